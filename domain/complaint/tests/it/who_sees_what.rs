//! The table of viewers and fields, and where a complaint does not exist for a viewer.

use maklumat_complaint::{
    Actor, Against, Class, Command, Desk, EscalationGround, Field, Found, Grant, Path, Rank, Reporter, SeenReporter,
    SeenWords, Viewer, When, grant, view_for,
};

use crate::compare;
use crate::stories::{
    Story, check, counter, handler, head, inspector, intake, named, officer, person, second, submission, terms, verify,
};

#[test]
fn who_sees_what() {
    let mut table = String::new();
    for (title, reporter) in [
        ("Named reporter", named()),
        ("Confidential or anonymous reporter", Reporter::Anonymous),
    ] {
        table.push_str(&format!("{title}\n\n{:<14}", ""));
        let ranks = Rank::ALL.map(|rank| format!("{rank:?}"));
        table.push_str(&ranks.iter().map(|rank| format!("{rank:<13}")).collect::<String>());
        table.push('\n');
        for field in Field::ALL {
            table.push_str(&format!("{:<14}", format!("{field:?}")));
            for rank in Rank::ALL {
                let word = match grant(rank, field, &reporter) {
                    Grant::Whole => "whole",
                    Grant::Part => "part",
                    Grant::Hidden => "-",
                };
                table.push_str(&format!("{word:<13}"));
            }
            table.push('\n');
        }
        table.push('\n');
    }
    let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
    compare("who_sees_what", &lines.join("\n"));
}

#[test]
fn the_two_kinds_of_protected_reporters_have_one_table() {
    let key = maklumat_complaint::IdentityKey("k-9".to_owned());
    for rank in Rank::ALL {
        for field in Field::ALL {
            let confidential = grant(rank, field, &Reporter::Confidential(key.clone()));
            assert_eq!(confidential, grant(rank, field, &Reporter::Anonymous));
        }
    }
}

#[test]
fn a_unit_sees_only_what_lies_on_its_desk_and_not_what_is_about_the_desk() {
    let story = Story::of(named()).verified();
    let sees = |story: &Story, viewer: &Viewer| view_for(viewer, &story.complaint, terms(), story.now).is_some();
    let handler = Viewer::Handler(head());
    assert!(!sees(&story, &handler));
    let story = story.routed();
    assert!(sees(&story, &handler));
    assert!(!sees(&story, &Viewer::Handler(counter())));
    let above = |position| Viewer::Superior { position, of: head() };
    assert!(sees(&story, &above(counter())));

    let accused = Against::Performer(counter());
    let verify = Command::Verify {
        class: Class::WithoutSupervision,
        against: accused,
    };
    let to = maklumat_complaint::Destination {
        desk: head(),
        above_accused: vec![head()],
    };
    let route = Command::Route {
        to,
        words: None,
        attachments: Vec::new(),
    };
    let story = Story::of(named()).does(&intake(), verify).does(&intake(), route);
    assert!(sees(&story, &handler));
    assert!(!sees(&story, &above(counter())));
}

#[test]
fn a_levy_report_does_not_exist_for_anybody_but_the_inspectorate_and_the_reporter() {
    let direct = Story::begun(submission(Reporter::Anonymous, Path::Inspectorate));
    let sorted = Story::of(named())
        .verified()
        .routed()
        .does(&intake(), verify(Class::Levy));
    for story in [direct.verified().in_hand(), sorted] {
        let sees = |viewer| view_for(&viewer, &story.complaint, terms(), story.now).is_some();
        for blind in [
            Viewer::Public,
            Viewer::Intake(person(&intake())),
            Viewer::Checker(person(&second())),
            Viewer::Leader,
            Viewer::Handler(head()),
            Viewer::Assessor,
        ] {
            assert!(!sees(blind.clone()), "{blind:?}");
        }
        assert!(!sees(Viewer::Superior {
            position: counter(),
            of: head()
        }));
        assert!(sees(Viewer::Inspectorate(person(&inspector()))) && sees(Viewer::Reporter));
    }
}

#[test]
fn the_ombudsman_gets_the_whole_file_of_what_was_brought_before_it_and_no_protected_name() {
    let escalate = Command::Escalate {
        ground: EscalationGround::NotHandled,
        words: "tidak ada kabar".to_owned(),
    };
    let key = maklumat_complaint::IdentityKey("k-9".to_owned());
    let story = Story::of(Reporter::Confidential(key))
        .verified()
        .routed()
        .does(&Actor::Reporter, escalate);
    let file = view_for(&Viewer::Assessor, &story.complaint, terms(), story.now).unwrap();
    assert!(matches!(file.words, Some(SeenWords::Own { .. })));
    assert_eq!(file.reporter, SeenReporter::Protected);
    assert_eq!(file.received, When::Instant(story.events[0].at));
    assert!(!file.clocks.is_empty());
}

#[test]
fn a_second_officer_sees_it_when_there_is_something_to_check_and_not_after_having_had_a_part() {
    let checker = Viewer::Checker(person(&second()));
    let sees = |story: &Story| view_for(&checker, &story.complaint, terms(), story.now).is_some();
    let story = Story::of(named()).verified().in_hand();
    assert!(!sees(&story));
    let story = story.delivered();
    assert!(sees(&story));
    let again = story
        .does(&second(), check(Found::NotDone))
        .does(&handler(), Command::Take);
    assert!(!sees(&again.delivered()));
}

#[test]
fn an_accused_officer_sees_nothing_in_any_capacity() {
    let against = Against::Performer(counter());
    let class = Class::WithoutSupervision;
    let story = Story::of(named()).does(&intake(), Command::Verify { class, against });
    let accused = person(&officer("rangkap", Desk::Intake, &[counter()]));
    for viewer in [
        Viewer::Intake(accused.clone()),
        Viewer::Inspectorate(accused.clone()),
        Viewer::Checker(accused),
        Viewer::Handler(counter()),
    ] {
        assert_eq!(
            view_for(&viewer, &story.complaint, terms(), story.now),
            None,
            "{viewer:?}"
        );
    }
    let innocent = Viewer::Intake(person(&intake()));
    assert!(view_for(&innocent, &story.complaint, terms(), story.now).is_some());
}
