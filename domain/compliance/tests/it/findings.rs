//! What is wrong with a text is told, each kind once here, with place and way out.

use std::collections::BTreeSet;

use maklumat_compliance::{codes, read};
use maklumat_vocabulary::{Diagnostic, Language};

const SMALL: &str = include_str!("small.toml");

/// The small instrument with one thing written otherwise.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(
        SMALL.matches(from).count(),
        1,
        "`{from}` stands once in the small instrument"
    );
    SMALL.replace(from, to)
}

fn told(text: &str) -> Vec<(&'static str, String)> {
    let findings = read(text).findings.into_iter();
    findings.map(|finding| (finding.code.number, finding.address)).collect()
}

const CHANGES: &[(&str, &str, &str, &str)] = &[
    ("maximum    = 100", "maximum    = ", "INS-001", ""),
    ("family     =", "familly    =", "INS-002", "familly"),
    ("number    = \"1\"\n", "", "INS-003", "indicator.desk.number"),
    ("decimals   = 2", "decimals   = 9", "INS-004", "decimals"),
    (
        "effective  = 2026-01-01",
        "effective  = \"2026-01-01\"",
        "INS-004",
        "effective",
    ),
    (
        "confidence = \"read\"",
        "confidence = \"sure\"",
        "INS-004",
        "confidence",
    ),
    (
        "inclusive = \"lower\"",
        "inclusive = \"middle\"",
        "INS-004",
        "bands.inclusive",
    ),
    (
        "scale     = \"count\"",
        "scale     = \"counts\"",
        "INS-004",
        "indicator.media.scale",
    ),
    ("weight    = 60", "weight    = 60.5", "INS-005", "dimension.only"),
    ("from    = 50", "from    = 51", "INS-006", "band.high.from"),
    ("from    = 50", "from    = 49", "INS-006", "band.high.from"),
    ("to      = 100", "to      = 99", "INS-006", "band.high.to"),
    ("from    = 0", "from    = 1", "INS-006", "band.low.from"),
    (
        "{ level = 2, says = \"baik\"",
        "{ level = 3, says = \"baik\"",
        "INS-007",
        "indicator.pledge.levels.2.level",
    ),
    (
        "counts    = [1, 2]",
        "counts    = [2, 1]",
        "INS-008",
        "indicator.media.counts",
    ),
    (
        "counts    = [1, 2]",
        "counts    = [0, 2]",
        "INS-008",
        "indicator.media.counts",
    ),
    ("from = 50", "from = 101", "INS-008", "indicator.settled.levels"),
    (
        "number    = \"2\"",
        "number    = \"1\"",
        "INS-009",
        "indicator.pledge.number",
    ),
    ("letter  = \"A\"", "letter  = \"B\"", "INS-009", "band.high.letter"),
    (
        "dimension = \"only\" # desk",
        "dimension = \"oly\"",
        "INS-010",
        "indicator.desk.dimension",
    ),
    (
        "effort    = \"days\" # desk",
        "effort    = \"day\"",
        "INS-010",
        "indicator.desk.effort",
    ),
    (
        "\"maklumat-exists\"]",
        "\"maklumat-exist\"]",
        "INS-011",
        "indicator.pledge.levels.1.needs",
    ),
    (
        "from-fact = \"skm-media\"",
        "from-fact = \"skm-done\"",
        "INS-011",
        "indicator.media.from-fact",
    ),
    ("until      = 2026-12-31", "until      = 2025-12-31", "INS-012", "until"),
    (
        "counts    = [1, 2]",
        "counts    = []",
        "INS-013",
        "indicator.media.counts",
    ),
    ("title-en   = \"Small\"\n", "", "INS-014", "title"),
    ("note-en   = \"ours\"\n", "", "INS-014", "indicator.media.note"),
    (
        "note      = \"kami\"\nnote-en   = \"ours\"\n",
        "",
        "INS-015",
        "indicator.media.confidence",
    ),
];

#[test]
fn the_small_instrument_has_no_finding() {
    assert_eq!(told(SMALL), []);
}

#[test]
fn every_kind_of_finding_is_shown_by_one_change() {
    for (from, to, number, address) in CHANGES {
        let told = told(&changed(from, to));
        assert!(
            told.iter().any(|(code, at)| code == number && at == address),
            "`{to}` tells {told:?}, not {number} at `{address}`"
        );
    }
    // What is told of answers is shown in `answers.rs`.
    let shown = CHANGES.iter().map(|(_, _, number, _)| *number).chain(["INS-016"]);
    let shown: BTreeSet<&str> = shown.collect();
    let all: BTreeSet<&str> = codes().iter().map(|code| code.number).collect();
    assert_eq!(shown, all);
}

#[test]
fn one_change_is_told_once_unless_two_things_are_wrong() {
    for (from, to, number, address) in CHANGES {
        let told = told(&changed(from, to));
        let same = told.iter().filter(|(code, at)| code == number && at == address).count();
        assert_eq!(same, 1, "{told:?}");
        // A misspelt key is also missing; another number of a level shifts the next.
        assert!(told.len() <= 2, "`{to}` tells {told:?}");
    }
}

#[test]
fn a_finding_points_at_its_place_and_speaks_both_languages() {
    let text = changed("weight    = 60", "weight    = 60.5");
    let findings = read(&text).findings;
    let [finding] = findings.as_slice() else {
        panic!("one finding, not {}", findings.len());
    };
    assert_eq!(&text[finding.span.start..finding.span.end], "only");
    assert_eq!(
        finding.message.within(Language::Indonesian),
        "bobot di dalam `dimension.only` berjumlah 100.5, bukan 100"
    );
    assert_eq!(
        finding.message.within(Language::English),
        "the weights in `dimension.only` sum to 100.5, not to 100"
    );
}

#[test]
fn every_finding_says_what_to_do_and_leaves_no_gap_in_its_words() {
    for (from, to, ..) in CHANGES {
        for finding in read(&changed(from, to)).findings {
            for language in Language::ALL {
                let fix = finding.fix.as_ref().map(|fix| fix.within(language));
                assert!(fix.is_some_and(|fix| !fix.contains("{")), "{}", finding.address);
                assert!(!finding.message.within(language).contains('{'), "{}", finding.address);
            }
        }
    }
}

#[test]
fn a_broken_line_is_told_and_the_rest_is_read_all_the_same() {
    let text = changed("weight    = 60", "weight    = = 60").replace("decimals   = 2", "decimals   = 9");
    let reading = read(&text);
    assert!(reading.instrument.is_none());
    let told: Vec<&str> = reading.findings.iter().map(|finding| finding.code.number).collect();
    assert!(told.contains(&"INS-001") && told.contains(&"INS-004"), "{told:?}");
    // The weight stands on the broken line: nobody is told that it is missing or that the sum is wrong.
    assert!(!told.contains(&"INS-003") && !told.contains(&"INS-005"), "{told:?}");
}

#[test]
fn equal_weights_are_shared_out_and_never_beside_complete_ones() {
    let shared = changed("weight    = 60", "").replace("weight    = 100\n", "weight    = 100\nequal-weights = true\n");
    let instrument = read(&shared).instrument.unwrap();
    let weights: Vec<String> = instrument.indicators().map(|asked| asked.weight.to_string()).collect();
    assert_eq!(weights, ["60", "20", "10", "10"]);
    let idle = SMALL.replace("weight    = 100\n", "weight    = 100\nequal-weights = true\n");
    assert_eq!(told(&idle), [("INS-004", "dimension.only.equal-weights".to_owned())]);
}

#[test]
fn nothing_at_all_is_told_as_missing_without_harm() {
    for text in [
        "",
        "=",
        "[part]\n[dimension]\n[indicator]",
        "part = 1\nbands = 2\nband = []",
    ] {
        let reading = read(text);
        assert!(reading.instrument.is_none());
        assert!(reading.findings.iter().any(Diagnostic::is_error), "{text}");
    }
}
