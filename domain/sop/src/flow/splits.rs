//! Steps that split, and the steps each of their branches owns until they meet.

use std::collections::BTreeSet;

use crate::flow::{ArrowKind, Flow};

/// What is wrong with a step that splits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SplitFault {
    /// The branch, by position, begins with the same step as an earlier one.
    Twice { branch: usize },
    /// Steps the branch shares with an earlier one.
    Shared { branch: usize, steps: Vec<usize> },
    /// A step inside the branch splits, and its own branches meet outside.
    Crossed { branch: usize, inner: usize },
}

impl Flow {
    /// What keeps a step that splits from being run: every step before the join belongs to one branch, whole.
    pub(crate) fn split_faults(&self, split: usize) -> Vec<SplitFault> {
        let Some((branches, join)) = &self.nodes[split].parallel else {
            return Vec::new();
        };
        let mut faults = Vec::new();
        let mut owned: BTreeSet<usize> = BTreeSet::new();
        for (branch, first) in branches.iter().enumerate() {
            if branches[..branch].contains(first) {
                faults.push(SplitFault::Twice { branch });
                continue;
            }
            let inside = self.inside(*first, *join);
            let steps: Vec<usize> = inside.intersection(&owned).copied().collect();
            if !steps.is_empty() {
                faults.push(SplitFault::Shared { branch, steps });
            }
            let meets_outside = |at: &&usize| match &self.nodes[**at].parallel {
                Some((_, met)) => !inside.contains(met),
                None => false,
            };
            if let Some(inner) = inside.iter().find(meets_outside) {
                faults.push(SplitFault::Crossed { branch, inner: *inner });
            }
            owned.extend(inside);
        }
        faults
    }

    pub(crate) fn has_split_faults(&self) -> bool {
        (0..self.nodes.len()).any(|at| !self.split_faults(at).is_empty())
    }

    /// The steps from a branch's first to its last. A return leaves the branch, unless it leads to one of them.
    pub(crate) fn inside(&self, first: usize, join: usize) -> BTreeSet<usize> {
        let mut inside = BTreeSet::new();
        let mut open = vec![first];
        while let Some(at) = open.pop() {
            if at == join || !inside.insert(at) {
                continue;
            }
            let onward = self.nodes[at]
                .arrows
                .iter()
                .filter(|arrow| arrow.kind != ArrowKind::Return);
            open.extend(onward.filter_map(|arrow| arrow.step()));
        }
        inside
    }
}
