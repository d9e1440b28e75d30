//! The parallel branches a step can stand in, numbered: each way through splits that have not met yet is one place.

use std::collections::BTreeMap;

use crate::plan::{PlanError, PlanExit, PlanStep, PlanTarget, Split, StepIndex};

/// A place among the branches. The first is outside of all.
pub(crate) type Place = u16;

pub(crate) const OUTSIDE: Place = 0;

/// Deeper nesting of one split in itself cannot pass the checker; this only keeps a fault from running on.
const MOST_PLACES: usize = 4_096;

/// All places a case can reach.
#[derive(Clone, Debug, Default)]
pub(crate) struct Branches {
    nodes: Vec<Node>,
    /// By place and split, the place of its first branch.
    inner: BTreeMap<(Place, u16), Place>,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The place around it; its own where there is none.
    pub(crate) outer: Place,
    pub(crate) join: StepIndex,
    pub(crate) first: StepIndex,
    /// Which bit says that this branch has arrived.
    pub(crate) bit: u64,
    /// By step, whether it can be reached from the first before the branches meet.
    inside: Box<[bool]>,
}

impl Branches {
    pub(crate) fn of(arrows: &Arrows<'_>) -> Result<Self, PlanError> {
        let (steps, splits) = (arrows.steps, arrows.splits);
        let mut branches = Self::default();
        let nowhere = Node {
            outer: OUTSIDE,
            join: StepIndex::MAX,
            first: StepIndex::MAX,
            bit: 0,
            inside: Box::default(),
        };
        branches.nodes.push(nowhere);
        let bits = bits(splits)?;
        let mut seen = vec![vec![false; steps.len()]];
        let mut ahead: Vec<(StepIndex, Place)> = vec![(arrows.start, OUTSIDE)];
        while let Some((step, place)) = ahead.pop() {
            if std::mem::replace(&mut seen[usize::from(place)][usize::from(step)], true) {
                continue;
            }
            // Wherever a branch ends, its place is left by the join.
            if place != OUTSIDE {
                let (join, outer) = (branches.node(place).join, branches.node(place).outer);
                ahead.push((join, branches.left_by(outer, join)));
            }
            for (next, is_return) in arrows.next(step) {
                if is_return {
                    ahead.push((next, branches.around(place, next)));
                }
                // A step that is skipped is left where it stands, also if it would have returned the file.
                if !is_return || arrows.may_be_skipped(step) {
                    ahead.push((next, branches.left_by(place, next)));
                }
            }
            if let PlanExit::Split(split) = steps[usize::from(step)].exit {
                let first = branches.enter(place, split, (&splits[usize::from(split)], &bits), arrows)?;
                for (count, branch) in (0..).zip(&splits[usize::from(split)].branches) {
                    ahead.push((*branch, first + count));
                }
                seen.resize(branches.nodes.len(), vec![false; steps.len()]);
            }
        }
        Ok(branches)
    }

    pub(crate) fn node(&self, place: Place) -> &Node {
        &self.nodes[usize::from(place)]
    }

    /// The place of one branch of a split that begins at `place`.
    pub(crate) fn branch(&self, place: Place, split: u16, branch: u16) -> Place {
        self.inner.get(&(place, split)).map_or(OUTSIDE, |first| first + branch)
    }

    /// The innermost place around this one, itself included, that holds a step.
    pub(crate) fn around(&self, mut place: Place, step: StepIndex) -> Place {
        while place != OUTSIDE && !self.node(place).inside[usize::from(step)] {
            place = self.node(place).outer;
        }
        place
    }

    /// Whether `place` is `outer` or lies in it.
    pub(crate) fn is_within(&self, mut place: Place, outer: Place) -> bool {
        while place != outer && place != OUTSIDE {
            place = self.node(place).outer;
        }
        place == outer
    }

    /// The bits of all branches a place stands in, with the branches they will meet.
    pub(crate) fn kept(&self, mut place: Place, splits: &[Split]) -> u64 {
        let mut kept = 0;
        while place != OUTSIDE {
            kept |= arriving_at(splits, self.node(place).join);
            place = self.node(place).outer;
        }
        kept
    }

    fn left_by(&self, mut place: Place, step: StepIndex) -> Place {
        while place != OUTSIDE && self.node(place).join == step {
            place = self.node(place).outer;
        }
        place
    }

    fn enter(
        &mut self,
        place: Place,
        number: u16,
        (split, bits): (&Split, &Bits),
        arrows: &Arrows<'_>,
    ) -> Result<Place, PlanError> {
        if let Some(first) = self.inner.get(&(place, number)) {
            return Ok(*first);
        }
        if self.nodes.len() + split.branches.len() > MOST_PLACES {
            return Err(PlanError::TooLarge);
        }
        let begin = Place::try_from(self.nodes.len()).map_err(|_| PlanError::TooLarge)?;
        for first in &split.branches {
            self.nodes.push(Node {
                outer: place,
                join: split.join,
                first: *first,
                bit: bits[&(split.join, *first)],
                inside: arrows.inside(*first, split.join),
            });
        }
        self.inner.insert((place, number), begin);
        Ok(begin)
    }
}

/// All branches that meet in a step.
pub(crate) fn arriving_at(splits: &[Split], join: StepIndex) -> u64 {
    let met = splits.iter().filter(|split| split.join == join);
    met.fold(0, |bits, split| bits | split.mask)
}

type Bits = BTreeMap<(StepIndex, StepIndex), u64>;

/// One bit for every branch by its join and its first step, as the engine names it.
pub(crate) fn bits(splits: &[Split]) -> Result<Bits, PlanError> {
    let mut bits = Bits::new();
    for split in splits {
        for first in &split.branches {
            let next = u32::try_from(bits.len()).map_err(|_| PlanError::TooLarge)?;
            let bit = 1_u64.checked_shl(next).ok_or(PlanError::TooLarge)?;
            bits.entry((split.join, *first)).or_insert(bit);
        }
    }
    Ok(bits)
}

/// The ways from step to step while the plan is made.
pub(crate) struct Arrows<'p> {
    pub(crate) steps: &'p [PlanStep],
    pub(crate) outcomes: &'p [crate::plan::PlanOutcome],
    pub(crate) splits: &'p [Split],
    pub(crate) start: StepIndex,
}

impl Arrows<'_> {
    fn targets(&self, step: StepIndex) -> Vec<PlanTarget> {
        match self.steps[usize::from(step)].exit {
            PlanExit::To(target) => vec![target],
            PlanExit::Decision { first, count } => {
                let outcomes = &self.outcomes[usize::from(first)..usize::from(first) + usize::from(count)];
                outcomes.iter().map(|outcome| outcome.target).collect()
            }
            PlanExit::Split(_) => Vec::new(),
        }
    }

    /// Where a step leads within its branch, and whether by way of the applicant.
    fn next(&self, step: StepIndex) -> Vec<(StepIndex, bool)> {
        let targets = self.targets(step).into_iter().filter_map(|target| match target {
            PlanTarget::Next(next) => Some((next, false)),
            PlanTarget::Return { resume_at, .. } => Some((resume_at, true)),
            PlanTarget::End(_) => None,
        });
        let timeout = self.steps[usize::from(step)].timeout.map(|(_, next)| (next, false));
        targets.chain(timeout).collect()
    }

    /// A decision is never skipped, because nobody could say where to go on.
    fn may_be_skipped(&self, step: StepIndex) -> bool {
        let step = &self.steps[usize::from(step)];
        matches!(step.exit, PlanExit::To(_)) && (step.when.is_some() || step.is_payment)
    }

    /// Everything a step leads to, into branches and past them.
    pub(crate) fn onward(&self, step: StepIndex) -> Vec<StepIndex> {
        let mut onward: Vec<StepIndex> = self.next(step).into_iter().map(|(next, _)| next).collect();
        if let PlanExit::Split(split) = self.steps[usize::from(step)].exit {
            let split = &self.splits[usize::from(split)];
            onward.extend(split.branches.iter().chain([&split.join]));
        }
        onward
    }

    /// Whether a step can end the case.
    pub(crate) fn ends(&self, step: StepIndex) -> bool {
        self.targets(step)
            .iter()
            .any(|target| matches!(target, PlanTarget::End(_)))
    }

    /// By step, whether it can be reached from a branch's first step before the branches meet, without the applicant.
    fn inside(&self, first: StepIndex, join: StepIndex) -> Box<[bool]> {
        let mut inside = vec![false; self.steps.len()];
        let mut ahead = vec![first];
        while let Some(step) = ahead.pop() {
            if step == join || std::mem::replace(&mut inside[usize::from(step)], true) {
                continue;
            }
            let next = self.next(step).into_iter().filter(|(_, is_return)| !is_return);
            ahead.extend(next.map(|(next, _)| next));
            if let PlanExit::Split(split) = self.steps[usize::from(step)].exit {
                let split = &self.splits[usize::from(split)];
                ahead.extend(split.branches.iter().chain([&split.join]));
            }
        }
        inside.into()
    }
}
