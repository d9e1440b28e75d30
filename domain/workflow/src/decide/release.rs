//! A taken step goes back to the queue, at the place it had: by its holder, or by a superior of an absent one.

use maklumat_vocabulary::StepId;

use crate::command::Actor;
use crate::decide::authority::{act_as_superior, act_on_step};
use crate::decide::draft::Draft;
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn release(mut draft: Draft<'_>, step: StepId) -> Result<Vec<Event>, Refusal> {
    let open = draft
        .case
        .open_step(&step)
        .ok_or_else(|| Refusal::StepNotOpen { step: step.clone() })?;
    let Actor::Officer(officer) = draft.by.clone() else {
        return Err(Refusal::NotForThisActor);
    };
    let Some(holder) = open.holder.as_ref().map(|holder| holder.officer.clone()) else {
        return Err(Refusal::NotHeld { step });
    };
    if holder != officer.id {
        act_as_superior(&mut draft, Some(&step)).map_err(|_| Refusal::HeldByAnother {
            step: step.clone(),
            holder,
        })?;
    } else if act_on_step(&mut draft, &step).is_err() {
        // Whoever lost the position in the meantime must still be able to put the file back.
        draft.by = Actor::Officer(officer.acting_as([]));
    }
    draft.emit(What::StepReleased { step });
    Ok(draft.into_events())
}
