//! Taking, completing, deciding, measuring, four eyes.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::Date;
use maklumat_sop::{Ending, Value};
use maklumat_vocabulary::{Name, PositionKey};
use maklumat_workflow::{
    Actor, Command, Deputy, Officer, Passage, Refusal, StepResult, Visit, VisitFault, What, decide, ready_steps,
};

use crate::scenarios::{
    Dice, ONE_STEP, Running, at, choice, defect, digest, officer, recorded, result, service, small, step,
};

const NOW: &str = "2026-11-23 08:30";

fn waiting_for_a_clerk() -> Running {
    Running::submitted(&small(ONE_STEP), &[("jenis", choice("biasa"))], NOW)
}

fn clerk(id: &str) -> Actor {
    officer(id, &["damkar/sekretariat"])
}

fn take(id: &str) -> Command {
    Command::Take {
        step: step(id),
        overtaken: 0,
        reason: None,
    }
}

#[test]
fn of_two_officers_one_takes_the_file_and_the_other_is_told() {
    let mut run = waiting_for_a_clerk();
    run.act(&clerk("ani"), take("periksa"));
    let refusal = run.refused(&clerk("budi"), take("periksa"));
    assert_eq!(
        refusal,
        Refusal::HeldByAnother {
            step: step("periksa"),
            holder: "ani".into()
        }
    );
    let refusal = run.refused_completion(&clerk("budi"), "periksa", result("lengkap"));
    assert_eq!(
        refusal,
        Refusal::HeldByAnother {
            step: step("periksa"),
            holder: "ani".into()
        }
    );
    assert_eq!(
        run.refused(&clerk("ani"), take("periksa")),
        Refusal::AlreadyHeld { step: step("periksa") }
    );
    run.complete(&clerk("ani"), "periksa", result("lengkap"));
    assert_eq!(run.case.ending(), Some(Ending::Done));
}

#[test]
fn a_file_nobody_holds_can_be_completed_at_once() {
    let mut run = waiting_for_a_clerk();
    run.complete(&clerk("ani"), "periksa", result("lengkap"));
    let done = run.case.history.last().unwrap();
    assert_eq!(
        done.how,
        Passage::Done {
            officer: Some("ani".into()),
            outcome: Some("lengkap".into())
        }
    );
}

#[test]
fn only_the_position_that_performs_a_step_can_do_it() {
    let run = waiting_for_a_clerk();
    let refusal = run.refused_completion(&officer("ani", &["damkar/bendahara"]), "periksa", result("lengkap"));
    assert_eq!(
        refusal,
        Refusal::PositionNotHeld {
            step: step("periksa"),
            position: PositionKey::new("damkar", "sekretariat")
        }
    );
    let refusal = run.refused_completion(&Actor::Applicant, "periksa", result("lengkap"));
    assert_eq!(refusal, Refusal::StepForOfficer { step: step("periksa") });
    assert_eq!(
        run.refused(&clerk("ani"), take("ajukan")),
        Refusal::StepNotOpen { step: step("ajukan") }
    );
}

#[test]
fn an_event_names_an_officer_with_the_position_that_mattered_and_whether_as_a_deputy() {
    let mut run = waiting_for_a_clerk();
    let secretary = PositionKey::new("damkar", "sekretariat");
    let deputy = Actor::Officer(Officer {
        id: "ani".into(),
        positions: [secretary.clone(), PositionKey::new("damkar", "bendahara")].into(),
        deputy_for: BTreeMap::from([(secretary.clone(), Deputy::Plh)]),
    });
    let events = run.complete(&deputy, "periksa", result("lengkap"));
    let Actor::Officer(named) = &events[0].by else {
        panic!("{:?}", events[0].by)
    };
    assert_eq!(named.positions, BTreeSet::from([secretary.clone()]));
    assert_eq!(named.deputy_for, BTreeMap::from([(secretary, Deputy::Plh)]));
}

#[test]
fn overtaking_needs_a_reason_which_is_kept() {
    let mut run = waiting_for_a_clerk();
    let command = |reason: Option<&str>| Command::Take {
        step: step("periksa"),
        overtaken: 3,
        reason: reason.map(str::to_owned),
    };
    for missing in [None, Some("  ")] {
        let refusal = run.refused(&clerk("ani"), command(missing));
        assert_eq!(refusal, Refusal::OvertakingWithoutReason { overtaken: 3 });
    }
    let events = run.act(&clerk("ani"), command(Some("Pemohon sakit.")));
    assert!(matches!(
        &events[0].what,
        What::StepTaken {
            overtaken: 3,
            reason: Some(_),
            ..
        }
    ));
}

#[test]
fn a_released_file_keeps_its_place_in_the_line() {
    let mut run = waiting_for_a_clerk();
    let before = ready_steps(&run.case);
    run.act(&clerk("ani"), take("periksa"));
    run.wait_until("2026-11-23 10:00");
    let release = || Command::Release { step: step("periksa") };
    assert!(matches!(
        run.refused(&clerk("budi"), release()),
        Refusal::HeldByAnother { .. }
    ));
    run.act(&clerk("ani"), release());
    assert_eq!(ready_steps(&run.case), before);
    assert_eq!(
        run.refused(&clerk("ani"), release()),
        Refusal::NotHeld { step: step("periksa") }
    );
}

#[test]
fn a_superior_puts_back_what_an_absent_officer_holds() {
    let mut run = waiting_for_a_clerk();
    run.act(&clerk("ani"), take("periksa"));
    run.act(
        &officer("kepala", &["damkar/kepala-dinas"]),
        Command::Release { step: step("periksa") },
    );
    assert_eq!(run.case.open[0].holder, None);
}

#[test]
fn a_refusal_needs_a_published_reason() {
    let mut run = waiting_for_a_clerk();
    assert_eq!(
        run.refused_completion(&clerk("ani"), "periksa", result("tolak")),
        Refusal::ReasonMissing
    );
    let with = |reasons: Vec<usize>| StepResult {
        reasons,
        ..result("tolak")
    };
    let refusal = run.refused_completion(&clerk("ani"), "periksa", with(vec![0, 2]));
    assert_eq!(refusal, Refusal::ReasonUnknown { index: 2 });
    let refusal = run.refused_completion(
        &clerk("ani"),
        "periksa",
        StepResult {
            reasons: vec![0],
            ..result("lengkap")
        },
    );
    assert_eq!(refusal, Refusal::ReasonUnknown { index: 0 });
    let events = run.complete(&clerk("ani"), "periksa", with(vec![1]));
    let What::Closed { ending, reasons, .. } = &events.last().unwrap().what else {
        panic!("{events:?}")
    };
    assert_eq!(
        (*ending, reasons.as_slice()),
        (Ending::Refused, ["Bukan wewenang kami".to_owned()].as_slice())
    );
}

#[test]
fn a_decision_needs_one_of_its_results() {
    let run = waiting_for_a_clerk();
    let refusal = run.refused_completion(&clerk("ani"), "periksa", StepResult::default());
    assert_eq!(refusal, Refusal::OutcomeMissing { step: step("periksa") });
    let refusal = run.refused_completion(&clerk("ani"), "periksa", result("mungkin"));
    assert_eq!(
        refusal,
        Refusal::OutcomeUnknown {
            outcome: "mungkin".into()
        }
    );
    let with_defects = StepResult {
        defects: vec![defect("surat")],
        ..result("lengkap")
    };
    assert_eq!(
        run.refused_completion(&clerk("ani"), "periksa", with_defects),
        Refusal::DefectNotAsked
    );
}

#[test]
fn who_prepared_does_not_sign() {
    let sop = service("disdukcapil/ktp-el");
    let facts = [("jenis", choice("hilang")), ("warga", choice("wni"))];
    let mut run = Running::submitted(&sop, &facts, NOW);
    let both = officer("ani", &["disdukcapil/operator-cetak", "disdukcapil/kabid-dafduk"]);
    run.complete(
        &officer("loket", &["disdukcapil/petugas-loket"]),
        "periksa",
        result("lengkap"),
    );
    run.complete(
        &officer("siak", &["disdukcapil/operator-siak"]),
        "padankan",
        result("sepadan"),
    );
    assert_eq!(run.open_steps(), ["cetak"], "recording is skipped for a lost card");
    run.complete(&both, "cetak", StepResult::default());
    let refusal = run.refused_completion(&both, "sahkan", result("sesuai"));
    assert_eq!(
        refusal,
        Refusal::SamePerson {
            step: step("sahkan"),
            other: step("cetak")
        }
    );
    assert!(matches!(run.refused(&both, take("sahkan")), Refusal::SamePerson { .. }));
    let events = run.complete(
        &officer("kabid", &["disdukcapil/kabid-dafduk"]),
        "sahkan",
        result("sesuai"),
    );
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::ProductOrdered { .. }))
    );
}

/// A car that burns petrol, at the first measurement.
fn car_under_test() -> Running {
    let sop = service("dishub/uji-kir");
    let facts = [
        ("uji", choice("berkala")),
        ("bahan-bakar", choice("bensin")),
        ("tahun-buat", Value::Number(2015.into())),
    ];
    let mut run = Running::submitted(&sop, &facts, NOW);
    run.complete(
        &officer("loket", &["dishub/petugas-loket"]),
        "periksa",
        result("lengkap"),
    );
    run.complete(&Actor::Applicant, "hadirkan", StepResult::default());
    run
}

fn tester() -> Actor {
    officer("penguji", &["dishub/penguji"])
}

fn measured(run: &Running, id: &str, values: &[(&str, Value)]) -> StepResult {
    let published = run.sop.step(&step(id));
    let mut result = recorded(&run.sop, &run.case, published, run.now, &mut Dice::new(1));
    for (name, value) in values {
        result.records.insert(Name::new(name), value.clone());
    }
    result
}

fn good_start() -> [(&'static str, Value); 4] {
    [
        ("identitas-cocok", Value::YesNo(true)),
        ("perlengkapan", Value::YesNo(true)),
        ("klakson", Value::Number(90.into())),
        ("alur-ban", Value::Number(2.into())),
    ]
}

#[test]
fn a_measurement_is_complete_and_taken_with_the_named_device() {
    let run = car_under_test();
    let good = measured(&run, "pra-uji", &good_start());
    let mut missing = good.clone();
    missing.records.remove("klakson");
    missing.devices.remove("klakson");
    let refusal = run.refused_completion(&tester(), "pra-uji", missing);
    assert_eq!(
        refusal,
        Refusal::RecordMissing {
            name: Name::new("klakson")
        }
    );
    let mut other_device = good.clone();
    other_device.devices.insert(Name::new("klakson"), "gas-analyzer".into());
    let refusal = run.refused_completion(&tester(), "pra-uji", other_device);
    assert_eq!(
        refusal,
        Refusal::DeviceMissing {
            name: Name::new("klakson"),
            device: "sound-meter".into()
        }
    );
    let mut extra = good.clone();
    extra.records.insert(Name::new("warna"), Value::YesNo(true));
    let refusal = run.refused_completion(&tester(), "pra-uji", extra);
    assert_eq!(
        refusal,
        Refusal::RecordNotAsked {
            name: Name::new("warna")
        }
    );
    let mut extra = good;
    extra.devices.insert(Name::new("perlengkapan"), "sound-meter".into());
    let refusal = run.refused_completion(&tester(), "pra-uji", extra);
    assert_eq!(
        refusal,
        Refusal::DeviceNotAsked {
            name: Name::new("perlengkapan")
        }
    );
}

#[test]
fn a_device_past_its_calibration_measures_nothing() {
    let mut run = car_under_test();
    run.wait_until("2027-01-04 08:30");
    let refusal = run.refused_completion(&tester(), "pra-uji", measured(&run, "pra-uji", &good_start()));
    let until = Date::constant(2026, 12, 31);
    assert!(
        matches!(refusal, Refusal::DeviceNotCalibrated { until: ended, .. } if ended == until),
        "{refusal:?}"
    );
}

#[test]
fn a_failed_check_decides_and_a_retest_makes_it_good() {
    let mut run = car_under_test();
    let mut bald = good_start();
    bald[3].1 = Value::Number("0.5".parse().unwrap());
    let events = run.complete(&tester(), "pra-uji", measured(&run, "pra-uji", &bald));
    assert!(
        matches!(&events[0].what, What::StepCompleted { failed_checks, .. } if failed_checks == &["alur-ban".into()])
    );
    through_the_lane(&mut run);
    let refusal = run.refused_completion(&tester(), "nilai", result("lulus"));
    assert_eq!(
        refusal,
        Refusal::OutcomeNotAllowed {
            outcome: "lulus".into()
        }
    );
    run.complete(&tester(), "nilai", result("tidak-lulus"));
    let teller = run.fresh_officer(&step("beri-tahu"), "pemberi-tahu");
    let letter = measured(&run, "beri-tahu", &[]);
    let events = run.complete(&teller, "beri-tahu", letter);
    let returned = events.iter().find_map(|event| match &event.what {
        What::Returned {
            failed_checks, defects, ..
        } => Some((failed_checks.clone(), defects.len())),
        _ => None,
    });
    assert_eq!(returned, Some((vec!["alur-ban".into()], 0)));
    assert!(run.case.is_with_applicant);

    run.act(
        &Actor::Applicant,
        Command::Answer {
            facts: maklumat_sop::Facts::new(),
            evidence: Vec::new(),
        },
    );
    assert_eq!(run.open_steps(), ["pra-uji"]);
    run.complete(&tester(), "pra-uji", measured(&run, "pra-uji", &good_start()));
    assert!(run.case.all_checks_pass());
    through_the_lane(&mut run);
    assert!(matches!(
        run.refused_completion(&tester(), "nilai", result("tidak-lulus")),
        Refusal::OutcomeNotAllowed { .. }
    ));
    run.complete(&tester(), "nilai", result("lulus"));
    assert_eq!(run.open_steps(), ["sahkan"]);
}

/// All measurements after the first, each good.
fn through_the_lane(run: &mut Running) {
    let number = |value: i64| Value::Number(value.into());
    for (id, values) in [
        ("uji-emisi", vec![("co", number(1)), ("hc", number(100))]),
        ("uji-lampu", vec![("lampu-jauh", number(15_000))]),
        (
            "uji-kincup",
            vec![("kincup", number(0)), ("beban-sumbu", number(1_000))],
        ),
        (
            "uji-rem",
            vec![
                ("gaya-rem", number(700)),
                ("selisih-rem", number(3)),
                ("rem-parkir", number(20)),
            ],
        ),
        ("uji-kecepatan", vec![("simpangan", number(0))]),
    ] {
        let result = measured(run, id, &values);
        run.complete(&tester(), id, result);
    }
}

#[test]
fn a_visit_is_proven_by_time_position_and_photo() {
    let sop = service("satpolpp/pengaduan-trantibum");
    let mut run = Running::submitted(&sop, &[("kelas", choice("biasa"))], NOW);
    run.complete(
        &officer("aduan", &["satpolpp/petugas-aduan"]),
        "telaah",
        result("periksa-dahulu"),
    );
    run.wait_until("2026-11-24 09:00");
    let squad = officer("regu", &["satpolpp/regu"]);
    let with = |visit: Option<Visit>| StepResult {
        visit,
        ..result("terbukti")
    };
    let visit = Visit {
        at: run.now,
        position: "-1.234567,109.123456".to_owned(),
        photo: digest(5),
    };
    let refusal = run.refused_completion(&squad, "periksa", with(None));
    assert_eq!(refusal, Refusal::VisitMissing { step: step("periksa") });
    let (early, late) = (at("2026-11-20 09:00"), at("2026-11-24 09:01"));
    let at_instant = |at| Visit { at, ..visit.clone() };
    let in_place = |position: &str| Visit {
        position: position.to_owned(),
        ..visit.clone()
    };
    for (wrong, fault) in [
        (at_instant(late), VisitFault::Time),
        (at_instant(early), VisitFault::Time),
        (in_place("di pasar"), VisitFault::Position),
        (in_place("-91,109"), VisitFault::Position),
        (
            Visit {
                photo: "foto.jpg".to_owned(),
                ..visit.clone()
            },
            VisitFault::Photo,
        ),
    ] {
        let refusal = run.refused_completion(&squad, "periksa", with(Some(wrong)));
        assert_eq!(refusal, Refusal::VisitUnproven { fault });
    }
    run.complete(&squad, "periksa", with(Some(visit)));
    assert_eq!(run.open_steps(), ["perintah"]);
}

#[test]
fn nothing_happens_to_a_closed_case_but_the_numbering_of_what_it_ordered() {
    let sop = service("satpolpp/bantuan-personil");
    let mut run = Running::submitted(&sop, &[], NOW);
    run.complete(
        &officer("aduan", &["satpolpp/petugas-aduan"]),
        "catat",
        StepResult::default(),
    );
    run.complete(
        &officer("kabid", &["satpolpp/kabid-trantibum"]),
        "putuskan",
        result("disetujui"),
    );
    assert_eq!(run.case.ending(), Some(Ending::Done));
    assert_eq!(
        run.refused(&Actor::Applicant, Command::Withdraw { reason: None }),
        Refusal::CaseClosed
    );
    assert_eq!(
        decide(&run.sop, &run.case, Command::Expire, &Actor::System, run.now),
        Ok(Vec::new())
    );
    let number = |number: Option<&str>| Command::RecordIssue {
        product: "surat-jawaban".into(),
        number: number.map(str::to_owned),
    };
    assert_eq!(
        run.refused(&Actor::Applicant, number(Some("300.1/1/2026"))),
        Refusal::NotForThisActor
    );
    assert_eq!(
        run.refused(&Actor::System, number(None)),
        Refusal::NumberMissing {
            product: "surat-jawaban".into()
        }
    );
    run.act(&Actor::System, number(Some("300.1/1/2026")));
    let refusal = run.refused(&Actor::System, number(Some("300.1/2/2026")));
    assert_eq!(
        refusal,
        Refusal::ProductNotOrdered {
            product: "surat-jawaban".into()
        }
    );
}

#[test]
fn the_applicant_may_withdraw_at_any_time_and_an_officer_never() {
    let mut run = waiting_for_a_clerk();
    let withdraw = || Command::Withdraw {
        reason: Some("Sudah tidak perlu.".to_owned()),
    };
    assert_eq!(run.refused(&clerk("ani"), withdraw()), Refusal::NotForThisActor);
    let events = run.act(&Actor::Applicant, withdraw());
    assert!(matches!(&events[0].what, What::StepCancelled { .. }));
    assert_eq!(run.case.ending(), Some(Ending::Withdrawn));
}

#[test]
fn a_definition_of_another_service_or_version_is_refused() {
    let run = waiting_for_a_clerk();
    let other = decide(
        &service("dishub/uji-kir"),
        &run.case,
        Command::Expire,
        &Actor::System,
        run.now,
    );
    assert_eq!(other, Err(Refusal::OtherService));
    let newer = crate::scenarios::small_going_to(2, "periksa", ONE_STEP);
    let other = decide(&newer, &run.case, Command::Expire, &Actor::System, run.now);
    assert_eq!(other, Err(Refusal::OtherVersion { case: 1, given: 2 }));
}

#[test]
fn an_instant_before_the_last_event_counts_as_that_event() {
    let mut run = waiting_for_a_clerk();
    run.wait_until("2026-11-23 07:00");
    let events = run.complete(&clerk("ani"), "periksa", result("lengkap"));
    assert!(events.iter().all(|event| event.at == at(NOW)));
}

#[test]
fn a_text_beyond_the_limit_is_refused() {
    let run = waiting_for_a_clerk();
    let result = StepResult {
        note: Some("x".repeat(4_001)),
        ..result("lengkap")
    };
    assert_eq!(
        run.refused_completion(&clerk("ani"), "periksa", result),
        Refusal::TextTooLong { limit: 4_000 }
    );
}

fn hand_over(to: Option<&Actor>) -> Command {
    let to = to.map(|actor| match actor {
        Actor::Officer(officer) => officer.clone(),
        Actor::Applicant | Actor::Helper(_) | Actor::System => panic!("only an officer takes a file over"),
    });
    Command::HandOver {
        step: step("periksa"),
        to,
    }
}

#[test]
fn what_an_absent_officer_holds_goes_to_a_colleague_or_back_and_no_clock_changes() {
    let mut run = waiting_for_a_clerk();
    let before = ready_steps(&run.case);
    let clocks = run.case.clocks.clone();
    run.act(&clerk("ani"), take("periksa"));
    run.wait_until("2026-11-23 10:00");
    let events = run.act(&Actor::System, hand_over(Some(&clerk("budi"))));
    assert!(
        matches!(&events[0].what, What::HandedOver { from, to: Some(to), .. } if from.as_str() == "ani" && to.as_str() == "budi")
    );
    assert!(run.case.open[0].is_held_by(&"budi".into()));
    run.act(&Actor::System, hand_over(None));
    assert_eq!(ready_steps(&run.case), before);
    assert_eq!(run.case.clocks, clocks);
}

#[test]
fn a_file_is_handed_over_by_nobody_but_the_platform_and_only_to_whom_could_take_it() {
    let mut run = waiting_for_a_clerk();
    assert_eq!(
        run.refused(&Actor::System, hand_over(None)),
        Refusal::NotHeld { step: step("periksa") }
    );
    run.act(&clerk("ani"), take("periksa"));
    for other in [
        clerk("ani"),
        officer("kepala", &["damkar/kepala-dinas"]),
        Actor::Applicant,
    ] {
        assert_eq!(run.refused(&other, hand_over(None)), Refusal::NotForThisActor);
    }
    let stranger = officer("bendahara", &["damkar/bendahara"]);
    assert!(matches!(
        run.refused(&Actor::System, hand_over(Some(&stranger))),
        Refusal::PositionNotHeld { .. }
    ));
}
