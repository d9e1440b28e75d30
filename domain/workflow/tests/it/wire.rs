//! Stored events and cases come back as they were, of every version.

use std::collections::BTreeSet;

use maklumat_sop::Ending;
use maklumat_workflow::wire::{self, Part, WireError, decode, decode_erased};
use maklumat_workflow::{Case, Event, What};

use crate::scenarios::{ONE_STEP, Running, choice, small};

/// A case as it was stored once. These files never change; a new version of the stored form adds new ones.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Golden {
    pub(crate) events: Vec<Line>,
    snapshot: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) kind: String,
    version: u16,
    pub(crate) body: String,
    pub(crate) private: Option<String>,
}

pub(crate) const V1: [(&str, &str); 13] = [
    ("returned twice", include_str!("wire/v1/returned-twice.json")),
    ("failed and retested", include_str!("wire/v1/failed-and-retested.json")),
    ("paid at the till", include_str!("wire/v1/paid-at-the-till.json")),
    ("branches and a move", include_str!("wire/v1/branches-and-a-move.json")),
    ("late and timed out", include_str!("wire/v1/late-and-timed-out.json")),
    ("answer lapsed", include_str!("wire/v1/answer-lapsed.json")),
    ("revoked", include_str!("wire/v1/revoked.json")),
    ("renewed and revoked", include_str!("wire/v1/renewed-and-revoked.json")),
    ("filed with consent", include_str!("wire/v1/filed-with-consent.json")),
    ("notes and opinions", include_str!("wire/v1/notes-and-opinions.json")),
    ("handed over", include_str!("wire/v1/handed-over.json")),
    ("received on paper", include_str!("wire/v1/received-on-paper.json")),
    (
        "payment cancelled and a PIN renewed",
        include_str!("wire/v1/payment-cancelled.json"),
    ),
];

pub(crate) fn golden(text: &str) -> Golden {
    serde_json::from_str(text).unwrap()
}

/// Cases stored as format 1 have the shape of today, but other events may have come to them.
pub(crate) fn snapshot_of_today(stored: &Golden) -> String {
    if wire::decode_case(&stored.snapshot) != Err(WireError::UnknownVersion(1)) {
        return stored.snapshot.clone();
    }
    stored.snapshot.replacen("{\"format\":1,", "{\"format\":2,", 1)
}

fn read(line: &Line) -> Event {
    decode(&line.kind, line.version, &line.body, line.private.as_deref()).unwrap()
}

#[test]
fn cases_stored_by_version_one_still_replay_to_the_same_state() {
    for (name, text) in V1 {
        let stored = golden(text);
        let events: Vec<Event> = stored.events.iter().map(read).collect();
        let case = Case::replay(&events).unwrap();
        assert_eq!(
            wire::decode_case(&snapshot_of_today(&stored)).as_ref(),
            Ok(&case),
            "{name}"
        );
    }
}

#[test]
fn what_is_read_is_written_the_same_way() {
    for (name, text) in V1 {
        let stored = golden(text);
        for line in &stored.events {
            let again = wire::encode(&read(line));
            let again = (again.kind, again.version, again.body, again.private);
            assert_eq!(
                again,
                (&*line.kind, line.version, line.body.clone(), line.private.clone()),
                "{name}"
            );
        }
        let snapshot = snapshot_of_today(&stored);
        assert_eq!(
            wire::encode_case(&wire::decode_case(&snapshot).unwrap()),
            snapshot,
            "{name}"
        );
    }
}

#[test]
fn the_stored_cases_show_every_kind_of_event() {
    let stored: BTreeSet<String> = V1
        .iter()
        .flat_map(|(_, text)| golden(text).events)
        .map(|line| line.kind)
        .collect();
    let all = [
        "answer-extended",
        "answer-lapsed",
        "answered",
        "branch-arrived",
        "closed",
        "consent-given",
        "declared-complete",
        "deemed-approved",
        "escalated",
        "fee-due",
        "fee-paid",
        "fees-settled",
        "handed-over",
        "moved",
        "noted",
        "opinion-asked",
        "opinion-given",
        "opinion-reminded",
        "opinion-withdrawn",
        "overridden",
        "payment-cancelled",
        "pin-renewed",
        "product-issued",
        "product-ordered",
        "product-revoked",
        "returned",
        "step-cancelled",
        "step-completed",
        "step-opened",
        "step-released",
        "step-skipped",
        "step-taken",
        "step-timed-out",
        "submitted",
        "taken-back",
    ];
    assert_eq!(stored.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

/// Every name an event may hold, so that none is spelt otherwise one day without a stored case that no longer reads.
#[test]
fn the_stored_cases_show_what_was_added_to_events_later() {
    let texts: Vec<String> = V1
        .iter()
        .flat_map(|(_, text)| golden(text).events)
        .map(|line| format!("{} {} {}", line.kind, line.body, line.private.unwrap_or_default()))
        .collect();
    let later = [
        ("submitted", "\"seen-by\":"),
        ("answered", "\"seen-by\":"),
        ("answered", "\"dropped\":["),
        ("overridden", "\"pause-until\":"),
        ("overridden", "\"same-person\":"),
        ("overridden", "\"due\":[["),
        ("overridden", "\"timeout\":[["),
        ("product-revoked", "\"issued-at\":"),
        ("pin-renewed", "\"plh\":["),
        ("pin-renewed", "\"reason\":"),
        ("returned", "\"fields\":["),
        ("handed-over", "\"to\":"),
        ("submitted", "\"entered-at\":"),
        ("submitted", "\"paper-number\":"),
    ];
    for (kind, written) in later {
        let of_kind = || texts.iter().filter(|text| text.starts_with(&format!("{kind} ")));
        assert!(of_kind().any(|text| text.contains(written)), "{kind} with {written}");
        // Before it was added it was absent, and such events are still read.
        assert!(
            of_kind().any(|text| !text.contains(written)),
            "{kind} without {written}"
        );
    }
}

#[test]
fn an_erased_case_keeps_its_course_and_loses_what_people_wrote() {
    for (name, text) in V1 {
        let stored = golden(text);
        let whole = Case::replay(&stored.events.iter().map(read).collect::<Vec<_>>()).unwrap();
        let left: Vec<Event> = stored
            .events
            .iter()
            .map(|line| decode_erased(&line.kind, line.version, &line.body).unwrap())
            .collect();
        let left = Case::replay(&left).unwrap();
        assert_eq!(
            (left.history, left.clocks, left.fees.len()),
            (whole.history, whole.clocks, whole.fees.len()),
            "{name}"
        );
        assert!(left.facts.is_empty() && left.evidence.is_empty());
    }
}

fn submitted() -> wire::Stored {
    let run = Running::submitted(&small(ONE_STEP), &[("jenis", choice("biasa"))], "2026-11-23 08:30");
    wire::encode(&run.events[0])
}

#[test]
fn what_is_not_readable_is_said_without_quoting_it() {
    let stored = submitted();
    let private = stored.private.as_deref();
    assert_eq!(
        decode(stored.kind, 1, &stored.body, None),
        Err(WireError::PrivatePartMissing)
    );
    assert_eq!(
        decode(stored.kind, 2, &stored.body, private),
        Err(WireError::UnknownVersion(2))
    );
    assert_eq!(decode("closed", 1, &stored.body, private), Err(WireError::OtherKind));
    for end in (0..stored.body.len()).filter(|end| stored.body.is_char_boundary(*end)) {
        let cut = decode(stored.kind, 1, &stored.body[..end], private);
        assert!(
            matches!(cut, Err(WireError::Malformed { part: Part::Body, .. })),
            "{cut:?}"
        );
    }
    let wrong = r#"{"facts":{"nik":{"number":"9901011705900001x"}}}"#;
    let error = decode(stored.kind, 1, &stored.body, Some(wrong)).unwrap_err();
    assert!(matches!(
        error,
        WireError::Malformed {
            part: Part::Private,
            ..
        }
    ));
    assert!(!error.to_string().contains("9901"));
}

#[test]
fn a_stored_case_of_another_form_is_told_from_a_damaged_one() {
    assert_eq!(
        wire::decode_case("{\"format\":7,\"x\":1}"),
        Err(WireError::UnknownVersion(7))
    );
    let damaged = wire::decode_case("{\"format\":2,\"unit\":3}");
    assert!(
        matches!(
            damaged,
            Err(WireError::Malformed {
                part: Part::Snapshot,
                ..
            })
        ),
        "{damaged:?}"
    );
    assert!(matches!(wire::decode_case(""), Err(WireError::Malformed { .. })));
}

/// The end of a stored case, as if the applicant had taken it back for these reasons.
fn withdrawn(reasons: &[&str]) -> Event {
    let stored = golden(V1[0].1);
    let mut event = stored.events.iter().map(read).next_back().unwrap();
    event.what = What::Closed {
        ending: Ending::Withdrawn,
        reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
        waived: Vec::new(),
    };
    event
}

#[test]
fn all_reasons_of_a_withdrawal_are_kept_and_none_of_them_in_the_open_part() {
    for reasons in [&[][..], &["Pindah."], &["Pindah.", "Salah layanan.", "Sudah punya."]] {
        let event = withdrawn(reasons);
        let stored = wire::encode(&event);
        let again = decode(stored.kind, stored.version, &stored.body, stored.private.as_deref());
        assert_eq!(again.as_ref(), Ok(&event));
        assert!(
            reasons.iter().all(|reason| !stored.body.contains(reason)),
            "{}",
            stored.body
        );
    }
}

#[test]
fn one_reason_of_a_withdrawal_is_stored_as_it_always_was() {
    let stored = wire::encode(&withdrawn(&["Pindah."]));
    assert_eq!(stored.private.as_deref(), Some(r#"{"reason":"Pindah."}"#));
}
