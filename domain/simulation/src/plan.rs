//! A checked SOP in small numbers: what the engine looks up by name stands here by index.

use maklumat_calendar::{Calendar, Duration};
use maklumat_sop::condition::Expression;
use maklumat_sop::{CheckedSop, Ending, StartEvent};
use maklumat_vocabulary::{OutcomeId, PositionKey, PromiseId, StepId};

use crate::plan::branches::Branches;

pub(crate) mod branches;
mod compile;

/// Position of a step in the order of writing.
pub(crate) type StepIndex = u16;
pub(crate) type PositionIndex = u16;
pub(crate) type ConditionIndex = u16;

/// A service ready to be run through many times. Made once, by [`Plan::new`]; it never changes.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) sop: CheckedSop,
    pub(crate) steps: Box<[PlanStep]>,
    pub(crate) start: StepIndex,
    pub(crate) outcomes: Box<[PlanOutcome]>,
    pub(crate) splits: Box<[Split]>,
    pub(crate) branches: Branches,
    pub(crate) positions: Box<[PlanPosition]>,
    pub(crate) promises: Box<[PlanPromise]>,
    /// Every different condition, in its normal form.
    pub(crate) conditions: Box<[Expression]>,
    /// By condition, where its chance is drawn.
    pub(crate) addresses: Box<[u32]>,
    /// By combination of variants and condition.
    pub(crate) settled: Box<[Settled]>,
    /// By combination of variants and step: whether something is to be paid in it.
    pub(crate) owed: Box<[Settled]>,
    /// Steps whose doers are remembered, because they may not do another step.
    pub(crate) remembered: u16,
    /// Steps by the reverse of how far they are from an end, for loops that went on long enough.
    pub(crate) distance: Box<[u16]>,
}

#[derive(Clone, Debug)]
pub(crate) struct PlanStep {
    pub(crate) id: StepId,
    /// Where its chances are drawn.
    pub(crate) address: u32,
    /// `None`: the applicant.
    pub(crate) by: Option<PositionIndex>,
    pub(crate) when: Option<ConditionIndex>,
    pub(crate) exit: PlanExit,
    /// An applicant who has nothing to pay passes it by.
    pub(crate) is_payment: bool,
    /// As the first step: handing in does it, unless something is to be paid.
    pub(crate) is_done_by_handing_in: bool,
    pub(crate) collects: bool,
    pub(crate) timeout: Option<(Duration, StepIndex)>,
    /// The longest time allowed.
    pub(crate) time: Duration,
    /// Where its doers are remembered.
    pub(crate) remembered: Option<u16>,
    /// Whose doers may not do it.
    pub(crate) separate_from: Box<[u16]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlanExit {
    To(PlanTarget),
    /// From this outcome on, so many.
    Decision {
        first: u16,
        count: u16,
    },
    Split(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlanTarget {
    Next(StepIndex),
    Return { resume_at: StepIndex, within: Duration },
    End(Ending),
}

#[derive(Clone, Debug)]
pub(crate) struct PlanOutcome {
    pub(crate) id: OutcomeId,
    pub(crate) target: PlanTarget,
    pub(crate) when: Option<ConditionIndex>,
    pub(crate) marks_complete: bool,
    /// The step it is of can be reached again from where it leads.
    pub(crate) is_loop: bool,
    /// It leads to a good end without coming back to its step or to the applicant.
    pub(crate) is_onward: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Split {
    pub(crate) branches: Box<[StepIndex]>,
    pub(crate) join: StepIndex,
    /// The bits of its branches among those that have arrived.
    pub(crate) mask: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct PlanPosition {
    pub(crate) key: PositionKey,
    /// How many hold it, by the organisation.
    pub(crate) count: u32,
    pub(crate) is_own_unit: bool,
    pub(crate) calendar: Calendar,
}

#[derive(Clone, Debug)]
pub(crate) struct PlanPromise {
    pub(crate) id: PromiseId,
    pub(crate) time: Duration,
    pub(crate) from: StartEvent,
    pub(crate) until: Option<StepIndex>,
    pub(crate) when: Option<ConditionIndex>,
}

/// What the variants alone say about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    No,
    Yes,
    /// It rests on answers or measurements.
    Open,
}

/// Why a service cannot be simulated although it can be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// More steps, outcomes, conditions or branches than the plan has numbers for.
    TooLarge,
}

impl Plan {
    /// The service and its regency the plan was made of.
    #[must_use]
    pub const fn sop(&self) -> &CheckedSop {
        &self.sop
    }

    /// The same service with another time promised. `None`: it makes no such promise.
    #[must_use]
    pub fn promising(&self, promise: &PromiseId, time: Duration) -> Option<Self> {
        let at = self.promises.iter().position(|known| known.id == *promise)?;
        let mut plan = self.clone();
        plan.promises[at].time = time;
        Some(plan)
    }

    /// How many steps the SOP has.
    #[must_use]
    pub const fn steps(&self) -> usize {
        self.steps.len()
    }

    /// The positions that perform steps, in order of first appearance, with how many hold each by the organisation.
    pub fn positions(&self) -> impl Iterator<Item = (&PositionKey, u32)> {
        self.positions.iter().map(|position| (&position.key, position.count))
    }

    pub(crate) fn step(&self, step: StepIndex) -> &PlanStep {
        &self.steps[usize::from(step)]
    }

    pub(crate) fn outcomes_of(&self, step: StepIndex) -> &[PlanOutcome] {
        match self.step(step).exit {
            PlanExit::Decision { first, count } => {
                &self.outcomes[usize::from(first)..usize::from(first) + usize::from(count)]
            }
            PlanExit::To(_) | PlanExit::Split(_) => &[],
        }
    }

    pub(crate) fn settled(&self, combination: usize, condition: ConditionIndex) -> Settled {
        self.settled[combination * self.conditions.len() + usize::from(condition)]
    }

    pub(crate) fn owed(&self, combination: usize, step: StepIndex) -> Settled {
        self.owed[combination * self.steps.len() + usize::from(step)]
    }

    /// Whether all branches that meet in a step have arrived, for one of the splits that meet there.
    pub(crate) fn is_met(&self, join: StepIndex, arrived: u64) -> bool {
        let meet = |split: &Split| split.join == join && arrived & split.mask == split.mask;
        self.splits.iter().any(meet)
    }
}
