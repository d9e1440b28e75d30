//! The applicant takes the case back, at any time while it is open.

use maklumat_sop::Ending;

use crate::command::Actor;
use crate::decide::draft::Draft;
use crate::decide::flow::close;
use crate::decide::values::short_enough;
use crate::event::Event;
use crate::refusal::Refusal;

pub(crate) fn withdraw(mut draft: Draft<'_>, reason: Option<String>) -> Result<Vec<Event>, Refusal> {
    // An officer who could withdraw a case could make a late one disappear.
    match draft.by {
        Actor::Applicant | Actor::Helper(_) => {}
        Actor::Officer(_) | Actor::System => return Err(Refusal::NotForThisActor),
    }
    short_enough(reason.as_deref())?;
    close(&mut draft, Ending::Withdrawn, reason.into_iter().collect());
    Ok(draft.into_events())
}
