//! Named deviations, and the move to a newer version.

use maklumat_calendar::Duration;
use maklumat_workflow::{
    Actor, Command, Deviation, Event, Moving, Refusal, RevocationCause, StepResult, What, move_case,
};

use crate::branches::SPLIT;
use crate::scenarios::{ONE_STEP, Running, at, choice, defect, officer, result, service, small, small_going_to, step};

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

/// Until after every test.
fn pause() -> Deviation {
    pause_until("2026-12-31 08:00")
}

fn pause_until(until: &str) -> Deviation {
    Deviation::Pause { until: Some(at(until)) }
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
        assert_eq!(run.refused(&actor, deviate(pause())), Refusal::NotASuperior);
    }
    run.act(&head(), deviate(pause()));
}

#[test]
fn a_superior_is_found_along_the_line_of_reporting() {
    let sop = service("disdukcapil/ktp-el");
    let mut run = Running::submitted(&sop, &[("jenis", choice("baru"))], "2026-11-23 08:30");
    let kabid = officer("kabid", &["disdukcapil/kabid-dafduk"]);
    let other = officer("lain", &["disdukcapil/kabid-capil"]);
    let command = || Command::Override {
        deviation: pause(),
        ground: "uu-23-2006".to_owned(),
        reason: "Jaringan pusat mati.".to_owned(),
    };
    assert_eq!(run.refused(&other, command()), Refusal::NotASuperior);
    run.act(&kabid, command());
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
        deviation: pause(),
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
    run.act(&head(), deviate(pause()));
    assert_eq!(run.refused(&head(), deviate(pause())), Refusal::AlreadyPaused);
    run.wait_until("2026-11-30 08:30");
    let calendar = run.sop.calendar().clone();
    assert_eq!(run.case.clocks[0].clock.used(&calendar, run.now), 0);
    run.act(&head(), deviate(Deviation::Resume));
    run.wait_until("2026-12-01 08:30");
    assert_eq!(run.case.clocks[0].clock.used(&calendar, run.now), 1);
    assert_eq!(run.case.deviations.made.len(), 2);
}

#[test]
fn a_pause_has_an_end_and_ends_by_itself() {
    let mut run = submitted();
    let endless = deviate(Deviation::Pause { until: None });
    assert_eq!(run.refused(&head(), endless), Refusal::PauseWithoutEnd);
    let past = deviate(pause_until("2026-11-23 08:00"));
    assert_eq!(run.refused(&head(), past), Refusal::PauseWithoutEnd);
    run.act(&head(), deviate(pause_until("2026-11-30 08:00")));
    assert_eq!(
        maklumat_workflow::next_timer(&run.sop, &run.case),
        Some(at("2026-11-30 08:00"))
    );
    run.wait_until("2026-11-30 08:00");
    run.act(&Actor::System, Command::Expire);
    assert_eq!(run.case.deviations.paused, None);
    assert!(maklumat_workflow::due_at(&run.sop, &run.case).is_some());
}

#[test]
fn a_step_gets_back_the_working_time_a_pause_has_taken() {
    let mut run = submitted();
    let due = run.case.open[0].due;
    run.act(&head(), deviate(pause()));
    run.wait_until("2026-12-07 08:30");
    run.act(&head(), deviate(Deviation::Resume));
    let calendar = run.sop.calendar_for(run.sop.step(&step("periksa"))).clone();
    let later = run.case.open[0].due;
    assert_eq!(
        calendar.working_minutes_between(at("2026-11-23 08:30"), due),
        calendar.working_minutes_between(run.now, later)
    );
    let events = run.act(&Actor::System, Command::Expire);
    assert_eq!(events, [], "nobody is late for what the pause has taken");
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
fn nobody_permits_themselves_to_be_the_second_pair_of_eyes() {
    let sop = service("disdukcapil/ktp-el");
    let mut run = Running::submitted(&sop, &[("jenis", choice("hilang"))], "2026-11-23 08:30");
    let everything = [
        "disdukcapil/operator-cetak",
        "disdukcapil/kabid-dafduk",
        "disdukcapil/kepala-dinas",
    ];
    let (acting_head, other_head) = (officer("ani", &everything), officer("budi", &everything));
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
    run.complete(&acting_head, "cetak", StepResult::default());
    let permit = || Command::Override {
        deviation: Deviation::SamePerson { step: step("sahkan") },
        ground: "uu-23-2006".to_owned(),
        reason: "Hanya satu petugas hadir.".to_owned(),
    };
    assert!(matches!(
        run.refused(&acting_head, permit()),
        Refusal::SamePerson { .. }
    ));
    run.act(&other_head, permit());
    assert_eq!(
        run.refused_completion(&other_head, "sahkan", result("keliru")),
        Refusal::OwnPermission { step: step("sahkan") }
    );
    run.complete(&acting_head, "sahkan", result("keliru"));
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

/// What moving comes to.
fn moved(
    run: &Running,
    to: &maklumat_sop::CheckedSop,
    steps: &[(&str, &str)],
    by: &Actor,
) -> Result<Vec<Event>, Refusal> {
    let moving = Moving {
        to,
        steps: steps.iter().map(|(from, to)| (step(from), step(to))).collect(),
        reason: "Versi baru lebih pendek.".to_owned(),
    };
    move_case(&run.sop, &run.case, moving, by, run.now)
}

#[track_caller]
fn go_on(run: &mut Running, to: &maklumat_sop::CheckedSop, steps: &[(&str, &str)]) {
    for event in moved(run, to, steps, &head()).unwrap() {
        run.case.apply(&event);
        run.events.push(event);
    }
    run.sop = to.clone();
}

#[test]
fn a_case_moves_to_a_newer_version_step_by_step() {
    let mut run = submitted();
    let newer = newer();
    let due = maklumat_workflow::due_at(&run.sop, &run.case);
    assert_eq!(
        moved(&run, &newer, &[], &head()),
        Err(Refusal::StepNotMapped { step: step("periksa") })
    );
    assert_eq!(
        moved(&run, &newer, &[("periksa", "hilang")], &head()),
        Err(Refusal::StepUnknown { step: step("hilang") })
    );
    assert_eq!(
        moved(&run, &newer, &[("periksa", "telaah")], &clerk()),
        Err(Refusal::NotASuperior)
    );
    let same = small(ONE_STEP);
    assert!(matches!(
        moved(&run, &same, &[("periksa", "periksa")], &head()),
        Err(Refusal::VersionNotNewer { .. })
    ));

    go_on(&mut run, &newer, &[("periksa", "telaah")]);
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
fn a_heavier_version_leaves_running_cases_where_they_are() {
    let run = submitted();
    let reason = ONE_STEP.replace("\"Bukan wewenang kami\"", "\"Bukan wewenang kami\", \"Kuota habis\"");
    let heavier = small_going_to(2, "periksa", &reason);
    assert!(matches!(
        moved(&run, &heavier, &[("periksa", "periksa")], &head()),
        Err(Refusal::MoveBurdens { .. })
    ));
    let lighter = small_going_to(2, "periksa", &ONE_STEP.replace("\"30 hari\"", "\"40 hari\""));
    assert!(moved(&run, &lighter, &[("periksa", "periksa")], &head()).is_ok());
}

/// One looks, measures, and another signs.
const MEASURED: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "sekretariat"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"
next   = "sahkan"

[step.periksa.record]
jarak = { label = "Jarak", type = "integer", unit = "m", min = 0, max = 500 }

[step.periksa.check]
jarak = { pass = "jarak >= 3", law = "permendagri-114-2018", repair = "Mundurkan" }

[step.sahkan]
name          = "Mengesahkan"
by            = "sekretariat"
inputs        = ["Berkas lengkap"]
time          = "1 jam"
output        = "Pengesahan"
separate-from = ["periksa"]

[step.sahkan.outcome]
sesuai = { when = "all-checks-passed", end = "done" }
jauh   = { when = "not all-checks-passed", return = "periksa", within = "30 hari" }
"#;

#[test]
fn a_move_forgets_neither_who_did_a_step_nor_what_failed() {
    let mut run = Running::submitted(&small(MEASURED), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let mut short = StepResult::default();
    short
        .records
        .insert("jarak".into(), maklumat_sop::Value::Number(1.into()));
    run.complete(&clerk(), "periksa", short);
    let renamed = MEASURED
        .replace("[step.periksa", "[step.ukur")
        .replace("[\"periksa\"]", "[\"ukur\"]")
        .replace("return = \"periksa\"", "return = \"ukur\"");
    let newer = small_going_to(2, "ukur", &renamed);
    assert_eq!(
        moved(&run, &newer, &[("sahkan", "sahkan")], &head()),
        Err(Refusal::StepNotMapped { step: step("periksa") })
    );
    go_on(&mut run, &newer, &[("sahkan", "sahkan"), ("periksa", "ukur")]);
    assert_eq!(
        run.refused_completion(&clerk(), "sahkan", result("jauh")),
        Refusal::SamePerson {
            step: step("sahkan"),
            other: step("ukur")
        }
    );
    let other = officer("budi", &["damkar/sekretariat"]);
    assert!(matches!(
        run.refused_completion(&other, "sahkan", result("sesuai")),
        Refusal::OutcomeNotAllowed { .. }
    ));
    run.complete(&other, "sahkan", result("jauh"));
    run.act(
        &Actor::Applicant,
        Command::Answer {
            facts: maklumat_sop::Facts::new(),
            evidence: Vec::new(),
        },
    );
    let mut enough = StepResult::default();
    enough
        .records
        .insert("jarak".into(), maklumat_sop::Value::Number(5.into()));
    run.complete(&clerk(), "ukur", enough);
    run.complete(&other, "sahkan", result("sesuai"));
    assert!(!run.case.is_open(), "the failed check was repaired under its new name");
}

#[test]
fn a_case_is_not_moved_past_a_record_the_rest_of_the_way_reads() {
    let plain = MEASURED
        .replace("{ when = \"all-checks-passed\", ", "{ ")
        .replace("{ when = \"not all-checks-passed\", ", "{ ");
    let start = plain.find("[step.periksa.record]").unwrap();
    let end = plain.find("[step.sahkan]").unwrap();
    let without = format!("{}{}", &plain[..start], &plain[end..]);
    let mut run = Running::submitted(&small(&without), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    let reading = without
        .replace("[step.sahkan]", "[step.periksa.record]\njarak = { label = \"Jarak\", type = \"integer\", unit = \"m\", min = 0, max = 500 }\n\n[step.sahkan]")
        .replace("{ return", "{ when = \"jarak < 3\", return");
    let newer = small_going_to(2, "periksa", &reading);
    let steps = [("sahkan", "sahkan")];
    assert_eq!(
        moved(&run, &newer, &steps, &head()),
        Err(Refusal::RecordNotCarried {
            name: "jarak".into(),
            step: step("sahkan")
        })
    );
    assert!(
        moved(&run, &newer, &[("sahkan", "periksa")], &head()).is_ok(),
        "asked again, it is known"
    );
}

#[test]
fn inside_branches_a_case_moves_only_where_they_are_the_same() {
    let mut run = Running::submitted(&small(SPLIT), &[("jenis", choice("khusus"))], "2026-11-23 08:30");
    run.complete(&clerk(), "periksa", StepResult::default());
    assert_eq!(run.open_steps(), ["survei", "telaah"]);
    let mapping = [("survei", "survei"), ("telaah", "telaah")];
    let same = small_going_to(2, "periksa", SPLIT);
    assert!(moved(&run, &same, &mapping, &head()).is_ok());
    let other = SPLIT
        .replace("join = \"gabung\"", "join = \"temu\"")
        .replace("next = \"gabung\"", "next = \"temu\"");
    let other = other
        .replace("next   = \"gabung\"", "next   = \"temu\"")
        .replace("[step.gabung", "[step.temu");
    let other = small_going_to(2, "periksa", &other);
    assert_eq!(
        moved(&run, &other, &mapping, &head()),
        Err(Refusal::BranchesDiffer { step: step("survei") })
    );
    let merged = [("survei", "survei"), ("telaah", "survei")];
    assert!(matches!(
        moved(&run, &same, &merged, &head()),
        Err(Refusal::StepNotMapped { .. })
    ));
}

fn revoke(ground: &str, reason: &str) -> Command {
    Command::Revoke {
        product: "surat-jawaban".into(),
        credential: "0011223344556677".to_owned(),
        cause: RevocationCause::Mistaken,
        ground: ground.to_owned(),
        reason: reason.to_owned(),
    }
}

#[test]
fn a_document_is_taken_back_once_by_a_superior_with_a_ground_and_a_reason() {
    let mut run = Running::submitted(&service("satpolpp/bantuan-personil"), &[], "2026-11-23 08:30");
    let (clerk, head) = (
        officer("aduan", &["satpolpp/petugas-aduan"]),
        officer("kepala", &["satpolpp/kepala-satuan"]),
    );
    let good = || revoke("uu-30-2014 pasal 64", "Data pemohon keliru.");
    assert_eq!(
        run.refused(&head, good()),
        Refusal::ProductNotIssued {
            product: "surat-jawaban".into()
        }
    );
    run.complete(&clerk, "catat", StepResult::default());
    run.complete(
        &officer("kabid", &["satpolpp/kabid-trantibum"]),
        "putuskan",
        result("disetujui"),
    );
    run.act(
        &Actor::System,
        Command::RecordIssue {
            product: "surat-jawaban".into(),
            number: Some("300.1/1/2026".to_owned()),
        },
    );
    for actor in [clerk.clone(), Actor::Applicant] {
        assert_eq!(run.refused(&actor, good()), Refusal::NotASuperior);
    }
    assert_eq!(
        run.refused(&head, revoke("uu-30-2014 pasal 64", " ")),
        Refusal::ReasonNotGiven
    );
    assert_eq!(run.refused(&head, revoke("", "Keliru.")), Refusal::GroundMissing);
    run.act(&head, good());
    assert!(run.case.products[0].revoked.is_some());
    assert_eq!(
        run.refused(&Actor::System, good()),
        Refusal::AlreadyRevoked {
            product: "surat-jawaban".into()
        }
    );
}
