//! Splits an event into what everybody may see and what only the case's own key opens.

use std::borrow::Cow;

use maklumat_sop::Ending;

use crate::command::{Evidence, Visit};
use crate::event::What;
use crate::wire::v1::atoms::{EvidenceV1, FactsV1, Instant, Key, Span, keys};
use crate::wire::v1::events::{
    CauseV1, ChannelV1, ConsentWayV1, DeviationV1, EndingV1, PaperV1, PerformerV1, PrivateV1, PromiseV1, WhatV1,
    branches, fields_of, instant, instants, pairs,
};
use crate::wire::v1::snapshot::clocks::ClockV1;
use crate::wire::v1::snapshot::steps::OpenV1;

pub(super) fn split(what: &What) -> (WhatV1<'_>, PrivateV1<'_>) {
    (public(what), private(what))
}

#[expect(clippy::too_many_lines, reason = "a list: one arm per event, nothing else")]
fn public(what: &What) -> WhatV1<'_> {
    match what {
        What::Submitted {
            service,
            version,
            channel,
            priority,
            promises,
            receipt,
            paper,
            ..
        } => WhatV1::Submitted {
            unit: Key::of(&service.unit),
            service: Key::of(&service.service),
            version: *version,
            channel: ChannelV1::of(*channel),
            priority: priority.as_ref().map(Key::of),
            promises: promises.iter().map(PromiseV1::of).collect(),
            receipt: text(receipt.as_deref()),
            paper: paper.as_ref().map(PaperV1::of),
        },
        What::StepOpened {
            step,
            performer,
            due,
            timeout,
            branch,
        } => WhatV1::StepOpened {
            step: Key::of(step),
            performer: PerformerV1::of(performer),
            due: Instant(*due),
            timeout: instant(*timeout),
            branch: branches(branch),
        },
        What::StepTaken { step, overtaken, .. } => WhatV1::StepTaken {
            step: Key::of(step),
            overtaken: *overtaken,
        },
        What::StepReleased { step } => WhatV1::StepReleased { step: Key::of(step) },
        What::HandedOver { step, from, to } => WhatV1::HandedOver {
            step: Key::of(step),
            from: Key::of(from),
            to: to.as_ref().map(Key::of),
        },
        What::StepCompleted {
            step,
            outcome,
            devices,
            failed_checks,
            visit,
            ..
        } => WhatV1::StepCompleted {
            step: Key::of(step),
            outcome: outcome.as_ref().map(Key::of),
            devices: pairs(devices),
            failed_checks: keys(failed_checks),
            visited_at: instant(visit.as_ref().map(|visit| visit.at)),
        },
        What::StepSkipped { step } => WhatV1::StepSkipped { step: Key::of(step) },
        What::StepTimedOut { step } => WhatV1::StepTimedOut { step: Key::of(step) },
        What::StepCancelled { step } => WhatV1::StepCancelled { step: Key::of(step) },
        What::BranchArrived { join, from } => WhatV1::BranchArrived {
            join: Key::of(join),
            from: Key::of(from),
        },
        What::DeclaredComplete => WhatV1::DeclaredComplete,
        What::Returned {
            step,
            resume_at,
            defects,
            late_defects,
            failed_checks,
            until,
            branch,
        } => WhatV1::Returned {
            step: Key::of(step),
            resume_at: Key::of(resume_at),
            defects: keys(defects.iter().map(|defect| &defect.requirement)),
            fields: fields_of(defects),
            late_defects: Cow::Borrowed(late_defects),
            failed_checks: keys(failed_checks),
            until: Instant(*until),
            branch: branches(branch),
        },
        What::Answered { touched, dropped, .. } => WhatV1::Answered {
            touched: keys(touched),
            dropped: keys(dropped),
        },
        What::FeeDue { fee, amount } => WhatV1::FeeDue {
            fee: Key::of(fee),
            amount: amount.0,
        },
        What::FeePaid { fee, amount, .. } => WhatV1::FeePaid {
            fee: Key::of(fee),
            amount: amount.0,
        },
        What::FeesSettled { step } => WhatV1::FeesSettled { step: Key::of(step) },
        What::ProductOrdered { product, step } => WhatV1::ProductOrdered {
            product: Key::of(product),
            step: Key::of(step),
        },
        What::ProductIssued {
            product,
            number,
            valid_until,
        } => WhatV1::ProductIssued {
            product: Key::of(product),
            number: number.as_deref().map(Cow::Borrowed),
            valid_until: instant(*valid_until),
        },
        What::ProductRevoked {
            product,
            credential,
            issued_at,
            cause,
            ground,
            ..
        } => WhatV1::ProductRevoked {
            product: Key::of(product),
            credential: Cow::Borrowed(credential),
            issued_at: instant(*issued_at),
            cause: CauseV1::of(*cause),
            ground: Cow::Borrowed(ground),
        },
        What::Overridden {
            deviation,
            ground,
            due,
            timeout,
            ..
        } => WhatV1::Overridden {
            deviation: DeviationV1::of(deviation),
            ground: Cow::Borrowed(ground),
            due: instants(due),
            timeout: instants(timeout),
        },
        What::Escalated { step, promise, level } => WhatV1::Escalated {
            step: step.as_ref().map(Key::of),
            promise: promise.as_ref().map(Key::of),
            level: *level,
        },
        What::DeemedApproved { ground } => WhatV1::DeemedApproved {
            ground: Cow::Borrowed(ground),
        },
        What::AnswerLapsed => WhatV1::AnswerLapsed,
        What::Moved {
            from_version,
            to_version,
            steps,
            asked,
            ..
        } => WhatV1::Moved {
            from_version: *from_version,
            to_version: *to_version,
            steps: pairs(steps),
            asked: keys(asked),
        },
        What::Closed {
            ending,
            reasons,
            waived,
        } => WhatV1::Closed {
            ending: EndingV1::of(*ending),
            reasons: if is_free_text(*ending) {
                Cow::Borrowed(&[])
            } else {
                Cow::Borrowed(reasons)
            },
            waived: keys(waived),
        },
        What::AnswerExtended { by, until } => WhatV1::AnswerExtended {
            by: Span(*by),
            until: Instant(*until),
        },
        What::PinRenewed { .. } => WhatV1::PinRenewed,
        What::ConsentGiven { consent } => WhatV1::ConsentGiven {
            way: ConsentWayV1::of(consent.way),
        },
        What::Noted { .. } => WhatV1::Noted,
        What::TakenBack { step, before } => WhatV1::TakenBack {
            step: Key::of(step),
            open: before.open.iter().map(OpenV1::of).collect(),
            arrived: before
                .arrived
                .iter()
                .map(|(join, from)| (Key::of(join), keys(from)))
                .collect(),
            clocks: before.clocks.iter().map(ClockV1::of).collect(),
            failed_checks: before
                .failed_checks
                .iter()
                .map(|(step, failed)| (Key::of(step), keys(failed)))
                .collect(),
            complete_at: instant(before.complete_at),
            same_person: keys(&before.same_person),
            elsewhere: keys(&before.elsewhere),
            passed: before.passed,
        },
        What::OpinionAsked {
            number,
            step,
            unit,
            due,
            ..
        } => WhatV1::OpinionAsked {
            number: *number,
            step: Key::of(step),
            unit: Key::of(unit),
            due: Instant(*due),
        },
        What::OpinionReminded { number } => WhatV1::OpinionReminded { number: *number },
        What::OpinionGiven { number, .. } => WhatV1::OpinionGiven { number: *number },
        What::PaymentCancelled {
            payment, fee, amount, ..
        } => WhatV1::PaymentCancelled {
            payment: *payment,
            fee: Key::of(fee),
            amount: amount.0,
        },
        What::OpinionWithdrawn { number, .. } => WhatV1::OpinionWithdrawn { number: *number },
    }
}

#[expect(clippy::too_many_lines, reason = "a list: every event says what of it is personal")]
fn private(what: &What) -> PrivateV1<'_> {
    let nothing = PrivateV1::default();
    match what {
        What::Submitted {
            facts, evidence, paper, ..
        } => PrivateV1 {
            facts: FactsV1(Cow::Borrowed(facts)),
            evidence: stored(evidence),
            paper_number: text(paper.as_ref().map(|paper| &*paper.number)),
            ..nothing
        },
        What::Answered { facts, evidence, .. } => PrivateV1 {
            facts: FactsV1(Cow::Borrowed(facts)),
            evidence: stored(evidence),
            ..nothing
        },
        What::StepTaken { reason, .. } => PrivateV1 {
            reason: text(reason.as_deref()),
            ..nothing
        },
        What::StepCompleted {
            records, visit, note, ..
        } => {
            let of_visit = |part: fn(&Visit) -> &str| text(visit.as_ref().map(part));
            PrivateV1 {
                facts: FactsV1(Cow::Borrowed(records)),
                position: of_visit(|visit| &visit.position),
                photo: of_visit(|visit| &visit.photo),
                note: text(note.as_deref()),
                ..nothing
            }
        }
        What::Returned { defects, .. } => {
            let explanations = defects
                .iter()
                .map(|defect| Cow::Borrowed(&*defect.explanation))
                .collect();
            PrivateV1 {
                explanations,
                ..nothing
            }
        }
        What::FeePaid { receipt, .. } => PrivateV1 {
            receipt: text(Some(receipt)),
            ..nothing
        },
        What::ConsentGiven { consent } => PrivateV1 {
            consent: text(Some(&consent.text)),
            paper: text(consent.paper.as_deref()),
            ..nothing
        },
        What::Overridden { reason, .. } | What::Moved { reason, .. } | What::ProductRevoked { reason, .. } => {
            PrivateV1 {
                reason: text(Some(reason)),
                ..nothing
            }
        }
        What::Closed { ending, reasons, .. } if is_free_text(*ending) => PrivateV1 {
            reason: text(reasons.first().map(String::as_str)),
            more_reasons: reasons.iter().skip(1).map(|reason| Cow::Borrowed(&**reason)).collect(),
            ..nothing
        },
        What::Noted { note } => PrivateV1 {
            note: text(Some(note)),
            ..nothing
        },
        What::TakenBack { before, .. } => PrivateV1 {
            facts: FactsV1(Cow::Borrowed(&before.facts)),
            ..nothing
        },
        What::OpinionAsked { question, evidence, .. } => PrivateV1 {
            note: text(Some(question)),
            files: evidence.iter().map(|digest| Cow::Borrowed(&**digest)).collect(),
            ..nothing
        },
        What::OpinionGiven { words, file, .. } => PrivateV1 {
            note: text(Some(words)),
            files: file.iter().map(|digest| Cow::Borrowed(&**digest)).collect(),
            ..nothing
        },
        What::PaymentCancelled { receipt, reason, .. } => PrivateV1 {
            receipt: text(Some(receipt)),
            reason: text(Some(reason)),
            ..nothing
        },
        What::PinRenewed {
            otherwise: Some(reason),
        } => PrivateV1 {
            reason: text(Some(reason)),
            ..nothing
        },
        What::OpinionWithdrawn { reason, .. } => PrivateV1 {
            reason: text(Some(reason)),
            ..nothing
        },
        What::StepOpened { .. }
        | What::OpinionReminded { .. }
        | What::StepReleased { .. }
        | What::HandedOver { .. }
        | What::StepSkipped { .. }
        | What::StepTimedOut { .. }
        | What::StepCancelled { .. }
        | What::BranchArrived { .. }
        | What::DeclaredComplete
        | What::FeeDue { .. }
        | What::FeesSettled { .. }
        | What::ProductOrdered { .. }
        | What::ProductIssued { .. }
        | What::Escalated { .. }
        | What::DeemedApproved { .. }
        | What::AnswerLapsed
        | What::Closed { .. }
        | What::AnswerExtended { .. }
        | What::PinRenewed { otherwise: None } => nothing,
    }
}

/// Only a withdrawal may be explained in the applicant's own words; of all others the reasons are published ones.
const fn is_free_text(ending: Ending) -> bool {
    match ending {
        Ending::Withdrawn => true,
        Ending::Done | Ending::Refused | Ending::Redirected => false,
    }
}

fn text(text: Option<&str>) -> Option<Cow<'_, str>> {
    text.map(Cow::Borrowed)
}

fn stored(evidence: &[Evidence]) -> Vec<EvidenceV1<'_>> {
    evidence.iter().map(EvidenceV1::of).collect()
}
