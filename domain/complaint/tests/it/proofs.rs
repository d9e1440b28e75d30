//! Closing, objecting, the lot, and money that is owed.

use maklumat_calendar::Date;
use maklumat_complaint::{
    Actor, Command, Compensation, Decision, Ending, Found, Lot, Outcome, Path, Proof, Refusal, Rules, Stage, Terms, lot,
};
use maklumat_vocabulary::{Money, OfficerId};

use crate::stories::{CALENDAR, Story, at, check, decision, handler, intake, named, object, ours, second, submission};

fn delivered() -> Story {
    Story::in_stage(Path::Open, Stage::Delivered)
}

fn ending(story: &Story) -> Ending {
    story.complaint.ending.clone().unwrap()
}

#[test]
fn the_reporter_confirms_and_may_think_otherwise_until_the_window_ends() {
    let story = delivered().does(&Actor::Reporter, Command::Confirm);
    assert_eq!(ending(&story), Ending::Settled(Proof::Reporter));
    let story = story.after_days(10).does(&Actor::Reporter, object());
    assert_eq!((story.complaint.stage, story.complaint.reopened), (Stage::OnDesk, 1));
    let late = delivered().does(&Actor::Reporter, Command::Confirm).after_days(11);
    assert!(matches!(
        late.refused(&Actor::Reporter, object()),
        Refusal::TooLate { .. }
    ));
}

#[test]
fn whoever_had_a_part_in_it_proves_nothing() {
    let story = delivered();
    for by in [handler(), intake()] {
        assert_eq!(story.refused(&by, check(Found::Done)), Refusal::NotIndependent);
    }
    let closed = story.clone().does(&second(), check(Found::Done));
    assert_eq!(
        ending(&closed),
        Ending::Settled(Proof::SecondOfficer(OfficerId::new("pembanding")))
    );
    let open = story.does(&second(), check(Found::NotDone));
    assert_eq!((open.complaint.stage, open.complaint.reopened), (Stage::OnDesk, 1));
    // They have had a part in it now.
    let again = open.does(&handler(), Command::Take).delivered();
    assert_eq!(again.refused(&second(), check(Found::Done)), Refusal::NotIndependent);
}

#[test]
fn silence_alone_closes_nothing() {
    let story = delivered();
    assert_eq!(
        story
            .clone()
            .after_days(10)
            .does(&Actor::System, Command::Expire)
            .complaint,
        story.complaint
    );
    let silent = story.silent();
    assert_eq!(
        (silent.complaint.stage, &silent.complaint.ending),
        (Stage::Delivered, &None)
    );
    assert!(matches!(
        silent.refused(&Actor::Reporter, object()),
        Refusal::TooLate { .. }
    ));
}

#[test]
fn the_lot_is_drawn_once_and_only_over_silence() {
    let story = delivered();
    let sample = |seed| Command::Sample { seed };
    assert_eq!(story.refused(&Actor::System, sample(1)), Refusal::NotSilent);
    let silent = story.silent();
    let by_lot = |wanted: Lot| {
        (0..)
            .find(|seed| lot(&silent.complaint.reference, *seed, 20) == wanted)
            .unwrap()
    };
    let spared = silent.clone().does(&Actor::System, sample(by_lot(Lot::NotDrawn)));
    let seed = by_lot(Lot::NotDrawn);
    assert_eq!(ending(&spared), Ending::Settled(Proof::Sampling { seed }));
    let drawn = silent.clone().does(&Actor::System, sample(by_lot(Lot::Drawn)));
    assert_eq!(
        (drawn.complaint.stage, drawn.complaint.lot),
        (Stage::Delivered, Some(Lot::Drawn))
    );
    assert_eq!(
        drawn.refused(&Actor::System, sample(by_lot(Lot::NotDrawn))),
        Refusal::LotDrawn
    );
    assert_eq!(drawn.does(&second(), check(Found::Done)).complaint.stage, Stage::Closed);
}

#[test]
fn a_regency_may_decide_that_silence_settles_and_then_it_is_written_down() {
    let text = "key = \"tirtamulya\"\nversion = 2\neffective = 2026-06-01\nsilence-is-proof = true";
    let rules: &'static Rules = Box::leak(Box::new(ours().adapted(text).unwrap()));
    let terms = Terms {
        rules,
        calendar: &CALENDAR,
    };
    let story = Story::begun_by(terms, submission(named(), Path::Open), at(11, 2, 10));
    let story = story.verified().in_hand().delivered().silent();
    assert_eq!(ending(&story), Ending::Settled(Proof::Silence));
    let other = Story {
        terms: crate::stories::terms(),
        ..story
    };
    assert_eq!(
        other.refused(&Actor::System, Command::Expire),
        Refusal::OtherRules { complaint: 2, given: 1 }
    );
}

fn with(outcome: Outcome, amount: i64, pay_by: Date) -> Command {
    let compensation = Some(Compensation {
        amount: Money(amount),
        pay_by,
    });
    let settlement = "biaya yang terlanjur dipungut dikembalikan".to_owned();
    Command::Decide {
        decision: Decision {
            outcome,
            settlement,
            compensation,
        },
    }
}

#[test]
fn a_compensation_has_an_amount_and_a_day_and_is_owed_until_it_is_paid() {
    let story = Story::in_stage(Path::Open, Stage::InHand);
    let day = Date::constant(2026, 12, 31);
    let rejected = Outcome::Rejected {
        ground: "loket buka".to_owned(),
    };
    assert_eq!(
        story.refused(&handler(), with(rejected, 50_000, day)),
        Refusal::NothingToCompensate
    );
    assert_eq!(
        story.refused(&handler(), with(Outcome::Upheld, 0, day)),
        Refusal::NothingToCompensate
    );
    let today = Date::constant(2026, 11, 2);
    let yesterday = Date::constant(2026, 11, 1);
    assert_eq!(
        story.refused(&handler(), with(Outcome::Upheld, 50_000, yesterday)),
        Refusal::PayByPast { today }
    );
    let story = story.does(&handler(), with(Outcome::Upheld, 50_000, day));
    assert_eq!(story.complaint.unpaid().map(|owed| owed.pay_by), Some(day));
    let paid = story.does(
        &handler(),
        Command::PayCompensation {
            receipt: "BKU-118".to_owned(),
        },
    );
    assert_eq!(paid.complaint.unpaid(), None);
    let again = Command::PayCompensation {
        receipt: "BKU-119".to_owned(),
    };
    assert_eq!(paid.refused(&handler(), again), Refusal::NothingToPay);
}

#[test]
fn a_rejection_has_a_ground_and_a_complaint_is_not_merely_answered() {
    let story = Story::in_stage(Path::Open, Stage::InHand);
    let groundless = Outcome::Rejected { ground: " ".to_owned() };
    assert_eq!(story.refused(&handler(), decision(groundless)), Refusal::GroundMissing);
    assert_eq!(
        story.refused(&handler(), decision(Outcome::Answered)),
        Refusal::OutcomeNotForClass
    );
}

#[test]
fn a_decision_made_anew_is_told_anew() {
    let release = Command::ReleaseWords {
        words: "loket dibuka lagi".to_owned(),
    };
    let story = delivered().does(&intake(), release);
    assert!(story.complaint.public_words.is_some());
    let story = story.does(&Actor::Reporter, object()).does(&handler(), Command::Take);
    let story = story.does(&handler(), decision(Outcome::Partly));
    assert_eq!(story.complaint.public_words, None);
}
