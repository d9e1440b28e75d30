//! The fourteen services of the project.

use std::path::PathBuf;

use maklumat_sop::check;
use maklumat_vocabulary::{Diagnostic, ServiceKey};

use crate::regency::{describe, folder, read, read_if_there, regency};

/// Every service of the project: its key, its text, its English text.
pub(crate) fn services() -> Vec<(ServiceKey, String, Option<String>)> {
    let mut services = Vec::new();
    for path in files() {
        let unit = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let english = read_if_there(&path.with_extension("en.toml"));
        services.push((ServiceKey::new(&unit, &name), read(&path), english));
    }
    services.sort_by_key(|(key, _, _)| key.to_string());
    services
}

fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for unit in std::fs::read_dir(folder().join("services")).unwrap() {
        for file in std::fs::read_dir(unit.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if name.ends_with(".toml") && !name.ends_with(".en.toml") {
                files.push(path);
            }
        }
    }
    files
}

#[test]
fn every_service_of_the_project_can_be_run() {
    let regency = regency();
    let services = services();
    assert_eq!(services.len(), 14);
    let mut all = String::new();
    for (key, text, english) in &services {
        let checked = check(text, english.as_deref(), key, &regency);
        let findings: Vec<String> = checked.findings.iter().map(|finding| describe(finding, text)).collect();
        all.push_str(&format!("== {key}\n{}\n", findings.join("\n")));
        assert!(
            !checked.findings.iter().any(Diagnostic::is_error),
            "{key}:\n{}",
            findings.join("\n")
        );
        assert!(checked.sop.is_some(), "{key} has no errors and yet no definition");
    }
    if std::env::var_os("SHOW").is_some() {
        print!("{all}");
    }
}

#[test]
fn every_outcome_of_the_project_has_an_english_name() {
    let regency = regency();
    for (key, text, english) in services() {
        let checked = check(&text, english.as_deref(), &key, &regency);
        assert!(
            checked.english_findings.is_empty(),
            "{key}: {:?}",
            checked.english_findings
        );
        let sop = checked.sop.unwrap();
        for step in &sop.definition().steps {
            for outcome in step.outcomes() {
                assert!(outcome.name.en.is_some(), "{key} {} {}", step.id, outcome.id);
                assert!(outcome.name.id.starts_with(char::is_uppercase));
            }
        }
    }
}
