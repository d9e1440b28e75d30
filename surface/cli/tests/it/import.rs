//! `maklumat import` and `maklumat export bpmn`.

use std::fs;

use crate::program::{regency, run_in};

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_service_goes_to_bpmn_and_comes_back_as_it_was() {
    let folder = regency();
    let to = ["export", "bpmn", "disdukcapil/ktp-el", "--output", "ktp-el.bpmn"];
    run_in(folder.path(), &to, b"").ends_with(0);
    let back = ["import", "ktp-el.bpmn", "--out", "kembali.toml"];
    run_in(folder.path(), &back, b"").ends_with(0);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("kembali.toml"), read("services/disdukcapil/ktp-el.toml"));
    assert_eq!(read("kembali.en.toml"), read("services/disdukcapil/ktp-el.en.toml"));
    let again = run_in(folder.path(), &back, b"").ends_with(2);
    assert!(again.err.contains("sudah ada"), "{}", again.err);
}

#[test]
fn the_workbook_of_a_drawn_sop_comes_back_as_a_draft_with_the_same_flow() {
    let folder = regency();
    let draw = ["draw", "disdukcapil/ktp-el", "--what", "sop", "--output", "sop.xlsx"];
    run_in(folder.path(), &draw, b"").ends_with(0);
    let import = [
        "import",
        "sop.xlsx",
        "--unit",
        "disdukcapil",
        "--service",
        "ktp-el-lama",
        "--format",
        "json",
    ];
    let said = run_in(folder.path(), &import, b"").ends_with(1);
    let value = json(&said.out);
    assert_eq!(
        (value["service"].as_str(), value["notation"].as_str()),
        (Some("disdukcapil/ktp-el-lama"), Some("xlsx"))
    );
    let plainly = value["text"]
        .as_str()
        .unwrap()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for line in [
        "name = \"Penerbitan KTP Elektronik\"",
        "number = \"400.12.2/SOP/001/2026\"",
        "made = 2026-01-12",
        "legal-basis = [\"uu-23-2006\", \"uu-24-2013\", \"perpres-96-2018\", \"permendagri-108-2019\", \"permendagri-109-2019\"]",
        "start = \"menyerahkan-berkas-permohonan\"",
        "lengkap = { next = \"memadankan-data-basis\" }",
        "belum-lengkap = { return = \"memeriksa-kelengkapan-berkas\", within = \"30 hari\" }",
        "inputs = [\"Data yang sepadan\", \"Pencetak kartu\", \"Blangko KTP-el\"]",
        "time = \"2 jam\"",
        "by = \"kabid-dafduk\"",
        "tidak-terdata = { end = \"redirected\" }",
        "keliru = { next = \"mencetak-ktp-el\" }",
        "end = \"refused\"",
    ] {
        assert!(plainly.contains(line), "{line}\n{}", value["text"].as_str().unwrap());
    }
    let lost: Vec<&str> = value["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    assert!(lost.iter().all(|code| *code == "TBL-004"), "{lost:?}");
}

#[test]
fn an_empty_table_has_the_positions_of_the_unit_and_is_refused_until_it_is_filled_in() {
    let folder = regency();
    run_in(
        folder.path(),
        &["import", "--template", "kosong.xlsx", "--unit", "damkar"],
        b"",
    )
    .ends_with(0);
    let said = run_in(
        folder.path(),
        &["import", "kosong.xlsx", "--unit", "damkar", "--language", "en"],
        b"",
    )
    .ends_with(2);
    assert!(said.err.contains("still empty"), "{}", said.err);
    let without = run_in(folder.path(), &["import", "--template", "lagi.xlsx"], b"").ends_with(2);
    assert!(without.err.contains("damkar"), "units are named: {}", without.err);
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    let folder = regency();
    fs::write(folder.path().join("surat.pdf"), b"%PDF-1.7").unwrap();
    let said = run_in(folder.path(), &["import", "surat.pdf", "--unit", "damkar"], b"").ends_with(2);
    assert!(said.err.contains(".xlsx, .docx, atau .bpmn"), "{}", said.err);
    let unknown = run_in(folder.path(), &["import", "tidak-ada.xlsx", "--unit", "damkar"], b"").ends_with(2);
    assert!(unknown.err.contains("tidak-ada.xlsx"), "{}", unknown.err);
}

#[test]
fn findings_of_an_import_are_explained_like_those_of_the_checker() {
    let folder = regency();
    let said = run_in(folder.path(), &["check", "--explain", "IMP-004"], b"").ends_with(0);
    assert!(said.out.contains("imported-time-missing"), "{}", said.out);
    let listed = json(
        &run_in(folder.path(), &["check", "--list", "--format", "json"], b"")
            .ends_with(0)
            .out,
    );
    let codes: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"BPM-001") && codes.contains(&"TBL-007") && codes.is_sorted());
}
