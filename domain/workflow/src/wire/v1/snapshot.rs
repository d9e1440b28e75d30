//! A whole case as it is stored beside its events.

use std::borrow::Cow;

use maklumat_calendar::{Pause, PauseReason, ServiceClock, Timestamp};
use maklumat_vocabulary::{
    FeeId, Money, Name, OfficerId, OutcomeId, PriorityId, ProductId, PromiseId, RequirementId, ServiceId, StepId,
    UnitId,
};
use serde::{Deserialize, Serialize};

use crate::case::{
    Case, CaseClock, Deviations, Escalation, FeeEntry, Holder, Issued, Made, OpenStep, Passage, PastStep, Paused,
    ProductEntry, Returns, Status, Waiting,
};
use crate::command::Defect;
use crate::wire::v1::atoms::{FactsV1, FormV1, Instant, Key, Span, ids, keys};
use crate::wire::v1::events::{
    BranchV1, ChannelV1, DeviationV1, EndingV1, PerformerV1, StartV1, branches, instant, into_branches, service,
};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct CaseV1<'a> {
    format: u16,
    unit: Key<'a, UnitId>,
    service: Key<'a, ServiceId>,
    version: u32,
    sequence: u64,
    submitted_at: Instant,
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

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct OpenV1<'a> {
    step: Key<'a, StepId>,
    performer: PerformerV1<'a>,
    opened_at: Instant,
    due: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    timeout: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    branch: Vec<BranchV1<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holder: Option<(Key<'a, OfficerId>, Instant)>,
    escalated: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct WaitingV1<'a> {
    step: Key<'a, StepId>,
    resume_at: Key<'a, StepId>,
    since: Instant,
    until: Instant,
    defects: Vec<(Key<'a, RequirementId>, Cow<'a, str>)>,
    late_defects: Cow<'a, [usize]>,
    failed_checks: Vec<Key<'a, Name>>,
    branch: Vec<BranchV1<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ClockV1<'a> {
    promise: Key<'a, PromiseId>,
    time: Span,
    from: StartV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Key<'a, StepId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deemed_approval: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    started: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pauses: Vec<PauseV1<'a>>,
    escalated: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct PauseV1<'a> {
    from: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Instant>,
    reason: PauseReasonV1,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    ground: Cow<'a, str>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PauseReasonV1 {
    Applicant,
    Override,
}

/// Fee, due, paid, receipts.
#[derive(Serialize, Deserialize)]
struct FeeV1<'a>(Key<'a, FeeId>, i64, i64, Cow<'a, [String]>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ProductV1<'a> {
    product: Key<'a, ProductId>,
    step: Key<'a, StepId>,
    ordered_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued: Option<(Instant, Option<Cow<'a, str>>, Option<Instant>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked: Option<Instant>,
}

#[derive(Serialize, Deserialize)]
struct PastV1<'a> {
    step: Key<'a, StepId>,
    at: Instant,
    how: PassageV1<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PassageV1<'a> {
    Done(Option<Key<'a, OfficerId>>, Option<Key<'a, OutcomeId>>),
    Skipped,
    TimedOut,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ReturnsV1<'a> {
    count: u32,
    late_defects: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    latest: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touched: Vec<(Key<'a, RequirementId>, u64)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    named: Vec<(Key<'a, RequirementId>, u64)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<Key<'a, StepId>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct DeviationsV1<'a> {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    made: Vec<MadeV1<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused_since: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused_until: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    same_person: Vec<Key<'a, StepId>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waived: Vec<Key<'a, RequirementId>>,
}

#[derive(Serialize, Deserialize)]
struct MadeV1<'a> {
    at: Instant,
    by: Option<Key<'a, OfficerId>>,
    deviation: DeviationV1<'a>,
    ground: Cow<'a, str>,
    reason: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct EscalationV1<'a> {
    at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<Key<'a, StepId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    promise: Option<Key<'a, PromiseId>>,
    level: u32,
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
            format: super::VERSION,
            unit: Key::of(&case.service.unit),
            service: Key::of(&case.service.service),
            version: case.version,
            sequence: case.sequence,
            submitted_at: Instant(case.submitted_at),
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
            deemed: self.deemed.map(|(at, ground)| (at.0, ground.into_owned())),
            complete_at: self.complete_at.map(|at| at.0),
            status,
            is_with_applicant: self.is_with_applicant,
        }
    }
}

impl<'a> OpenV1<'a> {
    fn of(open: &'a OpenStep) -> Self {
        Self {
            step: Key::of(&open.step),
            performer: PerformerV1::of(&open.performer),
            opened_at: Instant(open.opened_at),
            due: Instant(open.due),
            timeout: instant(open.timeout),
            branch: branches(&open.branch),
            holder: open
                .holder
                .as_ref()
                .map(|holder| (Key::of(&holder.officer), Instant(holder.since))),
            escalated: open.escalated,
        }
    }

    fn into_open(self) -> OpenStep {
        OpenStep {
            step: self.step.into_id(),
            performer: self.performer.into_performer(),
            opened_at: self.opened_at.0,
            due: self.due.0,
            timeout: self.timeout.map(|at| at.0),
            branch: into_branches(self.branch),
            holder: self.holder.map(|(officer, since)| Holder {
                officer: officer.into_id(),
                since: since.0,
            }),
            escalated: self.escalated,
        }
    }
}

impl<'a> WaitingV1<'a> {
    fn of(waiting: &'a Waiting) -> Self {
        let defect = |defect: &'a Defect| (Key::of(&defect.requirement), Cow::Borrowed(&*defect.explanation));
        Self {
            step: Key::of(&waiting.step),
            resume_at: Key::of(&waiting.resume_at),
            since: Instant(waiting.since),
            until: Instant(waiting.until),
            defects: waiting.defects.iter().map(defect).collect(),
            late_defects: Cow::Borrowed(&waiting.late_defects),
            failed_checks: keys(&waiting.failed_checks),
            branch: branches(&waiting.branch),
        }
    }

    fn into_waiting(self) -> Waiting {
        let defect = |(requirement, explanation): (Key<'_, RequirementId>, Cow<'_, str>)| Defect {
            requirement: requirement.into_id(),
            explanation: explanation.into_owned(),
        };
        Waiting {
            step: self.step.into_id(),
            resume_at: self.resume_at.into_id(),
            since: self.since.0,
            until: self.until.0,
            defects: self.defects.into_iter().map(defect).collect(),
            late_defects: self.late_defects.into_owned(),
            failed_checks: ids(self.failed_checks),
            branch: into_branches(self.branch),
        }
    }
}

impl<'a> ClockV1<'a> {
    fn of(clock: &'a CaseClock) -> Self {
        Self {
            promise: Key::of(&clock.promise),
            time: Span(clock.clock.promise()),
            from: StartV1::of(clock.from),
            until: clock.until.as_ref().map(Key::of),
            deemed_approval: clock.deemed_approval.as_deref().map(Cow::Borrowed),
            started: instant(clock.clock.started_at()),
            stopped: instant(clock.clock.stopped_at()),
            pauses: clock.clock.pauses().iter().map(PauseV1::of).collect(),
            escalated: clock.escalated,
        }
    }

    fn into_clock(self) -> CaseClock {
        let pauses = self.pauses.into_iter().map(PauseV1::into_pause).collect();
        let (started, stopped) = (self.started.map(|at| at.0), self.stopped.map(|at| at.0));
        CaseClock {
            promise: self.promise.into_id(),
            from: self.from.into_ours(),
            until: self.until.map(Key::into_id),
            deemed_approval: self.deemed_approval.map(Cow::into_owned),
            clock: ServiceClock::restore(self.time.0, started, pauses, stopped),
            escalated: self.escalated,
        }
    }
}

impl<'a> PauseV1<'a> {
    fn of(pause: &'a Pause) -> Self {
        let reason = match pause.reason {
            PauseReason::Applicant => PauseReasonV1::Applicant,
            PauseReason::Override => PauseReasonV1::Override,
        };
        Self {
            from: Instant(pause.from),
            until: instant(pause.until),
            reason,
            ground: Cow::Borrowed(&pause.ground),
        }
    }

    fn into_pause(self) -> Pause {
        let reason = match self.reason {
            PauseReasonV1::Applicant => PauseReason::Applicant,
            PauseReasonV1::Override => PauseReason::Override,
        };
        Pause {
            from: self.from.0,
            until: self.until.map(|at| at.0),
            reason,
            ground: self.ground.into_owned(),
        }
    }
}

impl<'a> FeeV1<'a> {
    fn of((fee, entry): (&'a FeeId, &'a FeeEntry)) -> Self {
        Self(Key::of(fee), entry.due.0, entry.paid.0, Cow::Borrowed(&entry.receipts))
    }

    fn into_entry(self) -> (FeeId, FeeEntry) {
        let entry = FeeEntry {
            due: Money(self.1),
            paid: Money(self.2),
            receipts: self.3.into_owned(),
        };
        (self.0.into_id(), entry)
    }
}

impl<'a> ProductV1<'a> {
    fn of(entry: &'a ProductEntry) -> Self {
        let issued = |issued: &'a Issued| {
            (
                Instant(issued.at),
                issued.number.as_deref().map(Cow::Borrowed),
                instant(issued.valid_until),
            )
        };
        Self {
            product: Key::of(&entry.product),
            step: Key::of(&entry.step),
            ordered_at: Instant(entry.ordered_at),
            issued: entry.issued.as_ref().map(issued),
            revoked: instant(entry.revoked),
        }
    }

    fn into_product(self) -> ProductEntry {
        let issued = |(at, number, valid_until): (Instant, Option<Cow<'_, str>>, Option<Instant>)| Issued {
            at: at.0,
            number: number.map(Cow::into_owned),
            valid_until: valid_until.map(|at| at.0),
        };
        ProductEntry {
            product: self.product.into_id(),
            step: self.step.into_id(),
            ordered_at: self.ordered_at.0,
            issued: self.issued.map(issued),
            revoked: self.revoked.map(|at| at.0),
        }
    }
}

impl<'a> PastV1<'a> {
    fn of(past: &'a PastStep) -> Self {
        let how = match &past.how {
            Passage::Done { officer, outcome } => {
                PassageV1::Done(officer.as_ref().map(Key::of), outcome.as_ref().map(Key::of))
            }
            Passage::Skipped => PassageV1::Skipped,
            Passage::TimedOut => PassageV1::TimedOut,
        };
        Self {
            step: Key::of(&past.step),
            at: Instant(past.at),
            how,
        }
    }

    fn into_past(self) -> PastStep {
        let how = match self.how {
            PassageV1::Done(officer, outcome) => Passage::Done {
                officer: officer.map(Key::into_id),
                outcome: outcome.map(Key::into_id),
            },
            PassageV1::Skipped => Passage::Skipped,
            PassageV1::TimedOut => Passage::TimedOut,
        };
        PastStep {
            step: self.step.into_id(),
            at: self.at.0,
            how,
        }
    }
}

impl<'a> ReturnsV1<'a> {
    fn of(returns: &'a Returns) -> Self {
        let entry = |(id, sequence): (&'a RequirementId, &u64)| (Key::of(id), *sequence);
        Self {
            count: returns.count,
            late_defects: returns.late_defects,
            latest: returns.latest,
            touched: returns.touched.iter().map(entry).collect(),
            named: returns.named.iter().map(entry).collect(),
            elsewhere: keys(&returns.elsewhere),
        }
    }

    fn into_returns(self) -> Returns {
        let entry = |(id, sequence): (Key<'_, RequirementId>, u64)| (id.into_id(), sequence);
        Returns {
            count: self.count,
            late_defects: self.late_defects,
            latest: self.latest,
            touched: self.touched.into_iter().map(entry).collect(),
            named: self.named.into_iter().map(entry).collect(),
            elsewhere: ids(self.elsewhere),
        }
    }
}

impl<'a> DeviationsV1<'a> {
    fn of(deviations: &'a Deviations) -> Self {
        let made = |made: &'a Made| MadeV1 {
            at: Instant(made.at),
            by: made.by.as_ref().map(Key::of),
            deviation: DeviationV1::of(&made.deviation),
            ground: Cow::Borrowed(&made.ground),
            reason: Cow::Borrowed(&made.reason),
        };
        Self {
            made: deviations.made.iter().map(made).collect(),
            paused: deviations.paused.as_ref().map(|paused| Cow::Borrowed(&*paused.ground)),
            paused_since: instant(deviations.paused.as_ref().map(|paused| paused.since)),
            paused_until: instant(deviations.paused.as_ref().and_then(|paused| paused.until)),
            same_person: keys(&deviations.same_person),
            waived: keys(&deviations.waived),
        }
    }

    /// Before a pause kept its beginning, it began with the case's last change as far as anybody can tell.
    fn into_deviations(self, changed_at: Timestamp) -> Deviations {
        let (since, until) = (self.paused_since, self.paused_until);
        let made = |made: MadeV1<'_>| Made {
            at: made.at.0,
            by: made.by.map(Key::into_id),
            deviation: made.deviation.into_deviation(),
            ground: made.ground.into_owned(),
            reason: made.reason.into_owned(),
        };
        Deviations {
            made: self.made.into_iter().map(made).collect(),
            paused: self.paused.map(|ground| Paused {
                ground: ground.into_owned(),
                since: since.map_or(changed_at, |since| since.0),
                until: until.map(|until| until.0),
            }),
            same_person: ids(self.same_person),
            waived: ids(self.waived),
        }
    }
}

impl<'a> EscalationV1<'a> {
    fn of(escalation: &'a Escalation) -> Self {
        Self {
            at: Instant(escalation.at),
            step: escalation.step.as_ref().map(Key::of),
            promise: escalation.promise.as_ref().map(Key::of),
            level: escalation.level,
        }
    }

    fn into_escalation(self) -> Escalation {
        Escalation {
            at: self.at.0,
            step: self.step.map(Key::into_id),
            promise: self.promise.map(Key::into_id),
            level: self.level,
        }
    }
}
