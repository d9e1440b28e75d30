//! Questions to the graph: what can be reached, what surely came before, which way takes longest.
//!
//! "Loop-free" means without the arrows that lead back to a step from which the present one was reached. In a SOP
//! whose loops have one entrance, which a drawing in five symbols always gives, these are all loops there are.

use std::collections::BTreeSet;

use crate::facts::Facts;
use crate::flow::{Arrow, ArrowKind, Flow, Goal};
use crate::model::{Ending, StartEvent};

/// One way through the steps and what it weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) weight: u64,
    /// In the order they are done.
    pub(crate) legs: Vec<Leg>,
}

/// A step of a way, and how it is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leg {
    pub(crate) step: usize,
    /// Nobody did the step in time: it went on by itself.
    pub(crate) times_out: bool,
}

/// The best way on from a step: its weight, how the step is left, and the next one.
type Best = (u64, Leg, Option<usize>);

/// The graph in one combination of variants, its loops cut.
#[derive(Debug)]
pub(crate) struct Routes<'f> {
    pub(crate) flow: &'f Flow,
    pub(crate) combination: &'f Facts,
    /// Arrows that lead back, by step and position.
    back: BTreeSet<(usize, usize)>,
}

impl Flow {
    /// The steps that can be reached from some step, itself included.
    pub(crate) fn reachable_from(
        &self,
        from: impl IntoIterator<Item = usize>,
        combination: Option<&Facts>,
    ) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        let mut open: Vec<usize> = from.into_iter().collect();
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            let possible = self.nodes[at]
                .arrows
                .iter()
                .filter(|arrow| combination.is_none_or(|known| arrow.is_possible(known)));
            open.extend(possible.filter_map(|arrow| arrow.step()));
        }
        reached
    }

    /// The steps from which some end, or a place nothing is known of, can be reached.
    pub(crate) fn reaching(&self, combination: Option<&Facts>, is_goal: impl Fn(Ending) -> bool) -> Vec<bool> {
        let mut reaching: Vec<bool> = self.nodes.iter().map(|node| node.is_open_ended).collect();
        loop {
            let mut has_grown = false;
            for (at, node) in self.nodes.iter().enumerate() {
                let leads_on = |arrow: &Arrow| match arrow.to {
                    Goal::End(ending) => is_goal(ending),
                    Goal::Step(next) => reaching[next],
                };
                let possible = |arrow: &&Arrow| combination.is_none_or(|known| arrow.is_possible(known));
                if !reaching[at] && node.arrows.iter().filter(possible).any(leads_on) {
                    reaching[at] = true;
                    has_grown = true;
                }
            }
            if !has_grown {
                return reaching;
            }
        }
    }

    /// The steps surely done before `step`, on every way from the start.
    pub(crate) fn surely_before(&self, step: usize) -> Vec<usize> {
        let Some(start) = self.start else { return Vec::new() };
        if !self.reachable_from([start], None)[step] {
            return Vec::new();
        }
        (0..self.nodes.len())
            .filter(|before| *before != step && !self.reached_without(start, step, *before))
            .collect()
    }

    /// Whether `goal` can be reached from the start although `without` is never done. A join waits for all branches.
    fn reached_without(&self, start: usize, goal: usize, without: usize) -> bool {
        if start == without {
            return false;
        }
        let mut reached = vec![false; self.nodes.len()];
        self.walk(start, without, None, &mut reached);
        reached[goal]
    }

    fn walk(&self, from: usize, without: usize, stop: Option<usize>, reached: &mut [bool]) {
        if from == without || reached[from] || Some(from) == stop {
            return;
        }
        reached[from] = true;
        if let Some((branches, join)) = &self.nodes[from].parallel {
            let arrive = branches.iter().all(|branch| {
                self.walk(*branch, without, Some(*join), reached);
                *branch != without && self.arrives(*branch, *join, without)
            });
            for branch in branches {
                self.walk(*branch, without, Some(*join), reached);
            }
            if arrive {
                self.walk(*join, without, stop, reached);
            }
            return;
        }
        for next in self.nodes[from].arrows.iter().filter_map(Arrow::step) {
            self.walk(next, without, stop, reached);
        }
    }

    fn arrives(&self, from: usize, goal: usize, without: usize) -> bool {
        let mut seen = vec![false; self.nodes.len()];
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == goal {
                return true;
            }
            if at == without || std::mem::replace(&mut seen[at], true) {
                continue;
            }
            open.extend(self.nodes[at].arrows.iter().filter_map(Arrow::step));
        }
        false
    }

    pub(crate) fn routes<'f>(&'f self, combination: &'f Facts) -> Routes<'f> {
        let mut routes = Routes {
            flow: self,
            combination,
            back: BTreeSet::new(),
        };
        let mut state = vec![Visit::New; self.nodes.len()];
        for from in self.start.into_iter().chain(0..self.nodes.len()) {
            routes.cut_loops(from, &mut state);
        }
        routes
    }
}

/// What was found out of each step: nothing yet, or the answer, which may be that there is none.
pub(crate) type Known<T> = Option<Option<T>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

impl<'f> Routes<'f> {
    fn cut_loops(&mut self, at: usize, state: &mut [Visit]) {
        if state[at] != Visit::New {
            return;
        }
        state[at] = Visit::Open;
        for (position, arrow) in self.flow.nodes[at].arrows.iter().enumerate() {
            let Some(next) = arrow.step().filter(|_| arrow.is_possible(self.combination)) else {
                continue;
            };
            match state[next] {
                Visit::Open => {
                    self.back.insert((at, position));
                }
                Visit::New => self.cut_loops(next, state),
                Visit::Done => {}
            }
        }
        state[at] = Visit::Done;
    }

    /// The arrows that can be taken and do not lead back.
    pub(crate) fn onward(&self, at: usize) -> impl Iterator<Item = &'f Arrow> {
        self.flow.nodes[at]
            .arrows
            .iter()
            .enumerate()
            .filter(move |(position, arrow)| {
                arrow.is_possible(self.combination) && !self.back.contains(&(at, *position))
            })
            .map(|(_, arrow)| arrow)
    }

    /// The arrows that lead back: from, to.
    pub(crate) fn loops(&self) -> impl Iterator<Item = (usize, usize)> {
        self.back
            .iter()
            .filter_map(|(from, position)| Some((*from, self.flow.nodes[*from].arrows[*position].step()?)))
    }

    /// Where a promise of this kind begins: the steps done first after the event.
    pub(crate) fn begins(&self, event: StartEvent) -> BTreeSet<usize> {
        let Some(start) = self.flow.start else {
            return BTreeSet::new();
        };
        let reachable = self.flow.reachable_from([start], Some(self.combination));
        let mut begins = BTreeSet::new();
        // An emergency call is begun by an officer: then the clock runs in the start step itself.
        if event == StartEvent::Submitted && !self.flow.nodes[start].is_applicant {
            begins.insert(start);
        }
        for (at, node) in self.flow.nodes.iter().enumerate().filter(|(at, _)| reachable[*at]) {
            if !node.may_be_done(self.combination) && event == StartEvent::Paid {
                continue;
            }
            for arrow in self.onward(at).filter(|arrow| node.begins(arrow, event, at == start)) {
                begins.extend(arrow.step());
            }
        }
        begins
    }

    /// The way that weighs most, from a step to the goal step, or to any end where there is none.
    pub(crate) fn heaviest(&self, from: usize, goal: Option<usize>, weight: &dyn Fn(Leg) -> u64) -> Option<Route> {
        let mut known = vec![None; self.flow.nodes.len()];
        let weight = self.heaviest_from(from, goal, weight, &mut known)?;
        let mut legs = Vec::new();
        let mut at = Some(from);
        while let Some((_, leg, next)) = at.and_then(|at| known[at].flatten()) {
            legs.push(leg);
            at = next;
        }
        Some(Route { weight, legs })
    }

    /// The best way on from each step, `None` inside where the goal cannot be reached.
    fn heaviest_from(
        &self,
        at: usize,
        goal: Option<usize>,
        weight: &dyn Fn(Leg) -> u64,
        known: &mut [Known<Best>],
    ) -> Option<u64> {
        if let Some(best) = known[at] {
            return best.map(|(weight, ..)| weight);
        }
        let own = |leg: Leg| {
            if self.flow.nodes[at].may_be_done(self.combination) {
                weight(leg)
            } else {
                0
            }
        };
        let mut best: Option<Best> = None;
        if goal == Some(at) {
            let leg = Leg {
                step: at,
                times_out: false,
            };
            best = Some((own(leg), leg, None));
        } else {
            for arrow in self.onward(at) {
                let leg = Leg {
                    step: at,
                    times_out: arrow.kind == ArrowKind::Timeout,
                };
                let way = match arrow.to {
                    Goal::End(_) => goal.is_none().then(|| (own(leg), leg, None)),
                    Goal::Step(next) => self
                        .heaviest_from(next, goal, weight, known)
                        .map(|rest| (own(leg).saturating_add(rest), leg, Some(next))),
                };
                if way.map(|(weight, ..)| weight) > best.map(|(weight, ..)| weight) {
                    best = way;
                }
            }
        }
        known[at] = Some(best);
        best.map(|(weight, ..)| weight)
    }

    /// The usual way: the first arrow that leads to `done`, or to any end where nothing does.
    pub(crate) fn usual(&self) -> Vec<usize> {
        let done = self
            .flow
            .reaching(Some(self.combination), |ending| ending == Ending::Done);
        let mut steps = Vec::new();
        let mut seen = BTreeSet::new();
        let mut at = self.flow.start;
        while let Some(step) = at.filter(|step| seen.insert(*step)) {
            if self.flow.nodes[step].may_be_done(self.combination) {
                steps.push(step);
            }
            let mut onward = self
                .onward(step)
                .filter(|arrow| !matches!(arrow.kind, ArrowKind::Timeout | ArrowKind::Return));
            let leads_to_done = |arrow: &&Arrow| match arrow.to {
                Goal::End(ending) => ending == Ending::Done,
                Goal::Step(next) => done[next],
            };
            at = match &self.flow.nodes[step].parallel {
                Some((branches, join)) => {
                    steps.extend(branches.iter().flat_map(|branch| self.branch(*branch, *join)));
                    Some(*join)
                }
                None => onward.find(leads_to_done).and_then(Arrow::step),
            };
        }
        steps
    }

    /// The steps of one branch until its join.
    fn branch(&self, from: usize, join: usize) -> Vec<usize> {
        let mut steps = Vec::new();
        let mut at = Some(from);
        while let Some(step) = at.filter(|step| *step != join) {
            if self.flow.nodes[step].may_be_done(self.combination) {
                steps.push(step);
            }
            at = self
                .onward(step)
                .filter(|arrow| arrow.kind != ArrowKind::Timeout)
                .find_map(Arrow::step);
        }
        steps
    }
}

impl Arrow {
    pub(crate) const fn step(&self) -> Option<usize> {
        match self.to {
            Goal::Step(next) => Some(next),
            Goal::End(_) => None,
        }
    }
}
