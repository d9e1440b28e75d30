//! `maklumat survey`.

use std::fs;

use serde_json::Value;

use crate::program::{Said, run_in};

const HEADING: &str = "No;Jenis Kelamin;U1;U2;U3;U4;U5;U6;U7;U8;U9";

fn survey(bytes: &[u8], more: &[&str]) -> Said {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("jawaban.csv"), bytes).unwrap();
    run_in(folder.path(), &[&["survey", "jawaban.csv"][..], more].concat(), b"")
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap()
}

/// 29 forms that add up to 955: all 3, and 172 of the 261 answers one better.
fn example() -> String {
    let rows = (0..29).map(|form| {
        let scores = (0..9).map(|element| if form * 9 + element < 172 { "4" } else { "3" });
        format!("{};P;{}", form + 1, scores.collect::<Vec<_>>().join(";"))
    });
    [HEADING.to_owned()]
        .into_iter()
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\r\n")
}

#[test]
fn the_worked_example_of_29_forms_is_91_48_and_very_good() {
    let said = survey(example().as_bytes(), &["--population", "30"])
        .ends_with(0)
        .says("91,48")
        .says("A (Sangat baik)");
    assert!(said.err.contains("column-not-read"), "{}", said.err);
    let value = json(&survey(
        example().as_bytes(),
        &["--population", "30", "--format", "json"],
    ));
    let sum: u64 = value["elements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|element| element["sum"].as_u64().unwrap())
        .sum();
    assert_eq!(sum, 955);
    assert_eq!(
        (value["ikm"].as_str(), value["index"].as_str()),
        (Some("91.48"), Some("3.6590"))
    );
    assert_eq!(value["quality"]["letter"], "A");
    assert_eq!(value["interval"], Value::Null);
}

#[test]
fn too_few_answers_have_a_figure_and_no_letter() {
    let said = survey(example().as_bytes(), &[])
        .ends_with(1)
        .says("91,48")
        .says("belum cukup");
    assert!(!said.out.contains("Sangat baik"), "{}", said.out);
    let value = json(&survey(example().as_bytes(), &["--population", "200", "--format", "json"]).ends_with(1));
    let quality = &value["quality"];
    assert_eq!(
        (
            quality["state"].as_str(),
            quality["have"].as_u64(),
            quality["need"].as_u64()
        ),
        (Some("insufficient"), Some(29), Some(132))
    );
    assert_eq!(quality["letter"], Value::Null);
}

#[test]
fn a_wrong_cell_is_told_with_row_column_and_what_to_do() {
    let bytes = b"U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n4,7,4,4,4,4,4,4,4\n";
    let said = survey(bytes, &["--population", "2", "--format", "json", "--language", "en"]).ends_with(1);
    let finding = &json(&said)["findings"][0];
    assert_eq!(
        (
            finding["kind"].as_str(),
            finding["row"].as_u64(),
            finding["column"].as_u64()
        ),
        (Some("not-a-score"), Some(3), Some(2))
    );
    assert!(finding["fix"].as_str().unwrap().contains("leave it blank"));
}

#[test]
fn what_is_no_table_of_answers_is_refused_with_what_to_do() {
    let said = survey(b"PK\x03\x04", &[]).ends_with(2);
    assert!(said.err.contains("simpan sebagai CSV"), "{}", said.err);
    let said = survey(b"nama;alamat\na;b", &[]).ends_with(2);
    assert!(said.err.contains("U1 sampai U9"), "{}", said.err);
    let said = survey(b"", &["--instrument", "kep-25-2004"]).ends_with(2);
    assert!(said.err.contains("permenpanrb-14-2017"), "{}", said.err);
}
