//! An officer of the service's own unit gives a new PIN, once the identity of whoever asks was checked: by the card, or
//! where that is lost too, by other papers that are named.

use maklumat_vocabulary::PositionKey;

use crate::command::{Actor, IdentityCheck};
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn renew_pin(mut draft: Draft<'_>, identity: IdentityCheck) -> Result<Vec<Event>, Refusal> {
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
    let otherwise = match identity {
        IdentityCheck::Not => return Err(Refusal::IdentityNotChecked),
        IdentityCheck::Card => None,
        IdentityCheck::Otherwise(words) if !has_words(Some(&words)) => return Err(Refusal::IdentityNotChecked),
        IdentityCheck::Otherwise(words) => {
            short_enough(Some(&words))?;
            Some(words)
        }
    };
    draft.by = Actor::Officer(officer.acting_as(of_the_unit));
    draft.emit(What::PinRenewed { otherwise });
    Ok(draft.into_events())
}
