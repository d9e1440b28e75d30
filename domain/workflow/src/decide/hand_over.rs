//! What somebody holds who is away goes to a colleague of the same position, or back to the queue at the place it had.

use maklumat_sop::Performer;
use maklumat_vocabulary::StepId;

use crate::command::{Actor, Officer};
use crate::decide::authority::is_another_person;
use crate::decide::draft::Draft;
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn hand_over(mut draft: Draft<'_>, step: StepId, to: Option<&Officer>) -> Result<Vec<Event>, Refusal> {
    if draft.by != Actor::System {
        return Err(Refusal::NotForThisActor);
    }
    let open = draft
        .case
        .open_step(&step)
        .ok_or_else(|| Refusal::StepNotOpen { step: step.clone() })?;
    let Some(from) = open.holder.as_ref().map(|holder| holder.officer.clone()) else {
        return Err(Refusal::NotHeld { step });
    };
    let performer = open.performer.clone();
    if let Some(colleague) = to {
        takes_over(&draft, &step, (colleague, &performer))?;
    }
    let to = to.map(|colleague| colleague.id.clone()).filter(|to| *to != from);
    draft.emit(What::HandedOver { step, from, to });
    Ok(draft.into_events())
}

/// Whoever a step is handed to could have taken it: in its position, and by the separation of duties.
fn takes_over(draft: &Draft<'_>, step: &StepId, (colleague, performer): (&Officer, &Performer)) -> Result<(), Refusal> {
    match performer {
        Performer::Applicant => return Err(Refusal::StepForApplicant { step: step.clone() }),
        Performer::Position(position) if !colleague.positions.contains(position) => {
            return Err(Refusal::PositionNotHeld {
                step: step.clone(),
                position: position.clone(),
            });
        }
        Performer::Position(_) => {}
    }
    if draft.case.deviations.same_person.contains(step) {
        return Ok(());
    }
    is_another_person(draft, step, colleague)
}
