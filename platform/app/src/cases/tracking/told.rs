//! Everything that happened to a case, each event as one plain sentence.

use maklumat_sop::{CheckedSop, Ending};
use maklumat_vocabulary::{LocalizedText, StepId};
use maklumat_workflow::{Actor, Event, FromPaper, What};

use super::{acting_position, called, ledger, unit_name};
use crate::cases::words;
use crate::views::tracking::Told;

pub(super) fn told(sop: &CheckedSop, events: &[Event]) -> Vec<Told> {
    events
        .iter()
        .filter(|event| is_for_the_applicant(event))
        .map(|event| Told {
            at: event.at,
            who: who(sop, &event.by),
            what: sentence(sop, event),
        })
        .collect()
}

/// What officers tell one another stays among them.
const fn is_for_the_applicant(event: &Event) -> bool {
    !matches!(event.what, What::Noted { .. })
}

fn who(sop: &CheckedSop, by: &Actor) -> LocalizedText {
    match by {
        Actor::Applicant => words::APPLICANT.text(),
        Actor::Helper(_) => words::HELPER.text(),
        Actor::Officer(_) => acting_position(sop, by).unwrap_or_else(|| unit_name(sop)),
        Actor::System => words::SYSTEM.text(),
    }
}

/// A few words, and what they are about.
fn about(word: &words::Word, name: &LocalizedText) -> LocalizedText {
    words::joined(&word.text(), ": ", name)
}

fn sent(sop: &CheckedSop, paper: Option<&FromPaper>) -> LocalizedText {
    let sent = words::SUBMITTED.text();
    paper.map_or_else(
        || sent.clone(),
        |paper| words::joined(&sent, ". ", &words::from_paper(sop, paper)),
    )
}

fn sentence(sop: &CheckedSop, event: &Event) -> LocalizedText {
    let step = |word: &words::Word, step: &StepId| about(word, &called(sop, step, &event.by).0);
    let product = |word: &words::Word, product: &maklumat_vocabulary::ProductId| {
        let published = sop.definition().product(product);
        let name = published.map_or_else(|| words::of_id(product.as_str()), |product| product.name.clone());
        about(word, &name)
    };
    match &event.what {
        What::Submitted { paper, .. } => sent(sop, paper.as_ref()),
        What::StepOpened { step: id, .. } => step(&words::STEP_OPENED, id),
        What::StepTaken { step: id, .. } => step(&words::STEP_TAKEN, id),
        What::StepReleased { step: id } => step(&words::STEP_RELEASED, id),
        What::StepCompleted { step: id, outcome, .. } => {
            let done = step(&words::STEP_DONE, id);
            match outcome {
                Some(outcome) => words::joined(&done, ", ", &words::outcome_label(sop, id, outcome)),
                None => done,
            }
        }
        What::StepSkipped { step: id } => step(&words::STEP_SKIPPED, id),
        What::StepTimedOut { step: id } => step(&words::TIMED_OUT, id),
        What::StepCancelled { step: id } => step(&words::STEP_CANCELLED, id),
        What::BranchArrived { join, .. } => step(&words::BRANCH_ARRIVED, join),
        What::DeclaredComplete => words::DECLARED_COMPLETE.text(),
        What::Returned { .. } => words::RETURNED.text(),
        What::Answered { .. } => words::ANSWERED.text(),
        What::FeeDue { fee, amount } => money(sop, &words::CHARGED, fee, *amount),
        What::FeePaid { fee, amount, .. } => money(sop, &words::PAID, fee, *amount),
        What::PaymentCancelled { fee, amount, .. } => money(sop, &words::PAYMENT_CANCELLED, fee, *amount),
        What::FeesSettled { .. } => words::SETTLED.text(),
        What::ProductOrdered { product: id, .. } => product(&words::ORDERED, id),
        What::ProductIssued { product: id, .. } => product(&words::ISSUED, id),
        What::ProductRevoked { product: id, .. } => product(&words::REVOKED, id),
        What::Overridden { ground, .. } => about(&words::OVERRIDDEN, &LocalizedText::indonesian(words::ground(ground))),
        What::Escalated { .. } => words::ESCALATED.text(),
        What::DeemedApproved { .. } => words::DEEMED.text(),
        What::AnswerLapsed => words::LAPSED.text(),
        What::Moved { to_version, .. } => about(&words::MOVED, &LocalizedText::indonesian(to_version.to_string())),
        What::Closed { ending, .. } => match ending {
            Ending::Done => words::CLOSED_DONE.text(),
            Ending::Refused => words::CLOSED_REFUSED.text(),
            Ending::Redirected => words::CLOSED_REDIRECTED.text(),
            Ending::Withdrawn => words::CLOSED_WITHDRAWN.text(),
        },
        What::AnswerExtended { by, .. } => about(&words::EXTENDED, &words::duration(*by)),
        What::PinRenewed { .. } => words::PIN_RENEWED.text(),
        What::HandedOver { to: Some(_), .. } => words::HANDED_TO_COLLEAGUE.text(),
        What::HandedOver { to: None, .. } => words::HANDED_TO_QUEUE.text(),
        What::Noted { .. } => words::NOTED.text(),
        What::TakenBack { step: id, .. } => step(&words::TAKEN_BACK, id),
        What::OpinionAsked { unit, .. } => {
            let known = sop.regency().unit(unit).map(|unit| unit.name.clone());
            about(&words::OPINION_ASKED, &known.unwrap_or_default())
        }
        What::OpinionReminded { .. } => words::OPINION_REMINDED.text(),
        What::OpinionGiven { .. } => words::OPINION_GIVEN.text(),
        What::OpinionWithdrawn { .. } => words::OPINION_WITHDRAWN.text(),
        What::ConsentGiven { consent } => words::consent(consent.way).text(),
    }
}

fn money(
    sop: &CheckedSop,
    word: &words::Word,
    fee: &maklumat_vocabulary::FeeId,
    amount: maklumat_vocabulary::Money,
) -> LocalizedText {
    let named = about(word, &ledger::name(sop, fee));
    words::joined(&named, ", ", &LocalizedText::indonesian(amount.to_string()))
}
