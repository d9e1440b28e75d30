//! A registered helper files for somebody, with consent and with nothing less.

use maklumat_workflow::{Actor, Command, Consent, ConsentWay, Refusal, What, wire};

use crate::scenarios::{Dice, ONE_STEP, Running, at, choice, small, submission};

fn helper() -> Actor {
    Actor::Helper("pendamping".into())
}

fn consent(way: ConsentWay, paper: Option<&str>) -> Consent {
    Consent {
        way,
        text: "Saya setuju pendamping mengajukan untuk saya.".to_owned(),
        paper: paper.map(str::to_owned),
    }
}

fn filed(by: &Actor, consent: Option<Consent>) -> Result<Running, Refusal> {
    let sop = small(ONE_STEP);
    let mut submission = submission(&sop, &[("jenis", choice("biasa"))], &mut Dice::new(1));
    submission.consent = consent;
    Running::begin(&sop, submission, by, at("2026-11-23 08:30"))
}

#[test]
fn a_helper_files_with_consent_which_is_an_event_of_its_own() {
    for (way, paper) in [
        (ConsentWay::Signed, Some("ab")),
        (ConsentWay::Code, None),
        (ConsentWay::Present, None),
    ] {
        let run = filed(&helper(), Some(consent(way, paper))).unwrap();
        assert!(matches!(run.events[0].what, What::Submitted { .. }));
        assert_eq!(run.events[1].by, helper());
        let expected = What::ConsentGiven {
            consent: consent(way, paper),
        };
        assert_eq!(run.events[1].what, expected);
        let stored = wire::encode(&run.events[1]);
        assert!(!stored.body.contains("setuju") && stored.private.unwrap().contains("setuju"));
    }
}

#[test]
fn a_helper_without_consent_files_nothing() {
    let empty = Consent {
        text: "  ".to_owned(),
        ..consent(ConsentWay::Present, None)
    };
    for missing in [None, Some(consent(ConsentWay::Signed, None)), Some(empty)] {
        assert_eq!(filed(&helper(), missing).err(), Some(Refusal::ConsentMissing));
    }
}

#[test]
fn who_files_for_themselves_agrees_to_nothing() {
    let run = filed(&Actor::Applicant, Some(consent(ConsentWay::Present, None))).unwrap();
    assert!(
        !run.events
            .iter()
            .any(|event| matches!(event.what, What::ConsentGiven { .. }))
    );
}

#[test]
fn a_helped_case_runs_on_the_same_clock_and_its_applicant_may_take_it_back() {
    let helped = filed(&helper(), Some(consent(ConsentWay::Present, None))).unwrap();
    let own = filed(&Actor::Applicant, None).unwrap();
    assert_eq!(helped.case.clocks, own.case.clocks);
    assert_eq!(helped.case.open, own.case.open);
    let mut helped = helped;
    helped.act(&Actor::Applicant, Command::Withdraw { reason: None });
    assert!(!helped.case.is_open());
}
