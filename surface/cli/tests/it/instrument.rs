//! `maklumat instrument`.

use std::fs;

use serde_json::Value;

use crate::program::{Said, project, run, run_in};

fn score(answers: &str, more: &[&str]) -> Said {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("jawaban.toml"), answers).unwrap();
    let arguments = [&["instrument", "score", "pekppp-2023", "jawaban.toml"][..], more].concat();
    run_in(folder.path(), &arguments, b"")
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

const ANSWERS: &str = "[answers]\nstandard = 3\nperception = { sum = 8, respondents = 2 }\n";

#[test]
fn our_own_files_have_no_finding_and_are_listed() {
    let folder = project().join("domain/compliance/instruments");
    let mut arguments = vec!["instrument".to_owned(), "check".to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        arguments.push(entry.unwrap().path().display().to_string());
    }
    run(&arguments).ends_with(0).says("4 berkas diperiksa: 0 temuan");
    run(&["instrument", "list"]).ends_with(0).says("31 Desember 2021");
    let listed = json(&run(&["instrument", "list", "--format", "json"]).ends_with(0));
    let keys: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["key"].as_str().unwrap())
        .collect();
    assert_eq!(
        keys,
        ["ombudsman-2015", "ombudsman-2022", "ombudsman-2025", "pekppp-2023"]
    );
}

/// 3 x 0.17 x 0.24 x 0.75 = 0.0918; F-03 4 x 0.25 = 1: 1.0918.
#[test]
fn answers_come_to_a_score_with_its_letter_and_what_it_rests_on() {
    let value = json(&score(ANSWERS, &["--format", "json"]).ends_with(0));
    assert_eq!(
        (value["total"].as_str(), value["exact"].as_str()),
        (Some("1.09"), Some("1.0918"))
    );
    assert_eq!(
        (value["band"]["letter"].as_str(), value["estimate"].as_bool()),
        (Some("E"), Some(true))
    );
    assert_eq!(value["cut"], "batas nilai belum terverifikasi");
    assert_eq!(value["unanswered"].as_array().unwrap().len(), 30);
    assert_eq!(value["improvements"].as_array().unwrap().len(), 30);
    score(ANSWERS, &[])
        .ends_with(0)
        .says("1,09, E: Sangat Buruk (batas nilai belum terverifikasi)");
    score(ANSWERS, &["--language", "en"])
        .ends_with(0)
        .says("1.09, E: Very bad (unverified cut point)");
}

#[test]
fn a_plan_ends_in_the_band_that_was_asked_for() {
    let value = json(&score(ANSWERS, &["--to", "c", "--format", "json"]).ends_with(0));
    assert_eq!(
        (value["plan"]["enough"].as_bool(), value["plan"]["band"].as_str()),
        (Some(true), Some("c"))
    );
    score(ANSWERS, &["--to", "platinum"])
        .ends_with(2)
        .says("Pilih salah satu: f, e, d");
}

#[test]
fn what_does_not_fit_is_a_finding_with_its_line() {
    let said = score("[answers]\npledge = 6\n", &["--format", "json"]).ends_with(1);
    let finding = &json(&said)["findings"][0];
    assert_eq!(
        (finding["code"].as_str(), finding["line"].as_u64()),
        (Some("INS-016"), Some(2))
    );
}

#[test]
fn an_unknown_instrument_is_refused_with_the_known_ones() {
    run(&["instrument", "score", "adipura-2026", "x.toml"])
        .ends_with(2)
        .says("pekppp-2023");
}

#[test]
fn a_kind_of_finding_is_explained_by_its_number() {
    run(&["check", "--explain", "INS-005"])
        .ends_with(0)
        .says("bobot yang jumlahnya bukan 100");
}
