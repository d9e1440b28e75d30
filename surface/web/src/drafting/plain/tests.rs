//! Findings of a small service, as its author reads them.

use maklumat_sop::{Outline, ServiceTexts, outline};
use maklumat_vocabulary::{Language, ServiceKey};

use super::*;

const TEXT: &str = r#"
[service]
name = "Surat keterangan"

[requirement.ktp]
name = "KTP-el"

[step.periksa]
name = "Memeriksa berkas"
by = "petugas-loket"
time = "10 menit"

[step.periksa.outcome.kurang]
name = "belum lengkap"
return = "periksa"

[step.tolak]
by = "petugas-loket"
"#;

fn laid_out() -> Outline {
    let key = ServiceKey::new("disdukcapil", "surat");
    let texts = ServiceTexts {
        text: TEXT,
        english: None,
    };
    outline(texts, &key, &crate::samples::regency())
}

fn read(place: &str, words: &str) -> String {
    let outline = laid_out();
    let plain = Plain {
        outline: &outline,
        place,
        language: Language::Indonesian,
    };
    plain.words(words)
}

#[test]
fn a_step_is_called_what_people_call_it() {
    assert_eq!(
        read("step.periksa", "dari langkah `periksa` tidak ada jalan"),
        "dari langkah “Memeriksa berkas” tidak ada jalan"
    );
}

#[test]
fn a_step_without_a_name_keeps_its_id() {
    assert_eq!(read("step.tolak", "langkah `tolak`"), "langkah “tolak”");
}

#[test]
fn a_key_is_called_after_its_column() {
    assert_eq!(
        read("step.periksa.time", "kunci `time` tidak ada"),
        "kolom “Waktu” tidak ada"
    );
}

#[test]
fn keys_that_share_a_column_are_named_once() {
    assert_eq!(
        read(
            "step.tolak",
            "tulis tepat satu: `next`, `return`, `end`, atau `outcome`; lalu `time`"
        ),
        "tulis tepat satu: “Lalu”; lalu “Waktu”"
    );
}

#[test]
fn a_key_with_a_value_is_a_column_with_what_belongs_into_it() {
    assert_eq!(
        read("step.periksa", "tulis `marks = \"complete\"` pada hasil"),
        "tulis “Menandai: Berkas lengkap” pada hasil"
    );
    assert_eq!(
        read("step.periksa", "tambahkan `law = \"...\"`"),
        "tambahkan “Dasar hukum”"
    );
    assert_eq!(
        read("step.tolak", "tulis `separate-from = [\"periksa\"]`"),
        "tulis “Orang lain dari langkah: Memeriksa berkas”"
    );
}

#[test]
fn a_formula_is_told_the_id_it_must_be_typed_with() {
    assert_eq!(
        read("step.periksa.when", "yang dikenal di sini: `ktp`"),
        "yang dikenal di sini: “ktp” (KTP-el)"
    );
}

#[test]
fn what_is_no_key_stays_as_it_was_written() {
    assert_eq!(read("step.periksa", "`kop` adalah singkatan"), "“kop” adalah singkatan");
}

#[test]
fn a_table_is_called_by_its_title() {
    assert_eq!(
        read("requirement.ktp", "tambahkan `[requirement.ktp.field]`"),
        format!("tambahkan “{}”", title("requirement.ktp.field"))
    );
}

fn title(address: &str) -> String {
    let outline = laid_out();
    let rows = outline.rows();
    let part = rows.iter().flat_map(|row| &row.tables).find(|part| part.id == address);
    part.expect("the fields of a requirement are a table")
        .title
        .id
        .to_owned()
}
