//! A new PIN for somebody who has lost theirs.

use maklumat_workflow::{Actor, Case, Command, IdentityCheck, Refusal, What, effects, wire};

use crate::overrides::clerk;
use crate::scenarios::{ONE_STEP, Running, choice, officer, result, small};

const RENEW: Command = Command::RenewPin {
    identity: IdentityCheck::Card,
};

fn under_way() -> Running {
    Running::submitted(&small(ONE_STEP), &[("jenis", choice("biasa"))], "2026-11-23 08:30")
}

/// Everything of a case but how often and when something last happened to it.
fn standing(case: &Case) -> Case {
    let mut case = case.clone();
    (case.sequence, case.changed_at) = (0, case.submitted_at);
    case
}

#[test]
fn a_new_pin_leaves_the_case_where_it_stands_and_says_who_gave_it() {
    let mut run = under_way();
    let before = standing(&run.case);
    run.wait_until("2026-11-24 09:00");
    let counter = officer("loket", &["damkar/danru", "dishub/penguji"]);
    let events = run.act(&counter, RENEW);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].what, What::PinRenewed { otherwise: None });
    assert_eq!(
        events[0].by,
        officer("loket", &["damkar/danru"]),
        "only with the positions that mattered"
    );
    assert_eq!(standing(&run.case), before);
    assert_eq!(Case::replay(&run.events).unwrap(), run.case);
    assert_eq!(effects(&run.sop, &run.case, &events), effects(&run.sop, &run.case, &[]));
    let stored = wire::encode(&events[0]);
    assert_eq!(
        (stored.kind, stored.private),
        ("pin-renewed", None),
        "nothing of a PIN is stored"
    );
}

#[test]
fn who_collects_a_document_after_the_end_may_have_lost_the_pin_too() {
    let mut run = under_way();
    run.complete(&clerk(), "periksa", result("lengkap"));
    assert!(!run.case.is_open());
    let ended = standing(&run.case);
    run.wait_until("2026-12-24 09:00");
    run.act(&clerk(), RENEW);
    assert_eq!(standing(&run.case), ended);
}

#[test]
fn a_new_pin_is_given_by_the_unit_of_the_service_to_a_person_whose_card_was_seen() {
    let run = under_way();
    let others = [
        officer("penguji", &["dishub/penguji"]),
        Actor::Applicant,
        Actor::Helper("pendamping".into()),
        Actor::System,
    ];
    for other in others {
        assert_eq!(run.refused(&other, RENEW), Refusal::NotForThisActor, "{other:?}");
    }
    let unseen = Command::RenewPin {
        identity: IdentityCheck::Not,
    };
    assert_eq!(run.refused(&clerk(), unseen), Refusal::IdentityNotChecked);
}
