//! Acts of the desk that examines: take, hand over, examine, ask, decide, deliver, pay.

use super::{Act, Answer, written};
use crate::command::Desk;
use crate::complaint::Stage;
use crate::event::What;
use crate::refusal::Refusal;
use crate::report::{Decision, Destination, Outcome, Path};
use crate::rules::LimitKey;

impl Act<'_> {
    /// A colleague at the same desk may take what another has in hand: people fall ill.
    pub(super) fn take(self) -> Answer {
        let officer = self.is_at_desk()?;
        match self.complaint.path {
            Path::Open => self.in_stage(&[Stage::OnDesk, Stage::InHand])?,
            Path::Inspectorate => self.in_stage(&[Stage::Verified, Stage::OnDesk, Stage::InHand])?,
        }
        if self.complaint.holder.as_ref() == Some(&officer.id) {
            return Err(Refusal::AlreadyTaken);
        }
        let mut events = self.declare_complete();
        events.push(self.event(What::Taken));
        Ok(events)
    }

    pub(super) fn hand_over(self, to: Destination, reason: String) -> Answer {
        if self.officer()?.desk != Desk::Intake {
            self.is_at_desk()?;
        }
        self.in_stage(&[Stage::OnDesk, Stage::InHand])?;
        self.may_go_to(&to)?;
        written(&reason)?;
        let from = self.complaint.desk().ok_or(Refusal::NotForThisActor)?.clone();
        if from == to.desk {
            return Err(Refusal::SameDesk);
        }
        self.one(What::HandedOver {
            from,
            to: to.desk,
            reason,
        })
    }

    pub(super) fn examine(self, notes: String) -> Answer {
        self.is_holder()?;
        self.in_stage(&[Stage::InHand, Stage::Questioned])?;
        written(&notes)?;
        self.one(What::Examined { notes })
    }

    pub(super) fn reply(self, words: String) -> Answer {
        if self.is_intake().is_err() {
            self.is_holder()?;
        }
        self.not_closed()?;
        written(&words)?;
        self.one(What::Replied { words })
    }

    pub(super) fn ask(self, words: String) -> Answer {
        self.is_holder()?;
        self.in_stage(&[Stage::InHand])?;
        written(&words)?;
        let until = self.until(LimitKey::Question);
        self.one(What::Asked { words, until })
    }

    pub(super) fn decide(self, decision: Decision) -> Answer {
        self.is_holder()?;
        self.in_stage(&[Stage::InHand])?;
        self.is_sound(&decision)?;
        self.one(What::Decided { decision })
    }

    /// Amount and day of a compensation stand in the decision. [law: uu-25-2009-art-50]
    fn is_sound(&self, decision: &Decision) -> Result<(), Refusal> {
        written(&decision.settlement)?;
        let is_grievance = self.complaint.class.is_some_and(crate::Class::is_grievance);
        let fits = match &decision.outcome {
            Outcome::Answered => !is_grievance,
            Outcome::Upheld | Outcome::Partly => is_grievance,
            Outcome::Rejected { ground } => {
                if ground.trim().is_empty() {
                    return Err(Refusal::GroundMissing);
                }
                written(ground)?;
                is_grievance
            }
        };
        if !fits {
            return Err(Refusal::OutcomeNotForClass);
        }
        let Some(compensation) = decision.compensation else {
            return Ok(());
        };
        match decision.outcome {
            Outcome::Answered | Outcome::Rejected { .. } => return Err(Refusal::NothingToCompensate),
            Outcome::Upheld | Outcome::Partly => {}
        }
        if compensation.amount.0 <= 0 {
            return Err(Refusal::NothingToCompensate);
        }
        let today = self.terms.calendar.date(self.now);
        if compensation.pay_by < today {
            return Err(Refusal::PayByPast { today });
        }
        Ok(())
    }

    pub(super) fn deliver(self) -> Answer {
        if self.is_intake().is_err() {
            self.is_at_desk()?;
        }
        self.in_stage(&[Stage::Decided])?;
        let until = self.until(LimitKey::Reply);
        self.one(What::Delivered { until })
    }

    pub(super) fn pay_compensation(self, receipt: String) -> Answer {
        if self.is_intake().is_err() {
            self.is_at_desk()?;
        }
        self.in_stage(&[Stage::Decided, Stage::Delivered, Stage::Closed])?;
        if self.complaint.unpaid().is_none() {
            return Err(Refusal::NothingToPay);
        }
        written(&receipt)?;
        self.one(What::CompensationPaid { receipt })
    }
}
