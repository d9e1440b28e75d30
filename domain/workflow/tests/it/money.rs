//! Fees: exactly what is published, once, before the step that collects them is done.

use maklumat_calendar::Date;
use maklumat_sop::Value;
use maklumat_vocabulary::{FeeId, Money};
use maklumat_workflow::{Actor, Command, Event, Refusal, Status, StepResult, What, cancel_payment, fee_amount};

use crate::scenarios::{Dice, Running, at, choice, officer, recorded, result, service, step};

fn pay(fee: &str, amount: i64) -> Command {
    Command::Pay {
        fee: FeeId::new(fee),
        amount: Money(amount),
        receipt: "TBP-001".to_owned(),
    }
}

fn cashier() -> Actor {
    officer("kasir", &["samsat/kasir"])
}

/// A car whose tax is set at one million, at the till.
fn at_the_till() -> Running {
    let sop = service("samsat/pengesahan-stnk");
    let mut run = Running::submitted(&sop, &[("golongan", choice("mobil"))], "2026-11-23 08:30");
    run.complete(
        &officer("daftar", &["samsat/petugas-pendaftaran"]),
        "periksa",
        result("cocok"),
    );
    let mut tax = StepResult::default();
    tax.records
        .insert("pkb-terutang".into(), Value::Money(Money(1_000_000)));
    run.complete(&officer("tetap", &["samsat/petugas-penetapan"]), "tetapkan-pkb", tax);
    run.complete(
        &officer("jr", &["samsat/petugas-swdkllj"]),
        "tetapkan-swdkllj",
        StepResult::default(),
    );
    run
}

#[test]
fn fees_fall_due_when_the_step_that_collects_them_opens() {
    let run = at_the_till();
    let due: Vec<(&str, i64)> = run
        .case
        .fees
        .iter()
        .map(|(fee, entry)| (fee.as_str(), entry.due.0))
        .collect();
    assert_eq!(due, [("opsen", 660_000), ("pkb", 1_000_000), ("swdkllj", 143_000)]);
}

#[test]
fn the_till_closes_only_when_everything_is_paid() {
    let mut run = at_the_till();
    let refusal = run.refused_completion(&cashier(), "bayar", StepResult::default());
    assert_eq!(
        refusal,
        Refusal::FeesOutstanding {
            amount: Money(1_803_000)
        }
    );
    run.act(&cashier(), pay("pkb", 1_000_000));
    run.act(&cashier(), pay("opsen", 660_000));
    let refusal = run.refused_completion(&cashier(), "bayar", StepResult::default());
    assert_eq!(refusal, Refusal::FeesOutstanding { amount: Money(143_000) });
    run.act(&cashier(), pay("swdkllj", 143_000));
    run.complete(&cashier(), "bayar", StepResult::default());
    assert_eq!(run.open_steps(), ["sahkan"]);
}

#[test]
fn a_fee_is_paid_exactly_and_once() {
    let mut run = at_the_till();
    let wrong = run.refused(&cashier(), pay("pkb", 999_999));
    assert_eq!(
        wrong,
        Refusal::AmountWrong {
            fee: "pkb".into(),
            due: Money(1_000_000),
            given: Money(999_999)
        }
    );
    run.act(&cashier(), pay("pkb", 1_000_000));
    assert_eq!(
        run.refused(&cashier(), pay("pkb", 1_000_000)),
        Refusal::FeeAlreadyPaid { fee: "pkb".into() }
    );
    assert_eq!(
        run.refused(&cashier(), pay("pengesahan", 0)),
        Refusal::FeeNotDue {
            fee: "pengesahan".into()
        }
    );
    let without = Command::Pay {
        fee: "opsen".into(),
        amount: Money(660_000),
        receipt: " ".to_owned(),
    };
    assert_eq!(run.refused(&cashier(), without), Refusal::ReceiptMissing);
}

const SAME_DAY: &str = "2026-11-23 15:00";
const LATER: &str = "2026-11-25 09:00";

/// What cancelling the first payment comes to.
fn cancelled(run: &Running, by: &Actor, (reason, when): (&str, &str)) -> Result<Vec<Event>, Refusal> {
    cancel_payment(&run.sop, &run.case, (&run.events, 1, reason), by, at(when))
}

#[test]
fn a_wrong_payment_is_cancelled_at_its_till_on_the_same_day_and_the_fee_is_due_again() {
    let mut run = at_the_till();
    assert_eq!(
        cancelled(&run, &cashier(), ("Salah berkas.", SAME_DAY)),
        Err(Refusal::PaymentUnknown)
    );
    run.act(&cashier(), pay("pkb", 1_000_000));
    let other = officer("sah", &["samsat/petugas-pengesahan"]);
    let head = officer("kepala", &["samsat/kepala-uptd"]);
    let refused = |by: &Actor, reason: &str, when: &str| cancelled(&run, by, (reason, when)).unwrap_err();
    assert_eq!(refused(&other, "Salah berkas.", SAME_DAY), Refusal::PaymentOfAnotherDay);
    assert_eq!(refused(&cashier(), " ", SAME_DAY), Refusal::ReasonNotGiven);
    assert_eq!(
        refused(&cashier(), "Salah berkas.", LATER),
        Refusal::PaymentOfAnotherDay
    );
    assert!(cancelled(&run, &head, ("Salah berkas.", LATER)).is_ok());

    let events = cancelled(&run, &cashier(), ("Salah berkas.", SAME_DAY)).unwrap();
    run.case.apply(&events[0]);
    run.events.extend(events);
    assert_eq!(run.case.outstanding(), Money(1_803_000));
    assert_eq!(
        cancelled(&run, &cashier(), ("Salah berkas.", SAME_DAY)),
        Err(Refusal::PaymentAlreadyCancelled)
    );
    run.act(&cashier(), pay("pkb", 1_000_000));
    assert_eq!(run.case.outstanding(), Money(803_000));
}

#[test]
fn an_officer_takes_money_only_at_the_step_that_collects_it() {
    let run = at_the_till();
    let refusal = run.refused(&officer("sah", &["samsat/petugas-pengesahan"]), pay("pkb", 1_000_000));
    assert!(matches!(refusal, Refusal::PositionNotHeld { .. }), "{refusal:?}");
    let mut run = run;
    run.act(&Actor::System, pay("pkb", 1_000_000));
}

/// A building whose fire protection has been inspected and found good.
fn inspected(small: i64, large: i64, hydrants: i64) -> Running {
    let sop = service("damkar/layak-operasional");
    let number = |count: i64| Value::Number(count.into());
    let facts = [
        ("apar-kecil", number(small)),
        ("apar-besar", number(large)),
        ("hidran", number(hydrants)),
        ("alarm", Value::YesNo(false)),
        ("dikuasakan", Value::YesNo(false)),
    ];
    let mut run = Running::submitted(&sop, &facts, "2026-11-23 08:30");
    run.complete(&officer("sek", &["damkar/sekretariat"]), "periksa", result("lengkap"));
    let inspection = run.sop.definition().step(&step("inspeksi")).unwrap();
    let mut found = recorded(&run.sop, &run.case, inspection, run.now, &mut Dice::new(1));
    found.outcome = Some("layak".into());
    found.records.insert("apar-baik".into(), number(small + large));
    if hydrants > 0 {
        found.records.insert("tekanan-hidran".into(), number(5));
    }
    run.complete(&officer("inspektur", &["damkar/inspektur"]), "inspeksi", found);
    run.complete(
        &officer("bendahara", &["damkar/bendahara"]),
        "tetapkan",
        StepResult::default(),
    );
    run
}

#[test]
fn the_last_payment_completes_the_applicants_step() {
    let mut run = inspected(2, 1, 3);
    assert_eq!(run.open_steps(), ["bayar"]);
    assert!(
        run.case.is_with_applicant,
        "the clock stands still while the applicant pays"
    );
    let events = run.act(&Actor::System, pay("apar-kecil", 70_000));
    assert_eq!(events.len(), 1);
    run.act(&Actor::Applicant, pay("apar-besar", 60_000));
    let events = run.act(&Actor::System, pay("hidran-2026", 150_000));
    assert!(
        events
            .iter()
            .any(|event| matches!(&event.what, What::FeesSettled { .. }))
    );
    assert_eq!(run.open_steps(), ["setujui"]);
    assert!(!run.case.is_with_applicant);
}

#[test]
fn nobody_is_asked_to_pay_nothing() {
    let run = inspected(0, 0, 0);
    assert_eq!(run.open_steps(), ["setujui"]);
    assert_eq!(run.case.status, Status::Open);
}

#[test]
fn the_rules_of_the_day_of_submission_hold() {
    let sop = service("damkar/layak-operasional");
    let run = inspected(0, 0, 1);
    let amount = |fee: &str, day: Date| {
        fee_amount(sop.definition().fee(&FeeId::new(fee)).unwrap(), &run.case.facts, day).unwrap()
    };
    let (old, new) = (Date::constant(2026, 12, 31), Date::constant(2027, 1, 1));
    assert_eq!(
        (amount("hidran-2026", old), amount("hidran-2027", old)),
        (Money(50_000), Money(0))
    );
    assert_eq!(
        (amount("hidran-2026", new), amount("hidran-2027", new)),
        (Money(0), Money(55_000))
    );
}

#[test]
fn an_amount_that_rests_on_a_later_measurement_is_not_known_yet() {
    let sop = service("samsat/pengesahan-stnk");
    let run = Running::submitted(&sop, &[("golongan", choice("motor"))], "2026-11-23 08:30");
    let fee = sop.definition().fee(&FeeId::new("pkb")).unwrap();
    let refusal = fee_amount(fee, &run.case.facts, Date::constant(2026, 11, 23)).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::ValueUnknown {
            name: "pkb-terutang".into()
        }
    );
}

/// A sign of so many square metres, taxed, paid and surveyed, then returned with a defect in `requirement`.
fn returned_after_payment(requirement: &str, area: i64) -> Running {
    let sop = service("dpmptsp/izin-reklame");
    let mut submission = crate::scenarios::submission(&sop, &[("kelas-jalan", choice("kolektor"))], &mut Dice::new(7));
    for (name, value) in [("luas", area), ("jumlah-sisi", 1), ("lama-bulan", 1)] {
        submission.facts.insert(name.into(), Value::Number(value.into()));
    }
    let now = crate::scenarios::at("2026-11-23 08:30");
    let mut run = Running::begin(&sop, submission, &Actor::Applicant, now).unwrap();
    let front = officer("depan", &["dpmptsp/front-office"]);
    run.complete(&front, "periksa", result("lengkap"));
    let tax = officer("pajak", &["bapenda/petugas-pajak"]);
    run.complete(&tax, "tetapkan-pajak", StepResult::default());
    run.act(&Actor::Applicant, pay("pajak-reklame", 10_000 * area));
    returned(&mut run, requirement);
    run
}

/// Surveyed, and returned with a defect in `requirement`.
fn returned(run: &mut Running, requirement: &str) {
    through_survey(run);
    let returned = StepResult {
        defects: vec![crate::scenarios::defect(requirement)],
        ..result("perbaiki")
    };
    run.complete(&kabid(), "gabung", returned);
}

fn answer_with_area(area: i64) -> Command {
    Command::Answer {
        facts: maklumat_sop::Facts::from([("luas".into(), Value::Number(area.into()))]),
        evidence: Vec::new(),
    }
}

/// The requirement that asks for the size of a sign.
fn size_of_sign() -> String {
    let sop = service("dpmptsp/izin-reklame");
    let mut requirements = sop.definition().requirements.iter();
    let sized = requirements.find(|one| one.fields.iter().any(|field| field.name.as_str() == "luas"));
    sized.unwrap().id.to_string()
}

fn kabid() -> Actor {
    officer("kabid", &["dpmptsp/kabid-izin"])
}

fn through_survey(run: &mut Running) {
    run.complete(&kabid(), "bagi-tugas", StepResult::default());
    let survey = run.sop.step(&step("survei")).clone();
    let mut survey = recorded(&run.sop, &run.case, &survey, run.now, &mut Dice::new(3));
    survey.records.insert("tinggi-bebas".into(), Value::Number(9.into()));
    run.complete(&officer("tim", &["dpmptsp/tim-teknis"]), "survei", survey);
    let verifier = officer("verif", &["dpmptsp/verifikator"]);
    run.complete(&verifier, "telaah-naskah", StepResult::default());
}

#[test]
fn a_sign_that_grows_after_its_tax_was_paid_is_not_permitted_before_the_rest_is_paid() {
    let mut run = returned_after_payment(&size_of_sign(), 1);
    run.act(&Actor::Applicant, answer_with_area(50));
    assert_eq!(run.case.outstanding(), Money(490_000));
    let stranger = officer("lain", &["rsud/direktur"]);
    assert_eq!(
        run.refused(&stranger, pay("pajak-reklame", 490_000)),
        Refusal::NotForThisActor
    );
    through_survey(&mut run);
    run.complete(&kabid(), "gabung", result("layak"));
    let head = officer("kepala", &["dpmptsp/kepala-dinas"]);
    let refusal = run.refused_completion(&head, "tanda-tangan", StepResult::default());
    assert_eq!(refusal, Refusal::FeesOutstanding { amount: Money(490_000) });
    run.act(&Actor::Applicant, pay("pajak-reklame", 490_000));
    run.complete(&head, "tanda-tangan", StepResult::default());
}

#[test]
fn a_size_corrected_to_less_than_was_paid_for_leaves_nothing_owed() {
    let sized = size_of_sign();
    let mut run = returned_after_payment(&sized, 4);
    run.act(&Actor::Applicant, answer_with_area(50));
    assert_eq!(run.case.outstanding(), Money(460_000));
    returned(&mut run, &sized);
    run.act(&Actor::Applicant, answer_with_area(2));
    assert_eq!(run.case.outstanding(), Money(0), "what is paid stays paid");
    through_survey(&mut run);
    run.complete(&kabid(), "gabung", result("layak"));
    let head = officer("kepala", &["dpmptsp/kepala-dinas"]);
    run.complete(&head, "tanda-tangan", StepResult::default());
}

#[test]
fn a_sign_does_not_grow_where_nobody_asked_for_its_size() {
    let run = returned_after_payment("denah", 1);
    let refusal = run.refused(&Actor::Applicant, answer_with_area(50));
    assert_eq!(refusal, Refusal::AnswerNotNamed { name: "luas".into() });
}
