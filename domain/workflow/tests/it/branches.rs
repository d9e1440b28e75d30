//! Parallel branches: all of them, then the join, also around returns and endings.

use maklumat_sop::{Ending, Facts};
use maklumat_workflow::{Actor, Branch, Command, Event, Refusal, StepResult, What};

use crate::scenarios::{Running, choice, defect, officer, result, small, step};

/// Two branches, one of two steps and able to return inside itself, one skipped for ordinary cases.
pub(crate) const SPLIT: &str = r#"
[step.periksa]
name     = "Membagi tugas pemeriksaan"
by       = "sekretariat"
inputs   = ["Berkas permohonan"]
time     = "1 jam"
output   = "Surat tugas"
parallel = { branches = ["survei", "telaah"], join = "gabung" }

[step.survei]
name   = "Memeriksa lokasi"
by     = "inspektur"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Berita acara"
next   = "nilai"

[step.nilai]
name   = "Menilai hasil survei"
by     = "inspektur"
inputs = ["Berita acara"]
time   = "1 jam"
output = "Nilai"

[step.nilai.outcome]
baik  = { next = "gabung" }
ulang = { return = "survei", within = "14 hari" }
buruk = { end = "refused", reasons = ["Lokasi berbahaya"] }

[step.telaah]
name   = "Menelaah berkas khusus"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 hari kerja"
output = "Telaah"
when   = "jenis is khusus"
next   = "gabung"

[step.gabung]
name   = "Menyimpulkan hasil"
by     = "kepala-dinas"
inputs = ["Nilai", "Telaah"]
time   = "1 jam"
output = "Kesimpulan"

[step.gabung.outcome]
layak    = { end = "done" }
perbaiki = { return = "periksa", within = "14 hari" }
"#;

fn inspector() -> Actor {
    officer("inspektur", &["damkar/inspektur"])
}

fn head_of_division() -> Actor {
    officer("kabid", &["damkar/kabid-pencegahan"])
}

fn split(kind: &str) -> Running {
    let mut run = Running::submitted(&small(SPLIT), &[("jenis", choice(kind))], "2026-11-23 08:30");
    run.complete(
        &officer("sek", &["damkar/sekretariat"]),
        "periksa",
        StepResult::default(),
    );
    run
}

fn returning(outcome: &str) -> StepResult {
    StepResult {
        defects: vec![defect("surat")],
        ..result(outcome)
    }
}

fn answer() -> Command {
    Command::Answer {
        facts: Facts::new(),
        evidence: Vec::new(),
    }
}

#[test]
fn the_join_waits_for_all_branches() {
    let mut run = split("khusus");
    assert_eq!(run.open_steps(), ["survei", "telaah"]);
    run.complete(&head_of_division(), "telaah", StepResult::default());
    assert_eq!(run.open_steps(), ["survei"]);
    run.complete(&inspector(), "survei", StepResult::default());
    let events = run.complete(&inspector(), "nilai", result("baik"));
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::BranchArrived { from, .. } if from.as_str() == "survei"))
    );
    assert_eq!(run.open_steps(), ["gabung"]);
    assert!(run.case.arrived.is_empty());
}

#[test]
fn a_branch_that_is_not_needed_arrives_at_once() {
    let mut run = split("biasa");
    assert_eq!(run.open_steps(), ["survei"]);
    run.complete(&inspector(), "survei", StepResult::default());
    run.complete(&inspector(), "nilai", result("baik"));
    assert_eq!(run.open_steps(), ["gabung"]);
}

/// A checked definition keeps branches apart; a case from before that rule must come through all the same.
#[test]
fn a_branch_that_meets_another_at_a_step_of_both_is_not_lost() {
    let mut run = split("khusus");
    let branch = |first: &str| {
        vec![Branch {
            join: step("gabung"),
            first: step(first),
        }]
    };
    let now = run.case.open_step(&step("telaah")).unwrap().clone();
    for what in [
        What::StepCancelled { step: step("telaah") },
        What::StepOpened {
            step: step("nilai"),
            performer: run.sop.step(&step("nilai")).by.clone(),
            due: now.due,
            timeout: None,
            branch: branch("telaah"),
        },
    ] {
        run.case.apply(&Event {
            at: run.now,
            by: Actor::System,
            what,
        });
    }
    assert_eq!(run.open_steps(), ["survei", "nilai"]);
    run.complete(&inspector(), "survei", StepResult::default());
    assert_eq!(run.open_steps(), ["nilai"], "done once, for both");
    assert_eq!(run.case.arrived[&step("gabung")].len(), 1, "the second branch waits");
    run.complete(&inspector(), "nilai", result("baik"));
    assert_eq!(run.open_steps(), ["gabung"]);
}

#[test]
fn an_ending_in_one_branch_ends_the_case() {
    let mut run = split("khusus");
    run.complete(&inspector(), "survei", StepResult::default());
    let events = run.complete(
        &inspector(),
        "nilai",
        StepResult {
            reasons: vec![0],
            ..result("buruk")
        },
    );
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::StepCancelled { step } if step.as_str() == "telaah"))
    );
    assert_eq!(run.case.ending(), Some(Ending::Refused));
}

#[test]
fn a_return_inside_a_branch_leaves_the_other_at_work() {
    let mut run = split("khusus");
    run.complete(&inspector(), "survei", StepResult::default());
    run.complete(&inspector(), "nilai", returning("ulang"));
    assert_eq!(run.open_steps(), ["telaah"]);
    assert!(!run.case.is_with_applicant, "an office still holds the file");
    assert!(maklumat_workflow::due_at(&run.sop, &run.case).is_some());
    run.complete(&head_of_division(), "telaah", StepResult::default());
    assert!(run.case.open.is_empty() && run.case.waiting.is_some());
    assert!(run.case.is_with_applicant, "now only the applicant can go on");
    assert_eq!(maklumat_workflow::due_at(&run.sop, &run.case), None);
    run.act(&Actor::Applicant, answer());
    assert_eq!(run.open_steps(), ["survei"]);
    run.complete(&inspector(), "survei", StepResult::default());
    run.complete(&inspector(), "nilai", result("baik"));
    assert_eq!(run.open_steps(), ["gabung"], "both branches have arrived");
}

#[test]
fn a_return_in_one_branch_does_not_forget_who_arrived_inside_the_other() {
    let from = SPLIT.find("[step.telaah]").unwrap();
    let to = SPLIT.find("[step.gabung]").unwrap();
    let part = |id: &str, exit: &str| {
        format!(
            "[step.{id}]\nname = \"Menelaah {id}\"\nby = \"kabid-pencegahan\"\ninputs = [\"Surat tugas\"]\n\
             time = \"1 hari kerja\"\noutput = \"Telaah\"\n{exit}\n\n"
        )
    };
    let inner = part(
        "telaah",
        "parallel = { branches = [\"hukum\", \"teknis\"], join = \"rangkum\" }",
    ) + &part("hukum", "next = \"rangkum\"")
        + &part("teknis", "next = \"rangkum\"")
        + &part("rangkum", "next = \"gabung\"");
    let text = format!("{}{inner}{}", &SPLIT[..from], &SPLIT[to..]);
    let mut run = Running::submitted(&small(&text), &[("jenis", choice("khusus"))], "2026-11-23 08:30");
    run.complete(
        &officer("sek", &["damkar/sekretariat"]),
        "periksa",
        StepResult::default(),
    );
    run.complete(&head_of_division(), "telaah", StepResult::default());
    run.complete(&head_of_division(), "hukum", StepResult::default());
    run.complete(&inspector(), "survei", StepResult::default());
    run.complete(&inspector(), "nilai", returning("ulang"));
    run.complete(&head_of_division(), "teknis", StepResult::default());
    assert_eq!(
        run.open_steps(),
        ["rangkum"],
        "both have arrived, before the return and after it"
    );
}

#[test]
fn a_return_after_the_join_starts_all_branches_again() {
    let mut run = split("khusus");
    run.complete(&head_of_division(), "telaah", StepResult::default());
    run.complete(&inspector(), "survei", StepResult::default());
    run.complete(&inspector(), "nilai", result("baik"));
    let head = officer("kepala", &["damkar/kepala-dinas"]);
    run.complete(&head, "gabung", returning("perbaiki"));
    run.act(&Actor::Applicant, answer());
    assert_eq!(run.open_steps(), ["periksa"]);
    run.complete(
        &officer("sek", &["damkar/sekretariat"]),
        "periksa",
        StepResult::default(),
    );
    assert_eq!(run.open_steps(), ["survei", "telaah"]);
}

/// Two branches that both can return the file.
pub(crate) const BOTH_RETURN: &str = r#"
[step.periksa]
name     = "Membagi tugas pemeriksaan"
by       = "sekretariat"
inputs   = ["Berkas permohonan"]
time     = "1 jam"
output   = "Surat tugas"
parallel = { branches = ["kiri", "kanan"], join = "gabung" }

[step.kiri]
name   = "Memeriksa bagian kiri"
by     = "inspektur"
inputs = ["Surat tugas"]
time   = "1 jam"
output = "Hasil kiri"

[step.kiri.outcome]
baik  = { next = "gabung" }
ulang = { return = "kiri", within = "14 hari" }

[step.kanan]
name   = "Memeriksa bagian kanan"
by     = "kabid-pencegahan"
inputs = ["Surat tugas"]
time   = "1 jam"
output = "Hasil kanan"

[step.kanan.outcome]
baik  = { next = "gabung" }
ulang = { return = "kanan", within = "14 hari" }

[step.gabung]
name   = "Menyimpulkan hasil"
by     = "kepala-dinas"
inputs = ["Hasil kiri", "Hasil kanan"]
time   = "1 jam"
output = "Kesimpulan"
end    = "done"
"#;

#[test]
fn two_branches_do_not_return_the_same_file_twice() {
    let mut run = Running::submitted(&small(BOTH_RETURN), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    run.complete(
        &officer("sek", &["damkar/sekretariat"]),
        "periksa",
        StepResult::default(),
    );
    run.complete(&inspector(), "kiri", returning("ulang"));
    let refusal = run.refused_completion(&head_of_division(), "kanan", returning("ulang"));
    assert_eq!(refusal, Refusal::AlreadyReturned);
    run.act(&Actor::Applicant, answer());
    let events = run.complete(&head_of_division(), "kanan", returning("ulang"));
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::Returned { late_defects, .. } if late_defects.is_empty())),
        "this branch could not speak the first time"
    );
    run.act(&Actor::Applicant, answer());
    let kiri = StepResult {
        defects: vec![defect("pemohon")],
        ..result("ulang")
    };
    let events = run.complete(&inspector(), "kiri", kiri);
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::Returned { late_defects, .. } if late_defects.is_empty())),
        "nor this one the second time"
    );
}

#[test]
fn a_branch_that_looks_again_names_late_what_it_could_have_named_before() {
    let again = BOTH_RETURN.replace(
        "end    = \"done\"",
        "\n[step.gabung.outcome]\nselesai = { end = \"done\" }\nlagi    = { next = \"periksa\" }",
    );
    let mut run = Running::submitted(&small(&again), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let secretary = officer("sek", &["damkar/sekretariat"]);
    run.complete(&secretary, "periksa", StepResult::default());
    run.complete(&inspector(), "kiri", returning("ulang"));
    run.act(&Actor::Applicant, answer());
    run.complete(&inspector(), "kiri", result("baik"));
    run.complete(&head_of_division(), "kanan", result("baik"));
    let head = officer("kepala", &["damkar/kepala-dinas"]);
    run.complete(&head, "gabung", result("lagi"));
    run.complete(&secretary, "periksa", StepResult::default());
    let kanan = StepResult {
        defects: vec![defect("pemohon")],
        ..result("ulang")
    };
    let events = run.complete(&head_of_division(), "kanan", kanan);
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::Returned { late_defects, .. } if late_defects == &[0])),
        "{events:#?}"
    );
}

#[test]
fn branches_that_met_in_a_skipped_step_are_waited_for_again_in_the_next_round() {
    // They meet in a step ordinary cases do not need, and may be sent round again.
    let again = BOTH_RETURN.replace(
        "end    = \"done\"",
        r#"when   = "jenis is khusus"
next   = "putuskan"

[step.putuskan]
name   = "Memutuskan"
by     = "kepala-dinas"
inputs = ["Hasil kiri", "Hasil kanan"]
time   = "1 jam"
output = "Putusan"

[step.putuskan.outcome]
layak = { end = "done" }
ulang = { next = "periksa" }
"#,
    );
    let mut run = Running::submitted(&small(&again), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let secretary = officer("sek", &["damkar/sekretariat"]);
    let head = officer("kepala", &["damkar/kepala-dinas"]);
    run.complete(&secretary, "periksa", StepResult::default());
    run.complete(&inspector(), "kiri", result("baik"));
    run.complete(&head_of_division(), "kanan", result("baik"));
    run.complete(&head, "putuskan", result("ulang"));
    run.complete(&secretary, "periksa", StepResult::default());
    run.complete(&inspector(), "kiri", result("baik"));
    assert_eq!(run.open_steps(), ["kanan"]);
    run.complete(&head_of_division(), "kanan", result("baik"));
    assert_eq!(run.open_steps(), ["putuskan"]);
}
