//! Money in one case: what was charged, what was paid, when, through which official way.

use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{FeeId, LocalizedText, Money};
use maklumat_workflow::{Actor, Event, What};

use super::{acting_position, unit_name};
use crate::cases::words;
use crate::views::Private;
use crate::views::tracking::{Cancelled, LedgerRow, Paid};

pub(super) fn ledger(sop: &CheckedSop, events: &[Event]) -> Vec<LedgerRow> {
    let mut payments = 0;
    let mut rows: Vec<LedgerRow> = Vec::new();
    for event in events {
        match &event.what {
            What::FeeDue { fee, amount } => rows.push(row(sop, event, (fee, *amount), None)),
            What::FeePaid { fee, amount, receipt } => {
                payments += 1;
                let paid = Paid {
                    number: payments,
                    receipt: receipt.clone(),
                    through: through(sop, &event.by),
                    cancelled: None,
                };
                rows.push(row(sop, event, (fee, *amount), Some(paid)));
            }
            What::PaymentCancelled { payment, reason, .. } => {
                let mut paid = rows.iter_mut().filter_map(|row| row.paid.as_mut());
                if let Some(meant) = paid.find(|paid| paid.number == *payment) {
                    meant.cancelled = Some(cancelled(sop, event, reason));
                }
            }
            What::Submitted { .. }
            | What::StepOpened { .. }
            | What::StepTaken { .. }
            | What::StepReleased { .. }
            | What::StepCompleted { .. }
            | What::StepSkipped { .. }
            | What::StepTimedOut { .. }
            | What::StepCancelled { .. }
            | What::BranchArrived { .. }
            | What::DeclaredComplete
            | What::Returned { .. }
            | What::Answered { .. }
            | What::FeesSettled { .. }
            | What::ProductOrdered { .. }
            | What::ProductIssued { .. }
            | What::ProductRevoked { .. }
            | What::Overridden { .. }
            | What::Escalated { .. }
            | What::DeemedApproved { .. }
            | What::AnswerLapsed
            | What::Moved { .. }
            | What::Closed { .. }
            | What::AnswerExtended { .. }
            | What::PinRenewed { .. }
            | What::HandedOver { .. }
            | What::Noted { .. }
            | What::TakenBack { .. }
            | What::OpinionAsked { .. }
            | What::OpinionReminded { .. }
            | What::OpinionGiven { .. }
            | What::OpinionWithdrawn { .. }
            | What::ConsentGiven { .. } => {}
        }
    }
    rows
}

fn row(sop: &CheckedSop, event: &Event, (fee, amount): (&FeeId, Money), paid: Option<Paid>) -> LedgerRow {
    LedgerRow {
        name: name(sop, fee),
        law: law(sop, fee),
        amount,
        at: event.at,
        paid,
    }
}

fn cancelled(sop: &CheckedSop, event: &Event, reason: &str) -> Cancelled {
    Cancelled {
        at: event.at,
        by: through(sop, &event.by),
        reason: Private(reason.to_owned()),
    }
}

pub(crate) fn name(sop: &CheckedSop, fee: &FeeId) -> LocalizedText {
    let published = sop.definition().fee(fee);
    published.map_or_else(|| words::of_id(fee.as_str()), |fee| fee.name.clone())
}

/// The regulation that sets the fee, by its title where the regency knows it.
pub(crate) fn law(sop: &CheckedSop, fee: &FeeId) -> LocalizedText {
    let Some(fee) = sop.definition().fee(fee) else {
        return LocalizedText::default();
    };
    let known = sop.regency().laws.get(&fee.law.law);
    known.map_or_else(
        || LocalizedText::indonesian(fee.law.to_string()),
        |law| law.title.clone(),
    )
}

/// Who took it, as a sentence.
pub(crate) fn received(sop: &CheckedSop, by: &Actor) -> LocalizedText {
    words::joined(&words::RECEIVED_BY.text(), " ", &through(sop, by))
}

/// Who took the money: a counter of the office, or the bank whose payments the office books.
pub(crate) fn through(sop: &CheckedSop, by: &Actor) -> LocalizedText {
    match by {
        Actor::Officer(_) => match acting_position(sop, by) {
            Some(position) => words::joined(&position, ", ", &unit_name(sop)),
            None => unit_name(sop),
        },
        Actor::System | Actor::Applicant | Actor::Helper(_) => words::PAID_BY_BANK.text(),
    }
}
