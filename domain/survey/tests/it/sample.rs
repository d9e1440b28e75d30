//! Sample sizes, response rates and intervals.

use maklumat_survey::{Interval, Population, Sufficiency, response_rate, sample_size};

use crate::{questionnaire, tally};

/// Computed from the formula; printed tables of it are said to differ by one in some rows.
const TABLE: [(u64, u64); 28] = [
    (10, 10),
    (20, 19),
    (30, 28),
    (40, 36),
    (50, 44),
    (60, 52),
    (80, 66),
    (100, 80),
    (120, 92),
    (150, 108),
    (200, 132),
    (250, 152),
    (300, 169),
    (400, 196),
    (500, 217),
    (600, 234),
    (700, 248),
    (800, 260),
    (900, 269),
    (1_000, 278),
    (2_000, 322),
    (5_000, 357),
    (6_000, 361),
    (7_000, 364),
    (8_000, 367),
    (10_000, 370),
    (20_000, 377),
    (100_000, 383),
];

#[test]
fn every_row_of_the_table_comes_out() {
    for (people, answers) in TABLE {
        assert_eq!(sample_size(Population::Known(people)), answers, "{people}");
    }
}

#[test]
fn a_sample_is_never_more_than_the_people_and_grows_with_them_to_384() {
    let sizes: Vec<u64> = (0..3_000)
        .map(|people| sample_size(Population::Known(people)))
        .collect();
    assert!(sizes.windows(2).all(|two| two[0] <= two[1]));
    assert!((0..).zip(&sizes).all(|(people, size)| *size <= people));
    assert_eq!((sizes[0], sizes[1]), (0, 1));
    assert_eq!(sample_size(Population::Known(u64::MAX)), 384);
    assert_eq!(sample_size(Population::Unknown), 384);
}

#[test]
fn one_answer_fewer_than_the_sample_is_not_enough() {
    let people = Population::Known(200);
    assert_eq!(
        Sufficiency::of(131, people),
        Sufficiency::Insufficient { have: 131, need: 132 }
    );
    assert_eq!(
        Sufficiency::of(132, people),
        Sufficiency::Enough { have: 132, need: 132 }
    );
    let nobody = Sufficiency::of(0, Population::Known(0));
    assert_eq!(nobody, Sufficiency::Insufficient { have: 0, need: 1 });
}

#[test]
fn the_share_of_those_invited_who_answered_is_a_percentage_or_nothing() {
    assert_eq!(response_rate(1, 3).unwrap().to_string(), "33.33");
    assert_eq!(response_rate(3, 3).unwrap().to_string(), "100.00");
    assert_eq!(response_rate(0, 0), None);
    assert_eq!(response_rate(4, 3), None);
}

/// Half of the forms all 3, half all 4: each form is 75 or 100, the mean 87.5, and s^2 = 100 * 12.5^2 / 99 for a hundred.
#[test]
fn the_interval_is_the_one_computed_by_hand() {
    let forms: Vec<Vec<u8>> = (0..100).map(|at| vec![3 + at % 2; 9]).collect();
    let tally = tally(&questionnaire(), &forms);
    let half = |population| Interval::of(&tally, population).unwrap().half_width.to_string();
    // root of 3.841 * 156.25 / 99 = 2.46214..., up to 2.47.
    assert_eq!(half(Population::Unknown), "2.47");
    // times the root of (400 - 100) / 399: 2.13494..., up to 2.14.
    assert_eq!(half(Population::Known(400)), "2.14");
    // Everybody was asked, so nothing is left to chance; and a hundred of ninety are of another time.
    assert_eq!(half(Population::Known(100)), "0.00");
    assert_eq!(half(Population::Known(90)), "2.47");
    let interval = Interval::of(&tally, Population::Known(400)).unwrap();
    assert_eq!(
        (interval.low.to_string(), interval.high.to_string()),
        ("85.36".to_owned(), "89.64".to_owned())
    );
}

#[test]
fn of_twenty_nine_complete_forms_no_interval_is_said_and_of_thirty_one_is() {
    let of = |number: usize| Interval::of(&tally(&questionnaire(), &vec![vec![3; 9]; number]), Population::Unknown);
    assert_eq!(of(29), None);
    assert!(of(30).is_some());
    let mut partly = vec![vec![3; 9]; 30];
    partly[0][0] = 0;
    assert_eq!(
        Interval::of(&tally(&questionnaire(), &partly), Population::Unknown),
        None
    );
}

#[test]
fn an_interval_stays_within_what_an_index_can_be() {
    let mut forms = vec![vec![4; 9]; 40];
    forms[0] = vec![1; 9];
    let interval = Interval::of(&tally(&questionnaire(), &forms), Population::Unknown).unwrap();
    assert_eq!(interval.high.to_string(), "100.00");
    assert!(interval.low < interval.high);
}
