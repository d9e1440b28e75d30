//! A whole case as it is stored beside its events.

pub(super) mod clocks;
mod deviations;
mod opinions;
pub(super) mod steps;
mod yields;

use std::borrow::Cow;

use maklumat_vocabulary::{Name, PriorityId, RequirementId, ServiceId, StepId, UnitId};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Status};
use crate::wire::v1::atoms::{FactsV1, FormV1, Instant, Key, ids, keys};
use crate::wire::v1::events::{ChannelV1, EndingV1, PaperV1, instant, service};
use crate::wire::v1::snapshot::clocks::{ClockV1, EscalationV1};
use crate::wire::v1::snapshot::deviations::{DeviationsV1, ReturnsV1};
use crate::wire::v1::snapshot::opinions::OpinionV1;
use crate::wire::v1::snapshot::steps::{OpenV1, PastV1, WaitingV1};
use crate::wire::v1::snapshot::yields::{FeeV1, ProductV1};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct CaseV1<'a> {
    format: u16,
    unit: Key<'a, UnitId>,
    service: Key<'a, ServiceId>,
    version: u32,
    sequence: u64,
    submitted_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paper: Option<(PaperV1, Cow<'a, str>)>,
    changed_at: Instant,
    channel: ChannelV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    priority: Option<Key<'a, PriorityId>>,
    facts: FactsV1<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<(Key<'a, RequirementId>, FormV1<'a>)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    open: Vec<OpenV1<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    waiting: Option<WaitingV1<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    arrived: Vec<(Key<'a, StepId>, Vec<Key<'a, StepId>>)>,
    clocks: Vec<ClockV1<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fees: Vec<FeeV1<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    products: Vec<ProductV1<'a>>,
    history: Vec<PastV1<'a>>,
    returns: ReturnsV1<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    failed_checks: Vec<(Key<'a, StepId>, Vec<Key<'a, Name>>)>,
    deviations: DeviationsV1<'a>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    escalations: Vec<EscalationV1<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    opinions: Vec<OpinionV1<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deemed: Option<(Instant, Cow<'a, str>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    complete_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    closed: Option<ClosedV1<'a>>,
    is_with_applicant: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ClosedV1<'a> {
    ending: EndingV1,
    at: Instant,
    reasons: Cow<'a, [String]>,
}

impl<'a> CaseV1<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        let closed = match &case.status {
            Status::Open => None,
            Status::Closed { ending, at, reasons } => Some(ClosedV1 {
                ending: EndingV1::of(*ending),
                at: Instant(*at),
                reasons: Cow::Borrowed(reasons),
            }),
        };
        Self {
            format: super::SNAPSHOT_FORMAT,
            unit: Key::of(&case.service.unit),
            service: Key::of(&case.service.service),
            version: case.version,
            sequence: case.sequence,
            submitted_at: Instant(case.submitted_at),
            paper: case
                .paper
                .as_ref()
                .map(|paper| (PaperV1::of(paper), Cow::Borrowed(&*paper.number))),
            changed_at: Instant(case.changed_at),
            channel: ChannelV1::of(case.channel),
            priority: case.priority.as_ref().map(Key::of),
            facts: FactsV1(Cow::Borrowed(&case.facts)),
            evidence: case
                .evidence
                .iter()
                .map(|(id, form)| (Key::of(id), FormV1::of(form)))
                .collect(),
            open: case.open.iter().map(OpenV1::of).collect(),
            waiting: case.waiting.as_ref().map(WaitingV1::of),
            arrived: case
                .arrived
                .iter()
                .map(|(join, from)| (Key::of(join), keys(from)))
                .collect(),
            clocks: case.clocks.iter().map(ClockV1::of).collect(),
            fees: case.fees.iter().map(FeeV1::of).collect(),
            products: case.products.iter().map(ProductV1::of).collect(),
            history: case.history.iter().map(PastV1::of).collect(),
            returns: ReturnsV1::of(&case.returns),
            failed_checks: case
                .failed_checks
                .iter()
                .map(|(step, failed)| (Key::of(step), keys(failed)))
                .collect(),
            deviations: DeviationsV1::of(&case.deviations),
            escalations: case.escalations.iter().map(EscalationV1::of).collect(),
            opinions: case.opinions.iter().map(OpinionV1::of).collect(),
            deemed: case
                .deemed
                .as_ref()
                .map(|(at, ground)| (Instant(*at), Cow::Borrowed(&**ground))),
            complete_at: instant(case.complete_at),
            closed,
            is_with_applicant: case.is_with_applicant,
        }
    }

    pub(super) fn into_case(self) -> Case {
        let status = self.closed.map_or(Status::Open, |closed| Status::Closed {
            ending: closed.ending.into_ours(),
            at: closed.at.0,
            reasons: closed.reasons.into_owned(),
        });
        Case {
            service: service(self.unit, self.service),
            version: self.version,
            sequence: self.sequence,
            submitted_at: self.submitted_at.0,
            paper: self.paper.map(|(paper, number)| paper.into_paper(number.into_owned())),
            changed_at: self.changed_at.0,
            channel: self.channel.into_ours(),
            priority: self.priority.map(Key::into_id),
            facts: self.facts.0.into_owned(),
            evidence: self
                .evidence
                .into_iter()
                .map(|(id, form)| (id.into_id(), form.into_form()))
                .collect(),
            open: self.open.into_iter().map(OpenV1::into_open).collect(),
            waiting: self.waiting.map(WaitingV1::into_waiting),
            arrived: self
                .arrived
                .into_iter()
                .map(|(join, from)| (join.into_id(), ids(from)))
                .collect(),
            clocks: self.clocks.into_iter().map(ClockV1::into_clock).collect(),
            fees: self.fees.into_iter().map(FeeV1::into_entry).collect(),
            products: self.products.into_iter().map(ProductV1::into_product).collect(),
            history: self.history.into_iter().map(PastV1::into_past).collect(),
            returns: self.returns.into_returns(),
            failed_checks: self
                .failed_checks
                .into_iter()
                .map(|(step, failed)| (step.into_id(), ids(failed)))
                .collect(),
            deviations: self.deviations.into_deviations(self.changed_at.0),
            escalations: self
                .escalations
                .into_iter()
                .map(EscalationV1::into_escalation)
                .collect(),
            opinions: self.opinions.into_iter().map(OpinionV1::into_opinion).collect(),
            deemed: self.deemed.map(|(at, ground)| (at.0, ground.into_owned())),
            complete_at: self.complete_at.map(|at| at.0),
            status,
            is_with_applicant: self.is_with_applicant,
        }
    }
}
