//! Answers commands: with the events they cause, or with the reason they are refused.

use maklumat_calendar::{Calendar, Timestamp};

use crate::command::{Actor, Command, Desk, Officer, Submission};
use crate::complaint::{Complaint, Stage};
use crate::event::{Event, What};
use crate::refusal::Refusal;
use crate::report::Path;
use crate::rules::{LimitKey, Rules};

mod desk;
mod intake;
mod proof;
mod reporter;
mod submit;

/// By what a complaint is judged: the rules of the day it came, and the calendar of the office.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    pub rules: &'a Rules,
    pub calendar: &'a Calendar,
}

/// Letters a text may have.
pub const LONGEST_TEXT: usize = 20_000;

/// Opens a complaint. [law: uu-25-2009-art-44]
///
/// # Errors
/// If it says nothing, is too long, or tells of a day to come.
pub fn submit(terms: Terms<'_>, submission: Submission, by: &Actor, now: Timestamp) -> Result<Vec<Event>, Refusal> {
    submit::submit(terms, submission, by, whole_microseconds(now))
}

/// Answers a command with the events it causes, or the reason it is refused.
///
/// The same terms, complaint, command, actor and instant always give the same answer. An instant before the last event
/// counts as that event's.
///
/// # Errors
/// If the rules say no; nothing has changed then.
pub fn decide(
    terms: Terms<'_>,
    complaint: &Complaint,
    command: Command,
    by: &Actor,
    now: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    if terms.rules.version != complaint.rules {
        return Err(Refusal::OtherRules {
            complaint: complaint.rules,
            given: terms.rules.version,
        });
    }
    let act = Act {
        terms,
        complaint,
        by,
        now: whole_microseconds(now).max(complaint.changed_at),
    };
    act.answer(command)
}

/// One act on one complaint.
#[derive(Clone, Copy)]
struct Act<'a> {
    terms: Terms<'a>,
    complaint: &'a Complaint,
    by: &'a Actor,
    now: Timestamp,
}

type Answer = Result<Vec<Event>, Refusal>;

impl Act<'_> {
    fn answer(self, command: Command) -> Answer {
        match command {
            Command::Verify { class, against } => self.verify(class, against),
            Command::AskCompletion { defects } => self.ask_completion(defects),
            Command::Complete { words, attachments } => self.complete(words, attachments),
            Command::Route { to, words, attachments } => self.route(to, words, attachments),
            Command::HandOver { to, reason } => self.hand_over(to, reason),
            Command::Take => self.take(),
            Command::Examine { notes } => self.examine(notes),
            Command::Reply { words } => self.reply(words),
            Command::Ask { words } => self.ask(words),
            Command::Answer { words, attachments } => self.answer_question(words, attachments),
            Command::PassOn { message, words } => self.pass_on(message, words),
            Command::Decide { decision } => self.decide(decision),
            Command::ReleaseWords { words } => self.release_words(words),
            Command::Deliver => self.deliver(),
            Command::Confirm => self.confirm(),
            Command::Object { words } => self.object(words),
            Command::Check { found, words } => self.check(found, words),
            Command::Sample { seed } => self.sample(seed),
            Command::PayCompensation { receipt } => self.pay_compensation(receipt),
            Command::Escalate { ground, words } => self.escalate(ground, words),
            Command::Gather { duplicate } => self.gather(duplicate),
            Command::Merge { into } => self.merge(into),
            Command::Withdraw { words } => self.withdraw(words),
            Command::Expire => self.expire(),
        }
    }

    fn event(&self, what: What) -> Event {
        Event {
            at: self.now,
            by: self.signed(),
            what,
        }
    }

    /// The actor with the position that mattered: that of the desk it lies on.
    fn signed(&self) -> Actor {
        let mut by = self.by.clone();
        if let Actor::Officer(officer) = &mut by {
            officer.positions.retain(|held| self.complaint.desk() == Some(held));
        }
        by
    }

    fn one(&self, what: What) -> Answer {
        Ok(vec![self.event(what)])
    }

    fn in_stage(&self, stages: &[Stage]) -> Result<(), Refusal> {
        let stage = self.complaint.stage;
        if stages.contains(&stage) {
            Ok(())
        } else if stage == Stage::Closed {
            Err(Refusal::Closed)
        } else {
            Err(Refusal::NotInThisStage { stage })
        }
    }

    fn until(&self, key: LimitKey) -> Timestamp {
        self.terms.calendar.add(self.now, self.terms.rules.limit(key).time)
    }

    fn is_reporter(&self) -> Result<(), Refusal> {
        match self.by {
            Actor::Reporter => Ok(()),
            Actor::Officer(_) | Actor::System => Err(Refusal::NotForThisActor),
        }
    }

    fn is_system(&self) -> Result<(), Refusal> {
        match self.by {
            Actor::System => Ok(()),
            Actor::Officer(_) | Actor::Reporter => Err(Refusal::NotForThisActor),
        }
    }

    /// An officer who may see the complaint at all and is not accused in it.
    fn officer(&self) -> Result<&Officer, Refusal> {
        let officer = self.by.officer().ok_or(Refusal::NotForThisActor)?;
        if self.complaint.path == Path::Inspectorate && officer.desk != Desk::Inspectorate {
            return Err(Refusal::NotForThisActor);
        }
        if officer
            .positions
            .iter()
            .any(|position| self.complaint.accuses(position))
        {
            return Err(Refusal::Accused);
        }
        Ok(officer)
    }

    /// Whoever receives reports: on the protected path that is the inspectorate.
    fn is_intake(&self) -> Result<(), Refusal> {
        let desk = match self.complaint.path {
            Path::Open => Desk::Intake,
            Path::Inspectorate => Desk::Inspectorate,
        };
        if self.officer()?.desk == desk {
            Ok(())
        } else {
            Err(Refusal::NotForThisActor)
        }
    }

    /// Whoever stands at the desk it lies on; on the protected path, anybody of the inspectorate.
    fn is_at_desk(&self) -> Result<&Officer, Refusal> {
        let officer = self.officer()?;
        let stands_there = match self.complaint.path {
            Path::Inspectorate => true,
            Path::Open => {
                let desk = self.complaint.desk();
                desk.is_some_and(|desk| officer.positions.contains(desk))
            }
        };
        if stands_there {
            Ok(officer)
        } else {
            Err(Refusal::NotForThisActor)
        }
    }

    /// Whoever has it in hand.
    fn is_holder(&self) -> Result<(), Refusal> {
        let officer = self.is_at_desk()?;
        match &self.complaint.holder {
            Some(holder) if *holder == officer.id => Ok(()),
            Some(_) => Err(Refusal::HeldByAnother),
            None => Err(Refusal::NotTaken),
        }
    }
}

/// A text that says something and is not too long.
fn written(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::TextMissing);
    }
    not_too_long(text)
}

fn not_too_long(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Refusal::TextTooLong { limit: LONGEST_TEXT });
    }
    Ok(())
}

/// The stored form keeps microseconds; an event must be the same before and after it is stored.
fn whole_microseconds(now: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}
