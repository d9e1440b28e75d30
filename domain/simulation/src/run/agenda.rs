//! What comes next: a queue of instants, first in first out where two are the same.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::plan::PositionIndex;
use crate::run::CaseRef;
use crate::table::{NEVER, Seconds};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    Arrival,
    /// An office opens in which somebody waits.
    Opening {
        position: PositionIndex,
    },
    /// Whoever works on a step has done it.
    Done {
        case: CaseRef,
        stamp: u32,
    },
    /// An officer may take something else, whether the step is done or not.
    Free {
        position: PositionIndex,
        officer: u8,
    },
    Answer {
        case: CaseRef,
        returns: u16,
    },
    Lapse {
        case: CaseRef,
        returns: u16,
    },
    TimeOut {
        case: CaseRef,
        stamp: u32,
    },
}

#[derive(Debug, Default)]
pub(super) struct Agenda {
    ahead: BinaryHeap<Reverse<(Seconds, u64, Due)>>,
    added: u64,
}

impl Agenda {
    pub(super) fn add(&mut self, at: Seconds, due: Due) {
        if at < NEVER {
            self.ahead.push(Reverse((at, self.added, due)));
            self.added += 1;
        }
    }

    pub(super) fn next(&mut self) -> Option<(Seconds, Due)> {
        self.ahead.pop().map(|Reverse((at, _, due))| (at, due))
    }
}
