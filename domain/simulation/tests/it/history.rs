//! What a history adds: arrivals by the hour, how decisions fall when nothing is known, and what binds officers.

use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_simulation::{
    Arrivals, CountedArrivals, Observed, Scenario, StaffNeeded, USUAL_WAY, Work, bound_by_waits, compare,
    expected_cases, simulate, staff_needed, staff_needed_within,
};
use maklumat_vocabulary::{OutcomeId, PositionKey, StepId};

use crate::small_services::{inspectors, one_step, one_step_more, scenario, two_steps};

fn inspector() -> PositionKey {
    PositionKey::parse("damkar/inspektur").unwrap()
}

fn outcome(name: &str) -> (StepId, OutcomeId) {
    (StepId::new("periksa"), OutcomeId::new(name))
}

fn quick(scenario: Scenario) -> Scenario {
    Scenario { runs: 8, ..scenario }
}

#[test]
fn as_many_come_as_the_history_says_and_only_when_they_did() {
    let plan = one_step("lima-hari", "1 hari kerja");
    let calendar = plan.sop().calendar();
    let mut counted = CountedArrivals::default();
    let first = Date::constant(2026, 1, 5);
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take(84);
    for day in days {
        let monday = day.weekday() == maklumat_calendar::Weekday::Monday && !calendar.openings(day).is_empty();
        counted.add_day(calendar, day, if monday { 40 } else { 0 });
    }
    // On Mondays from nine to ten.
    counted.add_hour((1, 9), 400);
    let mut scenario = quick(scenario(1.0, Work::Always(60.0), 2));
    scenario.arrivals = Arrivals::Hourly(counted.rates().unwrap());
    scenario.warm_up_days = 0;
    let expected = expected_cases(&plan, &scenario).unwrap();
    let answer = simulate(&plan, &scenario).unwrap();
    let came = answer.cases_per_day.mean * f64::from(scenario.days);
    assert!(
        expected > 300.0 && (came / expected - 1.0).abs() < 0.05,
        "{came} of {expected}"
    );
    // A minute each within an hour of Mondays: everybody is done on the day.
    assert!(answer.nine_in_ten_days.mean < 0.1, "{answer:?}");
    let doubled = Scenario {
        arrivals: scenario.arrivals.times(2.0),
        ..scenario
    };
    assert!((expected_cases(&plan, &doubled).unwrap() / expected - 2.0).abs() < 1e-9);
}

#[test]
fn where_nothing_is_known_most_cases_go_on_to_a_good_end() {
    let plan = two_steps("lima-hari", "5 hari kerja");
    let mut supposed = scenario(6.0, Work::Always(600.0), 3);
    // Whoever is sent back never comes again, so that every return is an ending that can be counted.
    supposed.never_answered = 1.0;
    let endings = simulate(&plan, &supposed).unwrap().endings;
    assert!((endings.done.mean - USUAL_WAY).abs() < 0.02, "{endings:?}");
    assert!((endings.withdrawn.mean - (1.0 - USUAL_WAY)).abs() < 0.02, "{endings:?}");
}

#[test]
fn a_second_round_falls_by_its_own_shares() {
    let plan = two_steps("lima-hari", "5 hari kerja");
    let mut once = quick(scenario(3.0, Work::Always(60.0), 3));
    once.outcomes = BTreeMap::from([(outcome("kurang"), 1.0)]);
    once.outcomes_again = BTreeMap::from([(outcome("lengkap"), 1.0)]);
    let answer = simulate(&plan, &once).unwrap();
    // Handing in is the first step; then it is looked at twice and decided on.
    let steps = |answer: &maklumat_simulation::Answer| answer.steps;
    let straight = Scenario {
        outcomes: BTreeMap::from([(outcome("lengkap"), 1.0)]),
        outcomes_again: BTreeMap::new(),
        ..once
    };
    let compared = compare((&plan, &straight), (&plan, &straight)).unwrap();
    assert!(
        answer.endings.done.mean > 0.999_999,
        "everybody answers, and comes through the second time"
    );
    assert!(steps(&answer) > steps(&compared.first) && answer.time.applicant.mean > 0.1);
}

#[test]
fn what_binds_officers_is_found_from_how_long_files_wait() {
    let plan = one_step("lima-hari", "5 hari kerja");
    // Five hours in hand; two officers are bound for a fifth of it.
    let true_way = Scenario {
        bound: BTreeMap::from([(inspector(), 0.2)]),
        ..quick(scenario(11.0, Work::Exponential(18_000.0), 2))
    };
    let waits = simulate(&plan, &true_way).unwrap().positions[0].wait_minutes.mean;
    assert!(waits > 5.0, "{waits}");
    let unknown = Scenario {
        seed: 2,
        bound: BTreeMap::new(),
        ..true_way
    };
    let found = bound_by_waits(&plan, &unknown, &BTreeMap::from([(inspector(), waits)])).unwrap();
    assert!((found[&inspector()] / 0.2 - 1.0).abs() < 0.15, "{found:?}");
    assert!(bound_by_waits(&plan, &unknown, &BTreeMap::new()).unwrap().is_empty());
}

#[test]
fn longer_waits_never_mean_that_files_bind_less() {
    let plan = one_step("lima-hari", "5 hari kerja");
    let unknown = quick(scenario(11.0, Work::Exponential(3_600.0), 2));
    let found = [0.0, 2.0, 10.0, 40.0].map(|minutes| {
        let waits = BTreeMap::from([(inspector(), minutes)]);
        bound_by_waits(&plan, &unknown, &waits).unwrap()[&inspector()]
    });
    assert!(found.is_sorted() && found[0] < 0.05 && found[0] < found[3], "{found:?}");
}

#[test]
fn looking_for_officers_stops_when_the_tries_are_used_up() {
    let plan = one_step("lima-hari", "1 hari kerja");
    let now = quick(scenario(120.0, Work::Exponential(1_800.0), 1));
    let one = staff_needed_within(&plan, &now, 0.95, 1).unwrap();
    let many = staff_needed(&plan, &now, 0.95).unwrap();
    assert!(matches!(many, StaffNeeded::Enough { .. }), "{many:?}");
    match one {
        StaffNeeded::NotFound { tried } => assert!(tried[&inspector()] >= 1),
        // The officers at work at once may already be enough.
        StaffNeeded::Enough { more, .. } => assert!(!more.is_empty()),
        StaffNeeded::NotByStaff { .. } => panic!("officers alone can do this"),
    }
}

#[test]
fn what_another_version_does_not_have_says_nothing_of_it() {
    let (plan, longer) = (
        one_step("lima-hari", "1 hari kerja"),
        one_step_more("lima-hari", "1 hari kerja"),
    );
    let mut of_longer = scenario(5.0, Work::Always(60.0), 2);
    of_longer.work.insert(StepId::new("catat"), Work::Always(60.0));
    of_longer
        .bound
        .insert(PositionKey::parse("damkar/sekretariat").unwrap(), 0.5);
    assert!(simulate(&plan, &of_longer).is_err());
    let fitting = of_longer.clone().fitting(&plan);
    assert!(simulate(&plan, &fitting).is_ok() && fitting.staff == inspectors(2));
    assert_eq!(of_longer.clone().fitting(&longer), of_longer);
}

#[test]
fn a_longer_promise_is_kept_more_often_and_changes_nothing_else() {
    let plan = one_step("lima-hari", "1 hari kerja");
    let promise = plan.sop().definition().promises[0].id.clone();
    let longer = plan
        .promising(&promise, maklumat_calendar::Duration::working_days(5))
        .unwrap();
    let slow = quick(scenario(14.0, Work::Exponential(3_600.0), 2));
    let compared = compare((&plan, &slow), (&longer, &slow)).unwrap();
    assert!(compared.in_time.low > 0.0, "{compared:?}");
    assert!(compared.mean_days.low.abs() < 1e-12 && compared.mean_days.high.abs() < 1e-12);
    assert!(
        plan.promising(
            &maklumat_vocabulary::PromiseId::new("lain"),
            maklumat_calendar::Duration::days(1)
        )
        .is_none()
    );
}

#[test]
fn nothing_recorded_leaves_everything_as_it_was_supposed() {
    let plan = two_steps("lima-hari", "5 hari kerja");
    let supposed = scenario(6.0, Work::Always(600.0), 3);
    let (unchanged, bases) = Observed::default().into_scenario(&plan, supposed.clone());
    assert_eq!(unchanged, supposed);
    assert!(
        bases.iter().all(|basis| !basis.is_used && basis.count == 0) && bases.len() > 4,
        "{bases:?}"
    );
}
