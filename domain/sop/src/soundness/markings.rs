//! All open steps of a case together, as the engine keeps them: slow, bounded, and without any assumption on branches.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::Flow;
use crate::model::Ending;
use crate::soundness::{Act, Flaw, Flawed, Move, Seen, is_done, may_be_skipped, moves};

/// More states than this are not looked at.
pub(super) const MOST: usize = 20_000;

/// The join of a branch and its first step, as the engine names it.
type Branch = (usize, usize);

/// What is true of a case as far as the flow goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Marking {
    /// Open steps with the branches they stand in, outermost first.
    open: BTreeMap<usize, Vec<Branch>>,
    /// By join, the branches that have arrived.
    arrived: BTreeMap<usize, BTreeSet<usize>>,
    /// A return that waits for its answer: where work resumes, and in which branches.
    waiting: Option<(usize, Vec<Branch>)>,
    has_ended: bool,
}

struct Search<'f> {
    flow: &'f Flow,
    combination: usize,
    known: BTreeMap<Marking, usize>,
    markings: Vec<Marking>,
    before: Vec<Option<(usize, Option<Act>)>>,
    sources: Vec<Vec<usize>>,
    done: BTreeSet<usize>,
    /// A flaw with the marking it happens in and the act that brings it about.
    flaws: Vec<(Flaw, usize, usize, Option<Act>)>,
}

/// The bound, where it is passed.
pub(super) fn look(flow: &Flow, combination: usize, most: usize) -> Result<Seen, usize> {
    let mut search = Search {
        flow,
        combination,
        known: BTreeMap::new(),
        markings: Vec::new(),
        before: Vec::new(),
        sources: Vec::new(),
        done: BTreeSet::new(),
        flaws: Vec::new(),
    };
    let first = flow
        .start
        .map(|start| search.go(Marking::default(), start, Vec::new(), 0));
    for marking in first.into_iter().flatten() {
        search.reach(marking, None);
    }
    let mut next = 0;
    while next < search.markings.len() {
        if search.markings.len() > most {
            return Err(most);
        }
        search.leave(next);
        next += 1;
    }
    search.find_stuck();
    Ok(Seen {
        flawed: search.flawed(),
        done: search.done,
        places: search.markings.len(),
    })
}

impl Search<'_> {
    fn reach(&mut self, marking: Marking, from: Option<(usize, Option<Act>)>) {
        let at = match self.known.get(&marking) {
            Some(at) => *at,
            None => {
                let at = self.markings.len();
                self.known.insert(marking.clone(), at);
                self.markings.push(marking);
                self.before.push(from);
                self.sources.push(Vec::new());
                at
            }
        };
        self.sources[at].extend(from.map(|(from, _)| from));
    }

    fn leave(&mut self, at: usize) {
        let marking = self.markings[at].clone();
        if marking.has_ended {
            return;
        }
        if let Some((resume, branches)) = marking.waiting.clone() {
            let mut answered = marking.clone();
            answered.waiting = None;
            for next in self.go(answered, resume, branches, at) {
                self.reach(next, Some((at, None)));
            }
        }
        for (step, branches) in &marking.open {
            self.done
                .extend(is_done(self.flow, *step, self.combination).then_some(*step));
            for (next, act) in moves(self.flow, *step, self.combination) {
                if act.is_skipped {
                    continue;
                }
                let told = self.flaws.len();
                let mut left = marking.clone();
                left.open.remove(step);
                for next in self.take(left, (*step, next), branches, (at, act)) {
                    self.reach(next, Some((at, Some(act))));
                }
                for (.., missing) in &mut self.flaws[told..] {
                    missing.get_or_insert(act);
                }
            }
        }
    }

    /// What follows when an open step is left.
    fn take(
        &mut self,
        mut left: Marking,
        (step, next): (usize, Move),
        branches: &[Branch],
        (at, act): (usize, Act),
    ) -> Vec<Marking> {
        match next {
            Move::Go(to) => self.go(left, to, branches.to_vec(), at),
            Move::End(ending) => {
                if ending == Ending::Done && (!branches.is_empty() || !left.open.is_empty()) {
                    self.flaws.push((Flaw::LeavesWork, step, at, Some(act)));
                }
                vec![ended()]
            }
            Move::Split => self.split(left, step, branches, at),
            // One return waits at a time.
            Move::Return(_) if left.waiting.is_some() => Vec::new(),
            Move::Return(to) => {
                let mut outside = branches.to_vec();
                while outside
                    .last()
                    .is_some_and(|(join, first)| !self.flow.inside(*first, *join).contains(&to))
                {
                    outside.pop();
                }
                left.open.retain(|_, open| !open.starts_with(&outside));
                let stands_in = |branches: &[Branch], join: usize| branches.iter().any(|(met, _)| *met == join);
                let open = &left.open;
                let is_awaited = |join: usize| open.values().any(|there| stands_in(there, join));
                left.arrived
                    .retain(|join, _| stands_in(&outside, *join) || is_awaited(*join));
                left.waiting = Some((to, outside));
                vec![left]
            }
        }
    }

    /// Goes to a step, past what is not needed, as the engine does; more than one answer where a condition is open.
    fn go(&mut self, marking: Marking, to: usize, branches: Vec<Branch>, at: usize) -> Vec<Marking> {
        let fuel = self.flow.nodes.len() + branches.len() + 1;
        let mut results = Vec::new();
        let mut open = vec![(marking, to, branches, fuel)];
        while let Some((mut marking, mut to, mut branches, fuel)) = open.pop() {
            if branches.last().is_some_and(|(join, _)| *join == to) && !arrive(self.flow, &mut marking, &mut branches) {
                results.push(marking);
                continue;
            }
            if let Some(there) = marking.open.get(&to) {
                match branches.last().filter(|_| *there != branches) {
                    Some((join, _)) if fuel > 0 => {
                        to = *join;
                        open.push((marking, to, branches, fuel - 1));
                    }
                    Some(_) | None => results.push(marking),
                }
                continue;
            }
            let is_early = marking
                .open
                .values()
                .any(|there| there.iter().any(|(join, _)| *join == to));
            if is_early {
                self.flaws.push((Flaw::MeetsEarly, to, at, None));
            }
            let must_open = fuel == 0 || is_done(self.flow, to, self.combination);
            if must_open {
                let mut opened = marking.clone();
                opened.arrived.remove(&to);
                opened.open.insert(to, branches.clone());
                results.push(opened);
            }
            if fuel > 0 && may_be_skipped(self.flow, to, self.combination) {
                marking.arrived.remove(&to);
                let passing = moves(self.flow, to, self.combination);
                for (next, act) in passing.into_iter().filter(|(_, act)| act.is_skipped) {
                    match next {
                        Move::Go(next) => open.push((marking.clone(), next, branches.clone(), fuel - 1)),
                        Move::Split => results.extend(self.split(marking.clone(), to, &branches, at)),
                        Move::Return(_) | Move::End(_) => {
                            results.extend(self.take(marking.clone(), (to, next), &branches, (at, act)));
                        }
                    }
                }
            }
        }
        results
    }

    /// Opens the first step of every branch.
    fn split(&mut self, marking: Marking, step: usize, branches: &[Branch], at: usize) -> Vec<Marking> {
        let Some((firsts, join)) = self.flow.nodes[step].parallel.clone() else {
            return Vec::new();
        };
        let mut markings = vec![marking];
        for first in firsts {
            let mut inner = branches.to_vec();
            inner.push((join, first));
            let mut opened = Vec::new();
            for marking in markings {
                if marking.has_ended {
                    opened.push(marking);
                } else {
                    opened.extend(self.go(marking, first, inner.clone(), at));
                }
            }
            markings = opened;
        }
        markings
    }

    fn find_stuck(&mut self) {
        let mut open: Vec<usize> = (0..self.markings.len())
            .filter(|at| self.markings[*at].has_ended)
            .collect();
        let mut can_end: Vec<bool> = self.markings.iter().map(|marking| marking.has_ended).collect();
        while let Some(at) = open.pop() {
            for source in &self.sources[at] {
                if !std::mem::replace(&mut can_end[*source], true) {
                    open.push(*source);
                }
            }
        }
        for at in (0..self.markings.len()).filter(|at| !can_end[*at]) {
            let step = self.markings[at].open.keys().next().copied().or(self.flow.start);
            self.flaws.extend(step.map(|step| (Flaw::NeverEnds, step, at, None)));
        }
    }

    fn flawed(&self) -> Vec<Flawed> {
        let told = self.flaws.iter().map(|(flaw, step, at, act)| {
            let mut acts = self.way(*at);
            acts.extend(*act);
            Flawed {
                flaw: *flaw,
                step: *step,
                combination: self.combination,
                acts,
            }
        });
        told.collect()
    }

    fn way(&self, at: usize) -> Vec<Act> {
        let mut acts = Vec::new();
        let mut at = Some(at);
        while let Some((before, act)) = at.and_then(|at| self.before.get(at).copied().flatten()) {
            acts.extend(act);
            at = Some(before);
        }
        acts.reverse();
        acts
    }
}

fn ended() -> Marking {
    Marking {
        has_ended: true,
        ..Marking::default()
    }
}

/// Lets the innermost branch arrive. Whether it was the last one, so that the join can open.
fn arrive(flow: &Flow, marking: &mut Marking, branches: &mut Vec<Branch>) -> bool {
    let Some((join, first)) = branches.pop() else {
        return true;
    };
    let arrived = marking.arrived.entry(join).or_default();
    arrived.insert(first);
    let splits = flow.nodes.iter().filter_map(|node| node.parallel.as_ref());
    splits
        .filter(|(_, met)| *met == join)
        .any(|(firsts, _)| firsts.iter().all(|first| arrived.contains(first)))
}
