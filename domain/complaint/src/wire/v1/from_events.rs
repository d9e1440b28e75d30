//! From events to their stored form.

use super::atoms::{ClassV1, Day, FoundV1, GroundV1, Instant, LotV1, PathV1, Position, Seed};
use super::events::{
    AgainstV1, ChannelV1, CompensationV1, EndingV1, OutcomeV1, PrivateV1, ReportV1, ReporterV1, WhatV1,
};
use crate::class::Reporter;
use crate::command::Submission;
use crate::event::What;
use crate::report::{Against, Channel, Decision, Ending, Outcome, Proof, Report};

/// The body, and what is sealed.
#[expect(clippy::too_many_lines, reason = "a list: one arm per event, nothing else")]
pub(super) fn split(what: &What) -> (WhatV1, PrivateV1) {
    match what {
        What::Submitted { rules, submission } => {
            let Submission {
                reference,
                reporter,
                channel,
                path,
                report,
                receipt,
            } = submission.as_ref();
            let body = WhatV1::Submitted {
                rules: *rules,
                reference: reference.0.clone(),
                reporter: reporter_v1(reporter),
                path: PathV1::of(*path),
                receipt: receipt.clone(),
            };
            let private = PrivateV1 {
                report: Some(report_v1(report, channel)),
                identity: identity(reporter),
                ..PrivateV1::default()
            };
            (body, private)
        }
        What::Verified { class, against } => {
            let (class, against) = (ClassV1::of(*class), against_v1(against));
            open(WhatV1::Verified { class, against })
        }
        What::CompletionAsked { defects, until } => {
            let defects = defects
                .iter()
                .map(|defect| (defect.about.clone(), defect.words.clone()));
            let private = PrivateV1 {
                defects: defects.collect(),
                ..PrivateV1::default()
            };
            (WhatV1::CompletionAsked { until: Instant(*until) }, private)
        }
        What::Completed { words, attachments } => with_files(WhatV1::Completed, Some(words), attachments),
        What::DeclaredComplete => open(WhatV1::DeclaredComplete),
        What::Routed { to, words, attachments } => with_files(
            WhatV1::Routed {
                to: Position(to.clone()),
            },
            words.as_ref(),
            attachments,
        ),
        What::HandedOver { from, to, reason } => {
            let (from, to) = (Position(from.clone()), Position(to.clone()));
            with_words(WhatV1::HandedOver { from, to }, reason)
        }
        What::Taken => open(WhatV1::Taken),
        What::Examined { notes } => with_words(WhatV1::Examined, notes),
        What::Replied { words } => with_words(WhatV1::Replied, words),
        What::Asked { words, until } => with_words(WhatV1::Asked { until: Instant(*until) }, words),
        What::Answered { words, attachments } => with_files(WhatV1::Answered, Some(words), attachments),
        What::QuestionLapsed => open(WhatV1::QuestionLapsed),
        What::PassedOn { message, words } => with_words(WhatV1::PassedOn { message: *message }, words),
        What::Decided { decision } => decided(decision),
        What::WordsReleased { words } => open(WhatV1::WordsReleased { words: words.clone() }),
        What::Delivered { until } => open(WhatV1::Delivered { until: Instant(*until) }),
        What::WindowEnded => open(WhatV1::WindowEnded),
        What::Objected { words } => with_words(WhatV1::Objected, words),
        What::Checked { found, words } => with_words(
            WhatV1::Checked {
                found: FoundV1::of(*found),
            },
            words,
        ),
        What::Sampled { seed, lot } => {
            let (seed, lot) = (Seed(*seed), LotV1::of(*lot));
            open(WhatV1::Sampled { seed, lot })
        }
        What::CompensationPaid { receipt } => with_words(WhatV1::CompensationPaid, receipt),
        What::Escalated { ground, words } => with_words(
            WhatV1::Escalated {
                ground: GroundV1::of(*ground),
            },
            words,
        ),
        What::Gathered { duplicate } => open(WhatV1::Gathered {
            duplicate: duplicate.0.clone(),
        }),
        What::Closed { ending, words } => with_files(
            WhatV1::Closed {
                ending: ending_v1(ending),
            },
            words.as_ref(),
            &[],
        ),
    }
}

fn open(body: WhatV1) -> (WhatV1, PrivateV1) {
    (body, PrivateV1::default())
}

fn with_words(body: WhatV1, words: &str) -> (WhatV1, PrivateV1) {
    let private = PrivateV1 {
        words: Some(words.to_owned()),
        ..PrivateV1::default()
    };
    (body, private)
}

fn with_files(body: WhatV1, words: Option<&String>, attachments: &[String]) -> (WhatV1, PrivateV1) {
    let private = PrivateV1 {
        words: words.cloned(),
        attachments: attachments.to_vec(),
        ..PrivateV1::default()
    };
    (body, private)
}

fn decided(decision: &Decision) -> (WhatV1, PrivateV1) {
    let (outcome, ground) = match &decision.outcome {
        Outcome::Answered => (OutcomeV1::Answered, None),
        Outcome::Upheld => (OutcomeV1::Upheld, None),
        Outcome::Partly => (OutcomeV1::Partly, None),
        Outcome::Rejected { ground } => (OutcomeV1::Rejected, Some(ground.clone())),
    };
    let compensation = decision.compensation.map(|compensation| CompensationV1 {
        amount: compensation.amount.0,
        pay_by: Day(compensation.pay_by),
    });
    let private = PrivateV1 {
        words: Some(decision.settlement.clone()),
        ground,
        ..PrivateV1::default()
    };
    (WhatV1::Decided { outcome, compensation }, private)
}

const fn reporter_v1(reporter: &Reporter) -> ReporterV1 {
    match reporter {
        Reporter::Named(_) => ReporterV1::Named,
        Reporter::Confidential(_) => ReporterV1::Confidential,
        Reporter::Anonymous => ReporterV1::Anonymous,
    }
}

fn identity(reporter: &Reporter) -> Option<String> {
    match reporter {
        Reporter::Named(key) | Reporter::Confidential(key) => Some(key.0.clone()),
        Reporter::Anonymous => None,
    }
}

fn against_v1(against: &Against) -> AgainstV1 {
    match against {
        Against::Nobody => AgainstV1::Nobody,
        Against::Performer(position) => AgainstV1::Performer(Position(position.clone())),
        Against::Provider(unit) => AgainstV1::Provider(unit.to_string()),
    }
}

fn ending_v1(ending: &Ending) -> EndingV1 {
    match ending {
        Ending::Settled(Proof::Reporter) => EndingV1::Confirmed,
        Ending::Settled(Proof::SecondOfficer(officer)) => EndingV1::CheckedBy {
            officer: officer.to_string(),
        },
        Ending::Settled(Proof::Sampling { seed }) => EndingV1::NotDrawn { seed: Seed(*seed) },
        Ending::Settled(Proof::Silence) => EndingV1::Silent,
        Ending::DeemedWithdrawn => EndingV1::DeemedWithdrawn,
        Ending::Withdrawn => EndingV1::Withdrawn,
        Ending::Merged { into } => EndingV1::Merged { into: into.0.clone() },
    }
}

fn report_v1(report: &Report, channel: &Channel) -> ReportV1 {
    ReportV1 {
        channel: match channel {
            Channel::Web => ChannelV1::Web,
            Channel::Counter => ChannelV1::Counter,
            Channel::Message => ChannelV1::Message,
            Channel::Sp4n { tracking } => ChannelV1::Sp4n {
                tracking: tracking.clone(),
            },
        },
        title: report.title.clone(),
        body: report.body.clone(),
        place: report.place.clone(),
        occurred_on: report.occurred_on.map(Day),
        unit: report.unit.as_ref().map(ToString::to_string),
        service: report
            .service
            .as_ref()
            .map(|key| (key.unit.to_string(), key.service.to_string())),
        case: report.case.clone(),
        step: report.step.as_ref().map(ToString::to_string),
        attachments: report.attachments.clone(),
        notes: report.notes.clone(),
    }
}
