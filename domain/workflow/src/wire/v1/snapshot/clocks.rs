//! Time owed as a case is stored with it: clocks, their pauses, who was told that they ran out.

use std::borrow::Cow;

use maklumat_calendar::{Pause, PauseReason, ServiceClock};
use maklumat_vocabulary::{PromiseId, StepId};
use serde::{Deserialize, Serialize};

use crate::case::{CaseClock, Escalation};
use crate::wire::v1::atoms::{Instant, Key, Span};
use crate::wire::v1::events::{StartV1, instant};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::wire::v1) struct ClockV1<'a> {
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

#[derive(Serialize, Deserialize)]
pub(super) struct EscalationV1<'a> {
    at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<Key<'a, StepId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    promise: Option<Key<'a, PromiseId>>,
    level: u32,
}

impl<'a> ClockV1<'a> {
    pub(in crate::wire::v1) fn of(clock: &'a CaseClock) -> Self {
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

    pub(in crate::wire::v1) fn into_clock(self) -> CaseClock {
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

impl<'a> EscalationV1<'a> {
    pub(super) fn of(escalation: &'a Escalation) -> Self {
        Self {
            at: Instant(escalation.at),
            step: escalation.step.as_ref().map(Key::of),
            promise: escalation.promise.as_ref().map(Key::of),
            level: escalation.level,
        }
    }

    pub(super) fn into_escalation(self) -> Escalation {
        Escalation {
            at: self.at.0,
            step: self.step.map(Key::into_id),
            promise: self.promise.map(Key::into_id),
            level: self.level,
        }
    }
}
