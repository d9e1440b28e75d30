//! Steps as a case is stored with them: open, waiting for the applicant, passed.

use std::borrow::Cow;

use maklumat_vocabulary::{Name, OfficerId, OutcomeId, RequirementId, StepId};
use serde::{Deserialize, Serialize};

use crate::case::{Holder, OpenStep, Passage, PastStep, Waiting};
use crate::command::Defect;
use crate::wire::v1::atoms::{Instant, Key, ids, keys};
use crate::wire::v1::events::{BranchV1, PerformerV1, branches, fields_of, instant, into_branches};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::wire::v1) struct OpenV1<'a> {
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
pub(super) struct WaitingV1<'a> {
    step: Key<'a, StepId>,
    resume_at: Key<'a, StepId>,
    since: Instant,
    until: Instant,
    defects: Vec<(Key<'a, RequirementId>, Cow<'a, str>)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    defect_fields: Vec<Option<Key<'a, Name>>>,
    late_defects: Cow<'a, [usize]>,
    failed_checks: Vec<Key<'a, Name>>,
    branch: Vec<BranchV1<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct PastV1<'a> {
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

impl<'a> OpenV1<'a> {
    pub(in crate::wire::v1) fn of(open: &'a OpenStep) -> Self {
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

    pub(in crate::wire::v1) fn into_open(self) -> OpenStep {
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
    pub(super) fn of(waiting: &'a Waiting) -> Self {
        let defect = |defect: &'a Defect| (Key::of(&defect.requirement), Cow::Borrowed(&*defect.explanation));
        Self {
            step: Key::of(&waiting.step),
            resume_at: Key::of(&waiting.resume_at),
            since: Instant(waiting.since),
            until: Instant(waiting.until),
            defects: waiting.defects.iter().map(defect).collect(),
            defect_fields: fields_of(&waiting.defects),
            late_defects: Cow::Borrowed(&waiting.late_defects),
            failed_checks: keys(&waiting.failed_checks),
            branch: branches(&waiting.branch),
        }
    }

    pub(super) fn into_waiting(self) -> Waiting {
        let mut fields = self.defect_fields.into_iter();
        let defect = |(requirement, explanation): (Key<'_, RequirementId>, Cow<'_, str>)| Defect {
            requirement: requirement.into_id(),
            field: fields.next().flatten().map(Key::into_id),
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

impl<'a> PastV1<'a> {
    pub(super) fn of(past: &'a PastStep) -> Self {
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

    pub(super) fn into_past(self) -> PastStep {
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
