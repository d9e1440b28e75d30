//! A payment that was written down wrongly counts no more: by the desk that took it on the same day, later by a superior.

use maklumat_vocabulary::PositionKey;

use crate::command::Actor;
use crate::decide::authority::act_as_superior;
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

/// `number` is the place of the payment among those of the case, from 1 on.
pub(crate) fn cancel_payment(
    mut draft: Draft<'_>,
    events: &[Event],
    number: u32,
    reason: String,
) -> Result<Vec<Event>, Refusal> {
    let paid = payment(events, number).ok_or(Refusal::PaymentUnknown)?;
    let What::FeePaid { fee, amount, receipt } = &paid.what else {
        return Err(Refusal::PaymentUnknown);
    };
    if is_cancelled(events, number) {
        return Err(Refusal::PaymentAlreadyCancelled);
    }
    act_as_receiver(&mut draft, paid)?;
    if !has_words(Some(&reason)) {
        return Err(Refusal::ReasonNotGiven);
    }
    short_enough(Some(&reason))?;
    draft.emit(What::PaymentCancelled {
        payment: number,
        fee: fee.clone(),
        amount: *amount,
        receipt: receipt.clone(),
        reason,
    });
    Ok(draft.into_events())
}

/// The payment of a case at this place among its payments, from 1 on.
#[must_use]
pub fn payment(events: &[Event], number: u32) -> Option<&Event> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    let mut payments = events.iter().filter(|event| matches!(event.what, What::FeePaid { .. }));
    payments.nth(at)
}

fn is_cancelled(events: &[Event], number: u32) -> bool {
    let cancels = |event: &Event| matches!(event.what, What::PaymentCancelled { payment, .. } if payment == number);
    events.iter().any(cancels)
}

/// Once the day is over the drawer has been counted, and what is wrong is for somebody above to put right.
fn act_as_receiver(draft: &mut Draft<'_>, paid: &Event) -> Result<(), Refusal> {
    let calendar = draft.sop.calendar();
    let is_today = calendar.date(paid.at) == calendar.date(draft.now);
    if let (Actor::Officer(officer), Actor::Officer(receiver)) = (&draft.by, &paid.by) {
        let shared: Vec<PositionKey> = officer.positions.intersection(&receiver.positions).cloned().collect();
        if is_today && !shared.is_empty() {
            draft.by = Actor::Officer(officer.acting_as(shared));
            return Ok(());
        }
    }
    act_as_superior(draft, None).map_err(|_| Refusal::PaymentOfAnotherDay)
}
