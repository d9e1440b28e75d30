//! `maklumat advise`.

use std::fs;

use serde_json::Value;

use crate::program::{regency, run_in};

#[test]
fn figures_stand_side_by_side_and_every_step_has_what_keeps_it() {
    let folder = regency();
    let said = run_in(
        folder.path(),
        &["advise", "--format", "json", "disdukcapil/ktp-el"],
        b"",
    );
    assert_eq!(said.exit, 0, "{said:?}");
    let advice: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(advice["service"], "disdukcapil/ktp-el");
    for key in [
        "steps",
        "hand_overs",
        "trips",
        "documents",
        "critical_minutes",
        "critical_path",
        "staff_minutes",
    ] {
        assert!(
            !advice["before"][key].is_null() && !advice["after"][key].is_null(),
            "{key}"
        );
    }
    assert_eq!(advice["before"]["steps"], 8);
    let kept = advice["kept"].as_array().unwrap();
    let has_ground = |kept: &Value| {
        let count = |key: &str| kept[key].as_array().map_or(0, Vec::len);
        count("laws") + count("functions") > 0
    };
    assert!(kept.iter().all(has_ground), "{kept:?}");
}

#[test]
fn nothing_is_written_and_the_proposed_text_can_be_had() {
    let folder = regency();
    let path = folder.path().join("services/disdukcapil/ktp-el.toml");
    let law = "[requirement.kk]\nname = \"Fotokopi Kartu Keluarga\"\nkind = \"copy\"\nlaw  = \"perpres-96-2018\"\n";
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(law));
    let text = text.replacen(law, &law.replacen("law  = \"perpres-96-2018\"\n", "", 1), 1);
    fs::write(&path, &text).unwrap();
    let said = run_in(folder.path(), &["advise", "disdukcapil/ktp-el"], b"");
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.out.contains("jangan minta `kk`"), "{}", said.out);
    assert!(said.out.contains("Tidak ada berkas yang diubah"), "{}", said.out);
    let printed = run_in(folder.path(), &["advise", "--text", "disdukcapil/ktp-el"], b"");
    assert!(!printed.out.contains("[requirement.kk]") && printed.out.contains("[step.periksa]"));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_definition_with_errors_and_an_unknown_service_are_refused() {
    let folder = regency();
    let path = folder.path().join("services/disnaker/ak-1.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("by     = \"petugas-loket\"\n", "", 1)).unwrap();
    let said = run_in(folder.path(), &["advise", "services/disnaker/ak-1.toml"], b"");
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.err.contains("maklumat check"), "{}", said.err);
    assert_eq!(run_in(folder.path(), &["advise", "disnaker/ak-9"], b"").exit, 2);
    assert_eq!(run_in(folder.path(), &["advise"], b"").exit, 64);
}
