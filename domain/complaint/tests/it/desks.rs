//! Where a complaint goes: never to the accused, in words for the unit, back and forth in the open.

use maklumat_calendar::Date;
use maklumat_complaint::{
    Actor, Against, Class, Command, Desk, Destination, Found, Path, Reference, Refusal, Reporter, Stage, Submission,
    submit,
};
use maklumat_vocabulary::{PositionKey, UnitId};

use crate::stories::{
    Story, ask_completion, at, check, complete, counter, handler, head, inspector, intake, named, officer, route,
    second, submission, terms, to, verify,
};

fn sekda() -> PositionKey {
    PositionKey::new("setda", "sekretaris-daerah")
}

fn accusing(against: Against) -> Story {
    let class = Class::WithSupervision;
    Story::of(named()).does(&intake(), Command::Verify { class, against })
}

fn route_above(desk: PositionKey, above: &[PositionKey]) -> Command {
    let to = Destination {
        desk,
        above_accused: above.to_vec(),
    };
    Command::Route {
        to,
        words: None,
        attachments: Vec::new(),
    }
}

#[test]
fn a_complaint_against_a_performer_goes_to_a_superior_and_never_to_the_performer() {
    let story = accusing(Against::Performer(counter()));
    let above = [head(), sekda()];
    assert_eq!(
        story.refused(&intake(), route_above(counter(), &above)),
        Refusal::ToAccused
    );
    let colleague = PositionKey::new("disdukcapil", "petugas-arsip");
    assert_eq!(
        story.refused(&intake(), route_above(colleague, &above)),
        Refusal::NotAboveAccused
    );
    let story = story.does(&intake(), route_above(head(), &above));
    let both = officer("rangkap", Desk::Unit, &[head(), counter()]);
    assert_eq!(story.refused(&both, Command::Take), Refusal::Accused);
    let away = Command::HandOver {
        to: Destination {
            desk: counter(),
            above_accused: above.to_vec(),
        },
        reason: "urusan loket".to_owned(),
    };
    assert_eq!(story.refused(&handler(), away), Refusal::ToAccused);
}

#[test]
fn a_complaint_against_a_unit_goes_above_its_head() {
    let story = accusing(Against::Provider(UnitId::new("disdukcapil")));
    assert_eq!(
        story.refused(&intake(), route_above(head(), &[sekda()])),
        Refusal::ToAccused
    );
    let story = story.does(&intake(), route_above(sekda(), &[sekda()]));
    assert_eq!(story.complaint.stage, Stage::OnDesk);
    let change = Command::Verify {
        class: Class::WithSupervision,
        against: Against::Nobody,
    };
    assert_eq!(story.refused(&intake(), change), Refusal::AccusedFixed);
}

#[test]
fn of_the_accused_nobody_proves_that_it_is_settled() {
    let story = accusing(Against::Performer(counter())).does(&intake(), route_above(head(), &[head()]));
    let story = story.does(&handler(), Command::Take).delivered();
    let accused = officer("petugas-3", Desk::Unit, &[counter()]);
    assert_eq!(story.refused(&accused, check(Found::Done)), Refusal::Accused);
}

#[test]
fn a_levy_report_stays_with_the_inspectorate() {
    let story = Story::begun(submission(Reporter::Anonymous, Path::Inspectorate));
    assert_eq!(story.refused(&intake(), verify(Class::Levy)), Refusal::NotForThisActor);
    let story = story.does(&inspector(), verify(Class::WithoutSupervision));
    assert_eq!(
        story.refused(&inspector(), route(&head())),
        Refusal::StaysWithInspectorate
    );
    let merge = Command::Merge {
        into: Reference("ADU-2222".to_owned()),
    };
    assert_eq!(story.refused(&inspector(), merge), Refusal::StaysWithInspectorate);
    let story = story.does(&inspector(), Command::Take).delivered();
    let outsider = officer("kepala", Desk::Unit, &[head()]);
    assert_eq!(story.refused(&outsider, check(Found::Done)), Refusal::NotForThisActor);
    assert_eq!(story.does(&second(), check(Found::Done)).complaint.stage, Stage::Closed);
}

#[test]
fn a_report_that_turns_out_to_be_about_a_levy_is_taken_from_the_unit() {
    let story = Story::of(named())
        .verified()
        .in_hand()
        .does(&intake(), verify(Class::Levy));
    assert_eq!(
        (story.complaint.path, story.complaint.stage),
        (Path::Inspectorate, Stage::Verified)
    );
    assert_eq!((story.complaint.desk(), &story.complaint.holder), (None, &None));
    assert_eq!(story.refused(&handler(), Command::Take), Refusal::NotForThisActor);
    assert_eq!(
        story.refused(&intake(), verify(Class::WithoutSupervision)),
        Refusal::NotForThisActor
    );
}

#[test]
fn a_protected_report_is_written_anew_for_the_unit() {
    let story = Story::of(Reporter::Anonymous).verified();
    let silent = Command::Route {
        to: to(head()),
        words: None,
        attachments: Vec::new(),
    };
    assert_eq!(story.refused(&intake(), silent), Refusal::WordsForUnitMissing);
    let digest = "dd".repeat(32);
    let foreign = Command::Route {
        to: to(head()),
        words: Some("isi".to_owned()),
        attachments: vec![digest.clone()],
    };
    assert_eq!(story.refused(&intake(), foreign), Refusal::AttachmentUnknown { digest });
}

#[test]
fn units_that_play_ball_with_a_complaint_are_counted() {
    let dishub = PositionKey::new("dishub", "kepala");
    let at_dishub = officer("kepala-dishub", Desk::Unit, std::slice::from_ref(&dishub));
    let hand_over = |desk: &PositionKey| Command::HandOver {
        to: to(desk.clone()),
        reason: "bukan urusan kami".to_owned(),
    };
    let story = Story::of(named()).verified().routed();
    assert_eq!(story.refused(&handler(), hand_over(&head())), Refusal::SameDesk);
    let story = story
        .does(&handler(), hand_over(&dishub))
        .does(&at_dishub, hand_over(&head()));
    assert_eq!((story.complaint.hand_overs.len(), story.complaint.ping_pongs()), (2, 1));
    let story = story.does(&handler(), hand_over(&dishub));
    assert_eq!((story.complaint.hand_overs.len(), story.complaint.ping_pongs()), (3, 2));
    let nameless = Command::HandOver {
        to: to(head()),
        reason: " ".to_owned(),
    };
    assert_eq!(story.refused(&at_dishub, nameless), Refusal::TextMissing);
}

#[test]
fn all_that_is_missing_is_named_at_once() {
    let story = Story::of(named())
        .verified()
        .does(&intake(), ask_completion("bukti"))
        .does(&Actor::Reporter, complete());
    let more = story.refused(&intake(), ask_completion("tempat"));
    assert_eq!(
        more,
        Refusal::DefectNotNamedBefore {
            about: "tempat".to_owned()
        }
    );
    let again = story.clone().does(&intake(), ask_completion("bukti"));
    assert_eq!(again.complaint.stage, Stage::Incomplete);
    let none = Command::AskCompletion { defects: Vec::new() };
    assert_eq!(story.refused(&intake(), none), Refusal::DefectsMissing);
}

#[test]
fn a_report_says_something_and_tells_of_no_day_to_come() {
    let refused = |change: &dyn Fn(&mut Submission)| {
        let mut submission = submission(named(), Path::Open);
        change(&mut submission);
        submit(terms(), submission, &Actor::Reporter, at(11, 2, 10)).unwrap_err()
    };
    assert_eq!(
        refused(&|report| report.report.body = "  ".to_owned()),
        Refusal::TextMissing
    );
    let today = Date::constant(2026, 11, 2);
    let tomorrow = Date::constant(2026, 11, 3);
    assert_eq!(
        refused(&|report| report.report.occurred_on = Some(tomorrow)),
        Refusal::OccurredInFuture { today }
    );
    let limit = maklumat_complaint::LONGEST_TEXT;
    assert_eq!(
        refused(&|report| report.report.title = "a".repeat(limit + 1)),
        Refusal::TextTooLong { limit }
    );
}
