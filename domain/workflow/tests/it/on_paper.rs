//! What was received on paper and entered later: whose time counts, within which bounds, and how it is stored.

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::CheckedSop;
use maklumat_workflow::{Actor, OnPaper, PaperReason, Refusal, What, ready_steps, wire};

use crate::scenarios::{
    Dice, ONE_STEP, Running, at, choice, defect, files, officer, result, service, small, submission,
};

const PRINTED: &str = "2026-11-20 15:00";
const RECEIVED: &str = "2026-11-23 09:40";
const ENTERED: &str = "2026-11-25 08:10";

fn clerk() -> Actor {
    officer("ani", &["damkar/petugas-loket"])
}

fn paper(received: &str) -> OnPaper {
    OnPaper {
        number: "SR 2611 7K4 Q2M".to_owned(),
        printed_at: at(PRINTED),
        received_at: at(received),
        reason: PaperReason::NoPower,
    }
}

fn filed(sop: &CheckedSop, by: &Actor, paper: Option<OnPaper>, now: &str) -> Result<Running, Refusal> {
    let mut submission = submission(sop, &[("jenis", choice("biasa"))], &mut Dice::new(3));
    submission.paper = paper;
    Running::begin(sop, submission, by, at(now))
}

fn due(run: &Running) -> Option<Timestamp> {
    run.case
        .main_clock()
        .and_then(|clock| clock.clock.due(run.sop.calendar()))
}

#[test]
fn everything_counts_from_the_true_time_of_receipt() {
    let sop = small(ONE_STEP);
    let late = filed(&sop, &clerk(), Some(paper(RECEIVED)), ENTERED).unwrap();
    let at_once = filed(&sop, &clerk(), None, RECEIVED).unwrap();
    assert_eq!(late.case.submitted_at, at(RECEIVED));
    assert_eq!(due(&late), due(&at_once), "a late entry gives the office no time");
    assert!(due(&late).is_some());
    let (line, other) = (ready_steps(&late.case), ready_steps(&at_once.case));
    assert_eq!(
        (line[0].ready_at, line[0].due, &line[0].step),
        (other[0].ready_at, other[0].due, &other[0].step),
        "and the place in the line is that of the true time"
    );
    let What::Submitted { paper: Some(kept), .. } = &late.events[0].what else {
        panic!("not marked");
    };
    assert_eq!((kept.entered_at, kept.reason), (at(ENTERED), PaperReason::NoPower));
    assert_eq!(late.events[0].by, clerk());
    assert!(at_once.case.paper.is_none());
}

#[test]
fn a_time_that_cannot_be_true_or_is_too_long_ago_is_refused() {
    let sop = small(ONE_STEP);
    let refused = |received: &str, now: &str| filed(&sop, &clerk(), Some(paper(received)), now).err();
    assert_eq!(refused("2026-11-25 08:11", ENTERED), Some(Refusal::ReceivedInFuture));
    assert_eq!(
        refused("2026-11-20 14:59", ENTERED),
        Some(Refusal::ReceivedBeforePrint { printed: at(PRINTED) })
    );
    // Received on Monday: five working days end on the next Monday.
    assert_eq!(refused(RECEIVED, "2026-11-30 09:00"), None);
    let Some(Refusal::ReceivedTooLongAgo { within, reason }) = refused(RECEIVED, "2026-12-01 16:00") else {
        panic!("not refused");
    };
    assert_eq!(within, Duration::working_days(5));
    assert!(!reason.id.is_empty());
}

#[test]
fn only_officers_enter_what_is_on_paper() {
    let sop = small(ONE_STEP);
    for by in [Actor::Applicant, Actor::Helper("pendamping".into()), Actor::System] {
        assert!(filed(&sop, &by, Some(paper(RECEIVED)), ENTERED).is_err(), "{by:?}");
    }
}

#[test]
fn whoever_enters_a_form_does_not_thereby_take_it_past_the_line() {
    let sop = service("damkar/pemadaman");
    let first = sop.step(&sop.definition().sop.start).by.clone();
    let maklumat_sop::Performer::Position(position) = first else {
        panic!("its first step is an officer's");
    };
    let by = officer("ani", &[&position.to_string()]);
    let filed = |paper| {
        let mut submission = submission(&sop, &[], &mut Dice::new(3));
        submission.channel = maklumat_sop::Channel::Phone;
        submission.paper = paper;
        Running::begin(&sop, submission, &by, at(ENTERED)).unwrap()
    };
    assert!(filed(None).case.open.iter().all(|open| open.holder.is_some()));
    assert!(
        filed(Some(paper(RECEIVED)))
            .case
            .open
            .iter()
            .all(|open| open.holder.is_none())
    );
}

#[test]
fn a_file_that_never_came_back_was_complete_when_it_was_received() {
    let sop = service("disnaker/ak-1");
    let by = officer("ani", &["disnaker/petugas-loket"]);
    let checked = |first_returned: bool| {
        let mut submission = submission(&sop, &[], &mut Dice::new(3));
        submission.paper = Some(paper(RECEIVED));
        let mut run = Running::begin(&sop, submission, &by, at(ENTERED)).unwrap();
        run.wait_until("2026-11-25 09:00");
        if first_returned {
            let mut back = result("belum-lengkap");
            back.defects = vec![defect("ijazah")];
            run.complete(&by, "periksa", back);
            run.wait_until("2026-11-26 09:00");
            run.act(
                &Actor::Applicant,
                maklumat_workflow::Command::Answer {
                    facts: maklumat_sop::Facts::new(),
                    evidence: vec![files("ijazah")],
                },
            );
        }
        run.complete(&by, "periksa", result("lengkap"));
        run
    };
    assert_eq!(checked(false).case.complete_at, Some(at(RECEIVED)));
    assert_eq!(checked(true).case.complete_at, Some(at("2026-11-26 09:00")));
}

#[test]
fn the_number_of_a_form_is_sealed_and_the_rest_is_public() {
    let sop = small(ONE_STEP);
    let run = filed(&sop, &clerk(), Some(paper(RECEIVED)), ENTERED).unwrap();
    let stored = wire::encode(&run.events[0]);
    assert!(stored.body.contains("\"entered-at\":") && stored.body.contains("no-power"));
    assert!(!stored.body.contains("7K4"), "{}", stored.body);
    assert!(stored.private.as_deref().unwrap().contains("SR 2611 7K4 Q2M"));
    let again = wire::decode(stored.kind, stored.version, &stored.body, stored.private.as_deref());
    assert_eq!(again.as_ref(), Ok(&run.events[0]));
    assert_eq!(wire::decode_case(&wire::encode_case(&run.case)).as_ref(), Ok(&run.case));
    let ordinary = filed(&sop, &clerk(), None, RECEIVED).unwrap();
    assert!(!wire::encode(&ordinary.events[0]).body.contains("paper"));
}

/// What was entered from paper is still stored as it was when the golden file was made.
#[test]
fn the_golden_file_of_a_form_from_paper_is_what_its_events_are_stored_as() {
    let sop = small(ONE_STEP);
    let run = filed(&sop, &clerk(), Some(paper(RECEIVED)), ENTERED).unwrap();
    let lines: Vec<serde_json::Value> = run
        .events
        .iter()
        .map(|event| {
            let stored = wire::encode(event);
            serde_json::json!({
                "kind": stored.kind, "version": stored.version, "body": stored.body, "private": stored.private,
            })
        })
        .collect();
    let golden = serde_json::json!({ "events": lines, "snapshot": wire::encode_case(&run.case) });
    let kept: serde_json::Value = serde_json::from_str(include_str!("wire/v1/received-on-paper.json")).unwrap();
    assert_eq!(kept, golden);
}
