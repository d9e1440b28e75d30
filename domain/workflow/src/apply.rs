//! Folds events into a case. Exhaustive, total, and the same on the first day as on replay.

use std::collections::BTreeMap;

use maklumat_calendar::{PauseReason, ServiceClock, Timestamp};
use maklumat_sop::{Ending, Facts, StartEvent};
use maklumat_vocabulary::{Name, OfficerId, RequirementId, StepId};

use crate::case::{
    Case, CaseClock, Escalation, Holder, Issued, Made, OpenStep, Opinion, OpinionState, Passage, PastStep, Paused,
    ProductEntry, Status, Waiting,
};
use crate::command::{Actor, Deviation, Evidence};
use crate::event::{Before, Branch, Event, PromiseTerms, What};

impl Case {
    /// Folds one event into the case. Needs no definition: events carry what was decided.
    #[expect(clippy::too_many_lines, reason = "a list: one arm per event says what it changes")]
    pub fn apply(&mut self, event: &Event) {
        let at = event.at;
        self.sequence += 1;
        self.changed_at = at;
        match &event.what {
            // A case is submitted once, and `begin` has done it.
            What::Submitted { .. } => {}
            What::StepOpened { .. } => self.open(event),
            What::StepTaken { step, .. } => {
                let holder = event.by.officer_id().map(|officer| Holder {
                    officer: officer.clone(),
                    since: at,
                });
                self.hand_over(step, holder);
            }
            What::StepReleased { step } => self.hand_over(step, None),
            What::HandedOver { step, to, .. } => {
                let holder = to.clone().map(|officer| Holder { officer, since: at });
                self.hand_over(step, holder);
            }
            What::StepCompleted {
                step,
                outcome,
                records,
                failed_checks,
                ..
            } => {
                let officer = event.by.officer_id().cloned();
                self.leave_step(
                    step,
                    at,
                    Passage::Done {
                        officer,
                        outcome: outcome.clone(),
                    },
                );
                self.deviations.same_person.remove(step);
                self.learn(records);
                self.note_checks(step, failed_checks.clone());
            }
            What::StepSkipped { step } => {
                // Where branches meet in it, they met; the next round waits for all of them again.
                self.arrived.remove(step);
                self.leave_step(step, at, Passage::Skipped);
                self.note_checks(step, Vec::new());
            }
            What::StepTimedOut { step } => self.leave_step(step, at, Passage::TimedOut),
            What::StepCancelled { step } => self.close_step(step),
            What::BranchArrived { join, from } => {
                self.arrived.entry(join.clone()).or_default().insert(from.clone());
            }
            What::DeclaredComplete => {
                let since = self.complete_since(at);
                self.complete_at.get_or_insert(since);
                self.start_clocks(StartEvent::Complete, since);
            }
            What::Returned { .. } => self.note_return(event),
            What::Answered {
                facts,
                evidence,
                touched,
                dropped,
            } => {
                self.waiting = None;
                self.learn(facts);
                self.facts.retain(|name, _| !dropped.contains(name));
                self.note_evidence(evidence, touched);
            }
            What::FeeDue { fee, amount } => self.fees.entry(fee.clone()).or_default().due = *amount,
            What::FeePaid { fee, amount, receipt } => {
                let entry = self.fees.entry(fee.clone()).or_default();
                entry.paid.0 = entry.paid.0.saturating_add(amount.0);
                entry.receipts.push(receipt.clone());
            }
            What::PaymentCancelled {
                fee, amount, receipt, ..
            } => {
                let entry = self.fees.entry(fee.clone()).or_default();
                entry.paid.0 = entry.paid.0.saturating_sub(amount.0).max(0);
                if let Some(at) = entry.receipts.iter().rposition(|known| known == receipt) {
                    entry.receipts.remove(at);
                }
            }
            What::FeesSettled { .. } => self.start_clocks(StartEvent::Paid, at),
            What::ProductOrdered { product, step } => self.products.push(ProductEntry {
                product: product.clone(),
                step: step.clone(),
                ordered_at: at,
                issued: None,
                revoked: None,
            }),
            What::ProductIssued {
                product,
                number,
                valid_until,
            } => {
                let entry = self
                    .products
                    .iter_mut()
                    .find(|entry| entry.product == *product && entry.issued.is_none());
                if let Some(entry) = entry {
                    entry.issued = Some(Issued {
                        at,
                        number: number.clone(),
                        valid_until: *valid_until,
                    });
                }
            }
            What::ProductRevoked { product, issued_at, .. } => {
                let meant = self
                    .products
                    .iter_mut()
                    .rev()
                    .find(|entry| entry.is_issue_of(product, *issued_at));
                if let Some(entry) = meant {
                    entry.revoked.get_or_insert(at);
                }
            }
            What::Overridden {
                deviation,
                ground,
                reason,
                due,
                timeout,
            } => {
                self.end_pause(deviation, at);
                self.permit(deviation, ground, at);
                for open in &mut self.open {
                    open.due = due.get(&open.step).copied().unwrap_or(open.due);
                    open.timeout = timeout.get(&open.step).copied().or(open.timeout);
                }
                self.deviations.made.push(Made {
                    at,
                    by: event.by.officer_id().cloned(),
                    deviation: deviation.clone(),
                    ground: ground.clone(),
                    reason: reason.clone(),
                });
            }
            What::AnswerExtended { until, .. } => {
                if let Some(waiting) = &mut self.waiting {
                    waiting.until = *until;
                }
            }
            What::Escalated { step, promise, level } => {
                let (step, promise) = (step.clone(), promise.clone());
                self.note_escalation(Escalation {
                    at,
                    step,
                    promise,
                    level: *level,
                });
            }
            What::DeemedApproved { ground } => self.deemed = Some((at, ground.clone())),
            What::AnswerLapsed => self.waiting = None,
            // What opens the case to others, and what officers tell one another, is no part of where it stands.
            What::PinRenewed { .. } | What::ConsentGiven { .. } | What::Noted { .. } => {}
            What::TakenBack { before, .. } => self.stand_again(before),
            What::OpinionAsked { .. } => self.note_opinion(event),
            What::OpinionReminded { number } => {
                if let Some(opinion) = self.opinion_mut(*number) {
                    opinion.reminded = Some(at);
                }
            }
            What::OpinionGiven { number, words, file } => {
                let by = event.by.officer_id().cloned();
                let (words, file) = (words.clone(), file.clone());
                if let Some(opinion) = self.opinion_mut(*number) {
                    opinion.state = OpinionState::Given { at, by, words, file };
                }
            }
            What::OpinionWithdrawn { number, .. } => {
                if let Some(opinion) = self.opinion_mut(*number) {
                    opinion.state = OpinionState::Withdrawn { at };
                }
            }
            What::Moved {
                to_version,
                steps,
                asked,
                ..
            } => {
                self.version = *to_version;
                self.rename_steps(steps);
                self.note_evidence(&[], asked);
            }
            What::Closed { ending, reasons, .. } => self.close(*ending, reasons, at),
        }
        self.end_opinions(at);
        self.settle_clocks(at);
    }

    /// As if the completion had not happened: what it recorded, opened, started and stopped is as it was.
    fn stand_again(&mut self, before: &Before) {
        self.open.clone_from(&before.open);
        self.arrived.clone_from(&before.arrived);
        self.clocks.clone_from(&before.clocks);
        self.facts.clone_from(&before.facts);
        self.failed_checks.clone_from(&before.failed_checks);
        self.complete_at = before.complete_at;
        self.deviations.same_person.clone_from(&before.same_person);
        self.returns.elsewhere.clone_from(&before.elsewhere);
        self.history.truncate(before.passed);
    }

    fn note_opinion(&mut self, event: &Event) {
        let What::OpinionAsked {
            number,
            step,
            unit,
            due,
            question,
            evidence,
        } = &event.what
        else {
            return;
        };
        self.opinions.push(Opinion {
            number: *number,
            step: step.clone(),
            unit: unit.clone(),
            asked_by: event.by.officer_id().cloned(),
            asked_at: event.at,
            due: *due,
            question: question.clone(),
            evidence: evidence.clone(),
            reminded: None,
            state: OpinionState::Asked,
        });
    }

    fn opinion_mut(&mut self, number: u32) -> Option<&mut Opinion> {
        self.opinions
            .iter_mut()
            .find(|opinion| opinion.number == number && opinion.is_open())
    }

    /// What was asked for a step is over with the step.
    fn end_opinions(&mut self, at: Timestamp) {
        let open = &self.open;
        let is_over = |opinion: &&mut Opinion| opinion.is_open() && open.iter().all(|step| step.step != opinion.step);
        for opinion in self.opinions.iter_mut().filter(is_over) {
            opinion.state = OpinionState::Withdrawn { at };
        }
    }

    fn open(&mut self, event: &Event) {
        let What::StepOpened {
            step,
            performer,
            due,
            timeout,
            branch,
        } = &event.what
        else {
            return;
        };
        self.arrived.remove(step);
        self.returns.elsewhere.remove(step);
        self.close_step(step);
        self.open.push(OpenStep {
            step: step.clone(),
            performer: performer.clone(),
            opened_at: event.at,
            due: *due,
            timeout: *timeout,
            branch: branch.clone(),
            holder: None,
            escalated: 0,
        });
    }

    fn hand_over(&mut self, step: &StepId, holder: Option<Holder>) {
        if let Some(open) = self.open_step_mut(step) {
            open.holder = holder;
        }
    }

    fn learn(&mut self, facts: &Facts) {
        self.facts
            .extend(facts.iter().map(|(name, value)| (name.clone(), value.clone())));
    }

    fn note_escalation(&mut self, escalation: Escalation) {
        if let Some(open) = escalation.step.as_ref().and_then(|step| self.open_step_mut(step)) {
            open.escalated = escalation.level;
        }
        let promise = escalation.promise.as_ref();
        if let Some(clock) = self.clocks.iter_mut().find(|clock| promise == Some(&clock.promise)) {
            clock.escalated = escalation.level;
        }
        self.escalations.push(escalation);
    }

    fn open_step_mut(&mut self, step: &StepId) -> Option<&mut OpenStep> {
        self.open.iter_mut().find(|open| open.step == *step)
    }

    fn close_step(&mut self, step: &StepId) {
        self.open.retain(|open| open.step != *step);
    }

    /// Puts a step behind the case. A promise that reaches only to this step is kept or broken now.
    fn leave_step(&mut self, step: &StepId, at: Timestamp, how: Passage) {
        self.close_step(step);
        self.history.push(PastStep {
            step: step.clone(),
            at,
            how,
        });
        for clock in self
            .clocks
            .iter_mut()
            .filter(|clock| clock.until.as_ref() == Some(step))
        {
            clock.clock.stop(at);
        }
    }

    /// What was handed in on paper and never came back lay with the office complete from its receipt: the days until it
    /// was entered are not the applicant's.
    const fn complete_since(&self, declared_at: Timestamp) -> Timestamp {
        if self.paper.is_some() && self.returns.count == 0 {
            self.submitted_at
        } else {
            declared_at
        }
    }

    fn note_checks(&mut self, step: &StepId, failed: Vec<Name>) {
        if failed.is_empty() {
            self.failed_checks.remove(step);
        } else {
            self.failed_checks.insert(step.clone(), failed);
        }
    }

    fn note_return(&mut self, event: &Event) {
        let What::Returned {
            step,
            resume_at,
            defects,
            late_defects,
            failed_checks,
            until,
            branch,
        } = &event.what
        else {
            return;
        };
        self.returns.count += 1;
        self.returns.late_defects += u32::try_from(late_defects.len()).unwrap_or(u32::MAX);
        self.returns.latest = Some(self.sequence);
        self.returns.elsewhere = self.open.iter().map(|open| open.step.clone()).collect();
        for defect in defects {
            self.returns.named.insert(defect.requirement.clone(), self.sequence);
        }
        // Branches the return does not stand in are over, unless work in them goes on; those it stands in wait for it.
        let open = &self.open;
        let stands_in = |branch: &[Branch], join: &StepId| branch.iter().any(|inner| inner.join == *join);
        self.arrived
            .retain(|join, _| stands_in(branch, join) || open.iter().any(|open| stands_in(&open.branch, join)));
        self.waiting = Some(Waiting {
            step: step.clone(),
            resume_at: resume_at.clone(),
            since: event.at,
            until: *until,
            defects: defects.clone(),
            late_defects: late_defects.clone(),
            failed_checks: failed_checks.clone(),
            branch: branch.clone(),
        });
    }

    fn note_evidence(&mut self, evidence: &[Evidence], touched: &[RequirementId]) {
        for piece in evidence {
            self.evidence.insert(piece.requirement.clone(), piece.form.clone());
        }
        for requirement in touched {
            self.returns.touched.insert(requirement.clone(), self.sequence);
        }
    }

    fn permit(&mut self, deviation: &Deviation, ground: &str, at: Timestamp) {
        match deviation {
            Deviation::Pause { until } => {
                self.deviations.paused = Some(Paused {
                    ground: ground.to_owned(),
                    since: at,
                    until: *until,
                });
            }
            Deviation::Resume => self.deviations.paused = None,
            Deviation::SamePerson { step } => {
                self.deviations.same_person.insert(step.clone());
            }
            Deviation::WaiveRequirement { requirement } => {
                self.deviations.waived.insert(requirement.clone());
            }
            // The new end of the answer comes with its own event.
            Deviation::ExtendAnswer { .. } => {}
        }
    }

    /// Everything that is kept by step goes on under the step's new name. Branches keep theirs: a case only moves
    /// inside branches that are the same.
    fn rename_steps(&mut self, steps: &BTreeMap<StepId, StepId>) {
        let rename = |step: &mut StepId| {
            if let Some(new) = steps.get(step) {
                *step = new.clone();
            }
        };
        let renamed = |mut step: StepId| {
            rename(&mut step);
            step
        };
        self.open.iter_mut().for_each(|open| rename(&mut open.step));
        self.opinions.iter_mut().for_each(|opinion| rename(&mut opinion.step));
        self.history.iter_mut().for_each(|past| rename(&mut past.step));
        self.products.iter_mut().for_each(|entry| rename(&mut entry.step));
        self.clocks
            .iter_mut()
            .filter_map(|clock| clock.until.as_mut())
            .for_each(rename);
        self.escalations
            .iter_mut()
            .filter_map(|escalation| escalation.step.as_mut())
            .for_each(rename);
        if let Some(waiting) = &mut self.waiting {
            rename(&mut waiting.step);
            rename(&mut waiting.resume_at);
        }
        for (step, failed) in std::mem::take(&mut self.failed_checks) {
            self.failed_checks.entry(renamed(step)).or_default().extend(failed);
        }
        let permitted = std::mem::take(&mut self.deviations.same_person);
        self.deviations.same_person = permitted.into_iter().map(renamed).collect();
        let elsewhere = std::mem::take(&mut self.returns.elsewhere);
        self.returns.elsewhere = elsewhere.into_iter().map(renamed).collect();
        for made in &mut self.deviations.made {
            if let Deviation::SamePerson { step } = &mut made.deviation {
                rename(step);
            }
        }
    }

    fn close(&mut self, ending: Ending, reasons: &[String], at: Timestamp) {
        self.status = Status::Closed {
            ending,
            at,
            reasons: reasons.to_vec(),
        };
        self.open.clear();
        self.is_with_applicant = false;
        self.waiting = None;
        self.arrived.clear();
        for clock in &mut self.clocks {
            clock.clock.stop(at);
        }
    }

    pub(crate) fn start_clocks(&mut self, from: StartEvent, at: Timestamp) {
        for clock in self.clocks.iter_mut().filter(|clock| clock.from == from) {
            clock.clock.start(at);
        }
    }

    /// A pause ends where it was to end, also when nobody was there to say so at the time.
    fn end_pause(&mut self, deviation: &Deviation, at: Timestamp) {
        let Deviation::Resume = deviation else { return };
        let Some(paused) = &self.deviations.paused else { return };
        let end = paused.ends_by(at);
        for clock in &mut self.clocks {
            clock.clock.resume(end, PauseReason::Override);
        }
    }

    /// Promises run while an office holds the file and stand still while only the applicant can go on.
    fn settle_clocks(&mut self, at: Timestamp) {
        // Between the end of one step and the opening of the next nobody holds the file: nothing changes hands yet.
        if self.waiting.is_some() || !self.open.is_empty() {
            self.is_with_applicant = self.open.iter().all(OpenStep::is_for_applicant);
        }
        for clock in &mut self.clocks {
            match &self.deviations.paused {
                Some(paused) => clock.clock.pause(at, PauseReason::Override, &paused.ground),
                None => clock.clock.resume(at, PauseReason::Override),
            }
            if self.is_with_applicant {
                clock.clock.pause(at, PauseReason::Applicant, "");
            } else {
                clock.clock.resume(at, PauseReason::Applicant);
            }
        }
    }
}

impl CaseClock {
    pub(crate) fn of(terms: &PromiseTerms) -> Self {
        Self {
            promise: terms.promise.clone(),
            from: terms.from,
            until: terms.until.clone(),
            deemed_approval: terms.deemed_approval.clone(),
            clock: ServiceClock::new(terms.time),
            escalated: 0,
        }
    }
}

impl Actor {
    /// The officer who acts; the applicant and the system have none.
    #[must_use]
    pub fn officer_id(&self) -> Option<&OfficerId> {
        match self {
            Self::Officer(officer) => Some(&officer.id),
            Self::Applicant | Self::Helper(_) | Self::System => None,
        }
    }
}
