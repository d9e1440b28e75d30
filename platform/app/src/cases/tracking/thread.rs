//! The thread of a case: what happened, who has it now, and what usually comes.

use maklumat_calendar::{ServiceClock, Timestamp};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::LocalizedText;
use maklumat_workflow::{Actor, Case, Event, What};

use super::{Record, acting_position, called, holder, late_name, ledger, unit_name};
use crate::cases::words;
use crate::views::tracking::{Holder, ThreadItem, ThreadState};

pub(super) fn thread(sop: &CheckedSop, record: &Record<'_>, now: Timestamp) -> Vec<ThreadItem> {
    let events = record.events.iter().enumerate();
    let mut items: Vec<ThreadItem> = events
        .filter(|(at, _)| !is_taken_back(record.events, *at))
        .filter_map(|(_, event)| past(sop, event))
        .collect();
    items.extend(record.case.open.iter().map(|open| {
        let step = sop.step(&open.step);
        ThreadItem {
            state: ThreadState::Now,
            title: step.name.clone(),
            who: holder(sop, step),
            at: None,
            until: Some(open.due),
            details: Vec::new(),
        }
    }));
    if let Some(waiting) = &record.case.waiting {
        items.push(ThreadItem {
            state: ThreadState::Now,
            title: words::WAITING_FOR_YOU.text(),
            who: Holder::Applicant,
            at: None,
            until: Some(waiting.until),
            details: Vec::new(),
        });
    }
    if record.case.is_open() {
        items.extend(upcoming(sop, record.case, now));
    }
    items
}

/// A completion that was taken back did not happen, as far as the thread goes.
fn is_taken_back(events: &[Event], at: usize) -> bool {
    let What::StepCompleted { step, .. } = &events[at].what else {
        return false;
    };
    let mut later = events[at + 1..].iter();
    let next = later.find(|event| {
        matches!(&event.what, What::StepCompleted { step: of, .. } | What::TakenBack { step: of, .. } if of == step)
    });
    next.is_some_and(|event| matches!(event.what, What::TakenBack { .. }))
}

/// What one event looks like in the thread; bookkeeping events do not show.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for every event, so that a new one is not forgotten"
)]
fn past(sop: &CheckedSop, event: &Event) -> Option<ThreadItem> {
    let item = |state, title, who, details| {
        Some(ThreadItem {
            state,
            title,
            who,
            at: Some(event.at),
            until: None,
            details,
        })
    };
    match &event.what {
        What::Submitted { paper, .. } => item(
            ThreadState::Done,
            words::SUBMITTED.text(),
            Holder::Applicant,
            match (&event.by, paper) {
                (_, Some(paper)) => vec![words::from_paper(sop, paper)],
                (Actor::Helper(_), None) => vec![words::BY_HELPER.text()],
                (Actor::Applicant | Actor::Officer(_) | Actor::System, None) => Vec::new(),
            },
        ),
        What::StepCompleted { step, outcome, .. } => {
            let (name, who) = called(sop, step, &event.by);
            // The first step of an applicant is the sending itself, which stands above.
            let is_sending = *step == sop.definition().sop.start || matches!(event.by, Actor::System);
            if is_sending && matches!(who, Holder::Applicant) {
                return None;
            }
            let label = |outcome| words::outcome_label(sop, step, outcome);
            let details = outcome.iter().map(label).collect();
            item(ThreadState::Done, name, who, details)
        }
        What::Returned { step, defects, .. } => {
            let details = defects
                .iter()
                .filter_map(|defect| {
                    let requirement = sop.definition().requirement(&defect.requirement)?;
                    Some(words::with_explanation(&requirement.name, &defect.explanation))
                })
                .collect();
            item(
                ThreadState::Returned,
                words::RETURNED.text(),
                called(sop, step, &event.by).1,
                details,
            )
        }
        What::Answered { .. } => item(ThreadState::Done, words::ANSWERED.text(), Holder::Applicant, Vec::new()),
        What::FeePaid { fee, amount, .. } => item(
            ThreadState::Done,
            words::PAID.text(),
            Holder::Applicant,
            vec![
                words::with_explanation(&ledger::name(sop, fee), &amount.to_string()),
                ledger::received(sop, &event.by),
            ],
        ),
        What::PaymentCancelled {
            fee, amount, reason, ..
        } => item(
            ThreadState::Returned,
            words::PAYMENT_CANCELLED.text(),
            acting_position(sop, &event.by).map_or(Holder::Applicant, |name| Holder::Position {
                name,
                unit: unit_name(sop),
            }),
            vec![
                words::with_explanation(&ledger::name(sop, fee), &amount.to_string()),
                words::with_explanation(&words::REASON.text(), reason),
            ],
        ),
        What::AnswerLapsed => item(ThreadState::Done, words::LAPSED.text(), Holder::Applicant, Vec::new()),
        What::StepTimedOut { step } => {
            let (name, who) = called(sop, step, &event.by);
            item(ThreadState::Done, name, who, vec![words::TIMED_OUT.text()])
        }
        What::ProductRevoked { product, ground, .. } => {
            let product = sop.definition().product(product).map(|product| product.name.clone());
            item(
                ThreadState::Done,
                words::REVOKED.text(),
                Holder::Position {
                    name: words::SUPERIOR.text(),
                    unit: unit_name(sop),
                },
                vec![words::with_explanation(
                    &product.unwrap_or_default(),
                    &words::ground(ground),
                )],
            )
        }
        What::Overridden { ground, .. } => item(
            ThreadState::Done,
            words::OVERRIDDEN.text(),
            Holder::Position {
                name: acting_position(sop, &event.by).unwrap_or_else(|| words::SUPERIOR.text()),
                unit: unit_name(sop),
            },
            vec![LocalizedText::indonesian(words::ground(ground))],
        ),
        What::Escalated { step, promise, .. } => item(
            ThreadState::Late,
            words::ESCALATED.text(),
            Holder::Position {
                name: words::SUPERIOR.text(),
                unit: unit_name(sop),
            },
            vec![late_name(sop, step.as_ref(), promise.as_ref())],
        ),
        What::PinRenewed { otherwise } => item(
            ThreadState::Done,
            words::PIN_RENEWED.text(),
            Holder::Position {
                name: acting_position(sop, &event.by).unwrap_or_else(|| unit_name(sop)),
                unit: unit_name(sop),
            },
            vec![words::identity_checked(otherwise.as_deref())],
        ),
        What::ConsentGiven { consent } => item(
            ThreadState::Done,
            words::CONSENT.text(),
            Holder::Applicant,
            vec![words::consent(consent.way).text()],
        ),
        What::DeemedApproved { ground } => item(
            ThreadState::Done,
            words::DEEMED.text(),
            Holder::Position {
                name: words::BY_LAW.text(),
                unit: unit_name(sop),
            },
            vec![LocalizedText::indonesian(words::ground(ground))],
        ),
        What::OpinionAsked { unit, .. } => item(
            ThreadState::Done,
            words::OPINION_ASKED.text(),
            Holder::Position {
                name: acting_position(sop, &event.by).unwrap_or_else(|| unit_name(sop)),
                unit: unit_name(sop),
            },
            sop.regency()
                .unit(unit)
                .map(|unit| unit.name.clone())
                .into_iter()
                .collect(),
        ),
        What::Noted { .. }
        | What::TakenBack { .. }
        | What::OpinionReminded { .. }
        | What::OpinionGiven { .. }
        | What::OpinionWithdrawn { .. }
        | What::StepOpened { .. }
        | What::StepTaken { .. }
        | What::StepReleased { .. }
        | What::HandedOver { .. }
        | What::StepSkipped { .. }
        | What::StepCancelled { .. }
        | What::BranchArrived { .. }
        | What::DeclaredComplete
        | What::FeeDue { .. }
        | What::FeesSettled { .. }
        | What::ProductOrdered { .. }
        | What::ProductIssued { .. }
        | What::Moved { .. }
        | What::Closed { .. }
        | What::AnswerExtended { .. } => None,
    }
}

/// The longest times of the steps may add up to more than the promise. The promise is what the office owes, so nobody is told
/// of a later day while it can still be kept.
pub(super) fn not_after_promise(until: Timestamp, promised: Option<Timestamp>) -> Timestamp {
    promised.map_or(until, |promised| until.min(promised))
}

/// The usual way on from where the case is, with the date each step would end.
fn upcoming(sop: &CheckedSop, case: &Case, now: Timestamp) -> Vec<ThreadItem> {
    let path = sop.main_path(&case.facts);
    let (from, mut clock) = match (&case.waiting, case.open.last()) {
        (_, Some(open)) => (
            path.iter().position(|step| *step == open.step).map(|at| at + 1),
            open.due.max(now),
        ),
        (Some(waiting), None) => (path.iter().position(|step| *step == waiting.resume_at), now),
        (None, None) => (None, now),
    };
    let Some(from) = from else { return Vec::new() };
    let clock_of_case = case.main_clock().map(|main| &main.clock);
    // While the days stand still nobody can know when they go on.
    let is_known = case.waiting.is_none() && !clock_of_case.is_some_and(ServiceClock::is_paused);
    // A promise that ends before the case does says nothing of the last step.
    let to_the_end = case.main_clock().filter(|main| main.until.is_none());
    let promised = to_the_end.and_then(|main| main.clock.due(sop.calendar()));
    let mut items = Vec::new();
    for id in &path[from..] {
        if case.open.iter().any(|open| open.step == *id) {
            continue;
        }
        let step = sop.step(id);
        clock = sop.calendar_for(step).add(clock, step.time);
        let until = is_known.then(|| not_after_promise(clock, promised.filter(|due| *due > now)));
        items.push(ThreadItem {
            state: ThreadState::Next,
            title: step.name.clone(),
            who: holder(sop, step),
            at: None,
            until,
            details: Vec::new(),
        });
    }
    items
}
