//! What a simulation says: every figure is a mean over independent runs, with its interval.

use maklumat_vocabulary::{PositionKey, PromiseId};

use crate::interval::Estimate;
use crate::plan::Plan;
use crate::run::run;
use crate::run::tally::Tally;
use crate::scenario::{Scenario, ScenarioError};
use crate::setup::Setup;
use crate::table::{DAY, Seconds};

/// What a scenario comes to. Shares are between 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Independent runs the figures rest on.
    pub runs: u32,
    /// Cases counted in all runs: those that came in the window.
    pub cases: u64,
    /// Of these, still open when their run ended, a year after the window.
    pub never_closed: u64,
    /// Steps done in all runs, of all cases.
    pub steps: u64,
    /// Cases of which no promise was broken, as a share of those of which it is known.
    pub in_time: Estimate,
    pub promises: Vec<PromiseAnswer>,
    /// Elapsed days from submission to end: half of the cases take no longer, and nine in ten. A case that was never
    /// closed counts with the days it was followed.
    pub half_days: Estimate,
    pub nine_in_ten_days: Estimate,
    /// Elapsed days on average, counted in the same way.
    pub mean_days: Estimate,
    /// Minutes of opening time from submission to end, of the cases the office brought to an end, as closed cases are
    /// measured: half took no longer, and nine in ten.
    pub half_open_minutes: Estimate,
    pub nine_in_ten_open_minutes: Estimate,
    /// Open cases at one time in the window, on average.
    pub open_cases: Estimate,
    /// Cases that came on a day of the window, on average.
    pub cases_per_day: Estimate,
    pub time: TimeShares,
    pub endings: EndingShares,
    /// In order of first appearance in the SOP.
    pub positions: Vec<PositionAnswer>,
    /// Where in `positions` the bottleneck is: the position with the least time to spare.
    pub bottleneck: Option<usize>,
    /// Steps done by somebody they are separated from, because nobody else holds the position.
    pub same_person: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PromiseAnswer {
    pub promise: PromiseId,
    /// Cases in all runs in which the promise began and its end is known.
    pub cases: u64,
    /// Of these, kept. `None` where it began in no case of some run.
    pub in_time: Option<Estimate>,
}

/// Where the time of cases goes, as shares of the whole time from submission to end. All but `closed` is time in which
/// the office of the service was open; where branches run side by side, whoever comes first here counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeShares {
    pub officer: Estimate,
    pub queue: Estimate,
    pub other_unit: Estimate,
    pub applicant: Estimate,
    pub closed: Estimate,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EndingShares {
    pub done: Estimate,
    pub refused: Estimate,
    pub redirected: Estimate,
    pub withdrawn: Estimate,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PositionAnswer {
    pub position: PositionKey,
    pub officers: u32,
    /// Share of the officers' hours in which they work on this service.
    pub busy: Estimate,
    /// Minutes of office hours a case waits each time until somebody takes it; 0 where nobody waited at all.
    pub wait_minutes: Estimate,
}

/// Two scenarios that met the same applicants, in the same order, with the same luck.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub first: Answer,
    pub second: Answer,
    /// Second less first, run by run.
    pub in_time: Estimate,
    /// Elapsed days on average, second less first.
    pub mean_days: Estimate,
}

/// Runs a scenario and answers.
///
/// Refused where the scenario names what the service does not have, or holds numbers that make no sense.
pub fn simulate(plan: &Plan, scenario: &Scenario) -> Result<Answer, ScenarioError> {
    Ok(told(&runs(plan, scenario)?))
}

/// Runs two scenarios with the chance of the first one's seed, and answers how they differ.
///
/// The second may have another plan, such as a shorter SOP. The days and the number of runs are the first one's, so
/// that every run has its counterpart.
pub fn compare(first: (&Plan, &Scenario), second: (&Plan, &Scenario)) -> Result<Compared, ScenarioError> {
    let alike = Scenario {
        seed: first.1.seed,
        runs: first.1.runs,
        from: first.1.from,
        warm_up_days: first.1.warm_up_days,
        days: first.1.days,
        ..second.1.clone()
    };
    let (one, other) = (runs(first.0, first.1)?, runs(second.0, &alike)?);
    let difference = |of: &dyn Fn(&Tally) -> f64| {
        let pairs = one.tallies.iter().zip(&other.tallies);
        estimate(pairs.map(|(one, other)| of(other) - of(one)))
    };
    Ok(Compared {
        in_time: difference(&in_time),
        mean_days: difference(&mean_days),
        first: told(&one),
        second: told(&other),
    })
}

/// Cases that are expected to come in one run while they are counted and before, to tell how long it takes to answer.
///
/// # Errors
/// As [`simulate`].
pub fn expected_cases(plan: &Plan, scenario: &Scenario) -> Result<f64, ScenarioError> {
    let setup = Setup::new(plan, scenario)?;
    Ok(setup.arrivals.expected(setup.window.1))
}

struct Runs<'p> {
    setup: Setup<'p>,
    tallies: Vec<Tally>,
}

fn runs<'p>(plan: &'p Plan, scenario: &Scenario) -> Result<Runs<'p>, ScenarioError> {
    let setup = Setup::new(plan, scenario)?;
    let tallies = (0..scenario.runs).map(|number| run(&setup, number)).collect();
    Ok(Runs { setup, tallies })
}

fn told(runs: &Runs<'_>) -> Answer {
    let of = |figure: &dyn Fn(&Tally) -> f64| estimate(runs.tallies.iter().map(figure));
    let sum = |count: &dyn Fn(&Tally) -> u64| runs.tallies.iter().map(count).sum::<u64>();
    let share = |figure: &dyn Fn(&Tally) -> f64| of(figure).within(0.0, 1.0);
    let whole = |tally: &Tally| part(tally.shares.iter().sum::<Seconds>() + tally.closed_hours);
    let time = |at: usize| share(&|tally: &Tally| over(part(tally.shares[at]), whole(tally)));
    let ending = |at: usize| share(&|tally: &Tally| over(number(tally.endings[at]), number(tally.counted_closed)));
    let window = runs.setup.window.1 - runs.setup.window.0;
    let positions = positions(runs);
    let busiest =
        (0..positions.len()).max_by(|one, other| positions[*one].busy.mean.total_cmp(&positions[*other].busy.mean));
    Answer {
        runs: u32::try_from(runs.tallies.len()).unwrap_or(u32::MAX),
        cases: sum(&|tally| tally.counted),
        never_closed: sum(&|tally| tally.counted - tally.counted_closed),
        steps: sum(&|tally| tally.steps),
        in_time: share(&in_time),
        promises: promises(runs),
        half_days: of(&|tally| quantile_days(tally, 50)),
        nine_in_ten_days: of(&|tally| quantile_days(tally, 90)),
        mean_days: of(&mean_days),
        half_open_minutes: of(&|tally| quantile_open_minutes(tally, 50)),
        nine_in_ten_open_minutes: of(&|tally| quantile_open_minutes(tally, 90)),
        open_cases: of(&|tally| part(tally.present) / part(window)),
        cases_per_day: of(&|tally| number(tally.counted) / part(window / DAY)),
        time: TimeShares {
            officer: time(0),
            queue: time(1),
            other_unit: time(2),
            applicant: time(3),
            closed: share(&|tally| over(part(tally.closed_hours), whole(tally))),
        },
        endings: EndingShares {
            done: ending(0),
            refused: ending(1),
            redirected: ending(2),
            withdrawn: ending(3),
        },
        bottleneck: busiest.filter(|at| positions[*at].busy.mean > 0.0),
        positions,
        same_person: sum(&|tally| tally.same_person),
    }
}

fn promises(runs: &Runs<'_>) -> Vec<PromiseAnswer> {
    let plan = runs.setup.plan;
    let of = |at: usize| {
        let begun = |tally: &Tally| tally.promises[at].begun;
        let kept = |tally: &Tally| number(tally.promises[at].in_time) / number(begun(tally));
        let is_told = runs.tallies.iter().all(|tally| begun(tally) > 0);
        PromiseAnswer {
            promise: plan.promises[at].id.clone(),
            cases: runs.tallies.iter().map(begun).sum(),
            in_time: is_told.then(|| estimate(runs.tallies.iter().map(kept)).within(0.0, 1.0)),
        }
    };
    (0..plan.promises.len()).map(of).collect()
}

fn positions(runs: &Runs<'_>) -> Vec<PositionAnswer> {
    let setup = &runs.setup;
    let (from, until) = setup.window;
    let of = |(at, desk): (usize, &crate::setup::Desk)| {
        let open = desk.table.open_through(until) - desk.table.open_through(from);
        let hours = part(open) * f64::from(desk.officers);
        let busy = |tally: &Tally| over(part(tally.desks[at].busy), hours);
        let wait = |tally: &Tally| over(part(tally.desks[at].waited), number(tally.desks[at].taken)) / 60.0;
        PositionAnswer {
            position: setup.plan.positions[at].key.clone(),
            officers: desk.officers,
            busy: estimate(runs.tallies.iter().map(busy)).within(0.0, 1.0),
            wait_minutes: estimate(runs.tallies.iter().map(wait)).within(0.0, f64::INFINITY),
        }
    };
    setup.desks.iter().enumerate().map(of).collect()
}

/// Counted cases without a broken promise; a run in which nobody came broke none.
fn in_time(tally: &Tally) -> f64 {
    let known = tally.counted - tally.unknown;
    if known == 0 {
        1.0
    } else {
        number(tally.in_time) / number(known)
    }
}

fn mean_days(tally: &Tally) -> f64 {
    let lasted = tally.lasted.iter().chain(&tally.longer_than);
    over(part(lasted.sum()), number(tally.counted)) / part(DAY)
}

fn quantile_days(tally: &Tally, percent: usize) -> f64 {
    quantile([&tally.lasted[..], &tally.longer_than].concat(), percent) / part(DAY)
}

fn quantile_open_minutes(tally: &Tally, percent: usize) -> f64 {
    quantile(tally.lasted_open.clone(), percent) / 60.0
}

fn quantile(mut lasted: Vec<Seconds>, percent: usize) -> f64 {
    let at = (lasted.len() * percent / 100).min(lasted.len().saturating_sub(1));
    if lasted.is_empty() {
        return 0.0;
    }
    let (_, lasted, _) = lasted.select_nth_unstable(at);
    part(*lasted)
}

fn estimate(values: impl Iterator<Item = f64>) -> Estimate {
    let values: Vec<f64> = values.collect();
    Estimate::of(&values).expect("a scenario has at least two runs")
}

/// Nothing of nothing is nothing.
fn over(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sums of a simulation stay below 2^52 by its bounds"
)]
const fn part(seconds: Seconds) -> f64 {
    seconds as f64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of a simulation stay below 2^52 by its bounds"
)]
const fn number(count: u64) -> f64 {
    count as f64
}
