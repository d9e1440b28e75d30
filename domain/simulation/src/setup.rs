//! A scenario fitted to its plan: everything a run asks for, by index.

use std::collections::BTreeMap;

use maklumat_calendar::{Duration, TimeUnit};
use maklumat_vocabulary::{OutcomeId, PositionKey, StepId};

use crate::arrivals::Profile;
use crate::plan::{Plan, PlanExit, PlanOutcome, PositionIndex};
use crate::scenario::{Arrivals, MOST_OFFICERS, Scenario, ScenarioError, USUAL_WAY, Work};
use crate::shares::{Cumulative, divided};
use crate::table::{DAY, Seconds, WorkTable};

/// Days a simulation may cover.
const MOST_DAYS: u32 = 3_660;
/// Cases that may come in one run.
const MOST_CASES: f64 = 5_000_000.0;
/// Days after the last counted arrival in which the counted cases may end.
const FOLLOWED_DAYS: u32 = 366;
/// Days a deadline may lie beyond the end of a run.
const BEYOND_DAYS: u32 = 732;
/// Times the time in hand an officer may be bound.
pub(crate) const MOST_BOUND: f64 = 1_000.0;
/// What keeps a loop of which something is stated from going on for ever.
const MOST_ROUNDS: u16 = 1_000;

type Outcomes = BTreeMap<(StepId, OutcomeId), f64>;

pub(crate) struct Setup<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) seed: u64,
    /// The seconds whose arrivals are counted.
    pub(crate) window: (Seconds, Seconds),
    /// When a run ends at the latest.
    pub(crate) horizon: Seconds,
    /// The hours by which the service makes its promises.
    pub(crate) own: WorkTable,
    pub(crate) desks: Vec<Desk>,
    pub(crate) arrivals: Profile,
    /// By step.
    pub(crate) work: Vec<Work>,
    /// By step, whether its applicant does it while the office is open.
    pub(crate) in_opening_hours: Vec<bool>,
    /// By outcome, the first time a case comes to its decision and every time after.
    pub(crate) outcomes: Vec<f64>,
    pub(crate) outcomes_again: Vec<f64>,
    /// By step, how often a loop may be taken.
    pub(crate) rounds: Vec<u16>,
    pub(crate) combinations: Cumulative,
    /// By condition.
    pub(crate) needed: Vec<f64>,
    /// Of the time allowed.
    pub(crate) answer: Work,
    pub(crate) never_answered: f64,
    pub(crate) priority: f64,
}

pub(crate) struct Desk {
    pub(crate) table: WorkTable,
    pub(crate) officers: u32,
    /// For how much of the time in hand an officer can take nothing else; `None`: until the step is done.
    bound: Option<f64>,
}

impl Desk {
    /// Whether whoever takes a step does nothing else until it is done.
    pub(crate) const fn is_bound_until_done(&self) -> bool {
        self.bound.is_none()
    }

    /// Seconds for which a step that takes so long binds its officer, where that is another time.
    pub(crate) fn bound(&self, duration: Seconds) -> Option<Seconds> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "a time that is stated fits, and so does what it binds"
        )]
        self.bound.map(|bound| (duration as f64 * bound).round() as Seconds)
    }
}

impl<'p> Setup<'p> {
    pub(crate) fn new(plan: &'p Plan, scenario: &Scenario) -> Result<Self, ScenarioError> {
        check(plan, scenario)?;
        let last = scenario.warm_up_days + scenario.days;
        let days = last + FOLLOWED_DAYS + BEYOND_DAYS;
        let own = WorkTable::new(plan.sop.calendar(), scenario.from, days);
        let seconds = |days: u32| Seconds::from(days) * DAY;
        let arrivals = Profile::new(&own, &scenario.arrivals)?;
        if arrivals.expected(seconds(last + FOLLOWED_DAYS)) > MOST_CASES {
            return Err(ScenarioError::TooMany);
        }
        let desks = plan.positions.iter().map(|position| Desk {
            table: WorkTable::new(&position.calendar, scenario.from, days),
            officers: staff(scenario, &position.key, position.count),
            bound: scenario.bound.get(&position.key).copied(),
        });
        let desks: Vec<Desk> = desks.collect();
        Ok(Self {
            seed: scenario.seed,
            window: (seconds(scenario.warm_up_days), seconds(last)),
            horizon: seconds(last + FOLLOWED_DAYS),
            desks,
            arrivals,
            work: work(plan, scenario),
            in_opening_hours: plan
                .steps
                .iter()
                .map(|step| scenario.in_opening_hours.contains(&step.id))
                .collect(),
            outcomes: outcomes(plan, &scenario.outcomes)?,
            outcomes_again: outcomes(plan, &again(scenario))?,
            rounds: rounds(plan, scenario),
            combinations: combinations(plan, scenario)?,
            needed: needed(plan, scenario),
            answer: answer(scenario),
            never_answered: scenario.never_answered,
            priority: if plan.sop.definition().priorities.is_empty() {
                0.0
            } else {
                scenario.priority
            },
            own,
            plan,
        })
    }

    pub(crate) fn desk(&self, position: PositionIndex) -> &Desk {
        &self.desks[usize::from(position)]
    }
}

pub(crate) fn staff(scenario: &Scenario, position: &PositionKey, count: u32) -> u32 {
    scenario
        .staff
        .get(position)
        .copied()
        .unwrap_or(count)
        .min(MOST_OFFICERS)
}

fn check(plan: &Plan, scenario: &Scenario) -> Result<(), ScenarioError> {
    let definition = plan.sop.definition();
    let step = |id: &StepId| {
        definition
            .step(id)
            .ok_or_else(|| ScenarioError::UnknownStep(id.clone()))
    };
    scenario
        .work
        .keys()
        .chain(scenario.needed.keys())
        .chain(&scenario.in_opening_hours)
        .try_for_each(|id| step(id).map(drop))?;
    for (id, outcome) in scenario.outcomes.keys().chain(scenario.outcomes_again.keys()) {
        step(id)?
            .outcome(outcome)
            .ok_or_else(|| ScenarioError::UnknownOutcome(id.clone(), outcome.clone()))?;
    }
    for (id, option) in scenario.variants.keys() {
        let options = definition.variant(id).map(|variant| &variant.options);
        let is_known = options.is_some_and(|options| options.iter().any(|known| known.id == *option));
        if !is_known {
            return Err(ScenarioError::UnknownOption(id.clone(), option.clone()));
        }
    }
    for key in scenario.staff.keys().chain(scenario.bound.keys()) {
        if !plan.positions().any(|(known, _)| known == key) {
            return Err(ScenarioError::UnknownPosition(key.clone()));
        }
    }
    for (key, count) in &scenario.staff {
        if !(1..=MOST_OFFICERS).contains(count) {
            return Err(ScenarioError::Staff(key.clone()));
        }
    }
    if let Some((key, _)) = plan
        .positions()
        .find(|(key, count)| *count == 0 && !scenario.staff.contains_key(*key))
    {
        return Err(ScenarioError::Staff(key.clone()));
    }
    check_numbers(scenario)
}

fn check_numbers(scenario: &Scenario) -> Result<(), ScenarioError> {
    let is_share = |share: &f64| (0.0..=1.0).contains(share);
    let outcomes = scenario.outcomes.values().chain(scenario.outcomes_again.values());
    let shares = outcomes.chain(scenario.variants.values());
    let sound = [
        (
            "work",
            scenario.work.values().all(Work::is_sound) && scenario.usual.is_sound(),
        ),
        ("share", shares.chain(scenario.needed.values()).all(is_share)),
        (
            "answer",
            answer(scenario).is_sound() && is_share(&scenario.never_answered),
        ),
        (
            "bound",
            scenario.bound.values().all(|bound| (0.0..=MOST_BOUND).contains(bound)),
        ),
        ("priority", is_share(&scenario.priority)),
        ("days", scenario.days > 0),
    ];
    if let Some((what, _)) = sound.into_iter().find(|(_, is_sound)| !is_sound) {
        return Err(ScenarioError::Number(what));
    }
    if scenario.runs < 2 {
        return Err(ScenarioError::TooFewRuns);
    }
    if scenario.warm_up_days.saturating_add(scenario.days) > MOST_DAYS {
        return Err(ScenarioError::TooLong);
    }
    match &scenario.arrivals {
        Arrivals::PerDay { cases, peaks } => {
            let is_sound = cases.is_finite() && *cases > 0.0;
            let are_sound = peaks.iter().all(|peak| peak.times.is_finite() && peak.times >= 0.0);
            if is_sound && are_sound {
                Ok(())
            } else {
                Err(ScenarioError::Number("arrivals"))
            }
        }
        Arrivals::Hourly(rates) if rates.is_sound() => Ok(()),
        Arrivals::Hourly(_) => Err(ScenarioError::Number("arrivals")),
        Arrivals::Recorded(instants) if instants.is_sorted() => Ok(()),
        Arrivals::Recorded(_) => Err(ScenarioError::Number("arrivals")),
    }
}

fn work(plan: &Plan, scenario: &Scenario) -> Vec<Work> {
    let of = |step: &crate::plan::PlanStep| {
        let stated = scenario.work.get(&step.id).cloned();
        stated.unwrap_or_else(|| {
            let per_day = match step.by {
                Some(position) => plan.positions[usize::from(position)].calendar.minutes_per_working_day(),
                // What an applicant does is not bound to the hours of an office.
                None => 1_440,
            };
            scenario.usual.of(published(step.time, f64::from(per_day) * 60.0))
        })
    };
    plan.steps.iter().map(of).collect()
}

/// The longest time allowed, in seconds of work where a day has so many.
fn published(time: Duration, day: f64) -> f64 {
    let amount = f64::from(time.amount);
    match time.unit {
        TimeUnit::Minute => amount * 60.0,
        TimeUnit::Hour => amount * 3_600.0,
        TimeUnit::Day | TimeUnit::WorkingDay => amount * day,
        TimeUnit::Month => amount * day * 21.0,
        TimeUnit::Year => amount * day * 250.0,
    }
}

/// What is stated of later rounds, and of decisions of which nothing is, what is stated of the first.
fn again(scenario: &Scenario) -> Outcomes {
    let is_stated = |step: &StepId| scenario.outcomes_again.keys().any(|(known, _)| known == step);
    let first = scenario.outcomes.iter().filter(|((step, _), _)| !is_stated(step));
    first
        .chain(&scenario.outcomes_again)
        .map(|(key, share)| (key.clone(), *share))
        .collect()
}

fn outcomes(plan: &Plan, stated: &Outcomes) -> Result<Vec<f64>, ScenarioError> {
    let mut shares = Vec::with_capacity(plan.outcomes.len());
    for (at, step) in (0..).zip(&plan.steps) {
        let outcomes = plan.outcomes_of(at);
        let of_step = outcomes.iter();
        let stated = of_step.map(|outcome| stated.get(&(step.id.clone(), outcome.id.clone())).copied());
        let stated: Vec<Option<f64>> = stated.collect();
        if stated.iter().all(Option::is_none) {
            shares.extend(usual(outcomes));
        } else {
            let divided = divided(&stated).ok_or_else(|| ScenarioError::NothingLeft(step.id.to_string()))?;
            shares.extend(divided);
        }
    }
    Ok(shares)
}

/// Most cases go on towards a good end, where some outcomes lead there and some do not.
fn usual(outcomes: &[PlanOutcome]) -> Vec<f64> {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let onward = outcomes.iter().filter(|outcome| outcome.is_onward).count();
    let others = outcomes.len() - onward;
    let (each, other) = if onward == 0 || others == 0 {
        let alike = 1.0 / number(outcomes.len().max(1));
        (alike, alike)
    } else {
        (USUAL_WAY / number(onward), (1.0 - USUAL_WAY) / number(others))
    };
    let share = |outcome: &PlanOutcome| if outcome.is_onward { each } else { other };
    outcomes.iter().map(share).collect()
}

fn answer(scenario: &Scenario) -> Work {
    if scenario.answered.is_empty() {
        scenario.answer.of(1.0)
    } else {
        Work::Measured(scenario.answered.clone())
    }
}

fn rounds(plan: &Plan, scenario: &Scenario) -> Vec<u16> {
    let is_stated = |id: &StepId| scenario.outcomes.keys().any(|(step, _)| step == id);
    let of = |step: &crate::plan::PlanStep| match step.exit {
        PlanExit::Decision { .. } if !is_stated(&step.id) => scenario.rounds,
        PlanExit::Decision { .. } | PlanExit::To(_) | PlanExit::Split(_) => MOST_ROUNDS,
    };
    plan.steps.iter().map(of).collect()
}

/// Each combination by the product of the shares of its options.
fn combinations(plan: &Plan, scenario: &Scenario) -> Result<Cumulative, ScenarioError> {
    let definition = plan.sop.definition();
    let mut weights = vec![1.0; plan.sop.combinations().len()];
    for variant in &definition.variants {
        let options = variant.options.iter();
        let stated = options.map(|option| scenario.variants.get(&(variant.id.clone(), option.id.clone())).copied());
        let stated: Vec<Option<f64>> = stated.collect();
        let shares = divided(&stated).ok_or_else(|| ScenarioError::NothingLeft(variant.id.to_string()))?;
        for (weight, facts) in weights.iter_mut().zip(plan.sop.combinations()) {
            let is_chosen =
                |option: &str| facts.get(variant.id.as_str()) == Some(&maklumat_sop::Value::Choice(option.to_owned()));
            let chosen = variant
                .options
                .iter()
                .zip(&shares)
                .find(|(option, _)| is_chosen(&option.id));
            *weight *= chosen.map_or(1.0, |(_, share)| *share);
        }
    }
    Cumulative::new(&weights).ok_or_else(|| ScenarioError::NothingLeft(definition.key.to_string()))
}

fn needed(plan: &Plan, scenario: &Scenario) -> Vec<f64> {
    let mut needed = vec![0.5; plan.conditions.len()];
    for step in &plan.steps {
        if let (Some(when), Some(share)) = (step.when, scenario.needed.get(&step.id)) {
            needed[usize::from(when)] = *share;
        }
    }
    needed
}
