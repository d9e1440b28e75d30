//! What holds for every simulation.

use maklumat_calendar::Date;
use maklumat_simulation::{
    Arrivals, Peak, Plan, Scenario, ScenarioError, StaffNeeded, Work, compare, simulate, staff_needed,
};
use maklumat_vocabulary::{PositionKey, StepId};
use proptest::prelude::*;

use crate::scenarios::{service, services};
use crate::small_services::{inspectors, one_step, one_step_more, scenario, two_steps};

fn plain(cases: f64, days: u32) -> Scenario {
    let peaks = vec![Peak {
        from_minute: 540,
        until_minute: 660,
        times: 3.0,
    }];
    let mut scenario = Scenario::new(Date::constant(2026, 4, 6), Arrivals::PerDay { cases, peaks });
    (scenario.warm_up_days, scenario.days, scenario.runs) = (7, days, 3);
    scenario
}

#[test]
fn the_same_seed_has_the_same_answer_and_another_seed_another() {
    let plan = Plan::new(&service("dpmptsp/izin-reklame"), Date::constant(2026, 2, 2)).unwrap();
    let scenario = plain(10.0, 30);
    let answer = simulate(&plan, &scenario).unwrap();
    assert_eq!(simulate(&plan, &scenario).unwrap(), answer);
    let other = Scenario { seed: 2, ..scenario };
    assert_ne!(simulate(&plan, &other).unwrap(), answer);
}

#[test]
fn every_service_of_the_regency_comes_to_an_end() {
    for sop in services() {
        let plan = Plan::new(&sop, sop.definition().effective).unwrap();
        let mut scenario = plain(4.0, 30);
        scenario.staff = plan.positions().map(|(position, _)| (position.clone(), 64)).collect();
        let answer = simulate(&plan, &scenario).unwrap();
        let key = &sop.definition().key;
        assert!(answer.cases > 100, "{key}: {answer:?}");
        assert_eq!(answer.never_closed, 0, "{key}");
        let time = answer.time;
        let all = [time.officer, time.queue, time.other_unit, time.applicant, time.closed];
        let whole: f64 = all.iter().map(|share| share.mean).sum();
        assert!((whole - 1.0).abs() < 1e-9, "{key}: {time:?}");
        let ends = answer.endings;
        let whole: f64 = [ends.done, ends.refused, ends.redirected, ends.withdrawn]
            .iter()
            .map(|share| share.mean)
            .sum();
        assert!((whole - 1.0).abs() < 1e-9 && ends.done.mean > 0.0, "{key}: {ends:?}");
        assert!(
            answer.promises.iter().any(|promise| promise.in_time.is_some()),
            "{key}: {answer:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// With one queue, the same people and the same work, one officer more makes nobody later.
    #[test]
    fn one_officer_more_never_lowers_the_share_on_time(seed in any::<u64>(), load in 0.5_f64..1.3) {
        let plan = one_step("lima-hari", "1 hari kerja");
        let seconds = 3_000.0;
        let cases = load * 2.0 * 27_000.0 / seconds;
        let mut before = 0.0;
        for officers in 1..=5 {
            let mut scenario = scenario(cases, Work::Exponential(seconds), officers);
            (scenario.warm_up_days, scenario.days, scenario.runs, scenario.seed) = (0, 40, 2, seed);
            let in_time = simulate(&plan, &scenario).unwrap().in_time.mean;
            prop_assert!(in_time >= before, "{officers}: {in_time} after {before}");
            before = in_time;
        }
    }
}

#[test]
fn pairs_of_runs_tell_more_than_two_answers() {
    let plan = one_step("lima-hari", "1 hari kerja");
    let few = scenario(32.0, Work::Exponential(1_800.0), 2);
    let more = Scenario {
        staff: inspectors(3),
        ..few.clone()
    };
    let compared = compare((&plan, &few), (&plan, &more)).unwrap();
    let difference = compared.second.in_time.mean - compared.first.in_time.mean;
    assert!((compared.in_time.mean - difference).abs() < 1e-9);
    assert!(compared.in_time.low > 0.0, "{compared:?}");
    let same = compare((&plan, &few), (&plan, &few)).unwrap();
    assert!(
        same.in_time.low.abs() < 1e-12 && same.in_time.high.abs() < 1e-12,
        "the same people, the same luck"
    );
}

#[test]
fn in_another_version_the_same_people_have_the_same_luck() {
    let (plan, longer) = (
        one_step("lima-hari", "1 hari kerja"),
        one_step_more("lima-hari", "1 hari kerja"),
    );
    let before = scenario(30.0, Work::Exponential(1_800.0), 2);
    let mut after = before.clone();
    after.work.insert(StepId::new("catat"), Work::Always(0.0));
    let compared = compare((&plan, &before), (&longer, &after)).unwrap();
    let (low, high) = (compared.mean_days.low, compared.mean_days.high);
    assert!(low.abs() < 1e-12 && high.abs() < 1e-12, "{compared:?}");
    assert!(compared.second.steps > compared.first.steps);
}

#[test]
fn enough_officers_are_found_and_one_fewer_is_not_enough() {
    let plan = one_step("lima-hari", "1 hari kerja");
    let now = scenario(60.0, Work::Exponential(1_800.0), 2);
    let StaffNeeded::Enough { more, answer } = staff_needed(&plan, &now, 0.95).unwrap() else {
        panic!("officers alone can do this");
    };
    assert!(answer.in_time.low >= 0.95);
    let needed = more[&PositionKey::parse("damkar/inspektur").unwrap()];
    let fewer = Scenario {
        staff: inspectors(needed - 1),
        ..now
    };
    assert!(simulate(&plan, &fewer).unwrap().in_time.low < 0.95);
}

#[test]
fn officers_alone_cannot_keep_a_promise_shorter_than_the_work() {
    let plan = one_step("lima-hari", "1 jam");
    let slow = scenario(5.0, Work::Always(7_200.0), 1);
    assert!(matches!(
        staff_needed(&plan, &slow, 0.9),
        Ok(StaffNeeded::NotByStaff { .. })
    ));
}

#[test]
fn separate_steps_are_done_by_different_officers_where_there_are_two() {
    let plan = two_steps("lima-hari", "5 hari kerja");
    let mut alone = scenario(8.0, Work::Always(600.0), 1);
    alone.work.insert(StepId::new("putus"), Work::Always(600.0));
    // After a second round both may have done the first step.
    alone.rounds = 0;
    let answer = simulate(&plan, &alone).unwrap();
    assert!(answer.same_person > 0, "one officer does both, and it is said");
    let two = Scenario {
        staff: inspectors(2),
        ..alone
    };
    assert_eq!(simulate(&plan, &two).unwrap().same_person, 0);
}

#[test]
fn what_does_not_fit_the_service_is_refused() {
    let plan = one_step("lima-hari", "1 hari kerja");
    let fitting = || scenario(5.0, Work::Always(60.0), 1);
    let refused = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = fitting();
        change(&mut scenario);
        simulate(&plan, &scenario).unwrap_err()
    };
    assert_eq!(refused(&|scenario| scenario.runs = 1), ScenarioError::TooFewRuns);
    assert_eq!(refused(&|scenario| scenario.days = 0), ScenarioError::Number("days"));
    assert_eq!(refused(&|scenario| scenario.days = 1_000_000), ScenarioError::TooLong);
    assert_eq!(
        refused(&|scenario| scenario.priority = f64::NAN),
        ScenarioError::Number("priority")
    );
    let unknown = StepId::new("tidak-ada");
    let wanted = ScenarioError::UnknownStep(unknown.clone());
    assert_eq!(
        refused(&|scenario| drop(scenario.work.insert(unknown.clone(), Work::Always(1.0)))),
        wanted
    );
    let many = Arrivals::PerDay {
        cases: 1e9,
        peaks: Vec::new(),
    };
    assert_eq!(
        refused(&|scenario| scenario.arrivals = many.clone()),
        ScenarioError::TooMany
    );
    let position = PositionKey::parse("damkar/inspektur").unwrap();
    assert_eq!(
        refused(&|scenario| scenario.staff = inspectors(0)),
        ScenarioError::Staff(position)
    );
}
