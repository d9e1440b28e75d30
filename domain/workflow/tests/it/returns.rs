//! Back to the applicant: the firewall, the one-return rule, and what an answer changes.

use maklumat_sop::{Facts, Value};
use maklumat_vocabulary::{Name, RequirementId};
use maklumat_workflow::{Actor, Case, Command, Defect, Evidence, EvidenceForm, Refusal, StepResult, What, wire};

use crate::scenarios::{ONE_STEP, Running, at, choice, defect, digest, files, officer, result, service, small};

fn clerk() -> Actor {
    officer("ani", &["damkar/sekretariat"])
}

fn submitted(kind: &str) -> Running {
    Running::submitted(&small(ONE_STEP), &[("jenis", choice(kind))], "2026-11-23 08:30")
}

fn returning(defects: &[&str]) -> StepResult {
    StepResult {
        defects: defects.iter().map(|requirement| defect(requirement)).collect(),
        ..result("kurang")
    }
}

fn answer(papers: &[&str]) -> Command {
    Command::Answer {
        facts: Facts::new(),
        evidence: papers.iter().map(|paper| files(paper)).collect(),
    }
}

/// The defects a return marks as too late.
fn late(events: &[maklumat_workflow::Event]) -> Vec<RequirementId> {
    events
        .iter()
        .find_map(|event| match &event.what {
            What::Returned {
                defects, late_defects, ..
            } => Some(
                late_defects
                    .iter()
                    .map(|index| defects[*index].requirement.clone())
                    .collect(),
            ),
            _ => None,
        })
        .expect("the file was returned")
}

#[test]
fn nobody_asks_for_what_the_standard_does_not_list() {
    let run = submitted("biasa");
    let refusal = run.refused_completion(&clerk(), "periksa", returning(&["surat-rt"]));
    assert_eq!(
        refusal,
        Refusal::RequirementUnknown {
            requirement: "surat-rt".into()
        }
    );
    let refusal = run.refused_completion(&clerk(), "periksa", returning(&["surat", "denah"]));
    assert_eq!(
        refusal,
        Refusal::RequirementNotAsked {
            requirement: "denah".into()
        }
    );
    let mut special = submitted("khusus");
    special.complete(&clerk(), "periksa", returning(&["denah"]));
    assert!(special.case.waiting.is_some());
}

#[test]
fn a_return_says_what_is_missing() {
    let run = submitted("biasa");
    assert_eq!(
        run.refused_completion(&clerk(), "periksa", returning(&[])),
        Refusal::DefectMissing
    );
    let unexplained = Defect {
        requirement: "surat".into(),
        field: None,
        explanation: " ".to_owned(),
    };
    let result = StepResult {
        defects: vec![unexplained],
        ..result("kurang")
    };
    let refusal = run.refused_completion(&clerk(), "periksa", result);
    assert_eq!(
        refusal,
        Refusal::DefectUnexplained {
            requirement: "surat".into()
        }
    );
}

#[test]
fn the_first_return_is_never_late() {
    let mut run = submitted("khusus");
    let events = run.complete(&clerk(), "periksa", returning(&["surat", "denah"]));
    assert!(late(&events).is_empty());
}

#[test]
fn what_was_visible_at_an_earlier_return_comes_too_late() {
    let mut run = submitted("khusus");
    run.complete(&clerk(), "periksa", returning(&["surat"]));
    run.act(&Actor::Applicant, answer(&["surat"]));
    let events = run.complete(&clerk(), "periksa", returning(&["surat", "denah"]));
    assert_eq!(
        late(&events),
        ["denah".into()],
        "the letter is new, the plan lay there before"
    );
    assert_eq!((run.case.returns.count, run.case.returns.late_defects), (2, 1));
}

#[test]
fn what_was_named_and_not_mended_may_be_named_again() {
    let mut run = submitted("khusus");
    run.complete(&clerk(), "periksa", returning(&["surat", "denah"]));
    run.act(&Actor::Applicant, answer(&["surat"]));
    let events = run.complete(&clerk(), "periksa", returning(&["denah"]));
    assert!(late(&events).is_empty());
}

#[test]
fn a_corrected_answer_is_looked_at_anew() {
    let mut run = submitted("biasa");
    run.complete(&clerk(), "periksa", returning(&["surat", "pemohon"]));
    let facts = Facts::from([(Name::new("nik"), Value::Text("9901011705900002".to_owned()))]);
    run.act(
        &Actor::Applicant,
        Command::Answer {
            facts,
            evidence: Vec::new(),
        },
    );
    let events = run.complete(&clerk(), "periksa", returning(&["pemohon"]));
    assert!(late(&events).is_empty());
    assert_eq!(run.case.facts["nik"], Value::Text("9901011705900002".to_owned()));
}

#[test]
fn the_promise_stands_still_while_the_applicant_has_the_file() {
    let mut run = submitted("biasa");
    let calendar = run.sop.calendar().clone();
    run.complete(&clerk(), "periksa", returning(&["surat"]));
    assert_eq!(maklumat_workflow::due_at(&run.sop, &run.case), None);
    run.wait_until("2026-11-30 10:00");
    let used = run.case.clocks[0].clock.used(&calendar, run.now);
    assert_eq!(used, 0);
    run.act(&Actor::Applicant, answer(&["surat"]));
    run.wait_until("2026-12-02 10:00");
    assert_eq!(run.case.clocks[0].clock.used(&calendar, run.now), 2);
}

#[test]
fn an_answer_gives_only_what_is_asked() {
    let mut run = submitted("biasa");
    assert_eq!(run.refused(&Actor::Applicant, answer(&[])), Refusal::NothingToAnswer);
    run.complete(&clerk(), "periksa", returning(&["surat"]));
    let facts = |name: &str, value: Value| Command::Answer {
        facts: Facts::from([(Name::new(name), value)]),
        evidence: Vec::new(),
    };
    let refusal = run.refused(&Actor::Applicant, facts("jenis", choice("khusus")));
    assert_eq!(
        refusal,
        Refusal::VariantFixed {
            name: Name::new("jenis")
        }
    );
    let refusal = run.refused(&Actor::Applicant, facts("agama", Value::YesNo(true)));
    assert_eq!(
        refusal,
        Refusal::AnswerNotAsked {
            name: Name::new("agama")
        }
    );
    let refusal = run.refused(&Actor::Applicant, answer(&["denah"]));
    assert_eq!(
        refusal,
        Refusal::RequirementNotAsked {
            requirement: "denah".into()
        }
    );
    assert_eq!(run.refused(&Actor::System, answer(&[])), Refusal::NotForThisActor);
}

#[test]
fn an_answer_changes_only_what_the_return_named() {
    let mut run = submitted("khusus");
    run.complete(&clerk(), "periksa", returning(&["surat"]));
    let facts = Facts::from([(Name::new("nik"), Value::Text("9901011705900002".to_owned()))]);
    let other_person = Command::Answer {
        facts,
        evidence: vec![files("surat")],
    };
    assert_eq!(
        run.refused(&Actor::Applicant, other_person),
        Refusal::AnswerNotNamed { name: Name::new("nik") }
    );
    let other_plan = Command::Answer {
        facts: Facts::new(),
        evidence: vec![Evidence {
            requirement: "denah".into(),
            form: EvidenceForm::Files(vec![digest(9)]),
        }],
    };
    assert_eq!(
        run.refused(&Actor::Applicant, other_plan),
        Refusal::EvidenceNotNamed {
            requirement: "denah".into()
        }
    );
    // A form sends all it has; what is as it was does no harm.
    let whole = Command::Answer {
        facts: run.case.facts.clone(),
        evidence: vec![files("surat"), files("denah")],
    };
    run.act(&Actor::Applicant, whole);
    assert!(!run.case.returns.touched.contains_key("denah"));
}

#[test]
fn an_answer_is_in_time_until_the_last_second_of_the_day() {
    let mut run = submitted("biasa");
    run.complete(&clerk(), "periksa", returning(&["surat"]));
    let until = run.case.waiting.as_ref().unwrap().until;
    assert_eq!(until, "2026-12-23T23:59:59+07:00".parse().unwrap());
    let mut late = run.clone();
    late.wait_until("2026-12-24 00:00");
    assert_eq!(
        late.refused(&Actor::Applicant, answer(&["surat"])),
        Refusal::AnswerTooLate { until }
    );
    run.now = until;
    run.act(&Actor::Applicant, answer(&["surat"]));
    assert_eq!(run.open_steps(), ["periksa"]);
    assert!(run.case.changed_at < at("2026-12-24 00:00"));
}

#[test]
fn what_a_corrected_answer_makes_superfluous_is_kept_no_longer() {
    let choices = [("jenjang", choice("sarjana")), ("pernah-bekerja", Value::YesNo(false))];
    let mut run = Running::submitted(&service("disnaker/ak-1"), &choices, "2026-11-23 08:30");
    assert!(run.case.facts.contains_key("jurusan"));
    let first = run.case.open[0].step.clone();
    let clerk = run.fresh_officer(&first, "petugas");
    let returned = StepResult {
        defects: vec![defect("pendidikan")],
        ..result("belum-lengkap")
    };
    run.complete(&clerk, first.as_str(), returned);
    let facts = Facts::from([("jenjang".into(), choice("sd"))]);
    run.act(
        &Actor::Applicant,
        Command::Answer {
            facts,
            evidence: Vec::new(),
        },
    );
    assert!(!run.case.facts.contains_key("jurusan"));
    let stored: Vec<_> = run.events.iter().map(wire::encode).collect();
    let read = stored
        .iter()
        .map(|line| wire::decode(line.kind, line.version, &line.body, line.private.as_deref()).unwrap());
    assert_eq!(Case::replay(&read.collect::<Vec<_>>()).unwrap(), run.case);
}
