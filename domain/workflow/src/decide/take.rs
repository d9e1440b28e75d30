//! An officer takes an open step: the first in the fair order, or another one with a reason that is counted.

use maklumat_vocabulary::StepId;

use crate::case::OpenStep;
use crate::decide::authority::act_on_step;
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn take(
    mut draft: Draft<'_>,
    step: StepId,
    overtaken: u32,
    reason: Option<String>,
) -> Result<Vec<Event>, Refusal> {
    if draft.case.open_step(&step).is_some_and(OpenStep::is_for_applicant) {
        return Err(Refusal::StepForApplicant { step });
    }
    act_on_step(&mut draft, &step)?;
    if draft.case.open_step(&step).is_some_and(|open| open.holder.is_some()) {
        return Err(Refusal::AlreadyHeld { step });
    }
    if overtaken > 0 && !has_words(reason.as_deref()) {
        return Err(Refusal::OvertakingWithoutReason { overtaken });
    }
    short_enough(reason.as_deref())?;
    draft.emit(What::StepTaken {
        step,
        overtaken,
        reason,
    });
    Ok(draft.into_events())
}
