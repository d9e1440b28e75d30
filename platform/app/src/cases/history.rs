//! The whole history of a case in words: what happened, when, by whom and in which position.

use std::collections::BTreeMap;

use maklumat_calendar::{Timestamp, due_words};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{FeeId, Language, LocalizedText, Money, StepId};
use maklumat_workflow::{Actor, Event, What};

use crate::App;
use crate::access::{Action, may};
use crate::cases::allowed::role;
use crate::cases::tracking::{self, ledger};
use crate::cases::words;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::case_file::{CaseHistory, HistoryRow};
use crate::views::{CaseId, Private};

impl App {
    /// Everything that has happened to a case, the latest last.
    pub async fn case_history(&self, officer: &SignedIn, case: CaseId) -> Result<CaseHistory, Problem> {
        let (loaded, events) = self.load_with_events(case.0).await?;
        let sop = &loaded.published.sop;
        if !may(role(officer, sop), Action::ReadCaseFile) {
            return Err(Problem::NotFound);
        }
        let mut names: BTreeMap<String, Option<Private>> = BTreeMap::new();
        let mut reader = self.store().read().await?;
        let mut rows = Vec::with_capacity(events.len());
        for event in events.iter() {
            let officer = event.by.officer_id().map(|id| id.as_str());
            let name = match officer.map(|id| (id, names.get(id).cloned())) {
                None => None,
                Some((_, Some(known))) => known,
                Some((id, None)) => {
                    let found = reader.officer(id).await?.map(|found| Private(found.name));
                    names.insert(id.to_owned(), found.clone());
                    found
                }
            };
            let (what, details) = told(sop, event);
            rows.push(HistoryRow {
                at: event.at,
                what,
                details,
                position: position(sop, &event.by),
                officer: name,
            });
        }
        Ok(CaseHistory {
            case,
            reference: loaded.matter.reference.clone(),
            service_name: sop.definition().name.clone(),
            rows,
        })
    }
}

fn position(sop: &CheckedSop, by: &Actor) -> LocalizedText {
    match by {
        Actor::Applicant => words::APPLICANT.text(),
        Actor::Helper(_) => words::HELPER.text(),
        Actor::System => words::SYSTEM.text(),
        Actor::Officer(_) => tracking::acting_position(sop, by).unwrap_or_else(|| words::OFFICER.text()),
    }
}

fn step_name(sop: &CheckedSop, step: &StepId) -> LocalizedText {
    let known = sop.definition().step(step);
    known.map_or_else(|| words::of_id(step.as_str()), |step| step.name.clone())
}

fn money(sop: &CheckedSop, fee: &FeeId, amount: Money) -> LocalizedText {
    words::with_explanation(&ledger::name(sop, fee), &amount.to_string())
}

fn until(sop: &CheckedSop, at: Timestamp) -> LocalizedText {
    let zone = sop.regency().zone;
    let said = |language| due_words(at, zone, language);
    words::joined(
        &words::UNTIL.text(),
        " ",
        &LocalizedText {
            id: said(Language::Indonesian),
            en: Some(said(Language::English)),
        },
    )
}

/// What happened, and what belongs to it.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for every event, so that a new one is not forgotten"
)]
fn told(sop: &CheckedSop, event: &Event) -> (LocalizedText, Vec<LocalizedText>) {
    let plain = |word: &words::Word| (word.text(), Vec::new());
    let of_step = |word: &words::Word, step: &StepId| (word.text(), vec![step_name(sop, step)]);
    let own = |text: &str| LocalizedText::indonesian(text.to_owned());
    match &event.what {
        What::Submitted { paper, .. } => {
            let from_paper = paper.iter().map(|paper| words::from_paper(sop, paper));
            (words::SUBMITTED.text(), from_paper.collect())
        }
        What::StepOpened { step, due, .. } => (words::STEP_OPENED.text(), vec![step_name(sop, step), until(sop, *due)]),
        What::StepTaken {
            step,
            overtaken,
            reason,
        } => {
            let mut details = vec![step_name(sop, step)];
            if *overtaken > 0 {
                let passed = LocalizedText {
                    id: format!("Mendahului {overtaken} berkas"),
                    en: Some(format!("Overtook {overtaken} files")),
                };
                details.push(words::with_explanation(&passed, reason.as_deref().unwrap_or_default()));
            }
            (words::STEP_TAKEN.text(), details)
        }
        What::StepReleased { step } => of_step(&words::STEP_RELEASED, step),
        What::StepCompleted {
            step,
            outcome,
            note,
            failed_checks,
            ..
        } => {
            let mut details = vec![step_name(sop, step)];
            details.extend(outcome.iter().map(|outcome| words::outcome_label(sop, step, outcome)));
            if !failed_checks.is_empty() {
                let failed: Vec<&str> = failed_checks.iter().map(maklumat_vocabulary::Name::as_str).collect();
                details.push(words::with_explanation(
                    &words::CHECKS_FAILED.text(),
                    &failed.join(", "),
                ));
            }
            details.extend(note.iter().map(|note| own(note)));
            (words::STEP_COMPLETED.text(), details)
        }
        What::StepSkipped { step } => of_step(&words::STEP_SKIPPED, step),
        What::StepTimedOut { step } => of_step(&words::TIMED_OUT, step),
        What::StepCancelled { step } => of_step(&words::STEP_CANCELLED, step),
        What::BranchArrived { join, .. } => of_step(&words::BRANCH_ARRIVED, join),
        What::DeclaredComplete => plain(&words::DECLARED_COMPLETE),
        What::Returned {
            defects, until: end, ..
        } => {
            let mut details: Vec<LocalizedText> = defects
                .iter()
                .map(|defect| {
                    let requirement = sop.definition().requirement(&defect.requirement);
                    let name = requirement.map_or_else(
                        || words::of_id(defect.requirement.as_str()),
                        |requirement| requirement.name.clone(),
                    );
                    words::with_explanation(&name, &defect.explanation)
                })
                .collect();
            details.push(until(sop, *end));
            (words::RETURNED.text(), details)
        }
        What::Answered { .. } => plain(&words::ANSWERED),
        What::FeeDue { fee, amount } => (words::FEE_DUE.text(), vec![money(sop, fee, *amount)]),
        What::FeePaid { fee, amount, receipt } => (
            words::PAID.text(),
            vec![
                money(sop, fee, *amount),
                ledger::received(sop, &event.by),
                words::with_explanation(&words::RECEIPT.text(), receipt),
            ],
        ),
        What::PaymentCancelled {
            fee,
            amount,
            receipt,
            reason,
            ..
        } => (
            words::PAYMENT_CANCELLED.text(),
            vec![
                money(sop, fee, *amount),
                words::with_explanation(&words::RECEIPT.text(), receipt),
                words::with_explanation(&words::REASON.text(), reason),
            ],
        ),
        What::FeesSettled { step } => of_step(&words::FEES_SETTLED, step),
        What::ProductOrdered { product, .. } | What::ProductIssued { product, .. } => {
            let known = sop.definition().product(product);
            let mut details = vec![known.map(|product| product.name.clone()).unwrap_or_default()];
            if let What::ProductIssued { number, .. } = &event.what {
                details.extend(number.iter().map(|number| own(number)));
                return (words::PRODUCT_ISSUED.text(), details);
            }
            (words::PRODUCT_ORDERED.text(), details)
        }
        What::ProductRevoked { ground, reason, .. } => {
            (words::REVOKED.text(), vec![own(&words::ground(ground)), own(reason)])
        }
        What::Overridden { ground, reason, .. } => {
            (words::OVERRIDDEN.text(), vec![own(&words::ground(ground)), own(reason)])
        }
        What::Escalated { step, promise, .. } => (
            words::ESCALATED.text(),
            vec![tracking::late_name(sop, step.as_ref(), promise.as_ref())],
        ),
        What::DeemedApproved { ground } => (words::DEEMED.text(), vec![own(&words::ground(ground))]),
        What::AnswerLapsed => plain(&words::LAPSED),
        What::Moved {
            from_version,
            to_version,
            reason,
            ..
        } => (
            words::MOVED.text(),
            vec![own(&format!("{from_version} → {to_version}")), own(reason)],
        ),
        What::Closed { ending, reasons, .. } => {
            let mut details = vec![words::ending(*ending)];
            details.extend(reasons.iter().map(|reason| words::published_reason(sop, reason)));
            (words::CLOSED.text(), details)
        }
        What::AnswerExtended { until: end, .. } => (words::ANSWER_EXTENDED.text(), vec![until(sop, *end)]),
        What::PinRenewed { otherwise } => (
            words::PIN_RENEWED.text(),
            vec![words::identity_checked(otherwise.as_deref())],
        ),
        What::HandedOver { step, to: Some(_), .. } => of_step(&words::HANDED_TO_COLLEAGUE, step),
        What::HandedOver { step, to: None, .. } => of_step(&words::HANDED_TO_QUEUE, step),
        What::ConsentGiven { consent } => plain(&words::consent(consent.way)),
        What::Noted { note } => (words::NOTED.text(), vec![own(note)]),
        What::TakenBack { step, .. } => of_step(&words::TAKEN_BACK, step),
        What::OpinionAsked {
            unit, question, due, ..
        } => {
            let known = sop.regency().unit(unit);
            let name = known.map(|unit| unit.name.clone()).unwrap_or_default();
            (
                words::OPINION_ASKED.text(),
                vec![words::with_explanation(&name, question), until(sop, *due)],
            )
        }
        What::OpinionReminded { .. } => plain(&words::OPINION_REMINDED),
        What::OpinionGiven { words: given, .. } => (words::OPINION_GIVEN.text(), vec![own(given)]),
        What::OpinionWithdrawn { reason, .. } => (words::OPINION_WITHDRAWN.text(), vec![own(reason)]),
    }
}
