//! Named deviations: by a superior, with a legal ground, and counted.

use maklumat_calendar::Duration;
use maklumat_workflow::{Actor, Command, Deviation, Refusal, StepResult, What};

use crate::scenarios::{ONE_STEP, Running, at, choice, defect, officer, result, service, small, step};

pub(crate) fn head() -> Actor {
    officer("kepala", &["damkar/kepala-dinas"])
}

pub(crate) fn clerk() -> Actor {
    officer("ani", &["damkar/sekretariat"])
}

pub(crate) fn deviate(deviation: Deviation) -> Command {
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

pub(crate) fn submitted() -> Running {
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
            ground: "lisan".to_owned()
        }
    );
    let story = "permendagri-114-2018 karena Ibu Contoh sakit";
    assert_eq!(run.refused(&head(), with(story, "x")), Refusal::GroundNotCited);
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
fn a_pause_ends_when_it_was_to_end_also_when_nobody_was_there() {
    let mut on_time = submitted();
    on_time.act(&head(), deviate(pause_until("2026-11-27 16:00")));
    let mut late = on_time.clone();
    on_time
        .wait_until("2026-11-27 16:00")
        .act(&Actor::System, Command::Expire);
    late.wait_until("2026-12-01 08:00").act(&Actor::System, Command::Expire);
    assert_eq!(late.case.open[0].due, on_time.case.open[0].due);
    let due = |run: &Running| maklumat_workflow::due_at(&run.sop, &run.case);
    assert_eq!(due(&late), due(&on_time));
}

/// Goes on by itself after a day.
const TIMED: &str = r#"
[step.periksa]
name    = "Memeriksa berkas"
by      = "sekretariat"
inputs  = ["Berkas permohonan"]
time    = "1 jam"
output  = "Berkas lengkap"
timeout = { after = "1 hari kerja", next = "putuskan" }
next    = "putuskan"

[step.putuskan]
name   = "Memutuskan"
by     = "kepala-dinas"
inputs = ["Berkas lengkap"]
time   = "1 jam"
output = "Putusan"
end    = "done"
"#;

#[test]
fn a_step_does_not_go_on_by_itself_during_a_pause() {
    let mut run = Running::submitted(&small(TIMED), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let timeout = run.case.open[0].timeout.unwrap();
    run.act(&head(), deviate(pause_until("2026-11-30 08:30")));
    run.wait_until("2026-11-29 08:30").act(&Actor::System, Command::Expire);
    assert_eq!(run.open_steps(), ["periksa"]);
    run.wait_until("2026-11-30 08:30").act(&Actor::System, Command::Expire);
    assert_eq!(run.open_steps(), ["periksa"]);
    let calendar = run.sop.calendar_for(run.sop.step(&step("periksa"))).clone();
    let later = run.case.open[0].timeout.unwrap();
    assert_eq!(
        calendar.working_minutes_between(at("2026-11-23 08:30"), timeout),
        calendar.working_minutes_between(run.now, later),
        "the time until then is given back"
    );
    run.now = later;
    run.act(&Actor::System, Command::Expire);
    assert_eq!(run.open_steps(), ["putuskan"]);
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

/// A lost card, checked and matched, before it is printed and somebody else signs.
fn at_the_printer() -> Running {
    let sop = service("disdukcapil/ktp-el");
    let mut run = Running::submitted(&sop, &[("jenis", choice("hilang"))], "2026-11-23 08:30");
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
    run
}

/// Lets a person sign who printed.
fn permit_same_person(id: &str) -> Command {
    Command::Override {
        deviation: Deviation::SamePerson { step: step(id) },
        ground: "uu-23-2006".to_owned(),
        reason: "Hanya satu petugas hadir.".to_owned(),
    }
}

#[test]
fn nobody_permits_themselves_to_be_the_second_pair_of_eyes() {
    let mut run = at_the_printer();
    let everything = [
        "disdukcapil/operator-cetak",
        "disdukcapil/kabid-dafduk",
        "disdukcapil/kepala-dinas",
    ];
    let (acting_head, other_head) = (officer("ani", &everything), officer("budi", &everything));
    run.complete(&acting_head, "cetak", StepResult::default());
    let permit = || permit_same_person("sahkan");
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
fn of_two_permissions_the_later_one_bars_who_gave_it() {
    let mut run = at_the_printer();
    let everything = [
        "disdukcapil/operator-cetak",
        "disdukcapil/kabid-dafduk",
        "disdukcapil/kepala-dinas",
    ];
    let [ani, budi, citra] = ["ani", "budi", "citra"].map(|id| officer(id, &everything));
    let permit = || permit_same_person("sahkan");
    for superior in [&budi, &citra] {
        run.complete(&ani, "cetak", StepResult::default());
        run.act(superior, permit());
        assert_eq!(
            run.refused_completion(superior, "sahkan", result("keliru")),
            Refusal::OwnPermission { step: step("sahkan") }
        );
        run.complete(&ani, "sahkan", result("keliru"));
    }
}

#[test]
fn a_permitted_same_person_may_sign_once() {
    let mut run = at_the_printer();
    let both = officer("ani", &["disdukcapil/operator-cetak", "disdukcapil/kabid-dafduk"]);
    run.complete(&both, "cetak", StepResult::default());
    let permit = permit_same_person;
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
