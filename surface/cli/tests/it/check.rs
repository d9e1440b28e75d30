//! `maklumat check`.

use std::fs;

use serde_json::Value;

use crate::program::{Said, regency, run, run_in};

/// The findings of a run with `--format json`.
fn findings(said: &Said) -> Vec<Value> {
    let whole: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"));
    whole["findings"].as_array().unwrap().clone()
}

#[test]
fn the_regency_of_the_project_has_no_errors() {
    let said = run(&["check", "regency"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.out.contains("0 kesalahan, 0 peringatan"), "{}", said.out);
    let said = run(&["check", "regency", "--language", "en"]);
    assert!(said.out.contains("0 errors, 0 warnings"), "{}", said.out);
}

#[test]
fn a_finding_in_json_names_code_place_message_and_fix() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("by     = \"petugas-loket\"\n", "", 1)).unwrap();
    let said = run_in(
        folder.path(),
        &["check", "--format", "json", "services/disnaker/ak-1.toml"],
        b"",
    );
    assert_eq!(said.exit, 1, "{said:?}");
    let found = findings(&said);
    let missing = found.iter().find(|finding| finding["severity"] == "error").unwrap();
    for key in [
        "code", "severity", "address", "file", "line", "column", "message", "notes", "fix",
    ] {
        assert!(!missing[key].is_null(), "{key}: {missing}");
    }
    assert_eq!(missing["code"], "SOP-012");
    assert!(
        missing["address"].as_str().unwrap().starts_with("step.periksa"),
        "{missing}"
    );
    assert_eq!(missing["file"], "services/disnaker/ak-1.toml");
    let line = text.lines().position(|line| line == "[step.periksa]").unwrap() + 1;
    assert_eq!(missing["line"], line);
    assert!(missing["column"].as_u64().unwrap() > 0);
}

#[test]
fn a_code_is_explained_and_an_unknown_one_refused() {
    let said = run(&["check", "--explain", "sop-012"]);
    assert_eq!(said.exit, 0);
    assert!(
        said.out.starts_with("SOP-012 step-without-performer (error)"),
        "{}",
        said.out
    );
    let said = run(&["check", "--explain", "SOP-999"]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("`SOP-999` tidak dikenal"), "{}", said.err);
}

#[test]
fn all_rules_are_listed_with_their_severity() {
    let said = run(&["check", "--list", "--format", "json"]);
    let rules: Value = serde_json::from_str(&said.out).unwrap();
    let rules = rules.as_array().unwrap();
    assert!(rules.len() > 60);
    assert!(
        rules
            .iter()
            .all(|rule| rule["severity"].is_string() && rule["why"].is_string())
    );
}

#[test]
fn an_unknown_option_is_wrong_usage() {
    assert_eq!(run(&["check", "--colour"]).exit, 64);
    assert_eq!(run(&["check", "--as", "not a key", "-"]).exit, 64);
}
