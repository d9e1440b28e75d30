//! A completion is taken back while it is only a file on the next desk: nobody has gone on, nothing has left the house.

use maklumat_calendar::Timestamp;
use maklumat_sop::Performer;
use maklumat_vocabulary::{OfficerId, StepId};

use crate::case::Case;
use crate::decide::authority::act_on_step;
use crate::decide::draft::Draft;
use crate::event::{Before, Event, What};
use crate::refusal::Refusal;

/// How long a completion can be taken back.
const MINUTES: u64 = 15;

pub(crate) fn take_back(mut draft: Draft<'_>, events: &[Event], step: &StepId) -> Result<Vec<Event>, Refusal> {
    let Some(officer) = draft.by.officer_id().cloned() else {
        return Err(Refusal::NotForThisActor);
    };
    let at = completion(events, &officer).ok_or(Refusal::NothingToTakeBack)?;
    let is_meant = matches!(&events[at].what, What::StepCompleted { step: done, .. } if done == step);
    if !is_meant {
        return Err(Refusal::NothingToTakeBack);
    }
    is_still_in_the_house(&events[at..])?;
    if ends(&events[at]) < draft.now {
        return Err(Refusal::TooLateToTakeBack { minutes: MINUTES });
    }
    let before = Case::replay(&events[..at]).map_err(|_| Refusal::NothingToTakeBack)?;
    draft.emit(What::TakenBack {
        step: step.clone(),
        before: Before::of(before),
    });
    // Who may not do the step any more does not get it back either, and the event names the position it was done in.
    act_on_step(&mut draft, step)?;
    let by = draft.by.clone();
    let mut events = draft.into_events();
    events.iter_mut().for_each(|event| event.by = by.clone());
    Ok(events)
}

pub(crate) fn until(events: &[Event], by: &OfficerId) -> Option<(StepId, Timestamp)> {
    let at = completion(events, by)?;
    is_still_in_the_house(&events[at..]).ok()?;
    let What::StepCompleted { step, .. } = &events[at].what else {
        return None;
    };
    Some((step.clone(), ends(&events[at])))
}

fn ends(completed: &Event) -> Timestamp {
    let after = std::time::Duration::from_secs(MINUTES * 60);
    completed.at.saturating_add(after).unwrap_or(completed.at)
}

/// The officer's last completion, unless it has been taken back already.
fn completion(events: &[Event], officer: &OfficerId) -> Option<usize> {
    let at = events
        .iter()
        .rposition(|event| matches!(event.what, What::StepCompleted { .. }))?;
    (events[at].by.officer_id() == Some(officer)).then_some(at)
}

/// Only what hands a file on to another desk can be taken back, and notes do not matter.
fn is_still_in_the_house(since: &[Event]) -> Result<(), Refusal> {
    for event in since {
        match &event.what {
            What::StepCompleted { .. }
            | What::StepSkipped { .. }
            | What::BranchArrived { .. }
            | What::DeclaredComplete
            | What::Noted { .. }
            | What::StepOpened {
                performer: Performer::Position(_),
                ..
            } => {}
            What::StepTaken { .. }
            | What::StepReleased { .. }
            | What::HandedOver { .. }
            | What::OpinionAsked { .. } => {
                return Err(Refusal::NextHasTaken);
            }
            What::TakenBack { .. } => return Err(Refusal::NothingToTakeBack),
            What::Submitted { .. }
            | What::StepOpened { .. }
            | What::StepTimedOut { .. }
            | What::StepCancelled { .. }
            | What::Returned { .. }
            | What::Answered { .. }
            | What::FeeDue { .. }
            | What::FeePaid { .. }
            | What::PaymentCancelled { .. }
            | What::FeesSettled { .. }
            | What::ProductOrdered { .. }
            | What::ProductIssued { .. }
            | What::ProductRevoked { .. }
            | What::Overridden { .. }
            | What::Escalated { .. }
            | What::DeemedApproved { .. }
            | What::AnswerLapsed
            | What::Moved { .. }
            | What::Closed { .. }
            | What::AnswerExtended { .. }
            | What::PinRenewed { .. }
            | What::ConsentGiven { .. }
            | What::OpinionReminded { .. }
            | What::OpinionGiven { .. }
            | What::OpinionWithdrawn { .. } => return Err(Refusal::HasLeftTheHouse),
        }
    }
    Ok(())
}

impl Before {
    fn of(case: Case) -> Self {
        Self {
            open: case.open,
            arrived: case.arrived,
            clocks: case.clocks,
            facts: case.facts,
            failed_checks: case.failed_checks,
            complete_at: case.complete_at,
            same_person: case.deviations.same_person,
            elsewhere: case.returns.elsewhere,
            passed: case.history.len(),
        }
    }
}
