//! What anybody may read, and figures.

use std::collections::BTreeMap;

use maklumat_complaint::{
    Actor, Audience, Class, Command, IdentityKey, Kept, LimitKey, Outcome, Path, Reporter, Stage, Tally, entry,
    published,
};
use proptest::prelude::*;

use crate::stories::{Story, decision, handler, intake, named, submission, terms, verify};

fn release() -> Command {
    Command::ReleaseWords {
        words: "loket dibuka sampai jam layanan berakhir".to_owned(),
    }
}

fn shown(story: &Story) -> bool {
    entry(&story.complaint, terms(), story.now).is_some()
}

#[test]
fn an_entry_tells_what_was_done_and_not_who_said_what() {
    let story = Story::of(named());
    assert!(!shown(&story), "not sorted yet");
    let story = story
        .verified()
        .in_hand()
        .after_days(8)
        .delivered()
        .does(&intake(), release());
    let story = story.does(&Actor::Reporter, Command::Confirm);
    let entry = entry(&story.complaint, terms(), story.now).unwrap();
    assert_eq!(
        (entry.stage, entry.days, entry.class),
        (Stage::Closed, Some(8), Class::WithoutSupervision)
    );
    assert_eq!(entry.words.as_deref(), Some("loket dibuka sampai jam layanan berakhir"));
    let told = format!("{entry:?}");
    for secret in ["KTP-7Q2M", "k-7", "Loket tutup", "lantai 1"] {
        assert!(!told.contains(secret), "{secret}");
    }
}

#[test]
fn of_protected_reporters_only_what_is_closed_and_released_is_listed() {
    for reporter in [
        Reporter::Anonymous,
        Reporter::Confidential(IdentityKey("k-2".to_owned())),
    ] {
        let story = Story::of(reporter).verified().in_hand().delivered();
        assert!(!shown(&story));
        let closed = story.clone().does(&Actor::Reporter, Command::Confirm);
        assert!(!shown(&closed));
        assert!(shown(&closed.does(&intake(), release())));
    }
}

#[test]
fn a_levy_report_is_neither_listed_nor_counted_for_others() {
    let story = Story::begun(submission(named(), Path::Inspectorate))
        .verified()
        .in_hand()
        .delivered();
    let story = story
        .does(&crate::stories::inspector(), release())
        .does(&Actor::Reporter, Command::Confirm);
    assert!(!shown(&story));
    let tally = |audience| {
        let mut tally = Tally::default();
        tally.count(audience, &story.complaint, terms(), story.now);
        tally
    };
    assert_eq!(tally(Audience::Everybody), Tally::default());
    assert_eq!(tally(Audience::Inspectorate).received, 1);
}

/// Settled after so many days in the examiner's hands.
fn settled(days: u64) -> Story {
    Story::in_stage(Path::Open, Stage::InHand)
        .after_days(days)
        .delivered()
        .does(&Actor::Reporter, Command::Confirm)
}

fn tally_of(stories: &[Story]) -> Tally {
    let mut tally = Tally::default();
    for story in stories {
        tally.count(Audience::Everybody, &story.complaint, terms(), story.now);
    }
    tally
}

#[test]
fn figures_of_five_complaints_by_hand() {
    // Two days and four are in time; thirty days break the fourteen working days and not the sixty days of the act.
    let answered = Story::of(named()).does(&intake(), verify(Class::Information)).in_hand();
    let answered = answered.does(&handler(), decision(Outcome::Answered));
    let stories = [settled(2), settled(4), settled(30), answered, Story::of(named())];
    let tally = tally_of(&stories);
    assert_eq!(tally.received, 5);
    assert_eq!(
        tally.by_class,
        BTreeMap::from([(Class::Information, 1), (Class::WithoutSupervision, 3)])
    );
    assert_eq!(
        tally.by_stage,
        BTreeMap::from([(Stage::Received, 1), (Stage::Decided, 1), (Stage::Closed, 3)])
    );
    assert_eq!(tally.settled, Kept { in_time: 2, of: 3 });
    assert_eq!(tally.clocks[&LimitKey::Decision], Kept { in_time: 4, of: 4 });
    assert_eq!(
        tally.clocks[&LimitKey::Settlement(Class::WithoutSupervision)],
        Kept { in_time: 2, of: 3 }
    );
    assert_eq!(tally.half_settled_in(), Some(4));
    assert_eq!(Tally::default().half_settled_in(), None);
}

#[test]
fn figures_of_parts_add_up_to_those_of_the_whole() {
    let stories = [
        settled(2),
        settled(30),
        Story::of(named()),
        settled(4),
        Story::in_stage(Path::Open, Stage::Questioned),
    ];
    for cut in 0..=stories.len() {
        let (left, right) = stories.split_at(cut);
        let mut merged = tally_of(right);
        merged.merge(&tally_of(left));
        assert_eq!(merged, tally_of(&stories));
    }
}

#[test]
fn a_small_figure_is_hidden_and_cannot_be_reckoned_from_the_total() {
    let counts = BTreeMap::from([("a", 40), ("b", 2), ("c", 9), ("d", 0)]);
    // With 51 in all, 2 alone would be what is left.
    let expected = BTreeMap::from([("a", Some(40)), ("b", None), ("c", None), ("d", Some(0))]);
    assert_eq!(published(&counts, 5), expected);
    let two_small = BTreeMap::from([("a", 40), ("b", 2), ("c", 4)]);
    assert_eq!(
        published(&two_small, 5),
        BTreeMap::from([("a", Some(40)), ("b", None), ("c", None)])
    );
    // Two ones are known to be small by their sum, so that a third is needed.
    let ones = BTreeMap::from([("a", 40), ("b", 1), ("c", 1), ("e", 7)]);
    assert_eq!(published(&ones, 5)[&"e"], None);
    let large = BTreeMap::from([("a", 40), ("c", 9)]);
    assert!(published(&large, 5).values().all(Option::is_some));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// A reader knows the total, and that each hidden figure is one or more.
    #[test]
    fn by_all_that_is_shown_each_hidden_figure_could_as_well_be_large(counts in proptest::collection::vec(0u64..14, 1..7)) {
        const FEW: u64 = 5;
        let counts: BTreeMap<usize, u64> = counts.into_iter().enumerate().collect();
        let shown = published(&counts, FEW);
        let hidden: Vec<usize> = shown.iter().filter(|(_, count)| count.is_none()).map(|(key, _)| *key).collect();
        prop_assert!(shown.iter().all(|(key, count)| count.is_none_or(|count| count == counts[key] && (count == 0 || count >= FEW))));
        prop_assert!(!hidden.is_empty() || counts.values().all(|count| *count == 0 || *count >= FEW));
        let shown_any = shown.values().flatten().any(|count| *count > 0);
        if shown_any && !hidden.is_empty() {
            let sum: u64 = hidden.iter().map(|key| counts[key]).sum();
            let others = hidden.len() as u64 - 1;
            prop_assert!(others >= 1 && sum - others >= FEW, "{shown:?}");
        }
    }
}
