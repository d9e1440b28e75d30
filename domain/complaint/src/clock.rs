//! Which clocks run, when they end and whether they were broken: computed from a complaint, kept nowhere.

use maklumat_calendar::{ClockState, Date, Duration, Pause, PauseReason, Remaining, ServiceClock, Timestamp};

use crate::complaint::{Complaint, Run, Stage};
use crate::decide::Terms;
use crate::rules::{LimitKey, Owed, Pauses};

/// One clock of a complaint. A complaint that was opened again has several of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    pub key: LimitKey,
    pub time: Duration,
    /// Who has to act before it ends.
    pub owed: Owed,
    pub started: Timestamp,
    pub state: ClockState,
    /// Since when the reporter owes an answer, which is the one reason a clock stands still.
    pub paused_since: Option<Timestamp>,
    pub stopped: Option<Timestamp>,
    /// The end; where it stands still, the end if the answer came now.
    pub due: Timestamp,
    /// The same as people are told it.
    pub due_on: Date,
    pub remaining: Remaining,
    /// From when on it was broken. Nothing that happens later takes this back.
    pub broken_since: Option<Timestamp>,
}

/// Every clock that was ever started, oldest first.
#[must_use]
pub fn clocks(terms: Terms<'_>, complaint: &Complaint, now: Timestamp) -> Vec<Clock> {
    complaint.runs.iter().map(|run| clock(terms, run, now)).collect()
}

/// The clock that binds the office now: of those that run, the one that ends first.
#[must_use]
pub fn binding(clocks: &[Clock]) -> Option<&Clock> {
    let open = clocks
        .iter()
        .filter(|clock| clock.stopped.is_none() && clock.owed == Owed::Office);
    open.min_by_key(|clock| (clock.state != ClockState::Running, clock.due))
}

/// When [`crate::Command::Expire`] is due: the reporter can act up to this instant, and it lapses after it.
#[must_use]
pub fn next_timer(complaint: &Complaint) -> Option<Timestamp> {
    match complaint.stage {
        Stage::Incomplete | Stage::Questioned => complaint.until,
        Stage::Delivered => complaint.until.filter(|_| complaint.silent_since.is_none()),
        Stage::Received | Stage::Verified | Stage::OnDesk | Stage::InHand | Stage::Decided | Stage::Closed => None,
    }
}

fn clock(terms: Terms<'_>, run: &Run, now: Timestamp) -> Clock {
    let limit = terms.rules.limit(run.key);
    let pauses = match limit.pauses {
        Pauses::Never => Vec::new(),
        Pauses::WhileReporterOwes => run.pauses.iter().map(pause).collect(),
    };
    let paused_since = pauses
        .iter()
        .find(|pause| pause.until.is_none())
        .map(|pause| pause.from);
    let service = ServiceClock::restore(limit.time, Some(run.started), pauses, run.stopped);
    let ended = run.stopped.unwrap_or(now);
    let sure = service.due(terms.calendar);
    let due = service.due_if_resumed(terms.calendar, now).unwrap_or(Timestamp::MAX);
    Clock {
        key: run.key,
        time: limit.time,
        owed: limit.owed,
        started: run.started,
        state: service.state(),
        paused_since: paused_since.filter(|_| run.stopped.is_none()),
        stopped: run.stopped,
        due,
        due_on: terms.calendar.date(due),
        remaining: service.remaining(terms.calendar, ended),
        broken_since: sure.filter(|due| ended > *due),
    }
}

fn pause((from, until): &(Timestamp, Option<Timestamp>)) -> Pause {
    Pause {
        from: *from,
        until: *until,
        reason: PauseReason::Applicant,
        ground: String::new(),
    }
}
