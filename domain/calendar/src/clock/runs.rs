//! The stretches in which a clock runs, and what each of them uses of the promise.

use jiff::Timestamp;

use super::ServiceClock;
use crate::calendar::MICROS_PER_MINUTE;
use crate::{Calendar, TimeUnit};

/// A stretch in which the clock runs, and the pause that ends it.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) from: Timestamp,
    pub(super) paused: Option<Timestamp>,
}

impl ServiceClock {
    /// The stretches in which the clock runs, in order. Those that begin after the stop do not exist.
    pub(super) fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::with_capacity(self.pauses.len() + 1);
        let mut from = self.started;
        for pause in &self.pauses {
            let Some(begin) = from else { break };
            if pause.until.is_some_and(|until| until <= begin)
                || self.stopped.is_some_and(|stopped| stopped <= pause.from)
            {
                continue;
            }
            if begin < pause.from {
                runs.push(Run {
                    from: begin,
                    paused: Some(pause.from),
                });
            }
            from = pause.until;
        }
        runs.extend(from.map(|from| Run { from, paused: None }));
        runs.retain(|run| self.stopped.is_none_or(|stopped| run.from <= stopped));
        runs
    }

    pub(super) fn used_exactly(&self, calendar: &Calendar, now: Timestamp) -> i128 {
        let end = self.stopped.map_or(now, |stopped| stopped.min(now));
        self.runs()
            .iter()
            .map(|run| self.spent(calendar, run.from, run.paused.map_or(end, |paused| paused.min(end))))
            .sum()
    }

    /// What one run uses, in the finest unit of the promise: microseconds of open time, or days.
    pub(super) fn spent(&self, calendar: &Calendar, from: Timestamp, until: Timestamp) -> i128 {
        if until <= from {
            return 0;
        }
        match self.counted_in() {
            TimeUnit::Minute | TimeUnit::Hour => calendar.open_micros_between(from, until),
            TimeUnit::WorkingDay => {
                i128::from(calendar.working_days_between(calendar.date(from), calendar.date(until)))
            }
            TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => i128::from(calendar.days_between(from, until)),
        }
    }

    /// The whole promise in its finest unit. Months and years become the days they have from the start.
    pub(super) fn total(&self, calendar: &Calendar, start: Timestamp) -> i128 {
        let amount = i128::from(self.promise.amount);
        match self.promise.unit {
            TimeUnit::Minute => amount * MICROS_PER_MINUTE,
            TimeUnit::Hour => amount * 60 * MICROS_PER_MINUTE,
            TimeUnit::Day | TimeUnit::WorkingDay => amount,
            TimeUnit::Month | TimeUnit::Year => {
                i128::from(calendar.days_between(start, calendar.add(start, self.promise)))
            }
        }
    }

    /// When what is left is due if the clock goes on at `from`.
    pub(super) fn due_after(&self, calendar: &Calendar, from: Timestamp, left: i128) -> Timestamp {
        let days = i64::try_from(left).unwrap_or(i64::MAX);
        match self.counted_in() {
            TimeUnit::Minute | TimeUnit::Hour => calendar.after_open_time(from, left),
            TimeUnit::WorkingDay if left <= 0 => calendar.next_closing_at(from),
            TimeUnit::WorkingDay => calendar.after_working_days(from, days),
            TimeUnit::Day | TimeUnit::Month | TimeUnit::Year if left <= 0 => calendar.end_of_day_at(from),
            TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => calendar.after_days(from, days),
        }
    }

    pub(super) const fn grain(&self) -> i128 {
        match self.counted_in() {
            TimeUnit::Minute | TimeUnit::Hour => MICROS_PER_MINUTE,
            TimeUnit::Day | TimeUnit::WorkingDay | TimeUnit::Month | TimeUnit::Year => 1,
        }
    }

    /// Before the start a month has no number of days yet, so it stays a month.
    pub(super) fn unstarted_amount(&self) -> i64 {
        let amount = i64::from(self.promise.amount);
        if self.promise.unit == TimeUnit::Hour {
            amount * 60
        } else {
            amount
        }
    }

    pub(super) const fn unstarted_unit(&self) -> TimeUnit {
        match self.promise.unit {
            TimeUnit::Hour => TimeUnit::Minute,
            TimeUnit::Minute | TimeUnit::Day | TimeUnit::WorkingDay | TimeUnit::Month | TimeUnit::Year => {
                self.promise.unit
            }
        }
    }
}
