//! The clock of one promise in whole seconds: what `ServiceClock` would say in the end, without keeping its pauses.

use maklumat_calendar::{Duration, TimeUnit};

use crate::table::{NEVER, Seconds, WorkTable};

/// Started, held while only the applicant can go on, stopped. Instants never go back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PromiseClock {
    state: State,
    is_held: bool,
    /// What was left of the promise when it was last held: seconds of open time, or days. `None` before its first run.
    left: Option<Seconds>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    NotStarted,
    /// Held since its start, or since a pause that began in time.
    Waiting,
    Running {
        since: Seconds,
        due: Seconds,
    },
    /// A pause came at or after the due instant: nothing moves it any more.
    Past {
        due: Seconds,
    },
    Stopped {
        is_breached: bool,
    },
    /// Stopped before it was started.
    NeverBegun,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Its clock never began.
    NotBegun,
    InTime,
    Late,
    /// The clock runs and the due instant has not come.
    Running,
}

impl PromiseClock {
    pub(crate) const NEW: Self = Self {
        state: State::NotStarted,
        is_held: false,
        left: None,
    };

    pub(crate) fn start(&mut self, table: &WorkTable, promise: Duration, at: Seconds) {
        if self.state == State::NotStarted {
            self.state = State::Waiting;
            if !self.is_held {
                self.run(table, promise, at);
            }
        }
    }

    pub(crate) fn hold(&mut self, table: &WorkTable, promise: Duration, at: Seconds) {
        if std::mem::replace(&mut self.is_held, true) {
            return;
        }
        if let State::Running { since, due } = self.state {
            // A run of no time is none.
            if since < at {
                if due <= at {
                    self.state = State::Past { due };
                    return;
                }
                let left = self.left.unwrap_or_else(|| total(table, promise, since));
                self.left = Some(left - spent(table, promise.unit, since, at));
            }
            self.state = State::Waiting;
        }
    }

    pub(crate) fn go_on(&mut self, table: &WorkTable, promise: Duration, at: Seconds) {
        if std::mem::replace(&mut self.is_held, false) && self.state == State::Waiting {
            self.run(table, promise, at);
        }
    }

    pub(crate) fn stop(&mut self, at: Seconds) {
        self.state = match self.state {
            State::NotStarted => State::NeverBegun,
            State::Waiting => State::Stopped { is_breached: false },
            State::Running { due, .. } | State::Past { due } => State::Stopped { is_breached: due < at },
            stopped @ (State::Stopped { .. } | State::NeverBegun) => stopped,
        };
    }

    pub(crate) const fn kept(&self, now: Seconds) -> Kept {
        match self.state {
            State::NotStarted | State::NeverBegun => Kept::NotBegun,
            State::Waiting => Kept::Running,
            State::Running { due, .. } | State::Past { due } => {
                if due < now {
                    Kept::Late
                } else {
                    Kept::Running
                }
            }
            State::Stopped { is_breached: true } => Kept::Late,
            State::Stopped { is_breached: false } => Kept::InTime,
        }
    }

    fn run(&mut self, table: &WorkTable, promise: Duration, at: Seconds) {
        let due = match self.left {
            None => table.add(at, promise),
            Some(left) => due_after(table, promise.unit, at, left),
        };
        self.state = State::Running { since: at, due };
    }
}

/// The whole promise in its finest unit. Months and years become the days they have from the start.
fn total(table: &WorkTable, promise: Duration, start: Seconds) -> Seconds {
    let amount = Seconds::from(promise.amount);
    match promise.unit {
        TimeUnit::Minute => amount * 60,
        TimeUnit::Hour => amount * 3_600,
        TimeUnit::Day | TimeUnit::WorkingDay => amount,
        TimeUnit::Month | TimeUnit::Year => days_between(start, table.add(start, promise)),
    }
}

fn spent(table: &WorkTable, unit: TimeUnit, from: Seconds, until: Seconds) -> Seconds {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => table.open_through(until) - table.open_through(from),
        TimeUnit::WorkingDay => table.working_through(until) - table.working_through(from),
        TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => days_between(from, until),
    }
}

fn due_after(table: &WorkTable, unit: TimeUnit, from: Seconds, left: Seconds) -> Seconds {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => table.after_open(from, left),
        TimeUnit::WorkingDay if left <= 0 => table.next_closing(from),
        TimeUnit::WorkingDay => table.after_working_days(from, left),
        TimeUnit::Day | TimeUnit::Month | TimeUnit::Year => WorkTable::after_days(from, left.max(0)),
    }
}

const fn days_between(from: Seconds, until: Seconds) -> Seconds {
    if until >= NEVER {
        return NEVER;
    }
    let days = until.div_euclid(crate::table::DAY) - from.div_euclid(crate::table::DAY);
    if days > 0 { days } else { 0 }
}

#[cfg(test)]
mod tests {
    use maklumat_calendar::{Calendar, Date, OpeningHours, PauseReason, ServiceClock, Week, Zone};
    use proptest::prelude::*;

    use super::*;

    fn calendar() -> Calendar {
        let hours = ["07.30-12.00", "13.00-16.00"].map(|text| maklumat_calendar::Opening::parse(text).unwrap());
        let week = Week::DAYS[..5]
            .iter()
            .fold(Week::default(), |week, day| week.with(*day, hours.to_vec()));
        Calendar::new(maklumat_calendar::CalendarParts::new(
            Zone::Wib,
            OpeningHours::weekly(week),
        ))
        .unwrap()
    }

    const UNITS: [TimeUnit; 6] = [
        TimeUnit::Minute,
        TimeUnit::Hour,
        TimeUnit::Day,
        TimeUnit::WorkingDay,
        TimeUnit::Month,
        TimeUnit::Year,
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        /// Orders: start, hold, go on, stop, at ever later seconds, some of them at the same.
        #[test]
        fn the_clock_ends_as_the_engines_clock(
            amount in 0_u32..6,
            unit in 0_usize..6,
            orders in prop::collection::vec((0_u8..8, prop_oneof![Just(0_i64), 1_i64..4_000, 1_i64..200_000]), 1..12),
        ) {
            let promise = Duration::new(amount, UNITS[unit]);
            let calendar = calendar();
            let table = WorkTable::new(&calendar, Date::constant(2026, 1, 5), 4_000);
            let (mut ours, mut theirs) = (PromiseClock::NEW, ServiceClock::new(promise));
            let mut now = 30_000;
            for (order, later) in orders {
                now += later;
                let at = table.instant(now);
                match order {
                    0 | 1 => { ours.start(&table, promise, now); theirs.start(at); }
                    2..=4 => { ours.hold(&table, promise, now); theirs.pause(at, PauseReason::Applicant, ""); }
                    5 | 6 => { ours.go_on(&table, promise, now); theirs.resume(at, PauseReason::Applicant); }
                    _ => { ours.stop(now); theirs.stop(at); }
                }
                let is_late = ours.kept(now) == Kept::Late;
                prop_assert_eq!(is_late, theirs.is_breached(&calendar, at), "{:?} {:?}", ours, theirs);
            }
        }
    }
}
