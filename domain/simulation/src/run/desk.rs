//! The officers of one position and what waits for them, in the engine's fair order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use maklumat_workflow::Turn;

use crate::run::CaseRef;
use crate::table::Seconds;

/// A step that waits for somebody. Smaller is served first, as the engine's `FairKey` has it; the case and the opening
/// only break ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket {
    pub(crate) turn: Turn,
    pub(crate) ready_at: Seconds,
    /// The case, by its arrival.
    pub(crate) number: u64,
    pub(crate) stamp: u32,
    pub(crate) case: CaseRef,
}

#[derive(Debug)]
pub(crate) struct DeskState {
    waiting: BinaryHeap<Reverse<Ticket>>,
    /// One bit for each officer.
    free: u64,
    all: u64,
    /// By officer, since when the step in hand is.
    since: Box<[Seconds]>,
    pub(crate) awaits_opening: bool,
    /// Kept for its memory: those nobody free may take.
    pub(crate) passed_by: Vec<Ticket>,
}

impl DeskState {
    /// At most 64 officers.
    pub(crate) fn new(officers: u32) -> Self {
        let all = u64::MAX.checked_shr(64 - officers.min(64)).unwrap_or(0);
        Self {
            waiting: BinaryHeap::new(),
            free: all,
            all,
            since: vec![0; officers as usize].into(),
            awaits_opening: false,
            passed_by: Vec::new(),
        }
    }

    pub(crate) fn queue(&mut self, ticket: Ticket) {
        self.waiting.push(Reverse(ticket));
    }

    pub(crate) fn first(&mut self) -> Option<Ticket> {
        self.waiting.pop().map(|Reverse(ticket)| ticket)
    }

    pub(crate) fn is_idle(&self) -> bool {
        self.waiting.is_empty()
    }

    pub(crate) const fn has_free(&self) -> bool {
        self.free != 0
    }

    /// Somebody free who is not barred. Where everybody is barred, a superior lets one of them do it all the same.
    pub(crate) fn choose(&self, barred: u64) -> Option<u8> {
        let allowed = if self.all & !barred == 0 { self.all } else { !barred };
        let able = self.free & allowed;
        let first = u8::try_from(able.trailing_zeros()).ok();
        first.filter(|_| able != 0)
    }

    pub(crate) fn begin(&mut self, officer: u8, now: Seconds) {
        self.free &= !(1 << officer);
        self.since[usize::from(officer)] = now;
    }

    /// Since when the officer had it.
    pub(crate) fn release(&mut self, officer: u8) -> Seconds {
        self.free |= 1 << officer;
        self.since[usize::from(officer)]
    }

    /// Since when those who still work have what they have.
    pub(crate) fn still_busy(&self) -> Vec<Seconds> {
        let is_busy = |officer: &usize| self.free >> officer & 1 == 0;
        (0..self.since.len())
            .filter(is_busy)
            .map(|officer| self.since[officer])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use maklumat_calendar::Timestamp;
    use maklumat_workflow::FairKey;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_desk_serves_in_the_engines_fair_order(files in prop::collection::vec((any::<bool>(), 0_i64..20), 1..40)) {
            let mut desk = DeskState::new(1);
            let mut fair = Vec::new();
            for (number, (is_first, ready_at)) in (0_u32..).zip(files) {
                let turn = if is_first { Turn::First } else { Turn::Ordinary };
                let case = CaseRef { slot: number, life: 0 };
                desk.queue(Ticket { turn, ready_at, number: u64::from(number), stamp: 0, case });
                fair.push(FairKey { turn, ready_at: Timestamp::from_second(ready_at).unwrap(), case: number });
            }
            fair.sort();
            let served: Vec<u32> = std::iter::from_fn(|| desk.first()).map(|ticket| ticket.case.slot).collect();
            prop_assert_eq!(served, fair.iter().map(|key| key.case).collect::<Vec<_>>());
        }
    }

    #[test]
    fn whoever_did_the_other_step_is_passed_over_unless_nobody_else_is_there() {
        let mut desk = DeskState::new(2);
        assert_eq!(desk.choose(0b01), Some(1));
        desk.begin(1, 5);
        assert_eq!(desk.choose(0b01), None, "the other one is busy and is waited for");
        assert_eq!(desk.choose(0b11), Some(0), "nobody else holds the position");
        assert_eq!((desk.release(1), desk.still_busy().len()), (5, 0));
    }
}
