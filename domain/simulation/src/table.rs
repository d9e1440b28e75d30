//! One office's working time as a table: what the calendar would answer, by index and binary search.

use maklumat_calendar::{Calendar, Date, Duration, Time, TimeUnit, Timestamp};

use crate::hourly::{CLOSED_DAY, weekday};

/// Seconds since the local midnight the tables of a simulation begin with.
pub(crate) type Seconds = i64;

pub(crate) const DAY: Seconds = 86_400;
/// Further away than any simulation goes.
pub(crate) const NEVER: Seconds = Seconds::MAX / 4;

/// The openings of one office from a day on, and all that is asked of them while a simulation runs. Every answer is
/// the one of [`Calendar`], in whole seconds; what lies beyond the last day is [`NEVER`].
#[derive(Clone, Debug)]
pub(crate) struct WorkTable {
    calendar: Calendar,
    /// The first midnight, as a Unix second.
    origin: i64,
    openings: Box<[Opening]>,
    /// By day, the first opening that does not end before it; one more than there are days.
    first_of_day: Box<[u32]>,
    /// By day, how many working days there were through it.
    working_through: Box<[u32]>,
    /// By day, when the office closes; [`NEVER`] where it does not open.
    closing: Box<[Seconds]>,
    is_around_the_clock: bool,
    first: Date,
}

#[derive(Clone, Copy, Debug)]
struct Opening {
    from: Seconds,
    until: Seconds,
    /// Open seconds of all openings before this one.
    before: Seconds,
}

impl WorkTable {
    /// Prepares `days` days from `first` on, at least one.
    pub(crate) fn new(calendar: &Calendar, first: Date, days: u32) -> Self {
        let mut table = Self {
            calendar: calendar.clone(),
            origin: calendar.zone().instant(first, Time::midnight()).as_second(),
            openings: Box::default(),
            first_of_day: Box::default(),
            working_through: Box::default(),
            closing: Box::default(),
            is_around_the_clock: calendar.hours().is_around_the_clock(),
            first,
        };
        let mut openings: Vec<Opening> = Vec::new();
        let (mut first_of_day, mut through, mut closing) = (Vec::new(), Vec::new(), Vec::new());
        let (mut before, mut working) = (0, 0);
        let following = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        for (midnight, day) in (0..).step_by(86_400).zip(following.take(days.max(1) as usize)) {
            first_of_day.push(index(openings.len()));
            let mut closes = NEVER;
            for opening in calendar.openings(day) {
                let from = midnight + second_of_day(opening.from());
                let until = from + Seconds::from(opening.minutes()) * 60;
                openings.push(Opening { from, until, before });
                before += until - from;
                // A deadline at midnight is one second before it, so that it bears the date that is owed.
                closes = until.min(midnight + DAY - 1);
            }
            working += u32::from(calendar.is_working_day(day));
            through.push(working);
            closing.push(closes);
        }
        first_of_day.push(index(openings.len()));
        table.openings = openings.into();
        table.first_of_day = first_of_day.into();
        table.working_through = through.into();
        table.closing = closing.into();
        table
    }

    /// The second of an instant, which may lie before the first day.
    pub(crate) fn second(&self, at: Timestamp) -> Seconds {
        at.as_second() - self.origin
    }

    pub(crate) fn instant(&self, second: Seconds) -> Timestamp {
        Timestamp::from_second(self.origin.saturating_add(second)).unwrap_or(Timestamp::MAX)
    }

    /// How many days are prepared.
    pub(crate) const fn days(&self) -> usize {
        self.closing.len()
    }

    /// The kind of each prepared day, see [`crate::hourly::HourlyRates`].
    pub(crate) fn day_kinds(&self) -> impl Iterator<Item = usize> {
        let following = std::iter::successors(Some(self.first), |day| day.tomorrow().ok());
        let days = self.closing.iter().zip(following);
        days.map(|(closing, day)| if *closing < NEVER { weekday(day) } else { CLOSED_DAY })
    }

    /// From when until when the office is open, in order.
    pub(crate) fn openings(&self) -> impl Iterator<Item = (Seconds, Seconds)> {
        self.openings.iter().map(|opening| (opening.from, opening.until))
    }

    /// Open seconds from the first midnight until `at`.
    pub(crate) fn open_through(&self, at: Seconds) -> Seconds {
        if self.is_around_the_clock {
            return at;
        }
        let Some(opening) = self.not_ended(at) else {
            return self
                .openings
                .last()
                .map_or(0, |last| last.before + last.until - last.from);
        };
        opening.before + (at - opening.from).max(0)
    }

    pub(crate) fn is_open(&self, at: Seconds) -> bool {
        self.is_around_the_clock || self.not_ended(at).is_some_and(|opening| opening.from <= at)
    }

    /// The given second if the office is open then, else the beginning of the next opening.
    pub(crate) fn opens_next(&self, at: Seconds) -> Seconds {
        if self.is_around_the_clock {
            return at;
        }
        self.not_ended(at).map_or(NEVER, |opening| opening.from.max(at))
    }

    /// When so many open seconds have passed. Nothing passes in no time.
    pub(crate) fn after_open(&self, start: Seconds, seconds: Seconds) -> Seconds {
        if seconds <= 0 {
            return start;
        }
        if self.is_around_the_clock {
            return start + seconds;
        }
        let target = self.open_through(start) + seconds;
        let after = self.openings.partition_point(|opening| opening.before < target);
        let Some(opening) = after.checked_sub(1).and_then(|at| self.openings.get(at)) else {
            return NEVER;
        };
        let end = opening.from + target - opening.before;
        if end > opening.until { NEVER } else { end }
    }

    /// The second a duration that starts at `start` is due.
    pub(crate) fn add(&self, start: Seconds, duration: Duration) -> Seconds {
        let amount = Seconds::from(duration.amount);
        if amount == 0 {
            return start;
        }
        match duration.unit {
            TimeUnit::Minute => self.after_open(start, amount * 60),
            TimeUnit::Hour => self.after_open(start, amount * 3_600),
            TimeUnit::Day => Self::after_days(start, amount),
            TimeUnit::WorkingDay => self.after_working_days(start, amount),
            // Months have different lengths; nobody asks often.
            TimeUnit::Month | TimeUnit::Year => self.second(self.calendar.add(self.instant(start), duration)),
        }
    }

    /// The end of the day so many days later.
    pub(crate) const fn after_days(start: Seconds, days: Seconds) -> Seconds {
        (start.div_euclid(DAY) + days) * DAY + DAY - 1
    }

    /// When the office closes on the last of so many working days after the one of `start`.
    pub(crate) fn after_working_days(&self, start: Seconds, days: Seconds) -> Seconds {
        self.closing_of_working_day(self.working_through(start) + days)
    }

    /// The first closing of a working day that is not before `at`.
    pub(crate) fn next_closing(&self, at: Seconds) -> Seconds {
        let closing = self.closing_of_working_day(self.working_through(at - DAY) + 1);
        if at <= closing {
            closing
        } else {
            self.after_working_days(at, 1)
        }
    }

    /// Working days from the first day through the one of `at`.
    pub(crate) fn working_through(&self, at: Seconds) -> Seconds {
        let Ok(day) = usize::try_from(at.div_euclid(DAY)) else {
            return 0;
        };
        let last = self.working_through.len() - 1;
        Seconds::from(self.working_through[day.min(last)])
    }

    fn closing_of_working_day(&self, number: Seconds) -> Seconds {
        let day = self
            .working_through
            .partition_point(|through| Seconds::from(*through) < number);
        self.closing.get(day).copied().unwrap_or(NEVER)
    }

    /// The opening that holds `at`, or the next one.
    fn not_ended(&self, at: Seconds) -> Option<&Opening> {
        let day = usize::try_from(at.div_euclid(DAY)).unwrap_or(0).min(self.days());
        let first = self.first_of_day[day] as usize;
        self.openings[first..].iter().find(|opening| at < opening.until)
    }
}

fn second_of_day(time: Time) -> Seconds {
    Seconds::from(time.hour()) * 3_600 + Seconds::from(time.minute()) * 60
}

fn index(length: usize) -> u32 {
    u32::try_from(length).expect("a day has few openings and a simulation few thousand days")
}

#[cfg(test)]
mod tests;
