//! How many officers it takes: one more at the bottleneck, again and again, until enough cases are in time.

use std::collections::BTreeMap;

use maklumat_vocabulary::PositionKey;

use crate::answer::{Answer, PositionAnswer, simulate};
use crate::plan::Plan;
use crate::scenario::{MOST_OFFICERS, Scenario, ScenarioError};
use crate::setup::staff;

/// What came of looking for enough officers.
#[derive(Clone, Debug, PartialEq)]
pub enum StaffNeeded {
    /// These positions need more than now: how many in all.
    Enough {
        more: BTreeMap<PositionKey, u32>,
        answer: Box<Answer>,
    },
    /// Also with more officers than anybody could wait for, too few cases are in time: the steps themselves, closed
    /// hours, returns or other units take too long.
    NotByStaff { best: Box<Answer> },
    /// So many were tried, and it was not enough yet: there were no more tries.
    NotFound { tried: BTreeMap<PositionKey, u32> },
}

/// Officers of every position with which nobody waits: enough to see what staff alone can do.
const PLENTY: u32 = MOST_OFFICERS;

/// Looks for the officers with which at least this share of the cases is in time, in the lower end of the interval.
///
/// `share` is between 0 and 1. One officer at a time is added where officers have the least time to spare, and those
/// that turn out not to be needed are left out again: the answer is enough, not proven to be the least.
///
/// # Errors
/// As [`simulate`].
pub fn staff_needed(plan: &Plan, scenario: &Scenario, share: f64) -> Result<StaffNeeded, ScenarioError> {
    staff_needed_within(plan, scenario, share, u32::MAX)
}

/// The same with so many simulations at most, for whoever waits for the answer. What turns out not to be needed may then
/// not be left out.
///
/// # Errors
/// As [`simulate`].
pub fn staff_needed_within(
    plan: &Plan,
    scenario: &Scenario,
    share: f64,
    tries: u32,
) -> Result<StaffNeeded, ScenarioError> {
    let now: BTreeMap<PositionKey, u32> = plan
        .positions()
        .map(|(key, count)| (key.clone(), staff(scenario, key, count)))
        .collect();
    let is_enough = |answer: &Answer| answer.in_time.low >= share;
    let left = std::cell::Cell::new(tries);
    let tried = |officers: &BTreeMap<PositionKey, u32>| {
        left.set(left.get().saturating_sub(1));
        let scenario = Scenario {
            staff: officers.clone(),
            ..scenario.clone()
        };
        simulate(plan, &scenario)
    };
    let mut officers = now.clone();
    let mut answer = tried(&officers)?;
    if !is_enough(&answer) {
        let best = tried(&now.keys().map(|key| (key.clone(), PLENTY)).collect())?;
        if !is_enough(&best) {
            return Ok(StaffNeeded::NotByStaff { best: Box::new(best) });
        }
        // Fewer than are at work at once, where nobody waits, could only fall behind further every day.
        for position in &best.positions {
            let at_work = at_once(position);
            officers
                .entry(position.position.clone())
                .and_modify(|count| *count = at_work.max(*count));
        }
        answer = tried(&officers)?;
    }
    while !is_enough(&answer) {
        let Some(key) = bottleneck(&answer).filter(|_| left.get() > 0) else {
            return Ok(StaffNeeded::NotFound { tried: officers });
        };
        officers.entry(key).and_modify(|count| *count += 1);
        answer = tried(&officers)?;
    }
    for (key, before) in &now {
        while officers[key] > *before && left.get() > 0 {
            let mut fewer = officers.clone();
            fewer.entry(key.clone()).and_modify(|count| *count -= 1);
            let with_fewer = tried(&fewer)?;
            if !is_enough(&with_fewer) {
                break;
            }
            (officers, answer) = (fewer, with_fewer);
        }
    }
    let more = officers.into_iter().filter(|(key, count)| *count > now[key]);
    Ok(StaffNeeded::Enough {
        more: more.collect(),
        answer: Box::new(answer),
    })
}

/// Officers of a position at work at one time, on average, rounded up.
fn at_once(position: &PositionAnswer) -> u32 {
    (1..PLENTY)
        .find(|count| position.busy.mean * f64::from(position.officers) <= f64::from(*count))
        .unwrap_or(PLENTY)
}

/// The busiest position that can still have one more.
fn bottleneck(answer: &Answer) -> Option<PositionKey> {
    let able = answer.positions.iter().filter(|position| position.officers < PLENTY);
    let busiest = able.max_by(|one, other| one.busy.mean.total_cmp(&other.busy.mean));
    busiest.map(|position| position.position.clone())
}
