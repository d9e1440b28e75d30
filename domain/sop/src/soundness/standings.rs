//! One file followed through steps and branches. Enough where every branch owns its steps: branches then touch one another
//! only where they meet, where the case ends, and where a return leaves them.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::Flow;
use crate::model::Ending;
use crate::soundness::{Act, Flaw, Flawed, Move, Seen, is_done, moves};

/// More than this are not followed: only branches that open inside themselves have so many.
const MOST: usize = 20_000;

/// Where a file can be: at a step, in branches, outermost first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    step: usize,
    branches: Vec<Branch>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Branch {
    split: usize,
    first: usize,
    join: usize,
}

/// What can come next of a standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Onward {
    End,
    /// The branch is where it meets the others.
    Arrive,
    To(usize),
}

/// The standings after a step that splits.
#[derive(Clone, Debug, Default)]
struct Split {
    firsts: Vec<usize>,
    /// The step where all branches have met, if all can.
    join: Option<usize>,
}

struct Search<'f> {
    flow: &'f Flow,
    combination: usize,
    known: BTreeMap<Standing, usize>,
    standings: Vec<Standing>,
    /// How each was first come to.
    before: Vec<Option<(usize, Act)>>,
    onward: Vec<Vec<Onward>>,
    /// By standing of a step that splits.
    splits: BTreeMap<usize, Split>,
    /// By standing of the step that splits, the branches that arrive.
    arrived: BTreeMap<usize, BTreeSet<usize>>,
    inside: BTreeMap<(usize, usize), BTreeSet<usize>>,
    flawed: Vec<Flawed>,
}

/// Whether every branch owns its steps, and branches that meet in one step are told apart there.
pub(super) fn are_blocks(flow: &Flow) -> bool {
    let splits: Vec<_> = flow.nodes.iter().filter_map(|node| node.parallel.as_ref()).collect();
    let is_part = |few: &[usize], many: &[usize]| few.iter().all(|branch| many.contains(branch));
    let are_confused = splits.iter().enumerate().any(|(at, (branches, join))| {
        let mut others = splits.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, (more, met))| met == join && is_part(branches, more))
    });
    !are_confused
        && !flow.has_split_faults()
        && splits.iter().all(|(branches, join)| holds_inner(flow, branches, *join))
}

/// Whether splits inside the branches of another one stay inside: none of their branches runs past its own join.
fn holds_inner(flow: &Flow, branches: &[usize], join: usize) -> bool {
    branches.iter().all(|first| {
        let inside = flow.inside(*first, join);
        let inner = inside.iter().filter_map(|at| flow.nodes[*at].parallel.as_ref());
        let firsts = inner.flat_map(|(firsts, met)| firsts.iter().map(move |first| (*first, *met)));
        let strays = |(first, met): (usize, usize)| !flow.inside(first, met).is_subset(&inside);
        !firsts.into_iter().any(strays)
    })
}

/// `None` where a file leaves its branch in a way no block has, so that all open steps have to be looked at together.
pub(super) fn look(flow: &Flow, combination: usize) -> Option<Seen> {
    let mut search = Search {
        flow,
        combination,
        known: BTreeMap::new(),
        standings: Vec::new(),
        before: Vec::new(),
        onward: Vec::new(),
        splits: BTreeMap::new(),
        arrived: BTreeMap::new(),
        inside: BTreeMap::new(),
        flawed: Vec::new(),
    };
    search.stand(flow.start?, Vec::new(), None);
    let mut next = 0;
    while next < search.standings.len() {
        if next > MOST {
            return None;
        }
        search.leave(next)?;
        next += 1;
    }
    search.find_stuck();
    let done = search.standings.iter().map(|standing| standing.step);
    let done = done.filter(|step| is_done(flow, *step, combination)).collect();
    Some(Seen {
        flawed: search.flawed,
        done,
        places: search.standings.len(),
    })
}

impl Search<'_> {
    fn stand(&mut self, step: usize, branches: Vec<Branch>, before: Option<(usize, Act)>) -> usize {
        let standing = Standing { step, branches };
        if let Some(at) = self.known.get(&standing) {
            return *at;
        }
        let at = self.standings.len();
        self.known.insert(standing.clone(), at);
        self.standings.push(standing);
        self.before.push(before);
        self.onward.push(Vec::new());
        at
    }

    fn leave(&mut self, at: usize) -> Option<()> {
        let Standing { step, branches } = self.standings[at].clone();
        for (next, act) in moves(self.flow, step, self.combination) {
            match next {
                Move::Go(to) => {
                    let strays = act.is_skipped && branches.last().is_some_and(|inner| !self.is_inside(inner, to));
                    let arrives = branches.last().is_some_and(|inner| inner.join == to);
                    if strays && !arrives {
                        return None;
                    }
                    self.go(at, to, branches.clone(), act);
                }
                Move::Return(to) => {
                    let mut outside = branches.clone();
                    while outside.last().is_some_and(|inner| !self.is_inside(inner, to)) {
                        outside.pop();
                    }
                    self.go(at, to, outside, act);
                }
                Move::End(ending) => self.end(at, ending, act),
                Move::Split => self.split(at, act),
            }
        }
        Some(())
    }

    /// Goes to a step, or arrives where branches meet; the last one to arrive opens that step.
    fn go(&mut self, from: usize, to: usize, mut branches: Vec<Branch>, act: Act) -> Option<usize> {
        let mut by = Some(from);
        let mut opened = None;
        while let Some(inner) = branches.last().copied().filter(|inner| inner.join == to) {
            branches.pop();
            self.onward[from].extend(by.take().map(|_| Onward::Arrive));
            let outer = Standing {
                step: inner.split,
                branches: branches.clone(),
            };
            let split = self.known.get(&outer).copied()?;
            let arrived = self.arrived.entry(split).or_default();
            arrived.insert(inner.first);
            let all = self.flow.nodes[inner.split].parallel.as_ref();
            if !all.is_some_and(|(all, _)| all.iter().all(|first| arrived.contains(first))) {
                return None;
            }
            opened = Some(split);
        }
        let to = self.stand(to, branches, Some((from, act)));
        self.onward[from].extend(by.map(|_| Onward::To(to)));
        if let Some(split) = opened.and_then(|split| self.splits.get_mut(&split)) {
            split.join = Some(to);
        }
        Some(to)
    }

    fn split(&mut self, at: usize, act: Act) {
        let Standing { step, branches } = self.standings[at].clone();
        let Some((firsts, join)) = self.flow.nodes[step].parallel.clone() else {
            return;
        };
        self.splits.entry(at).or_default();
        for first in firsts {
            let mut inner = branches.clone();
            inner.push(Branch {
                split: step,
                first,
                join,
            });
            let begun = self.go(at, first, inner, act).filter(|_| first != join);
            if let Some(split) = self.splits.get_mut(&at) {
                split.firsts.extend(begun);
            }
        }
        // The branches are followed by themselves; the step that splits does not arrive with one of them.
        self.onward[at].clear();
    }

    fn end(&mut self, at: usize, ending: Ending, act: Act) {
        self.onward[at].push(Onward::End);
        if ending == Ending::Done && !self.standings[at].branches.is_empty() {
            let mut acts = self.way(at);
            acts.push(act);
            self.flaw(Flaw::LeavesWork, self.standings[at].step, acts);
        }
    }

    fn is_inside(&mut self, branch: &Branch, step: usize) -> bool {
        let flow = self.flow;
        let inside = self.inside.entry((branch.first, branch.join));
        inside
            .or_insert_with(|| flow.inside(branch.first, branch.join))
            .contains(&step)
    }

    /// Those from which the branch is never over, nor the case.
    fn find_stuck(&mut self) {
        let can_end = Ends::of(self).can_end;
        for at in (0..self.standings.len()).filter(|at| !can_end[*at]) {
            let acts = self.way(at);
            self.flaw(Flaw::NeverEnds, self.standings[at].step, acts);
        }
    }

    fn flaw(&mut self, flaw: Flaw, step: usize, acts: Vec<Act>) {
        self.flawed.push(Flawed {
            flaw,
            step,
            combination: self.combination,
            acts,
        });
    }

    fn way(&self, at: usize) -> Vec<Act> {
        let mut acts = Vec::new();
        let mut at = at;
        while let Some((before, act)) = self.before[at] {
            acts.push(act);
            at = before;
        }
        acts.reverse();
        acts
    }
}

/// From where the branch or the case comes to an end: the least answer that fits, so that no standing ends only because
/// another one does that ends because of it.
struct Ends {
    can_end: Vec<bool>,
    /// By step that splits: the standings inside its branches from which a branch is left without arriving.
    leaving: BTreeMap<usize, BTreeSet<usize>>,
}

impl Ends {
    fn of(search: &Search<'_>) -> Self {
        let mut ends = Self {
            can_end: vec![false; search.standings.len()],
            leaving: BTreeMap::new(),
        };
        let regions: Vec<(usize, Vec<usize>)> = search
            .splits
            .keys()
            .map(|split| (*split, region(search, *split)))
            .collect();
        let mut has_grown = true;
        while has_grown {
            has_grown = false;
            for at in (0..search.standings.len()).rev() {
                if !ends.can_end[at] && ends.ends(search, at) {
                    ends.can_end[at] = true;
                    has_grown = true;
                }
            }
            for (split, region) in &regions {
                for at in region.iter().rev() {
                    has_grown |=
                        ends.leaves(search, *split, region, *at) && ends.leaving.entry(*split).or_default().insert(*at);
                }
            }
        }
        ends
    }

    fn ends(&self, search: &Search<'_>, at: usize) -> bool {
        let onward = search.onward[at].iter().any(|onward| match onward {
            Onward::End | Onward::Arrive => true,
            Onward::To(next) => self.can_end[*next],
        });
        let splits = search.splits.get(&at).is_some_and(|split| {
            let is_left = |first: &usize| self.leaving.get(&at).is_some_and(|leaving| leaving.contains(first));
            split.join.is_some_and(|join| self.can_end[join]) || split.firsts.iter().any(is_left)
        });
        onward || splits
    }

    /// Whether the branch around a standing can be left without arriving: the case ends, or a return calls it off.
    fn leaves(&self, search: &Search<'_>, split: usize, region: &[usize], at: usize) -> bool {
        let is_left = |next: &usize| self.leaving.get(&split).is_some_and(|leaving| leaving.contains(next));
        let onward = search.onward[at].iter().any(|onward| match onward {
            Onward::End => true,
            Onward::Arrive => false,
            Onward::To(next) if region.binary_search(next).is_ok() => is_left(next),
            Onward::To(next) => self.can_end[*next],
        });
        let splits = search
            .splits
            .get(&at)
            .is_some_and(|inner| inner.join.iter().chain(&inner.firsts).any(is_left));
        onward || splits
    }
}

/// The standings inside the branches of a step that splits, ascending.
fn region(search: &Search<'_>, split: usize) -> Vec<usize> {
    let Standing { step, branches } = &search.standings[split];
    let is_inside = |at: &usize| {
        let own = &search.standings[*at].branches;
        own.starts_with(branches) && own.get(branches.len()).is_some_and(|branch| branch.split == *step)
    };
    (0..search.standings.len()).filter(is_inside).collect()
}
