//! How much time steps take together, in the working time of one office.

use maklumat_calendar::{Calendar, Duration, OpeningHours, TimeUnit, Week};
use maklumat_vocabulary::Language;

/// What one office does in a day and in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pace {
    minutes_per_day: u64,
    days_per_week: u64,
}

impl Pace {
    pub(crate) fn of(calendar: &Calendar) -> Self {
        let days_per_week = match calendar.hours() {
            OpeningHours::AroundTheClock => 7,
            OpeningHours::Weekly { ordinary, .. } => Week::DAYS
                .iter()
                .filter(|day| !ordinary.openings(**day).is_empty())
                .count()
                .max(1),
        };
        Self {
            minutes_per_day: u64::from(calendar.minutes_per_working_day()).max(1),
            days_per_week: u64::try_from(days_per_week).unwrap_or(7),
        }
    }

    /// A length of time in minutes of work. A calendar day is the seventh part of a week's work, so that *14 hari*
    /// and *10 hari kerja* weigh the same in a five-day office.
    pub(crate) fn minutes(self, time: Duration) -> u64 {
        let amount = u64::from(time.amount);
        let days = |days: u64| days.saturating_mul(self.minutes_per_day * self.days_per_week) / 7;
        match time.unit {
            TimeUnit::Minute => amount,
            TimeUnit::Hour => amount.saturating_mul(60),
            TimeUnit::WorkingDay => amount.saturating_mul(self.minutes_per_day),
            TimeUnit::Day => days(amount),
            TimeUnit::Month => days(amount.saturating_mul(30)),
            TimeUnit::Year => days(amount.saturating_mul(365)),
        }
    }

    /// The shortest time of this unit that holds so many minutes.
    pub(crate) fn at_least(self, minutes: u64, unit: TimeUnit) -> Duration {
        let up = |length: u64| minutes.div_ceil(length.max(1));
        let (amount, unit) = match unit {
            TimeUnit::Minute => (minutes, TimeUnit::Minute),
            TimeUnit::Hour if minutes.is_multiple_of(60) => (minutes / 60, TimeUnit::Hour),
            TimeUnit::Hour => (minutes, TimeUnit::Minute),
            TimeUnit::WorkingDay => (up(self.minutes_per_day), TimeUnit::WorkingDay),
            TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => (
                (minutes * 7).div_ceil(self.minutes_per_day * self.days_per_week),
                TimeUnit::Day,
            ),
        };
        Duration::new(u32::try_from(amount).unwrap_or(u32::MAX), unit)
    }

    /// The times of steps added up, as a person would say it: `2 hari kerja 1 jam`.
    pub(crate) fn words(self, times: &[Duration], language: Language) -> String {
        let sum = |unit: TimeUnit| -> u64 {
            times
                .iter()
                .filter(|time| time.unit == unit)
                .map(|time| u64::from(time.amount))
                .sum()
        };
        let minutes = sum(TimeUnit::Minute) + 60 * sum(TimeUnit::Hour);
        let working_days = sum(TimeUnit::WorkingDay) + minutes / self.minutes_per_day;
        let minutes = minutes % self.minutes_per_day;
        let parts = [
            (sum(TimeUnit::Day), TimeUnit::Day),
            (working_days, TimeUnit::WorkingDay),
            (minutes / 60, TimeUnit::Hour),
            (minutes % 60, TimeUnit::Minute),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter(|(amount, _)| *amount > 0)
            .map(|(amount, unit)| Duration::new(u32::try_from(*amount).unwrap_or(u32::MAX), *unit).words(language))
            .collect();
        if said.is_empty() {
            Duration::minutes(0).words(language)
        } else {
            said.join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE_DAYS: Pace = Pace {
        minutes_per_day: 450,
        days_per_week: 5,
    };
    const AROUND_THE_CLOCK: Pace = Pace {
        minutes_per_day: 1440,
        days_per_week: 7,
    };

    #[test]
    fn two_weeks_are_ten_working_days_of_a_five_day_office() {
        assert_eq!(
            FIVE_DAYS.minutes(Duration::days(14)),
            FIVE_DAYS.minutes(Duration::working_days(10))
        );
        assert_eq!(AROUND_THE_CLOCK.minutes(Duration::days(3)), 3 * 1440);
    }

    #[test]
    fn times_are_said_in_the_largest_units_that_fit() {
        let times = [Duration::hours(1), Duration::working_days(1), Duration::working_days(1)];
        assert_eq!(FIVE_DAYS.words(&times, Language::Indonesian), "2 hari kerja 1 jam");
        let times = [Duration::minutes(400), Duration::minutes(65)];
        assert_eq!(FIVE_DAYS.words(&times, Language::English), "1 working day 15 minutes");
        assert_eq!(FIVE_DAYS.words(&[], Language::Indonesian), "0 menit");
    }

    #[test]
    fn what_is_promised_instead_is_never_too_short() {
        for minutes in [1, 59, 60, 61, 449, 450, 451, 4_501] {
            for unit in TimeUnit::ALL {
                assert!(
                    FIVE_DAYS.minutes(FIVE_DAYS.at_least(minutes, unit)) >= minutes,
                    "{minutes} {unit:?}"
                );
            }
        }
        assert_eq!(FIVE_DAYS.at_least(960, TimeUnit::WorkingDay), Duration::working_days(3));
        assert_eq!(FIVE_DAYS.at_least(120, TimeUnit::Hour), Duration::hours(2));
    }
}
