//! Acts of the reporter: complete, answer, confirm, object, escalate, withdraw; and what lapses without them.

use maklumat_calendar::Timestamp;

use super::{Act, Answer, not_too_long, written};
use crate::complaint::Stage;
use crate::event::What;
use crate::refusal::Refusal;
use crate::report::{Ending, EscalationGround, Proof};
use crate::rules::Silence;

impl Act<'_> {
    pub(super) fn complete(self, words: String, attachments: Vec<String>) -> Answer {
        self.is_reporter()?;
        self.in_stage(&[Stage::Incomplete])?;
        self.in_time()?;
        says_something(&words, &attachments)?;
        self.one(What::Completed { words, attachments })
    }

    pub(super) fn answer_question(self, words: String, attachments: Vec<String>) -> Answer {
        self.is_reporter()?;
        self.in_stage(&[Stage::Questioned])?;
        self.in_time()?;
        says_something(&words, &attachments)?;
        self.one(What::Answered { words, attachments })
    }

    pub(super) fn confirm(self) -> Answer {
        self.is_reporter()?;
        self.in_stage(&[Stage::Delivered])?;
        self.one(What::Closed {
            ending: Ending::Settled(Proof::Reporter),
            words: None,
        })
    }

    /// Until the window ends, also when somebody else has closed it meanwhile, and when the reporter had confirmed.
    pub(super) fn object(self, words: String) -> Answer {
        self.is_reporter()?;
        if !matches!(self.complaint.ending, Some(Ending::Settled(_))) {
            self.in_stage(&[Stage::Delivered])?;
        }
        self.in_time()?;
        written(&words)?;
        self.one(What::Objected { words })
    }

    /// [law: uu-25-2009-art-46]
    pub(super) fn escalate(self, ground: EscalationGround, words: String) -> Answer {
        if self.is_reporter().is_err() {
            self.is_intake()?;
        }
        if self.complaint.escalated.is_some() {
            return Err(Refusal::AlreadyEscalated);
        }
        if self.is_reporter().is_err() && ground == EscalationGround::ReporterWishes {
            return Err(Refusal::NotForThisActor);
        }
        written(&words)?;
        self.one(What::Escalated { ground, words })
    }

    pub(super) fn withdraw(self, words: Option<String>) -> Answer {
        self.is_reporter()?;
        self.not_closed()?;
        not_too_long(words.as_deref().unwrap_or_default())?;
        self.one(What::Closed {
            ending: Ending::Withdrawn,
            words,
        })
    }

    /// What lapses by itself. A timer that rings early or late changes nothing.
    pub(super) fn expire(self) -> Answer {
        self.is_system()?;
        if !self.has_passed(self.complaint.until) {
            return Ok(Vec::new());
        }
        match self.complaint.stage {
            Stage::Incomplete => self.one(What::Closed {
                ending: Ending::DeemedWithdrawn,
                words: None,
            }),
            Stage::Questioned => self.one(What::QuestionLapsed),
            Stage::Delivered if self.complaint.silent_since.is_none() => {
                let mut events = vec![self.event(What::WindowEnded)];
                if self.terms.rules.silence == Silence::Settles {
                    events.push(self.event(What::Closed {
                        ending: Ending::Settled(Proof::Silence),
                        words: None,
                    }));
                }
                Ok(events)
            }
            Stage::Received
            | Stage::Verified
            | Stage::OnDesk
            | Stage::InHand
            | Stage::Decided
            | Stage::Delivered
            | Stage::Closed => Ok(Vec::new()),
        }
    }

    fn has_passed(&self, until: Option<Timestamp>) -> bool {
        until.is_some_and(|until| self.now > until)
    }

    fn in_time(&self) -> Result<(), Refusal> {
        match self.complaint.until {
            Some(until) if self.now > until => Err(Refusal::TooLate { until }),
            Some(_) | None => Ok(()),
        }
    }
}

fn says_something(words: &str, attachments: &[String]) -> Result<(), Refusal> {
    if attachments.is_empty() {
        return written(words);
    }
    not_too_long(words)
}
