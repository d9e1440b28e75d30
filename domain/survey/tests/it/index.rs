//! The index and its letter, against hand-computed figures.

use std::collections::BTreeMap;

use maklumat_survey::{Element, Horizon, Own, Population, Quality, Questionnaire, SurveyResult, Tally, Weight};

use crate::{form, forms_of_sum, ikm, questionnaire, regulation, result, tally};

fn letter(forms: &[Vec<u8>]) -> Option<String> {
    let people = Population::Known(u64::try_from(forms.len()).unwrap());
    match result(forms).quality(&questionnaire(), people) {
        Quality::Given(band) => Some(band.letter.clone()),
        Quality::Insufficient { .. } | Quality::Unanswered => None,
    }
}

/// Source of the example: the notes of a public program, which gave 90.56 by rounding weights first.
#[test]
fn twenty_nine_forms_with_a_sum_of_955_are_91_48_and_not_90_56() {
    let forms = forms_of_sum(29, 955);
    let sum: u64 = result(&forms).elements.iter().map(|element| element.sum).sum();
    assert_eq!((forms.len(), sum), (29, 955));
    assert_eq!(ikm(&forms).as_deref(), Some("91.48"));
    assert_eq!(letter(&forms).as_deref(), Some("A"));
}

#[test]
fn the_best_is_100_and_the_worst_25_for_any_number_of_forms() {
    for number in [1, 2, 7, 29, 384, 1000] {
        assert_eq!(ikm(&vec![vec![4; 9]; number]).as_deref(), Some("100.00"), "{number}");
        assert_eq!(ikm(&vec![vec![1; 9]; number]).as_deref(), Some("25.00"), "{number}");
    }
}

/// The sums are chosen so that the exact index lies just below, at, or just above the end of a band.
#[test]
fn the_letter_is_chosen_after_the_one_rounding() {
    // 10,000 answers are 25 sum / 10,000: forms and sum, the figure and its letter.
    for (forms, sum, figure, expected) in [
        // 25 * 23396 / 9000 = 64.98888...: rounded up to the last hundredth of D.
        (1000, 23_396, "64.99", "D"),
        // 25 * 70194 / 27000 = 64.99444...: down to the last hundredth of D.
        (3000, 70_194, "64.99", "D"),
        // 25 * 70195 / 27000 = 64.99537...: in the gap of the printed bands, up to the first hundredth of C.
        (3000, 70_195, "65.00", "C"),
        (1000, 23_400, "65.00", "C"),
        // 25 * 27577 / 9000 = 76.60277...: in the gap, down to the last hundredth of C.
        (1000, 27_577, "76.60", "C"),
        // 25 * 82734 / 27000 = 76.60555...: in the gap, up to the first hundredth of B.
        (3000, 82_734, "76.61", "B"),
        // 25 * 31789 / 9000 = 88.30277...: in the gap, down to the last hundredth of B.
        (1000, 31_789, "88.30", "B"),
        // 25 * 95370 / 27000 = 88.30555...: in the gap, up to the first hundredth of A.
        (3000, 95_370, "88.31", "A"),
    ] {
        let forms = forms_of_sum(forms, sum);
        assert_eq!(ikm(&forms).as_deref(), Some(figure), "{sum}");
        assert_eq!(letter(&forms).as_deref(), Some(expected), "{sum}");
    }
}

#[test]
fn nobody_answered_and_there_is_no_index() {
    let nothing = result(&[]);
    assert_eq!((nothing.filled, nothing.empty, nothing.index.clone()), (0, 0, None));
    assert_eq!(
        nothing.quality(&questionnaire(), Population::Known(10)),
        Quality::Unanswered
    );
    let blank = result(&[vec![0; 9]]);
    assert_eq!((blank.filled, blank.empty, blank.index), (0, 1, None));
}

#[test]
fn one_form_has_an_index_and_no_letter_until_the_sample_is_reached() {
    let one = result(&[vec![3, 3, 3, 4, 3, 3, 3, 3, 3]]);
    // 28 / 9 * 25 = 77.777...
    assert_eq!(one.index.as_ref().unwrap().ikm.to_string(), "77.78");
    let questionnaire = questionnaire();
    let insufficient = one.quality(&questionnaire, Population::Known(100));
    assert_eq!(insufficient, Quality::Insufficient { have: 1, need: 80 });
    let unknown = one.quality(&questionnaire, Population::Unknown);
    assert_eq!(unknown, Quality::Insufficient { have: 1, need: 384 });
}

#[test]
fn a_blank_is_not_a_zero_and_takes_nothing_from_the_other_answers() {
    let forms = [vec![4; 9], vec![4, 4, 4, 0, 4, 4, 4, 4, 4]];
    let result = result(&forms);
    assert_eq!(result.index.as_ref().unwrap().ikm.to_string(), "100.00");
    assert_eq!((result.filled, result.complete), (2, 1));
    let fee = &result.elements[3];
    assert_eq!((fee.key.as_str(), fee.filled, fee.sum), ("fee", 1, 4));
}

#[test]
fn the_mean_of_an_element_is_over_the_forms_that_answer_it() {
    // requirements: (4 + 2) / 2 = 3; every other element: 4 / 1. (3 + 8 * 4) / 9 * 25 = 97.222...
    let forms = [vec![4; 9], vec![2, 0, 0, 0, 0, 0, 0, 0, 0]];
    assert_eq!(ikm(&forms).as_deref(), Some("97.22"));
}

#[test]
fn an_element_nobody_answered_leaves_the_survey_without_an_index() {
    let result = result(&vec![vec![4, 4, 4, 0, 4, 4, 4, 4, 4]; 50]);
    assert_eq!(result.index, None);
    assert_eq!((result.elements[3].mean.clone(), result.elements[3].rank), (None, None));
    assert_eq!(
        result.quality(&questionnaire(), Population::Known(50)),
        Quality::Unanswered
    );
}

#[test]
fn the_least_answered_element_decides_whether_there_are_enough() {
    let mut forms = vec![vec![4; 9]; 28];
    forms[0][5] = 0;
    assert_eq!(
        result(&forms).quality(&questionnaire(), Population::Known(30)),
        Quality::Insufficient { have: 27, need: 28 }
    );
}

fn with_extra(weight: &str) -> Questionnaire {
    let ninth = if weight == "0" { "1/9" } else { "1/10" };
    let mut weights: BTreeMap<String, Weight> = BTreeMap::new();
    for element in &regulation().elements {
        weights.insert(element.key.clone(), Weight::parse(ninth).unwrap());
    }
    weights.insert("parking".to_owned(), Weight::parse(weight).unwrap());
    let extra = Element {
        key: "parking".to_owned(),
        ..regulation().elements[0].clone()
    };
    let own = Own {
        extra: vec![extra],
        weights: Some(weights),
        ..Own::default()
    };
    Questionnaire::new(regulation(), own).unwrap()
}

#[test]
fn an_element_of_a_units_own_counts_by_its_weight() {
    let forms = [vec![4, 4, 4, 4, 4, 4, 4, 4, 4, 1]];
    let ikm = |weight| {
        let questionnaire = with_extra(weight);
        let result = SurveyResult::of(&tally(&questionnaire, &forms));
        result.index.map(|index| index.ikm.to_string())
    };
    // (9 * 4 + 1) / 10 * 25 = 92.50
    assert_eq!(ikm("1/10").as_deref(), Some("92.50"));
    assert_eq!(ikm("0").as_deref(), Some("100.00"));
}

#[test]
fn weights_move_the_index_by_what_they_say() {
    // time alone is 2: 0.2 * 2 + 0.8 * 4 = 3.6, times 25 is 90.
    let weight = |key: &str| if key == "time" { "0.2" } else { "0.1" };
    let keys = regulation().elements.iter().map(|element| element.key.clone());
    let weights = keys.map(|key| (key.clone(), Weight::parse(weight(&key)).unwrap()));
    let own = Own {
        weights: Some(weights.collect()),
        ..Own::default()
    };
    let questionnaire = Questionnaire::new(regulation(), own).unwrap();
    let tally = tally(&questionnaire, &[vec![4, 4, 2, 4, 4, 4, 4, 4, 4]]);
    let index = SurveyResult::of(&tally).index.unwrap();
    assert_eq!(
        (index.ikm.to_string(), index.exact.rounded(3).to_string()),
        ("90.00".to_owned(), "3.600".to_owned())
    );
}

#[test]
fn equal_means_share_a_rank_and_the_lowest_elements_come_with_their_equals() {
    let result = result(&[vec![4, 2, 3, 4, 3, 4, 4, 4, 1]]);
    let ranks: Vec<usize> = result.elements.iter().filter_map(|element| element.rank).collect();
    assert_eq!(ranks, [1, 8, 6, 1, 6, 1, 1, 1, 9]);
    let lowest = |count| {
        let lowest = result.lowest(count);
        lowest.iter().map(|element| element.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lowest(0), [""; 0]);
    assert_eq!(lowest(1), ["complaints"]);
    assert_eq!(lowest(3), ["complaints", "procedure", "time", "product"]);
    assert_eq!(lowest(99).len(), 9);
}

#[test]
fn a_follow_up_is_short_below_12_months_and_long_above_24() {
    let horizons = [0, 11, 12, 24, 25].map(Horizon::of_months);
    assert_eq!(
        horizons,
        [
            Horizon::Short,
            Horizon::Short,
            Horizon::Medium,
            Horizon::Medium,
            Horizon::Long
        ]
    );
}

#[test]
fn tallies_of_other_weights_are_not_added() {
    let mut plain = Tally::of(&questionnaire());
    let before = plain.clone();
    assert!(plain.merge(&Tally::of(&with_extra("1/10"))).is_err());
    assert_eq!(plain, before);
    assert!(!form(&questionnaire(), &[4; 9]).is_empty());
}
