//! What is asked of a service that can be run: ways, calendars, combinations, translations.

use std::sync::Arc;

use maklumat_sop::{CheckedSop, Facts, Regency, Unit, Value, check};
use maklumat_vocabulary::{Diagnostic, Language, Name, ServiceKey, StepId, UnitId};

use crate::regency::{describe, regency};
use crate::services::services;

fn service(key: &str) -> CheckedSop {
    let key = ServiceKey::parse(key).unwrap();
    let (_, text, english) = services().into_iter().find(|(known, _, _)| *known == key).unwrap();
    check(&text, english.as_deref(), &key, &regency()).sop.unwrap()
}

fn choosing(choices: &[(&str, &str)]) -> Facts {
    choices
        .iter()
        .map(|(name, option)| (Name::new(name), Value::Choice((*option).to_owned())))
        .collect()
}

fn names(steps: &[StepId]) -> Vec<&str> {
    steps.iter().map(StepId::as_str).collect()
}

#[test]
fn the_usual_way_skips_what_these_variants_do_not_need() {
    let sop = service("disdukcapil/ktp-el");
    let new = choosing(&[("jenis", "baru"), ("warga", "wni")]);
    let lost = choosing(&[("jenis", "hilang"), ("warga", "wni")]);
    assert_eq!(
        names(&sop.main_path(&new)),
        ["ajukan", "periksa", "padankan", "rekam", "cetak", "sahkan", "serahkan"]
    );
    assert_eq!(
        names(&sop.main_path(&lost)),
        ["ajukan", "periksa", "padankan", "cetak", "sahkan", "serahkan"]
    );
}

#[test]
fn the_usual_way_holds_both_branches_of_a_split() {
    let sop = service("dpmptsp/izin-reklame");
    let way = sop.main_path(&choosing(&[("pemohon", "badan")]));
    let way = names(&way);
    assert!(way.contains(&"survei") && way.contains(&"telaah-naskah"), "{way:?}");
    assert_eq!(way.iter().filter(|step| **step == "gabung").count(), 1);
    assert_eq!(way.last(), Some(&"serahkan"));
}

#[test]
fn the_longest_way_is_that_of_the_published_stage_clock() {
    let sop = service("dpmptsp/sip-dokter");
    let promise = &sop.definition().promises[0];
    let way = sop.critical_path(promise, &sop.combinations()[0]).unwrap();
    assert_eq!(way.words(Language::Indonesian), "9 hari kerja");
    assert_eq!(way.words(Language::English), "9 working days");
    assert_eq!(way.minutes, 9 * 450);
    assert_eq!(
        names(&way.steps),
        ["periksa", "rekomendasi", "beri-nomor", "tanda-tangan", "cek-akhir"]
    );
}

#[test]
fn a_promise_until_a_step_ends_there() {
    let sop = service("damkar/pemadaman");
    let promise = &sop.definition().promises[0];
    let way = sop.critical_path(promise, &sop.combinations()[0]).unwrap();
    assert_eq!((way.steps.last().map(StepId::as_str), way.minutes), (Some("tiba"), 15));
}

#[test]
fn a_step_that_goes_on_by_itself_holds_the_promise_until_then() {
    let (key, text, _) = services()
        .into_iter()
        .find(|(key, _, _)| key.to_string() == "damkar/pemadaman")
        .unwrap();
    let slow = text.replacen("timeout = { after = \"1 menit\"", "timeout = { after = \"5 hari\"", 1);
    assert_ne!(slow, text);
    let found = check(&slow, None, &key, &regency()).findings;
    let broken: Vec<String> = found
        .iter()
        .filter(|finding| finding.code.number == "STD-001")
        .map(|finding| describe(finding, &slow))
        .collect();
    assert_eq!(broken.len(), 1);
    assert!(broken[0].contains("konfirmasi (5 hari)"), "{broken:?}");
}

#[test]
fn every_combination_is_there_once() {
    assert_eq!(service("disdukcapil/ktp-el").combinations().len(), 8);
    let hospital = service("rsud/pendaftaran-rawat-jalan");
    let product: usize = hospital
        .definition()
        .variants
        .iter()
        .map(|variant| variant.options.len())
        .product();
    assert!(product >= 10 && hospital.combinations().len() == product);
    assert_eq!(service("disnaker/ak-1").combinations(), [Facts::new()]);
    let facts = choosing(&[("jenis", "baru"), ("kelurahan", "melati"), ("warga", "wni")]);
    let known = service("disdukcapil/ktp-el").combination_of(&facts);
    assert_eq!(known, choosing(&[("jenis", "baru"), ("warga", "wni")]));
}

#[test]
fn what_may_follow_a_step_is_known() {
    let sop = service("dishub/uji-kir");
    assert_eq!(names(&sop.successors(&"nilai".into())), ["sahkan", "beri-tahu"]);
    let after = sop.reachable_steps_after(&"beri-tahu".into());
    assert!(after.contains("pra-uji") && after.contains("beri-tahu") && !after.contains("periksa"));
    assert!(sop.reachable_steps_after(&"serahkan".into()).is_empty());
    assert!(sop.successors(&"tidak-ada".into()).is_empty());
}

#[test]
fn a_service_keeps_its_own_hours_and_other_units_keep_theirs() {
    let regency: Arc<Regency> = regency();
    let emergency = service("damkar/pemadaman");
    assert_eq!(emergency.calendar().minutes_per_working_day(), 1440);
    assert_eq!(
        regency
            .calendar_of(&UnitId::new("damkar"), None)
            .minutes_per_working_day(),
        450
    );
    let step = emergency.step(&"tiba".into());
    assert_eq!(emergency.calendar_for(step).minutes_per_working_day(), 1440);
    // A roster opens the unit it names and no other.
    let joint_leave = "2026-05-15".parse().unwrap();
    assert_eq!(
        regency
            .calendar_of(&UnitId::new("rsud"), None)
            .openings(joint_leave)
            .len(),
        1
    );
    assert!(
        regency
            .calendar_of(&UnitId::new("dishub"), None)
            .openings(joint_leave)
            .is_empty()
    );
    assert!(
        !regency
            .calendar_of(&UnitId::new("rsud"), None)
            .is_working_day(joint_leave)
    );
}

#[test]
fn components_of_the_standard_come_from_the_nearest_level() {
    let inspection = service("dishub/uji-kir");
    let standard = &inspection.definition().standard;
    assert!(standard.facilities[0].id.contains("Jalur uji"));
    assert!(standard.complaints.iter().any(|text| text.id.contains("SP4N")));
    let hospital = service("rsud/pendaftaran-rawat-jalan");
    assert!(
        hospital.definition().standard.facilities[0]
            .id
            .contains("Mesin antrean")
    );
}

#[test]
fn what_is_left_out_takes_its_default() {
    let sop = service("disdukcapil/ktp-el");
    let definition = sop.definition();
    assert_eq!(definition.promises[0].name.id, "Waktu penyelesaian");
    assert_eq!(definition.priorities.len(), 4);
    let start = sop.step(&definition.sop.start);
    assert_eq!(start.inputs.len(), definition.requirements.len());
    let asked = definition.requirement(&"kk".into()).unwrap();
    assert_eq!(asked.question.id, asked.name.id);
}

#[test]
fn every_text_of_the_project_has_an_english_translation_at_its_address() {
    let regency = regency();
    for (key, text, english) in services() {
        let english = english.unwrap_or_else(|| panic!("{key} has no English text"));
        let checked = check(&text, Some(&english), &key, &regency);
        let stray: Vec<String> = checked
            .english_findings
            .iter()
            .map(|finding| describe(finding, &english))
            .collect();
        assert!(stray.is_empty(), "{key}\n{}", stray.join("\n"));
        let sop = checked.sop.unwrap();
        assert_eq!(untranslated(sop.definition()), Vec::<String>::new(), "{key}");
    }
    for unit in regency.units.values() {
        // Where an office stands is the same in every language.
        let unit = Unit {
            address: None,
            ..unit.clone()
        };
        assert_eq!(untranslated(&unit), Vec::<String>::new(), "{}", unit.id);
    }
    let regency = (
        &regency.name,
        &regency.province,
        &regency.head,
        &regency.standard,
        &regency.priorities,
        &regency.sources,
    );
    assert_eq!(untranslated(&regency), Vec::<String>::new());
}

/// Every text in a value that has no English words, wherever it stands in it.
fn untranslated(value: &impl std::fmt::Debug) -> Vec<String> {
    let shown = format!("{value:?}");
    let texts = shown.split("LocalizedText { id: ").skip(1);
    texts
        .filter_map(|text| text.split_once(", en: "))
        .filter(|(_, english)| english.starts_with("None"))
        .map(|(text, _)| text.to_owned())
        .collect()
}

#[test]
fn a_text_without_its_translation_is_seen_wherever_it_stands() {
    let sop = service("dishub/uji-kir");
    let mut definition = sop.definition().clone();
    let before = untranslated(&definition).len();
    let mut checks = definition.steps.iter_mut().flat_map(|step| &mut step.checks);
    checks.next().unwrap().repair.en = None;
    assert_eq!(untranslated(&definition).len(), before + 1);
}

#[test]
fn a_sop_can_be_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    shared(&service("disnaker/ak-1"));
}

#[test]
fn findings_come_in_the_order_of_the_text() {
    let (key, text, _) = services().remove(0);
    let broken = text.replace("by     = ", "oleh   = ").replace("law  = ", "lawx = ");
    let found = check(&broken, None, &key, &regency()).findings;
    assert!(found.len() > 5);
    assert!(found.is_sorted_by_key(|finding: &Diagnostic| finding.span));
}
