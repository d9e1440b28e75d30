//! Counting in the finest grain: microseconds of open time, days by number, and the instants they lead to.

use jiff::{Span, Timestamp};

use super::{Calendar, number_of};
use crate::hours::{MINUTES_PER_DAY, Opening};
use crate::tally::DayNumber;

pub(crate) const MICROS_PER_SECOND: i128 = 1_000_000;
pub(crate) const MICROS_PER_MINUTE: i128 = 60 * MICROS_PER_SECOND;
const MICROS_PER_DAY: i128 = MICROS_PER_MINUTE * MINUTES_PER_DAY as i128;

impl Calendar {
    pub(crate) fn after_open_time(&self, start: Timestamp, micros: i128) -> Timestamp {
        let target = self.open_micros_through(start) + micros;
        let minutes = (target + MICROS_PER_MINUTE - 1).div_euclid(MICROS_PER_MINUTE);
        let day = self.0.minutes.reach(i64::try_from(minutes).unwrap_or(i64::MAX));
        let mut left = target - i128::from(self.0.minutes.through(day - 1)) * MICROS_PER_MINUTE;
        for opening in self.openings_of(day) {
            let length = i128::from(opening.minutes()) * MICROS_PER_MINUTE;
            if left <= length {
                return self.instant(day, start_micros(*opening) + left);
            }
            left -= length;
        }
        self.instant(day + 1, 0)
    }

    pub(crate) fn after_days(&self, start: Timestamp, days: i64) -> Timestamp {
        self.end_of_day(number_of(self.date(start)) + days)
    }

    pub(crate) fn after_working_days(&self, start: Timestamp, days: i64) -> Timestamp {
        let before = self.0.working_days.through(number_of(self.date(start)));
        self.closing_of_working_day(self.0.working_days.reach(before + days))
    }

    /// The end of the day that `at` lies in.
    pub(crate) fn end_of_day_at(&self, at: Timestamp) -> Timestamp {
        let day = number_of(self.date(at));
        let end = self.end_of_day(day);
        if at <= end { end } else { self.end_of_day(day + 1) }
    }

    /// The first closing of a working day that is not before `at`.
    pub(crate) fn next_closing_at(&self, at: Timestamp) -> Timestamp {
        let before = self.0.working_days.through(number_of(self.date(at)) - 1);
        let closing = self.closing_of_working_day(self.0.working_days.reach(before + 1));
        if at <= closing {
            closing
        } else {
            self.after_working_days(at, 1)
        }
    }

    pub(crate) fn open_micros_between(&self, from: Timestamp, until: Timestamp) -> i128 {
        if until <= from {
            0
        } else {
            self.open_micros_through(until) - self.open_micros_through(from)
        }
    }

    pub(crate) fn days_between(&self, from: Timestamp, until: Timestamp) -> i64 {
        (number_of(self.date(until)) - number_of(self.date(from))).max(0)
    }

    pub(super) fn after_months(&self, start: Timestamp, months: i64) -> Timestamp {
        let end = Span::new()
            .try_months(months)
            .and_then(|span| self.date(start).checked_add(span));
        end.map_or(Timestamp::MAX, |day| self.end_of_day(number_of(day)))
    }

    /// Open time of all days until `at`, from the tally's first Monday.
    pub(super) fn open_micros_through(&self, at: Timestamp) -> i128 {
        let (day, micros) = self.place(at);
        let today: i128 = self
            .openings_of(day)
            .iter()
            .map(|opening| micros.clamp(start_micros(*opening), end_micros(*opening)) - start_micros(*opening))
            .sum();
        i128::from(self.0.minutes.through(day - 1)) * MICROS_PER_MINUTE + today
    }

    pub(super) fn openings_of(&self, day: DayNumber) -> &[Opening] {
        &self.0.plan.day(day).openings
    }

    pub(super) fn closing_of(&self, day: DayNumber) -> Option<Timestamp> {
        let last = self.openings_of(day).last()?;
        let is_midnight = last.end_minute() == MINUTES_PER_DAY;
        Some(if is_midnight {
            self.end_of_day(day)
        } else {
            self.instant(day, end_micros(*last))
        })
    }

    fn closing_of_working_day(&self, day: DayNumber) -> Timestamp {
        self.closing_of(day).unwrap_or_else(|| self.end_of_day(day))
    }

    /// 23.59.59, so that the due instant still bears the date that is owed.
    pub(super) fn end_of_day(&self, day: DayNumber) -> Timestamp {
        self.instant(day, MICROS_PER_DAY - 1_000_000)
    }

    /// The local day of an instant and the microseconds since its midnight.
    pub(super) fn place(&self, at: Timestamp) -> (DayNumber, i128) {
        let local = i128::from(at.as_microsecond()) + self.zone().offset_micros();
        let day = DayNumber::try_from(local.div_euclid(MICROS_PER_DAY)).expect("a timestamp lies within 10,000 years");
        (day, local.rem_euclid(MICROS_PER_DAY))
    }

    pub(super) fn instant(&self, day: DayNumber, micros: i128) -> Timestamp {
        let utc = i128::from(day) * MICROS_PER_DAY + micros - self.zone().offset_micros();
        let furthest = if utc < 0 { Timestamp::MIN } else { Timestamp::MAX };
        i64::try_from(utc)
            .ok()
            .and_then(|utc| Timestamp::from_microsecond(utc).ok())
            .unwrap_or(furthest)
    }
}

pub(super) fn start_micros(opening: Opening) -> i128 {
    i128::from(opening.first_minute()) * MICROS_PER_MINUTE
}

pub(super) fn end_micros(opening: Opening) -> i128 {
    i128::from(opening.end_minute()) * MICROS_PER_MINUTE
}
