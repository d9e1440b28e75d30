//! Answers that are not taken.

use maklumat_compliance::{Answer, Assessment, Unfit};

use crate::{known, number};

fn refusal(indicator: &str, answer: Answer) -> Option<Unfit> {
    let mut assessment = Assessment::new(known("pekppp-2023"));
    let refusal = assessment.answer(indicator, answer).err();
    assert_eq!(assessment.given(indicator).is_none(), refusal.is_some());
    refusal
}

fn mean(sum: &str, respondents: u32) -> Answer {
    let sum = number(sum);
    Answer::Mean { sum, respondents }
}

#[test]
fn what_is_asked_otherwise_is_refused_by_name() {
    let named = |indicator: &str| indicator.to_owned();
    let indicator = named("stairs");
    assert_eq!(
        refusal("stairs", Answer::Level(1)),
        Some(Unfit::UnknownIndicator { indicator })
    );
    let indicator = named("pledge");
    assert_eq!(
        refusal("pledge", Answer::Count(1)),
        Some(Unfit::OtherScale { indicator })
    );
    let indicator = named("perception");
    assert_eq!(
        refusal("perception", Answer::Level(1)),
        Some(Unfit::OtherScale { indicator })
    );
    let (indicator, item) = (named("toilet"), named("bidet"));
    let items = Answer::Items([named("bidet")].into());
    assert_eq!(refusal("toilet", items), Some(Unfit::UnknownItem { indicator, item }));
}

#[test]
fn the_ends_of_a_scale_are_on_it_and_what_lies_beyond_is_not() {
    let indicator = "pledge".to_owned();
    assert_eq!(refusal("pledge", Answer::Level(5)), None);
    assert_eq!(
        refusal("pledge", Answer::Level(6)),
        Some(Unfit::AboveTheTop { indicator, top: 5 })
    );
    assert_eq!(refusal("perception", mean("50", 10)), None);
    assert_eq!(refusal("perception", mean("0", 10)), None);
    for sum in ["50.01", "-0.01"] {
        let indicator = "perception".to_owned();
        let ends = Box::new([number("0"), number("5")]);
        assert_eq!(
            refusal("perception", mean(sum, 10)),
            Some(Unfit::OutsideTheScale { indicator, ends })
        );
    }
}

#[test]
fn a_mean_says_of_how_many_it_is() {
    for answer in [Answer::Number(number("4")), mean("0", 0)] {
        let indicator = "perception".to_owned();
        assert_eq!(
            refusal("perception", answer),
            Some(Unfit::WithoutRespondents { indicator })
        );
    }
}

#[test]
fn an_instrument_without_suffix_takes_none() {
    let mut assessment = Assessment::new(known("pekppp-2023"));
    assert_eq!(assessment.earn_suffix(), Err(Unfit::NoSuffix));
    assert_eq!(assessment, Assessment::new(known("pekppp-2023")));
}
