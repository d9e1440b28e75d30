//! The stored form of what is written on sheets: texts and keys, read by every later program.

use maklumat_calendar::Date;
use maklumat_monitoring::{Action, Evaluation, Judgement, Measured, Method, Reply, Row, Sheet, Verdict};
use maklumat_vocabulary::{PositionKey, StepId};
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A sheet of a monitoring.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct StoredSheet {
    pub(super) methods: Vec<String>,
    pub(super) rows: Vec<StoredRow>,
    /// Fixed when the sheet is finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) facts: Option<StoredFacts>,
    /// The position it was finished in, `unit/position`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<String>,
    /// The period of the unfinished sheet it began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) carried_from: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct StoredRow {
    pub(super) step: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judgement: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    action: Option<StoredAction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) measured: Option<StoredMeasured>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct StoredAction {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct StoredMeasured {
    visits: u64,
    late: u64,
    returns: u64,
    mean_minutes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published_minutes: Option<u64>,
}

/// What was measured of the service as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoredFacts {
    pub(super) from: String,
    pub(super) until: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) median_minutes: Option<u64>,
    pub(super) finished: u64,
    pub(super) on_time: u64,
    pub(super) returned: u64,
    pub(super) overrides: u64,
    pub(super) ended: u64,
}

/// An evaluation, with the version of the questions it answers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct StoredEvaluation {
    pub(super) instrument: u32,
    replies: Vec<StoredReply>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    word: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    action: Option<StoredAction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) carried_from: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct StoredReply {
    question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    yes: Option<bool>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

/// As text for the store.
pub(super) fn written(content: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(content).map_err(|error| Problem::broke("a sheet could not be written", &error))
}

pub(super) fn read<'a, T: Deserialize<'a>>(content: &'a str) -> Result<T, Problem> {
    serde_json::from_str(content).map_err(|error| Problem::broke("a sheet could not be read", &error))
}

impl StoredSheet {
    pub(super) fn of(sheet: &Sheet) -> Self {
        Self {
            methods: sheet.methods.iter().map(|method| method.word().to_owned()).collect(),
            rows: sheet.rows.iter().map(StoredRow::of).collect(),
            ..Self::default()
        }
    }

    pub(super) fn sheet(&self) -> Sheet {
        Sheet {
            methods: self.methods.iter().filter_map(|word| Method::of_word(word)).collect(),
            rows: self.rows.iter().map(StoredRow::row).collect(),
        }
    }
}

impl StoredRow {
    fn of(row: &Row) -> Self {
        Self {
            step: row.step.to_string(),
            judgement: row.judgement.map(|judgement| judgement.word().to_owned()),
            note: row.note.clone(),
            action: StoredAction::of(&row.action),
            measured: row.measured.map(StoredMeasured::of),
        }
    }

    fn row(&self) -> Row {
        Row {
            step: StepId::new(&self.step),
            judgement: self.judgement.as_deref().and_then(Judgement::of_word),
            note: self.note.clone(),
            action: action(self.action.as_ref()),
            measured: self.measured.map(StoredMeasured::measured),
        }
    }
}

impl StoredAction {
    fn of(action: &Action) -> Option<Self> {
        (!action.is_empty()).then(|| Self {
            what: action.what.clone(),
            by: action.by.as_ref().map(ToString::to_string),
            until: action.until.map(|day| day.to_string()),
        })
    }
}

fn action(stored: Option<&StoredAction>) -> Action {
    stored.map_or_else(Action::default, |stored| Action {
        what: stored.what.clone(),
        by: stored.by.as_deref().and_then(PositionKey::parse),
        until: stored.until.as_deref().and_then(|day| day.parse::<Date>().ok()),
    })
}

impl StoredMeasured {
    const fn of(measured: Measured) -> Self {
        Self {
            visits: measured.visits,
            late: measured.late,
            returns: measured.returns,
            mean_minutes: measured.mean_minutes,
            published_minutes: measured.published_minutes,
        }
    }

    const fn measured(self) -> Measured {
        Measured {
            visits: self.visits,
            late: self.late,
            returns: self.returns,
            mean_minutes: self.mean_minutes,
            published_minutes: self.published_minutes,
        }
    }
}

impl StoredEvaluation {
    pub(super) fn of(evaluation: &Evaluation, instrument: u32) -> Self {
        let replies = evaluation.replies.iter().map(|reply| StoredReply {
            question: reply.question.clone(),
            yes: reply.is_yes,
            reason: reply.reason.clone(),
        });
        Self {
            instrument,
            replies: replies.collect(),
            verdict: evaluation.verdict.map(|verdict| verdict.word().to_owned()),
            word: evaluation.word.clone(),
            action: StoredAction::of(&evaluation.action),
            ..Self::default()
        }
    }

    pub(super) fn evaluation(&self) -> Evaluation {
        let replies = self.replies.iter().map(|reply| Reply {
            question: reply.question.clone(),
            is_yes: reply.yes,
            reason: reply.reason.clone(),
        });
        Evaluation {
            replies: replies.collect(),
            verdict: self.verdict.as_deref().and_then(Verdict::of_word),
            word: self.word.clone(),
            action: action(self.action.as_ref()),
        }
    }
}
