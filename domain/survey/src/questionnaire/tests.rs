use maklumat_vocabulary::{Language, LocalizedText};

use super::*;
use crate::instrument::instrument;

fn regulation() -> &'static Instrument {
    instrument("permenpanrb-14-2017").unwrap()
}

fn words(text: &str) -> LocalizedText {
    LocalizedText {
        id: text.to_owned(),
        en: None,
    }
}

fn parking() -> Element {
    Element {
        key: "parking".to_owned(),
        listed: Some(1),
        name: words("Tempat Parkir"),
        wording: Wording {
            question: words("Bagaimana tempat parkirnya?"),
            options: ["Buruk", "Cukup", "Baik", "Sangat baik"].map(words),
        },
        also: Vec::new(),
    }
}

fn weights(of: impl Fn(&str) -> &'static str) -> BTreeMap<String, Weight> {
    let keys = regulation().elements.iter().map(|element| element.key.clone());
    keys.map(|key| (key.clone(), Weight::parse(of(&key)).unwrap()))
        .collect()
}

#[test]
fn the_printed_weight_of_nine_is_shown_and_of_ten_it_is_another() {
    let plain = Questionnaire::plain(regulation());
    assert_eq!(plain.shown_weight(0).unwrap().to_string(), "0.11");
    let own = Own {
        extra: vec![parking()],
        ..Own::default()
    };
    let ten = Questionnaire::new(regulation(), own).unwrap();
    assert_eq!(ten.shown_weight(9).unwrap().to_string(), "0.10");
    let last = ten.elements().last().unwrap();
    assert_eq!((last.key.as_str(), last.listed), ("parking", None));
}

#[test]
fn weights_that_do_not_add_up_to_one_are_refused_with_their_sum() {
    let own = Own {
        weights: Some(weights(|_| "0.11")),
        ..Own::default()
    };
    let refusals = Questionnaire::new(regulation(), own).unwrap_err();
    assert_eq!(refusals, [QuestionnaireRefusal::WeightsNotOne("99/100".to_owned())]);
    assert!(refusals[0].words().within(Language::Indonesian).contains("99/100"));
}

#[test]
fn weights_that_add_up_are_taken_and_an_element_of_the_regulation_may_not_weigh_nothing() {
    let own = |of: fn(&str) -> &'static str| Own {
        weights: Some(weights(of)),
        ..Own::default()
    };
    let taken = Questionnaire::new(regulation(), own(|key| if key == "time" { "0.2" } else { "0.1" }));
    assert_eq!(taken.unwrap().shown_weight(2).unwrap().to_string(), "0.20");
    let nothing = Questionnaire::new(regulation(), own(|key| if key == "time" { "0" } else { "1/8" }));
    assert_eq!(
        nothing.unwrap_err(),
        [QuestionnaireRefusal::WeightZero("time".to_owned())]
    );
}

#[test]
fn an_element_of_ones_own_may_be_asked_and_weigh_nothing() {
    let mut weights = weights(|_| "1/9");
    weights.insert("parking".to_owned(), Weight::parse("0").unwrap());
    let own = Own {
        extra: vec![parking()],
        weights: Some(weights),
        ..Own::default()
    };
    assert!(Questionnaire::new(regulation(), own).is_ok());
}

#[test]
fn what_is_named_wrongly_is_said_all_at_once() {
    let twin = Element {
        key: "time".to_owned(),
        ..parking()
    };
    let own = Own {
        wording: [("smile".to_owned(), parking().wording)].into(),
        extra: vec![twin, parking()],
        weights: Some(weights(|_| "1/9")),
    };
    assert_eq!(
        Questionnaire::new(regulation(), own).unwrap_err(),
        [
            QuestionnaireRefusal::KeyTaken("time".to_owned()),
            QuestionnaireRefusal::NoSuchElement("smile".to_owned()),
            QuestionnaireRefusal::WeightMissing("parking".to_owned()),
        ]
    );
}

#[test]
fn a_unit_words_a_question_in_its_own_way() {
    let own = Own {
        wording: [("time".to_owned(), parking().wording)].into(),
        ..Own::default()
    };
    let questionnaire = Questionnaire::new(regulation(), own).unwrap();
    assert_eq!(questionnaire.elements()[2].wording, parking().wording);
}

#[test]
fn every_hundredth_has_one_band_and_the_ends_of_each_are_its_own() {
    let questionnaire = Questionnaire::plain(regulation());
    let letter = |units| {
        let band = questionnaire.band_of(Figure::hundredths(units));
        band.map(|band| band.letter.clone())
    };
    for (units, expected) in [
        (2499, None),
        (2500, Some("D")),
        (6499, Some("D")),
        (6500, Some("C")),
        (7660, Some("C")),
        (7661, Some("B")),
        (8830, Some("B")),
        (8831, Some("A")),
        (10_000, Some("A")),
        (10_001, None),
    ] {
        assert_eq!(letter(units).as_deref(), expected, "{units}");
    }
    assert!((2500..=10_000).all(|units| letter(units).is_some()));
}
