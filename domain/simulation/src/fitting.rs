//! For how long a file binds an officer. Records tell how long it was in hand, not how much of that was work: officers
//! hold several files at once, and do other things. How long files wait for them tells it.

use std::collections::BTreeMap;

use maklumat_vocabulary::PositionKey;

use crate::answer::simulate;
use crate::plan::Plan;
use crate::scenario::{Scenario, ScenarioError};
use crate::setup::MOST_BOUND;

/// Halvings of the range looked through; after seven it is known to a twenty-fifth.
const HALVINGS: u32 = 7;

/// With so little binding, nobody waits for anybody: tells how much work there is.
const HARDLY: f64 = 0.01;

/// More work than this share of an office's hours would let queues grow for ever.
const FULL: f64 = 0.97;

/// The lower end of what is looked through, as a part of the upper one.
const LEAST: f64 = 0.002;

/// Looks for each position how much of the time in hand binds an officer, so that files wait as long as it was measured.
///
/// `waits` are mean minutes of office hours a file waits each time. Positions of which nothing was measured are bound for
/// all of the time. Each try is one simulation of `scenario`: give it few runs.
///
/// # Errors
/// As [`simulate`].
pub fn bound_by_waits(
    plan: &Plan,
    scenario: &Scenario,
    waits: &BTreeMap<PositionKey, f64>,
) -> Result<BTreeMap<PositionKey, f64>, ScenarioError> {
    let tried = |bound: BTreeMap<PositionKey, f64>| {
        let scenario = Scenario {
            bound,
            ..scenario.clone()
        };
        simulate(plan, &scenario)
    };
    let hardly = tried(waits.keys().map(|key| (key.clone(), HARDLY)).collect())?;
    let mut ranges: BTreeMap<&PositionKey, (f64, f64)> = hardly
        .positions
        .iter()
        .filter_map(|position| {
            let (key, _) = waits.get_key_value(&position.position)?;
            let load = position.busy.mean / HARDLY;
            let most = if load > 0.0 { FULL / load } else { 1.0 }.min(MOST_BOUND);
            Some((key, (most * LEAST, most)))
        })
        .collect();
    for _ in 0..HALVINGS {
        let middle = ranges.iter().map(|(key, range)| ((*key).clone(), between(*range)));
        let answer = tried(middle.collect())?;
        for position in &answer.positions {
            let Some((low, high)) = ranges.get_mut(&position.position) else {
                continue;
            };
            let middle = between((*low, *high));
            if position.wait_minutes.mean < waits[&position.position] {
                *low = middle;
            } else {
                *high = middle;
            }
        }
    }
    let found = ranges.into_iter();
    Ok(found.map(|(key, range)| (key.clone(), between(range))).collect())
}

/// The geometric middle: as many times more as less.
fn between((low, high): (f64, f64)) -> f64 {
    (low * high).sqrt()
}
