//! Every command in every stage, by whoever usually gives it: done, or refused with which code.

use maklumat_complaint::{Actor, Class, Command, EscalationGround, Found, Outcome, Path, Reference, Refusal, Stage};
use maklumat_vocabulary::PositionKey;

use crate::compare;
use crate::stories::{
    Story, answer, ask, ask_completion, check, complete, decision, head, object, route, second, to, verify,
};

type Row = (&'static str, fn(&Story) -> (Actor, Command));

fn words() -> String {
    "keterangan".to_owned()
}

const COMMANDS: [Row; 24] = [
    ("verify", |story| (story.desk(), verify(Class::WithSupervision))),
    ("ask-completion", |story| (story.desk(), ask_completion("bukti"))),
    ("complete", |_| (Actor::Reporter, complete())),
    ("route", |story| (story.desk(), route(&head()))),
    ("hand-over", |story| {
        let to = to(PositionKey::new("dispendukcapil-upt", "kepala"));
        (story.examiner(), Command::HandOver { to, reason: words() })
    }),
    ("take", |story| (story.examiner(), Command::Take)),
    ("examine", |story| {
        (story.examiner(), Command::Examine { notes: words() })
    }),
    ("reply", |story| (story.desk(), Command::Reply { words: words() })),
    ("ask", |story| (story.examiner(), ask())),
    ("answer", |_| (Actor::Reporter, answer())),
    ("pass-on", |story| {
        (
            story.desk(),
            Command::PassOn {
                message: 1,
                words: words(),
            },
        )
    }),
    ("decide", |story| (story.examiner(), decision(Outcome::Upheld))),
    ("release-words", |story| {
        (story.desk(), Command::ReleaseWords { words: words() })
    }),
    ("deliver", |story| (story.examiner(), Command::Deliver)),
    ("confirm", |_| (Actor::Reporter, Command::Confirm)),
    ("object", |_| (Actor::Reporter, object())),
    ("check", |_| (second(), check(Found::Done))),
    ("sample", |_| (Actor::System, Command::Sample { seed: 7 })),
    ("pay-compensation", |story| {
        (story.examiner(), Command::PayCompensation { receipt: words() })
    }),
    ("escalate", |_| {
        let ground = EscalationGround::NotSettled;
        (Actor::Reporter, Command::Escalate { ground, words: words() })
    }),
    ("gather", |story| {
        let duplicate = Reference("ADU-2222".to_owned());
        (story.desk(), Command::Gather { duplicate })
    }),
    ("merge", |story| {
        (
            story.desk(),
            Command::Merge {
                into: Reference("ADU-2222".to_owned()),
            },
        )
    }),
    ("withdraw", |_| (Actor::Reporter, Command::Withdraw { words: None })),
    ("expire", |_| (Actor::System, Command::Expire)),
];

/// `->` and the stage after it, `.` where nothing changes, or the code of the refusal.
fn told(story: &Story, by: &Actor, command: Command) -> String {
    let mut after = story.clone();
    let answer: Result<(), Refusal> = after.may(by, command);
    match answer {
        Ok(()) if after.events.len() == story.events.len() => ".".to_owned(),
        Ok(()) => format!("-> {}", after.complaint.stage.as_str()),
        Err(refusal) => refusal.code().to_owned(),
    }
}

#[test]
fn every_command_in_every_stage_is_done_or_refused_as_the_table_says() {
    let mut table = String::new();
    for path in [Path::Open, Path::Inspectorate] {
        table.push_str(match path {
            Path::Open => "On the open path\n",
            Path::Inspectorate => "\nOn the inspectorate's path\n",
        });
        for stage in Stage::ALL {
            let story = Story::in_stage(path, stage);
            assert_eq!(story.complaint.stage, stage);
            table.push_str(&format!("\n  {}\n", stage.as_str()));
            for (name, make) in COMMANDS {
                let (by, command) = make(&story);
                table.push_str(&format!("    {name:<18}{}\n", told(&story, &by, command)));
            }
        }
    }
    compare("acts_by_stage", &table);
}

/// Nobody does another's acts: every command is refused to at least one kind of actor in every stage where it is done.
#[test]
fn a_reporter_does_no_office_work_and_an_office_does_not_speak_for_the_reporter() {
    for path in [Path::Open, Path::Inspectorate] {
        for stage in Stage::ALL {
            let story = Story::in_stage(path, stage);
            for (name, make) in COMMANDS {
                let (by, command) = make(&story);
                let other = if by == Actor::Reporter {
                    story.desk()
                } else {
                    Actor::Reporter
                };
                if name == "escalate" {
                    continue;
                }
                let refusal = story.refused(&other, command);
                assert_eq!(refusal, Refusal::NotForThisActor, "{name} in {}", stage.as_str());
            }
        }
    }
}
