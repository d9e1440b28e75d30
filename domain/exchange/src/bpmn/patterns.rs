//! What of a diagram is read as one thing: branches that meet again, a return to the applicant, a step that may be
//! skipped, the two halves of a link.

use std::collections::{BTreeSet, VecDeque};

use super::model::{Gateway, Kind, Node};
use super::ways::Walk;
use crate::codes::bpmn as codes;
use crate::foreign::{Found, Onward, Way, said};

impl Walk<'_> {
    /// All arrows at once, if they meet again in one gateway with a step behind it; else only the first is taken.
    pub(super) fn parallel(&mut self, at: usize, found: &mut Found) -> Way {
        let goals: Vec<usize> = self.arrows(at).map(|arrow| arrow.to).collect();
        let onward: Vec<Onward> = goals.iter().map(|goal| self.onward(*goal, found)).collect();
        let branches: Option<Vec<usize>> = onward
            .iter()
            .map(|onward| match onward {
                Onward::Step(row) => Some(*row),
                Onward::Return { .. } | Onward::End { .. } | Onward::Unsaid => None,
            })
            .collect();
        let join = self.meeting(&goals).map(|gateway| self.onward(gateway, found));
        if let (Some(branches), Some(Onward::Step(join))) = (branches, join)
            && !branches.contains(&join)
        {
            return Way::Parallel { branches, join };
        }
        let node = self.node(at);
        let text = said(
            "cabang sesudah `{it}` tidak bertemu; hanya cabang pertama yang dipakai",
            "the branches after `{it}` do not meet; only the first was used",
        );
        let name = if node.name.is_empty() { &node.id } else { &node.name };
        found.about(&codes::PARALLEL_WITHOUT_PAIR, &node.place(), text, name);
        onward.into_iter().next().map_or(Way::Unsaid, Way::To)
    }

    /// The nearest parallel gateway that every branch reaches and that joins as many arrows.
    pub(super) fn meeting(&self, goals: &[usize]) -> Option<usize> {
        let joins = |at: &usize| {
            matches!(self.node(*at).kind, Kind::Gateway(Gateway::Parallel)) && self.into[*at].len() >= goals.len()
        };
        let (first, others) = goals.split_first()?;
        let others: Vec<BTreeSet<usize>> = others
            .iter()
            .map(|goal| self.reached(*goal).into_iter().collect())
            .collect();
        let reached = self.reached(*first).into_iter().filter(joins);
        reached
            .into_iter()
            .find(|at| others.iter().all(|other| other.contains(at)))
    }

    /// Nodes that arrows lead to, the nearest first.
    fn reached(&self, from: usize) -> Vec<usize> {
        let mut seen = BTreeSet::from([from]);
        let mut reached = Vec::new();
        let mut waiting = VecDeque::from([from]);
        while let Some(at) = waiting.pop_front() {
            reached.push(at);
            for arrow in self.arrows(at) {
                if seen.insert(arrow.to) {
                    waiting.push_back(arrow.to);
                }
            }
        }
        reached
    }

    /// Our own gateway that only lets a step be skipped: the step itself.
    pub(super) fn skippable(&self, at: usize) -> Option<usize> {
        let step = self.node(at).ours.skips.as_ref()?;
        self.arrows(at)
            .map(|arrow| arrow.to)
            .find(|goal| self.node(*goal).ours.step.as_ref() == Some(step))
    }

    /// The other half of a link.
    pub(super) fn landing(&self, link: &str) -> Option<usize> {
        let lands = |node: &Node| matches!(&node.kind, Kind::Catch { link: Some(other), .. } if other == link);
        let at = self.process.nodes.iter().position(lands)?;
        self.next(at)
    }

    /// The pattern of a return: an event gateway with an answer that leads back to an activity, and a timer that leads to
    /// an end. Gives the activity and how long the timer runs.
    pub(super) fn as_return(&self, at: usize) -> Option<(usize, String)> {
        if !matches!(self.node(at).kind, Kind::Gateway(Gateway::Event)) {
            return None;
        }
        let goals: Vec<usize> = self.arrows(at).map(|arrow| arrow.to).collect();
        let [left, right] = goals.as_slice() else { return None };
        let timer = |at: usize| match &self.node(at).kind {
            Kind::Catch { timer, link: None } => Some(timer.clone()),
            Kind::Catch { .. }
            | Kind::Activity { .. }
            | Kind::Gateway(_)
            | Kind::Start
            | Kind::End { .. }
            | Kind::Throw { .. } => None,
        };
        let (answer, late, within) = match (timer(*left)?, timer(*right)?) {
            (None, Some(within)) => (*left, *right, within),
            (Some(within), None) => (*right, *left, within),
            (Some(_), Some(_)) | (None, None) => return None,
        };
        let ends = matches!(self.node(self.next(late)?).kind, Kind::End { .. });
        let mut resume = self.next(answer)?;
        for _ in 0..8 {
            if self.node(resume).is_activity() || !matches!(self.node(resume).kind, Kind::Gateway(_)) {
                break;
            }
            resume = self
                .skippable(resume)
                .or_else(|| (!self.is_split(resume)).then(|| self.next(resume)).flatten())?;
        }
        (ends && self.node(resume).is_activity()).then_some((resume, within))
    }
}
