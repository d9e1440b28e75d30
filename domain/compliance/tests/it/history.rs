//! What changed between two estimates, and why.

use maklumat_compliance::{Answer, Fact, FactValue, Grounds, Known, Source, SuffixEvidence, Why, difference, estimate};

use crate::known;
use crate::readiness::{evidence, facts, no, readiness, yes};

#[test]
fn nothing_changes_between_an_estimate_and_itself() {
    let some = readiness(&facts(&[yes(Fact::StandardExists)]), &[], "2026-12-01");
    let none = difference(&some, &some).unwrap();
    assert_eq!(
        (none.by.to_string().as_str(), none.indicators.len(), none.band),
        ("0", 0, None)
    );
}

#[test]
fn a_fact_that_changed_is_the_reason_with_both_values() {
    let before = readiness(
        &facts(&[yes(Fact::StandardExists), no(Fact::StandardComplete)]),
        &[],
        "2026-11-24",
    );
    let after = readiness(
        &facts(&[yes(Fact::StandardExists), yes(Fact::StandardComplete)]),
        &[],
        "2026-12-01",
    );
    let change = difference(&before, &after).unwrap();
    assert_eq!(change.by.to_string(), "0.0306");
    let [standard] = change.indicators.as_slice() else {
        panic!("one indicator changed, not {}", change.indicators.len());
    };
    assert_eq!((standard.key.as_str(), standard.levels), ("standard", Some((1, 2))));
    assert_eq!(
        standard.why,
        [Why::Fact {
            fact: Fact::StandardComplete,
            before: Some(FactValue::YesNo(false)),
            after: Some(FactValue::YesNo(true)),
        }]
    );
}

#[test]
fn expired_new_denied_and_withdrawn_evidence_are_told_apart() {
    let photo = [evidence("foto", "parking", Answer::Count(3), Some("2026-11-30"))];
    let nothing = Known::default();
    let with = readiness(&nothing, &photo, "2026-11-30");
    let expired = readiness(&nothing, &photo, "2026-12-01");
    let withdrawn = readiness(&nothing, &[], "2026-12-01");
    let why = |change: Option<maklumat_compliance::Difference>| change.unwrap().indicators[0].why.clone();
    let id = "foto".to_owned();
    let source = |before, after| Why::Source { before, after };
    assert_eq!(
        why(difference(&with, &expired)),
        [
            Why::EvidenceExpired { id: id.clone() },
            source(Source::Evidence, Source::Nothing)
        ]
    );
    assert_eq!(
        why(difference(&with, &withdrawn)),
        [
            Why::EvidenceGone { id: id.clone() },
            source(Source::Evidence, Source::Nothing)
        ]
    );
    assert_eq!(
        why(difference(&withdrawn, &with)),
        [Why::EvidenceCounts { id }, source(Source::Nothing, Source::Evidence)]
    );
    let claim = [evidence("berita-acara", "standard", Answer::Level(4), None)];
    let believed = readiness(&nothing, &claim, "2026-12-01");
    let denied = readiness(&facts(&[no(Fact::StandardExists)]), &claim, "2026-12-01");
    let reasons = why(difference(&believed, &denied));
    assert!(reasons.contains(&Why::EvidenceContradicted {
        id: "berita-acara".to_owned()
    }));
    assert!(!reasons.iter().any(|why| matches!(why, Why::EvidenceGone { .. })));
}

#[test]
fn the_same_evidence_with_another_claim_is_a_reason_too() {
    let photo = |count| [evidence("foto", "parking", Answer::Count(count), None)];
    let [before, after] = [3, 4].map(|count| readiness(&Known::default(), &photo(count), "2026-12-01"));
    let change = difference(&before, &after).unwrap();
    assert_eq!(
        change.indicators[0].why,
        [Why::Claim {
            before: Some(Answer::Count(3)),
            after: Some(Answer::Count(4)),
        }]
    );
}

#[test]
fn a_suffix_that_was_earned_is_told() {
    let nothing = Known::default();
    let letter = SuffixEvidence {
        id: "surat".to_owned(),
        is_earned: true,
        until: None,
    };
    let [before, after] = [None, Some(&letter)].map(|suffix| {
        let grounds = Grounds {
            known: &nothing,
            evidence: &[],
            suffix,
        };
        estimate(known("ombudsman-2025"), &grounds, "2026-12-01".parse().unwrap()).unwrap()
    });
    let change = difference(&before, &after).unwrap();
    assert_eq!(change.suffix, Some((None, Some(true))));
    assert_eq!((change.band, change.indicators.len()), (None, 0));
}

#[test]
fn another_band_is_told_with_both() {
    let nothing = readiness(&Known::default(), &[], "2026-12-01");
    let everything: Vec<_> = known("pekppp-2023")
        .indicators()
        .filter_map(|asked| Some(evidence(&asked.key, &asked.key, Answer::Level(asked.top()?), None)))
        .collect();
    let best = readiness(&Known::default(), &everything, "2026-12-01");
    let (from, to) = difference(&nothing, &best).unwrap().band.unwrap();
    // Without F-03 the highest total is 3.75.
    assert_eq!((from.letter.as_deref(), to.letter.as_deref()), (Some("F"), Some("B")));
}

#[test]
fn points_of_different_instruments_are_not_compared() {
    let nothing = Known::default();
    let grounds = Grounds {
        known: &nothing,
        evidence: &[],
        suffix: None,
    };
    let day = "2026-12-01".parse().unwrap();
    let one = estimate(known("ombudsman-2022"), &grounds, day).unwrap();
    let other = estimate(known("ombudsman-2025"), &grounds, day).unwrap();
    assert_eq!(difference(&one, &other), None);
}
