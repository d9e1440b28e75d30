//! A service standard on its way by PP 96/2012, by the calendar of the regency: in time, and late.

use std::collections::BTreeSet;

use maklumat_sop::{Ending, Facts, Procedure, Stage, Value};
use maklumat_vocabulary::Name;
use maklumat_workflow::{Actor, Command, Passage, Status, StepResult, What, next_timer};

use crate::scenarios::{Running, at, officer, result, service, step};

const ANALYST: &str = "bagian-organisasi/analis-standar";
const HEAD: &str = "bagian-organisasi/kepala-bagian";

fn analyst() -> Actor {
    officer("ana", &[ANALYST])
}

fn head() -> Actor {
    officer("kepala", &[HEAD])
}

fn recorded(records: &[(&str, Value)]) -> StepResult {
    let records: Facts = records
        .iter()
        .map(|(name, value)| (Name::new(name), value.clone()))
        .collect();
    StepResult {
        records,
        ..StepResult::default()
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn day(day: &str) -> Value {
    Value::Date(day.parse().unwrap())
}

fn proposed(purpose: &str, now: &str) -> Running {
    let sop = service("bagian-organisasi/penetapan-standar");
    Running::submitted(&sop, &[("maksud", Value::Choice(purpose.to_owned()))], now)
}

fn discussed(running: &mut Running, date: &str) {
    let people = BTreeSet::from(["penerima".to_owned(), "akademisi".to_owned()]);
    let records = [
        ("tanggal-bahas", day(date)),
        ("tempat-bahas", text("Aula")),
        ("jumlah-hadir", Value::Number(24.into())),
        ("unsur-hadir", Value::Choices(people)),
        ("catatan-bahas", text("Waktu dan biaya dibahas.")),
    ];
    running.complete(&analyst(), "bahas", recorded(&records));
}

fn signed(running: &mut Running, date: &str) {
    let signing = StepResult {
        outcome: Some("ditandatangani".into()),
        ..recorded(&[("tanggal-berita-acara", day(date))])
    };
    running.complete(&head(), "tanda-tangan", signing);
}

fn due(running: &Running, id: &str) -> String {
    running.case.open_step(&step(id)).unwrap().due.to_string()
}

/// Until the draft is out, and the public may comment.
fn published(purpose: &str) -> Running {
    let mut running = proposed(purpose, "2026-11-02 08:00");
    running.complete(&analyst(), "telaah", result("bahas"));
    running.wait_until("2026-11-03 09:00");
    discussed(&mut running, "2026-11-03");
    running.wait_until("2026-11-03 14:00");
    signed(&mut running, "2026-11-03");
    // Five working days after Tuesday: Tuesday again, when the office closes.
    assert_eq!(due(&running, "umumkan"), at("2026-11-10 16:00").to_string());
    running.wait_until("2026-11-06 09:00");
    running.complete(&analyst(), "umumkan", recorded(&[("sidik-rancangan", text("ab12"))]));
    running
}

#[test]
fn every_stage_of_the_law_is_a_step_of_the_service() {
    let sop = service("bagian-organisasi/penetapan-standar");
    let procedure = Procedure::of(sop.definition()).expect("it establishes standards");
    for stage in Stage::ALL {
        let found = procedure.step(stage).unwrap_or_else(|| panic!("{stage:?} has no step"));
        assert_eq!(procedure.stage(found), Some(stage));
        if let Some(limit) = stage.limit() {
            assert_eq!(sop.step(found).time, limit, "{stage:?}");
        }
    }
    let other = service("damkar/pemadaman");
    assert_eq!(Procedure::of(other.definition()), None);
}

#[test]
fn a_change_in_time_walks_from_the_proposal_to_the_maklumat() {
    let mut running = published("ubah");
    // Seven working days after Friday 6 November.
    let over = at("2026-11-17 16:00");
    assert_eq!(
        running.case.open_step(&step("tunggu-tanggapan")).unwrap().timeout,
        Some(over)
    );
    running.now = over;
    running.act(&Actor::System, Command::Expire);
    assert_eq!(running.open_steps(), ["perbaiki"]);
    // Fourteen calendar days.
    assert_eq!(due(&running, "perbaiki").get(..10), Some("2026-12-01"));
    running.wait_until("2026-11-25 10:00");
    running.complete(&analyst(), "perbaiki", StepResult::default());
    let decree = [
        ("nomor-keputusan", text("300/12/2026")),
        ("tanggal-keputusan", day("2026-11-26")),
    ];
    running.wait_until("2026-11-26 10:00");
    running.complete(&head(), "tetapkan", recorded(&decree));
    // Seven working days after Thursday 26 November.
    assert_eq!(due(&running, "maklumatkan"), at("2026-12-07 16:00").to_string());
    running.wait_until("2026-12-01 10:00");
    running.complete(
        &analyst(),
        "maklumatkan",
        recorded(&[("tempat-maklumat", text("Ruang layanan"))]),
    );
    assert!(matches!(
        running.case.status,
        Status::Closed {
            ending: Ending::Done,
            ..
        }
    ));
    assert!(running.case.escalations.is_empty(), "nothing was late");
    let waited = running
        .case
        .history
        .iter()
        .find(|past| past.step == step("tunggu-tanggapan"))
        .unwrap();
    assert_eq!(waited.how, Passage::TimedOut);
}

#[test]
fn a_draft_published_late_is_told_to_the_superior() {
    let mut running = proposed("baru", "2026-11-02 08:00");
    running.complete(&analyst(), "telaah", result("bahas"));
    running.wait_until("2026-11-03 09:00");
    discussed(&mut running, "2026-11-03");
    running.wait_until("2026-11-03 14:00");
    signed(&mut running, "2026-11-03");
    running.wait_until("2026-11-10 16:00");
    assert!(
        running.act(&Actor::System, Command::Expire).is_empty(),
        "the last day is still in time"
    );
    running.now = next_timer(&running.sop, &running.case).unwrap();
    let told = running.act(&Actor::System, Command::Expire);
    let is_step =
        |what: &What| matches!(what, What::Escalated { step: Some(late), level: 1, .. } if *late == step("umumkan"));
    let is_promise =
        |what: &What| matches!(what, What::Escalated { promise: Some(late), .. } if late.as_str() == "publikasi");
    assert!(told.iter().any(|event| is_step(&event.what)), "{told:#?}");
    assert!(told.iter().any(|event| is_promise(&event.what)), "{told:#?}");
}

#[test]
fn closed_days_do_not_count_among_the_days_for_comments() {
    let mut running = proposed("baru", "2026-12-14 08:00");
    running.complete(&analyst(), "telaah", result("bahas"));
    running.wait_until("2026-12-15 09:00");
    discussed(&mut running, "2026-12-15");
    running.wait_until("2026-12-16 09:00");
    signed(&mut running, "2026-12-16");
    running.wait_until("2026-12-17 09:00");
    running.complete(&analyst(), "umumkan", recorded(&[("sidik-rancangan", text("ab12"))]));
    // 18, 21, 22, 23, then Christmas and the day before it closed, 28, 29, 30.
    let timeout = running.case.open_step(&step("tunggu-tanggapan")).unwrap().timeout;
    assert_eq!(timeout, Some(at("2026-12-30 16:00")));
}

#[test]
fn an_evaluation_that_keeps_the_standard_ends_with_the_head_of_the_bureau() {
    let mut running = proposed("evaluasi", "2026-11-02 08:00");
    running.complete(&analyst(), "telaah", result("nilai"));
    let names = [
        "mendorong-kinerja",
        "mudah-dipahami",
        "mudah-dilakukan",
        "peran-jelas",
        "mengatasi-masalah",
        "menjawab-kinerja",
        "sinergi",
    ];
    let mut records: Vec<(&str, Value)> = names.iter().map(|name| (*name, Value::YesNo(true))).collect();
    records.push(("hasil-penilaian", text("Standar dipertahankan.")));
    let kept = StepResult {
        outcome: Some("tetap".into()),
        ..recorded(&records)
    };
    running.complete(&analyst(), "nilai", kept);
    running.complete(&head(), "simpulkan", StepResult::default());
    assert!(matches!(
        running.case.status,
        Status::Closed {
            ending: Ending::Done,
            ..
        }
    ));
}

#[test]
fn minutes_that_are_not_signed_lead_back_to_the_discussion() {
    let mut running = proposed("ubah", "2026-11-02 08:00");
    running.complete(&analyst(), "telaah", result("bahas"));
    discussed(&mut running, "2026-11-02");
    let again = StepResult {
        outcome: Some("bahas-lagi".into()),
        ..recorded(&[("tanggal-berita-acara", day("2026-11-02"))])
    };
    running.complete(&head(), "tanda-tangan", again);
    assert_eq!(running.open_steps(), ["bahas"]);
}
