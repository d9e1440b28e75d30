//! What was received on paper counts from its true time, within the bounds that keep that time credible.

use maklumat_calendar::Timestamp;
use maklumat_sop::CheckedSop;

use crate::command::{Actor, OnPaper};
use crate::event::FromPaper;
use crate::refusal::Refusal;

/// Whether a form may still be entered with the time it says: not before it was printed, not in the future, and not later
/// than the regency allows.
pub fn check_paper(sop: &CheckedSop, paper: &OnPaper, now: Timestamp) -> Result<(), Refusal> {
    let rule = sop.regency().paper.as_ref().ok_or(Refusal::PaperWithoutBound)?;
    if paper.received_at > now {
        return Err(Refusal::ReceivedInFuture);
    }
    if paper.received_at < paper.printed_at {
        return Err(Refusal::ReceivedBeforePrint {
            printed: paper.printed_at,
        });
    }
    if sop.calendar().add(paper.received_at, rule.within) < now {
        return Err(Refusal::ReceivedTooLongAgo {
            within: rule.within,
            reason: rule.reason.clone(),
        });
    }
    Ok(())
}

/// From when a submission counts, and how it came into the records. Only officers enter what is on paper.
pub(crate) fn received(
    sop: &CheckedSop,
    paper: Option<&OnPaper>,
    by: &Actor,
    now: Timestamp,
) -> Result<(Timestamp, Option<FromPaper>), Refusal> {
    let Some(paper) = paper else { return Ok((now, None)) };
    match by {
        Actor::Officer(_) => {}
        Actor::Applicant | Actor::Helper(_) | Actor::System => return Err(Refusal::NotForThisActor),
    }
    check_paper(sop, paper, now)?;
    let from = FromPaper {
        entered_at: now,
        number: paper.number.clone(),
        reason: paper.reason,
    };
    Ok((paper.received_at, Some(from)))
}
