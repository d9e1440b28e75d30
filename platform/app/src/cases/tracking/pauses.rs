//! When the promise stood still, and why: every pause with the event that began it.

use maklumat_calendar::{Calendar, Date, Timestamp};
use maklumat_sop::{CheckedSop, Performer};
use maklumat_vocabulary::LocalizedText;
use maklumat_workflow::{Case, Deviation, Event, What};

use crate::cases::words;
use crate::views::tracking::PauseView;

/// Longest pause that is counted day by day.
const MOST_DAYS: u32 = 3_700;

pub(super) fn pauses(sop: &CheckedSop, case: &Case, events: &[Event], now: Timestamp) -> Vec<PauseView> {
    let Some(clock) = case.main_clock() else {
        return Vec::new();
    };
    let calendar = sop.calendar();
    let mut told = Vec::new();
    for pause in clock.clock.pauses() {
        let until = pause.until.unwrap_or(now);
        told.push(PauseView {
            from: pause.from,
            until: pause.until,
            why: why(sop, events, pause.from),
            days: working_days(calendar, calendar.zone().date(pause.from), calendar.zone().date(until)),
        });
    }
    told
}

/// Working days after a day, up to another one.
fn working_days(calendar: &Calendar, from: Date, until: Date) -> u32 {
    let (mut day, mut days, mut looked_at) = (from, 0, 0);
    while day < until && looked_at < MOST_DAYS {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        looked_at += 1;
        if calendar.is_working_day(day) {
            days += 1;
        }
    }
    days
}

/// What happened at the moment the clock stopped.
fn why(sop: &CheckedSop, events: &[Event], from: Timestamp) -> LocalizedText {
    let at_that_moment = events.iter().filter(|event| event.at == from);
    let mut reasons = at_that_moment.filter_map(|event| reason(sop, &event.what));
    reasons.next_back().unwrap_or_else(|| words::PAUSED.text())
}

fn reason(sop: &CheckedSop, what: &What) -> Option<LocalizedText> {
    if let What::Returned { .. } = what {
        return Some(words::PAUSED_BY_RETURN.text());
    }
    if let What::StepOpened {
        step,
        performer: Performer::Applicant,
        ..
    } = what
    {
        let name = sop.definition().step(step).map(|step| step.name.clone());
        let name = name.unwrap_or_else(|| words::of_id(step.as_str()));
        return Some(words::joined(&words::PAUSED_BY_STEP.text(), ": ", &name));
    }
    if let What::Overridden {
        deviation: Deviation::Pause { .. },
        ground,
        reason,
        ..
    } = what
    {
        let because = LocalizedText::indonesian(format!("{reason} ({})", words::ground(ground)));
        return Some(words::joined(&words::PAUSED_BY_OVERRIDE.text(), ": ", &because));
    }
    None
}
