//! Every group still runs and says what figures say. The figures themselves mean nothing here.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

use std::process::Command;

use serde_json::Value;

/// Runs a group with the smallest sizes and reads its lines.
fn figures(group: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_maklumat-benches"))
        .args([
            group,
            "--format",
            "json",
            "--size",
            "quick",
            "--database",
            "sqlite",
            "--folder",
        ])
        .arg(folder.path())
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{group}: {words}");
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn every_line_is_a_figure(group: &str) {
    let figures = figures(group);
    assert!(!figures.is_empty(), "{group} says nothing");
    for figure in figures {
        assert!(figure["name"].as_str().unwrap().starts_with(group), "{figure}");
        assert!(
            figure["subject"].as_f64().is_some_and(|subject| subject > 0.0),
            "{figure}"
        );
        assert!(figure["conditions"].is_object(), "{figure}");
        let alone = figure["floor"].is_null() && figure["ratio"].is_null();
        let compared = figure["floor"].is_number() && figure["ratio"].is_number();
        let has_both = figure.get("floor").is_some() && figure.get("ratio").is_some();
        assert!(has_both && (alone || compared), "{figure}");
    }
}

#[test]
fn the_engine_is_measured() {
    every_line_is_a_figure("engine");
}

#[test]
fn growth_is_measured() {
    every_line_is_a_figure("growth");
}

#[test]
fn documents_are_measured() {
    every_line_is_a_figure("documents");
}

#[test]
fn drawing_is_measured() {
    every_line_is_a_figure("drawing");
}

#[test]
fn checking_is_measured() {
    every_line_is_a_figure("check");
}

#[test]
fn typing_is_measured() {
    every_line_is_a_figure("editor");
}

#[test]
fn proving_is_measured() {
    every_line_is_a_figure("soundness");
}

#[test]
fn simulating_is_measured() {
    every_line_is_a_figure("simulate");
}

#[test]
fn the_sites_are_measured() {
    every_line_is_a_figure("http");
}
