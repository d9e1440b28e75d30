use super::*;
use crate::{CalendarParts, Opening, OpeningHours, Week, Zone};

fn office() -> Calendar {
    let openings = vec![
        Opening::parse("08.00-12.00").unwrap(),
        Opening::parse("13.00-16.00").unwrap(),
    ];
    let week = Week::DAYS
        .into_iter()
        .take(5)
        .fold(Week::default(), |week, day| week.with(day, openings.clone()));
    Calendar::new(CalendarParts::new(Zone::Wib, OpeningHours::weekly(week))).unwrap()
}

/// `13 14:05`: a day of November 2026 (the 13th is a Friday) and a time in WIB.
fn at(text: &str) -> Timestamp {
    let (day, time) = text.split_once(' ').unwrap();
    format!("2026-11-{day}T{time}:00+07:00").parse().unwrap()
}

fn started(promise: &str, start: &str) -> ServiceClock {
    let mut clock = ServiceClock::new(Duration::parse(promise).unwrap());
    clock.start(at(start));
    clock
}

#[track_caller]
fn left(clock: &ServiceClock, now: &str, amount: i64, unit: TimeUnit) {
    assert_eq!(clock.remaining(&office(), at(now)), Remaining { amount, unit });
}

#[test]
fn a_clock_tells_its_state() {
    let mut clock = ServiceClock::new(Duration::working_days(3));
    assert_eq!((clock.state(), clock.due(&office())), (ClockState::NotStarted, None));
    clock.start(at("13 14:05"));
    assert_eq!(clock.state(), ClockState::Running);
    clock.pause(at("16 09:00"), PauseReason::Applicant, "");
    assert_eq!((clock.state(), clock.due(&office())), (ClockState::Paused, None));
    clock.resume(at("17 09:00"), PauseReason::Applicant);
    assert!(clock.is_running());
    clock.stop(at("18 09:00"));
    assert_eq!(clock.state(), ClockState::Stopped);
}

#[test]
fn remaining_days_go_through_zero_to_late() {
    let clock = started("3 hari kerja", "13 14:05");
    for (now, amount) in [
        ("13 14:05", 3),
        ("15 10:00", 3),
        ("16 08:00", 2),
        ("18 08:00", 0),
        ("18 16:00", 0),
        ("18 16:01", -1),
        ("19 08:00", -1),
        ("20 08:00", -2),
    ] {
        left(&clock, now, amount, TimeUnit::WorkingDay);
        assert_eq!(clock.is_breached(&office(), at(now)), amount < 0, "{now}");
    }
}

#[test]
fn hours_are_told_in_minutes() {
    let clock = started("2 jam", "13 15:00");
    left(&clock, "13 15:00", 120, TimeUnit::Minute);
    left(&clock, "14 15:00", 60, TimeUnit::Minute);
    left(&clock, "16 09:00", 0, TimeUnit::Minute);
    left(&clock, "16 09:01", -1, TimeUnit::Minute);
    let late = clock.remaining(&office(), at("16 09:01"));
    assert_eq!((late.minutes(), late.days(), late.is_late()), (Some(-1), None, true));
    assert_eq!(clock.used(&office(), at("16 08:20")), 80);
}

#[test]
fn before_the_start_all_is_left() {
    for (promise, amount, unit) in [
        ("2 jam", 120, TimeUnit::Minute),
        ("9 hari kerja", 9, TimeUnit::WorkingDay),
        ("6 bulan", 6, TimeUnit::Month),
    ] {
        left(
            &ServiceClock::new(Duration::parse(promise).unwrap()),
            "13 08:00",
            amount,
            unit,
        );
    }
}

#[test]
fn two_reasons_hold_the_clock_until_both_have_ended() {
    let mut clock = started("3 hari kerja", "13 14:05");
    clock.pause(at("16 09:00"), PauseReason::Applicant, "");
    clock.pause(at("17 09:00"), PauseReason::Override, "uu-30-2014 pasal 53");
    clock.resume(at("18 09:00"), PauseReason::Applicant);
    assert_eq!(clock.state(), ClockState::Paused);
    clock.resume(at("20 09:00"), PauseReason::Override);
    assert_eq!(clock.due(&office()), Some(at("24 16:00")));
    assert_eq!(clock.used(&office(), at("23 10:00")), 2);
}

#[test]
fn a_clock_started_while_held_runs_from_the_resumption() {
    let mut clock = ServiceClock::new(Duration::working_days(2));
    clock.pause(at("13 09:00"), PauseReason::Override, "uu-30-2014");
    clock.start(at("16 09:00"));
    assert_eq!((clock.due(&office()), clock.used(&office(), at("17 09:00"))), (None, 0));
    assert_eq!(clock.due_if_resumed(&office(), at("17 09:00")), Some(at("19 16:00")));
    clock.resume(at("18 09:00"), PauseReason::Override);
    assert_eq!(clock.due(&office()), Some(at("20 16:00")));
}

#[test]
fn orders_that_change_nothing_are_passed_over() {
    let mut clock = started("3 hari kerja", "13 14:05");
    let before = clock.clone();
    clock.start(at("16 09:00"));
    clock.resume(at("16 09:00"), PauseReason::Applicant);
    assert_eq!(clock, before);
    clock.pause(at("16 09:00"), PauseReason::Applicant, "");
    let before = clock.clone();
    clock.pause(at("17 09:00"), PauseReason::Applicant, "");
    assert_eq!(clock, before);
    clock.stop(at("18 09:00"));
    let before = clock.clone();
    clock.resume(at("19 09:00"), PauseReason::Applicant);
    clock.stop(at("20 09:00"));
    assert_eq!(clock, before);
}

#[test]
fn an_order_dated_back_counts_from_the_last_one() {
    let mut clock = started("3 hari kerja", "16 14:05");
    clock.pause(at("13 09:00"), PauseReason::Applicant, "");
    assert_eq!(clock.pauses()[0].from, at("16 14:05"));
}

#[test]
fn a_stopped_clock_is_judged_by_when_it_stopped() {
    let mut kept = started("3 hari kerja", "13 14:05");
    kept.stop(at("18 15:59"));
    let mut late = started("3 hari kerja", "13 14:05");
    late.stop(at("18 16:01"));
    assert!(!kept.is_breached(&office(), at("30 09:00")) && late.is_breached(&office(), at("30 09:00")));
    assert_eq!(
        (kept.due(&office()), kept.used(&office(), at("30 09:00"))),
        (Some(at("18 16:00")), 3)
    );
}

#[test]
fn a_case_that_ends_while_returned_keeps_a_due_to_show() {
    let mut clock = started("3 hari kerja", "13 14:05");
    clock.pause(at("16 09:00"), PauseReason::Applicant, "");
    clock.stop(at("19 09:00"));
    assert_eq!(clock.due(&office()), None);
    assert_eq!(clock.due_if_resumed(&office(), at("30 09:00")), Some(at("23 16:00")));
    assert!(!clock.is_breached(&office(), at("30 09:00")));
}

#[test]
fn months_become_the_days_they_have() {
    let mut clock = started("1 bulan", "13 14:05");
    clock.pause(at("15 09:00"), PauseReason::Applicant, "");
    left(&clock, "15 09:00", 28, TimeUnit::Day);
    clock.resume(at("20 09:00"), PauseReason::Applicant);
    assert_eq!(clock.due(&office()), Some("2026-12-18T23:59:59+07:00".parse().unwrap()));
}
