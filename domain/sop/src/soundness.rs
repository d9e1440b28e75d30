//! Proof that every case can finish, that nothing is left behind, and that no step is dead.
//!
//! Steps that split own their branches whole, so a case is examined one branch at a time: `standings` follows a single
//! file through steps and branches, which takes as long as there are steps. Where branches are no such blocks,
//! `markings` follows all open steps together, up to a bound. Decision 0030 says why both say the same.
//!
//! What depends on answers rather than on variants is taken as open either way.

mod markings;
mod standings;
mod story;

use std::collections::BTreeSet;

use maklumat_vocabulary::{LocalizedText, ServiceKey, StepId};

use crate::checked::CheckedSop;
use crate::facts::Facts;
use crate::flow::{ArrowKind, Flow, Goal};
use crate::model::Ending;
use crate::organisation::Regency;

/// What was found out about all cases a SOP can have. [law: permenpanrb-35-2012]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub verdict: Verdict,
    /// Combinations of variants, each of which was looked at.
    pub combinations: usize,
    /// Places a case can stand in that were looked at, over all combinations that differ in the way they take.
    pub places: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every case can finish, nothing is left behind, every step is done in some case.
    Sound,
    Unsound(Vec<Violation>),
    Unproven(Unproven),
}

/// Why nothing could be proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unproven {
    /// An arrow leads nowhere, or there is no first step.
    Unfinished,
    /// Branches are no blocks, and more than this many states would have to be looked at.
    TooManyStates(usize),
}

/// One way in which a case goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub flaw: Flaw,
    pub step: StepId,
    /// The variants with which it happens; empty where it is always so.
    pub combination: Facts,
    /// Who does what until it happens, by the names of steps and performers.
    pub story: LocalizedText,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// From this step no end is reached.
    NeverEnds,
    /// The case is done here while other branches are at work or wait.
    LeavesWork,
    /// Branches meet here before all of them have arrived.
    MeetsEarly,
    /// No case ever does this step.
    NeverDone,
}

/// A violation by places in the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flawed {
    pub(crate) flaw: Flaw,
    pub(crate) step: usize,
    /// Which combination of the graph.
    pub(crate) combination: usize,
    pub(crate) acts: Vec<Act>,
}

/// A step in a story: how it was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub(crate) step: usize,
    /// Position of the arrow taken.
    pub(crate) arrow: usize,
    pub(crate) is_skipped: bool,
}

/// What happens next to one open step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Go(usize),
    /// Back to the applicant, who answers and goes on there.
    Return(usize),
    End(Ending),
    Split,
}

/// What one way of looking found in one combination.
#[derive(Clone, Debug, Default)]
struct Seen {
    flawed: Vec<Flawed>,
    /// Steps that are done in some case.
    done: BTreeSet<usize>,
    places: usize,
}

/// What became of the examination of a graph.
#[derive(Clone, Debug)]
pub(crate) enum Examined {
    Sound,
    Flawed(Vec<Flawed>),
    Unproven(Unproven),
}

/// Proves that every case of a SOP can finish, that nothing is left behind and that no step is dead, or shows the case
/// that does not. [`check`](crate::check) refuses what is found unsound, so for a version that passed today's checker the answer is
/// [`Verdict::Sound`] or [`Verdict::Unproven`]; one that was published before may be told otherwise.
#[must_use]
pub fn soundness(sop: &CheckedSop) -> Proof {
    let flow = sop.flow();
    let (examined, places) = examine(flow);
    let verdict = match examined {
        Examined::Sound => Verdict::Sound,
        Examined::Unproven(why) => Verdict::Unproven(why),
        Examined::Flawed(flawed) => {
            let told = |flawed: &Flawed| violation(flow, sop.regency(), &sop.definition().key, flawed);
            Verdict::Unsound(flawed.iter().map(told).collect())
        }
    };
    Proof {
        verdict,
        combinations: flow.combinations.len(),
        places,
    }
}

fn violation(flow: &Flow, regency: &Regency, key: &ServiceKey, flawed: &Flawed) -> Violation {
    Violation {
        flaw: flawed.flaw,
        step: StepId::new(&flow.nodes[flawed.step].id),
        combination: flow.combinations.get(flawed.combination).cloned().unwrap_or_default(),
        story: story::told(flow, regency, key, &flawed.acts),
    }
}

/// The story of a violation, in both languages.
pub(crate) fn told(flow: &Flow, regency: &Regency, key: &ServiceKey, acts: &[Act]) -> LocalizedText {
    story::told(flow, regency, key, acts)
}

/// Looks at every combination of variants, once for those that take the same ways. Gives the places looked at, too.
pub(crate) fn examine(flow: &Flow) -> (Examined, usize) {
    let is_unfinished = flow.start.is_none() || flow.nodes.iter().any(|node| node.is_open_ended);
    if is_unfinished {
        return (Examined::Unproven(Unproven::Unfinished), 0);
    }
    let are_blocks = standings::are_blocks(flow);
    let mut looked_at = BTreeSet::new();
    let (mut flawed, mut done, mut places) = (Vec::new(), BTreeSet::new(), 0);
    for combination in 0..flow.combinations.len() {
        if !looked_at.insert(ways(flow, combination)) {
            continue;
        }
        let one_by_one = if are_blocks {
            standings::look(flow, combination)
        } else {
            None
        };
        let seen = match one_by_one.map_or_else(|| markings::look(flow, combination, markings::MOST), Ok) {
            Ok(seen) => seen,
            Err(bound) => return (Examined::Unproven(Unproven::TooManyStates(bound)), places),
        };
        places += seen.places;
        done.extend(seen.done);
        flawed.extend(seen.flawed);
    }
    flawed.extend(dead(flow, &done));
    // One story for each way a step goes wrong is enough.
    let mut known = BTreeSet::new();
    flawed.retain(|flawed: &Flawed| known.insert((flawed.flaw, flawed.step)));
    if flawed.is_empty() {
        (Examined::Sound, places)
    } else {
        (Examined::Flawed(flawed), places)
    }
}

/// Steps no case does although arrows lead to them.
fn dead(flow: &Flow, done: &BTreeSet<usize>) -> Vec<Flawed> {
    let reachable = flow.reachable_from(flow.start, None);
    let is_dead = |at: &usize| reachable[*at] && !done.contains(at);
    let dead = (0..flow.nodes.len()).filter(is_dead);
    dead.map(|step| Flawed {
        flaw: Flaw::NeverDone,
        step,
        combination: usize::MAX,
        acts: Vec::new(),
    })
    .collect()
}

/// Which conditions hold, fail or are open in a combination: combinations that agree in this take the same ways.
fn ways(flow: &Flow, combination: usize) -> Vec<Option<bool>> {
    let known = &flow.combinations[combination];
    let of_arrows = |node: &crate::flow::Node| node.arrows.iter().filter_map(|arrow| arrow.when.clone()).collect();
    let mut ways = Vec::new();
    for node in &flow.nodes {
        let conditions: Vec<_> = of_arrows(node);
        ways.extend(node.when.iter().chain(&conditions).map(|when| when.settled_by(known)));
    }
    ways
}

/// What can happen to an open step, and to one that is passed because its condition does not hold.
fn moves(flow: &Flow, at: usize, combination: usize) -> Vec<(Move, Act)> {
    let (node, known) = (&flow.nodes[at], &flow.combinations[combination]);
    let act = |arrow, is_skipped| Act {
        step: at,
        arrow,
        is_skipped,
    };
    let mut moves = Vec::new();
    let mut has_split = false;
    for (position, arrow) in node
        .arrows
        .iter()
        .enumerate()
        .filter(|(_, arrow)| arrow.is_possible(known))
    {
        let next = match (arrow.kind, arrow.to) {
            (ArrowKind::Branch, _) if std::mem::replace(&mut has_split, true) => continue,
            (ArrowKind::Branch, _) => Move::Split,
            (_, Goal::End(ending)) => Move::End(ending),
            (ArrowKind::Return, Goal::Step(next)) => Move::Return(next),
            (ArrowKind::Next | ArrowKind::Timeout, Goal::Step(next)) => Move::Go(next),
        };
        if is_done(flow, at, combination) {
            moves.push((next, act(position, false)));
        }
        // Time does not run in a step that is passed, and nothing is sent back by it.
        if may_be_skipped(flow, at, combination) && arrow.kind != ArrowKind::Timeout {
            let next = match next {
                Move::Return(next) => Move::Go(next),
                Move::Go(_) | Move::End(_) | Move::Split => next,
            };
            moves.push((next, act(position, true)));
        }
    }
    moves
}

/// Whether some case does the step. A decision is taken in any case.
fn is_done(flow: &Flow, at: usize, combination: usize) -> bool {
    let node = &flow.nodes[at];
    node.is_decision() || node.may_be_done(&flow.combinations[combination])
}

fn may_be_skipped(flow: &Flow, at: usize, combination: usize) -> bool {
    let (node, known) = (&flow.nodes[at], &flow.combinations[combination]);
    let is_certain = node
        .when
        .as_ref()
        .is_none_or(|when| when.settled_by(known) == Some(true));
    !node.is_decision() && !is_certain
}

#[cfg(test)]
mod tests;
