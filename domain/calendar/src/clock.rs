//! The clock of one promise: started, paused while the applicant or the law stops it, resumed, stopped.

mod runs;

use jiff::Timestamp;

use crate::{Calendar, Duration, TimeUnit};

/// Measures one promise. Orders that change nothing (starting twice, resuming what runs) are passed over, and an
/// instant before the last one counts as the last one: who may give an order is decided elsewhere.
///
/// In days, a run from one instant to another uses the days after the first up to and including the second, and after
/// a pause the rest is counted from the day after the resumption. A pause on the very last day gives that day back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceClock {
    promise: Duration,
    started: Option<Timestamp>,
    pauses: Vec<Pause>,
    stopped: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    pub from: Timestamp,
    /// `None` while it lasts.
    pub until: Option<Timestamp>,
    pub reason: PauseReason,
    /// The legal ground; empty where the published SOP itself is the ground.
    pub ground: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PauseReason {
    /// The file lies with the applicant.
    Applicant,
    /// A named deviation with a legal ground.
    Override,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    NotStarted,
    Running,
    Paused,
    Stopped,
}

/// Time left: below zero exactly when the promise is broken, zero on the last day or in the last minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    pub amount: i64,
    pub unit: TimeUnit,
}

impl Remaining {
    /// Days or working days left, for a promise in them.
    #[must_use]
    pub const fn days(self) -> Option<i64> {
        match self.unit {
            TimeUnit::Day | TimeUnit::WorkingDay => Some(self.amount),
            TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Month | TimeUnit::Year => None,
        }
    }

    /// Minutes of open time left, for a promise in minutes or hours.
    #[must_use]
    pub const fn minutes(self) -> Option<i64> {
        match self.unit {
            TimeUnit::Minute => Some(self.amount),
            TimeUnit::Hour | TimeUnit::Day | TimeUnit::WorkingDay | TimeUnit::Month | TimeUnit::Year => None,
        }
    }

    #[must_use]
    pub const fn is_late(self) -> bool {
        self.amount < 0
    }
}

impl ServiceClock {
    #[must_use]
    pub const fn new(promise: Duration) -> Self {
        Self {
            promise,
            started: None,
            pauses: Vec::new(),
            stopped: None,
        }
    }

    /// A clock as it was stored.
    #[must_use]
    pub fn restore(
        promise: Duration,
        started: Option<Timestamp>,
        mut pauses: Vec<Pause>,
        stopped: Option<Timestamp>,
    ) -> Self {
        pauses.sort_by_key(|pause| pause.from);
        Self {
            promise,
            started,
            pauses,
            stopped,
        }
    }

    #[must_use]
    pub const fn promise(&self) -> Duration {
        self.promise
    }

    #[must_use]
    pub const fn started_at(&self) -> Option<Timestamp> {
        self.started
    }

    #[must_use]
    pub const fn stopped_at(&self) -> Option<Timestamp> {
        self.stopped
    }

    /// In order of their beginning.
    #[must_use]
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    #[must_use]
    pub fn state(&self) -> ClockState {
        if self.stopped.is_some() {
            ClockState::Stopped
        } else if self.started.is_none() {
            ClockState::NotStarted
        } else if self.is_held() {
            ClockState::Paused
        } else {
            ClockState::Running
        }
    }

    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state() == ClockState::Running
    }

    /// Started, not stopped, and held by at least one pause.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.state() == ClockState::Paused
    }

    pub fn start(&mut self, at: Timestamp) {
        if self.started.is_none() && self.stopped.is_none() {
            self.started = Some(self.not_before_last(at));
        }
    }

    /// Holds the clock. Pauses for different reasons may overlap; the clock runs again when all have ended.
    /// One that begins before the start holds the clock from its start.
    pub fn pause(&mut self, at: Timestamp, reason: PauseReason, ground: &str) {
        if self.stopped.is_none() && self.open_pause(reason).is_none() {
            let from = self.not_before_last(at);
            self.pauses.push(Pause {
                from,
                until: None,
                reason,
                ground: ground.to_owned(),
            });
        }
    }

    /// Ends the pause for this reason.
    pub fn resume(&mut self, at: Timestamp, reason: PauseReason) {
        if self.stopped.is_none()
            && let Some(open) = self.open_pause(reason)
        {
            self.pauses[open].until = Some(self.not_before_last(at));
        }
    }

    pub fn stop(&mut self, at: Timestamp) {
        if self.stopped.is_none() {
            self.stopped = Some(self.not_before_last(at));
        }
    }

    /// The instant the promise is due. `None` while it is not started, and while a pause holds it that began before
    /// the due instant: then nobody can know, and [`Self::due_if_resumed`] says the earliest.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Option<Timestamp> {
        let runs = self.runs();
        let mut left = self.total(calendar, runs.first()?.from);
        for (index, run) in runs.iter().enumerate() {
            let due = if index == 0 {
                calendar.add(run.from, self.promise)
            } else {
                self.due_after(calendar, run.from, left)
            };
            match run.paused {
                Some(paused) if paused < due => left -= self.spent(calendar, run.from, paused),
                Some(_) | None => return Some(due),
            }
        }
        None
    }

    /// The due instant if every pause ended at `now`. `None` while the clock is not started.
    #[must_use]
    pub fn due_if_resumed(&self, calendar: &Calendar, now: Timestamp) -> Option<Timestamp> {
        self.due(calendar).or_else(|| {
            let now = self.stopped.unwrap_or(now);
            let mut resumed = self.clone();
            for pause in resumed.pauses.iter_mut().filter(|pause| pause.until.is_none()) {
                pause.until = Some(now.max(pause.from));
            }
            resumed.stopped = None;
            resumed.due(calendar)
        })
    }

    /// Working days, days or minutes used of the promise, in the unit of [`Self::remaining`]. Never falls as time goes.
    #[must_use]
    pub fn used(&self, calendar: &Calendar, now: Timestamp) -> u64 {
        let used = self.used_exactly(calendar, now) / self.grain();
        u64::try_from(used).unwrap_or(u64::MAX)
    }

    /// What is left of the promise: minutes for promises in minutes and hours, days for those in days, months and
    /// years, else working days.
    #[must_use]
    pub fn remaining(&self, calendar: &Calendar, now: Timestamp) -> Remaining {
        let Some(run) = self.runs().first().copied() else {
            return Remaining {
                amount: self.unstarted_amount(),
                unit: self.unstarted_unit(),
            };
        };
        let total = self.total(calendar, run.from) / self.grain();
        let left = i64::try_from(total)
            .unwrap_or(i64::MAX)
            .saturating_sub_unsigned(self.used(calendar, now));
        let amount = if self.is_breached(calendar, now) {
            left.min(-1)
        } else {
            left.max(0)
        };
        Remaining {
            amount,
            unit: self.counted_in(),
        }
    }

    /// Whether the due instant had passed at `now`, or when the clock was stopped.
    #[must_use]
    pub fn is_breached(&self, calendar: &Calendar, now: Timestamp) -> bool {
        let now = self.stopped.map_or(now, |stopped| stopped.min(now));
        self.due(calendar).is_some_and(|due| due < now)
    }

    /// The unit in which used and remaining time is told.
    #[must_use]
    pub const fn counted_in(&self) -> TimeUnit {
        match self.promise.unit {
            TimeUnit::Minute | TimeUnit::Hour => TimeUnit::Minute,
            TimeUnit::WorkingDay => TimeUnit::WorkingDay,
            TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => TimeUnit::Day,
        }
    }

    fn is_held(&self) -> bool {
        self.pauses.iter().any(|pause| pause.until.is_none())
    }

    fn open_pause(&self, reason: PauseReason) -> Option<usize> {
        self.pauses
            .iter()
            .position(|pause| pause.until.is_none() && pause.reason == reason)
    }

    fn not_before_last(&self, at: Timestamp) -> Timestamp {
        let pauses = self.pauses.iter().flat_map(|pause| [Some(pause.from), pause.until]);
        pauses
            .chain([self.started, self.stopped])
            .flatten()
            .fold(at, Timestamp::max)
    }
}

#[cfg(test)]
mod tests;
