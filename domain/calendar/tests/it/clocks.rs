//! Clocks of random offices agree with the reference, never run backwards, and no pause makes a deadline earlier.

use jiff::SignedDuration;
use maklumat_calendar::{Calendar, ClockState, Duration, PauseReason, ServiceClock, TimeUnit, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random::{instant, parts};
use crate::reference::Reference;

/// Waits and pauses in turn, in minutes, from the start.
fn rhythm() -> impl Strategy<Value = Vec<(i64, i64)>> {
    vec((0..12_000_i64, 0..12_000_i64), 0..5)
}

fn promise() -> impl Strategy<Value = Duration> {
    prop_oneof![
        (0..2_000_u32).prop_map(Duration::minutes),
        (0..20_u32).prop_map(Duration::hours),
        (0..40_u32).prop_map(Duration::days),
        (0..30_u32).prop_map(Duration::working_days),
        (0..3_u32).prop_map(Duration::months),
    ]
}

fn whole_minute(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond() - at.as_microsecond().rem_euclid(60_000_000)).unwrap()
}

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

fn pauses(start: Timestamp, rhythm: &[(i64, i64)]) -> Vec<(Timestamp, Timestamp)> {
    let mut at = start;
    let mut pauses = Vec::new();
    for (wait, length) in rhythm {
        let from = at + minutes(*wait);
        at = from + minutes(*length);
        pauses.push((from, at));
    }
    pauses
}

fn clock(promise: Duration, start: Timestamp, pauses: &[(Timestamp, Timestamp)]) -> ServiceClock {
    let mut clock = ServiceClock::new(promise);
    clock.start(start);
    for (from, until) in pauses {
        clock.pause(*from, PauseReason::Applicant, "");
        clock.resume(*until, PauseReason::Applicant);
    }
    clock
}

/// Walks open minutes that no pause covers.
fn due_by_minutes(office: &Reference, left: u32, start: Timestamp, pauses: &[(Timestamp, Timestamp)]) -> Timestamp {
    let mut left = left;
    if left == 0 {
        return pauses
            .iter()
            .fold(start, |at, (from, until)| if *from <= at { at.max(*until) } else { at });
    }
    let mut day = office.0.zone.date(start);
    loop {
        for minute in office.open_minutes(day) {
            let at = office.minute(day, minute);
            let is_held = pauses.iter().any(|(from, until)| *from <= at && at < *until);
            if at >= start && !is_held {
                left -= 1;
                if left == 0 {
                    return office.minute(day, minute + 1);
                }
            }
        }
        day = day.tomorrow().unwrap();
    }
}

/// Walks working days that lie in a running stretch: after the day it begins, up to the day it is paused.
/// `None` when the promise ends on the very day of a pause; what then holds has tests of its own.
fn due_by_days(
    office: &Reference,
    left: u32,
    start: Timestamp,
    pauses: &[(Timestamp, Timestamp)],
) -> Option<Timestamp> {
    let date = |at| office.0.zone.date(at);
    let begins = std::iter::once(start).chain(pauses.iter().map(|(_, until)| *until));
    let ends = pauses.iter().map(|(from, _)| Some(*from)).chain(std::iter::once(None));
    let runs: Vec<_> = begins
        .zip(ends)
        .filter(|(begin, end)| end.is_none_or(|end| *begin < end))
        .collect();
    let mut left = left;
    let mut day = date(start);
    while left > 0 {
        day = day.tomorrow().unwrap();
        let is_run = |(begin, end): &(Timestamp, Option<Timestamp>)| {
            date(*begin) < day && end.is_none_or(|end| day <= date(end))
        };
        left -= u32::from(office.is_working_day(day) && runs.iter().any(is_run));
    }
    let is_paused_that_day = pauses.iter().any(|(from, _)| date(*from) == day);
    (!is_paused_that_day).then(|| office.closing(day).unwrap())
}

proptest! {
    #[test]
    fn a_paused_promise_in_minutes_is_due_where_walking_leads(
        parts in parts(), start in instant(), amount in 0..900_u32, rhythm in rhythm(),
    ) {
        let calendar = Calendar::new(parts.clone()).unwrap();
        let start = whole_minute(start);
        let pauses = pauses(start, &rhythm);
        let due = due_by_minutes(&Reference(parts), amount, start, &pauses);
        prop_assert_eq!(clock(Duration::minutes(amount), start, &pauses).due(&calendar), Some(due));
    }

    #[test]
    fn a_paused_promise_in_working_days_is_due_where_walking_leads(
        parts in parts(), start in instant(), amount in 1..40_u32, rhythm in rhythm(),
    ) {
        let calendar = Calendar::new(parts.clone()).unwrap();
        let pauses = pauses(start, &rhythm);
        if let Some(due) = due_by_days(&Reference(parts), amount, start, &pauses) {
            prop_assert_eq!(clock(Duration::working_days(amount), start, &pauses).due(&calendar), Some(due));
        }
    }

    #[test]
    fn a_pause_never_makes_the_due_earlier(
        parts in parts(), start in instant(), promise in promise(), rhythm in rhythm(), drop in any::<prop::sample::Index>(),
    ) {
        let calendar = Calendar::new(parts).unwrap();
        let all = pauses(start, &rhythm);
        let mut fewer = all.clone();
        if !fewer.is_empty() {
            fewer.remove(drop.index(fewer.len()));
        }
        let (due, without) = (clock(promise, start, &all).due(&calendar), clock(promise, start, &fewer).due(&calendar));
        prop_assert!(due.is_some() && due >= without, "{due:?} {without:?}");
        prop_assert!(without >= Some(calendar.add(start, promise)));
    }

    #[test]
    fn a_clock_never_runs_backwards(
        parts in parts(), start in instant(), promise in promise(), rhythm in rhythm(), looks in vec(0..80_000_i64, 2..8),
    ) {
        let calendar = Calendar::new(parts).unwrap();
        let mut clock = clock(promise, start, &pauses(start, &rhythm));
        let mut looks = looks;
        looks.sort_unstable();
        for is_stopped in [false, true] {
            if is_stopped {
                clock.stop(start + minutes(looks[0]));
            }
            let mut used = 0;
            let mut breached = false;
            for look in &looks {
                let now = start + minutes(*look);
                let (used_now, breached_now) = (clock.used(&calendar, now), clock.is_breached(&calendar, now));
                prop_assert!(used <= used_now && breached <= breached_now);
                let remaining = clock.remaining(&calendar, now);
                prop_assert_eq!(remaining.amount < 0, breached_now, "{:?}", remaining);
                (used, breached) = (used_now, breached_now);
            }
        }
    }

    #[test]
    fn waiting_for_an_answer_only_moves_the_due_on(
        parts in parts(), start in instant(), promise in promise(), rhythm in rhythm(), wait in 0..9_000_i64, looks in (0..9_000_i64, 0..9_000_i64),
    ) {
        let calendar = Calendar::new(parts).unwrap();
        let past = pauses(start, &rhythm);
        let running = clock(promise, start, &past);
        let last = past.last().map_or(start, |(_, until)| *until);
        let mut held = running.clone();
        held.pause(last + minutes(wait), PauseReason::Override, "uu-30-2014");
        let (sooner, later) = (looks.0.min(looks.1), looks.0.max(looks.1));
        let due = |clock: &ServiceClock, look: i64| clock.due_if_resumed(&calendar, last + minutes(look)).unwrap();
        prop_assert!(due(&running, sooner) <= due(&held, sooner));
        prop_assert!(due(&held, sooner) <= due(&held, later));

        let mut resumed = held.clone();
        resumed.resume(last + minutes(wait + later), PauseReason::Override);
        prop_assert_eq!(resumed.due(&calendar), Some(due(&held, wait + later)));
    }

    #[test]
    fn a_clock_survives_being_stored(start in instant(), promise in promise(), rhythm in rhythm()) {
        let clock = clock(promise, start, &pauses(start, &rhythm));
        let stored = (clock.promise(), clock.started_at(), clock.pauses().to_vec(), clock.stopped_at());
        prop_assert_eq!(ServiceClock::restore(stored.0, stored.1, stored.2, stored.3), clock);
    }

    #[test]
    fn any_order_of_commands_leaves_a_sound_clock(
        parts in parts(), start in instant(), orders in vec((0..6_u8, 0..9_000_i64), 0..12),
    ) {
        let calendar = Calendar::new(parts).unwrap();
        let mut clock = ServiceClock::new(Duration::working_days(3));
        let mut used = 0;
        let mut latest = start;
        for (order, at) in orders {
            let at = latest + minutes(at);
            match order {
                0 => clock.start(at),
                1 => clock.pause(at, PauseReason::Applicant, ""),
                2 => clock.resume(at, PauseReason::Applicant),
                3 => clock.pause(at, PauseReason::Override, "uu-30-2014"),
                4 => clock.resume(at, PauseReason::Override),
                _ => clock.stop(at),
            }
            latest = at;
            let used_now = clock.used(&calendar, latest);
            prop_assert!(used <= used_now, "{clock:?}");
            used = used_now;
            prop_assert_eq!(clock.due_if_resumed(&calendar, latest).is_some(), clock.started_at().is_some());
            if clock.state() == ClockState::Running {
                prop_assert!(clock.due(&calendar).is_some());
            }
            prop_assert_eq!(clock.remaining(&calendar, latest).unit, TimeUnit::WorkingDay);
        }
    }
}
