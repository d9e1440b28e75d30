//! Every event as it is stored: names here are for ever, whatever the engine's own types become.

use std::borrow::Cow;
use std::collections::BTreeMap;

use maklumat_calendar::Timestamp;
use maklumat_sop::{Channel, Ending, Performer, StartEvent};
use maklumat_vocabulary::{
    DeviceId, FeeId, Name, OfficerId, OutcomeId, PriorityId, ProductId, PromiseId, RequirementId, ServiceKey, StepId,
    UnitId,
};
use serde::{Deserialize, Serialize};

use crate::command::{ConsentWay, Defect, Deviation, PaperReason, RevocationCause};
use crate::event::{Branch, FromPaper, PromiseTerms};
use crate::wire::v1::atoms::{EvidenceV1, FactsV1, Instant, Key, Position, Span};
use crate::wire::v1::snapshot::clocks::ClockV1;
use crate::wire::v1::snapshot::steps::OpenV1;

/// The public part.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub(super) enum WhatV1<'a> {
    Submitted {
        unit: Key<'a, maklumat_vocabulary::UnitId>,
        service: Key<'a, maklumat_vocabulary::ServiceId>,
        version: u32,
        channel: ChannelV1,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        priority: Option<Key<'a, PriorityId>>,
        promises: Vec<PromiseV1<'a>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        receipt: Option<Cow<'a, str>>,
        /// Absent where it was not entered from paper, and in events of before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<PaperV1>,
    },
    StepOpened {
        step: Key<'a, StepId>,
        performer: PerformerV1<'a>,
        due: Instant,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        timeout: Option<Instant>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        branch: Vec<BranchV1<'a>>,
    },
    StepTaken {
        step: Key<'a, StepId>,
        overtaken: u32,
    },
    StepReleased {
        step: Key<'a, StepId>,
    },
    HandedOver {
        step: Key<'a, StepId>,
        from: Key<'a, OfficerId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Key<'a, OfficerId>>,
    },
    StepCompleted {
        step: Key<'a, StepId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Key<'a, OutcomeId>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        devices: Vec<(Key<'a, Name>, Key<'a, DeviceId>)>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        failed_checks: Vec<Key<'a, Name>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visited_at: Option<Instant>,
    },
    StepSkipped {
        step: Key<'a, StepId>,
    },
    StepTimedOut {
        step: Key<'a, StepId>,
    },
    StepCancelled {
        step: Key<'a, StepId>,
    },
    BranchArrived {
        join: Key<'a, StepId>,
        from: Key<'a, StepId>,
    },
    DeclaredComplete,
    Returned {
        step: Key<'a, StepId>,
        resume_at: Key<'a, StepId>,
        defects: Vec<Key<'a, RequirementId>>,
        /// One for every defect, in order, where any names a field; absent in events of before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<Option<Key<'a, Name>>>,
        #[serde(default, skip_serializing_if = "<[usize]>::is_empty")]
        late_defects: Cow<'a, [usize]>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        failed_checks: Vec<Key<'a, Name>>,
        until: Instant,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        branch: Vec<BranchV1<'a>>,
    },
    Answered {
        touched: Vec<Key<'a, RequirementId>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        dropped: Vec<Key<'a, Name>>,
    },
    FeeDue {
        fee: Key<'a, FeeId>,
        amount: i64,
    },
    FeePaid {
        fee: Key<'a, FeeId>,
        amount: i64,
    },
    FeesSettled {
        step: Key<'a, StepId>,
    },
    ProductOrdered {
        product: Key<'a, ProductId>,
        step: Key<'a, StepId>,
    },
    ProductIssued {
        product: Key<'a, ProductId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<Cow<'a, str>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_until: Option<Instant>,
    },
    ProductRevoked {
        product: Key<'a, ProductId>,
        credential: Cow<'a, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        issued_at: Option<Instant>,
        cause: CauseV1,
        ground: Cow<'a, str>,
    },
    Overridden {
        deviation: DeviationV1<'a>,
        ground: Cow<'a, str>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        due: Vec<(Key<'a, StepId>, Instant)>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        timeout: Vec<(Key<'a, StepId>, Instant)>,
    },
    Escalated {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<Key<'a, StepId>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promise: Option<Key<'a, PromiseId>>,
        level: u32,
    },
    DeemedApproved {
        ground: Cow<'a, str>,
    },
    AnswerLapsed,
    Moved {
        from_version: u32,
        to_version: u32,
        steps: Vec<(Key<'a, StepId>, Key<'a, StepId>)>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        asked: Vec<Key<'a, RequirementId>>,
    },
    Closed {
        ending: EndingV1,
        /// Published reasons; what an applicant wrote when withdrawing is private.
        #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
        reasons: Cow<'a, [String]>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        waived: Vec<Key<'a, RequirementId>>,
    },
    AnswerExtended {
        by: Span,
        until: Instant,
    },
    PinRenewed,
    ConsentGiven {
        way: ConsentWayV1,
    },
    Noted,
    /// Open steps and clocks in the words of stored cases: what is written there stays readable here too.
    TakenBack {
        step: Key<'a, StepId>,
        open: Vec<OpenV1<'a>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        arrived: Vec<(Key<'a, StepId>, Vec<Key<'a, StepId>>)>,
        clocks: Vec<ClockV1<'a>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        failed_checks: Vec<(Key<'a, StepId>, Vec<Key<'a, Name>>)>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        complete_at: Option<Instant>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        same_person: Vec<Key<'a, StepId>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        elsewhere: Vec<Key<'a, StepId>>,
        passed: usize,
    },
    OpinionAsked {
        number: u32,
        step: Key<'a, StepId>,
        unit: Key<'a, UnitId>,
        due: Instant,
    },
    OpinionReminded {
        number: u32,
    },
    OpinionGiven {
        number: u32,
    },
    PaymentCancelled {
        payment: u32,
        fee: Key<'a, FeeId>,
        amount: i64,
    },
    OpinionWithdrawn {
        number: u32,
    },
}

/// The private part: what people answered, recorded, handed in and wrote.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PrivateV1<'a> {
    #[serde(default, skip_serializing_if = "has_no_facts")]
    pub(super) facts: FactsV1<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) evidence: Vec<EvidenceV1<'a>>,
    /// One for every defect, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) explanations: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) photo: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<Cow<'a, str>>,
    /// Those after the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) more_reasons: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) receipt: Option<Cow<'a, str>>,
    /// What was agreed to, word for word, and the digest of the signed paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) consent: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) paper: Option<Cow<'a, str>>,
    /// Of the paper form a submission was entered from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) paper_number: Option<Cow<'a, str>>,
    /// Digests of files shown to another unit, or that came from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<Cow<'a, str>>,
}

fn has_no_facts(facts: &FactsV1<'_>) -> bool {
    facts.0.is_empty()
}

impl PrivateV1<'_> {
    pub(super) fn is_empty(&self) -> bool {
        has_no_facts(&self.facts)
            && self.evidence.is_empty()
            && self.explanations.is_empty()
            && self.more_reasons.is_empty()
            && self.files.is_empty()
            && [&self.position, &self.photo, &self.note, &self.reason, &self.receipt]
                .iter()
                .all(|text| text.is_none())
            && self.consent.is_none()
            && self.paper.is_none()
            && self.paper_number.is_none()
    }
}

impl WhatV1<'_> {
    /// The name in the column and in the body.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Submitted { .. } => "submitted",
            Self::StepOpened { .. } => "step-opened",
            Self::StepTaken { .. } => "step-taken",
            Self::StepReleased { .. } => "step-released",
            Self::HandedOver { .. } => "handed-over",
            Self::StepCompleted { .. } => "step-completed",
            Self::StepSkipped { .. } => "step-skipped",
            Self::StepTimedOut { .. } => "step-timed-out",
            Self::StepCancelled { .. } => "step-cancelled",
            Self::BranchArrived { .. } => "branch-arrived",
            Self::DeclaredComplete => "declared-complete",
            Self::Returned { .. } => "returned",
            Self::Answered { .. } => "answered",
            Self::FeeDue { .. } => "fee-due",
            Self::FeePaid { .. } => "fee-paid",
            Self::FeesSettled { .. } => "fees-settled",
            Self::ProductOrdered { .. } => "product-ordered",
            Self::ProductIssued { .. } => "product-issued",
            Self::ProductRevoked { .. } => "product-revoked",
            Self::Overridden { .. } => "overridden",
            Self::Escalated { .. } => "escalated",
            Self::DeemedApproved { .. } => "deemed-approved",
            Self::AnswerLapsed => "answer-lapsed",
            Self::Moved { .. } => "moved",
            Self::Closed { .. } => "closed",
            Self::AnswerExtended { .. } => "answer-extended",
            Self::PinRenewed => "pin-renewed",
            Self::ConsentGiven { .. } => "consent-given",
            Self::Noted => "noted",
            Self::TakenBack { .. } => "taken-back",
            Self::OpinionAsked { .. } => "opinion-asked",
            Self::OpinionReminded { .. } => "opinion-reminded",
            Self::OpinionGiven { .. } => "opinion-given",
            Self::PaymentCancelled { .. } => "payment-cancelled",
            Self::OpinionWithdrawn { .. } => "opinion-withdrawn",
        }
    }
}

/// The fields defects name; nothing where none does.
pub(super) fn fields_of(defects: &[Defect]) -> Vec<Option<Key<'_, Name>>> {
    if defects.iter().all(|defect| defect.field.is_none()) {
        return Vec::new();
    }
    defects
        .iter()
        .map(|defect| defect.field.as_ref().map(Key::of))
        .collect()
}

/// Declares a stored enum that mirrors one of the engine's, with the conversions both ways.
macro_rules! mirrored {
    ($stored:ident = $ours:ident { $($variant:ident),+ $(,)? }) => {
        #[derive(Clone, Copy, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum $stored { $($variant),+ }

        impl $stored {
            pub(super) const fn of(ours: $ours) -> Self {
                match ours { $($ours::$variant => Self::$variant),+ }
            }

            pub(super) const fn into_ours(self) -> $ours {
                match self { $(Self::$variant => $ours::$variant),+ }
            }
        }
    };
}

mirrored!(
    ChannelV1 = Channel {
        Online,
        Counter,
        Phone,
        Village
    }
);
mirrored!(
    EndingV1 = Ending {
        Done,
        Refused,
        Redirected,
        Withdrawn
    }
);
mirrored!(
    CauseV1 = RevocationCause {
        Withdrawn,
        Replaced,
        Mistaken,
        Returned,
        KeyExposed
    }
);
mirrored!(
    PaperReasonV1 = PaperReason {
        NoPower,
        NoLine,
        SystemDown
    }
);

/// When and why something was entered from paper; the number of the form stands in the private part.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct PaperV1 {
    entered_at: Instant,
    reason: PaperReasonV1,
}

impl PaperV1 {
    pub(super) const fn of(paper: &FromPaper) -> Self {
        Self {
            entered_at: Instant(paper.entered_at),
            reason: PaperReasonV1::of(paper.reason),
        }
    }

    pub(super) fn into_paper(self, number: String) -> FromPaper {
        FromPaper {
            entered_at: self.entered_at.0,
            number,
            reason: self.reason.into_ours(),
        }
    }
}

mirrored!(ConsentWayV1 = ConsentWay { Signed, Code, Present });
mirrored!(
    StartV1 = StartEvent {
        Submitted,
        Complete,
        Paid
    }
);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PerformerV1<'a> {
    Applicant,
    Position(Position<'a>),
}

impl<'a> PerformerV1<'a> {
    pub(super) fn of(performer: &'a Performer) -> Self {
        match performer {
            Performer::Applicant => Self::Applicant,
            Performer::Position(position) => Self::Position(Position(Cow::Borrowed(position))),
        }
    }

    pub(super) fn into_performer(self) -> Performer {
        match self {
            Self::Applicant => Performer::Applicant,
            Self::Position(position) => Performer::Position(position.0.into_owned()),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct BranchV1<'a> {
    join: Key<'a, StepId>,
    first: Key<'a, StepId>,
}

pub(super) fn branches(branch: &[Branch]) -> Vec<BranchV1<'_>> {
    branch
        .iter()
        .map(|inner| BranchV1 {
            join: Key::of(&inner.join),
            first: Key::of(&inner.first),
        })
        .collect()
}

pub(super) fn into_branches(branch: Vec<BranchV1<'_>>) -> Vec<Branch> {
    branch
        .into_iter()
        .map(|inner| Branch {
            join: inner.join.into_id(),
            first: inner.first.into_id(),
        })
        .collect()
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PromiseV1<'a> {
    promise: Key<'a, PromiseId>,
    time: Span,
    from: StartV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Key<'a, StepId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deemed_approval: Option<Cow<'a, str>>,
}

impl<'a> PromiseV1<'a> {
    pub(super) fn of(terms: &'a PromiseTerms) -> Self {
        Self {
            promise: Key::of(&terms.promise),
            time: Span(terms.time),
            from: StartV1::of(terms.from),
            until: terms.until.as_ref().map(Key::of),
            deemed_approval: terms.deemed_approval.as_deref().map(Cow::Borrowed),
        }
    }

    pub(super) fn into_terms(self) -> PromiseTerms {
        PromiseTerms {
            promise: self.promise.into_id(),
            time: self.time.0,
            from: self.from.into_ours(),
            until: self.until.map(Key::into_id),
            deemed_approval: self.deemed_approval.map(Cow::into_owned),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeviationV1<'a> {
    Pause,
    PauseUntil { until: Instant },
    Resume,
    ExtendAnswer { by: Span },
    SamePerson { step: Key<'a, StepId> },
    WaiveRequirement { requirement: Key<'a, RequirementId> },
}

impl<'a> DeviationV1<'a> {
    pub(super) fn of(deviation: &'a Deviation) -> Self {
        match deviation {
            Deviation::Pause { until } => until.map_or(Self::Pause, |until| Self::PauseUntil { until: Instant(until) }),
            Deviation::Resume => Self::Resume,
            Deviation::ExtendAnswer { by } => Self::ExtendAnswer { by: Span(*by) },
            Deviation::SamePerson { step } => Self::SamePerson { step: Key::of(step) },
            Deviation::WaiveRequirement { requirement } => Self::WaiveRequirement {
                requirement: Key::of(requirement),
            },
        }
    }

    pub(super) fn into_deviation(self) -> Deviation {
        match self {
            Self::Pause => Deviation::Pause { until: None },
            Self::PauseUntil { until } => Deviation::Pause { until: Some(until.0) },
            Self::Resume => Deviation::Resume,
            Self::ExtendAnswer { by } => Deviation::ExtendAnswer { by: by.0 },
            Self::SamePerson { step } => Deviation::SamePerson { step: step.into_id() },
            Self::WaiveRequirement { requirement } => Deviation::WaiveRequirement {
                requirement: requirement.into_id(),
            },
        }
    }
}

pub(super) fn pairs<'a, A: Clone, B: Clone>(map: &'a BTreeMap<A, B>) -> Vec<(Key<'a, A>, Key<'a, B>)> {
    map.iter().map(|(key, value)| (Key::of(key), Key::of(value))).collect()
}

pub(super) fn into_map<A: Clone + Ord, B: Clone>(pairs: Vec<(Key<'_, A>, Key<'_, B>)>) -> BTreeMap<A, B> {
    pairs
        .into_iter()
        .map(|(key, value)| (key.into_id(), value.into_id()))
        .collect()
}

pub(super) fn instants(map: &BTreeMap<StepId, Timestamp>) -> Vec<(Key<'_, StepId>, Instant)> {
    map.iter().map(|(step, at)| (Key::of(step), Instant(*at))).collect()
}

pub(super) fn into_instants(pairs: Vec<(Key<'_, StepId>, Instant)>) -> BTreeMap<StepId, Timestamp> {
    pairs.into_iter().map(|(step, at)| (step.into_id(), at.0)).collect()
}

pub(super) fn instant(at: Option<Timestamp>) -> Option<Instant> {
    at.map(Instant)
}

pub(super) fn service<'a>(
    unit: Key<'a, maklumat_vocabulary::UnitId>,
    service: Key<'a, maklumat_vocabulary::ServiceId>,
) -> ServiceKey {
    ServiceKey {
        unit: unit.into_id(),
        service: service.into_id(),
    }
}
