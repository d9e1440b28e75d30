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

#[test]
fn a_pasted_text_is_checked_as_the_service_it_is_said_to_be() {
    let folder = regency();
    let text = fs::read(folder.path().join("services/disdukcapil/ktp-el.toml")).unwrap();
    let arguments = ["check", "--as", "disdukcapil/ktp-el", "-"];
    let said = run_in(folder.path(), &arguments, &text);
    assert_eq!(said.exit, 0, "{said:?}");
    let said = run_in(&folder.path().join("services"), &arguments, b"[service]\n");
    assert_eq!(said.exit, 1, "{said:?}");
    let nowhere = tempfile::tempdir().unwrap();
    let said = run_in(nowhere.path(), &arguments, &text);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("--regency"), "{}", said.err);
    assert_eq!(run_in(folder.path(), &["check", "-"], &text).exit, 2);
}

#[test]
fn a_mistyped_path_is_named() {
    let folder = regency();
    let said = run_in(folder.path(), &["check", "servics"], b"");
    assert_eq!(said.exit, 2);
    assert!(
        said.err.contains("tidak ada berkas atau folder servics"),
        "{}",
        said.err
    );
}

#[test]
fn a_shared_file_is_checked_as_what_it_is() {
    let folder = regency();
    let said = run_in(folder.path(), &["check", "--format", "json", "law.toml"], b"");
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(!findings(&said).is_empty(), "laws not yet compared are advice");
    assert!(
        findings(&said).iter().all(|finding| {
            finding["file"].as_str().unwrap().ends_with("law.toml") && finding["severity"] == "advice"
        })
    );
    let path = folder.path().join("calendar.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[tidak-dikenal]\nx = 1\n")).unwrap();
    let said = run_in(folder.path(), &["check", "--format", "json", "calendar.toml"], b"");
    assert_eq!(said.exit, 1);
    assert_eq!(findings(&said)[0]["address"], "calendar.tidak-dikenal");
}

#[test]
fn english_texts_are_checked_with_their_service() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.en.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[step.tidak-ada]\nname = \"Nowhere\"\n")).unwrap();
    let arguments = ["check", "--format", "json", "services/disnaker/ak-1.en.toml"];
    let said = run_in(folder.path(), &arguments, b"");
    let stray = findings(&said)
        .into_iter()
        .find(|finding| finding["file"].as_str().unwrap().ends_with("ak-1.en.toml"));
    assert_eq!(stray.unwrap()["address"], "step.tidak-ada.name");
}

#[test]
fn one_file_that_is_no_service_does_not_hide_the_others() {
    let folder = regency();
    let services = folder.path().join("services/disdukcapil");
    fs::copy(services.join("ktp-el.toml"), services.join("KTP_el.toml")).unwrap();
    let path = services.join("kartu-keluarga.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("[retention]", "[retensi]", 1)).unwrap();
    let said = run_in(folder.path(), &["check", "--format", "json", "services"], b"");
    assert_eq!(said.exit, 1);
    let of = |name: &str| -> Vec<Value> {
        let all = findings(&said).into_iter();
        all.filter(|finding| finding["file"].as_str().unwrap().ends_with(name))
            .collect()
    };
    assert_eq!(of("KTP_el.toml").len(), 1);
    assert_eq!(of("KTP_el.toml")[0]["code"], "TXT-006");
    assert!(
        of("kartu-keluarga.toml")
            .iter()
            .any(|finding| finding["code"] == "TXT-003")
    );
}

#[test]
fn a_file_that_is_not_utf_8_is_found_at_its_first_bad_byte() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find("Kartu Tanda").unwrap();
    let mut bytes = text.into_bytes();
    bytes[at] = 0xe9;
    fs::write(&path, &bytes).unwrap();
    let said = run_in(folder.path(), &["check", "--format", "json", "services/disnaker"], b"");
    assert_eq!(said.exit, 1);
    let found = findings(&said);
    assert_eq!(found[0]["code"], "TXT-001");
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    assert_eq!(found[0]["line"], line);
}

#[test]
fn a_broken_file_still_yields_its_other_findings() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    let broken = text.replacen("[step.periksa]", "[step.periksa", 1).replacen(
        "next   = \"tanda-tangan\"",
        "next   = \"tanda-tangn\"",
        1,
    );
    fs::write(&path, broken).unwrap();
    let said = run_in(folder.path(), &["check", "--format", "json", "services/disnaker"], b"");
    let errors: Vec<Value> = findings(&said)
        .into_iter()
        .filter(|finding| finding["severity"] == "error")
        .collect();
    let codes: Vec<&str> = errors.iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["TXT-001", "REF-001"], "{errors:?}");
}

#[test]
fn a_service_the_guide_names_and_nobody_offers_is_told_where_all_services_are_checked() {
    let folder = regency();
    fs::remove_file(folder.path().join("services/disnaker/ak-1.toml")).unwrap();
    let said = run_in(folder.path(), &["check", "--format", "json", "."], b"");
    assert_eq!(said.exit, 1, "{said:?}");
    let found = findings(&said);
    let missing = found.iter().find(|finding| finding["severity"] == "error").unwrap();
    assert_eq!(missing["code"], "REF-001");
    assert!(missing["file"].as_str().unwrap().ends_with("guide.toml"), "{missing}");
    assert!(
        missing["message"].as_str().unwrap().contains("disnaker/ak-1"),
        "{missing}"
    );
    let said = run_in(folder.path(), &["check", "services/dishub"], b"");
    assert_eq!(
        said.exit, 0,
        "who checks one unit is not told what others lack: {said:?}"
    );
}

#[test]
fn what_is_certain_is_mended_and_told_and_the_rest_is_left_byte_for_byte() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    let slipped = text.replacen("warning   = \"Jika data", "warning   = \"Jika  data yg dicari", 1);
    assert_ne!(slipped, text);
    fs::write(&path, &slipped).unwrap();
    let arguments = ["check", "--fix", "--format", "json", "services/disnaker/ak-1.toml"];
    let said = run_in(folder.path(), &arguments, b"");
    assert_eq!(said.exit, 0, "{said:?}");
    let whole: Value = serde_json::from_str(&said.out).unwrap();
    let changes = whole["changes"].as_array().unwrap();
    let codes: Vec<&str> = changes.iter().map(|change| change["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["TXT-014", "TXT-012"]);
    assert_eq!(
        (&changes[1]["before"], &changes[1]["after"]),
        (&"yg".into(), &"yang".into())
    );
    let mended = slipped.replacen("Jika  data yg dicari", "Jika data yang dicari", 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), mended);
    let again = run_in(folder.path(), &["check", "--fix", "services/disnaker/ak-1.toml"], b"");
    assert!(again.out.starts_with("0 perubahan ditulis"), "{}", again.out);
    assert_eq!(run_in(folder.path(), &["check", "--fix", "-"], b"").exit, 2);
}
