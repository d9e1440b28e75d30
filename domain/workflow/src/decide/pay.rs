//! Money received for a fee that is due: exactly what the published tariff says, once.

use maklumat_sop::{Exit, Performer};
use maklumat_vocabulary::{FeeId, Money, StepId};

use crate::command::{Actor, StepResult};
use crate::decide::authority::{act_for_applicant, act_on_step};
use crate::decide::complete::{finish, is_mere_act};
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn pay(mut draft: Draft<'_>, fee: FeeId, amount: Money, receipt: String) -> Result<Vec<Event>, Refusal> {
    let entry = draft.case.fees.get(&fee).filter(|entry| !entry.due.is_zero());
    let Some(entry) = entry else {
        return Err(Refusal::FeeNotDue { fee });
    };
    let due = entry.outstanding();
    if due.is_zero() {
        return Err(Refusal::FeeAlreadyPaid { fee });
    }
    if amount != due {
        return Err(Refusal::AmountWrong {
            fee,
            due,
            given: amount,
        });
    }
    if !has_words(Some(&receipt)) {
        return Err(Refusal::ReceiptMissing);
    }
    short_enough(Some(&receipt))?;
    let collecting = collecting_step(&draft, &fee);
    take_money(&mut draft, collecting.as_ref())?;
    draft.emit(What::FeePaid { fee, amount, receipt });
    if let Some(step) = collecting
        && is_settled_by_paying(&draft, &step)?
    {
        finish(&mut draft, &step, StepResult::default())?;
    }
    Ok(draft.into_events())
}

fn collecting_step(draft: &Draft<'_>, fee: &FeeId) -> Option<StepId> {
    let collects = |step: &StepId| draft.step(step).is_ok_and(|step| step.collects.contains(fee));
    draft
        .case
        .open
        .iter()
        .map(|open| &open.step)
        .find(|step| collects(step))
        .cloned()
}

/// The applicant and the bank may always pay; of officers only the one whose step collects.
fn take_money(draft: &mut Draft<'_>, collecting: Option<&StepId>) -> Result<(), Refusal> {
    match (&draft.by, collecting) {
        (Actor::Applicant | Actor::Helper(_) | Actor::System, _) => Ok(()),
        (Actor::Officer(_), Some(step)) => act_on_step(draft, step),
        (Actor::Officer(_), None) => act_for_applicant(draft),
    }
}

/// An applicant's step that asks for nothing but the money is done when the money is there.
fn is_settled_by_paying(draft: &Draft<'_>, step: &StepId) -> Result<bool, Refusal> {
    let step = draft.step(step)?;
    let is_paid = step
        .collects
        .iter()
        .filter_map(|fee| draft.case.fees.get(fee))
        .all(|fee| fee.outstanding().is_zero());
    let is_payment = step.by == Performer::Applicant
        && is_mere_act(step)
        && matches!(step.exit, Exit::To(_) | Exit::Parallel { .. });
    Ok(is_paid && is_payment)
}
