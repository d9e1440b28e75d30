//! One run in virtual time: arrivals, queues, officers, the clock of every promise, until all counted cases are closed.

use crate::arrivals::Coming;
use crate::draws::{Draws, What};
use crate::flow::{Act, Hand, Mark, Open};
use crate::plan::{PlanExit, PlanPromise, PlanTarget, PositionIndex, StepIndex};
use crate::run::agenda::{Agenda, Due};
use crate::run::choices::CaseChoices;
use crate::run::desk::{DeskState, Ticket};
use crate::run::file::{File, Whose};
use crate::run::tally::Tally;
use crate::setup::Setup;
use crate::table::{NEVER, Seconds};

mod agenda;
mod choices;
mod desk;
pub(crate) mod file;
pub(crate) mod tally;

/// Which case, and which life of the place it is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CaseRef {
    pub(crate) slot: u32,
    pub(crate) life: u32,
}

pub(crate) struct Run<'s> {
    setup: &'s Setup<'s>,
    number: u32,
    now: Seconds,
    agenda: Agenda,
    coming: Coming,
    files: Vec<File>,
    free: Vec<u32>,
    desks: Vec<DeskState>,
    marks: Vec<Mark>,
    /// Desks with something new to look at.
    called: Vec<PositionIndex>,
    tally: Tally,
}

/// Runs a scenario once. `number` tells the runs of a seed apart.
pub(crate) fn run(setup: &Setup<'_>, number: u32) -> Tally {
    let desks = setup.desks.iter().map(|desk| DeskState::new(desk.officers));
    let mut run = Run {
        setup,
        number,
        now: 0,
        agenda: Agenda::default(),
        coming: Coming::new(setup.seed, number),
        files: Vec::new(),
        free: Vec::new(),
        desks: desks.collect(),
        marks: Vec::new(),
        called: Vec::new(),
        tally: Tally::new(setup.plan),
    };
    run.await_arrival();
    run.go();
    run.finish();
    run.tally
}

impl Run<'_> {
    fn go(&mut self) {
        while let Some((at, due)) = self.agenda.next() {
            if at >= self.setup.horizon || (at >= self.setup.window.1 && self.tally.all_counted_are_closed()) {
                self.now = at.min(self.setup.horizon);
                return;
            }
            self.now = at;
            match due {
                Due::Arrival => self.arrive(),
                Due::Opening { position } => {
                    self.desks[usize::from(position)].awaits_opening = false;
                    self.called.push(position);
                }
                Due::Done { case, stamp } => self.work_is_done(case, stamp),
                Due::Free { position, officer } => self.let_go(position, officer),
                Due::Answer { case, returns } => self.answered(case, returns),
                Due::Lapse { case, returns } => self.lapsed(case, returns),
                Due::TimeOut { case, stamp } => self.timed_out(case, stamp),
            }
            self.call_desks();
        }
    }

    fn await_arrival(&mut self) {
        let at = self.setup.arrivals.next(&mut self.coming);
        if at < NEVER {
            self.agenda.add(at, Due::Arrival);
        }
    }

    fn arrive(&mut self) {
        let number = self.tally.arrived;
        let slot = self.free.pop().unwrap_or_else(|| {
            self.files.push(File::new(self.setup.plan));
            u32::try_from(self.files.len() - 1).expect("a run has fewer open cases than 2^32")
        });
        let draws = Draws::new(self.setup.seed, self.number, number);
        let is_counted = self.setup.window.0 <= self.now && self.now < self.setup.window.1;
        self.files[slot as usize].begin(self.setup, draws, (number, self.now), is_counted);
        self.tally.arrive(is_counted);
        let case = CaseRef {
            slot,
            life: self.files[slot as usize].life,
        };
        let choices = CaseChoices::of(self.setup, &self.files[slot as usize]);
        let when = |promise: &PlanPromise| promise.when.is_none_or(|when| choices.decided(when));
        self.files[slot as usize].promise(self.setup, when);
        self.act(case, |act| act.begin());
        self.await_arrival();
    }

    /// The file of a case that is still what it was.
    fn known(&self, case: CaseRef) -> bool {
        self.files[case.slot as usize].life == case.life
    }

    fn opened_as(&mut self, case: CaseRef, stamp: u32) -> Option<Open> {
        if !self.known(case) {
            return None;
        }
        self.files[case.slot as usize].flow.opened_as(stamp).copied()
    }

    fn work_is_done(&mut self, case: CaseRef, stamp: u32) {
        let Some(open) = self.opened_as(case, stamp) else {
            return;
        };
        self.put_down(open);
        self.complete(case, open);
    }

    /// Completes an open step, or lets it wait where it would return a file that lies with the applicant already.
    fn complete(&mut self, case: CaseRef, open: Open) {
        let file = &mut self.files[case.slot as usize];
        let outcome = CaseChoices::of(self.setup, file).outcome(file, open.step);
        let target = match (self.setup.plan.step(open.step).exit, outcome) {
            (PlanExit::To(target), _) => Some(target),
            (_, Some(outcome)) => Some(self.setup.plan.outcomes_of(open.step)[usize::from(outcome)].target),
            (_, None) => None,
        };
        if let (Some(place), Hand::Officer(officer)) = (self.setup.plan.step(open.step).remembered, open.hand) {
            file.doers[usize::from(place)] |= 1 << officer;
        }
        if matches!(target, Some(PlanTarget::Return { .. })) && file.flow.waiting.is_some() {
            if let Some(open) = file.flow.opened_as(open.stamp) {
                open.hand = Hand::Blocked;
            }
            return;
        }
        if let Some(PlanTarget::Return { within, .. }) = target {
            file.answer_by = self.setup.own.add(self.now, within);
        }
        self.act(case, |act| act.complete(open.step, outcome));
    }

    fn answered(&mut self, case: CaseRef, returns: u16) {
        if !self.known(case) || self.files[case.slot as usize].returns != returns {
            return;
        }
        self.act(case, |act| act.answer());
        // Whoever had found something else may say so now.
        loop {
            let flow = &self.files[case.slot as usize].flow;
            let is_blocked = |open: &&Open| open.hand == Hand::Blocked;
            let blocked = flow.open.iter().find(is_blocked).copied();
            match blocked.filter(|_| flow.waiting.is_none() && self.known(case)) {
                Some(open) => self.complete(case, open),
                None => break,
            }
        }
    }

    fn lapsed(&mut self, case: CaseRef, returns: u16) {
        if self.known(case) && self.files[case.slot as usize].returns == returns {
            self.act(case, |act| act.lapse());
        }
    }

    fn timed_out(&mut self, case: CaseRef, stamp: u32) {
        if let Some(open) = self.opened_as(case, stamp) {
            self.put_down(open);
            self.act(case, |act| act.time_out(open.step));
        }
    }

    /// Lets something happen to a case, and draws all conclusions.
    fn act(&mut self, case: CaseRef, what: impl FnOnce(&mut Act<'_, CaseChoices<'_>>)) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.clear();
        let file = &mut self.files[case.slot as usize];
        file.pass(self.setup, self.now);
        let mut choices = CaseChoices::of(self.setup, file);
        what(&mut Act {
            plan: self.setup.plan,
            flow: &mut file.flow,
            choices: &mut choices,
            marks: &mut marks,
        });
        for mark in &marks {
            self.conclude(case, *mark);
        }
        self.marks = marks;
        self.settle(case);
    }

    fn conclude(&mut self, case: CaseRef, mark: Mark) {
        self.files[case.slot as usize].note(self.setup, mark, self.now);
        match mark {
            Mark::Opened { step, stamp, .. } => self.opened(case, step, stamp),
            Mark::Completed { .. } => self.tally.steps += 1,
            Mark::Cancelled { open } => self.put_down(open),
            Mark::Returned { .. } => self.returned(case),
            Mark::TimedOut { .. }
            | Mark::Skipped { .. }
            | Mark::DeclaredComplete
            | Mark::Settled { .. }
            | Mark::Arrived { .. }
            | Mark::Answered
            | Mark::Lapsed
            | Mark::Closed(_) => {}
        }
    }

    fn opened(&mut self, case: CaseRef, step: StepIndex, stamp: u32) {
        let (setup, now) = (self.setup, self.now);
        let file = &mut self.files[case.slot as usize];
        let planned = setup.plan.step(step);
        file.visits[usize::from(step)] = file.visits[usize::from(step)].saturating_add(1);
        let table = planned.by.map_or(&setup.own, |position| &setup.desk(position).table);
        if let Some((after, _)) = planned.timeout {
            self.agenda.add(table.add(now, after), Due::TimeOut { case, stamp });
        }
        match planned.by {
            Some(position) => {
                let ticket = Ticket {
                    turn: file.turn,
                    ready_at: now,
                    number: file.number,
                    stamp,
                    case,
                };
                self.desks[usize::from(position)].queue(ticket);
                self.called.push(position);
            }
            None => {
                let duration = file.duration(setup, step);
                let at = if setup.in_opening_hours[usize::from(step)] {
                    setup.own.after_open(now, duration)
                } else {
                    now + duration
                };
                self.agenda.add(at, Due::Done { case, stamp });
            }
        }
    }

    fn returned(&mut self, case: CaseRef) {
        let file = &mut self.files[case.slot as usize];
        file.returns += 1;
        let (returns, until) = (file.returns, file.answer_by);
        let unit = file.draws.unit(What::Answer, 0, returns);
        let is_answered = file.draws.unit(What::Answer, 1, returns) >= self.setup.never_answered;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "a share of a time that fits"
        )]
        let after = (self.setup.answer.at(unit) * (until - self.now) as f64).round() as Seconds;
        let at = self.now + after;
        if is_answered && at <= until {
            self.agenda.add(at, Due::Answer { case, returns });
        } else {
            self.agenda.add(until + 1, Due::Lapse { case, returns });
        }
    }

    /// Holds or starts clocks by who can go on now, and lets go of a case that is closed.
    fn settle(&mut self, case: CaseRef) {
        let file = &mut self.files[case.slot as usize];
        file.settle(self.setup, self.now);
        if file.flow.is_closed() {
            self.tally.close(self.setup, file, self.now);
            file.life += 1;
            self.free.push(case.slot);
        }
    }

    /// An officer lays a step aside, done or not.
    fn put_down(&mut self, open: Open) {
        if let (Some(position), Hand::Officer(officer)) = (self.setup.plan.step(open.step).by, open.hand)
            && self.setup.desk(position).is_bound_until_done()
        {
            self.let_go(position, officer);
        }
    }

    fn let_go(&mut self, position: PositionIndex, officer: u8) {
        let since = self.desks[usize::from(position)].release(officer);
        self.tally.worked(self.setup, position, (since, self.now));
        self.called.push(position);
    }

    fn call_desks(&mut self) {
        while let Some(position) = self.called.pop() {
            self.serve(position);
        }
    }

    /// Officers who are free take what is next, in fair order, while their office is open.
    fn serve(&mut self, position: PositionIndex) {
        let table = &self.setup.desk(position).table;
        if !table.is_open(self.now) {
            let opening = table.opens_next(self.now);
            let desk = &mut self.desks[usize::from(position)];
            if !desk.is_idle() && !desk.awaits_opening && opening < NEVER {
                desk.awaits_opening = true;
                self.agenda.add(opening, Due::Opening { position });
            }
            return;
        }
        let mut passed_by = std::mem::take(&mut self.desks[usize::from(position)].passed_by);
        while self.desks[usize::from(position)].has_free() {
            let Some(ticket) = self.desks[usize::from(position)].first() else {
                break;
            };
            let Some(open) = self.opened_as(ticket.case, ticket.stamp) else {
                continue;
            };
            if !self.take(position, ticket, open) {
                passed_by.push(ticket);
            }
        }
        let desk = &mut self.desks[usize::from(position)];
        passed_by.drain(..).for_each(|ticket| desk.queue(ticket));
        desk.passed_by = passed_by;
    }

    /// Whether somebody free may take it: not who has done what it is separated from.
    fn take(&mut self, position: PositionIndex, ticket: Ticket, open: Open) -> bool {
        let (setup, now) = (self.setup, self.now);
        let file = &mut self.files[ticket.case.slot as usize];
        let separate = setup.plan.step(open.step).separate_from.iter();
        let barred = separate.fold(0, |barred, place| barred | file.doers[usize::from(*place)]);
        let desk = &mut self.desks[usize::from(position)];
        let Some(officer) = desk.choose(barred) else {
            return false;
        };
        if barred >> officer & 1 == 1 {
            self.tally.same_person += 1;
        }
        file.pass(setup, now);
        if let Some(open) = file.flow.opened_as(open.stamp) {
            open.hand = Hand::Officer(officer);
        }
        let (duration, of_desk) = (file.duration(setup, open.step), setup.desk(position));
        if of_desk.is_bound_until_done() {
            desk.begin(officer, now);
        } else if let Some(free) = of_desk.bound(duration).filter(|bound| *bound > 0) {
            desk.begin(officer, now);
            let at = of_desk.table.after_open(now, free);
            self.agenda.add(at, Due::Free { position, officer });
        }
        file.whose = Whose::of(setup.plan, &file.flow);
        let case = ticket.case;
        let at = of_desk.table.after_open(now, duration);
        self.agenda.add(
            at,
            Due::Done {
                case,
                stamp: open.stamp,
            },
        );
        if file.is_counted {
            self.tally.taken(setup, position, (ticket.ready_at, now));
        }
        true
    }

    /// Closes the books: who still works, and what is still open.
    fn finish(&mut self) {
        for position in 0..self.desks.len() {
            let index = PositionIndex::try_from(position).expect("positions are numbered so");
            for since in self.desks[position].still_busy() {
                self.tally.worked(self.setup, index, (since, self.now));
            }
        }
        let (setup, now) = (self.setup, self.now);
        for file in self.files.iter().filter(|file| file.is_under_way()) {
            self.tally.leave_open(setup, file, now);
        }
    }
}

#[cfg(test)]
mod tests;
