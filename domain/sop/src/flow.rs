//! The SOP as a graph: what can follow what, for which variants. Built from a draft, so arrows that lead nowhere are left out.

pub(crate) mod pace;
pub(crate) mod routes;
pub(crate) mod splits;
pub(crate) mod times;

use std::collections::BTreeMap;

use maklumat_calendar::Duration;
use maklumat_vocabulary::{LocalizedText, Name};

use crate::condition::Expression;
use crate::facts::{Facts, Value};
use crate::model::{Ending, StartEvent};
use crate::source::draft::{Draft, DraftOutcome, DraftStep, DraftTarget};
use crate::source::slot::Slot;

/// A SOP with more steps than this is refused before anything is asked of its graph.
pub(crate) const MOST_STEPS: usize = 500;

/// More combinations of variants than this are not tried one by one.
pub(crate) const MOST_COMBINATIONS: usize = 1024;

#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    pub(crate) nodes: Vec<Node>,
    pub(crate) start: Option<usize>,
    index: BTreeMap<String, usize>,
    /// Every combination of variants; one empty combination where there are none.
    pub(crate) combinations: Vec<Facts>,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) name: LocalizedText,
    /// As it is written: a position of the unit, `unit/position`, or `applicant`.
    pub(crate) by: Option<String>,
    pub(crate) is_applicant: bool,
    pub(crate) time: Option<Duration>,
    /// How long the step waits before it goes on by itself.
    pub(crate) timeout: Option<Duration>,
    /// The step is skipped where this does not hold.
    pub(crate) when: Option<Expression>,
    pub(crate) arrows: Vec<Arrow>,
    /// Branches and their join, of a step that splits.
    pub(crate) parallel: Option<(Vec<usize>, usize)>,
    pub(crate) collects: Vec<String>,
    /// An exit leads somewhere that does not exist or could not be read: nothing can be said about what follows.
    pub(crate) is_open_ended: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Arrow {
    pub(crate) to: Goal,
    pub(crate) kind: ArrowKind,
    /// May be taken only if this holds.
    pub(crate) when: Option<Expression>,
    pub(crate) marks_complete: bool,
    /// The outcome whose choice takes it.
    pub(crate) outcome: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    Step(usize),
    End(Ending),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArrowKind {
    Next,
    Return,
    Branch,
    Timeout,
}

impl Flow {
    pub(crate) fn new(draft: &Draft) -> Self {
        let index: BTreeMap<String, usize> = draft
            .steps
            .iter()
            .enumerate()
            .map(|(at, step)| (step.id.value.clone(), at))
            .collect();
        let start = draft.sop.start.value().and_then(|start| index.get(start)).copied();
        if draft.steps.len() > MOST_STEPS {
            return Self {
                combinations: vec![Facts::new()],
                ..Self::default()
            };
        }
        let mut flow = Self {
            nodes: Vec::new(),
            start,
            index,
            combinations: combinations(draft),
        };
        flow.nodes = draft.steps.iter().map(|step| flow.node(step)).collect();
        flow
    }

    pub(crate) fn at(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// A graph without a text, for what has to hold on every graph.
    #[cfg(test)]
    pub(crate) fn of_nodes(nodes: Vec<Node>) -> Self {
        let index = nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (node.id.clone(), at))
            .collect();
        Self {
            start: (!nodes.is_empty()).then_some(0),
            nodes,
            index,
            combinations: vec![Facts::new()],
        }
    }

    fn node(&self, step: &DraftStep) -> Node {
        let mut node = Node {
            id: step.id.value.clone(),
            name: step.name.cloned().unwrap_or_default(),
            by: step.by.cloned(),
            is_applicant: step.by.value().is_some_and(|by| by == "applicant"),
            time: step.time.cloned(),
            timeout: step.timeout.as_ref().and_then(|timeout| timeout.after.cloned()),
            when: step.when.cloned(),
            arrows: Vec::new(),
            parallel: None,
            collects: step.collects.items().iter().map(|fee| fee.value.clone()).collect(),
            is_open_ended: step.exits.is_unreadable || step.exits.written() != 1,
        };
        if step.exits.target.written() > 0 {
            self.aim(&mut node, &step.exits.target, None);
        }
        for outcome in step.exits.outcomes() {
            self.aim(&mut node, &outcome.target, Some(outcome));
        }
        if let Some(parallel) = &step.exits.parallel {
            let branches: Vec<usize> = parallel
                .branches
                .items()
                .iter()
                .filter_map(|branch| self.at(&branch.value))
                .collect();
            for branch in &branches {
                node.arrows.push(Arrow::plain(Goal::Step(*branch), ArrowKind::Branch));
            }
            match parallel.join.value().and_then(|join| self.at(join)) {
                Some(join) if branches.len() == parallel.branches.items().len() => {
                    node.parallel = Some((branches, join))
                }
                Some(_) | None => node.is_open_ended = true,
            }
        }
        if let Some(timeout) = &step.timeout {
            match timeout.next.value().and_then(|next| self.at(next)) {
                Some(next) => node.arrows.push(Arrow::plain(Goal::Step(next), ArrowKind::Timeout)),
                None => node.is_open_ended = true,
            }
        }
        node
    }

    fn aim(&self, node: &mut Node, target: &DraftTarget, outcome: Option<&DraftOutcome>) {
        let step = |to: &Slot<String>| to.value().and_then(|to| self.at(to)).map(Goal::Step);
        let aimed = if !target.next.is_missing() {
            step(&target.next).map(|goal| (goal, ArrowKind::Next))
        } else if !target.resume_at.is_missing() {
            step(&target.resume_at).map(|goal| (goal, ArrowKind::Return))
        } else {
            target.end.value().map(|ending| (Goal::End(*ending), ArrowKind::Next))
        };
        match aimed {
            Some((goal, kind)) => node.arrows.push(Arrow {
                to: goal,
                kind,
                when: outcome.and_then(|outcome| outcome.when.cloned()),
                marks_complete: outcome.is_some_and(|outcome| outcome.marks.value().is_some()),
                outcome: outcome.map(|outcome| outcome.id.value.clone()),
            }),
            None => node.is_open_ended = true,
        }
    }
}

impl Arrow {
    pub(crate) const fn plain(to: Goal, kind: ArrowKind) -> Self {
        Self {
            to,
            kind,
            when: None,
            marks_complete: false,
            outcome: None,
        }
    }

    /// Whether the arrow can be taken in a combination, as far as that is known.
    pub(crate) fn is_possible(&self, combination: &Facts) -> bool {
        may_hold(self.when.as_ref(), combination)
    }
}

impl Node {
    pub(crate) fn is_decision(&self) -> bool {
        self.arrows.iter().any(|arrow| arrow.outcome.is_some())
    }

    /// Whether the step is done in a combination, as far as that is known.
    pub(crate) fn may_be_done(&self, combination: &Facts) -> bool {
        may_hold(self.when.as_ref(), combination)
    }

    /// Whether leaving the step by this arrow begins a promise of this kind.
    pub(crate) fn begins(&self, arrow: &Arrow, event: StartEvent, is_start: bool) -> bool {
        match event {
            StartEvent::Submitted => is_start && self.is_applicant,
            StartEvent::Complete => arrow.marks_complete,
            StartEvent::Paid => !self.collects.is_empty(),
        }
    }
}

/// Whether a condition holds in a combination, or depends on more than the variants.
pub(crate) fn may_hold(when: Option<&Expression>, combination: &Facts) -> bool {
    when.is_none_or(|when| when.settled_by(combination) != Some(false))
}

fn combinations(draft: &Draft) -> Vec<Facts> {
    let mut all = vec![Facts::new()];
    for variant in &draft.variants {
        let options = variant.options.items();
        if options.is_empty() || all.len() * options.len() > MOST_COMBINATIONS {
            continue;
        }
        let name = Name::new(&variant.id.value);
        all = all
            .iter()
            .flat_map(|known| {
                options.iter().map(|option| {
                    let mut known = known.clone();
                    known.insert(name.clone(), Value::Choice(option.id.value.clone()));
                    known
                })
            })
            .collect();
    }
    all
}
