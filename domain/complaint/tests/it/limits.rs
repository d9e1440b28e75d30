//! Clocks by their dates. November 2026: the 2nd is a Monday; the office knows no holidays.

use maklumat_calendar::{ClockState, Date};
use maklumat_complaint::{Actor, Class, Clock, Command, LimitKey, Path, Stage, binding, clocks, next_timer};

use crate::stories::{
    Story, answer, ask, ask_completion, complete, handler, intake, named, object, second, terms, verify,
};

fn of(story: &Story, key: LimitKey) -> Clock {
    let clocks = clocks(terms(), &story.complaint, story.now);
    clocks.into_iter().rev().find(|clock| clock.key == key).unwrap()
}

fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

#[test]
fn working_days_and_days_are_counted_apart() {
    let received = Story::of(named());
    // Three working days after Monday the 2nd; fourteen days after it.
    assert_eq!(of(&received, LimitKey::Verification).due_on, day(11, 5));
    assert_eq!(of(&received, LimitKey::FirstResponse).due_on, day(11, 16));
    let routed = received.verified().routed();
    // Fourteen working days are Friday the 20th; sixty days are New Year's Day.
    assert_eq!(
        of(&routed, LimitKey::Settlement(Class::WithoutSupervision)).due_on,
        day(11, 20)
    );
    assert_eq!(of(&routed, LimitKey::Decision).due_on, Date::constant(2027, 1, 1));
}

#[test]
fn where_limits_contradict_the_earlier_one_binds() {
    let story = Story::of(named())
        .does(&intake(), verify(Class::WithSupervision))
        .routed();
    let clocks = clocks(terms(), &story.complaint, story.now);
    let sixty_working_days = of(&story, LimitKey::Settlement(Class::WithSupervision));
    assert_eq!(sixty_working_days.due_on, Date::constant(2027, 1, 25));
    let binding = binding(&clocks).unwrap();
    assert_eq!(
        (binding.key, binding.due_on),
        (LimitKey::Decision, Date::constant(2027, 1, 1))
    );
}

#[test]
fn in_every_stage_the_clocks_of_that_stage_run_and_no_others() {
    let table = [
        (Stage::Received, vec!["verification", "first-response"]),
        (Stage::Verified, vec!["first-response"]),
        (Stage::Incomplete, vec!["completion"]),
        (Stage::OnDesk, vec!["settlement.without-supervision", "decision"]),
        (Stage::InHand, vec!["settlement.without-supervision", "decision"]),
        // The clock of the class stands still; that of the act does not.
        (Stage::Questioned, vec!["decision", "question"]),
        (Stage::Decided, vec!["delivery"]),
        (Stage::Delivered, vec!["reply"]),
        (Stage::Closed, vec![]),
    ];
    for (stage, expected) in table {
        let story = Story::in_stage(Path::Open, stage);
        let clocks = clocks(terms(), &story.complaint, story.now);
        let running = clocks.iter().filter(|clock| clock.state == ClockState::Running);
        let running: Vec<&str> = running.map(|clock| clock.key.as_str()).collect();
        assert_eq!(running, expected, "{}", stage.as_str());
    }
}

#[test]
fn a_question_holds_the_clock_of_the_class_until_the_answer() {
    let asked = Story::in_stage(Path::Open, Stage::InHand)
        .after_days(1)
        .does(&handler(), ask());
    let class = LimitKey::Settlement(Class::WithoutSupervision);
    assert_eq!(of(&asked, class).paused_since, Some(asked.now));
    // Asked on Tuesday, answered on Friday: three working days stood still.
    let answered = asked.after_days(3).does(&Actor::Reporter, answer());
    let clock = of(&answered, class);
    assert_eq!((clock.state, clock.due_on), (ClockState::Running, day(11, 25)));
}

#[test]
fn a_question_nobody_answers_lapses_and_work_goes_on() {
    let asked = Story::in_stage(Path::Open, Stage::Questioned);
    assert_eq!(asked.complaint.until, next_timer(&asked.complaint));
    let early = asked.clone().after_days(10).does(&Actor::System, Command::Expire);
    assert_eq!(early.complaint.stage, Stage::Questioned);
    let lapsed = asked.after_days(11).does(&Actor::System, Command::Expire);
    assert_eq!((lapsed.complaint.stage, lapsed.complaint.until), (Stage::InHand, None));
}

#[test]
fn a_report_that_is_not_completed_in_thirty_days_counts_as_withdrawn() {
    let asked = Story::of(named()).verified().does(&intake(), ask_completion("bukti"));
    assert_eq!(of(&asked, LimitKey::Completion).due_on, day(12, 2));
    let in_time = asked.clone().after_days(30).does(&Actor::Reporter, complete());
    assert_eq!(in_time.complaint.stage, Stage::Verified);
    let late = asked.after_days(31);
    assert!(matches!(
        late.refused(&Actor::Reporter, complete()),
        maklumat_complaint::Refusal::TooLate { .. }
    ));
    let lapsed = late.does(&Actor::System, Command::Expire);
    assert_eq!(
        lapsed.complaint.ending,
        Some(maklumat_complaint::Ending::DeemedWithdrawn)
    );
}

#[test]
fn another_class_counts_from_the_same_day_and_does_not_mend_what_is_broken() {
    let late = Story::in_stage(Path::Open, Stage::InHand).after_days(30);
    let first = of(&late, LimitKey::Settlement(Class::WithoutSupervision));
    assert!(first.broken_since.is_some());
    let sorted = late.does(&intake(), verify(Class::WithSupervision));
    let old = of(&sorted, LimitKey::Settlement(Class::WithoutSupervision));
    assert_eq!((old.broken_since, old.state), (first.broken_since, ClockState::Stopped));
    let new = of(&sorted, LimitKey::Settlement(Class::WithSupervision));
    assert_eq!((new.started, new.broken_since), (first.started, None));
}

#[test]
fn an_objection_starts_the_clocks_anew_and_keeps_the_old_ones() {
    let story = Story::in_stage(Path::Open, Stage::Delivered)
        .after_days(5)
        .does(&Actor::Reporter, object());
    let clocks = clocks(terms(), &story.complaint, story.now);
    let decisions: Vec<ClockState> = clocks
        .iter()
        .filter(|clock| clock.key == LimitKey::Decision)
        .map(|clock| clock.state)
        .collect();
    assert_eq!(decisions, [ClockState::Stopped, ClockState::Running]);
    assert_eq!(of(&story, LimitKey::Decision).started, story.now);
}

#[test]
fn a_first_response_may_be_words_to_the_reporter() {
    let told = Story::of(named()).does(
        &intake(),
        Command::Reply {
            words: "laporan sedang dibaca".to_owned(),
        },
    );
    assert_eq!(of(&told, LimitKey::FirstResponse).state, ClockState::Stopped);
    assert_eq!(
        told.refused(
            &second(),
            Command::Reply {
                words: "saya juga".to_owned()
            }
        ),
        maklumat_complaint::Refusal::NotForThisActor
    );
}
