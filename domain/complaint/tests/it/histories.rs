//! What holds for every complaint, whatever people do to it.

use maklumat_calendar::{Date, Timestamp};
use maklumat_complaint::{
    Actor, Against, Class, Command, Compensation, Complaint, Decision, Desk, Destination, Ending, EscalationGround,
    Event, Found, LimitKey, Outcome, Path, Proof, Reference, Refusal, Reporter, Stage, What, clocks, decide,
    next_timer, wire,
};
use maklumat_vocabulary::{Money, PositionKey};
use proptest::prelude::*;

use crate::stories::{
    Story, answer, ask, ask_completion, check, complete, counter, decision, handler, head, inspector, intake, named,
    object, officer, route, second, submission, terms, to, verify,
};

/// What is done, by whom, and how many hours later.
pub(crate) type Life = (u8, u8, u8);

fn words() -> String {
    "keterangan".to_owned()
}

fn some_command(what: u8) -> Command {
    let destination = |desk: PositionKey| Destination {
        above_accused: vec![head()],
        ..to(desk)
    };
    match what % 34 {
        0 | 1 => verify(Class::WithoutSupervision),
        2 => verify(Class::Information),
        3 => verify(Class::WithSupervision),
        4 => Command::Verify {
            class: Class::WithoutSupervision,
            against: Against::Performer(counter()),
        },
        5 if what > 200 => verify(Class::Levy),
        5 | 6 => ask_completion("bukti"),
        7 => ask_completion("tempat"),
        8 => complete(),
        9..=11 => route(&head()),
        12 => Command::HandOver {
            to: destination(PositionKey::new("dishub", "kepala")),
            reason: words(),
        },
        13 => Command::HandOver {
            to: destination(head()),
            reason: words(),
        },
        14..=16 => Command::Take,
        17 => Command::Examine { notes: words() },
        18 => Command::Reply { words: words() },
        19 => ask(),
        20 => answer(),
        21 => Command::PassOn {
            message: u32::from(what % 4),
            words: words(),
        },
        _ => some_late_command(what),
    }
}

/// Decisions and what follows them.
fn some_late_command(what: u8) -> Command {
    match what % 34 {
        22 => decision(Outcome::Upheld),
        23 => Command::Decide {
            decision: Decision {
                outcome: Outcome::Partly,
                settlement: words(),
                compensation: Some(Compensation {
                    amount: Money(150_000),
                    pay_by: Date::constant(2028, 1, 31),
                }),
            },
        },
        24 => decision(Outcome::Answered),
        25 => Command::ReleaseWords { words: words() },
        26 => Command::Deliver,
        27 if what > 128 => Command::Confirm,
        27 => object(),
        28 => check(Found::Done),
        29 => check(Found::NotDone),
        30 => Command::Sample { seed: u64::from(what) },
        31 => Command::PayCompensation { receipt: words() },
        32 if what > 220 => Command::Withdraw { words: None },
        32 if what > 200 => Command::Merge {
            into: Reference("ADU-3333".to_owned()),
        },
        32 => Command::Escalate {
            ground: EscalationGround::NotHandled,
            words: words(),
        },
        _ => Command::Expire,
    }
}

/// Whoever usually gives a command, or anybody.
fn somebody(command: &Command, who: u8) -> Actor {
    if who < 40 {
        return match who % 8 {
            0 => Actor::Reporter,
            1 => Actor::System,
            2 => intake(),
            3 => inspector(),
            4 => officer("petugas-3", Desk::Unit, &[counter()]),
            5 => officer("kepala-dishub", Desk::Unit, &[PositionKey::new("dishub", "kepala")]),
            6 => officer("pemeriksa-2", Desk::Unit, &[head()]),
            _ => second(),
        };
    }
    match command {
        Command::Verify { .. }
        | Command::AskCompletion { .. }
        | Command::Route { .. }
        | Command::PassOn { .. }
        | Command::ReleaseWords { .. }
        | Command::Gather { .. }
        | Command::Merge { .. } => intake(),
        Command::HandOver { .. }
        | Command::Take
        | Command::Examine { .. }
        | Command::Reply { .. }
        | Command::Ask { .. }
        | Command::Decide { .. }
        | Command::Deliver
        | Command::PayCompensation { .. } => handler(),
        Command::Complete { .. }
        | Command::Answer { .. }
        | Command::Confirm
        | Command::Object { .. }
        | Command::Escalate { .. }
        | Command::Withdraw { .. } => Actor::Reporter,
        Command::Check { .. } => second(),
        Command::Sample { .. } | Command::Expire => Actor::System,
    }
}

/// Somebody does something a while later. Asked twice, the answer is the same.
pub(crate) fn act(story: &mut Story, (what, who, hours): &Life) -> Result<(), Refusal> {
    story.now += std::time::Duration::from_secs(u64::from(*hours % 72) * 3_600);
    let command = some_command(*what);
    let by = somebody(&command, *who);
    let once = decide(story.terms, &story.complaint, command.clone(), &by, story.now);
    let before = story.complaint.clone();
    let answer = story.may(&by, command);
    assert_eq!(once.as_ref().err(), answer.as_ref().err());
    match &once {
        Ok(events) => assert!(story.events.ends_with(events)),
        Err(refusal) => {
            assert_eq!(story.complaint, before);
            assert!(!refusal.code().is_empty());
        }
    }
    answer
}

fn some_story() -> impl Strategy<Value = Story> {
    (
        any::<bool>(),
        0..3usize,
        proptest::collection::vec(any::<Life>(), 0..60),
    )
        .prop_map(|(far, kind, lives)| {
            let key = maklumat_complaint::IdentityKey("k-1".to_owned());
            let reporter = [named(), Reporter::Confidential(key), Reporter::Anonymous][kind].clone();
            let path = if kind == 2 && lives.len() % 5 == 0 {
                Path::Inspectorate
            } else {
                Path::Open
            };
            let mut story = Story::begun(submission(reporter, path));
            // Half of the stories begin where work is done, so that they get far.
            if far && path == Path::Open {
                story = story.verified().in_hand();
            }
            for life in &lives {
                let _ = act(&mut story, life);
            }
            story
        })
}

/// Of every clock, by its place: key, whether it is broken, when it is due.
fn broken(complaint: &Complaint, now: Timestamp) -> Vec<(LimitKey, Option<Timestamp>)> {
    let clocks = clocks(terms(), complaint, now);
    clocks.iter().map(|clock| (clock.key, clock.broken_since)).collect()
}

/// Closing as settled comes with proof from somebody else than whoever handled it.
fn check_proof(events: &[Event]) {
    for (at, event) in events.iter().enumerate() {
        let What::Closed {
            ending: Ending::Settled(proof),
            ..
        } = &event.what
        else {
            continue;
        };
        let before = Complaint::replay(&events[..at]).unwrap();
        assert_eq!(before.stage, Stage::Delivered);
        match proof {
            Proof::Reporter => assert_eq!(event.by, Actor::Reporter),
            Proof::SecondOfficer(officer) => {
                let before_check = Complaint::replay(&events[..at - 1]).unwrap();
                assert!(!before_check.acted.contains(officer));
                assert!(matches!(events[at - 1].what, What::Checked { found: Found::Done, .. }));
            }
            Proof::Sampling { .. } => assert!(before.silent_since.is_some()),
            Proof::Silence => panic!("silence proves nothing by our rules"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_complaint_is_the_sum_of_its_events_and_its_time_only_goes_on(story in some_story()) {
        prop_assert_eq!(&Complaint::replay(&story.events).unwrap(), &story.complaint);
        prop_assert!(story.events.windows(2).all(|two| two[0].at <= two[1].at));
        if let Some(timer) = next_timer(&story.complaint) {
            let late = timer + std::time::Duration::from_secs(1);
            let rang = decide(terms(), &story.complaint, Command::Expire, &Actor::System, late.max(story.now)).unwrap();
            prop_assert!(!rang.is_empty(), "a timer that rings does something");
        }
    }

    #[test]
    fn events_come_back_from_the_store_as_they_were(story in some_story()) {
        for event in &story.events {
            let stored = wire::encode(event);
            let read = wire::decode(stored.kind, stored.version, &stored.body, stored.private.as_deref()).unwrap();
            prop_assert_eq!(&read, event);
            prop_assert!(wire::decode_erased(stored.kind, stored.version, &stored.body).is_ok());
        }
    }

    #[test]
    fn a_broken_clock_stays_broken(story in some_story()) {
        let mut known: Vec<(LimitKey, Option<Timestamp>)> = Vec::new();
        for length in 1..=story.events.len() {
            let complaint = Complaint::replay(&story.events[..length]).unwrap();
            let next = story.events.get(length).map_or(story.now, |event| event.at);
            for now in [complaint.changed_at, next] {
                let today = broken(&complaint, now);
                for (before, after) in known.iter().zip(&today) {
                    prop_assert_eq!(before.0, after.0);
                    prop_assert!(before.1.is_none() || before.1 == after.1, "{:?} became {:?}", before, after);
                }
                known = today;
            }
        }
    }

    #[test]
    fn a_complaint_is_never_settled_without_independent_proof(story in some_story()) {
        check_proof(&story.events);
    }

    #[test]
    fn a_pause_never_shortens_what_is_left(wait in 0u64..9, answers in 0u64..9) {
        let running = Story::in_stage(Path::Open, Stage::InHand).after_days(wait);
        let paused = running.clone().does(&handler(), ask()).after_days(answers).does(&Actor::Reporter, answer());
        let due = |story: &Story, key| {
            clocks(terms(), &story.complaint, story.now).into_iter().find(|clock| clock.key == key).unwrap().due
        };
        let class = LimitKey::Settlement(Class::WithoutSupervision);
        prop_assert!(due(&paused, class) >= due(&running, class));
        // The act knows no pause.
        prop_assert_eq!(due(&paused, LimitKey::Decision), due(&running, LimitKey::Decision));
    }
}

/// The stories of the properties above reach what they are about.
#[test]
fn random_stories_get_far_enough_to_mean_something() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut kinds = std::collections::BTreeSet::new();
    let mut endings = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let story = some_story().new_tree(&mut runner).unwrap().current();
        kinds.extend(story.events.iter().map(|event| wire::encode(event).kind));
        endings.extend(
            story
                .complaint
                .ending
                .map(|ending| format!("{ending:?}").chars().take(18).collect::<String>()),
        );
    }
    assert!(kinds.len() >= 23, "{kinds:?}");
    assert!(endings.len() >= 5, "{endings:?}");
}
