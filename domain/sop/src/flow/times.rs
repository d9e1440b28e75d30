//! How often something happens between a step and a good end: for fees, which are to be collected exactly once.

use std::collections::BTreeMap;

use crate::flow::Goal;
use crate::flow::routes::Routes;
use crate::model::Ending;

/// How many times something happens on the ways to a goal, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) least: u32,
    pub(crate) most: u32,
}

/// The answers so far, by step and the join at which counting stops. A question still being asked counts as having
/// no way on, so that a join that leads back into its own branches is not asked for again.
type Known = BTreeMap<(usize, Option<usize>), Option<Times>>;

impl Routes<'_> {
    /// How often something happens between a step and `done`; `None` where `done` cannot be reached.
    pub(crate) fn times(&self, from: usize, count: &dyn Fn(usize) -> Times) -> Option<Times> {
        self.times_until(from, None, count, &mut Known::new())
    }

    fn times_until(
        &self,
        at: usize,
        stop: Option<usize>,
        count: &dyn Fn(usize) -> Times,
        known: &mut Known,
    ) -> Option<Times> {
        if stop == Some(at) {
            return Some(Times::exactly(0));
        }
        if let Some(times) = known.get(&(at, stop)) {
            return *times;
        }
        known.insert((at, stop), None);
        let own = if self.flow.nodes[at].may_be_done(self.combination) {
            count(at)
        } else {
            Times::exactly(0)
        };
        let rest = match &self.flow.nodes[at].parallel {
            Some((branches, join)) => {
                let mut sum = self.times_until(*join, stop, count, known);
                for branch in branches {
                    let inside = self.times_until(*branch, Some(*join), count, known);
                    sum = sum.zip(inside).map(|(sum, inside)| sum.plus(inside));
                }
                sum
            }
            None => self
                .onward(at)
                .filter_map(|arrow| match arrow.to {
                    Goal::End(Ending::Done) => Some(Times::exactly(0)),
                    Goal::End(Ending::Refused | Ending::Redirected | Ending::Withdrawn) => None,
                    Goal::Step(next) => self.times_until(next, stop, count, known),
                })
                .reduce(Times::or),
        };
        let times = rest.map(|rest| own.plus(rest));
        known.insert((at, stop), times);
        times
    }
}

impl Times {
    pub(crate) const fn exactly(times: u32) -> Self {
        Self {
            least: times,
            most: times,
        }
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
        }
    }
}
