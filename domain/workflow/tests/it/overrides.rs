//! Named deviations, and the move to a newer version.

use std::collections::BTreeMap;

use maklumat_calendar::Duration;
use maklumat_workflow::{Actor, Command, Deviation, Refusal, StepResult, What, decide};

use crate::branches::SPLIT;
use crate::scenarios::{ONE_STEP, Running, choice, defect, officer, result, service, small, small_going_to, step};

fn head() -> Actor {
    officer("kepala", &["damkar/kepala-dinas"])
}

fn clerk() -> Actor {
    officer("ani", &["damkar/sekretariat"])
}

fn deviate(deviation: Deviation) -> Command {
    Command::Override {
        deviation,
        ground: "permendagri-114-2018".to_owned(),
        reason: "Banjir menutup kantor.".to_owned(),
    }
}

fn submitted() -> Running {
    Running::submitted(&small(ONE_STEP), &[("jenis", choice("khusus"))], "2026-11-23 08:30")
}

#[test]
fn only_a_superior_may_deviate() {
    let mut run = submitted();
    for actor in [
        clerk(),
        Actor::Applicant,
        Actor::System,
        officer("x", &["rsud/direktur"]),
    ] {
        assert_eq!(run.refused(&actor, deviate(Deviation::Pause)), Refusal::NotASuperior);
    }
    run.act(&head(), deviate(Deviation::Pause));
}

#[test]
fn a_superior_is_found_along_the_line_of_reporting() {
    let sop = service("disdukcapil/ktp-el");
    let mut run = Running::submitted(&sop, &[("jenis", choice("baru"))], "2026-11-23 08:30");
    let kabid = officer("kabid", &["disdukcapil/kabid-dafduk"]);
    let other = officer("lain", &["disdukcapil/kabid-capil"]);
    let pause = || Command::Override {
        deviation: Deviation::Pause,
        ground: "uu-23-2006".to_owned(),
        reason: "Jaringan pusat mati.".to_owned(),
    };
    assert_eq!(run.refused(&other, pause()), Refusal::NotASuperior);
    run.act(&kabid, pause());
}

#[test]
fn while_the_applicant_has_the_file_the_superiors_are_those_of_who_returned_it() {
    let sop = service("disdukcapil/ktp-el");
    let mut run = Running::submitted(&sop, &[("jenis", choice("baru"))], "2026-11-23 08:30");
    let defects = vec![defect("kk")];
    let returned = StepResult {
        defects,
        ..result("belum-lengkap")
    };
    run.complete(&officer("loket", &["disdukcapil/petugas-loket"]), "periksa", returned);
    let extend = Command::Override {
        deviation: Deviation::ExtendAnswer { by: Duration::days(7) },
        ground: "uu-23-2006".to_owned(),
        reason: "Pemohon dirawat.".to_owned(),
    };
    run.act(&officer("kabid", &["disdukcapil/kabid-dafduk"]), extend);
}

#[test]
fn a_deviation_needs_a_ground_on_file_and_a_reason() {
    let run = submitted();
    let with = |ground: &str, reason: &str| Command::Override {
        deviation: Deviation::Pause,
        ground: ground.to_owned(),
        reason: reason.to_owned(),
    };
    assert_eq!(run.refused(&head(), with(" ", "x")), Refusal::GroundMissing);
    let refusal = run.refused(&head(), with("lisan dari atasan", "x"));
    assert_eq!(
        refusal,
        Refusal::GroundUnknown {
            ground: "lisan dari atasan".to_owned()
        }
    );
    assert_eq!(
        run.refused(&head(), with("permendagri-114-2018 pasal 1", "")),
        Refusal::ReasonNotGiven
    );
}

#[test]
fn a_pause_stops_the_promise_until_it_is_resumed() {
    let mut run = submitted();
    assert_eq!(run.refused(&head(), deviate(Deviation::Resume)), Refusal::NotPaused);
    run.act(&head(), deviate(Deviation::Pause));
    assert_eq!(run.refused(&head(), deviate(Deviation::Pause)), Refusal::AlreadyPaused);
    run.wait_until("2026-11-30 08:30");
    let calendar = run.sop.calendar().clone();
    assert_eq!(run.case.clocks[0].clock.used(&calendar, run.now), 0);
    run.act(&head(), deviate(Deviation::Resume));
    run.wait_until("2026-12-01 08:30");
    assert_eq!(run.case.clocks[0].clock.used(&calendar, run.now), 1);
    assert_eq!(run.case.deviations.made.len(), 2);
}

#[test]
fn more_time_to_answer_is_added_to_the_time_there_is() {
    let mut run = submitted();
    let extend = |days: u32| {
        deviate(Deviation::ExtendAnswer {
            by: Duration::days(days),
        })
    };
    assert_eq!(run.refused(&head(), extend(7)), Refusal::NoReturnWaiting);
    let defects = vec![defect("surat")];
    run.complete(
        &clerk(),
        "periksa",
        StepResult {
            defects,
            ..result("kurang")
        },
    );
    assert_eq!(run.refused(&head(), extend(0)), Refusal::NoTimeAdded);
    run.act(&head(), extend(7));
    let until = run.case.waiting.as_ref().unwrap().until;
    assert_eq!(until, "2026-12-30T23:59:59+07:00".parse().unwrap());
}

#[test]
fn a_waived_requirement_cannot_be_asked_for_again() {
    let mut run = submitted();
    let waive = |requirement: &str| {
        deviate(Deviation::WaiveRequirement {
            requirement: requirement.into(),
        })
    };
    assert!(matches!(
        run.refused(&head(), waive("surat-rt")),
        Refusal::RequirementUnknown { .. }
    ));
    run.act(&head(), waive("denah"));
    assert!(matches!(
        run.refused(&head(), waive("denah")),
        Refusal::AlreadyWaived { .. }
    ));
    let defects = vec![defect("denah")];
    let refusal = run.refused_completion(
        &clerk(),
        "periksa",
        StepResult {
            defects,
            ..result("kurang")
        },
    );
    assert_eq!(
        refusal,
        Refusal::RequirementNotAsked {
            requirement: "denah".into()
        }
    );
    let events = run.complete(&clerk(), "periksa", result("lengkap"));
    assert!(matches!(&events.last().unwrap().what, What::Closed { waived, .. } if waived == &["denah".into()]));
}

#[test]
fn a_permitted_same_person_may_sign_once() {
    let sop = service("disdukcapil/ktp-el");
    let mut run = Running::submitted(&sop, &[("jenis", choice("hilang"))], "2026-11-23 08:30");
    let both = officer("ani", &["disdukcapil/operator-cetak", "disdukcapil/kabid-dafduk"]);
    run.complete(
        &officer("loket", &["disdukcapil/petugas-loket"]),
        "periksa",
        result("lengkap"),
    );
    run.complete(
        &officer("siak", &["disdukcapil/operator-siak"]),
        "padankan",
        result("sepadan"),
    );
    run.complete(&both, "cetak", StepResult::default());
    let permit = |id: &str| Command::Override {
        deviation: Deviation::SamePerson { step: step(id) },
        ground: "uu-23-2006".to_owned(),
        reason: "Hanya satu petugas hadir.".to_owned(),
    };
    let chief = officer("kepala", &["disdukcapil/kepala-dinas"]);
    assert_eq!(
        run.refused(&chief, permit("cetak")),
        Refusal::NothingSeparated { step: step("cetak") }
    );
    run.act(&chief, permit("sahkan"));
    assert_eq!(
        run.refused(&chief, permit("sahkan")),
        Refusal::AlreadyPermitted { step: step("sahkan") }
    );
    run.complete(&both, "sahkan", result("keliru"));
    run.complete(&both, "cetak", StepResult::default());
    let refusal = run.refused_completion(&both, "sahkan", result("sesuai"));
    assert!(
        matches!(refusal, Refusal::SamePerson { .. }),
        "the permission held for one time"
    );
}

const RENAMED: &str = r#"
[step.telaah]
name   = "Menelaah berkas"
by     = "kabid-pencegahan"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"

[step.telaah.outcome]
lengkap = { end = "done" }
kurang  = { return = "telaah", within = "30 hari" }
"#;

fn newer() -> maklumat_sop::CheckedSop {
    small_going_to(2, "telaah", RENAMED)
}

fn move_to(version: u32, steps: &[(&str, &str)]) -> Command {
    let steps: BTreeMap<_, _> = steps.iter().map(|(from, to)| (step(from), step(to))).collect();
    Command::Move {
        to_version: version,
        steps,
        reason: "Versi baru lebih pendek.".to_owned(),
    }
}

#[test]
fn a_case_moves_to_a_newer_version_step_by_step() {
    let mut run = submitted();
    let newer = newer();
    let due = maklumat_workflow::due_at(&run.sop, &run.case);
    let refused = |command: Command| decide(&newer, &run.case, command, &head(), run.now).unwrap_err();
    assert_eq!(
        refused(move_to(2, &[])),
        Refusal::StepNotMapped { step: step("periksa") }
    );
    assert_eq!(
        refused(move_to(2, &[("periksa", "hilang")])),
        Refusal::StepUnknown { step: step("hilang") }
    );
    assert!(matches!(
        refused(move_to(3, &[("periksa", "telaah")])),
        Refusal::VersionNotNewer { .. }
    ));
    let by_clerk = decide(
        &newer,
        &run.case,
        move_to(2, &[("periksa", "telaah")]),
        &clerk(),
        run.now,
    );
    assert_eq!(by_clerk, Err(Refusal::NotASuperior));
    let old = small(ONE_STEP);
    let back = decide(&old, &run.case, move_to(1, &[("periksa", "periksa")]), &head(), run.now);
    assert!(matches!(back, Err(Refusal::VersionNotNewer { .. })));

    run.sop = newer;
    run.act(&head(), move_to(2, &[("periksa", "telaah")]));
    assert_eq!(run.open_steps(), ["telaah"]);
    assert_eq!(run.case.version, 2);
    assert_eq!(
        maklumat_workflow::due_at(&run.sop, &run.case),
        due,
        "the promise that was made stays"
    );
    run.complete(
        &officer("kabid", &["damkar/kabid-pencegahan"]),
        "telaah",
        result("lengkap"),
    );
}

#[test]
fn inside_branches_a_case_moves_only_where_they_are_the_same() {
    let mut run = Running::submitted(&small(SPLIT), &[("jenis", choice("khusus"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    assert_eq!(run.open_steps(), ["survei", "telaah"]);
    let mapping = [("survei", "survei"), ("telaah", "telaah")];
    let same = small_going_to(2, "periksa", SPLIT);
    assert!(decide(&same, &run.case, move_to(2, &mapping), &head(), run.now).is_ok());
    let other = SPLIT
        .replace("join = \"gabung\"", "join = \"temu\"")
        .replace("next = \"gabung\"", "next = \"temu\"");
    let other = other
        .replace("next   = \"gabung\"", "next   = \"temu\"")
        .replace("[step.gabung", "[step.temu");
    let other = small_going_to(2, "periksa", &other);
    let refusal = decide(&other, &run.case, move_to(2, &mapping), &head(), run.now).unwrap_err();
    assert_eq!(refusal, Refusal::BranchesDiffer { step: step("survei") });
    let merged = move_to(2, &[("survei", "survei"), ("telaah", "survei")]);
    assert!(matches!(
        decide(&same, &run.case, merged, &head(), run.now),
        Err(Refusal::StepNotMapped { .. })
    ));
}
