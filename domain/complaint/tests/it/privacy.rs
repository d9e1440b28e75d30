//! A unit learns nothing of a protected reporter, whatever happens to the complaint.

use maklumat_complaint::{
    Actor, Channel, Command, IdentityKey, Path, Reporter, Seen, Side, Submission, Viewer, entry, view_for,
};
use proptest::prelude::*;

use crate::histories::{Life, act};
use crate::stories::{
    Story, answer, ask, at, counter, handler, head, inspector, intake, named, person, second, submission, terms,
};

/// The same complaint by somebody else: another kind, another key, another way, another minute of the day, other words.
fn by_another(reporter: Reporter, minute: i64) -> Submission {
    let mut other = submission(reporter, Path::Open);
    other.channel = Channel::Sp4n {
        tracking: format!("T-{minute}"),
    };
    other.report.title = format!("Saya yang datang pukul {minute}");
    other.report.body = format!("nomor antrean saya {minute}");
    other.report.place = None;
    other.report.occurred_on = None;
    other.report.case = Some(format!("KTP-{minute}"));
    other.report.step = None;
    other.report.service = None;
    other.report.unit = None;
    other.report.notes = Vec::new();
    other
}

/// What everybody sees who is not meant to know. On the protected path the inspectorate is meant to.
fn of_units(story: &Story) -> Vec<Option<Seen>> {
    let superior = Viewer::Superior {
        position: counter(),
        of: head(),
    };
    let mut viewers = vec![
        Viewer::Handler(head()),
        superior,
        Viewer::Handler(counter()),
        Viewer::Leader,
        Viewer::Public,
    ];
    if story.complaint.path == Path::Open {
        viewers.push(Viewer::Inspectorate(person(&inspector())));
        viewers.push(Viewer::Checker(person(&second())));
    }
    let see = |viewer: &Viewer| view_for(viewer, &story.complaint, terms(), story.now);
    viewers.iter().map(see).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_complaints_that_differ_only_in_a_protected_reporter_look_the_same_to_units_and_in_public(
        lives in proptest::collection::vec(any::<Life>(), 0..40),
        minute in 0i64..600,
        is_at_work in any::<bool>(),
    ) {
        let first = submission(Reporter::Anonymous, Path::Open);
        let second = by_another(Reporter::Confidential(IdentityKey(format!("k-{minute}"))), minute);
        let mut one = Story::begun_by(terms(), first, at(11, 2, 10));
        let mut two = Story::begun_by(terms(), second, at(11, 2, 8) + std::time::Duration::from_secs(minute.unsigned_abs() * 60));
        // They are acted on at the same instants; one came in at another minute of the same day.
        let start = at(11, 2, 19);
        (one.now, two.now) = (start, start);
        // Half of them begin where a unit works on it, so that they get far.
        if is_at_work {
            (one, two) = (one.verified().in_hand(), two.verified().in_hand());
        }
        for life in lives {
            let (this, that) = (act(&mut one, &life), act(&mut two, &life));
            prop_assert_eq!(this, that);
            prop_assert_eq!(of_units(&one), of_units(&two));
            prop_assert_eq!(
                entry(&one.complaint, terms(), one.now),
                entry(&two.complaint, terms(), two.now)
            );
        }
    }
}

#[test]
fn what_a_protected_reporter_wrote_reaches_the_unit_only_in_other_words() {
    let story = Story::of(Reporter::Anonymous)
        .verified()
        .in_hand()
        .does(&handler(), ask())
        .does(&Actor::Reporter, answer());
    let unit = |story: &Story| view_for(&Viewer::Handler(head()), &story.complaint, terms(), story.now).unwrap();
    let before = unit(&story);
    let answered = before
        .exchanges
        .iter()
        .find(|exchange| exchange.side == Side::Reporter)
        .unwrap();
    assert_eq!((&answered.words, answered.number), (&None, None));
    let passed = Command::PassOn {
        message: 2,
        words: "loket 3".to_owned(),
    };
    let after = unit(&story.does(&intake(), passed));
    let answered = after
        .exchanges
        .iter()
        .find(|exchange| exchange.side == Side::Reporter)
        .unwrap();
    assert_eq!(answered.words.as_deref(), Some("loket 3"));
    assert!(!format!("{after:?}").contains("tongkat"));
}

#[test]
fn a_unit_does_not_learn_that_intake_wrote_to_a_protected_reporter() {
    let letter = Command::Reply {
        words: "silakan datang ke loket pengaduan".to_owned(),
    };
    let told = |reporter| {
        let story = Story::of(reporter).verified().routed().does(&intake(), letter.clone());
        let seen = view_for(&Viewer::Handler(head()), &story.complaint, terms(), story.now);
        seen.unwrap().exchanges.len()
    };
    assert_eq!((told(Reporter::Anonymous), told(named())), (0, 1));
}

/// The guard of the property above: of a named reporter the unit does see the words.
#[test]
fn of_a_named_reporter_the_unit_sees_the_words() {
    let story = Story::of(named()).verified().routed();
    let seen = view_for(&Viewer::Handler(head()), &story.complaint, terms(), story.now).unwrap();
    assert!(format!("{seen:?}").contains("KTP-7Q2M"));
}
