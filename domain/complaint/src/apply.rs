//! Folds events into a complaint. Total: whatever the history is, the same events give the same state.

use std::collections::BTreeSet;

use maklumat_calendar::Timestamp;

use crate::class::Class;
use crate::command::{Actor, Desk, Submission};
use crate::complaint::{Complaint, Exchange, ForUnit, HandOver, ReplayError, Run, Side, Stage};
use crate::event::{Event, What};
use crate::report::{Against, Found, Path};
use crate::rules::LimitKey;

impl Complaint {
    /// The state a history adds up to.
    ///
    /// # Errors
    /// If there is no event, or the first is not the submission.
    pub fn replay(events: &[Event]) -> Result<Self, ReplayError> {
        let (first, rest) = events.split_first().ok_or(ReplayError::Empty)?;
        let mut complaint = Self::begun(first)?;
        for event in rest {
            complaint.apply(event);
        }
        Ok(complaint)
    }

    fn begun(event: &Event) -> Result<Self, ReplayError> {
        let What::Submitted { rules, submission } = event.what.clone() else {
            return Err(ReplayError::NoSubmission);
        };
        let Submission {
            reference,
            reporter,
            channel,
            path,
            report,
            receipt,
        } = *submission;
        let mut complaint = Self {
            rules,
            reference,
            reporter,
            channel,
            path,
            report,
            receipt,
            stage: Stage::Received,
            class: None,
            against: Against::Nobody,
            asked_about: None,
            declared_complete: None,
            desks: Vec::new(),
            hand_overs: Vec::new(),
            for_unit: None,
            holder: None,
            acted: BTreeSet::new(),
            exchanges: Vec::new(),
            examinations: Vec::new(),
            decision: None,
            compensation_receipt: None,
            public_words: None,
            until: None,
            silent_since: None,
            lot: None,
            reopened: 0,
            escalated: None,
            gathered: Vec::new(),
            ending: None,
            submitted_at: event.at,
            changed_at: event.at,
            closed_at: None,
            runs: Vec::new(),
        };
        complaint.seen_by(&event.by);
        complaint.start(LimitKey::Verification, event.at);
        complaint.start(LimitKey::FirstResponse, event.at);
        Ok(complaint)
    }

    /// Takes up what has happened. A second submission changes nothing.
    pub fn apply(&mut self, event: &Event) {
        let at = event.at;
        self.changed_at = self.changed_at.max(at);
        self.seen_by(&event.by);
        match &event.what {
            What::Submitted { .. } => {}
            What::Verified { class, against } => self.verified(*class, against, at),
            What::CompletionAsked { defects, until } => {
                let about = defects.iter().map(|defect| defect.about.clone());
                self.asked_about.get_or_insert_default().extend(about);
                self.stop(LimitKey::FirstResponse, at);
                self.wait(Stage::Incomplete, LimitKey::Completion, at, *until);
            }
            What::Completed { words, attachments } => {
                self.exchange(at, Side::Reporter, words, attachments);
                self.stop(LimitKey::Completion, at);
                self.go(Stage::Verified);
            }
            What::DeclaredComplete => {
                self.declared_complete.get_or_insert(at);
                self.stop(LimitKey::FirstResponse, at);
                self.start_settling(at);
            }
            What::Taken => {
                self.holder = event.by.officer().map(|officer| officer.id.clone());
                self.go(Stage::InHand);
            }
            What::Examined { notes } => self.examinations.push(notes.clone()),
            What::Replied { words } => {
                self.exchange(at, side(&event.by), words, &[]);
                self.stop(LimitKey::FirstResponse, at);
            }
            What::Asked { words, until } => {
                self.exchange(at, side(&event.by), words, &[]);
                self.pause(at);
                self.wait(Stage::Questioned, LimitKey::Question, at, *until);
            }
            What::Answered { words, attachments } => {
                self.exchange(at, Side::Reporter, words, attachments);
                self.resume(at);
            }
            What::QuestionLapsed => self.resume(at),
            What::Objected { words } => {
                self.exchange(at, Side::Reporter, words, &[]);
                self.reopen(at);
            }
            What::Routed { .. } | What::HandedOver { .. } | What::PassedOn { .. } => self.move_on(event),
            What::Decided { .. }
            | What::WordsReleased { .. }
            | What::Delivered { .. }
            | What::WindowEnded
            | What::Checked { .. }
            | What::Sampled { .. }
            | What::CompensationPaid { .. }
            | What::Escalated { .. }
            | What::Gathered { .. }
            | What::Closed { .. } => self.come_to_an_end(event),
        }
    }

    fn move_on(&mut self, event: &Event) {
        if let What::Routed { to, words, attachments } = &event.what {
            self.desks.push(to.clone());
            self.for_unit = words.as_ref().map(|words| ForUnit {
                words: words.clone(),
                attachments: attachments.clone(),
            });
            self.holder = None;
            self.go(Stage::OnDesk);
        } else if let What::HandedOver { from, to, reason } = &event.what {
            self.desks.push(to.clone());
            self.hand_overs.push(HandOver {
                at: event.at,
                from: from.clone(),
                to: to.clone(),
                reason: reason.clone(),
            });
            self.holder = None;
            self.go(Stage::OnDesk);
        } else if let What::PassedOn { message, words } = &event.what {
            let mut exchanges = self.exchanges.iter_mut();
            if let Some(exchange) = exchanges.find(|exchange| exchange.number == *message) {
                exchange.passed_on = Some(words.clone());
            }
        }
    }

    fn come_to_an_end(&mut self, event: &Event) {
        let at = event.at;
        if let What::Decided { decision } = &event.what {
            self.decision = Some(decision.clone());
            self.compensation_receipt = None;
            self.public_words = None;
            self.stop_settling(at);
            self.start(LimitKey::Delivery, at);
            self.go(Stage::Decided);
        } else if let What::WordsReleased { words } = &event.what {
            self.public_words = Some(words.clone());
        } else if let What::Delivered { until } = &event.what {
            self.silent_since = None;
            self.lot = None;
            self.stop(LimitKey::Delivery, at);
            self.wait(Stage::Delivered, LimitKey::Reply, at, *until);
        } else if let What::WindowEnded = &event.what {
            self.silent_since = Some(at);
            self.stop(LimitKey::Reply, at);
        } else if let What::Checked { found, .. } = &event.what {
            if *found == Found::NotDone {
                self.reopen(at);
            }
        } else if let What::Sampled { lot, .. } = &event.what {
            self.lot = Some(*lot);
        } else if let What::CompensationPaid { receipt } = &event.what {
            self.compensation_receipt = Some(receipt.clone());
        } else if let What::Escalated { ground, .. } = &event.what {
            self.escalated = Some(*ground);
        } else if let What::Gathered { duplicate } = &event.what {
            self.gathered.push(duplicate.clone());
        } else if let What::Closed { ending, .. } = &event.what {
            self.ending = Some(ending.clone());
            self.closed_at = Some(at);
            self.stage = Stage::Closed;
            for run in &mut self.runs {
                run.stopped.get_or_insert(at);
            }
        }
    }

    fn verified(&mut self, class: Class, against: &Against, at: Timestamp) {
        let before = self.class.replace(class);
        self.against = against.clone();
        self.stop(LimitKey::Verification, at);
        if class == Class::Levy && self.path == Path::Open {
            self.path = Path::Inspectorate;
            self.holder = None;
            self.desks.clear();
            self.for_unit = None;
            self.go(Stage::Verified);
        } else if self.stage == Stage::Received {
            self.go(Stage::Verified);
        }
        self.change_class(before, class, at);
    }

    /// The clock of another class runs from the same instant; that of the class before stays as it stood.
    fn change_class(&mut self, before: Option<Class>, class: Class, at: Timestamp) {
        let Some(before) = before.filter(|before| *before != class) else {
            return;
        };
        let old = LimitKey::Settlement(before);
        let running = self
            .runs
            .iter_mut()
            .rev()
            .find(|run| run.key == old && run.stopped.is_none());
        if let Some(run) = running {
            let mut other = run.clone();
            run.stopped = Some(at);
            other.key = LimitKey::Settlement(class);
            self.runs.push(other);
        }
    }

    fn reopen(&mut self, at: Timestamp) {
        self.stop(LimitKey::Reply, at);
        self.ending = None;
        self.closed_at = None;
        self.silent_since = None;
        self.lot = None;
        self.holder = None;
        self.reopened += 1;
        self.start_settling(at);
        self.go(Stage::OnDesk);
    }

    fn go(&mut self, stage: Stage) {
        self.stage = stage;
        self.until = None;
    }

    fn wait(&mut self, stage: Stage, clock: LimitKey, at: Timestamp, until: Timestamp) {
        self.start(clock, at);
        self.stage = stage;
        self.until = Some(until);
    }

    fn start(&mut self, key: LimitKey, at: Timestamp) {
        self.runs.push(Run {
            key,
            started: at,
            pauses: Vec::new(),
            stopped: None,
        });
    }

    fn start_settling(&mut self, at: Timestamp) {
        if let Some(class) = self.class {
            self.start(LimitKey::Settlement(class), at);
        }
        self.start(LimitKey::Decision, at);
    }

    fn stop(&mut self, key: LimitKey, at: Timestamp) {
        for run in self.runs.iter_mut().filter(|run| run.key == key) {
            run.stopped.get_or_insert(at);
        }
    }

    fn stop_settling(&mut self, at: Timestamp) {
        for run in self.runs.iter_mut().filter(|run| run.is_settling()) {
            run.stopped.get_or_insert(at);
        }
    }

    fn pause(&mut self, at: Timestamp) {
        for run in self
            .runs
            .iter_mut()
            .filter(|run| run.is_settling() && run.stopped.is_none())
        {
            run.pauses.push((at, None));
        }
    }

    fn resume(&mut self, at: Timestamp) {
        self.stop(LimitKey::Question, at);
        for pause in self.runs.iter_mut().flat_map(|run| &mut run.pauses) {
            pause.1.get_or_insert(at);
        }
        self.go(Stage::InHand);
    }

    fn exchange(&mut self, at: Timestamp, side: Side, words: &str, attachments: &[String]) {
        self.exchanges.push(Exchange {
            number: u32::try_from(self.exchanges.len() + 1).unwrap_or(u32::MAX),
            at,
            side,
            words: words.to_owned(),
            attachments: attachments.to_vec(),
            passed_on: None,
        });
    }

    fn seen_by(&mut self, by: &Actor) {
        if let Some(officer) = by.officer() {
            self.acted.insert(officer.id.clone());
        }
    }
}

impl Run {
    const fn is_settling(&self) -> bool {
        match self.key {
            LimitKey::Settlement(_) | LimitKey::Decision => true,
            LimitKey::Verification
            | LimitKey::FirstResponse
            | LimitKey::Completion
            | LimitKey::Delivery
            | LimitKey::Reply
            | LimitKey::Question => false,
        }
    }
}

const fn side(by: &Actor) -> Side {
    match by {
        Actor::Reporter => Side::Reporter,
        Actor::Officer(officer) => match officer.desk {
            Desk::Intake => Side::Intake,
            Desk::Unit | Desk::Inspectorate => Side::Handler,
        },
        Actor::System => Side::Handler,
    }
}
