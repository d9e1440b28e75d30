//! What a newer text means for those who are served already: an address and the class of its change.

use maklumat_sop::{CheckedSop, check, differences, differences_in_full};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::regency::regency;
use crate::services::services;

const PERMIT: &str = "dpmptsp/sip-dokter";
const BIRTH: &str = "disdukcapil/akta-kelahiran";

/// A service of the regency with other words in its text.
#[track_caller]
fn changed(key: &str, edits: &[(&str, &str)]) -> CheckedSop {
    let key = ServiceKey::parse(key).unwrap();
    let (_, mut text, english) = services().into_iter().find(|(known, _, _)| *known == key).unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let checked = check(&text, english.as_deref(), &key, &regency());
    checked.sop.unwrap_or_else(|| panic!("{:#?}", checked.findings))
}

/// The changes, spelt `fee.izin Burdening`.
#[track_caller]
fn change(key: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let (old, new) = (changed(key, &[]), changed(key, edits));
    differences(old.definition(), new.definition())
        .into_iter()
        .map(|difference| format!("{} {:?}", difference.address, difference.class))
        .collect()
}

#[test]
fn the_same_text_changes_nothing() {
    assert!(change(PERMIT, &[]).is_empty());
    assert!(change(PERMIT, &[("version   = 1", "version   = 2")]).is_empty());
}

#[test]
fn what_asks_more_of_the_applicant_is_burdening() {
    let shorter = ("within = \"30 hari\"", "within = \"3 hari\"");
    assert_eq!(change(PERMIT, &[shorter]), ["step.periksa Burdening"]);
    let five = ("valid    = \"5 tahun\"", "valid    = \"4 tahun\"");
    assert_eq!(change(PERMIT, &[five]), ["product.sip Burdening"]);
    let dearer = ("Rp 40.000 * luas", "Rp 50.000 * luas");
    assert_eq!(
        change("dpmptsp/izin-reklame", &[dearer]),
        ["fee.pajak-reklame Burdening"]
    );
    let paper = "[requirement.str]";
    let another = "[requirement.foto]\nname = \"Pasfoto\"\nkind = \"copy\"\nlaw = \"uu-17-2023\"\n\n[requirement.str]";
    let found = change(PERMIT, &[(paper, another)]);
    assert_eq!(found, ["requirement.foto Burdening", "step.ajukan Wording"]);
}

#[test]
fn what_asks_less_is_favourable_and_other_words_are_wording() {
    let longer = ("within = \"30 hari\"", "within = \"45 hari\"");
    assert_eq!(change(PERMIT, &[longer]), ["step.periksa Favourable"]);
    let words = (
        "name = \"Pasfoto berwarna 3x4, dua lembar\"",
        "name = \"Dua pasfoto berwarna 3x4\"",
    );
    assert_eq!(
        change("disnaker/ak-1", &[words]),
        ["requirement.foto Wording", "step.ajukan Wording"]
    );
}

#[test]
fn a_step_that_takes_another_time_keeps_its_course() {
    let hour = "time   = \"1 jam\"";
    let shorter = change(BIRTH, &[(hour, "time   = \"30 menit\"")]);
    assert!(matches!(shorter.as_slice(), [one] if one.starts_with("step.") && one.ends_with(" Favourable")));
    let longer = change(BIRTH, &[(hour, "time   = \"90 menit\"")]);
    assert!(matches!(longer.as_slice(), [one] if one.starts_with("step.") && one.ends_with(" Burdening")));
}

#[test]
fn another_course_does_not_hide_a_heavier_burden() {
    let edits = [
        ("within = \"30 hari\"", "within = \"3 hari\""),
        ("by     = \"verifikator\"", "by     = \"front-office\""),
    ];
    let found = change(PERMIT, &edits);
    assert!(
        found.contains(&"step.periksa Burdening".to_owned()) && found.contains(&"step.periksa Structural".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_paper_that_may_no_longer_stand_in_for_another_is_missed() {
    let no_longer = ("substitutes = \"surat-lahir\"\n", "");
    assert!(change(BIRTH, &[no_longer]).contains(&"requirement.sptjm-lahir Burdening".to_owned()));
    let (old, without) = (changed(BIRTH, &[]), without_substitute());
    let found = differences(old.definition(), without.definition());
    let classes: Vec<String> = found
        .iter()
        .filter(|difference| difference.address == "requirement.sptjm-lahir")
        .map(|difference| format!("{:?}", difference.class))
        .collect();
    assert_eq!(classes, ["Burdening"]);
}

fn without_substitute() -> CheckedSop {
    let key = ServiceKey::parse(BIRTH).unwrap();
    let (_, text, _) = services().into_iter().find(|(known, _, _)| *known == key).unwrap();
    let start = text.find("[requirement.sptjm-lahir]").unwrap();
    let end = start + text[start..].find("[requirement.bukti-kawin]").unwrap();
    let shorter = format!("{}{}", &text[..start], &text[end..]);
    let checked = check(&shorter, None, &key, &regency());
    checked.sop.unwrap_or_else(|| panic!("{:#?}", checked.findings))
}

#[test]
fn another_name_of_a_step_is_told_with_the_old_and_the_new_one() {
    let old = changed(PERMIT, &[]);
    let edit = ("Mengecek SIP dan menyiapkan penyampaian", "Mengecek SIP");
    let new = changed(PERMIT, &[edit]);
    let found = differences(old.definition(), new.definition());
    let words: Vec<String> = found.iter().map(|one| one.words.within(Language::Indonesian)).collect();
    assert_eq!(
        words,
        [
            "Langkah Mengecek SIP: kata-katanya berubah. Nama: \u{201c}Mengecek SIP dan menyiapkan penyampaian\u{201d} \
          menjadi \u{201c}Mengecek SIP\u{201d}."
        ]
    );
}

fn told(key: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let (old, new) = (changed(key, &[]), changed(key, edits));
    let found = differences_in_full(&old, &new);
    found.iter().map(|one| one.words.within(Language::Indonesian)).collect()
}

#[test]
fn what_is_asked_charged_measured_and_who_does_it_is_told_with_its_values() {
    let fee = ("Rp 40.000 * luas", "Rp 50.000 * luas");
    let words = told("dpmptsp/izin-reklame", &[fee]);
    assert!(
        words[0].contains("kolektor: Rp 40.000 * luas") && words[0].contains("menjadi Rp 50.000 * luas"),
        "{words:?}"
    );
    let measured = ("pass = \"jarak-jalan >= 3\"", "pass = \"jarak-jalan >= 4\"");
    let words = told("dpmptsp/izin-reklame", &[measured]);
    assert!(
        words.iter().any(|said| said.contains("Lulus bila: jarak-jalan >= 3")),
        "{words:?}"
    );
    let asked = (
        "jumlah-sisi = { label",
        "warna = { label = \"Warna dasar\", type = \"text\" }\njumlah-sisi = { label",
    );
    let words = told("dpmptsp/izin-reklame", &[asked]);
    assert!(
        words[0].contains("Ditanyakan juga: \u{201c}Warna dasar\u{201d}."),
        "{words:?}"
    );
    let bound = ("min = 1, max = 4 }", "min = 1, max = 2 }");
    let words = told("dpmptsp/izin-reklame", &[bound]);
    assert!(
        words[0].contains("bilangan bulat 1\u{2013}4 menjadi bilangan bulat 1\u{2013}2"),
        "{words:?}"
    );
    let role = ("by     = \"verifikator\"", "by     = \"front-office\"");
    let words = told(PERMIT, &[role]);
    assert!(
        words
            .iter()
            .any(|said| said.contains("Pelaksana: verifikator menjadi front office.")),
        "{words:?}"
    );
    let shorter = ("within = \"30 hari\"", "within = \"3 hari\"");
    let words = told(PERMIT, &[shorter]);
    assert!(
        words[0].contains("Waktu melengkapi: 30 hari menjadi 3 hari."),
        "{words:?}"
    );
}

#[test]
fn what_is_around_the_course_is_told_to_readers_and_keeps_no_case_where_it_is() {
    let edits = [
        ("channels  = [\"online\", \"counter\"]", "channels  = [\"counter\"]"),
        (
            "legal-basis = [",
            "facilities = [\"Ruang konsultasi\"]\nlegal-basis = [\"uu-25-2009\", ",
        ),
    ];
    let key = "dpmptsp/izin-reklame";
    assert!(change(key, &edits).is_empty(), "no case under way is judged by it");
    let words = told(key, &edits);
    assert!(
        words.contains(&"Cara mengajukan: ada yang ditutup.".to_owned()),
        "{words:?}"
    );
    assert!(
        words
            .iter()
            .any(|said| said.starts_with("Dasar hukum: berubah. Baru: UU 25/2009.")),
        "{words:?}"
    );
    assert!(
        words
            .iter()
            .any(|said| said.contains("Sarana dan prasarana: berubah. Baru: \u{201c}Ruang konsultasi\u{201d}.")),
        "{words:?}"
    );
    let hours = told(key, &[("version   = 1", "version   = 1\nhours = \"siaga-24-jam\"")]);
    assert!(hours.contains(&"Jam layanan: berubah.".to_owned()), "{hours:?}");
}

#[test]
fn a_version_that_differs_in_english_alone_says_so() {
    let key = ServiceKey::parse(PERMIT).unwrap();
    let (_, text, english) = services().into_iter().find(|(known, _, _)| *known == key).unwrap();
    let english = english.unwrap();
    let other = english.replacen(
        "lengkap       = { name = \"Complete\"",
        "lengkap       = { name = \"All there\"",
        1,
    );
    assert_ne!(other, english);
    let sop = |english: &str| check(&text, Some(english), &key, &regency()).sop.unwrap();
    let found = differences_in_full(&sop(&english), &sop(&other));
    let words: Vec<String> = found.iter().map(|one| one.words.within(Language::Indonesian)).collect();
    assert_eq!(words, ["Hanya teks bahasa Inggrisnya yang berubah."]);
    assert!(differences_in_full(&sop(&english), &sop(&english)).is_empty());
}
