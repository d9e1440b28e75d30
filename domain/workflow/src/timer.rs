//! Instants at which something happens to a case by itself. Derived from the case each time, so none can be lost.

use maklumat_calendar::{Duration, TimeUnit, Timestamp};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{PromiseId, StepId};

use crate::case::{Case, CaseClock, OpenStep};

/// The second level goes to the next superior; there is no third.
const LAST_LEVEL: u32 = 2;

/// What happens at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Timer {
    /// The applicant has not answered a return.
    AnswerLapses,
    /// A pause comes to the end it was given.
    PauseEnds,
    StepTimesOut {
        step: StepId,
    },
    StepIsLate {
        step: StepId,
        level: u32,
    },
    PromiseIsLate {
        promise: PromiseId,
        level: u32,
    },
    SilenceCounts {
        ground: String,
    },
}

/// The next instant at which [`crate::Command::Expire`] will change something; `None` where nothing is under way.
#[must_use]
pub fn next_timer(sop: &CheckedSop, case: &Case) -> Option<Timestamp> {
    timers(sop, case).into_iter().map(|(at, _)| at).min()
}

/// The instant by which the case is owed to its applicant: the earliest due of its running promises. `None` while a
/// promise is not started, waits for the applicant, or none is open.
#[must_use]
pub fn due_at(sop: &CheckedSop, case: &Case) -> Option<Timestamp> {
    open_clocks(case)
        .filter_map(|clock| clock.clock.due(sop.calendar()))
        .min()
}

/// The first instant after a limit: the limit itself is still in time.
pub(crate) fn passes(limit: Timestamp) -> Timestamp {
    limit.saturating_add(std::time::Duration::from_secs(1)).unwrap_or(limit)
}

pub(crate) fn timers(sop: &CheckedSop, case: &Case) -> Vec<(Timestamp, Timer)> {
    let mut timers = Vec::new();
    if !case.is_open() {
        return timers;
    }
    if let Some(waiting) = &case.waiting {
        timers.push((passes(waiting.until), Timer::AnswerLapses));
    }
    let paused = case.deviations.paused.as_ref();
    timers.extend(
        paused
            .and_then(|paused| paused.until)
            .map(|until| (until, Timer::PauseEnds)),
    );
    for open in &case.open {
        let has_timeout = sop
            .definition()
            .step(&open.step)
            .is_some_and(|step| step.timeout.is_some());
        if let Some(at) = open.timeout.filter(|_| has_timeout && paused.is_none()) {
            timers.push((
                at,
                Timer::StepTimesOut {
                    step: open.step.clone(),
                },
            ));
        }
        timers.extend(step_is_late(sop, case, open));
    }
    for clock in open_clocks(case) {
        timers.extend(promise_is_late(sop, case, clock));
    }
    timers
}

fn open_clocks(case: &Case) -> impl Iterator<Item = &CaseClock> {
    case.clocks.iter().filter(|clock| clock.clock.stopped_at().is_none())
}

/// The superior hears of a late step at once, and the next one when as much time again has passed.
fn step_is_late(sop: &CheckedSop, case: &Case, open: &OpenStep) -> Option<(Timestamp, Timer)> {
    if open.is_for_applicant() || open.escalated >= LAST_LEVEL || case.deviations.paused.is_some() {
        return None;
    }
    let published = sop.definition().step(&open.step)?;
    let again = if published.time.is_zero() {
        Duration::working_days(1)
    } else {
        published.time
    };
    let due = if open.escalated == 0 {
        open.due
    } else {
        sop.calendar_for(published).add(open.due, again)
    };
    Some((
        passes(due),
        Timer::StepIsLate {
            step: open.step.clone(),
            level: open.escalated + 1,
        },
    ))
}

fn promise_is_late(sop: &CheckedSop, case: &Case, clock: &CaseClock) -> Vec<(Timestamp, Timer)> {
    let Some(due) = clock.clock.due(sop.calendar()) else {
        return Vec::new();
    };
    let mut timers = Vec::new();
    if clock.escalated < LAST_LEVEL {
        let promise = clock.promise.clone();
        let late = if clock.escalated == 0 {
            due
        } else {
            sop.calendar().add(due, grace(clock))
        };
        timers.push((
            passes(late),
            Timer::PromiseIsLate {
                promise,
                level: clock.escalated + 1,
            },
        ));
    }
    if let Some(ground) = clock.deemed_approval.clone().filter(|_| case.deemed.is_none()) {
        timers.push((passes(due), Timer::SilenceCounts { ground }));
    }
    timers
}

/// From the first escalation of a promise to the second: a working day, or an hour where the promise is that short.
const fn grace(clock: &CaseClock) -> Duration {
    match clock.clock.promise().unit {
        TimeUnit::Minute | TimeUnit::Hour => Duration::hours(1),
        TimeUnit::Day | TimeUnit::WorkingDay | TimeUnit::Month | TimeUnit::Year => Duration::working_days(1),
    }
}
