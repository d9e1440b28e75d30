//! One case of a run: where it stands, the clocks of its promises, and whose its time was.

use maklumat_sop::StartEvent;
use maklumat_workflow::Turn;

use crate::clock::{Kept, PromiseClock};
use crate::draws::{Draws, What};
use crate::flow::{CaseFlow, Hand, Mark};
use crate::plan::{Plan, PlanPromise, StepIndex};
use crate::setup::Setup;
use crate::table::Seconds;

/// Whose the time of a case is, in the order in which it counts where branches run side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Officer = 0,
    Queue = 1,
    OtherUnit = 2,
    Applicant = 3,
}

#[derive(Debug)]
pub(crate) struct File {
    pub(crate) flow: CaseFlow,
    pub(crate) draws: Draws,
    pub(crate) combination: usize,
    pub(crate) turn: Turn,
    /// Cases before this one in its run.
    pub(crate) number: u64,
    pub(crate) submitted: Seconds,
    pub(crate) is_counted: bool,
    /// One more with every case that is kept in this place.
    pub(crate) life: u32,
    /// One bit for each promise made to this case.
    pub(crate) made: u64,
    clocks: Box<[PromiseClock]>,
    pub(crate) whose: Whose,
    /// Until when its time is accounted for, and the open seconds until then.
    since: (Seconds, Seconds),
    /// Open seconds by whose they were.
    pub(crate) shares: [Seconds; 4],
    /// Seconds in which the office was closed.
    pub(crate) closed: Seconds,
    /// By step, how often it was opened.
    pub(crate) visits: Box<[u16]>,
    /// By remembered step, one bit for each officer who has done it.
    pub(crate) doers: Box<[u64]>,
    pub(crate) returns: u16,
    /// Until when the return under way can be answered.
    pub(crate) answer_by: Seconds,
}

impl File {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            flow: CaseFlow::default(),
            draws: Draws::new(0, 0, 0),
            combination: 0,
            turn: Turn::Ordinary,
            number: 0,
            submitted: 0,
            is_counted: false,
            life: 0,
            made: 0,
            clocks: vec![PromiseClock::NEW; plan.promises.len()].into(),
            whose: Whose::Queue,
            since: (0, 0),
            shares: [0; 4],
            closed: 0,
            visits: vec![0; plan.steps.len()].into(),
            doers: vec![0; usize::from(plan.remembered)].into(),
            returns: 0,
            answer_by: 0,
        }
    }

    /// A case is handed in and kept here from now on.
    pub(crate) fn begin(&mut self, setup: &Setup<'_>, draws: Draws, (number, now): (u64, Seconds), is_counted: bool) {
        self.flow.clear();
        self.draws = draws;
        self.combination = setup.combinations.at(draws.unit(What::Combination, 0, 0));
        let is_first = draws.unit(What::Priority, 0, 0) < setup.priority;
        self.turn = if is_first { Turn::First } else { Turn::Ordinary };
        (self.number, self.submitted, self.is_counted) = (number, now, is_counted);
        self.made = 0;
        self.clocks.fill(PromiseClock::NEW);
        self.whose = Whose::Queue;
        self.since = (now, setup.own.open_through(now));
        self.shares = [0; 4];
        self.closed = 0;
        self.visits.fill(0);
        self.doers.fill(0);
        (self.returns, self.answer_by) = (0, 0);
    }

    /// Handed in and not closed.
    pub(crate) const fn is_under_way(&self) -> bool {
        !self.flow.is_closed()
    }

    /// How long the step takes whoever does it this time.
    pub(crate) fn duration(&self, setup: &Setup<'_>, step: StepIndex) -> Seconds {
        let unit = self.draws.unit(
            What::Work,
            setup.plan.step(step).address,
            self.visits[usize::from(step)],
        );
        #[expect(clippy::cast_possible_truncation, reason = "a time that is stated fits")]
        let seconds = setup.work[usize::from(step)].at(unit).round() as Seconds;
        seconds
    }

    /// Accounts for the time until now.
    pub(crate) fn pass(&mut self, setup: &Setup<'_>, now: Seconds) {
        if now == self.since.0 {
            return;
        }
        let open_through = setup.own.open_through(now);
        let open = open_through - self.since.1;
        self.shares[self.whose as usize] += open;
        self.closed += now - self.since.0 - open;
        self.since = (now, open_through);
    }

    /// Makes the promises that are made to this case. Those counted from submission begin.
    pub(crate) fn promise(&mut self, setup: &Setup<'_>, is_made: impl Fn(&PlanPromise) -> bool) {
        for (at, promise) in setup.plan.promises.iter().enumerate() {
            self.made |= u64::from(is_made(promise)) << at;
        }
        self.start_clocks(setup, StartEvent::Submitted, self.submitted);
    }

    /// What an event means to the clocks.
    pub(crate) fn note(&mut self, setup: &Setup<'_>, mark: Mark, now: Seconds) {
        match mark {
            Mark::Completed { step } | Mark::TimedOut { step } | Mark::Skipped { step } => self.left(setup, step, now),
            Mark::DeclaredComplete => self.start_clocks(setup, StartEvent::Complete, now),
            Mark::Settled { .. } => self.start_clocks(setup, StartEvent::Paid, now),
            Mark::Opened { .. }
            | Mark::Cancelled { .. }
            | Mark::Arrived { .. }
            | Mark::Returned { .. }
            | Mark::Answered
            | Mark::Lapsed
            | Mark::Closed(_) => {}
        }
    }

    fn start_clocks(&mut self, setup: &Setup<'_>, event: StartEvent, now: Seconds) {
        for ((at, clock), promise) in (0..).zip(&mut self.clocks).zip(&setup.plan.promises) {
            if promise.from == event && self.made >> at & 1 == 1 {
                clock.start(&setup.own, promise.time, now);
            }
        }
    }

    /// A step lies behind the case: a promise that reaches only to it is kept or broken.
    fn left(&mut self, setup: &Setup<'_>, step: StepIndex, now: Seconds) {
        for (clock, promise) in self.clocks.iter_mut().zip(&setup.plan.promises) {
            if promise.until == Some(step) {
                clock.stop(now);
            }
        }
    }

    /// Promises stand still while only the applicant can go on, and stop at the end.
    pub(crate) fn settle(&mut self, setup: &Setup<'_>, now: Seconds) {
        self.whose = Whose::of(setup.plan, &self.flow);
        let is_closed = self.flow.is_closed();
        let is_held = self.flow.is_with_applicant(setup.plan);
        for (clock, promise) in self.clocks.iter_mut().zip(&setup.plan.promises) {
            if is_closed {
                clock.stop(now);
            } else if is_held {
                clock.hold(&setup.own, promise.time, now);
            } else {
                clock.go_on(&setup.own, promise.time, now);
            }
        }
    }

    /// What became of each promise that was made.
    pub(crate) fn kept(&self, now: Seconds) -> impl Iterator<Item = (usize, Kept)> {
        let made = self
            .clocks
            .iter()
            .enumerate()
            .filter(|(at, _)| self.made >> at & 1 == 1);
        made.map(move |(at, clock)| (at, clock.kept(now)))
    }
}

impl Whose {
    /// Who can go on, the office itself first.
    pub(crate) fn of(plan: &Plan, flow: &CaseFlow) -> Self {
        let mut whose = None;
        for open in &flow.open {
            let position = plan
                .step(open.step)
                .by
                .map(|position| &plan.positions[usize::from(position)]);
            let here = match (position, open.hand) {
                (None, _) => Self::Applicant,
                (Some(position), _) if !position.is_own_unit => Self::OtherUnit,
                (Some(_), Hand::Officer(_)) => Self::Officer,
                (Some(_), Hand::Nobody | Hand::Blocked) => Self::Queue,
            };
            if whose.is_none_or(|known| (here as u8) < known as u8) {
                whose = Some(here);
            }
        }
        whose.unwrap_or(Self::Applicant)
    }
}
