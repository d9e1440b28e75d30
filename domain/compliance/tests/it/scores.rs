//! Scores against tables reckoned by hand.

use std::collections::BTreeSet;

use maklumat_compliance::{Answer, Assessment, Exact, RestsOn};
use maklumat_vocabulary::Language;

use crate::{everything, known, number};

fn pekppp(levels: &[u8; 30], (sum, respondents): (&str, u32)) -> Assessment<'static> {
    let instrument = known("pekppp-2023");
    let mut assessment = Assessment::new(instrument);
    for (asked, level) in instrument.indicators().zip(levels) {
        assessment.answer(&asked.key, Answer::Level(*level)).unwrap();
    }
    let mean = Answer::Mean {
        sum: number(sum),
        respondents,
    };
    assessment.answer("perception", mean).unwrap();
    assessment
}

/// Aspect I: 85+56+21+28+10+85+28+21+14 = 348, so 3.48; the others 4, 2, 5, 1 and 0.
/// F-02 = 0.24 x 3.48 + 0.25 x 4 + 0.18 x 2 + 0.11 x 5 + 0.10 x 1 = 2.8452; F-03 = 412 / 100 = 4.12.
/// IPP = 0.75 x 2.8452 + 0.25 x 4.12 = 2.1339 + 1.03 = 3.1639.
#[test]
fn a_mixed_pekppp_comes_to_what_the_hand_reckons() {
    let levels = [
        5, 4, 3, 2, 1, 5, 4, 3, 2, // I
        4, 4, 4, 4, 4, // II
        2, 2, 2, 2, 2, 2, // III
        5, 5, 5, 5, // IV
        1, 1, 1, 1, // V
        0, 0, // VI
    ];
    let score = pekppp(&levels, ("412", 100)).score();
    let alone: Vec<String> = score.dimensions.iter().map(|part| part.alone.to_string()).collect();
    assert_eq!(alone, ["3.48", "4", "2", "5", "1", "0", "4.12"]);
    let parts: Vec<String> = score.parts.iter().map(|part| part.alone.to_string()).collect();
    assert_eq!(parts, ["2.8452", "4.12"]);
    assert_eq!(score.exact.to_string(), "3.1639");
    assert_eq!(
        (score.total.shown(2).as_str(), score.band.letter.as_deref()),
        ("3.16", Some("B-"))
    );
    assert_eq!(score.unanswered, ["queue"]);
}

/// All 4.5 by halves is not possible with levels, so the cut is met by F-03: 0.75 x 5 + 0.25 x 3 = 4.50, and a bit more.
#[test]
fn four_point_five_is_a_minus_and_is_rounded_before_it_is_classified() {
    let letter = |sum: &str, respondents: u32| {
        let score = pekppp(&[5; 30], (sum, respondents)).score();
        (score.total.shown(2), score.band.letter.unwrap())
    };
    assert_eq!(letter("3", 1), ("4.50".to_owned(), "A-".to_owned()));
    // 3.0196 x 0.25 = 0.7549: 4.5049 is still 4.50.
    assert_eq!(letter("30196", 10_000), ("4.50".to_owned(), "A-".to_owned()));
    // 3.02 x 0.25 = 0.755: 4.505 is rounded up, once.
    assert_eq!(letter("302", 100), ("4.51".to_owned(), "A".to_owned()));
}

/// Input: 12.22 of 100 x 21.85 = 2.67007; Process 32.37; Output 0.8 x 24.24 = 19.392; complaints 0.5 x 21.54 = 10.77.
#[test]
fn four_dimensions_of_2022_weigh_as_published() {
    let mut assessment = Assessment::new(known("ombudsman-2022"));
    assessment.answer("knows-components", Answer::Count(4)).unwrap();
    assessment.answer("standards", Answer::Count(11)).unwrap();
    assessment.answer("perception", Answer::Number(number("80"))).unwrap();
    assessment
        .answer("complaint-handling", Answer::Number(number("50")))
        .unwrap();
    let score = assessment.score();
    assert_eq!(score.exact.to_string(), "65.20207");
    assert_eq!(
        (score.total.shown(2).as_str(), score.band.letter.as_deref()),
        ("65.20", Some("C"))
    );
    let most: Vec<String> = score
        .dimensions
        .iter()
        .map(|dimension| dimension.most.to_string())
        .collect();
    assert_eq!(most, ["21.85", "32.37", "24.24", "21.54"]);
    assert_eq!(score.unanswered.len(), 13);
    assert_eq!(score.cut_mark().unwrap().en, "unverified cut point");
}

fn opinion(respondents: u32) -> Assessment<'static> {
    let instrument = known("ombudsman-2025");
    let mut assessment = Assessment::new(instrument);
    let document: BTreeSet<String> = [String::from("document")].into();
    for asked in instrument.indicators() {
        let is_number = asked.top().is_none();
        let answer = match asked.number.split('-').next() {
            Some("IN") if is_number => Answer::Number(number("50")),
            Some("OUT") => Answer::Number(number("70")),
            Some("PR") => Answer::Items(document.clone()),
            Some("KM") => Answer::Mean {
                sum: &number("80") * &Exact::whole(respondents),
                respondents,
            },
            _ if is_number => Answer::Number(number("100")),
            _ => Answer::Level(1),
        };
        assessment.answer(&asked.key, answer).unwrap();
    }
    assessment
}

/// Four dimensions of 17.5: Input 2.5 of 3 = 14.58333; Process half = 8.75; Output 0.7 = 12.25; complaints 17.5;
/// trust 0.8 x 30 = 24. Together 77.08333.
#[test]
fn an_opinion_of_2025_takes_seventy_and_thirty_and_the_suffix_gives_no_points() {
    let mut assessment = opinion(30);
    let plain = assessment.score();
    assert_eq!(
        (plain.total.shown(2).as_str(), plain.label.id.as_str()),
        ("77.08", "Opini Kualitas Sedang")
    );
    assessment.earn_suffix().unwrap();
    let earned = assessment.score();
    assert_eq!(earned.exact, plain.exact);
    assert_eq!(earned.label.id, "Opini Kualitas Sedang Tanpa Maladministrasi");
    assert_eq!(
        earned.label.within(Language::English),
        "Opinion: medium quality, without maladministration"
    );
    assessment.miss_suffix().unwrap();
    assert_eq!(assessment.score().label, plain.label);
}

#[test]
fn too_few_respondents_count_as_the_lowest_and_it_is_told() {
    let score = opinion(29).score();
    assert_eq!(
        (score.total.shown(2).as_str(), score.band.letter.as_deref()),
        ("53.08", Some("D"))
    );
    assert_eq!(score.indicator("trust").unwrap().too_few, Some((29, 30)));
    assert_eq!(opinion(30).score().indicator("trust").unwrap().too_few, None);
}

/// Ten variables of 10: 3 of 5 = 6; 10; 10; 2 of 3 = 6.6667; 0; 10; 10; 1 of 3 = 3.3333; 10; 0. Together 66.
#[test]
fn a_checklist_until_2021_gives_every_variable_ten() {
    let mut assessment = Assessment::new(known("ombudsman-2015"));
    for present in [
        "requirements",
        "procedure",
        "product",
        "pledge-shown",
        "information-system",
        "waiting-room",
        "toilet",
        "complaint-channel",
        "complaint-procedure",
        "complaint-officer",
        "satisfaction",
        "vision-shown",
        "identity",
    ] {
        assessment.answer(present, Answer::Level(1)).unwrap();
    }
    let score = assessment.score();
    assert_eq!(
        (score.exact.to_string().as_str(), score.band.says.id.as_str()),
        ("66", "Kepatuhan sedang")
    );
    assert_eq!(score.cut_mark(), None);
    assert!(
        score
            .unverified
            .iter()
            .any(|part| part.what == RestsOn::EqualWeights("checklist".to_owned()))
    );
}

#[test]
fn the_best_of_everything_is_the_top_and_the_worst_is_nothing() {
    for (key, top, best, worst) in [
        ("ombudsman-2015", "100.00", "green", "red"),
        ("ombudsman-2022", "100.00", "a", "e"),
        ("ombudsman-2025", "100.00", "a", "e"),
        ("pekppp-2023", "5.00", "a", "f"),
    ] {
        let score = everything(key, true).score();
        assert_eq!(
            (score.total.shown(2).as_str(), score.band.key.as_str()),
            (top, best),
            "{key}"
        );
        assert_eq!(score.exact, known(key).maximum, "{key}");
        let score = everything(key, false).score();
        assert_eq!(
            (score.exact.to_string().as_str(), score.band.key.as_str()),
            ("0", worst),
            "{key}"
        );
        assert!(score.unanswered.is_empty());
        let nothing = Assessment::new(known(key)).score();
        assert_eq!(
            (nothing.exact, nothing.unanswered.len()),
            (score.exact, score.indicators.len())
        );
    }
}

#[test]
fn items_count_only_with_those_that_are_required() {
    let mut assessment = Assessment::new(known("pekppp-2023"));
    let mut level = |items: &[&str]| {
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        assessment.answer("waiting-room", Answer::Items(items)).unwrap();
        assessment.score().indicator("waiting-room").unwrap().level
    };
    assert_eq!(level(&["chairs", "wifi", "water"]), Some(0));
    assert_eq!(level(&["chairs", "cooling"]), Some(1));
    assert_eq!(level(&["chairs", "cooling", "wifi", "water"]), Some(3));
    assert_eq!(
        level(&["chairs", "cooling", "wifi", "water", "reading", "charger", "television"]),
        Some(5)
    );
}
