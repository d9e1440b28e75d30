//! Every event as it is stored: names here are for ever, whatever the crate's own types become.

use serde::{Deserialize, Serialize};

use super::atoms::{ClassV1, Day, FoundV1, GroundV1, Instant, LotV1, PathV1, Position, Seed};

/// The body.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub(super) enum WhatV1 {
    Submitted {
        rules: u32,
        reference: String,
        reporter: ReporterV1,
        path: PathV1,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receipt: Option<String>,
    },
    Verified {
        class: ClassV1,
        against: AgainstV1,
    },
    CompletionAsked {
        until: Instant,
    },
    Completed,
    DeclaredComplete,
    Routed {
        to: Position,
    },
    HandedOver {
        from: Position,
        to: Position,
    },
    Taken,
    Examined,
    Replied,
    Asked {
        until: Instant,
    },
    Answered,
    QuestionLapsed,
    PassedOn {
        message: u32,
    },
    Decided {
        outcome: OutcomeV1,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        compensation: Option<CompensationV1>,
    },
    /// Released to be read by anybody, so it is not sealed.
    WordsReleased {
        words: String,
    },
    Delivered {
        until: Instant,
    },
    WindowEnded,
    Objected,
    Checked {
        found: FoundV1,
    },
    Sampled {
        seed: Seed,
        lot: LotV1,
    },
    CompensationPaid,
    Escalated {
        ground: GroundV1,
    },
    Gathered {
        duplicate: String,
    },
    Closed {
        ending: EndingV1,
    },
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ReporterV1 {
    Named,
    Confidential,
    Anonymous,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum AgainstV1 {
    Nobody,
    Performer(Position),
    Provider(String),
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OutcomeV1 {
    Answered,
    Upheld,
    Partly,
    Rejected,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct CompensationV1 {
    pub(super) amount: i64,
    pub(super) pay_by: Day,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub(super) enum EndingV1 {
    Confirmed,
    CheckedBy { officer: String },
    NotDrawn { seed: Seed },
    Silent,
    DeemedWithdrawn,
    Withdrawn,
    Merged { into: String },
}

/// The private part of any event.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PrivateV1 {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) report: Option<ReportV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) words: Option<String>,
    /// Of a rejection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ground: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) attachments: Vec<String>,
    /// What each is about, and its words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) defects: Vec<(String, String)>,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct ReportV1 {
    pub(super) channel: ChannelV1,
    pub(super) title: String,
    pub(super) body: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) occurred_on: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    /// Unit and name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) service: Option<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) case: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) attachments: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<(String, String)>,
}

/// Erased reports count as having come by the web.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub(super) enum ChannelV1 {
    #[default]
    Web,
    Counter,
    Message,
    Sp4n {
        tracking: String,
    },
}

impl WhatV1 {
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Submitted { .. } => "submitted",
            Self::Verified { .. } => "verified",
            Self::CompletionAsked { .. } => "completion-asked",
            Self::Completed => "completed",
            Self::DeclaredComplete => "declared-complete",
            Self::Routed { .. } => "routed",
            Self::HandedOver { .. } => "handed-over",
            Self::Taken => "taken",
            Self::Examined => "examined",
            Self::Replied => "replied",
            Self::Asked { .. } => "asked",
            Self::Answered => "answered",
            Self::QuestionLapsed => "question-lapsed",
            Self::PassedOn { .. } => "passed-on",
            Self::Decided { .. } => "decided",
            Self::WordsReleased { .. } => "words-released",
            Self::Delivered { .. } => "delivered",
            Self::WindowEnded => "window-ended",
            Self::Objected => "objected",
            Self::Checked { .. } => "checked",
            Self::Sampled { .. } => "sampled",
            Self::CompensationPaid => "compensation-paid",
            Self::Escalated { .. } => "escalated",
            Self::Gathered { .. } => "gathered",
            Self::Closed { .. } => "closed",
        }
    }
}
