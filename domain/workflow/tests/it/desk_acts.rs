//! What officers do at their desks besides completing steps: notes, completions taken back, opinions of other units.

use maklumat_workflow::{
    Actor, Case, Command, OpinionState, Refusal, Spent, StepResult, What, effects, opinion_limit, take_back, wire,
};

use crate::branches::SPLIT;
use crate::overrides::{clerk, head};
use crate::scenarios::{ONE_STEP, Running, at, choice, digest, officer, result, small, step};

/// Two steps at two desks; the first records and declares complete.
pub(crate) const TWO_STEPS: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "sekretariat"
inputs = ["Berkas permohonan"]
time   = "2 hari kerja"
output = "Berkas lengkap"

[step.periksa.record]
luas = { label = "Luas", type = "integer", unit = "m2", min = 1, max = 900 }

[step.periksa.check]
luas = { pass = "luas <= 500", law = "permendagri-114-2018", repair = "Perkecil" }

[step.periksa.outcome]
lengkap = { next = "putus", marks = "complete" }
kurang  = { return = "periksa", within = "30 hari" }

[step.putus]
name   = "Memutuskan permohonan"
by     = "kepala-dinas"
inputs = ["Berkas lengkap"]
time   = "1 hari kerja"
output = "Keputusan"
law    = "permendagri-114-2018"

[step.putus.outcome]
terima = { end = "done" }
tolak  = { end = "refused", reasons = ["Tidak memenuhi syarat"] }
"#;

fn two_steps() -> Running {
    Running::submitted(&small(TWO_STEPS), &[("jenis", choice("khusus"))], "2026-11-23 08:30")
}

fn measured(area: i64) -> StepResult {
    let mut done = result("lengkap");
    done.records
        .insert("luas".into(), maklumat_sop::Value::Number(area.into()));
    done
}

/// Everything of a case but how often and when something last happened to it.
fn standing(case: &Case) -> Case {
    let mut case = case.clone();
    (case.sequence, case.changed_at) = (0, case.submitted_at);
    case
}

fn taken_back(run: &mut Running, by: &Actor, of: &str) -> Result<(), Refusal> {
    let events = take_back(&run.sop, &run.case, (&run.events, &step(of)), by, run.now)?;
    assert!(
        effects(&run.sop, &run.case, &events).len() <= 1,
        "nothing but the next timer follows"
    );
    run.go_through(&events);
    assert_eq!(Case::replay(&run.events).unwrap(), run.case);
    Ok(())
}

fn note(text: &str) -> Command {
    Command::Note { note: text.to_owned() }
}

fn ask(unit: &str, due: &str) -> Command {
    Command::AskOpinion {
        step: step("periksa"),
        unit: unit.into(),
        due: at(due),
        question: "Apakah jalan masuknya cukup lebar?".to_owned(),
        evidence: vec![digest(1)],
    }
}

#[test]
fn a_note_changes_nothing_of_the_case_and_is_sealed() {
    let mut run = two_steps();
    let before = standing(&run.case);
    let events = run.act(&clerk(), note("Pemohon datang lagi besok."));
    assert_eq!(standing(&run.case), before);
    let stored = wire::encode(&events[0]);
    assert_eq!(stored.kind, "noted");
    assert!(!stored.body.contains("besok") && stored.private.unwrap().contains("besok"));
    run.act(&head(), note("Baik."));
    for stranger in [officer("x", &["rsud/direktur"]), Actor::Applicant, Actor::System] {
        assert_eq!(run.refused(&stranger, note("Halo")), Refusal::NotForThisActor);
    }
    assert_eq!(run.refused(&clerk(), note("  ")), Refusal::NoteEmpty);
}

#[test]
fn a_completion_taken_back_leaves_the_case_as_if_it_had_not_happened() {
    let mut run = two_steps();
    run.act(
        &clerk(),
        Command::Take {
            step: step("periksa"),
            overtaken: 0,
            reason: None,
        },
    );
    let before = standing(&run.case);
    run.wait_until("2026-11-23 09:00");
    run.complete(&clerk(), "periksa", measured(700));
    assert!(run.case.complete_at.is_some() && !run.case.all_checks_pass());
    run.wait_until("2026-11-23 09:15");
    taken_back(&mut run, &clerk(), "periksa").unwrap();
    assert_eq!(standing(&run.case), before);
    // It can be done again, and by the same person.
    run.complete(&clerk(), "periksa", measured(400));
    assert!(run.case.all_checks_pass());
}

#[test]
fn a_completion_stays_where_it_is_too_late_where_another_goes_on_or_for_another_officer() {
    let mut run = two_steps();
    run.complete(&clerk(), "periksa", measured(400));
    let other = officer("budi", &["damkar/sekretariat"]);
    assert_eq!(
        taken_back(&mut run.clone(), &other, "periksa"),
        Err(Refusal::NothingToTakeBack)
    );
    assert_eq!(
        taken_back(&mut run.clone(), &clerk(), "putus"),
        Err(Refusal::NothingToTakeBack)
    );
    let mut later = run.clone();
    later.wait_until("2026-11-23 08:46");
    assert_eq!(
        taken_back(&mut later, &clerk(), "periksa"),
        Err(Refusal::TooLateToTakeBack { minutes: 15 })
    );
    let mut noted = run.clone();
    noted.act(&head(), note("Segera."));
    taken_back(&mut noted, &clerk(), "periksa").unwrap();
    assert_eq!(
        taken_back(&mut noted, &clerk(), "periksa"),
        Err(Refusal::NothingToTakeBack)
    );
    run.act(
        &head(),
        Command::Take {
            step: step("putus"),
            overtaken: 0,
            reason: None,
        },
    );
    assert_eq!(taken_back(&mut run, &clerk(), "periksa"), Err(Refusal::NextHasTaken));
}

#[test]
fn what_the_applicant_was_told_cannot_be_taken_back() {
    let mut run = two_steps();
    let returned = StepResult {
        outcome: Some("kurang".into()),
        defects: vec![crate::scenarios::defect("surat")],
        ..measured(400)
    };
    run.complete(&clerk(), "periksa", returned);
    assert_eq!(taken_back(&mut run, &clerk(), "periksa"), Err(Refusal::HasLeftTheHouse));
    let mut ended = Running::submitted(&small(ONE_STEP), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    ended.complete(&clerk(), "periksa", result("lengkap"));
    assert_eq!(
        taken_back(&mut ended, &clerk(), "periksa"),
        Err(Refusal::HasLeftTheHouse)
    );
}

#[test]
fn a_split_into_branches_is_taken_back_whole() {
    let mut run = Running::submitted(&small(SPLIT), &[("jenis", choice("khusus"))], "2026-11-23 08:30");
    let mut before = standing(&run.case);
    run.complete(&clerk(), "periksa", StepResult::default());
    assert_eq!(run.open_steps(), ["survei", "telaah"]);
    taken_back(&mut run, &clerk(), "periksa").unwrap();
    before.changed_at = run.case.submitted_at;
    assert_eq!(standing(&run.case), before);
}

#[test]
fn a_unit_that_is_asked_answers_while_the_promise_runs_on() {
    let mut run = two_steps();
    let clocks = run.case.clocks.clone();
    run.act(&clerk(), ask("dishub", "2026-11-24 15:00"));
    assert_eq!(run.case.clocks, clocks, "the promise runs on");
    assert_eq!(
        run.refused_completion(&clerk(), "periksa", measured(400)),
        Refusal::OpinionPending
    );
    run.wait_until("2026-11-24 09:00");
    let give = |words: &str| Command::GiveOpinion {
        number: 1,
        words: words.to_owned(),
        file: Some(digest(9)),
    };
    assert_eq!(run.refused(&clerk(), give("Cukup.")), Refusal::NotForThisActor);
    let tester = officer("penguji", &["dishub/penguji", "rsud/direktur"]);
    assert_eq!(run.refused(&tester, give(" ")), Refusal::OpinionEmpty);
    let events = run.act(&tester, give("Cukup lebar."));
    assert_eq!(events[0].by, officer("penguji", &["dishub/penguji"]));
    assert!(matches!(&run.case.opinions[0].state, OpinionState::Given { words, .. } if words == "Cukup lebar."));
    assert_eq!(run.refused(&tester, give("Lagi.")), Refusal::OpinionNotAsked);
    run.complete(&clerk(), "periksa", measured(400));
    assert_eq!(wire::decode_case(&wire::encode_case(&run.case)).unwrap(), run.case);
}

#[test]
fn an_opinion_is_asked_of_another_unit_within_the_time_of_the_step() {
    let run = two_steps();
    let refused = |command| run.refused(&clerk(), command);
    assert_eq!(refused(ask("damkar", "2026-11-24 15:00")), Refusal::OpinionOfOwnUnit);
    assert_eq!(refused(ask("tidak-ada", "2026-11-24 15:00")), Refusal::OpinionOfOwnUnit);
    let ends = run.case.open[0].due;
    let zone = run.sop.calendar().zone();
    let beyond = refused(ask("dishub", "2026-12-24 15:00"));
    assert_eq!(beyond, Refusal::OpinionDue { ends, zone });
    assert_eq!(
        refused(ask("dishub", "2026-11-20 15:00")),
        Refusal::OpinionDue { ends, zone }
    );
    let words = beyond.words(run.sop.definition(), maklumat_vocabulary::Language::Indonesian);
    assert!(words.contains("November 2026 pukul"), "as people write it: {words}");
    let Command::AskOpinion {
        step,
        unit,
        due,
        question,
        ..
    } = ask("dishub", "2026-11-24 15:00")
    else {
        unreachable!()
    };
    let foreign = Command::AskOpinion {
        step,
        unit,
        due,
        question,
        evidence: vec![digest(77)],
    };
    assert_eq!(refused(foreign), Refusal::OpinionEvidence);
    assert!(matches!(
        run.refused(&head(), ask("dishub", "2026-11-24 15:00")),
        Refusal::PositionNotHeld { .. }
    ));
}

#[test]
fn a_late_step_still_asks_until_the_promise_and_then_for_some_days() {
    let mut run = two_steps();
    let step_ends = run.case.open[0].due;
    let limit = |run: &Running| opinion_limit(&run.sop, &run.case, &step("periksa"), run.now).unwrap();
    assert_eq!(limit(&run), step_ends, "in time, the step's own end counts");
    run.wait_until("2026-11-30 09:00");
    let promised = run.case.main_clock().unwrap().clock.due(run.sop.calendar()).unwrap();
    assert!(step_ends < run.now && run.now < promised);
    assert_eq!(limit(&run), promised);
    run.clone().act(&clerk(), ask("dishub", "2026-12-02 15:00"));
    assert!(matches!(
        run.refused(&clerk(), ask("dishub", "2027-03-01 15:00")),
        Refusal::OpinionDue { ends, .. } if ends == promised
    ));
    run.wait_until("2027-02-02 09:00");
    let days_left = (limit(&run).as_second() - run.now.as_second()) / 86_400;
    assert!((2..=14).contains(&days_left), "some working days from now: {days_left}");
    run.act(&clerk(), ask("dishub", "2027-02-03 15:00"));
}

#[test]
fn an_opinion_is_reminded_of_once_a_working_day_and_ends_with_a_withdrawal_or_the_case() {
    let mut run = two_steps();
    run.act(&clerk(), ask("dishub", "2026-11-24 15:00"));
    assert_eq!(
        run.refused(&clerk(), ask("dishub", "2026-11-24 15:00")),
        Refusal::OpinionAlreadyAsked
    );
    let remind = || Command::RemindOpinion { number: 1 };
    assert_eq!(run.refused(&clerk(), remind()), Refusal::OpinionJustReminded);
    run.wait_until("2026-11-24 09:00");
    run.act(&clerk(), remind());
    assert_eq!(run.refused(&clerk(), remind()), Refusal::OpinionJustReminded);
    let withdraw = |reason: &str| Command::WithdrawOpinion {
        number: 1,
        reason: reason.to_owned(),
    };
    assert_eq!(run.refused(&clerk(), withdraw("")), Refusal::ReasonNotGiven);
    let mut closed = run.clone();
    closed.act(&Actor::Applicant, Command::Withdraw { reason: None });
    assert!(closed.case.open_opinions().next().is_none());
    run.act(&clerk(), withdraw("Sudah jelas dari foto."));
    assert!(matches!(run.case.opinions[0].state, OpinionState::Withdrawn { .. }));
    run.act(&clerk(), ask("dinkes", "2026-11-25 09:00"));
    assert_eq!(run.case.opinions[1].number, 2);
}

#[test]
fn the_time_another_unit_is_waited_for_counts_as_that_units() {
    let mut run = two_steps();
    run.act(
        &clerk(),
        Command::Take {
            step: step("periksa"),
            overtaken: 0,
            reason: None,
        },
    );
    run.wait_until("2026-11-23 09:00");
    run.act(&clerk(), ask("dishub", "2026-11-24 15:00"));
    run.wait_until("2026-11-23 11:00");
    let tester = officer("penguji", &["dishub/penguji"]);
    let words = "Cukup lebar.".to_owned();
    run.act(
        &tester,
        Command::GiveOpinion {
            number: 1,
            words,
            file: None,
        },
    );
    run.complete(&clerk(), "periksa", measured(400));
    run.complete(&head(), "putus", result("terima"));
    let spent = Spent::of(run.sop.calendar(), &run.events).unwrap();
    assert_eq!((spent.shares.officer, spent.shares.other_unit), (30 * 60, 2 * 3600));
}

/// These acts are still stored as they were when the golden file was made.
#[test]
fn the_golden_file_of_the_desk_is_what_these_events_are_stored_as() {
    let mut run = two_steps();
    run.act(&clerk(), note("Pemohon menunggu di loket."));
    run.complete(&clerk(), "periksa", measured(700));
    run.wait_until("2026-11-23 08:40");
    taken_back(&mut run, &clerk(), "periksa").unwrap();
    run.act(&clerk(), ask("dishub", "2026-11-24 15:00"));
    run.act(&clerk(), ask("dinkes", "2026-11-24 15:00"));
    run.wait_until("2026-11-24 09:00");
    run.act(&clerk(), Command::RemindOpinion { number: 1 });
    run.act(
        &officer("penguji", &["dishub/penguji"]),
        Command::GiveOpinion {
            number: 1,
            words: "Cukup lebar.".to_owned(),
            file: Some(digest(9)),
        },
    );
    run.act(
        &clerk(),
        Command::WithdrawOpinion {
            number: 2,
            reason: "Tidak perlu lagi.".to_owned(),
        },
    );
    run.act(
        &clerk(),
        Command::Take {
            step: step("periksa"),
            overtaken: 0,
            reason: None,
        },
    );
    assert!(
        run.events
            .iter()
            .any(|event| matches!(event.what, What::TakenBack { .. }))
    );
    let lines: Vec<serde_json::Value> = run
        .events
        .iter()
        .map(|event| {
            let stored = wire::encode(event);
            serde_json::json!({
                "body": stored.body, "kind": stored.kind, "private": stored.private, "version": stored.version,
            })
        })
        .collect();
    let golden = serde_json::json!({ "events": lines, "snapshot": wire::encode_case(&run.case) });
    let kept: serde_json::Value = serde_json::from_str(include_str!("wire/v1/notes-and-opinions.json")).unwrap();
    assert_eq!(kept, golden);
}
