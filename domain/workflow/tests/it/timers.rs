//! What time brings by itself, and that it brings it once.

use maklumat_calendar::Timestamp;
use maklumat_sop::{Ending, Facts};
use maklumat_workflow::{Actor, Command, Effect, Notice, Passage, StepResult, What, effects, next_timer};

use crate::scenarios::{
    Dice, ONE_STEP, Running, at, choice, defect, officer, result, service, small, step, submission,
};

fn expire(run: &mut Running) -> Vec<What> {
    let events = run.act(&Actor::System, Command::Expire);
    assert_eq!(
        run.act(&Actor::System, Command::Expire),
        Vec::new(),
        "a second call changes nothing"
    );
    events.into_iter().map(|event| event.what).collect()
}

/// Goes to the next timer and lets it ring.
fn ring(run: &mut Running) -> (Timestamp, Vec<What>) {
    let next = next_timer(&run.sop, &run.case).expect("something is under way");
    run.now = run.now.max(next);
    (next, expire(run))
}

#[test]
fn a_return_nobody_answers_ends_the_case_as_withdrawn() {
    let mut run = Running::submitted(&small(ONE_STEP), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let defects = vec![defect("surat")];
    run.complete(
        &officer("ani", &["damkar/sekretariat"]),
        "periksa",
        StepResult {
            defects,
            ..result("kurang")
        },
    );
    run.wait_until("2026-12-23 20:00");
    assert_eq!(expire(&mut run), []);
    let (at_instant, events) = ring(&mut run);
    assert_eq!(at_instant, at("2026-12-24 00:00"));
    assert!(matches!(events[0], What::AnswerLapsed));
    assert_eq!(run.case.ending(), Some(Ending::Withdrawn));
    assert_eq!(next_timer(&run.sop, &run.case), None);
}

#[test]
fn a_step_with_a_timeout_goes_on_without_its_performer() {
    let sop = service("damkar/pemadaman");
    let operator = officer("operator", &["damkar/operator-siaga"]);
    let start = submission(&sop, &[], &mut Dice::new(1));
    let mut run = Running::begin(&sop, start, &operator, at("2026-11-23 02:10")).unwrap();
    run.complete(&operator, "terima", StepResult::default());
    assert_eq!(run.open_steps(), ["konfirmasi"]);
    let (instant, events) = ring(&mut run);
    assert_eq!(instant, at("2026-11-23 02:11"));
    assert!(events.contains(&What::StepTimedOut {
        step: step("konfirmasi")
    }));
    assert_eq!(run.open_steps(), ["perintah"]);
    assert_eq!(run.case.history.last().unwrap().how, Passage::TimedOut);
}

#[test]
fn a_late_step_is_told_to_the_superior_twice_and_then_no_more() {
    let mut run = Running::submitted(&small(ONE_STEP), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let (first, events) = ring(&mut run);
    assert_eq!(first, at("2026-11-23 09:30") + std::time::Duration::from_secs(1));
    assert_eq!(
        events,
        [What::Escalated {
            step: Some(step("periksa")),
            promise: None,
            level: 1
        }]
    );
    let (second, events) = ring(&mut run);
    assert_eq!(second, at("2026-11-23 10:30") + std::time::Duration::from_secs(1));
    assert_eq!(
        events,
        [What::Escalated {
            step: Some(step("periksa")),
            promise: None,
            level: 2
        }]
    );
    let (third, events) = ring(&mut run);
    assert!(third > at("2026-12-01 00:00"), "only the promise is left");
    assert!(matches!(
        &events[0],
        What::Escalated {
            promise: Some(_),
            level: 1,
            ..
        }
    ));
}

#[test]
fn a_broken_promise_by_which_silence_counts_is_said_and_nothing_is_issued() {
    let sop = service("dpmptsp/sip-dokter");
    let mut run = Running::submitted(&sop, &[], "2026-11-23 08:30");
    let due = maklumat_workflow::due_at(&run.sop, &run.case).unwrap();
    assert_eq!(
        due,
        at("2026-12-04 16:30"),
        "nine working days after the day of submission"
    );
    run.now = due;
    run.act(&Actor::System, Command::Expire);
    assert_eq!(run.case.deemed, None, "the last moment is in time");
    run.now = due + std::time::Duration::from_secs(1);
    let events = run.act(&Actor::System, Command::Expire);
    assert!(run.case.deemed.is_some());
    assert!(run.case.is_open() && run.case.products.is_empty());
    let effects = effects(&run.sop, &run.case, &events);
    assert!(effects.iter().any(|effect| matches!(
        effect,
        Effect::Notify {
            notice: Notice::DeemedApproved
        }
    )));
    assert!(effects.iter().any(|effect| matches!(
        effect,
        Effect::Notify {
            notice: Notice::Late { .. }
        }
    )));
}

#[test]
fn no_promise_is_late_while_the_applicant_has_the_file() {
    let sop = service("dpmptsp/sip-dokter");
    let mut run = Running::submitted(&sop, &[], "2026-11-13 14:05");
    let clerk = officer("ani", &["dpmptsp/verifikator"]);
    run.wait_until("2026-11-16 09:00");
    let defects = vec![defect("str")];
    run.complete(
        &clerk,
        "periksa",
        StepResult {
            defects,
            ..result("belum-lengkap")
        },
    );
    run.wait_until("2026-11-20 16:40");
    assert_eq!(expire(&mut run), []);
    run.act(
        &Actor::Applicant,
        Command::Answer {
            facts: Facts::new(),
            evidence: Vec::new(),
        },
    );
    let due = maklumat_workflow::due_at(&run.sop, &run.case).unwrap();
    assert_eq!(
        run.sop.calendar().date(due),
        maklumat_calendar::Date::constant(2026, 12, 2)
    );
}

#[test]
fn a_promise_about_one_step_is_kept_when_that_step_is_done() {
    let sop = service("damkar/pemadaman");
    let operator = officer("operator", &["damkar/operator-siaga"]);
    let start = submission(&sop, &[], &mut Dice::new(1));
    let mut run = Running::begin(&sop, start, &operator, at("2026-11-23 02:10")).unwrap();
    run.complete(&operator, "terima", StepResult::default());
    run.complete(&operator, "konfirmasi", result("benar"));
    run.complete(
        &officer("dan", &["damkar/komandan-regu"]),
        "perintah",
        StepResult::default(),
    );
    run.complete(&officer("regu", &["damkar/regu"]), "berangkat", StepResult::default());
    run.wait_until("2026-11-23 02:22");
    let arrival = run.sop.definition().step(&step("tiba")).unwrap();
    let visit = crate::scenarios::recorded(&run.sop, &run.case, arrival, run.now, &mut Dice::new(1));
    run.complete(&officer("regu", &["damkar/regu"]), "tiba", visit);
    let clock = &run.case.clocks[0].clock;
    assert_eq!(clock.stopped_at(), Some(at("2026-11-23 02:22")));
    assert!(!clock.is_breached(run.sop.calendar(), at("2026-11-24 00:00")));
    assert!(run.case.is_open());
}

#[test]
fn effects_follow_from_events_and_name_the_next_timer() {
    let sop = small(ONE_STEP);
    let run = Running::submitted(&sop, &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    let found = effects(&sop, &run.case, &run.events);
    assert_eq!(
        found[0],
        Effect::Notify {
            notice: Notice::Submitted
        }
    );
    let next = next_timer(&sop, &run.case).unwrap();
    assert_eq!(found.last(), Some(&Effect::Schedule { at: next }));
}

#[test]
fn reminders_are_counted_back_from_the_end_of_validity() {
    let sop = service("dpmptsp/sip-dokter");
    let mut run = Running::submitted(&sop, &[], "2026-11-23 08:30");
    run.complete(&officer("v", &["dpmptsp/verifikator"]), "periksa", result("lengkap"));
    run.complete(
        &officer("d", &["dinkes/kabid-sdk"]),
        "rekomendasi",
        result("direkomendasikan"),
    );
    run.complete(
        &officer("v", &["dpmptsp/verifikator"]),
        "beri-nomor",
        StepResult::default(),
    );
    let events = run.complete(
        &officer("k", &["dpmptsp/kepala-dinas"]),
        "tanda-tangan",
        StepResult::default(),
    );
    let ordered = effects(&sop, &run.case, &events);
    assert!(ordered.contains(&Effect::IssueProduct {
        product: "sip".into(),
        step: step("tanda-tangan")
    }));
    let number = Some("500.16.7/1/SIP/XI/2026".to_owned());
    let events = run.act(
        &Actor::System,
        Command::RecordIssue {
            product: "sip".into(),
            number,
        },
    );
    let calendar = sop.calendar();
    let days: Vec<String> = effects(&sop, &run.case, &events)
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Remind { at, .. } => Some(calendar.date(at).to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(
        days,
        ["2031-05-23", "2031-10-24"],
        "six months and thirty days before 23 November 2031"
    );
}
