//! The language as its authors meet it: what reads, what it yields, and how it says itself.

use std::collections::BTreeSet;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Language, Money, Name, StepId};
use rust_decimal::Decimal;

use super::*;
use crate::condition::scope::{Availability, Kind, Place};

mod findings;
mod properties;

fn read(text: &str) -> Expression {
    Expression::parse(text).unwrap_or_else(|errors| panic!("`{text}`: {errors:?}"))
}

fn options(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// The names of an imagined vehicle inspection.
fn scope() -> Scope {
    let mut scope = Scope::new(Place::Step(StepId::new("periksa")));
    let mut know = |name: &str, kind| scope.insert(Name::new(name), kind, Availability::Always);
    know("jenis", Kind::Choice(options(&["baru", "hilang", "rusak", "ubah"])));
    know(
        "bahan-bakar",
        Kind::Choice(options(&["bensin", "solar", "tanpa-mesin"])),
    );
    know("keperluan", Kind::Choices(options(&["kerja", "sekolah"])));
    know("tanggal-lahir", Kind::Date);
    know("berlaku-sampai", Kind::Date);
    know("sudah-kawin", Kind::YesNo);
    know("alarm", Kind::YesNo);
    know("luas", Kind::Number);
    know("hidran", Kind::Number);
    know("tahun-buat", Kind::Number);
    know("lampu", Kind::Number);
    know("pkb-terutang", Kind::Money);
    know("nama", Kind::Text);
    let asked = |text: &str| Availability::Asked(vec![read(text)]);
    scope.insert(Name::new("catatan"), Kind::Number, Availability::Optional);
    scope.insert(Name::new("co"), Kind::Number, asked("bahan-bakar is bensin"));
    scope.insert(Name::new("tekanan"), Kind::Number, asked("hidran > 0"));
    scope.insert(
        Name::new("kincup"),
        Kind::Number,
        asked("bahan-bakar is not tanpa-mesin"),
    );
    scope.insert(
        Name::new("suhu"),
        Kind::Number,
        Availability::Later(StepId::new("ukur")),
    );
    scope
}

fn facts() -> Facts {
    let number = |text: &str| Value::Number(text.parse().unwrap());
    [
        ("jenis", Value::Choice("hilang".to_owned())),
        ("keperluan", Value::Choices(BTreeSet::from(["kerja".to_owned()]))),
        ("tanggal-lahir", Value::Date("2009-02-28".parse().unwrap())),
        ("lahir-kabisat", Value::Date("2008-02-29".parse().unwrap())),
        ("sudah-kawin", Value::YesNo(false)),
        ("alarm", Value::YesNo(true)),
        ("luas", number("2.5")),
        ("hidran", number("3")),
        ("nol", number("0")),
        ("pkb-terutang", Value::Money(Money(100_001))),
        ("nama", Value::Text("Contoh".to_owned())),
    ]
    .into_iter()
    .map(|(name, value)| (Name::new(name), value))
    .collect()
}

fn context(today: &str) -> Context {
    Context {
        today: today.parse().unwrap(),
        all_checks_passed: true,
    }
}

#[track_caller]
fn holds(text: &str, today: &str) -> bool {
    read(text).holds(&facts(), &context(today)).unwrap()
}

#[test]
fn the_normal_form_keeps_meaning_and_drops_decoration() {
    for (written, normal) in [
        ("jenis is hilang", "jenis is hilang"),
        ("  jenis   is not hilang ", "jenis is not hilang"),
        ("jenis in(rusak,ubah)", "jenis in (rusak, ubah)"),
        ("((jenis is hilang))", "jenis is hilang"),
        ("(alarm or sudah-kawin) and alarm", "(alarm or sudah-kawin) and alarm"),
        ("(alarm and sudah-kawin) or alarm", "alarm and sudah-kawin or alarm"),
        ("not (alarm and sudah-kawin)", "not (alarm and sudah-kawin)"),
        ("not not alarm", "not not alarm"),
        (
            "age( tanggal-lahir )>=17 or sudah-kawin",
            "age(tanggal-lahir) >= 17 or sudah-kawin",
        ),
        ("luas - (hidran - 1)", "luas - (hidran - 1)"),
        ("luas*(hidran+1) / 2.50", "luas * (hidran + 1) / 2.5"),
        ("luas - -5", "luas - -5"),
        ("Rp 35000 * luas * 25 %", "Rp 35.000 * luas * 25%"),
        ("berlaku-sampai < 2026-12-31", "berlaku-sampai < 2026-12-31"),
        ("(luas < 3) or not(luas < 2)", "luas < 3 or not luas < 2"),
    ] {
        let expression = read(written);
        assert_eq!(expression.to_string(), normal);
        assert_eq!(expression.source(), written);
        assert_eq!(expression, read(normal));
    }
}

#[test]
fn names_are_collected_once() {
    let expression =
        read("jenis is hilang and (luas > 2 or luas < 1) and age(tanggal-lahir) > 3 and all-checks-passed");
    let names: Vec<_> = expression.names().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["jenis", "luas", "tanggal-lahir"]);
    assert!(expression.mentions_all_checks_passed());
    assert!(!read("jenis is hilang").mentions_all_checks_passed());
}

#[test]
fn conditions_are_decided_by_the_facts() {
    for (text, expected) in [
        ("jenis is hilang", true),
        ("jenis is not hilang", false),
        ("jenis in (rusak, hilang)", true),
        ("keperluan is kerja", true),
        ("keperluan in (sekolah)", false),
        ("not sudah-kawin and alarm", true),
        ("sudah-kawin or luas * 2 = 5", true),
        ("luas + 0.5 != hidran", false),
        ("hidran - 5 < -1", true),
        ("pkb-terutang > Rp 100.000", true),
        ("tanggal-lahir < 2010-01-01", true),
        ("all-checks-passed", true),
    ] {
        assert_eq!(holds(text, "2026-11-20"), expected, "`{text}`");
    }
}

#[test]
fn age_counts_whole_years_to_the_day_of_submission() {
    assert!(!holds("age(tanggal-lahir) >= 17", "2026-02-27"));
    assert!(holds("age(tanggal-lahir) >= 17", "2026-02-28"));
    assert!(holds("age(lahir-kabisat) = 17", "2026-02-28"));
    assert!(holds("age(lahir-kabisat) = 18", "2026-03-01"));
}

#[test]
fn days_count_from_a_day_to_the_day_of_submission() {
    assert!(holds("days(tanggal-lahir) = 0", "2009-02-28"));
    assert!(holds("days(tanggal-lahir) = 60", "2009-04-29"));
    assert!(!holds("days(tanggal-lahir) <= 60", "2009-04-30"));
    assert!(holds("days(tanggal-lahir) = -1", "2009-02-27"));
}

#[test]
fn an_amount_is_rounded_once_and_half_up() {
    for (text, rupiah) in [
        ("Rp 35.000 * luas", 87_500),
        ("pkb-terutang * 66%", 66_001),
        ("pkb-terutang * 50%", 50_001),
        ("Rp 1 * 0.4 + Rp 1 * 0.4", 1),
        ("Rp 1 * 0.5", 1),
        ("Rp 0 - Rp 1 * 0.5", 0),
        ("Rp 100 / 3", 33),
        ("2 * Rp 10.000 - Rp 1.000", 19_000),
    ] {
        assert_eq!(
            read(text).amount(&facts(), &context("2026-11-20")),
            Ok(Money(rupiah)),
            "`{text}`"
        );
    }
    assert_eq!(read("Rp 25.000").as_fixed_money(), Some(Money(25_000)));
    assert_eq!(read("Rp 10.000 * 2").as_fixed_money(), Some(Money(20_000)));
    assert_eq!(read("Rp 10.000 * luas").as_fixed_money(), None);
    assert_eq!(read("25000").as_fixed_money(), None);
}

#[test]
fn what_cannot_be_reckoned_is_an_answer_not_a_crash() {
    let evaluate = |text: &str| read(text).evaluate(&facts(), &context("2026-11-20"));
    let huge = "99999999999999999999999999";
    assert_eq!(
        evaluate("tidak-ada"),
        Err(EvaluationError::Missing(Name::new("tidak-ada")))
    );
    assert_eq!(evaluate(&format!("{huge} * {huge}")), Err(EvaluationError::Overflow));
    assert_eq!(evaluate(&format!("Rp 1 * {huge}")), Err(EvaluationError::Overflow));
    assert_eq!(evaluate("1 / nol"), Err(EvaluationError::DivisionByZero));
    assert_eq!(
        evaluate("nama = 3"),
        Err(EvaluationError::Mismatch("nama = 3".to_owned()))
    );
    assert_eq!(evaluate("nama"), Ok(Value::Text("Contoh".to_owned())));
    assert_eq!(
        read("luas").amount(&facts(), &context("2026-11-20")),
        Err(EvaluationError::Mismatch("luas".to_owned()))
    );
}

#[test]
fn a_decided_condition_reads_no_further() {
    assert!(!holds("sudah-kawin and tidak-ada > 3", "2026-11-20"));
    assert!(holds("alarm or tidak-ada > 3", "2026-11-20"));
}

#[test]
fn some_facts_settle_some_conditions() {
    for (text, settled) in [
        ("jenis is hilang", Some(true)),
        ("tidak-ada > 3", None),
        ("tidak-ada > 3 and jenis is baru", Some(false)),
        ("tidak-ada > 3 or jenis is hilang", Some(true)),
        ("not (tidak-ada > 3 and jenis is baru)", Some(true)),
        ("tidak-ada > 3 and jenis is hilang", None),
        ("age(tanggal-lahir) > 3", None),
        ("all-checks-passed", None),
    ] {
        assert_eq!(read(text).settled_by(&facts()), settled, "`{text}`");
    }
}

#[test]
fn one_condition_can_make_sure_of_another() {
    for (one, other, expected) in [
        ("jenis is hilang", "jenis in (hilang, rusak)", true),
        ("jenis in (hilang, rusak)", "jenis is hilang", false),
        ("not jenis in (baru, ubah)", "jenis in (hilang, rusak)", true),
        ("luas > 3", "luas >= 3", true),
        ("luas >= 3", "luas > 3", false),
        ("3 < luas", "luas > 2", true),
        ("luas > hidran and alarm", "luas > hidran", true),
        ("luas >= hidran", "not luas < hidran", true),
        ("age(tanggal-lahir) >= 18", "age(tanggal-lahir) >= 17", true),
        ("tanggal-lahir < 2020-01-01", "tanggal-lahir < 2021-01-01", true),
        ("pkb-terutang > Rp 5.000", "pkb-terutang > Rp 4.000", true),
        ("keperluan is kerja", "keperluan in (kerja, sekolah)", true),
        ("keperluan is kerja", "not keperluan is sekolah", false),
        ("alarm and not alarm", "sudah-kawin", true),
    ] {
        assert_eq!(
            read(one).implies(&read(other), &scope()),
            expected,
            "`{one}` => `{other}`"
        );
    }
}

#[test]
fn too_many_cases_fall_back_to_what_is_plainly_said() {
    let many: Vec<_> = (0..30).map(|index| format!("luas > {index} and x{index}")).collect();
    let said = read(&format!("{} and alarm", many.join(" and ")));
    assert!(said.implies(&read("alarm"), &scope()));
    assert!(!said.implies(&read("sudah-kawin"), &scope()));
}

#[test]
fn a_condition_says_itself_in_plain_words() {
    let label = |name: &Name| name.as_str().replace('-', " ");
    for (text, id, en) in [
        ("jenis is hilang", "jenis: hilang", "jenis: hilang"),
        ("not jenis is hilang", "jenis: bukan hilang", "jenis: not hilang"),
        (
            "jenis in (rusak, ubah)",
            "jenis: rusak atau ubah",
            "jenis: rusak or ubah",
        ),
        (
            "not jenis in (rusak, ubah)",
            "jenis: bukan rusak dan bukan ubah",
            "jenis: not rusak nor ubah",
        ),
        (
            "age(tanggal-lahir) >= 17 or sudah-kawin",
            "umur menurut tanggal lahir paling sedikit 17 tahun, atau sudah kawin: ya",
            "age by tanggal lahir is at least 17 years, or sudah kawin: yes",
        ),
        (
            "not (alarm or hidran > 12000.5)",
            "alarm: tidak, dan hidran paling banyak 12.000,5",
            "alarm: no, and hidran is at most 12,000.5",
        ),
        (
            "(alarm or jenis is baru) and berlaku-sampai < 2026-12-31",
            "(alarm: ya, atau jenis: baru), dan berlaku sampai sebelum 31 Desember 2026",
            "(alarm: yes, or jenis: baru), and berlaku sampai is before 31 December 2026",
        ),
        (
            "Rp 60.000 * (luas - 1) * 25%",
            "Rp 60.000 × (luas − 1) × 25%",
            "Rp 60.000 × (luas − 1) × 25%",
        ),
        (
            "not all-checks-passed",
            "ada pemeriksaan yang tidak lulus",
            "at least one check failed",
        ),
    ] {
        assert_eq!(read(text).explain(Language::Indonesian, &label), id);
        assert_eq!(read(text).explain(Language::English, &label), en);
    }
    let amount = read("pkb-terutang");
    assert_eq!(amount.explain_amount(Language::Indonesian, &label), "pkb terutang");
    let several = read("jenis in (baru, rusak, ubah) and tahun-buat < 2007");
    let words = several.explain(Language::Indonesian, &label);
    assert_eq!(words, "jenis: baru, rusak atau ubah, dan tahun buat kurang dari 2007");
    let loud =
        read("jenis is hilang").explain_options(Language::Indonesian, &label, &|_, option| option.to_uppercase());
    assert_eq!(loud, "jenis: HILANG");
}
