//! The evaluation of a SOP as a whole: the answers, what is missing of them, and what becomes of the SOP.

use maklumat_calendar::Date;

use crate::instrument::Instrument;
use crate::sheet::{Action, ActionGap};

/// One question as it was answered so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Key of the question.
    pub question: String,
    pub is_yes: Option<bool>,
    /// Why not, where the answer is no.
    pub reason: String,
}

/// What becomes of the SOP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Keep,
    Improve,
    Replace,
}

/// An evaluation as far as it has been filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    pub replies: Vec<Reply>,
    pub verdict: Option<Verdict>,
    /// Why the verdict is another than the answers suggest.
    pub word: String,
    /// What is done first where the SOP is improved or replaced.
    pub action: Action,
}

/// What keeps an evaluation from being finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationGap {
    NotAnswered(String),
    NoReason(String),
    NoVerdict,
    /// The verdict is another than the answers suggest, and no word says why.
    NoWord,
    Action(ActionGap),
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Keep, Self::Improve, Self::Replace];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Improve => "improve",
            Self::Replace => "replace",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

impl Evaluation {
    /// Nothing answered yet.
    #[must_use]
    pub fn blank(instrument: &Instrument) -> Self {
        let questions = instrument.questions.iter();
        Self {
            replies: questions
                .map(|question| Reply {
                    question: question.key.clone(),
                    is_yes: None,
                    reason: String::new(),
                })
                .collect(),
            ..Self::default()
        }
    }

    /// What is missing before it can be finished `today`, in the order of the form. Empty: it is complete.
    #[must_use]
    pub fn gaps(&self, today: Date) -> Vec<EvaluationGap> {
        let mut gaps = Vec::new();
        for reply in &self.replies {
            match reply.is_yes {
                None => gaps.push(EvaluationGap::NotAnswered(reply.question.clone())),
                Some(false) if reply.reason.is_empty() => gaps.push(EvaluationGap::NoReason(reply.question.clone())),
                Some(_) => {}
            }
        }
        let Some(verdict) = self.verdict else {
            gaps.push(EvaluationGap::NoVerdict);
            return gaps;
        };
        let is_expected = match verdict {
            Verdict::Keep => self.are_all_yes(),
            Verdict::Improve | Verdict::Replace => !self.are_all_yes(),
        };
        if !is_expected && self.word.is_empty() {
            gaps.push(EvaluationGap::NoWord);
        }
        if verdict != Verdict::Keep || !self.action.is_empty() {
            gaps.extend(self.action.gaps(today).into_iter().map(EvaluationGap::Action));
        }
        gaps
    }

    /// How many questions were answered, and how many of these with no.
    #[must_use]
    pub fn counted(&self) -> (usize, usize) {
        let answered = self.replies.iter().filter_map(|reply| reply.is_yes);
        answered.fold((0, 0), |(answered, no), is_yes| {
            (answered + 1, no + usize::from(!is_yes))
        })
    }

    fn are_all_yes(&self) -> bool {
        self.replies.iter().all(|reply| reply.is_yes != Some(false))
    }
}

#[cfg(test)]
mod tests {
    use maklumat_vocabulary::PositionKey;

    use super::*;
    use crate::instrument::instrument_on;

    const TODAY: Date = Date::constant(2026, 11, 23);

    fn answered(no: &[usize], verdict: Verdict) -> Evaluation {
        let mut evaluation = Evaluation::blank(instrument_on(TODAY).unwrap());
        for (index, reply) in evaluation.replies.iter_mut().enumerate() {
            reply.is_yes = Some(!no.contains(&index));
        }
        Evaluation {
            verdict: Some(verdict),
            ..evaluation
        }
    }

    #[test]
    fn a_blank_form_misses_every_answer_and_the_verdict() {
        let gaps = Evaluation::blank(instrument_on(TODAY).unwrap()).gaps(TODAY);
        assert_eq!(gaps.len(), 8);
        assert_eq!(gaps.last(), Some(&EvaluationGap::NoVerdict));
    }

    #[test]
    fn seven_times_yes_keeps_a_sop_without_a_word() {
        assert_eq!(answered(&[], Verdict::Keep).gaps(TODAY), []);
    }

    #[test]
    fn every_no_says_why() {
        let mut evaluation = answered(&[2], Verdict::Improve);
        evaluation.action = Action {
            what: "Gabungkan dua langkah pemeriksaan".to_owned(),
            by: Some(PositionKey::new("dishub", "kepala-uptd")),
            until: Some(TODAY),
        };
        let reason = EvaluationGap::NoReason("done".to_owned());
        assert_eq!(evaluation.gaps(TODAY), [reason]);
        evaluation.replies[2].reason = "Alat hanya satu".to_owned();
        assert_eq!(evaluation.gaps(TODAY), []);
    }

    #[test]
    fn keeping_a_sop_in_spite_of_a_no_and_changing_one_without_any_are_explained() {
        let mut kept = answered(&[0], Verdict::Keep);
        kept.replies[0].reason = "Baru berlaku sebulan".to_owned();
        assert_eq!(kept.gaps(TODAY), [EvaluationGap::NoWord]);
        kept.word = "Dinilai lagi semester depan".to_owned();
        assert_eq!(kept.gaps(TODAY), []);
        assert!(
            answered(&[], Verdict::Replace)
                .gaps(TODAY)
                .contains(&EvaluationGap::NoWord)
        );
    }

    #[test]
    fn what_is_improved_or_replaced_begins_with_an_action() {
        let gaps = answered(&[], Verdict::Improve).gaps(TODAY);
        assert!(gaps.contains(&EvaluationGap::Action(ActionGap::By)), "{gaps:?}");
        assert_eq!(answered(&[1, 3], Verdict::Improve).counted(), (7, 2));
    }
}
