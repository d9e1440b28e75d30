//! What holds for every case, whatever people do to it.

use std::collections::BTreeSet;

use maklumat_workflow::{Actor, Deviation, Event, Refusal, What, decide, wire};
use proptest::prelude::*;

use crate::properties::acts::{begun, later, some_command, somebody, try_move};
use crate::properties::invariants::{Shown, check_after, check_dues, check_nothing_is_doubled};
use crate::properties::races::{race_everybody, release_all};
use crate::properties::services::{Service, some_service};
use crate::properties::way_on::{bring_to_an_end, way_on};
use crate::scenarios::{Dice, Running};

pub(crate) mod acts;
pub(crate) mod invariants;
mod races;
pub(crate) mod services;
pub(crate) mod way_on;

/// Somebody does something, sometimes while the machine's clock is set back. Checks what must hold after any act.
pub(crate) fn live(run: &mut Running, service: &Service, shown: &mut Shown, dice: &mut Dice) {
    run.now = later(run.now, dice);
    let by = somebody(run, dice);
    let right_time = run.now;
    if dice.chance(10) {
        run.now -= std::time::Duration::from_secs(60 * dice.below(3 * 1_440) as u64);
    }
    let untouched = run.clone();
    let moved = if dice.chance(5) {
        try_move(run, service, &by)
    } else {
        None
    };
    let answer = moved.unwrap_or_else(|| {
        let command = some_command(run, dice);
        let answer = run.try_act(&by, command.clone());
        let again = decide(&untouched.sop, &untouched.case, command, &by, untouched.now);
        assert_eq!(again, answer, "the same question has the same answer");
        answer
    });
    match answer {
        Ok(events) => {
            check_after(run, &events, untouched.case.changed_at);
            check_dues(&untouched.case, &run.case, &events);
            shown.look(run);
        }
        Err(refusal) => {
            assert_eq!(run.case, untouched.case);
            assert!(!refusal.code().is_empty());
            let is_ours = matches!(refusal, Refusal::ValueUnknown { .. } | Refusal::NotComputable);
            assert!(!is_ours, "{refusal:?}");
        }
    }
    run.now = right_time;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_is_the_sum_of_its_events_and_never_stuck(seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let service = some_service(dice);
        let mut run = begun(&service.sop, dice);
        check_after(&run, &run.events, run.now);
        let shown = &mut Shown::default();
        for _ in 0..60 {
            live(&mut run, &service, shown, dice);
            if run.case.is_open() {
                prop_assert!(way_on(&run, dice).is_some(), "stuck: {:#?} {:#?}", run.case.open, run.case.waiting);
            }
            if dice.chance(5) {
                bring_to_an_end(&mut run.clone(), dice, |_, _| ());
            }
        }
        bring_to_an_end(&mut run, dice, |_, _| ());
        check_nothing_is_doubled(&run.events);
    }

    #[test]
    fn every_case_reaches_an_end_when_people_do_their_work(seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let service = some_service(dice);
        let mut run = begun(&service.sop, dice);
        bring_to_an_end(&mut run, dice, |run, dice| run.now = later(run.now, dice));
        prop_assert!(run.case.clocks.iter().all(|clock| clock.clock.stopped_at().is_some()));
    }

    #[test]
    fn of_two_officers_at_once_exactly_one_wins(seed in any::<u64>()) {
        let dice = &mut Dice::new(seed);
        let service = some_service(dice);
        let mut run = begun(&service.sop, dice);
        let shown = &mut Shown::default();
        for _ in 0..dice.below(30) {
            let before = run.clone();
            live(&mut run, &service, shown, dice);
            if !run.case.is_open() {
                run = before;
                break;
            }
        }
        race_everybody(&run, dice);
        release_all(&mut run);
        race_everybody(&run, dice);
    }
}

/// Properties of things that never happen would say nothing.
#[test]
fn the_dice_bring_about_what_the_properties_speak_of() {
    let dice = &mut Dice::new(1);
    let mut seen = BTreeSet::new();
    for _ in 0..300 {
        let service = some_service(dice);
        let mut run = begun(&service.sop, dice);
        let shown = &mut Shown::default();
        for _ in 0..40 {
            live(&mut run, &service, shown, dice);
        }
        seen.extend(run.events.iter().flat_map(marks));
    }
    let missing: Vec<&str> = EVERYTHING
        .split_whitespace()
        .filter(|mark| !seen.contains(mark))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

const EVERYTHING: &str = "
    submitted step-opened step-taken step-released step-completed step-skipped step-timed-out step-cancelled
    branch-arrived declared-complete returned answered fee-due fee-paid fees-settled product-ordered product-issued
    overridden escalated deemed-approved answer-lapsed answer-extended moved closed
    pin-renewed noted opinion-asked handed-over pause resume extend same-person waive other-facts priority inner-branch
    helper deputy
";

/// What there is to see in an event.
fn marks(event: &Event) -> impl Iterator<Item = &'static str> {
    let what = match &event.what {
        What::Overridden { deviation, .. } => Some(match deviation {
            Deviation::Pause { .. } => "pause",
            Deviation::Resume => "resume",
            Deviation::ExtendAnswer { .. } => "extend",
            Deviation::SamePerson { .. } => "same-person",
            Deviation::WaiveRequirement { .. } => "waive",
        }),
        What::Answered { facts, .. } if !facts.is_empty() => Some("other-facts"),
        What::Submitted { priority: Some(_), .. } => Some("priority"),
        What::StepOpened { branch, .. } if branch.len() > 1 => Some("inner-branch"),
        _ => None,
    };
    let who = match &event.by {
        Actor::Helper(_) => Some("helper"),
        Actor::Officer(officer) if !officer.deputy_for.is_empty() => Some("deputy"),
        Actor::Officer(_) | Actor::Applicant | Actor::System => None,
    };
    [wire::encode(event).kind].into_iter().chain(what).chain(who)
}
