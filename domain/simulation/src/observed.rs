//! What was recorded of a service, and how much of it a scenario takes over: the place where its own history enters.

use std::collections::BTreeMap;

use maklumat_vocabulary::{OutcomeId, PositionKey, StepId, VariantId};

use crate::hourly::CountedArrivals;
use crate::plan::Plan;
use crate::scenario::{Arrivals, MOST_OFFICERS, Scenario, Work};

/// Of fewer, a figure says little, and what is usual is supposed instead.
pub const FEWEST: u64 = 30;

/// Values that stand for a distribution, however many were measured.
const POINTS: u64 = 1_000;

/// Figures of cases that are closed. Whoever reads the records fills it; nothing in it names a person or a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observed {
    pub arrivals: CountedArrivals,
    /// How long each step was in somebody's hands, in seconds in which their office was open; for a step of the
    /// applicant, until it was done, in seconds in which the office of the service was. Times ascending, each with how often it was measured.
    pub work: BTreeMap<StepId, Vec<(f64, u64)>>,
    /// Open seconds a step waited for somebody, all together, and how often it did.
    pub waits: BTreeMap<StepId, (f64, u64)>,
    /// How often each outcome was chosen the first time a case came to its decision, and later.
    pub outcomes: BTreeMap<(StepId, OutcomeId), u64>,
    pub outcomes_again: BTreeMap<(StepId, OutcomeId), u64>,
    pub variants: BTreeMap<(VariantId, String), u64>,
    /// Of the cases that came to a step, in how many it was needed.
    pub needed: BTreeMap<StepId, (u64, u64)>,
    /// When a return was answered, as a share of the time allowed, ascending, each with how often.
    pub answered: Vec<(f64, u64)>,
    pub never_answered: u64,
    /// Cases that were served first, and all.
    pub priority: (u64, u64),
    /// How many officers worked in a position, and the steps that tells.
    pub officers: BTreeMap<PositionKey, (u32, u64)>,
}

/// What a scenario rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    pub of: Figure,
    /// Cases, steps or returns it was counted on.
    pub count: u64,
    /// Else what is usual is supposed, because it is fewer than [`FEWEST`].
    pub is_used: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    Arrivals,
    Variant(VariantId),
    Priority,
    Needed(StepId),
    Work(StepId),
    Outcomes(StepId),
    OutcomesAgain(StepId),
    Answers,
    Officers(PositionKey),
    /// For how long a file binds an officer, told from how long files wait.
    Bound(PositionKey),
}

impl Observed {
    /// Takes over what was recorded, where it rests on enough; and says of each figure what it rests on.
    #[must_use]
    pub fn into_scenario(&self, plan: &Plan, mut scenario: Scenario) -> (Scenario, Vec<Basis>) {
        let mut bases = Vec::new();
        let mut rests = |of: Figure, count: u64| {
            let is_used = count >= FEWEST;
            bases.push(Basis { of, count, is_used });
            is_used
        };
        let all = u64::from(self.arrivals.all());
        if let (true, Some(rates)) = (rests(Figure::Arrivals, all), self.arrivals.rates()) {
            scenario.arrivals = Arrivals::Hourly(rates);
        }
        if !plan.sop().definition().priorities.is_empty() && rests(Figure::Priority, self.priority.1) {
            scenario.priority = share(self.priority.0, self.priority.1);
        }
        self.mix(plan, &mut scenario, &mut rests);
        self.steps(plan, &mut scenario, &mut rests);
        self.answers(plan, &mut scenario, &mut rests);
        for (key, _) in plan.positions() {
            let (officers, steps) = self.officers.get(key).copied().unwrap_or_default();
            if rests(Figure::Officers(key.clone()), steps) {
                let officers = officers.clamp(1, MOST_OFFICERS);
                scenario.staff.insert(key.clone(), officers);
            }
        }
        (scenario.fitting(plan), bases)
    }

    /// How long a position lets files wait on average, in minutes of its office, and how often that was measured.
    #[must_use]
    pub fn wait_of(&self, plan: &Plan, position: &PositionKey) -> (f64, u64) {
        let steps = plan.steps.iter().filter(|step| {
            step.by
                .is_some_and(|by| plan.positions[usize::from(by)].key == *position)
        });
        let waits = steps.filter_map(|step| self.waits.get(&step.id));
        let (seconds, count) = waits.fold((0.0, 0), |(sum, all), (seconds, count)| (sum + seconds, all + count));
        (seconds / real(count.max(1)) / 60.0, count)
    }

    fn mix(&self, plan: &Plan, scenario: &mut Scenario, rests: &mut impl FnMut(Figure, u64) -> bool) {
        for variant in &plan.sop().definition().variants {
            let counts = variant
                .options
                .iter()
                .map(|option| (variant.id.clone(), option.id.clone()));
            let of = |key: &(VariantId, String)| self.variants.get(key).copied().unwrap_or_default();
            let all: u64 = counts.clone().map(|key| of(&key)).sum();
            if rests(Figure::Variant(variant.id.clone()), all) {
                scenario.variants.extend(counts.map(|key| {
                    let share = share(of(&key), all);
                    (key, share)
                }));
            }
        }
    }

    fn steps(&self, plan: &Plan, scenario: &mut Scenario, rests: &mut impl FnMut(Figure, u64) -> bool) {
        for (at, step) in (0..).zip(&plan.steps) {
            let id = &step.id;
            if step.when.is_some() {
                let (needed, came) = self.needed.get(id).copied().unwrap_or_default();
                if rests(Figure::Needed(id.clone()), came) {
                    scenario.needed.insert(id.clone(), share(needed, came));
                }
            }
            let times = self.work.get(id).map(Vec::as_slice).unwrap_or_default();
            let is_handed_in = at == plan.start && step.is_done_by_handing_in && step.by.is_none();
            if !is_handed_in && rests(Figure::Work(id.clone()), counted(times)) {
                scenario.work.insert(id.clone(), Work::measured(points(times)));
                if step.by.is_none() {
                    scenario.in_opening_hours.insert(id.clone());
                }
            }
            let rounds = [
                (Figure::Outcomes(id.clone()), &self.outcomes, &mut scenario.outcomes),
                (
                    Figure::OutcomesAgain(id.clone()),
                    &self.outcomes_again,
                    &mut scenario.outcomes_again,
                ),
            ];
            for (figure, counts, shares) in rounds {
                let outcomes = plan.sop().step(id).outcomes();
                let of = |outcome: &OutcomeId| counts.get(&(id.clone(), outcome.clone())).copied().unwrap_or_default();
                let all: u64 = outcomes.iter().map(|outcome| of(&outcome.id)).sum();
                let is_asked = !outcomes.is_empty() && (all > 0 || matches!(figure, Figure::Outcomes(_)));
                if is_asked && rests(figure, all) {
                    let told = outcomes.iter();
                    shares.extend(told.map(|outcome| {
                        let key = (id.clone(), outcome.id.clone());
                        (key, share(of(&outcome.id), all))
                    }));
                }
            }
        }
    }

    fn answers(&self, plan: &Plan, scenario: &mut Scenario, rests: &mut impl FnMut(Figure, u64) -> bool) {
        let returns = plan
            .outcomes
            .iter()
            .any(|outcome| matches!(outcome.target, crate::plan::PlanTarget::Return { .. }));
        let answered = counted(&self.answered);
        let all = answered + self.never_answered;
        if returns && rests(Figure::Answers, all) {
            scenario.answered = points(&self.answered);
            scenario.never_answered = share(self.never_answered, all);
        }
    }
}

fn counted(times: &[(f64, u64)]) -> u64 {
    times.iter().map(|(_, count)| count).sum()
}

/// Values that are spread as the counted ones: each as often as it was counted, or so many of them at most.
fn points(times: &[(f64, u64)]) -> Vec<f64> {
    let all = counted(times);
    let wanted = all.min(POINTS);
    let mut points = Vec::new();
    let mut before = 0;
    for (value, count) in times {
        before += count;
        // The middle of the stretch each point stands for, in halves so that nothing is rounded.
        while let Ok(made) = u64::try_from(points.len())
            && made < wanted
            && (2 * made + 1) * all < 2 * before * wanted
        {
            points.push(*value);
        }
    }
    points
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { real(part) / real(whole) }
}

#[expect(clippy::cast_precision_loss, reason = "nobody has recorded 2^52 cases")]
const fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_times_are_told_by_points_of_the_same_spread() {
        assert_eq!(points(&[(1.0, 2), (5.0, 1)]), [1.0, 1.0, 5.0]);
        let many = points(&[(1.0, 3_000), (2.0, 6_000), (9.0, 1_000)]);
        let of = |wanted: f64| many.iter().filter(|value| (**value - wanted).abs() < 1e-9).count();
        assert_eq!((many.len(), of(1.0), of(2.0), of(9.0)), (1_000, 300, 600, 100));
        assert!(points(&[]).is_empty());
    }
}
