//! How decisions fall in a simulated case: as stated, else mostly towards a good end; a loop goes on only so often.

use crate::draws::{Draws, What};
use crate::flow::{Choices, Mark};
use crate::plan::{ConditionIndex, PlanExit, PlanOutcome, PlanTarget, Settled, StepIndex};
use crate::run::file::File;
use crate::setup::Setup;

/// A fee whose condition rests on answers is asked of every other case.
const HALF: f64 = 0.5;

#[derive(Clone, Copy)]
pub(super) struct CaseChoices<'s> {
    setup: &'s Setup<'s>,
    draws: Draws,
    combination: usize,
}

impl<'s> CaseChoices<'s> {
    pub(super) const fn of(setup: &'s Setup<'s>, file: &File) -> Self {
        Self {
            setup,
            draws: file.draws,
            combination: file.combination,
        }
    }

    /// The same condition has the same answer all through a case.
    pub(super) fn decided(self, condition: ConditionIndex) -> bool {
        match self.setup.plan.settled(self.combination, condition) {
            Settled::Yes => true,
            Settled::No => false,
            Settled::Open => {
                self.draws
                    .unit(What::Holds, self.setup.plan.addresses[usize::from(condition)], 0)
                    < self.setup.needed[usize::from(condition)]
            }
        }
    }

    /// The outcome of a decision, by its position among the step's outcomes; `None` for a plain step.
    pub(super) fn outcome(self, file: &File, step: StepIndex) -> Option<u16> {
        let outcomes = self.setup.plan.outcomes_of(step);
        let PlanExit::Decision { first, .. } = self.setup.plan.step(step).exit else {
            return None;
        };
        let visits = file.visits[usize::from(step)];
        let of_round = if visits > 1 {
            &self.setup.outcomes_again
        } else {
            &self.setup.outcomes
        };
        let shares = &of_round[usize::from(first)..];
        let is_over = visits > self.setup.rounds[usize::from(step)];
        let is_waiting = file.flow.waiting.is_some();
        let weight = |at: usize| {
            let outcome = &outcomes[at];
            let is_looping = is_over && outcome.is_loop;
            let is_returning = is_waiting && matches!(outcome.target, PlanTarget::Return { .. });
            let is_out = is_looping || is_returning || self.is_excluded(outcome);
            if is_out { 0.0 } else { shares[at] }
        };
        let unit = self
            .draws
            .unit(What::Outcome, self.setup.plan.step(step).address, visits);
        let drawn = pick(outcomes.len(), unit, weight);
        let at = drawn.unwrap_or_else(|| self.nearest(outcomes));
        u16::try_from(at).ok()
    }

    /// By the variants alone the outcome cannot be chosen.
    fn is_excluded(self, outcome: &PlanOutcome) -> bool {
        let settled = outcome.when.map(|when| self.setup.plan.settled(self.combination, when));
        settled == Some(Settled::No)
    }

    /// The outcome from which an end is nearest: taking it again and again leads out of every loop.
    fn nearest(self, outcomes: &[PlanOutcome]) -> usize {
        let distance = |step: StepIndex| u32::from(self.setup.plan.distance[usize::from(step)]) + 1;
        let far = |outcome: &PlanOutcome| match outcome.target {
            PlanTarget::End(_) => 0,
            PlanTarget::Next(next) => distance(next),
            PlanTarget::Return { resume_at, .. } => distance(resume_at),
        };
        let allowed = (0..outcomes.len()).filter(|at| !self.is_excluded(&outcomes[*at]));
        allowed.min_by_key(|at| far(&outcomes[*at])).unwrap_or(0)
    }
}

impl Choices for CaseChoices<'_> {
    fn holds(&mut self, condition: ConditionIndex, _: &[Mark]) -> bool {
        self.decided(condition)
    }

    fn owes(&mut self, step: StepIndex, _: &[Mark]) -> bool {
        match self.setup.plan.owed(self.combination, step) {
            Settled::Yes => true,
            Settled::No => false,
            Settled::Open => self.draws.unit(What::Owes, self.setup.plan.step(step).address, 0) < HALF,
        }
    }
}

/// A position by its weight; `None` where all weigh nothing.
fn pick(count: usize, unit: f64, weight: impl Fn(usize) -> f64) -> Option<usize> {
    let whole: f64 = (0..count).map(&weight).sum();
    let mut left = unit * whole;
    let mut last = None;
    for at in (0..count).filter(|at| weight(*at) > 0.0) {
        last = Some(at);
        left -= weight(at);
        if left < 0.0 {
            break;
        }
    }
    last
}
