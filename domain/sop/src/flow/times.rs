//! How often something happens between a step and a good end: for fees, which are to be collected exactly once.

use crate::flow::Goal;
use crate::flow::routes::{Known, Routes};
use crate::model::Ending;

/// How many times something happens on the ways to a goal, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) least: u32,
    pub(crate) most: u32,
}

impl Routes<'_> {
    /// How often something happens between a step and `done`; `None` where `done` cannot be reached.
    pub(crate) fn times(&self, from: usize, count: &dyn Fn(usize) -> Times) -> Option<Times> {
        self.times_until(from, None, count, &mut vec![None; self.flow.nodes.len()])
    }

    fn times_until(
        &self,
        at: usize,
        stop: Option<usize>,
        count: &dyn Fn(usize) -> Times,
        known: &mut [Known<Times>],
    ) -> Option<Times> {
        if stop == Some(at) {
            return Some(Times { least: 0, most: 0 });
        }
        if let Some(times) = known[at] {
            return times;
        }
        // A join that leads back to its own branches would be asked for again: it then has no way on.
        known[at] = Some(None);
        let own = if self.flow.nodes[at].may_be_done(self.combination) {
            count(at)
        } else {
            Times { least: 0, most: 0 }
        };
        let rest = match &self.flow.nodes[at].parallel {
            Some((branches, join)) => {
                let mut sum = self.times_until(*join, stop, count, known);
                for branch in branches {
                    let inside = self.times_until(*branch, Some(*join), count, &mut vec![None; self.flow.nodes.len()]);
                    sum = sum.zip(inside).map(|(sum, inside)| sum.plus(inside));
                }
                sum
            }
            None => self
                .onward(at)
                .filter_map(|arrow| match arrow.to {
                    Goal::End(Ending::Done) => Some(Times { least: 0, most: 0 }),
                    Goal::End(Ending::Refused | Ending::Redirected | Ending::Withdrawn) => None,
                    Goal::Step(next) => self.times_until(next, stop, count, known),
                })
                .reduce(Times::or),
        };
        let times = rest.map(|rest| own.plus(rest));
        known[at] = Some(times);
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

    fn plus(self, other: Self) -> Self {
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
