//! The cheapest next improvement, by hand.

use maklumat_compliance::{Answer, Assessment};
use maklumat_vocabulary::Language;

use crate::{everything, known, number};

/// A level of survey (17 of 24 of 75 %) is worth 5/5 x 0.75 x 0.24 x 0.17 = 0.0306; a level of pledge 0.018.
#[test]
fn steps_are_ordered_by_points_for_an_hour() {
    let mut assessment = everything("pekppp-2023", true);
    assessment.answer("survey", Answer::Level(2)).unwrap();
    assessment.answer("pledge", Answer::Level(1)).unwrap();
    assessment.answer("vulnerable", Answer::Level(0)).unwrap();
    let steps = assessment.improvements();
    let told: Vec<(&str, u8, String, u32)> = steps
        .iter()
        .map(|step| (step.indicator.as_str(), step.to, step.gain.to_string(), step.hours))
        .collect();
    assert_eq!(
        told,
        [
            ("survey", 3, "0.0306".to_owned(), 4),
            ("pledge", 2, "0.018".to_owned(), 24),
            // A ramp and its like cost months: 0.75 x 0.18 x 0.20 = 0.027.
            ("vulnerable", 1, "0.027".to_owned(), 320),
        ]
    );
    assert_eq!(
        steps[0].says.within(Language::English),
        "Show the result where the service is given"
    );
    assert_eq!(
        steps[0].reaches.within(Language::English),
        "and the result hangs where the service is given"
    );
}

#[test]
fn equal_steps_keep_the_order_of_the_instrument() {
    let steps = Assessment::new(known("ombudsman-2015")).improvements();
    let standard: Vec<&str> = steps
        .iter()
        .map(|step| step.indicator.as_str())
        .filter(|key| ["requirements", "procedure", "product", "time", "fee"].contains(key))
        .collect();
    assert_eq!(standard, ["requirements", "procedure", "product", "time", "fee"]);
}

#[test]
fn a_step_says_which_items_are_missing_and_the_required_ones_come_first() {
    let mut assessment = Assessment::new(known("pekppp-2023"));
    let items = ["wifi", "chairs"].map(str::to_owned).into();
    assessment.answer("waiting-room", Answer::Items(items)).unwrap();
    let steps = assessment.improvements();
    let step = steps.iter().find(|step| step.indicator == "waiting-room").unwrap();
    let missing: Vec<&str> = step.missing.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(
        missing,
        [
            "cooling",
            "queue-monitor",
            "television",
            "reading",
            "charger",
            "water",
            "other"
        ]
    );
}

#[test]
fn what_has_no_weight_and_what_is_at_its_top_has_no_step() {
    assert!(everything("pekppp-2023", true).improvements().is_empty());
    let keys: Vec<String> = Assessment::new(known("pekppp-2023"))
        .improvements()
        .into_iter()
        .map(|step| step.indicator)
        .collect();
    assert_eq!(keys.len(), 30);
    assert!(!keys.contains(&"queue".to_owned()) && !keys.contains(&"perception".to_owned()));
}

#[test]
fn what_if_changes_nothing_and_refuses_what_does_not_fit() {
    let assessment = everything("pekppp-2023", false);
    let pledge = ("pledge".to_owned(), Answer::Level(5));
    let score = assessment.what_if(std::slice::from_ref(&pledge)).unwrap();
    assert_eq!(score.exact, number("0.09"));
    assert_eq!(assessment, everything("pekppp-2023", false));
    let stairs = ("stairs".to_owned(), Answer::Level(5));
    assert_eq!(assessment.what_if(&[pledge, stairs]).unwrap_err().len(), 1);
}

/// From 50.00 (five variables present) to green from 81: no step of the plan can be left out again.
#[test]
fn a_plan_to_green_has_no_idle_step() {
    let mut assessment = Assessment::new(known("ombudsman-2015"));
    for dimension in known("ombudsman-2015").dimensions().take(5) {
        for asked in &dimension.indicators {
            assessment.answer(&asked.key, Answer::Level(1)).unwrap();
        }
    }
    assert_eq!(assessment.score().band.key, "red");
    let plan = assessment.plan("green").unwrap();
    assert!(plan.is_enough);
    assert_eq!(plan.score.band.key, "green");
    for left_out in 0..plan.steps.len() {
        let steps = plan.steps.iter().enumerate().filter(|(at, _)| *at != left_out);
        let changes: Vec<(String, Answer)> = steps.map(|(_, step)| (step.indicator.clone(), step.answer())).collect();
        assert_ne!(assessment.what_if(&changes).unwrap().band.key, "green");
    }
    assert!(!plan.steps.iter().any(|step| step.effort == "months"));
}

/// Without a survey of trust the highest total is 70: green begins at 78.
#[test]
fn a_plan_that_cannot_arrive_says_so() {
    let plan = Assessment::new(known("ombudsman-2025")).plan("b").unwrap();
    assert!(!plan.is_enough);
    assert!(!plan.steps.is_empty());
    assert_eq!(Assessment::new(known("ombudsman-2025")).plan("platinum"), None);
    let there = everything("ombudsman-2025", true).plan("b").unwrap();
    assert!(there.is_enough && there.steps.is_empty());
}
