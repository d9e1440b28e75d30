//! An officer of the service's own unit gives a new PIN, once the identity card of whoever asks was seen.

use maklumat_vocabulary::PositionKey;

use crate::command::Actor;
use crate::decide::draft::Draft;
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn renew_pin(mut draft: Draft<'_>, is_identity_checked: bool) -> Result<Vec<Event>, Refusal> {
    let Actor::Officer(officer) = &draft.by else {
        return Err(Refusal::NotForThisActor);
    };
    let unit = draft.sop.definition().unit();
    let of_the_unit: Vec<PositionKey> = officer
        .positions
        .iter()
        .filter(|position| position.unit == *unit)
        .cloned()
        .collect();
    if of_the_unit.is_empty() {
        return Err(Refusal::NotForThisActor);
    }
    if !is_identity_checked {
        return Err(Refusal::IdentityNotChecked);
    }
    draft.by = Actor::Officer(officer.acting_as(of_the_unit));
    draft.emit(What::PinRenewed);
    Ok(draft.into_events())
}
