//! From the stored form back to events. What was erased is empty.

use maklumat_vocabulary::{Money, OfficerId, ServiceKey, StepId, UnitId};

use super::events::{
    AgainstV1, ChannelV1, CompensationV1, EndingV1, OutcomeV1, PrivateV1, ReportV1, ReporterV1, WhatV1,
};
use crate::class::{IdentityKey, Reporter};
use crate::command::Submission;
use crate::event::What;
use crate::report::{Against, Channel, Compensation, Decision, Defect, Ending, Outcome, Proof, Reference, Report};

#[expect(clippy::too_many_lines, reason = "a list: one arm per event, nothing else")]
pub(super) fn join(body: WhatV1, private: PrivateV1) -> What {
    let attachments = private.attachments;
    let said = private.words.clone();
    let words = private.words.unwrap_or_default();
    match body {
        WhatV1::Submitted {
            rules,
            reference,
            reporter,
            path,
            receipt,
        } => {
            let (report, channel) = report(private.report.unwrap_or_default());
            let key = IdentityKey(private.identity.unwrap_or_default());
            let submission = Submission {
                reference: Reference(reference),
                reporter: match reporter {
                    ReporterV1::Named => Reporter::Named(key),
                    ReporterV1::Confidential => Reporter::Confidential(key),
                    ReporterV1::Anonymous => Reporter::Anonymous,
                },
                channel,
                path: path.ours(),
                report,
                receipt,
            };
            What::Submitted {
                rules,
                submission: Box::new(submission),
            }
        }
        WhatV1::Verified { class, against } => What::Verified {
            class: class.ours(),
            against: match against {
                AgainstV1::Nobody => Against::Nobody,
                AgainstV1::Performer(position) => Against::Performer(position.0),
                AgainstV1::Provider(unit) => Against::Provider(UnitId::new(&unit)),
            },
        },
        WhatV1::CompletionAsked { until } => {
            let defects = private
                .defects
                .into_iter()
                .map(|(about, words)| Defect { about, words });
            What::CompletionAsked {
                defects: defects.collect(),
                until: until.0,
            }
        }
        WhatV1::Completed => What::Completed { words, attachments },
        WhatV1::DeclaredComplete => What::DeclaredComplete,
        WhatV1::Routed { to } => What::Routed {
            to: to.0,
            words: said,
            attachments,
        },
        WhatV1::HandedOver { from, to } => What::HandedOver {
            from: from.0,
            to: to.0,
            reason: words,
        },
        WhatV1::Taken => What::Taken,
        WhatV1::Examined => What::Examined { notes: words },
        WhatV1::Replied => What::Replied { words },
        WhatV1::Asked { until } => What::Asked { words, until: until.0 },
        WhatV1::Answered => What::Answered { words, attachments },
        WhatV1::QuestionLapsed => What::QuestionLapsed,
        WhatV1::PassedOn { message } => What::PassedOn { message, words },
        WhatV1::Decided { outcome, compensation } => What::Decided {
            decision: Decision {
                outcome: match outcome {
                    OutcomeV1::Answered => Outcome::Answered,
                    OutcomeV1::Upheld => Outcome::Upheld,
                    OutcomeV1::Partly => Outcome::Partly,
                    OutcomeV1::Rejected => Outcome::Rejected {
                        ground: private.ground.unwrap_or_default(),
                    },
                },
                settlement: words,
                compensation: compensation.map(|CompensationV1 { amount, pay_by }| Compensation {
                    amount: Money(amount),
                    pay_by: pay_by.0,
                }),
            },
        },
        WhatV1::WordsReleased { words } => What::WordsReleased { words },
        WhatV1::Delivered { until } => What::Delivered { until: until.0 },
        WhatV1::WindowEnded => What::WindowEnded,
        WhatV1::Objected => What::Objected { words },
        WhatV1::Checked { found } => What::Checked {
            found: found.ours(),
            words,
        },
        WhatV1::Sampled { seed, lot } => What::Sampled {
            seed: seed.0,
            lot: lot.ours(),
        },
        WhatV1::CompensationPaid => What::CompensationPaid { receipt: words },
        WhatV1::Escalated { ground } => What::Escalated {
            ground: ground.ours(),
            words,
        },
        WhatV1::Gathered { duplicate } => What::Gathered {
            duplicate: Reference(duplicate),
        },
        WhatV1::Closed { ending } => What::Closed {
            ending: self::ending(ending),
            words: said,
        },
    }
}

fn ending(stored: EndingV1) -> Ending {
    match stored {
        EndingV1::Confirmed => Ending::Settled(Proof::Reporter),
        EndingV1::CheckedBy { officer } => Ending::Settled(Proof::SecondOfficer(OfficerId::new(&officer))),
        EndingV1::NotDrawn { seed } => Ending::Settled(Proof::Sampling { seed: seed.0 }),
        EndingV1::Silent => Ending::Settled(Proof::Silence),
        EndingV1::DeemedWithdrawn => Ending::DeemedWithdrawn,
        EndingV1::Withdrawn => Ending::Withdrawn,
        EndingV1::Merged { into } => Ending::Merged { into: Reference(into) },
    }
}

fn report(stored: ReportV1) -> (Report, Channel) {
    let channel = match stored.channel {
        ChannelV1::Web => Channel::Web,
        ChannelV1::Counter => Channel::Counter,
        ChannelV1::Message => Channel::Message,
        ChannelV1::Sp4n { tracking } => Channel::Sp4n { tracking },
    };
    let report = Report {
        title: stored.title,
        body: stored.body,
        place: stored.place,
        occurred_on: stored.occurred_on.map(|day| day.0),
        unit: stored.unit.as_deref().map(UnitId::new),
        service: stored.service.map(|(unit, service)| ServiceKey::new(&unit, &service)),
        case: stored.case,
        step: stored.step.as_deref().map(StepId::new),
        attachments: stored.attachments,
        notes: stored.notes,
    };
    (report, channel)
}
