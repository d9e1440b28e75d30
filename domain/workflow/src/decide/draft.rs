//! A case while a command is being decided: events are applied to a copy, which is dropped when the rules say no.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::condition::{Context, EvaluationError, Expression};
use maklumat_sop::{CheckedSop, Step};
use maklumat_vocabulary::StepId;

use crate::case::Case;
use crate::command::Actor;
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) struct Draft<'d> {
    pub(crate) sop: &'d CheckedSop,
    /// Already includes `events`.
    pub(crate) case: Case,
    /// Who acts, as events will name them.
    pub(crate) by: Actor,
    pub(crate) now: Timestamp,
    events: Vec<Event>,
}

impl<'d> Draft<'d> {
    pub(crate) fn of(sop: &'d CheckedSop, case: &Case, by: &Actor, now: Timestamp) -> Self {
        Self {
            sop,
            case: case.clone(),
            by: by.clone(),
            now,
            events: Vec::with_capacity(4),
        }
    }

    /// A draft that begins with a submission.
    pub(crate) fn begin(sop: &'d CheckedSop, submitted: Event) -> Option<Self> {
        let case = Case::begin(&submitted)?;
        let (by, now) = (submitted.by.clone(), submitted.at);
        Some(Self {
            sop,
            case,
            by,
            now,
            events: vec![submitted],
        })
    }

    /// Lets something happen.
    pub(crate) fn emit(&mut self, what: What) {
        let event = Event {
            at: self.now,
            by: self.by.clone(),
            what,
        };
        self.case.apply(&event);
        self.events.push(event);
    }

    pub(crate) fn into_events(self) -> Vec<Event> {
        self.events
    }

    pub(crate) fn step(&self, step: &StepId) -> Result<&'d Step, Refusal> {
        self.sop
            .definition()
            .step(step)
            .ok_or_else(|| Refusal::StepUnknown { step: step.clone() })
    }

    /// The day whose rules hold for the case.
    pub(crate) fn day_of_submission(&self) -> Date {
        self.sop.calendar().date(self.case.submitted_at)
    }

    /// Whether a condition holds by what is known now; an absent one always does.
    pub(crate) fn holds(&self, condition: Option<&Expression>) -> Result<bool, Refusal> {
        match condition {
            None => Ok(true),
            Some(condition) => Ok(condition.holds(&self.case.facts, &self.context())?),
        }
    }

    pub(crate) fn context(&self) -> Context {
        Context {
            today: self.day_of_submission(),
            all_checks_passed: self.case.all_checks_pass(),
        }
    }
}

impl From<EvaluationError> for Refusal {
    fn from(error: EvaluationError) -> Self {
        match error {
            EvaluationError::Missing(name) => Self::ValueUnknown { name },
            EvaluationError::Mismatch(_) | EvaluationError::Overflow | EvaluationError::DivisionByZero => {
                Self::NotComputable
            }
        }
    }
}
