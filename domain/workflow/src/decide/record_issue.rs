//! The platform has numbered a product that a step ordered. Also after the end: the last step often orders it.

use maklumat_vocabulary::ProductId;

use crate::command::Actor;
use crate::decide::draft::Draft;
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn record_issue(
    mut draft: Draft<'_>,
    product: ProductId,
    number: Option<String>,
) -> Result<Vec<Event>, Refusal> {
    match draft.by {
        Actor::System => {}
        Actor::Applicant | Actor::Helper(_) | Actor::Officer(_) => return Err(Refusal::NotForThisActor),
    }
    let is_ordered = draft
        .case
        .products
        .iter()
        .any(|entry| entry.product == product && entry.issued.is_none());
    let Some(published) = draft.sop.definition().product(&product).filter(|_| is_ordered) else {
        return Err(Refusal::ProductNotOrdered { product });
    };
    match (&published.number, &number) {
        (Some(_), None) => return Err(Refusal::NumberMissing { product }),
        (None, Some(_)) => return Err(Refusal::NumberNotAsked { product }),
        (Some(_), Some(_)) | (None, None) => {}
    }
    let valid_until = published.valid.map(|valid| draft.sop.calendar().add(draft.now, valid));
    draft.emit(What::ProductIssued {
        product,
        number,
        valid_until,
    });
    Ok(draft.into_events())
}
