//! How many come in which hour of which day: what a history tells of arrivals.

use maklumat_calendar::{Calendar, Date, Timestamp};

/// Days on which the office does not open: weekends and closures. The others are told apart by their weekday.
pub(crate) const CLOSED_DAY: usize = 0;

/// Kinds of days: closed ones, then open ones from Monday to Sunday.
const KINDS: usize = 8;
const HOURS: usize = 24;

/// Of fewer cases on days of one kind, their hours are those of all open days.
const ENOUGH: u32 = 30;

/// Cases expected in each hour of each kind of day.
#[derive(Clone, Debug, PartialEq)]
pub struct HourlyRates(Box<[[f64; HOURS]; KINDS]>);

/// What was counted over some days, to be made into [`HourlyRates`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountedArrivals {
    /// Days of each kind.
    days: [u32; KINDS],
    /// Cases that came on them.
    cases: [u32; KINDS],
    /// Of some of these, the hour is known.
    hours: [[u32; HOURS]; KINDS],
}

impl HourlyRates {
    /// The cases expected in each hour of a day of this kind.
    pub(crate) fn of_day(&self, kind: usize) -> &[f64; HOURS] {
        &self.0[kind.min(KINDS - 1)]
    }

    /// So many times as many, at the same hours.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self(Box::new((*self.0).map(|day| day.map(|cases| cases * factor))))
    }

    pub(crate) fn is_sound(&self) -> bool {
        let all = || self.0.iter().flatten();
        all().all(|cases| cases.is_finite() && *cases >= 0.0) && all().any(|cases| *cases > 0.0)
    }

    /// Cases expected on an open day, the mean of its weekdays.
    #[must_use]
    pub fn per_open_day(&self) -> f64 {
        let days: Vec<f64> = self.0[1..].iter().map(|day| day.iter().sum::<f64>()).collect();
        let open = days.iter().filter(|cases| **cases > 0.0).count();
        #[expect(clippy::cast_precision_loss, reason = "a week has seven days")]
        let open = open.max(1) as f64;
        days.iter().sum::<f64>() / open
    }
}

impl CountedArrivals {
    /// So many came on a day. Every day of the time that is looked at is named once, also where nobody came.
    pub fn add_day(&mut self, calendar: &Calendar, day: Date, cases: u32) {
        let kind = kind_of(calendar, day);
        self.days[kind] += 1;
        self.cases[kind] += cases;
    }

    /// So many came in one hour of days of one kind, as [`CountedArrivals::hour_of`] tells it.
    pub const fn add_hour(&mut self, (kind, hour): (u8, u8), cases: u32) {
        if (kind as usize) < KINDS && (hour as usize) < HOURS {
            self.hours[kind as usize][hour as usize] += cases;
        }
    }

    /// The kind of the day and the hour of it at an office, by which arrivals are kept.
    #[must_use]
    pub fn hour_of(calendar: &Calendar, at: Timestamp) -> (u8, u8) {
        let kind = kind_of(calendar, calendar.date(at));
        let hour = calendar.zone().time(at).hour().unsigned_abs();
        (u8::try_from(kind).unwrap_or_default(), hour)
    }

    /// All cases of the days.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.cases.iter().sum()
    }

    /// `None` where nobody came, or of nobody the hour is known.
    #[must_use]
    pub fn rates(&self) -> Option<HourlyRates> {
        let mut open = [0; HOURS];
        for (sum, cases) in self.hours[1..]
            .iter()
            .flat_map(|day| day.iter().enumerate())
            .map(|(hour, cases)| (hour, *cases))
        {
            open[sum] += cases;
        }
        let mut rates = [[0.0; HOURS]; KINDS];
        for (kind, rates) in rates.iter_mut().enumerate() {
            let own = &self.hours[kind];
            let of_kind: u32 = own.iter().sum();
            let is_own = of_kind >= ENOUGH || (kind == CLOSED_DAY && of_kind > 0);
            let shape = if is_own { own } else { &open };
            let whole: u32 = shape.iter().sum();
            if whole == 0 || self.days[kind] == 0 {
                continue;
            }
            let per_day = f64::from(self.cases[kind]) / f64::from(self.days[kind]);
            for (rate, cases) in rates.iter_mut().zip(shape) {
                *rate = per_day * f64::from(*cases) / f64::from(whole);
            }
        }
        Some(HourlyRates(Box::new(rates))).filter(HourlyRates::is_sound)
    }
}

fn kind_of(calendar: &Calendar, day: Date) -> usize {
    if calendar.openings(day).is_empty() {
        CLOSED_DAY
    } else {
        weekday(day)
    }
}

/// From 1 for Monday to 7 for Sunday.
pub(crate) fn weekday(day: Date) -> usize {
    usize::from(day.weekday().to_monday_one_offset().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use maklumat_calendar::{CalendarParts, OpeningHours, Week, Weekday, Zone};

    use super::*;

    fn office() -> Calendar {
        let hours = vec![maklumat_calendar::Opening::parse("08.00-16.00").unwrap()];
        let week = [Weekday::Monday, Weekday::Tuesday]
            .into_iter()
            .fold(Week::default(), |week, day| week.with(day, hours.clone()));
        let hours = OpeningHours::Weekly {
            ordinary: week,
            ramadan: None,
        };
        Calendar::new(CalendarParts::new(Zone::Wib, hours)).unwrap()
    }

    #[test]
    fn rates_are_cases_by_days_shared_by_their_hours() {
        let mut counted = CountedArrivals::default();
        let monday = Date::constant(2026, 11, 23);
        for (week, cases) in [40, 60].into_iter().enumerate() {
            let day = monday
                .checked_add(std::time::Duration::from_secs(week as u64 * 7 * 86_400))
                .unwrap();
            counted.add_day(&office(), day, cases);
        }
        let at = |text: &str| CountedArrivals::hour_of(&office(), text.parse().unwrap());
        // 09.30 in western Indonesia.
        assert_eq!(at("2026-11-23T02:30:00Z"), (1, 9));
        assert_eq!(
            at("2026-11-25T02:30:00Z"),
            (0, 9),
            "the office does not open on Wednesdays"
        );
        counted.add_hour((1, 9), 60);
        counted.add_hour((1, 10), 20);
        let rates = counted.rates().unwrap();
        assert!((rates.of_day(1)[9] - 37.5).abs() < 1e-9 && (rates.of_day(1)[10] - 12.5).abs() < 1e-9);
        assert!((rates.per_open_day() - 50.0).abs() < 1e-9 && (rates.times(2.0).per_open_day() - 100.0).abs() < 1e-9);
        assert_eq!(
            rates.of_day(2).iter().sum::<f64>().to_bits(),
            0,
            "nobody came on a Tuesday"
        );
        assert_eq!(CountedArrivals::default().rates(), None);
    }
}
