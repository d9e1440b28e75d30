//! Makes the plan of a service: names become numbers, and what the variants alone decide is decided beforehand.

use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_sop::condition::Expression;
use maklumat_sop::{CheckedSop, Ending, Exit, Facts, Fee, Performer, Step, Target};
use maklumat_vocabulary::{PositionKey, StepId};
use maklumat_workflow::fee_amount;

use crate::draws::named;
use crate::plan::branches::{Arrows, Branches, bits};
use crate::plan::{
    ConditionIndex, Plan, PlanError, PlanExit, PlanOutcome, PlanPosition, PlanPromise, PlanStep, PlanTarget,
    PositionIndex, Settled, Split, StepIndex,
};

/// Promises that have a bit each in the file of a case.
const MOST_PROMISES: usize = 64;

/// What has been numbered so far.
struct Numbering<'s> {
    sop: &'s CheckedSop,
    steps: BTreeMap<&'s StepId, StepIndex>,
    positions: BTreeMap<&'s PositionKey, PositionIndex>,
    remembered: BTreeMap<&'s StepId, u16>,
    conditions: Vec<Expression>,
    outcomes: Vec<PlanOutcome>,
    splits: Vec<Split>,
}

impl Plan {
    /// The plan of a service, with the fees in force on `today`.
    ///
    /// Refused only where the service has more parts than a plan has numbers for.
    pub fn new(sop: &CheckedSop, today: Date) -> Result<Self, PlanError> {
        let definition = sop.definition();
        let mut numbering = Numbering::of(sop)?;
        let steps = definition.steps.iter().map(|step| numbering.step(step));
        let steps: Box<[PlanStep]> = steps.collect::<Result<_, _>>()?;
        let promises = definition.promises.iter().map(|promise| {
            Ok(PlanPromise {
                id: promise.id.clone(),
                time: promise.time,
                from: promise.from,
                until: promise.until.as_ref().map(|until| numbering.index(until)),
                when: numbering.condition(promise.when.as_ref())?,
            })
        });
        let promises = promises.collect::<Result<_, PlanError>>()?;
        let bits = bits(&numbering.splits)?;
        for split in &mut numbering.splits {
            let arrived = split.branches.iter().map(|first| bits[&(split.join, *first)]);
            split.mask = arrived.fold(0, |mask, bit| mask | bit);
        }
        let start = numbering.index(&definition.sop.start);
        let positions = numbering.positions();
        let remembered = number(numbering.remembered.len())?;
        let Numbering {
            conditions,
            mut outcomes,
            splits,
            ..
        } = numbering;
        mark_loops(&steps, &mut outcomes, &splits);
        mark_onward(&steps, &mut outcomes, &splits);
        let arrows = Arrows {
            steps: &steps,
            outcomes: &outcomes,
            splits: &splits,
            start,
        };
        let (branches, distance) = (Branches::of(&arrows)?, distances(&arrows));
        Ok(Self {
            sop: sop.clone(),
            start,
            branches,
            positions,
            promises,
            settled: settled(sop, &conditions),
            owed: owed(sop, today),
            remembered,
            distance,
            steps,
            outcomes: outcomes.into(),
            splits: splits.into(),
            addresses: conditions
                .iter()
                .map(|condition| named(&condition.to_string()))
                .collect(),
            conditions: conditions.into(),
        })
    }
}

impl<'s> Numbering<'s> {
    fn of(sop: &'s CheckedSop) -> Result<Self, PlanError> {
        let definition = sop.definition();
        number(definition.steps.len())?;
        if definition.promises.len() > MOST_PROMISES {
            return Err(PlanError::TooLarge);
        }
        let steps = (0..).zip(&definition.steps).map(|(at, step)| (&step.id, at)).collect();
        let positions = (0..).zip(definition.performers()).map(|(at, key)| (key, at)).collect();
        let mut remembered = BTreeMap::new();
        for step in &definition.steps {
            for other in step.separate_from.iter().filter(|other| is_by_same(sop, step, other)) {
                let next = number(remembered.len())?;
                remembered.entry(other).or_insert(next);
            }
        }
        Ok(Self {
            sop,
            steps,
            positions,
            remembered,
            conditions: Vec::new(),
            outcomes: Vec::new(),
            splits: Vec::new(),
        })
    }

    fn index(&self, step: &StepId) -> StepIndex {
        self.steps[step]
    }

    fn condition(&mut self, condition: Option<&Expression>) -> Result<Option<ConditionIndex>, PlanError> {
        let Some(condition) = condition else { return Ok(None) };
        let known = self.conditions.iter().position(|known| known == condition);
        let at = known.unwrap_or(self.conditions.len());
        if known.is_none() {
            self.conditions.push(condition.clone());
        }
        number(at).map(Some)
    }

    fn step(&mut self, step: &'s Step) -> Result<PlanStep, PlanError> {
        let is_mere_act = step.records.is_empty() && step.checks.is_empty() && step.visit.is_none();
        let is_by_applicant = step.is_by_applicant();
        let is_plain = matches!(step.exit, Exit::To(_));
        let separate = step.separate_from.iter();
        let separate = separate.filter(|other| is_by_same(self.sop, step, other));
        Ok(PlanStep {
            id: step.id.clone(),
            address: named(step.id.as_str()),
            by: match &step.by {
                Performer::Applicant => None,
                Performer::Position(position) => Some(self.positions[position]),
            },
            when: self.condition(step.when.as_ref())?,
            exit: self.exit(step)?,
            is_payment: is_by_applicant && !step.collects.is_empty() && is_mere_act && is_plain,
            is_done_by_handing_in: is_by_applicant && is_mere_act && !matches!(step.exit, Exit::Decision(_)),
            collects: !step.collects.is_empty(),
            timeout: step
                .timeout
                .as_ref()
                .map(|timeout| (timeout.after, self.index(&timeout.next))),
            time: step.time,
            remembered: self.remembered.get(&step.id).copied(),
            separate_from: separate.map(|other| self.remembered[other]).collect(),
        })
    }

    fn exit(&mut self, step: &Step) -> Result<PlanExit, PlanError> {
        match &step.exit {
            Exit::To(target) => Ok(PlanExit::To(self.target(target))),
            Exit::Decision(outcomes) => {
                let first = number(self.outcomes.len())?;
                for outcome in outcomes {
                    let planned = PlanOutcome {
                        id: outcome.id.clone(),
                        target: self.target(&outcome.target),
                        when: self.condition(outcome.when.as_ref())?,
                        marks_complete: outcome.marks_complete,
                        is_loop: false,
                        is_onward: false,
                    };
                    self.outcomes.push(planned);
                }
                let count = number(outcomes.len())?;
                number(self.outcomes.len())?;
                Ok(PlanExit::Decision { first, count })
            }
            Exit::Parallel { branches, join } => {
                let split = number(self.splits.len())?;
                self.splits.push(Split {
                    branches: branches.iter().map(|first| self.index(first)).collect(),
                    join: self.index(join),
                    mask: 0,
                });
                Ok(PlanExit::Split(split))
            }
        }
    }

    fn target(&self, target: &Target) -> PlanTarget {
        match target {
            Target::Next(next) => PlanTarget::Next(self.index(next)),
            Target::Return { resume_at, within } => PlanTarget::Return {
                resume_at: self.index(resume_at),
                within: *within,
            },
            Target::End { ending, .. } => PlanTarget::End(*ending),
        }
    }

    fn positions(&self) -> Box<[PlanPosition]> {
        let (definition, regency) = (self.sop.definition(), self.sop.regency());
        let calendar = |key: &PositionKey| {
            let step = definition
                .steps
                .iter()
                .find(|step| step.by == Performer::Position(key.clone()));
            step.map_or(self.sop.calendar(), |step| self.sop.calendar_for(step))
        };
        let performers = definition.performers().into_iter();
        performers
            .map(|key| PlanPosition {
                key: key.clone(),
                count: regency.position(key).map_or(1, |position| position.count),
                is_own_unit: key.unit == *definition.unit(),
                calendar: calendar(key).clone(),
            })
            .collect()
    }
}

fn number(count: usize) -> Result<u16, PlanError> {
    u16::try_from(count)
        .ok()
        .filter(|count| *count < u16::MAX)
        .ok_or(PlanError::TooLarge)
}

/// People of different positions are different people here; only within a position somebody can be the same.
fn is_by_same(sop: &CheckedSop, step: &Step, other: &StepId) -> bool {
    let other = sop.definition().step(other);
    !step.is_by_applicant() && other.is_some_and(|other| other.by == step.by)
}

fn mark_loops(steps: &[PlanStep], outcomes: &mut [PlanOutcome], splits: &[Split]) {
    let arrows = Arrows {
        steps,
        outcomes,
        splits,
        start: 0,
    };
    let mut loops = Vec::new();
    for (at, step) in (0..).zip(steps) {
        let PlanExit::Decision { first, count } = step.exit else {
            continue;
        };
        for outcome in usize::from(first)..usize::from(first) + usize::from(count) {
            let to = match arrows.outcomes[outcome].target {
                PlanTarget::Next(next) => Some(next),
                PlanTarget::Return { resume_at, .. } => Some(resume_at),
                PlanTarget::End(_) => None,
            };
            if to.is_some_and(|to| reaches(&arrows, to, at)) {
                loops.push(outcome);
            }
        }
    }
    for outcome in loops {
        outcomes[outcome].is_loop = true;
    }
}

/// Which outcomes lead to a good end by arrows alone, past no return and round no loop.
fn mark_onward(steps: &[PlanStep], outcomes: &mut [PlanOutcome], splits: &[Split]) {
    let is_good = |target: PlanTarget| target == PlanTarget::End(Ending::Done);
    let onward = |target: PlanTarget, leads: &[bool]| match target {
        PlanTarget::Next(next) => leads[usize::from(next)],
        PlanTarget::Return { .. } | PlanTarget::End(_) => is_good(target),
    };
    let mut leads = vec![false; steps.len()];
    loop {
        let mut has_changed = false;
        for (at, step) in steps.iter().enumerate() {
            let is_leading = match step.exit {
                PlanExit::To(target) => onward(target, &leads),
                PlanExit::Decision { first, count } => outcomes
                    [usize::from(first)..usize::from(first) + usize::from(count)]
                    .iter()
                    .any(|outcome| !outcome.is_loop && onward(outcome.target, &leads)),
                PlanExit::Split(split) => leads[usize::from(splits[usize::from(split)].join)],
            };
            has_changed |= is_leading && !std::mem::replace(&mut leads[at], is_leading);
        }
        if !has_changed {
            break;
        }
    }
    for outcome in outcomes {
        outcome.is_onward = !outcome.is_loop && onward(outcome.target, &leads);
    }
}

fn reaches(arrows: &Arrows<'_>, from: StepIndex, goal: StepIndex) -> bool {
    let mut seen = vec![false; arrows.steps.len()];
    let mut ahead = vec![from];
    while let Some(step) = ahead.pop() {
        if step == goal {
            return true;
        }
        if !std::mem::replace(&mut seen[usize::from(step)], true) {
            ahead.extend(arrows.onward(step));
        }
    }
    false
}

/// By step, how many arrows lie between it and an end at least.
fn distances(arrows: &Arrows<'_>) -> Box<[u16]> {
    let steps = 0..arrows.steps.len();
    let index = |step: usize| StepIndex::try_from(step).unwrap_or(StepIndex::MAX);
    let mut distance: Box<[u16]> = steps
        .clone()
        .map(|step| if arrows.ends(index(step)) { 0 } else { u16::MAX })
        .collect();
    loop {
        let mut has_changed = false;
        for step in steps.clone() {
            let onward = arrows.onward(index(step)).into_iter();
            let least = onward.map(|next| distance[usize::from(next)].saturating_add(1)).min();
            if least.is_some_and(|least| least < distance[step]) {
                distance[step] = least.unwrap_or(u16::MAX);
                has_changed = true;
            }
        }
        if !has_changed {
            return distance;
        }
    }
}

fn settled(sop: &CheckedSop, conditions: &[Expression]) -> Box<[Settled]> {
    let combinations = sop.combinations().iter();
    combinations
        .flat_map(|facts| conditions.iter().map(|condition| settle(condition, facts)))
        .collect()
}

fn settle(condition: &Expression, facts: &Facts) -> Settled {
    match condition.settled_by(facts) {
        Some(true) => Settled::Yes,
        Some(false) => Settled::No,
        None => Settled::Open,
    }
}

fn owed(sop: &CheckedSop, today: Date) -> Box<[Settled]> {
    let definition = sop.definition();
    let owed_by = |step: &Step, facts: &Facts| {
        let fees = step.collects.iter().filter_map(|fee| definition.fee(fee));
        let owed: Vec<Settled> = fees.map(|fee| is_owed(fee, facts, today)).collect();
        [Settled::Yes, Settled::Open]
            .into_iter()
            .find(|settled| owed.contains(settled))
            .unwrap_or(Settled::No)
    };
    let combinations = sop.combinations().iter();
    combinations
        .flat_map(|facts| definition.steps.iter().map(|step| owed_by(step, facts)))
        .collect()
}

/// An amount that rests on answers is taken to be more than nothing, where the fee is asked at all.
fn is_owed(fee: &Fee, facts: &Facts, today: Date) -> Settled {
    match fee_amount(fee, facts, today) {
        Ok(amount) if amount.is_zero() => Settled::No,
        Ok(_) => Settled::Yes,
        Err(_) => fee.when.as_ref().map_or(Settled::Yes, |when| settle(when, facts)),
    }
}
