//! Estimates: what the platform knows, what people claim, and what no longer counts.

use maklumat_compliance::{
    Answer, AssessmentEvidence, Exact, Fact, FactValue, Grounds, IndicatorEstimate, Known, Readiness, Source,
    SuffixEvidence, Unfit, estimate,
};

use crate::{known, number};

pub(crate) fn facts(told: &[(Fact, FactValue)]) -> Known {
    let mut facts = Known::default();
    for (fact, value) in told {
        facts.tell(*fact, value.clone()).unwrap();
    }
    facts
}

pub(crate) fn yes(fact: Fact) -> (Fact, FactValue) {
    (fact, FactValue::YesNo(true))
}

pub(crate) fn no(fact: Fact) -> (Fact, FactValue) {
    (fact, FactValue::YesNo(false))
}

pub(crate) fn evidence(id: &str, indicator: &str, claims: Answer, until: Option<&str>) -> AssessmentEvidence {
    AssessmentEvidence {
        id: id.to_owned(),
        indicator: indicator.to_owned(),
        claims,
        until: until.map(|until| until.parse().unwrap()),
    }
}

pub(crate) fn readiness(known_facts: &Known, evidence: &[AssessmentEvidence], day: &str) -> Readiness<'static> {
    let grounds = Grounds {
        known: known_facts,
        evidence,
        suffix: None,
    };
    estimate(known("pekppp-2023"), &grounds, day.parse().unwrap()).unwrap()
}

fn of<'r>(readiness: &'r Readiness<'_>, key: &str) -> (Option<u8>, &'r IndicatorEstimate) {
    let estimate = readiness.indicators.iter().find(|estimate| estimate.key == key);
    (readiness.score.indicator(key).unwrap().level, estimate.unwrap())
}

#[test]
fn facts_alone_give_the_highest_level_whose_needs_are_all_met() {
    let standard = [
        yes(Fact::StandardExists),
        yes(Fact::StandardComplete),
        yes(Fact::StandardEstablished),
    ];
    for (told, level) in [(&standard[..1], 1), (&standard[..2], 2), (&standard[..3], 3)] {
        let readiness = readiness(&facts(told), &[], "2026-12-01");
        let (reached, estimate) = of(&readiness, "standard");
        assert_eq!((reached, estimate.source), (Some(level), Source::Measured));
        assert_eq!(estimate.inputs.len(), 5);
        let known: Vec<Fact> = estimate
            .inputs
            .iter()
            .filter(|(_, value)| value.is_some())
            .map(|(fact, _)| *fact)
            .collect();
        let wanted: Vec<Fact> = told.iter().map(|(fact, _)| *fact).collect();
        assert_eq!(known, wanted);
    }
}

#[test]
fn what_nobody_knows_is_the_lowest_and_has_no_source_and_what_is_known_to_be_absent_is_measured() {
    let nothing = readiness(&Known::default(), &[], "2026-12-01");
    let (level, estimate) = of(&nothing, "standard");
    assert_eq!((level, estimate.source), (Some(0), Source::Nothing));
    assert_eq!(nothing.score.unanswered.len(), 32);
    let absent = readiness(&facts(&[no(Fact::StandardExists)]), &[], "2026-12-01");
    let (level, estimate) = of(&absent, "standard");
    assert_eq!((level, estimate.source), (Some(0), Source::Measured));
}

#[test]
fn thresholds_on_days_and_shares_decide_the_level() {
    let days = |days| (Fact::InformationAgeDays, FactValue::Days(days));
    for (age, level) in [
        (0, 5),
        (1, 5),
        (2, 4),
        (7, 4),
        (8, 3),
        (31, 3),
        (32, 2),
        (366, 1),
        (367, 0),
    ] {
        let readiness = readiness(&facts(&[days(age)]), &[], "2026-12-01");
        assert_eq!(of(&readiness, "currency").0, Some(level), "{age}");
    }
    let plan = |share: &str| (Fact::SurveyPlanDonePercent, FactValue::Percent(number(share)));
    for (share, level) in [
        ("0", 1),
        ("0.5", 2),
        ("29.99", 2),
        ("30", 3),
        ("80", 3),
        ("80.01", 4),
        ("99.9", 4),
        ("100", 5),
    ] {
        let readiness = readiness(&facts(&[yes(Fact::SurveyPlan), plan(share)]), &[], "2026-12-01");
        assert_eq!(of(&readiness, "survey-plan").0, Some(level), "{share}");
    }
}

#[test]
fn reviews_count_by_the_newest_and_the_oldest() {
    let ages = |newest, oldest| {
        facts(&[
            (Fact::StandardReviewNewestDays, FactValue::Days(newest)),
            (Fact::StandardReviewOldestDays, FactValue::Days(oldest)),
        ])
    };
    for (newest, oldest, level) in [(30, 300, 5), (30, 400, 4), (400, 700, 3), (400, 900, 2), (900, 1200, 1)] {
        let readiness = readiness(&ages(newest, oldest), &[], "2026-12-01");
        assert_eq!(of(&readiness, "review").0, Some(level), "{newest} {oldest}");
    }
}

#[test]
fn evidence_counts_until_its_last_day_and_then_is_told() {
    let photo = [evidence("foto-parkir", "parking", Answer::Count(3), Some("2026-12-01"))];
    let today = readiness(&Known::default(), &photo, "2026-12-01");
    let (level, estimate) = of(&today, "parking");
    assert_eq!((level, estimate.source), (Some(3), Source::Evidence));
    assert_eq!(
        (estimate.evidence.as_slice(), estimate.expired.len()),
        (&["foto-parkir".to_owned()][..], 0)
    );
    let tomorrow = readiness(&Known::default(), &photo, "2026-12-02");
    let (level, estimate) = of(&tomorrow, "parking");
    assert_eq!((level, estimate.source), (Some(0), Source::Nothing));
    assert_eq!(
        (estimate.evidence.len(), estimate.expired.as_slice()),
        (0, &["foto-parkir".to_owned()][..])
    );
}

#[test]
fn evidence_may_say_more_than_facts_know_and_never_what_they_deny() {
    let claim = [evidence("berita-acara", "standard", Answer::Level(4), None)];
    let some = [yes(Fact::StandardExists), yes(Fact::StandardComplete)];
    let more = readiness(&facts(&some), &claim, "2026-12-01");
    assert_eq!(
        (of(&more, "standard").0, of(&more, "standard").1.source),
        (Some(4), Source::Evidence)
    );
    let denied = readiness(
        &facts(&[some[0].clone(), some[1].clone(), no(Fact::StandardEstablished)]),
        &claim,
        "2026-12-01",
    );
    let (level, estimate) = of(&denied, "standard");
    assert_eq!((level, estimate.source), (Some(2), Source::Measured));
    assert_eq!(
        (estimate.contradicted.as_slice(), estimate.evidence.len()),
        (&["berita-acara".to_owned()][..], 0)
    );
}

#[test]
fn a_level_that_wants_evidence_is_not_reached_by_facts() {
    let online = facts(&[yes(Fact::InformationOnGoId)]);
    assert_eq!(
        of(&readiness(&online, &[], "2026-12-01"), "use").1.source,
        Source::Nothing
    );
    let claim = [evidence("layar", "use", Answer::Level(4), None)];
    assert_eq!(of(&readiness(&online, &claim, "2026-12-01"), "use").0, Some(4));
    let elsewhere = facts(&[no(Fact::InformationOnGoId)]);
    assert_eq!(of(&readiness(&elsewhere, &claim, "2026-12-01"), "use").0, Some(0));
}

#[test]
fn items_by_facts_and_by_photos_are_put_together() {
    let items = |keys: &[&str]| Answer::Items(keys.iter().map(|key| (*key).to_owned()).collect());
    let photos = [
        evidence("a", "waiting-room", items(&["chairs", "cooling"]), None),
        evidence("b", "waiting-room", items(&["wifi"]), None),
    ];
    let monitor = readiness(&facts(&[yes(Fact::QueueMonitor)]), &photos, "2026-12-01");
    let (level, estimate) = of(&monitor, "waiting-room");
    assert_eq!((level, estimate.source), (Some(3), Source::Both));
    assert_eq!(estimate.evidence, ["a", "b"]);
    let claimed = [evidence(
        "c",
        "waiting-room",
        items(&["chairs", "cooling", "queue-monitor"]),
        None,
    )];
    let denied = readiness(&facts(&[no(Fact::QueueMonitor)]), &claimed, "2026-12-01");
    let (level, estimate) = of(&denied, "waiting-room");
    assert_eq!(level, Some(1));
    assert_eq!(estimate.contradicted, ["c"]);
}

#[test]
fn a_counted_fact_answers_a_count() {
    let media = facts(&[(Fact::SurveyMedia, FactValue::Count(4))]);
    let measured = readiness(&media, &[], "2026-12-01");
    assert_eq!(
        (of(&measured, "survey-media").0, of(&measured, "survey-media").1.source),
        (Some(4), Source::Measured)
    );
}

#[test]
fn evidence_that_does_not_fit_is_refused_even_when_it_has_expired() {
    let wrong = [evidence("x", "stairs", Answer::Level(1), Some("2020-01-01"))];
    let nothing = Known::default();
    let grounds = Grounds {
        known: &nothing,
        evidence: &wrong,
        suffix: None,
    };
    let refused = estimate(known("pekppp-2023"), &grounds, "2026-12-01".parse().unwrap());
    let indicator = "stairs".to_owned();
    assert_eq!(refused, Err(vec![Unfit::UnknownIndicator { indicator }]));
}

#[test]
fn the_suffix_needs_evidence_that_counts() {
    let nothing = Known::default();
    let letter = SuffixEvidence {
        id: "surat".to_owned(),
        is_earned: true,
        until: Some("2026-12-31".parse().unwrap()),
    };
    let label = |day: &str| {
        let grounds = Grounds {
            known: &nothing,
            evidence: &[],
            suffix: Some(&letter),
        };
        let readiness = estimate(known("ombudsman-2025"), &grounds, day.parse().unwrap()).unwrap();
        (readiness.score.suffix, readiness.score.label.id)
    };
    assert_eq!(label("2026-12-31").1, "Opini Kualitas Terendah Tanpa Maladministrasi");
    assert_eq!(label("2027-01-01"), (None, "Opini Kualitas Terendah".to_owned()));
}

#[test]
fn shares_of_complaints_answer_indicators_of_the_ombudsman() {
    let share = facts(&[(Fact::ComplaintClockKeptPercent, FactValue::Percent(number("75")))]);
    let grounds = Grounds {
        known: &share,
        evidence: &[],
        suffix: None,
    };
    let readiness = estimate(known("ombudsman-2025"), &grounds, "2026-12-01".parse().unwrap()).unwrap();
    let own = readiness.score.indicator("complaints-in-time").unwrap();
    // 0.7 x 100 / 4 / 9 x 0.75
    assert_eq!(own.points.over(&own.most), Some(number("0.75")));
    assert_eq!(&own.most * &Exact::whole(36), number("70"));
}
