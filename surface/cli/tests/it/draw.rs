//! `maklumat draw`.

use std::fs;

use crate::program::{project, regency, run, run_in};

const SHEETS: [&str; 8] = [
    "counter.pdf",
    "flow.svg",
    "maklumat.pdf",
    "poster.pdf",
    "sop.pdf",
    "sop.svg",
    "sop.xlsx",
    "standard.pdf",
];

#[test]
fn all_sheets_of_a_service_come_into_one_folder() {
    let folder = regency();
    let said = run_in(
        folder.path(),
        &["draw", "disdukcapil/ktp-el", "--output", "lembar"],
        b"",
    );
    assert_eq!(said.exit, 0, "{said:?}");
    let mut found: Vec<String> = fs::read_dir(folder.path().join("lembar"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, SHEETS);
    assert!(said.err.contains("localhost"), "{}", said.err);
}

#[test]
fn the_same_definition_gives_the_same_bytes_and_another_text_another_fingerprint() {
    let folder = regency();
    let draw = |output: &str| {
        let arguments = ["draw", "disnaker/ak-1", "--what", "sop", "--json", "--output", output];
        run_in(folder.path(), &arguments, b"").ends_with(0).out
    };
    let first = draw("satu.pdf");
    let second = draw("dua.pdf");
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("satu.pdf"), read("dua.pdf"));
    let digest = |said: &str| {
        let value: serde_json::Value = serde_json::from_str(said).unwrap();
        assert_eq!(value["service"], "disnaker/ak-1");
        value["digest"].as_str().unwrap().to_owned()
    };
    assert_eq!(digest(&first), digest(&second));
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n# satu baris lagi\n")).unwrap();
    assert_ne!(digest(&draw("tiga.pdf")), digest(&first));
    assert_ne!(read("tiga.pdf"), read("satu.pdf"));
}

#[test]
fn a_form_that_a_sheet_does_not_have_is_wrong_usage() {
    let folder = regency();
    let arguments = [
        "draw",
        "disnaker/ak-1",
        "--what",
        "poster",
        "--format",
        "xlsx",
        "--output",
        "poster.xlsx",
    ];
    run_in(folder.path(), &arguments, b"")
        .ends_with(64)
        .says("--format pdf");
    assert!(!folder.path().join("poster.xlsx").exists());
}

#[test]
fn a_definition_with_errors_is_not_drawn() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("[promise.", "[janji.", 1)).unwrap();
    let arguments = ["draw", "disnaker/ak-1", "--what", "sop", "--output", "sop.pdf"];
    run_in(folder.path(), &arguments, b"")
        .ends_with(1)
        .says("maklumat check");
    assert!(!folder.path().join("sop.pdf").exists());
}

#[test]
fn a_regency_without_words_for_its_pledge_is_told_where_to_write_them() {
    let folder = regency();
    let path = folder.path().join("organisation.toml");
    let text = fs::read_to_string(&path).unwrap();
    let (before, after) = text.split_once("[pledge]").unwrap();
    let (_, after) = after.split_once("]\n").unwrap();
    fs::write(&path, format!("{before}{after}")).unwrap();
    let arguments = [
        "draw",
        "disnaker/ak-1",
        "--what",
        "maklumat",
        "--output",
        "maklumat.pdf",
    ];
    run_in(folder.path(), &arguments, b"").ends_with(2).says("[pledge]");
}

#[test]
fn a_service_nobody_wrote_is_refused() {
    let output = project().join("target/tidak-ada.pdf");
    let output = output.to_string_lossy().into_owned();
    let said = run(&[
        "draw",
        "disnaker/tidak-ada",
        "--regency",
        "regency",
        "--output",
        &output,
    ]);
    said.ends_with(2).says("tidak-ada.toml");
}
