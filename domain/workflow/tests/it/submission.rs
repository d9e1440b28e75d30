//! Opening a case: only what the standard asks, and all of it.

use maklumat_calendar::Date;
use maklumat_sop::{Channel, Value};
use maklumat_vocabulary::{Name, PriorityId, RequirementId};
use maklumat_workflow::{
    Actor, Evidence, EvidenceForm, Passage, Refusal, Submission, ValueFault, applicable_requirements, submit,
};

use crate::scenarios::{Dice, Running, at, choice, files, officer, service, submission};

const NOW: &str = "2026-11-23 08:30";

fn refused(key: &str, change: impl FnOnce(&mut Submission)) -> Refusal {
    let sop = service(key);
    let mut submission = submission(&sop, &[("jenis", choice("hilang"))], &mut Dice::new(3));
    submission
        .facts
        .retain(|name, _| name.as_str() != "jenis" || key == "disdukcapil/ktp-el");
    change(&mut submission);
    submit(&sop, submission, &Actor::Applicant, at(NOW)).expect_err("the rules should have said no")
}

fn name(text: &str) -> Name {
    Name::new(text)
}

#[test]
fn the_applicant_completes_the_first_step_by_handing_in() {
    let run = Running::submitted(&service("disdukcapil/ktp-el"), &[("jenis", choice("hilang"))], NOW);
    assert_eq!(run.open_steps(), ["periksa"]);
    assert_eq!(run.case.history[0].step.as_str(), "ajukan");
    assert_eq!(
        run.case.history[0].how,
        Passage::Done {
            officer: None,
            outcome: None
        }
    );
}

#[test]
fn an_emergency_call_is_begun_by_whoever_takes_it() {
    let sop = service("damkar/pemadaman");
    let operator = officer("operator-1", &["damkar/operator-siaga"]);
    let run = Running::begin(&sop, submission(&sop, &[], &mut Dice::new(1)), &operator, at(NOW)).unwrap();
    assert_eq!(run.open_steps(), ["terima"]);
    assert!(run.case.open[0].is_held_by(&"operator-1".into()));
}

#[test]
fn an_officer_of_another_unit_cannot_file_for_somebody() {
    let sop = service("disdukcapil/ktp-el");
    let outsider = officer("orang-luar", &["rsud/kasir"]);
    let submission = submission(&sop, &[("jenis", choice("hilang"))], &mut Dice::new(1));
    assert_eq!(
        submit(&sop, submission, &outsider, at(NOW)),
        Err(Refusal::NotForThisActor)
    );
}

#[test]
fn a_question_left_open_is_named() {
    let refusal = refused("disdukcapil/ktp-el", |submission| {
        submission.facts.remove("nik");
    });
    assert_eq!(refusal, Refusal::AnswerMissing { name: name("nik") });
}

#[test]
fn a_question_nobody_asked_is_refused() {
    let refusal = refused("disdukcapil/ktp-el", |submission| {
        submission.facts.insert(name("agama"), Value::Text("x".to_owned()));
    });
    assert_eq!(refusal, Refusal::AnswerNotAsked { name: name("agama") });
}

#[test]
fn a_nik_has_sixteen_digits_and_a_date_of_birth() {
    for wrong in [
        "123",
        "99010117059000012",
        "9901019905900001",
        "990101170590000a",
        "9901017205900001",
    ] {
        let refusal = refused("disdukcapil/ktp-el", |submission| {
            submission.facts.insert(name("nik"), Value::Text(wrong.to_owned()));
        });
        assert_eq!(
            refusal,
            Refusal::AnswerWrong {
                name: name("nik"),
                fault: ValueFault::Nik
            },
            "{wrong}"
        );
    }
}

#[test]
fn a_value_of_another_type_or_size_is_refused() {
    for (key, field, value, fault) in [
        (
            "dishub/uji-kir",
            "jbb",
            Value::Number(60_001.into()),
            ValueFault::TooLarge { max: 60_000 },
        ),
        (
            "dishub/uji-kir",
            "jbb",
            Value::Number("700.5".parse().unwrap()),
            ValueFault::NotWhole,
        ),
        (
            "dishub/uji-kir",
            "jbb",
            Value::Text("700".to_owned()),
            ValueFault::OtherType,
        ),
        ("dishub/uji-kir", "uji", choice("terbang"), ValueFault::NotAnOption),
        (
            "dishub/uji-kir",
            "nomor-kendaraan",
            Value::Text("  ".to_owned()),
            ValueFault::Empty,
        ),
        (
            "dishub/uji-kir",
            "nomor-kendaraan",
            Value::Text("x".repeat(301)),
            ValueFault::TooLong { limit: 300 },
        ),
        (
            "dishub/uji-kir",
            "hp",
            Value::Text("bukan nomor".to_owned()),
            ValueFault::Phone,
        ),
    ] {
        let refusal = refused(key, |submission| {
            submission.facts.insert(name(field), value);
        });
        assert_eq!(
            refusal,
            Refusal::AnswerWrong {
                name: name(field),
                fault
            }
        );
    }
}

#[test]
fn answers_left_over_from_another_choice_are_not_kept() {
    let sop = service("dpmptsp/izin-reklame");
    let mut submission = submission(&sop, &[("pemohon", choice("badan"))], &mut Dice::new(1));
    submission.facts.insert(name("pemohon"), choice("perorangan"));
    submission
        .evidence
        .retain(|piece| piece.requirement.as_str() != "akta-usaha");
    assert!(submission.facts.contains_key("nib"));
    let run = Running::begin(&sop, submission, &Actor::Applicant, at(NOW)).unwrap();
    assert!(!run.case.facts.contains_key("nib"));
}

#[test]
fn a_paper_this_case_does_not_need_is_not_taken() {
    let refusal = refused("disdukcapil/ktp-el", |submission| {
        submission.facts.insert(name("jenis"), choice("baru"));
    });
    assert_eq!(
        refusal,
        Refusal::RequirementNotAsked {
            requirement: "surat-kehilangan".into()
        }
    );
}

#[test]
fn a_paper_an_officer_saw_is_sent_by_the_applicant_later() {
    let sop = service("disdukcapil/ktp-el");
    let mut submission = submission(&sop, &[("jenis", choice("hilang"))], &mut Dice::new(3));
    let piece = submission
        .evidence
        .iter_mut()
        .find(|piece| piece.requirement.as_str() == "surat-kehilangan");
    piece.unwrap().form = EvidenceForm::SeenBy("loket.1".into());
    let run = Running::begin(&sop, submission, &Actor::Applicant, at(NOW)).unwrap();
    assert_eq!(
        run.case.evidence[&RequirementId::new("surat-kehilangan")],
        EvidenceForm::SeenBy("loket.1".into())
    );
}

#[test]
fn who_files_online_hands_in_every_paper_at_once() {
    let change = |submission: &mut Submission| submission.evidence.retain(|piece| piece.requirement.as_str() != "str");
    let refusal = refused("dpmptsp/sip-dokter", |submission| {
        submission.channel = Channel::Online;
        change(submission);
    });
    assert_eq!(
        refusal,
        Refusal::EvidenceMissing {
            requirement: "str".into()
        }
    );
    let sop = service("dpmptsp/sip-dokter");
    let mut counter = submission(&sop, &[], &mut Dice::new(3));
    counter.channel = Channel::Counter;
    change(&mut counter);
    assert!(submit(&sop, counter, &Actor::Applicant, at(NOW)).is_ok());
}

#[test]
fn a_substitute_is_accepted_for_the_paper_it_stands_in_for() {
    let sop = service("rsud/pendaftaran-rawat-jalan");
    let mut submission = submission(
        &sop,
        &[("pasien", choice("lama")), ("penjamin", choice("bpjs"))],
        &mut Dice::new(1),
    );
    submission.channel = Channel::Online;
    submission.evidence = vec![files("surat-kontrol")];
    assert!(submit(&sop, submission, &Actor::Applicant, at(NOW)).is_ok());
}

#[test]
fn only_an_officer_ticks_what_was_shown_at_the_counter() {
    let shown = |submission: &mut Submission| {
        let piece = submission
            .evidence
            .iter_mut()
            .find(|piece| piece.requirement.as_str() == "surat-kehilangan");
        *piece.unwrap() = Evidence {
            requirement: "surat-kehilangan".into(),
            form: EvidenceForm::AtCounter,
        };
    };
    let refusal = refused("disdukcapil/ktp-el", shown);
    assert_eq!(
        refusal,
        Refusal::EvidenceUnreadable {
            requirement: "surat-kehilangan".into()
        }
    );
}

#[test]
fn what_is_not_offered_is_refused() {
    let refusal = refused("disdukcapil/ktp-el", |submission| submission.channel = Channel::Phone);
    assert_eq!(
        refusal,
        Refusal::ChannelNotOffered {
            channel: Channel::Phone
        }
    );
    let refusal = refused("disdukcapil/ktp-el", |submission| {
        submission.priority = Some("pejabat".into())
    });
    assert_eq!(
        refusal,
        Refusal::PriorityNotOffered {
            priority: PriorityId::new("pejabat")
        }
    );
    let sop = service("disdukcapil/ktp-el");
    let early = submission(&sop, &[("jenis", choice("hilang"))], &mut Dice::new(3));
    let refusal = submit(&sop, early, &Actor::Applicant, at("2026-02-01 09:00")).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::NotYetInForce {
            from: Date::constant(2026, 2, 2)
        }
    );
}

#[test]
fn a_condition_the_program_can_check_holds_for_everybody() {
    let sop = service("disdukcapil/ktp-el");
    let has_rule = sop
        .definition()
        .requirements
        .iter()
        .any(|requirement| requirement.rule.is_some());
    assert!(has_rule, "the example no longer shows a rule");
    let child = Value::Date(Date::constant(2015, 1, 1));
    let facts = [
        ("jenis", choice("baru")),
        ("tanggal-lahir", child),
        ("sudah-kawin", Value::YesNo(false)),
    ];
    let submission = submission(&sop, &facts, &mut Dice::new(3));
    let refusal = submit(&sop, submission, &Actor::Applicant, at(NOW)).unwrap_err();
    assert!(matches!(refusal, Refusal::ConditionNotMet { .. }), "{refusal:?}");
}

#[test]
fn the_requirements_that_apply_follow_the_answers() {
    let sop = service("dishub/uji-kir");
    let asked = |kind: &str| {
        let submission = submission(&sop, &[("uji", choice(kind))], &mut Dice::new(1));
        let found = applicable_requirements(&sop, &submission.facts, Date::constant(2026, 11, 23)).unwrap();
        found
            .iter()
            .map(|requirement| requirement.id.to_string())
            .collect::<Vec<_>>()
    };
    assert!(asked("pertama").contains(&"srut".to_owned()));
    assert!(!asked("berkala").contains(&"srut".to_owned()));
    assert!(asked("numpang").contains(&"surat-numpang".to_owned()));
}
