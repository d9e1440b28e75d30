//! What must hold after every act.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::PromiseId;
use maklumat_workflow::{Case, Deviation, Event, What, effects, next_timer, wire};

use crate::scenarios::Running;

pub(crate) fn check_after(run: &Running, events: &[Event], before: Timestamp) {
    assert_eq!(
        Case::replay(&run.events).unwrap(),
        run.case,
        "replaying gives the same case"
    );
    assert_eq!(run.case.sequence, run.events.len() as u64);
    assert!(
        events.iter().all(|event| event.at >= before) && events.is_sorted_by_key(|event| event.at),
        "time does not run backwards"
    );
    let read_back = |event: &Event| {
        let stored = wire::encode(event);
        wire::decode(stored.kind, stored.version, &stored.body, stored.private.as_deref()).unwrap()
    };
    let stored: Vec<Event> = run.events.iter().map(read_back).collect();
    assert_eq!(
        Case::replay(&stored).unwrap(),
        run.case,
        "so does replaying what is stored"
    );
    for event in events {
        let stored = wire::encode(event);
        for personal in [
            "9901011705900001",
            "0800 0000",
            "-1.234567",
            "Kurang jelas",
            "Catatan",
            "Mendesak",
            "TBP-",
        ] {
            assert!(!stored.body.contains(personal), "{}", stored.body);
        }
    }
    let snapshot = wire::encode_case(&run.case);
    assert_eq!(wire::decode_case(&snapshot).as_ref(), Ok(&run.case));
    if run.case.is_open() {
        assert!(
            !run.case.open.is_empty() || run.case.waiting.is_some(),
            "an open case waits for somebody"
        );
    } else {
        assert!(run.case.open.is_empty() && run.case.waiting.is_none());
        assert_eq!(next_timer(&run.sop, &run.case), None);
    }
    let _ = effects(&run.sop, &run.case, events);
}

/// Nothing is done, paid or ordered twice: each completion ends an opened step, each payment what is still owed, each
/// order comes from its own completion and is filled once.
pub(crate) fn check_nothing_is_doubled(events: &[Event]) {
    let mut open = BTreeSet::new();
    let (mut due, mut paid) = (BTreeMap::new(), BTreeMap::new());
    let (mut done, mut ordered, mut issued) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (index, event) in events.iter().enumerate() {
        match &event.what {
            What::StepOpened { step, .. } => {
                open.insert(step);
            }
            What::StepTimedOut { step } | What::StepCancelled { step } => {
                assert!(open.remove(step), "{step} ended without being open");
            }
            What::StepCompleted { step, .. } => {
                // Handing in completes the first step in passing, with or without a consent before it.
                let is_handing_in = events[1..index]
                    .iter()
                    .all(|before| matches!(before.what, What::ConsentGiven { .. }));
                assert!(open.remove(step) || is_handing_in, "{step} completed twice");
                *done.entry(step).or_insert(0) += 1;
            }
            What::FeeDue { fee, amount } => {
                due.insert(fee, amount.0);
            }
            What::FeePaid { fee, amount, .. } => {
                assert!(!amount.is_zero());
                let before = paid.get(fee).copied().unwrap_or(0);
                assert_eq!(due.get(fee).copied(), Some(before + amount.0), "{fee} paid twice");
                paid.insert(fee, before + amount.0);
            }
            What::ProductOrdered { product, step } => {
                let orders = ordered.entry((product, step)).or_insert(0);
                *orders += 1;
                assert!(Some(&*orders) <= done.get(step), "{product} ordered twice");
            }
            What::ProductIssued { product, .. } => {
                *issued.entry(product).or_insert(0) += 1;
                let orders: i32 = ordered
                    .iter()
                    .filter(|((of, _), _)| *of == product)
                    .map(|(_, orders)| orders)
                    .sum();
                assert!(issued[product] <= orders, "{product} issued twice");
            }
            What::Moved { steps, .. } => {
                let new = |step| steps.get(step).unwrap_or(step);
                open = open.into_iter().map(new).collect();
                done = done.into_iter().map(|(step, times)| (new(step), times)).collect();
                ordered = ordered
                    .into_iter()
                    .map(|((product, step), times)| ((product, new(step)), times))
                    .collect();
            }
            _ => {}
        }
    }
}

/// What the clocks of a case showed so far.
#[derive(Default)]
pub(crate) struct Shown {
    used: Vec<u64>,
    due: BTreeMap<PromiseId, Timestamp>,
}

impl Shown {
    /// Looks at the clocks at the instant of the last event.
    pub(crate) fn look(&mut self, run: &Running) {
        let calendar = run.sop.calendar();
        let clocks = &run.case.clocks;
        let used: Vec<u64> = clocks
            .iter()
            .map(|clock| clock.clock.used(calendar, run.case.changed_at))
            .collect();
        let gives_back = self.used.iter().zip(&used).any(|(earlier, later)| earlier > later);
        assert!(!gives_back, "a promise gives back time it has used");
        self.used = used;
        for clock in clocks {
            let Some(due) = clock.clock.due(calendar) else { continue };
            let earlier = self.due.insert(clock.promise.clone(), due);
            assert!(
                earlier.is_none_or(|earlier| earlier <= due),
                "{}: {earlier:?}, {due}",
                clock.promise
            );
        }
    }
}

/// An open step keeps its time, and a return its last day, but where an event gives more.
pub(crate) fn check_dues(before: &Case, after: &Case, events: &[Event]) {
    let is_resumed = events.iter().any(|event| {
        matches!(
            &event.what,
            What::Overridden {
                deviation: Deviation::Resume,
                ..
            }
        )
    });
    let is_extended = events
        .iter()
        .any(|event| matches!(&event.what, What::AnswerExtended { .. }));
    for old in &before.open {
        let same = after
            .open
            .iter()
            .find(|new| new.step == old.step && new.opened_at == old.opened_at);
        if let Some(new) = same {
            assert!(
                new.due == old.due || (is_resumed && new.due > old.due),
                "{old:?} {new:?}"
            );
        }
    }
    if let (Some(old), Some(new)) = (&before.waiting, &after.waiting) {
        assert!(new.since != old.since || new.until == old.until || (is_extended && new.until > old.until));
    }
}
