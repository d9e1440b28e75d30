//! Puts the two parts of a stored event together again.

use std::borrow::Cow;

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{Money, Name, RequirementId};

use crate::command::{Actor, Consent, Defect, Visit};
use crate::event::{Before, Event, What};
use crate::wire::v1::atoms::{EvidenceV1, Key, ids};
use crate::wire::v1::events::{PrivateV1, PromiseV1, WhatV1, into_branches, into_instants, into_map, service};
use crate::wire::v1::snapshot::clocks::ClockV1;
use crate::wire::v1::snapshot::steps::OpenV1;

pub(super) fn join(at: Timestamp, by: Actor, what: WhatV1<'_>, private: PrivateV1<'_>) -> Event {
    Event {
        at,
        by,
        what: whole(what, private),
    }
}

#[expect(clippy::too_many_lines, reason = "a list: one arm per event, nothing else")]
fn whole(what: WhatV1<'_>, private: PrivateV1<'_>) -> What {
    match what {
        WhatV1::Submitted {
            unit,
            service: of,
            version,
            channel,
            priority,
            promises,
            receipt,
            paper,
        } => What::Submitted {
            service: service(unit, of),
            version,
            facts: private.facts.0.into_owned(),
            evidence: private.evidence.into_iter().map(EvidenceV1::into_evidence).collect(),
            channel: channel.into_ours(),
            priority: priority.map(Key::into_id),
            promises: promises.into_iter().map(PromiseV1::into_terms).collect(),
            receipt: receipt.map(Cow::into_owned),
            paper: paper.map(|paper| paper.into_paper(owned(private.paper_number))),
        },
        WhatV1::StepOpened {
            step,
            performer,
            due,
            timeout,
            branch,
        } => What::StepOpened {
            step: step.into_id(),
            performer: performer.into_performer(),
            due: due.0,
            timeout: timeout.map(|at| at.0),
            branch: into_branches(branch),
        },
        WhatV1::StepTaken { step, overtaken } => What::StepTaken {
            step: step.into_id(),
            overtaken,
            reason: private.reason.map(Cow::into_owned),
        },
        WhatV1::StepReleased { step } => What::StepReleased { step: step.into_id() },
        WhatV1::HandedOver { step, from, to } => What::HandedOver {
            step: step.into_id(),
            from: from.into_id(),
            to: to.map(Key::into_id),
        },
        WhatV1::StepCompleted {
            step,
            outcome,
            devices,
            failed_checks,
            visited_at,
        } => What::StepCompleted {
            step: step.into_id(),
            outcome: outcome.map(Key::into_id),
            devices: into_map(devices),
            failed_checks: ids(failed_checks),
            visit: visited_at.map(|at| Visit {
                at: at.0,
                position: owned(private.position),
                photo: owned(private.photo),
            }),
            records: private.facts.0.into_owned(),
            note: private.note.map(Cow::into_owned),
        },
        WhatV1::StepSkipped { step } => What::StepSkipped { step: step.into_id() },
        WhatV1::StepTimedOut { step } => What::StepTimedOut { step: step.into_id() },
        WhatV1::StepCancelled { step } => What::StepCancelled { step: step.into_id() },
        WhatV1::BranchArrived { join, from } => What::BranchArrived {
            join: join.into_id(),
            from: from.into_id(),
        },
        WhatV1::DeclaredComplete => What::DeclaredComplete,
        WhatV1::Returned {
            step,
            resume_at,
            defects: named,
            fields,
            late_defects,
            failed_checks,
            until,
            branch,
        } => What::Returned {
            step: step.into_id(),
            resume_at: resume_at.into_id(),
            defects: defects(named, fields, private.explanations),
            late_defects: late_defects.into_owned(),
            failed_checks: ids(failed_checks),
            until: until.0,
            branch: into_branches(branch),
        },
        WhatV1::Answered { touched, dropped } => What::Answered {
            facts: private.facts.0.into_owned(),
            evidence: private.evidence.into_iter().map(EvidenceV1::into_evidence).collect(),
            touched: ids(touched),
            dropped: ids(dropped),
        },
        WhatV1::FeeDue { fee, amount } => What::FeeDue {
            fee: fee.into_id(),
            amount: Money(amount),
        },
        WhatV1::FeePaid { fee, amount } => What::FeePaid {
            fee: fee.into_id(),
            amount: Money(amount),
            receipt: owned(private.receipt),
        },
        WhatV1::FeesSettled { step } => What::FeesSettled { step: step.into_id() },
        WhatV1::ProductOrdered { product, step } => What::ProductOrdered {
            product: product.into_id(),
            step: step.into_id(),
        },
        WhatV1::ProductIssued {
            product,
            number,
            valid_until,
        } => What::ProductIssued {
            product: product.into_id(),
            number: number.map(Cow::into_owned),
            valid_until: valid_until.map(|at| at.0),
        },
        WhatV1::ProductRevoked {
            product,
            credential,
            issued_at,
            cause,
            ground,
        } => What::ProductRevoked {
            product: product.into_id(),
            credential: credential.into_owned(),
            issued_at: issued_at.map(|at| at.0),
            cause: cause.into_ours(),
            ground: ground.into_owned(),
            reason: owned(private.reason),
        },
        WhatV1::Overridden {
            deviation,
            ground,
            due,
            timeout,
        } => What::Overridden {
            deviation: deviation.into_deviation(),
            ground: ground.into_owned(),
            reason: owned(private.reason),
            due: into_instants(due),
            timeout: into_instants(timeout),
        },
        WhatV1::Escalated { step, promise, level } => What::Escalated {
            step: step.map(Key::into_id),
            promise: promise.map(Key::into_id),
            level,
        },
        WhatV1::DeemedApproved { ground } => What::DeemedApproved {
            ground: ground.into_owned(),
        },
        WhatV1::AnswerLapsed => What::AnswerLapsed,
        WhatV1::Moved {
            from_version,
            to_version,
            steps,
            asked,
        } => What::Moved {
            from_version,
            to_version,
            steps: into_map(steps),
            reason: owned(private.reason),
            asked: ids(asked),
        },
        WhatV1::Closed {
            ending,
            reasons,
            waived,
        } => {
            let reasons = reasons
                .into_owned()
                .into_iter()
                .chain(
                    private
                        .reason
                        .into_iter()
                        .chain(private.more_reasons)
                        .map(Cow::into_owned),
                )
                .collect();
            What::Closed {
                ending: ending.into_ours(),
                reasons,
                waived: ids(waived),
            }
        }
        WhatV1::AnswerExtended { by, until } => What::AnswerExtended {
            by: by.0,
            until: until.0,
        },
        WhatV1::PinRenewed => What::PinRenewed {
            otherwise: private.reason.map(Cow::into_owned),
        },
        WhatV1::ConsentGiven { way } => What::ConsentGiven {
            consent: Consent {
                way: way.into_ours(),
                text: owned(private.consent),
                paper: private.paper.map(Cow::into_owned),
            },
        },
        WhatV1::Noted => What::Noted {
            note: owned(private.note),
        },
        WhatV1::TakenBack {
            step,
            open,
            arrived,
            clocks,
            failed_checks,
            complete_at,
            same_person,
            elsewhere,
            passed,
        } => What::TakenBack {
            step: step.into_id(),
            before: Before {
                open: open.into_iter().map(OpenV1::into_open).collect(),
                arrived: arrived
                    .into_iter()
                    .map(|(join, from)| (join.into_id(), ids(from)))
                    .collect(),
                clocks: clocks.into_iter().map(ClockV1::into_clock).collect(),
                facts: private.facts.0.into_owned(),
                failed_checks: failed_checks
                    .into_iter()
                    .map(|(step, failed)| (step.into_id(), ids(failed)))
                    .collect(),
                complete_at: complete_at.map(|at| at.0),
                same_person: ids(same_person),
                elsewhere: ids(elsewhere),
                passed,
            },
        },
        WhatV1::OpinionAsked {
            number,
            step,
            unit,
            due,
        } => What::OpinionAsked {
            number,
            step: step.into_id(),
            unit: unit.into_id(),
            due: due.0,
            question: owned(private.note),
            evidence: private.files.into_iter().map(Cow::into_owned).collect(),
        },
        WhatV1::OpinionReminded { number } => What::OpinionReminded { number },
        WhatV1::OpinionGiven { number } => What::OpinionGiven {
            number,
            words: owned(private.note),
            file: private.files.into_iter().next().map(Cow::into_owned),
        },
        WhatV1::PaymentCancelled { payment, fee, amount } => What::PaymentCancelled {
            payment,
            fee: fee.into_id(),
            amount: Money(amount),
            receipt: owned(private.receipt),
            reason: owned(private.reason),
        },
        WhatV1::OpinionWithdrawn { number } => What::OpinionWithdrawn {
            number,
            reason: owned(private.reason),
        },
    }
}

/// Empty where the private part is erased.
fn owned(text: Option<Cow<'_, str>>) -> String {
    text.map(Cow::into_owned).unwrap_or_default()
}

fn defects(
    named: Vec<Key<'_, RequirementId>>,
    fields: Vec<Option<Key<'_, Name>>>,
    explanations: Vec<Cow<'_, str>>,
) -> Vec<Defect> {
    let (mut fields, mut explanations) = (fields.into_iter(), explanations.into_iter());
    let defect = |requirement: Key<'_, RequirementId>| Defect {
        requirement: requirement.into_id(),
        field: fields.next().flatten().map(Key::into_id),
        explanation: owned(explanations.next()),
    };
    named.into_iter().map(defect).collect()
}
