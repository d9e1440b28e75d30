//! An issued document is taken back: by the head of the unit or whoever runs the installation, with a legal ground.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ProductId;

use crate::command::{Actor, RevocationCause};
use crate::decide::authority::act_as_superior;
use crate::decide::deviate::cited;
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn revoke(
    mut draft: Draft<'_>,
    (product, issued_at): (ProductId, Option<Timestamp>),
    credential: String,
    cause: RevocationCause,
    (ground, reason): (String, String),
) -> Result<Vec<Event>, Refusal> {
    match draft.by {
        Actor::System => {}
        Actor::Applicant | Actor::Helper(_) | Actor::Officer(_) => act_as_superior(&mut draft, None)?,
    }
    let entry = draft
        .case
        .products
        .iter()
        .rev()
        .find(|entry| entry.is_issue_of(&product, issued_at));
    match entry {
        None => return Err(Refusal::ProductNotIssued { product }),
        Some(entry) if entry.revoked.is_some() => return Err(Refusal::AlreadyRevoked { product }),
        Some(_) => {}
    }
    let ground = cited(&draft, &ground)?;
    if !has_words(Some(&reason)) {
        return Err(Refusal::ReasonNotGiven);
    }
    short_enough(Some(&reason))?;
    draft.emit(What::ProductRevoked {
        product,
        credential,
        issued_at,
        cause,
        ground,
        reason,
    });
    Ok(draft.into_events())
}
