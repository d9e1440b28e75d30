//! Worked examples: cases whose every second can be told beforehand.

use std::collections::BTreeMap;

use maklumat_simulation::{Arrivals, Basis, FEWEST, Figure, Observed, Scenario, Shares, Work, simulate};
use maklumat_vocabulary::{PositionKey, StepId};

use crate::scenarios::at;
use crate::small_services::{inspectors, one_step, scenario, two_steps};

const HOUR: f64 = 3_600.0;

/// These cases, each with so many hours of work for one officer.
fn recorded(came: &[&str], hours: f64) -> Scenario {
    let mut scenario = scenario(1.0, Work::Always(hours * HOUR), 1);
    scenario.arrivals = Arrivals::Recorded(came.iter().map(|came| at(came)).collect());
    (scenario.warm_up_days, scenario.days, scenario.runs) = (0, 14, 2);
    scenario
}

fn hours(days: f64) -> f64 {
    days * 24.0
}

fn near(value: f64, wanted: f64) {
    assert!((value - wanted).abs() < 1e-6, "{value}, not {wanted}");
}

#[test]
fn work_stops_when_the_office_closes_and_goes_on_when_it_opens() {
    // Friday from 15.00: an hour and a half until 16.30, the last half hour on Monday from 07.30.
    let plan = one_step("lima-hari", "1 hari kerja");
    let answer = simulate(&plan, &recorded(&["2026-04-10 15:00"], 2.0)).unwrap();
    near(hours(answer.mean_days.mean), 65.0);
    near(answer.time.officer.mean, 2.0 / 65.0);
    near(answer.time.closed.mean, 63.0 / 65.0);
    near(answer.in_time.mean, 1.0);
}

#[test]
fn who_comes_second_waits_and_is_late_by_the_calendar() {
    // Four hours each from Monday 13.00: the first ends on Tuesday 08.30, the second after 7.5 office hours on 13.30.
    let plan = one_step("lima-hari", "5 jam");
    let answer = simulate(&plan, &recorded(&["2026-04-06 13:00", "2026-04-06 13:00"], 4.0)).unwrap();
    near(answer.in_time.mean, 0.5);
    near(hours(answer.mean_days.mean), (19.5 + 24.5) / 2.0);
    near(answer.positions[0].wait_minutes.mean, 120.0);
}

#[test]
fn a_promise_stands_still_while_the_applicant_owes_an_answer() {
    // Half an hour for each step, at most one return, answered after five days: an hour and a half of the office.
    let plan = two_steps("lima-hari", "2 jam");
    let came: Vec<String> = (0..10).map(|hour| format!("2026-04-{:02} 08:00", 6 + hour)).collect();
    let mut scenario = recorded(&came.iter().map(String::as_str).collect::<Vec<_>>(), 0.5);
    scenario.staff = inspectors(9);
    scenario.work.insert(StepId::new("putus"), Work::Always(0.5 * HOUR));
    scenario.rounds = 1;
    scenario.answer = Shares {
        least: 0.5,
        usual: 0.5,
        most: 0.5,
    };
    let answered = simulate(&plan, &scenario).unwrap();
    assert!(
        answered.nine_in_ten_days.mean > 4.0 && answered.time.applicant.mean > 0.0,
        "{answered:?}"
    );
    near(answered.endings.done.mean, 1.0);
    near(answered.in_time.mean, 1.0);
    scenario.never_answered = 1.0;
    let withdrawn = simulate(&plan, &scenario).unwrap();
    assert!(withdrawn.endings.withdrawn.mean > 0.0);
    near(withdrawn.in_time.mean, 1.0);
}

#[test]
fn what_was_recorded_is_simulated_as_it_was_and_what_is_too_little_is_not() {
    let plan = one_step("lima-hari", "1 jam");
    let observed = |count| Observed {
        work: BTreeMap::from([(StepId::new("periksa"), vec![(HOUR, count)])]),
        ..Observed::default()
    };
    let came = ["2026-04-06 08:00", "2026-04-07 08:00", "2026-04-08 08:00"];
    let (scenario, bases) = observed(FEWEST).into_scenario(&plan, recorded(&came, 9.0));
    let answer = simulate(&plan, &scenario).unwrap();
    assert_eq!(answer.cases, 6, "three in each of two runs");
    near(hours(answer.mean_days.mean), 1.0);
    near(answer.in_time.mean, 1.0);
    let used: Vec<&Basis> = bases.iter().filter(|basis| basis.is_used).collect();
    assert_eq!(
        used,
        [&Basis {
            of: Figure::Work(StepId::new("periksa")),
            count: FEWEST,
            is_used: true
        }]
    );
    let (scenario, _) = observed(FEWEST - 1).into_scenario(&plan, recorded(&came, 9.0));
    assert_eq!(scenario, recorded(&came, 9.0), "too few to say anything");
}

#[test]
fn who_is_bound_for_half_of_the_time_has_two_files_in_hand() {
    // Two hours each for one officer, who is free again after the first: the second waits one hour, not two.
    let plan = one_step("lima-hari", "1 hari kerja");
    let mut scenario = recorded(&["2026-04-06 08:00", "2026-04-06 08:00"], 2.0);
    let inspector = PositionKey::parse("damkar/inspektur").unwrap();
    scenario.bound.insert(inspector.clone(), 0.5);
    let answer = simulate(&plan, &scenario).unwrap();
    near(answer.positions[0].wait_minutes.mean, 30.0);
    near(hours(answer.mean_days.mean), 2.5);
    scenario.bound.insert(inspector.clone(), 0.0);
    near(simulate(&plan, &scenario).unwrap().positions[0].wait_minutes.mean, 0.0);
    scenario.bound.insert(inspector, 2.0);
    near(
        simulate(&plan, &scenario).unwrap().positions[0].wait_minutes.mean,
        120.0,
    );
}
