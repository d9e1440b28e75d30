//! One office's calendar: which days and minutes count, and when a duration ends.

mod counting;
mod plan;

use std::sync::Arc;

use jiff::{
    Timestamp,
    civil::{Date, Weekday},
};

use crate::hours::{Opening, OpeningHours};
use crate::tally::{DayNumber, Tally};
use crate::{Closures, Duration, Roster, TimeUnit, Zone};

pub(crate) use counting::{MICROS_PER_MINUTE, MICROS_PER_SECOND};
use counting::{end_micros, start_micros};
use plan::Plan;

const EPOCH: Date = Date::constant(1970, 1, 1);
/// Ramadan has 29 or 30 days; one more for a decree that begins a day early.
const LONGEST_RAMADAN_DAYS: i64 = 31;

/// What an office's calendar is made of.
#[derive(Clone, Debug)]
pub struct CalendarParts {
    pub zone: Zone,
    pub hours: OpeningHours,
    pub ramadan: Vec<Ramadan>,
    pub closures: Closures,
    /// Those of this unit only.
    pub rosters: Vec<Roster>,
}

/// One year's Ramadan, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ramadan {
    pub from: Date,
    pub until: Date,
}

/// Why hours make no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// No weekday has an opening: no working day would ever come.
    NeverOpen,
    RamadanReversed(Ramadan),
    /// Longer than a month: most likely a mistyped date.
    RamadanTooLong(Ramadan),
}

/// When one office is open and which of its days count. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Calendar(Arc<Prepared>);

#[derive(Debug)]
struct Prepared {
    parts: CalendarParts,
    plan: Plan,
    working_days: Tally,
    minutes: Tally,
}

impl CalendarParts {
    /// An office with these hours and no closures.
    #[must_use]
    pub const fn new(zone: Zone, hours: OpeningHours) -> Self {
        Self {
            zone,
            hours,
            ramadan: Vec::new(),
            closures: Closures::new(),
            rosters: Vec::new(),
        }
    }
}

impl Calendar {
    pub fn new(parts: CalendarParts) -> Result<Self, CalendarError> {
        check(&parts)?;
        let plan = Plan::new(&parts);
        let working_days = plan.tally(|day| i64::from(day.is_working));
        let minutes = plan.tally(|day| i64::from(day.minutes()));
        Ok(Self(Arc::new(Prepared {
            parts,
            plan,
            working_days,
            minutes,
        })))
    }

    /// A unit that never closes.
    #[must_use]
    pub fn always_open(zone: Zone) -> Self {
        Self::new(CalendarParts::new(zone, OpeningHours::AroundTheClock))
            .expect("around the clock is always a calendar")
    }

    #[must_use]
    pub fn zone(&self) -> Zone {
        self.0.parts.zone
    }

    /// What the calendar was made of, for pages that show hours and holidays.
    #[must_use]
    pub fn parts(&self) -> &CalendarParts {
        &self.0.parts
    }

    #[must_use]
    pub fn hours(&self) -> &OpeningHours {
        &self.0.parts.hours
    }

    /// The day in this office at an instant.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Date {
        self.zone().date(at)
    }

    /// Whether the day counts in *hari kerja*: open by the weekly hours and not closed. A roster does not make it so.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.0.plan.day(number_of(day)).is_working
    }

    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        let (day, micros) = self.place(at);
        self.openings_of(day)
            .iter()
            .any(|opening| start_micros(*opening) <= micros && micros < end_micros(*opening))
    }

    /// When the office opens on this day, rosters included; ascending, no two touching.
    #[must_use]
    pub fn openings(&self, day: Date) -> &[Opening] {
        self.openings_of(number_of(day))
    }

    /// Why the office is closed on this day, also where it is rostered. Never for an office open around the clock.
    #[must_use]
    pub fn closure_name(&self, day: Date) -> Option<&str> {
        if self.hours().is_around_the_clock() {
            None
        } else {
            self.0.parts.closures.name(day)
        }
    }

    /// The first closed day later than `after`, and its name.
    #[must_use]
    pub fn next_closure(&self, after: Date) -> Option<(Date, &str)> {
        if self.hours().is_around_the_clock() {
            None
        } else {
            self.0.parts.closures.next(after)
        }
    }

    /// Whether closures of this year are on file. Where not, a working-day deadline in it is counted on weekdays alone.
    #[must_use]
    pub fn knows_closures_of(&self, year: i16) -> bool {
        self.hours().is_around_the_clock() || self.0.parts.closures.days().any(|day| day.year() == year)
    }

    /// Length of an ordinary working day: the minutes of the ordinary week shared by its working weekdays, rounded
    /// down. For holding times of steps in minutes and hours against promises in *hari kerja*.
    #[must_use]
    pub fn minutes_per_working_day(&self) -> u32 {
        let week = self.0.plan.ordinary_week();
        let minutes: u32 = week.iter().map(|day| u32::from(day.minutes())).sum();
        let days = week.iter().filter(|day| day.is_working).count();
        minutes / u32::try_from(days.max(1)).expect("a week has seven days")
    }

    /// When the office closes on a day it opens at all: the end of its last opening, and at the latest 23.59.59.
    #[must_use]
    pub fn closing(&self, day: Date) -> Option<Timestamp> {
        self.closing_of(number_of(day))
    }

    /// The given instant if the office is open then, else the beginning of the next opening.
    #[must_use]
    pub fn opens_next(&self, at: Timestamp) -> Timestamp {
        let (day, micros) = self.place(at);
        if let Some(opening) = self
            .openings_of(day)
            .iter()
            .find(|opening| micros < end_micros(**opening))
        {
            return if micros < start_micros(*opening) {
                self.instant(day, start_micros(*opening))
            } else {
                at
            };
        }
        let day = self.0.minutes.reach(self.0.minutes.through(day) + 1);
        self.instant(
            day,
            self.openings_of(day)
                .first()
                .map_or(0, |opening| start_micros(*opening)),
        )
    }

    /// The instant a duration that starts at `start` is due. The crate's front page says how each unit counts.
    #[must_use]
    pub fn add(&self, start: Timestamp, duration: Duration) -> Timestamp {
        if duration.is_zero() {
            return start;
        }
        let amount = i64::from(duration.amount);
        match duration.unit {
            TimeUnit::Minute => self.after_open_time(start, i128::from(amount) * MICROS_PER_MINUTE),
            TimeUnit::Hour => self.after_open_time(start, i128::from(amount) * 60 * MICROS_PER_MINUTE),
            TimeUnit::Day => self.after_days(start, amount),
            TimeUnit::WorkingDay => self.after_working_days(start, amount),
            TimeUnit::Month => self.after_months(start, amount),
            TimeUnit::Year => self.after_months(start, amount * 12),
        }
    }

    /// How many working days lie after one day, up to and including another.
    #[must_use]
    pub fn working_days_between(&self, after: Date, through: Date) -> u32 {
        if through <= after {
            return 0;
        }
        let days = &self.0.working_days;
        clamp_u32(days.through(number_of(through)) - days.through(number_of(after)))
    }

    /// How many whole minutes the office is open between two instants.
    #[must_use]
    pub fn working_minutes_between(&self, from: Timestamp, until: Timestamp) -> u64 {
        u64::try_from(self.open_micros_between(from, until) / MICROS_PER_MINUTE).unwrap_or(u64::MAX)
    }

    /// The same in whole seconds. Between instants of whole seconds nothing is lost, because offices open and close at
    /// whole minutes.
    #[must_use]
    pub fn open_seconds_between(&self, from: Timestamp, until: Timestamp) -> u64 {
        u64::try_from(self.open_micros_between(from, until) / MICROS_PER_SECOND).unwrap_or(u64::MAX)
    }
}

fn check(parts: &CalendarParts) -> Result<(), CalendarError> {
    if let OpeningHours::Weekly { ordinary, .. } = &parts.hours
        && ordinary.is_never_open()
    {
        return Err(CalendarError::NeverOpen);
    }
    for ramadan in &parts.ramadan {
        if ramadan.until < ramadan.from {
            return Err(CalendarError::RamadanReversed(*ramadan));
        }
        if number_of(ramadan.until) - number_of(ramadan.from) >= LONGEST_RAMADAN_DAYS {
            return Err(CalendarError::RamadanTooLong(*ramadan));
        }
    }
    Ok(())
}

fn number_of(day: Date) -> DayNumber {
    day.duration_since(EPOCH).as_hours() / 24
}

fn weekday_of(index: usize) -> Weekday {
    crate::Week::DAYS[index]
}

fn clamp_u32(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
