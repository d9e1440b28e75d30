//! What holds for any answers.

use maklumat_survey::{Interval, Population, SurveyResult, Tally};
use proptest::prelude::*;

use crate::{form, questionnaire, tally};

/// Forms with blanks in them.
fn any_forms() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(0_u8..=4, 9), 0..60)
}

/// Forms without any.
fn complete_forms() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(1_u8..=4, 9), 1..60)
}

proptest! {
    #[test]
    fn parts_merged_in_any_way_are_the_whole(forms in any_forms(), cuts in prop::collection::vec(0_usize..4, 60)) {
        let questionnaire = questionnaire();
        let whole = tally(&questionnaire, &forms);
        let mut parts = vec![Tally::of(&questionnaire); 4];
        for (scores, part) in forms.iter().zip(&cuts) {
            parts[*part].add(&form(&questionnaire, scores));
        }
        let merged = |parts: &[Tally]| {
            let mut sum = Tally::of(&questionnaire);
            for part in parts {
                sum.merge(part).unwrap();
            }
            sum
        };
        let forwards = merged(&parts);
        let in_pairs = merged(&[merged(&parts[..2]), merged(&parts[2..])]);
        parts.reverse();
        prop_assert_eq!(&merged(&parts), &whole);
        prop_assert_eq!(&in_pairs, &whole);
        prop_assert_eq!(forwards, whole);
    }

    #[test]
    fn the_order_of_forms_changes_nothing(forms in any_forms()) {
        let questionnaire = questionnaire();
        let mut turned = forms.clone();
        turned.reverse();
        turned.sort();
        let (one, other) = (tally(&questionnaire, &forms), tally(&questionnaire, &turned));
        prop_assert_eq!(SurveyResult::of(&one), SurveyResult::of(&other));
        let people = Population::Known(100);
        prop_assert_eq!(Interval::of(&one, people), Interval::of(&other, people));
    }

    #[test]
    fn a_better_answer_never_lowers_the_index(mut forms in any_forms(), row in 0_usize..60, column in 0_usize..9) {
        let Some(at) = row.checked_rem(forms.len()) else { return Ok(()) };
        prop_assume!((1..4).contains(&forms[at][column]));
        let index = |forms: &[Vec<u8>]| SurveyResult::of(&tally(&questionnaire(), forms)).index;
        let before = index(&forms);
        forms[at][column] += 1;
        let after = index(&forms);
        prop_assert_eq!(before.is_some(), after.is_some());
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert!(before.exact < after.exact);
            prop_assert!(before.ikm <= after.ikm);
        }
    }

    #[test]
    fn of_complete_forms_the_index_is_25_times_the_sum_over_the_answers(forms in complete_forms()) {
        let result = SurveyResult::of(&tally(&questionnaire(), &forms));
        let sum: u64 = forms.iter().flatten().map(|score| u64::from(*score)).sum();
        let answers = 9 * u64::try_from(forms.len()).unwrap();
        // Half up in whole numbers: floor(2500 * sum / answers + 1/2).
        let hundredths = (2 * 2500 * sum + answers) / (2 * answers);
        prop_assert_eq!(result.index.unwrap().ikm.units(), hundredths);
    }

    #[test]
    fn an_index_is_between_25_and_100_and_has_a_band(forms in any_forms()) {
        let questionnaire = questionnaire();
        if let Some(index) = SurveyResult::of(&tally(&questionnaire, &forms)).index {
            prop_assert!((2500..=10_000).contains(&index.ikm.units()));
            prop_assert!(questionnaire.band_of(index.ikm).is_some());
        }
    }

    /// A slow and obvious reference in floating point stays within a hundredth of the exact interval.
    #[test]
    fn the_interval_agrees_with_floating_point(forms in prop::collection::vec(prop::collection::vec(1_u8..=4, 9), 30..60)) {
        let exact = Interval::of(&tally(&questionnaire(), &forms), Population::Known(500)).unwrap();
        let count = f64::from(u32::try_from(forms.len()).unwrap());
        let of_form = |form: &Vec<u8>| form.iter().map(|score| f64::from(*score)).sum::<f64>() / 9.0 * 25.0;
        let mean = forms.iter().map(of_form).sum::<f64>() / count;
        let variance = forms.iter().map(|form| (of_form(form) - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let half = (3.841 * variance / count * (500.0 - count) / 499.0).sqrt();
        let published: f64 = exact.half_width.to_string().parse().unwrap();
        prop_assert!(published >= half - 1e-9 && published <= half + 0.010_001, "{} {}", published, half);
    }
}
