//! Stored events of version 1 can be read for ever, and are damaged in words that quote nothing.

use maklumat_calendar::Date;
use maklumat_complaint::wire::{WireError, decode, decode_erased, encode};
use maklumat_complaint::{
    Actor, Class, Command, Compensation, Complaint, Decision, Desk, EscalationGround, Event, Found, IdentityKey,
    Outcome, Path, Reference, Reporter, Stage, What,
};
use maklumat_vocabulary::{Money, PositionKey};

use crate::compare;
use crate::stories::{
    Story, answer, ask, ask_completion, check, complete, handler, head, inspector, intake, named, object, officer,
    second, submission, to, verify,
};

fn words() -> String {
    "keterangan".to_owned()
}

/// Stories that hold every kind of event.
fn stories() -> Vec<Story> {
    let levy =
        Story::begun(submission(Reporter::Anonymous, Path::Inspectorate)).does(&inspector(), verify(Class::Levy));
    let levy = levy.in_hand().delivered().silent();
    let into = Reference("ADU-2222".to_owned());
    let withdraw = Command::Withdraw { words: Some(words()) };
    vec![
        opened_again(paid(examined())),
        levy.does(&Actor::System, Command::Sample { seed: 3 }),
        Story::of(named()).does(&intake(), Command::Merge { into }),
        Story::of(named()).does(&Actor::Reporter, withdraw),
        Story::in_stage(Path::Open, Stage::Closed),
    ]
}

/// Completed, handed over, with a question, an answer and its other words.
fn examined() -> Story {
    let dishub = PositionKey::new("dishub", "kepala");
    let at_dishub = officer("kepala-dishub", Desk::Unit, std::slice::from_ref(&dishub));
    let route = Command::Route {
        to: to(dishub),
        words: Some(words()),
        attachments: vec!["aa".repeat(32)],
    };
    let hand_over = Command::HandOver {
        to: to(head()),
        reason: words(),
    };
    Story::of(Reporter::Confidential(IdentityKey("k-9".to_owned())))
        .verified()
        .does(&intake(), ask_completion("bukti"))
        .does(&Actor::Reporter, complete())
        .does(&intake(), route)
        .does(&at_dishub, hand_over)
        .does(&handler(), Command::Take)
        .does(&handler(), Command::Examine { notes: words() })
        .does(&handler(), Command::Reply { words: words() })
        .does(&handler(), ask())
        .does(&Actor::Reporter, answer())
        .does(
            &intake(),
            Command::PassOn {
                message: 4,
                words: words(),
            },
        )
}

/// Decided with a compensation, delivered, made public and paid.
fn paid(story: Story) -> Story {
    let decision = Decision {
        outcome: Outcome::Partly,
        settlement: words(),
        compensation: Some(Compensation {
            amount: Money(150_000),
            pay_by: Date::constant(2026, 12, 31),
        }),
    };
    story
        .does(&handler(), Command::Decide { decision })
        .does(&handler(), Command::Deliver)
        .does(&intake(), Command::ReleaseWords { words: words() })
        .does(&handler(), Command::PayCompensation { receipt: words() })
}

/// Joined, escalated, opened again, with a question nobody answers, rejected and checked.
fn opened_again(story: Story) -> Story {
    let duplicate = Reference("ADU-2222".to_owned());
    let ground = EscalationGround::NotSettled;
    let rejected = Decision {
        outcome: Outcome::Rejected { ground: words() },
        settlement: words(),
        compensation: None,
    };
    story
        .does(&intake(), Command::Gather { duplicate })
        .does(&Actor::Reporter, Command::Escalate { ground, words: words() })
        .does(&Actor::Reporter, object())
        .does(&handler(), Command::Take)
        .does(&handler(), ask())
        .after_days(11)
        .does(&Actor::System, Command::Expire)
        .does(&handler(), Command::Decide { decision: rejected })
        .does(&handler(), Command::Deliver)
        .does(&second(), check(Found::Done))
}

fn lines(events: &[Event]) -> String {
    let stored = events.iter().map(encode);
    stored
        .map(|line| {
            format!(
                "{} {}\n  {}\n  {}\n",
                line.kind,
                line.version,
                line.body,
                line.private.unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn stored_events_of_version_one_have_this_form() {
    let text: Vec<String> = stories().iter().map(|story| lines(&story.events)).collect();
    compare("wire-v1", &text.join("\n"));
    let kinds: std::collections::BTreeSet<&str> = stories()
        .iter()
        .flat_map(|story| story.events.iter().map(|event| encode(event).kind))
        .collect();
    assert_eq!(kinds.len(), 25, "{kinds:?}");
}

/// The file is read, not written: this is what keeps old events readable.
#[test]
fn the_kept_file_is_read_back_to_the_same_complaints() {
    let kept = include_str!("wire-v1.txt");
    for (text, story) in kept.split("\n\n").zip(stories()) {
        let lines: Vec<&str> = text.lines().collect();
        let events: Vec<Event> = lines
            .chunks(3)
            .map(|line| {
                let (kind, version) = line[0].split_once(' ').unwrap();
                let private = line.get(2).map(|text| text.trim()).filter(|text| !text.is_empty());
                decode(kind, version.parse().unwrap(), line[1].trim(), private).unwrap()
            })
            .collect();
        assert_eq!(Complaint::replay(&events).unwrap(), story.complaint);
    }
}

#[test]
fn nothing_a_person_wrote_and_nobodys_key_stands_in_a_body() {
    for story in stories() {
        for event in story
            .events
            .iter()
            .filter(|event| !matches!(event.what, What::WordsReleased { .. }))
        {
            let body = encode(event).body;
            for secret in [
                "keterangan",
                "k-9",
                "k-7",
                "Loket",
                "tongkat",
                "KTP-7Q2M",
                "counter",
                "foto",
                "dilihat",
            ] {
                assert!(!body.contains(secret), "{secret} in {body}");
            }
        }
    }
}

#[test]
fn an_erased_complaint_still_tells_what_was_done_and_when() {
    for story in stories() {
        let erased: Vec<Event> = story
            .events
            .iter()
            .map(encode)
            .map(|line| decode_erased(line.kind, line.version, &line.body).unwrap())
            .collect();
        let left = Complaint::replay(&erased).unwrap();
        assert_eq!(
            (left.stage, left.class, left.ending),
            (
                story.complaint.stage,
                story.complaint.class,
                story.complaint.ending.clone()
            )
        );
        assert_eq!(left.report.body, "");
    }
}

#[test]
fn a_damaged_text_is_refused_without_quoting_it() {
    let story = Story::in_stage(Path::Open, Stage::Received);
    let stored = encode(&story.events[0]);
    let (kind, body, private) = (stored.kind, stored.body.as_str(), stored.private.as_deref());
    assert_eq!(decode(kind, 2, body, private), Err(WireError::UnknownVersion(2)));
    assert_eq!(decode("taken", 1, body, private), Err(WireError::OtherKind));
    assert_eq!(decode(kind, 1, body, None), Err(WireError::PrivatePartMissing));
    assert!(matches!(
        decode(kind, 1, &body[1..], private),
        Err(WireError::BodyDamaged { .. })
    ));
    let error = decode(kind, 1, body, Some("{\"Loket\":1}")).unwrap_err();
    assert!(matches!(error, WireError::PrivateDamaged { .. }));
    assert!(!error.to_string().contains("Loket"));
}
