//! A case on its way through the plan: the engine's `go`, `split`, `join`, `give_back` and `expire`, in numbers.

use maklumat_sop::Ending;

use crate::plan::branches::{OUTSIDE, Place, arriving_at};
use crate::plan::{ConditionIndex, Plan, PlanExit, PlanTarget, StepIndex};

/// What is decided about a case from outside of the plan. `marks` is what has happened since the last act began.
pub(crate) trait Choices {
    fn holds(&mut self, condition: ConditionIndex, marks: &[Mark]) -> bool;
    /// Whether something is to be paid in a step.
    fn owes(&mut self, step: StepIndex, marks: &[Mark]) -> bool;
}

/// What happened to a case, in the engine's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Opened { step: StepIndex, place: Place, stamp: u32 },
    Completed { step: StepIndex },
    Skipped { step: StepIndex },
    TimedOut { step: StepIndex },
    Cancelled { open: Open },
    Arrived { join: StepIndex, first: StepIndex },
    DeclaredComplete,
    Settled { step: StepIndex },
    Returned { resume_at: StepIndex, place: Place },
    Answered,
    Lapsed,
    Closed(Ending),
}

/// Where a case stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct CaseFlow {
    /// In the order they opened.
    pub(crate) open: Vec<Open>,
    /// A return the applicant has not answered: where work resumes.
    pub(crate) waiting: Option<(StepIndex, Place)>,
    /// The bits of branches that have arrived.
    arrived: u64,
    pub(crate) ending: Option<Ending>,
    opened: u32,
}

/// A step that waits for its performer or is in work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) step: StepIndex,
    pub(crate) place: Place,
    /// Tells this opening from others of the same case.
    pub(crate) stamp: u32,
    pub(crate) hand: Hand,
}

/// In whose hand an open step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    /// Waits to be taken; the applicant's steps stay so.
    Nobody,
    /// One of the officers of its position.
    Officer(u8),
    /// Done but for a return, which cannot be written while another return waits for its answer.
    Blocked,
}

/// One act on a case: the case, its plan, and what happens.
pub(crate) struct Act<'a, C> {
    pub(crate) plan: &'a Plan,
    pub(crate) flow: &'a mut CaseFlow,
    pub(crate) choices: &'a mut C,
    pub(crate) marks: &'a mut Vec<Mark>,
}

impl CaseFlow {
    /// As new, keeping its memory.
    pub(crate) fn clear(&mut self) {
        self.open.clear();
        self.waiting = None;
        self.arrived = 0;
        self.ending = None;
        self.opened = 0;
    }

    pub(crate) const fn is_closed(&self) -> bool {
        self.ending.is_some()
    }

    pub(crate) fn open_step(&self, step: StepIndex) -> Option<&Open> {
        self.open.iter().find(|open| open.step == step)
    }

    pub(crate) fn opened_as(&mut self, stamp: u32) -> Option<&mut Open> {
        self.open.iter_mut().find(|open| open.stamp == stamp)
    }

    /// Nobody but the applicant can go on, which stops the promises.
    pub(crate) fn is_with_applicant(&self, plan: &Plan) -> bool {
        self.open.iter().all(|open| plan.step(open.step).by.is_none())
    }
}

impl<C: Choices> Act<'_, C> {
    /// Hands the case in.
    pub(crate) fn begin(&mut self) {
        let start = self.plan.start;
        let is_done = self.plan.step(start).is_done_by_handing_in && !self.choices.owes(start, self.marks);
        if is_done {
            self.leave(start, None, OUTSIDE);
        } else {
            self.open(start, OUTSIDE);
        }
    }

    /// An open step is done, with one of its outcomes if it is a decision.
    pub(crate) fn complete(&mut self, step: StepIndex, outcome: Option<u16>) {
        let place = self.place_of(step);
        self.leave(step, outcome, place);
    }

    /// The applicant answers a return.
    pub(crate) fn answer(&mut self) {
        if let Some((resume_at, place)) = self.flow.waiting.take() {
            self.marks.push(Mark::Answered);
            self.go(resume_at, place);
        }
    }

    /// The applicant has not answered in time.
    pub(crate) fn lapse(&mut self) {
        self.flow.waiting = None;
        self.marks.push(Mark::Lapsed);
        self.close(Ending::Withdrawn);
    }

    /// A step goes on by itself.
    pub(crate) fn time_out(&mut self, step: StepIndex) {
        let place = self.place_of(step);
        self.drop_open(step);
        self.marks.push(Mark::TimedOut { step });
        if let Some((_, next)) = self.plan.step(step).timeout {
            self.go(next, place);
        }
    }

    fn place_of(&self, step: StepIndex) -> Place {
        self.flow.open_step(step).map_or(OUTSIDE, |open| open.place)
    }

    fn leave(&mut self, step: StepIndex, outcome: Option<u16>, place: Place) {
        let published = self.plan.step(step);
        self.drop_open(step);
        self.marks.push(Mark::Completed { step });
        if published.collects {
            self.marks.push(Mark::Settled { step });
        }
        let outcome = outcome.map(|outcome| &self.plan.outcomes_of(step)[usize::from(outcome)]);
        if outcome.is_some_and(|outcome| outcome.marks_complete) {
            self.marks.push(Mark::DeclaredComplete);
        }
        match (published.exit, outcome) {
            (PlanExit::To(target), _) => self.follow(target, place),
            (PlanExit::Decision { .. }, Some(outcome)) => self.follow(outcome.target, place),
            (PlanExit::Decision { .. }, None) => {}
            (PlanExit::Split(split), _) => self.split(split, place),
        }
    }

    fn follow(&mut self, target: PlanTarget, place: Place) {
        match target {
            PlanTarget::Next(next) => self.go(next, place),
            PlanTarget::Return { resume_at, .. } => self.give_back(resume_at, place),
            PlanTarget::End(ending) => self.close(ending),
        }
    }

    /// Work resumes inside the innermost branch that holds the step it resumes at; the other branches go on.
    fn give_back(&mut self, resume_at: StepIndex, place: Place) {
        let place = self.plan.branches.around(place, resume_at);
        self.cancel(place);
        self.flow.arrived &= self.plan.branches.kept(place, &self.plan.splits);
        self.flow.waiting = Some((resume_at, place));
        self.marks.push(Mark::Returned { resume_at, place });
    }

    fn go(&mut self, mut to: StepIndex, mut place: Place) {
        let most = self.plan.steps.len() + self.depth(place);
        for _ in 0..=most {
            if place != OUTSIDE && self.plan.branches.node(place).join == to && !self.join(&mut place) {
                return;
            }
            if let Some(open) = self.flow.open_step(to) {
                // Another branch is at this step and does it for both.
                if place == OUTSIDE || open.place == place {
                    return;
                }
                to = self.plan.branches.node(place).join;
                continue;
            }
            let step = self.plan.step(to);
            if self.is_needed(to) {
                return self.open(to, place);
            }
            self.flow.arrived &= !arriving_at(&self.plan.splits, to);
            self.marks.push(Mark::Skipped { step: to });
            if step.collects {
                self.marks.push(Mark::Settled { step: to });
            }
            match step.exit {
                PlanExit::To(PlanTarget::Next(next) | PlanTarget::Return { resume_at: next, .. }) => to = next,
                PlanExit::To(PlanTarget::End(ending)) => return self.close(ending),
                PlanExit::Split(split) => return self.split(split, place),
                PlanExit::Decision { .. } => return self.open(to, place),
            }
        }
        self.open(to, place);
    }

    fn split(&mut self, split: u16, place: Place) {
        let plan = self.plan;
        for (branch, first) in (0..).zip(&plan.splits[usize::from(split)].branches) {
            self.go(*first, plan.branches.branch(place, split, branch));
            // A branch can end the case; then there is nothing left to open.
            if self.flow.is_closed() {
                return;
            }
        }
    }

    /// Lets the innermost branch arrive. Whether it was the last one, so that the join can open.
    fn join(&mut self, place: &mut Place) -> bool {
        let node = self.plan.branches.node(*place);
        *place = node.outer;
        self.flow.arrived |= node.bit;
        self.marks.push(Mark::Arrived {
            join: node.join,
            first: node.first,
        });
        self.plan.is_met(node.join, self.flow.arrived)
    }

    fn is_needed(&mut self, step: StepIndex) -> bool {
        let published = self.plan.step(step);
        let holds = published.when.is_none_or(|when| self.choices.holds(when, self.marks));
        holds && (!published.is_payment || self.choices.owes(step, self.marks))
    }

    fn open(&mut self, step: StepIndex, place: Place) {
        self.flow.arrived &= !arriving_at(&self.plan.splits, step);
        self.drop_open(step);
        let stamp = self.flow.opened;
        self.flow.opened += 1;
        self.flow.open.push(Open {
            step,
            place,
            stamp,
            hand: Hand::Nobody,
        });
        self.marks.push(Mark::Opened { step, place, stamp });
    }

    fn close(&mut self, ending: Ending) {
        self.cancel(OUTSIDE);
        self.flow.waiting = None;
        self.flow.arrived = 0;
        self.flow.ending = Some(ending);
        self.marks.push(Mark::Closed(ending));
    }

    /// Closes the open steps of a place and of the branches inside it.
    fn cancel(&mut self, place: Place) {
        let (plan, marks) = (self.plan, &mut *self.marks);
        self.flow.open.retain(|open| {
            let is_cancelled = plan.branches.is_within(open.place, place);
            if is_cancelled {
                marks.push(Mark::Cancelled { open: *open });
            }
            !is_cancelled
        });
    }

    fn drop_open(&mut self, step: StepIndex) {
        self.flow.open.retain(|open| open.step != step);
    }

    fn depth(&self, mut place: Place) -> usize {
        let mut depth = 0;
        while place != OUTSIDE {
            place = self.plan.branches.node(place).outer;
            depth += 1;
        }
        depth
    }
}

#[cfg(test)]
mod sameness;
