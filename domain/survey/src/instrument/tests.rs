use super::*;

const TEXT: &str = EMBEDDED[0];

#[test]
fn every_instrument_of_ours_can_be_read() {
    for text in EMBEDDED {
        Instrument::read(text).unwrap();
    }
    assert_eq!(instruments().len(), EMBEDDED.len());
}

#[test]
fn the_list_ends_with_facilities_and_the_questionnaire_with_complaints() {
    let instrument = instrument("permenpanrb-14-2017").unwrap();
    let asked: Vec<&str> = instrument.elements.iter().map(|element| element.key.as_str()).collect();
    assert_eq!(
        asked,
        [
            "requirements",
            "procedure",
            "time",
            "fee",
            "product",
            "competence",
            "conduct",
            "facilities",
            "complaints"
        ]
    );
    let listed = |key: &str| {
        instrument
            .elements
            .iter()
            .find(|element| element.key == key)
            .unwrap()
            .listed
    };
    assert_eq!((listed("complaints"), listed("facilities")), (Some(8), Some(9)));
}

#[test]
fn the_instrument_says_that_nobody_compared_it_with_the_annex() {
    let instrument = instrument("permenpanrb-14-2017").unwrap();
    assert_eq!(
        (instrument.confidence, instrument.is_checked),
        (Confidence::Seen, false)
    );
}

#[test]
fn a_gap_between_bands_is_a_flaw() {
    let gap = TEXT.replace("from   = \"76.61\"", "from   = \"76.62\"");
    let flaws = Instrument::read(&gap).unwrap_err();
    assert_eq!(
        flaws.iter().map(|flaw| flaw.place.as_str()).collect::<Vec<_>>(),
        ["band"]
    );
}

#[test]
fn an_element_without_its_fourth_option_or_with_the_place_of_another_is_a_flaw() {
    let three = TEXT.replace(", \"Sangat baik\"]", "]");
    let flaws = Instrument::read(&three).unwrap_err();
    assert_eq!(flaws[0].place, "element.9.id.options");
    let twice = TEXT.replace("asked  = 8", "asked  = 9");
    assert_eq!(Instrument::read(&twice).unwrap_err()[0].place, "element");
}

#[test]
fn a_flawed_file_says_all_that_is_wrong_at_once() {
    let flaws = Instrument::read("confidence = \"sure\"\n[[element]]\nkey = \"a\"").unwrap_err();
    let places: Vec<&str> = flaws.iter().map(|flaw| flaw.place.as_str()).collect();
    for place in [
        "key",
        "effective",
        "law",
        "source",
        "confidence",
        "element.1.asked",
        "element.1.id.options",
        "band",
    ] {
        assert!(places.contains(&place), "{place} in {places:?}");
    }
    assert_eq!(Instrument::read("= =").unwrap_err().len(), 1);
}
