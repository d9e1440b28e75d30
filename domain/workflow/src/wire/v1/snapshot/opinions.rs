//! What other units were asked, as a case is stored with it.

use std::borrow::Cow;

use maklumat_vocabulary::{OfficerId, StepId, UnitId};
use serde::{Deserialize, Serialize};

use crate::case::{Opinion, OpinionState};
use crate::wire::v1::atoms::{Instant, Key};
use crate::wire::v1::events::instant;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct OpinionV1<'a> {
    number: u32,
    step: Key<'a, StepId>,
    unit: Key<'a, UnitId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked_by: Option<Key<'a, OfficerId>>,
    asked_at: Instant,
    due: Instant,
    question: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    evidence: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reminded: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given: Option<GivenV1<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    withdrawn: Option<Instant>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct GivenV1<'a> {
    at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Key<'a, OfficerId>>,
    words: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<Cow<'a, str>>,
}

impl<'a> OpinionV1<'a> {
    pub(super) fn of(opinion: &'a Opinion) -> Self {
        let (given, withdrawn) = match &opinion.state {
            OpinionState::Asked => (None, None),
            OpinionState::Withdrawn { at } => (None, Some(Instant(*at))),
            OpinionState::Given { at, by, words, file } => {
                let given = GivenV1 {
                    at: Instant(*at),
                    by: by.as_ref().map(Key::of),
                    words: Cow::Borrowed(words),
                    file: file.as_deref().map(Cow::Borrowed),
                };
                (Some(given), None)
            }
        };
        Self {
            number: opinion.number,
            step: Key::of(&opinion.step),
            unit: Key::of(&opinion.unit),
            asked_by: opinion.asked_by.as_ref().map(Key::of),
            asked_at: Instant(opinion.asked_at),
            due: Instant(opinion.due),
            question: Cow::Borrowed(&opinion.question),
            evidence: Cow::Borrowed(&opinion.evidence),
            reminded: instant(opinion.reminded),
            given,
            withdrawn,
        }
    }

    pub(super) fn into_opinion(self) -> Opinion {
        let state = match (self.given, self.withdrawn) {
            (Some(given), _) => OpinionState::Given {
                at: given.at.0,
                by: given.by.map(Key::into_id),
                words: given.words.into_owned(),
                file: given.file.map(Cow::into_owned),
            },
            (None, Some(at)) => OpinionState::Withdrawn { at: at.0 },
            (None, None) => OpinionState::Asked,
        };
        Opinion {
            number: self.number,
            step: self.step.into_id(),
            unit: self.unit.into_id(),
            asked_by: self.asked_by.map(Key::into_id),
            asked_at: self.asked_at.0,
            due: self.due.0,
            question: self.question.into_owned(),
            evidence: self.evidence.into_owned(),
            reminded: self.reminded.map(|at| at.0),
            state,
        }
    }
}
