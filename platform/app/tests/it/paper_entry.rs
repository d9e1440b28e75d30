//! What was received on paper while there was no power becomes a case with its true time, once.

use maklumat_app::{
    Applicant, PackId, PaperEntry, PaperState, Period, PeriodChoice, SignedIn, StrikeReason, TrackingState,
};
use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_vocabulary::Money;

use crate::bad_input::code;
use crate::office::{Office, at_once};
use crate::paper::{CLERK, printed, service};

/// Tuesday, as written on the receipt.
fn received(number: &str, day: i8, hour: i8) -> PaperEntry {
    PaperEntry {
        number: number.to_owned(),
        day: Some(Date::constant(2026, 11, day)),
        time: Time::new(hour, 40, 0, 0).ok(),
        reason: "no-power".to_owned(),
        money: None,
        receipt: String::new(),
    }
}

fn at(text: &str) -> Timestamp {
    format!("{}:00+07:00", text.replace(' ', "T")).parse().unwrap()
}

/// The application of a form, filled in as the paper says.
async fn copied(office: &Office, clerk: &SignedIn, entry: &PaperEntry) -> Applicant {
    let begun = office.app.enter_from_paper(clerk, entry).await.unwrap();
    let applicant = office.app.applicant(&begun.token.0).await.unwrap();
    let person = [
        ("nik", "9901014107900003"),
        ("nama", "Melati Contoh"),
        ("alamat", "Jalan Melati 1"),
        ("hp", "080012345678"),
    ];
    office.save(&applicant, "identitas", &person).await;
    let school = [("jenjang", "slta"), ("jurusan", "IPA"), ("tahun-lulus", "2008")];
    office.save(&applicant, "pendidikan", &school).await;
    office
        .save(&applicant, "punya-pengalaman", &[("pernah-bekerja", "tidak")])
        .await;
    for seen in ["ijazah", "foto"] {
        office.app.tick_at_counter(&applicant, seen, true).await.unwrap();
    }
    applicant
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_becomes_a_case_with_its_true_time_that_its_slip_opens() {
    let office = Office::furnished(0).await;
    let (clerk, pack, numbers) = printed(&office, 2).await;
    office.app.advance_to(at("2026-11-26 08:15"));
    let applicant = copied(&office, &clerk, &received(&numbers[0], 24, 9)).await;
    let begun = office.app.pack(&clerk, pack).await.unwrap().numbers[0].state;
    assert!(matches!(begun, PaperState::Begun { .. }), "{begun:?}");
    office.app.submit_at_counter(&applicant, &clerk).await.unwrap();
    let view = office.app.pack(&clerk, pack).await.unwrap();
    let PaperState::Entered {
        received_at,
        at: entered_at,
        case: Some(case),
    } = view.numbers[0].state
    else {
        panic!("{:?}", view.numbers[0].state);
    };
    assert_eq!(received_at, at("2026-11-24 09:40"));
    assert_eq!(entered_at, at("2026-11-26 08:15"));
    assert_eq!((view.row.captured, view.row.open()), (1, 1));
    let file = office.app.case_file(&clerk, case).await.unwrap();
    assert_eq!(file.tracking.reference, numbers[0], "the number is the reference");
    assert_eq!(file.tracking.submitted_at, at("2026-11-24 09:40"));
    let mark = file.tracking.paper.unwrap();
    assert_eq!(
        (mark.entered_at, mark.why.id.as_str()),
        (at("2026-11-26 08:15"), "Listrik mati")
    );
    let told = &file.tracking.thread[0];
    assert!(told.details[0].id.contains("Diterima di kertas"), "{told:?}");
    // The office has been late with it since Tuesday, by its own clock.
    let TrackingState::AtOffice { until, .. } = file.tracking.state else {
        panic!("{:?}", file.tracking.state);
    };
    assert!(until < at("2026-11-26 08:15"), "{until}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_entered_once_also_when_two_officers_try() {
    let office = Office::furnished(0).await;
    let (_, pack, numbers) = printed(&office, 1).await;
    office.app.advance_to(at("2026-11-25 08:15"));
    let clerk = office.officer(CLERK).await;
    let other = office.officer("disnaker.petugas-loket.1").await;
    let entry = received(&numbers[0], 24, 9);
    let mine = copied(&office, &clerk, &entry).await;
    let theirs = copied(&office, &other, &entry).await;
    let sent = at_once([
        office.app.submit_at_counter(&mine, &clerk),
        office.app.submit_at_counter(&theirs, &other),
    ]);
    assert!(sent.iter().any(Result::is_ok));
    assert_eq!(office.app.check_evidence().await.unwrap().cases, 1);
    let again = office.app.enter_from_paper(&clerk, &entry).await.unwrap_err();
    assert_eq!(code(&again), "paper-used");
    let struck = office
        .app
        .strike_number(&clerk, pack, (&numbers[0], Some(StrikeReason::Lost)))
        .await;
    assert_eq!(code(&struck.unwrap_err()), "paper-used");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_receipt_cannot_say_is_refused_before_anything_is_typed() {
    let office = Office::furnished(0).await;
    let (clerk, pack, numbers) = printed(&office, 2).await;
    let number = &numbers[0];
    office.app.advance_to(at("2026-11-25 08:15"));
    let told = async |entry: PaperEntry| {
        let refused = office.app.enter_from_paper(&clerk, &entry).await.unwrap_err();
        code(&refused).to_owned()
    };
    assert_eq!(told(received(number, 25, 9)).await, "received-in-future");
    assert_eq!(told(received(number, 22, 9)).await, "received-before-print");
    assert_eq!(told(received("SR 2611 000 000", 24, 9)).await, "no-such-paper");
    let unread = PaperEntry {
        time: None,
        ..received(number, 24, 9)
    };
    assert_eq!(told(unread).await, "received-not-understood");
    let unexplained = PaperEntry {
        reason: String::new(),
        ..received(number, 24, 9)
    };
    assert_eq!(told(unexplained).await, "paper-reason-missing");
    let half = PaperEntry {
        money: Some(Money(70_000)),
        ..received(number, 24, 9)
    };
    assert_eq!(told(half).await, "paper-receipt-half");
    office
        .app
        .strike_number(&clerk, pack, (&numbers[1], Some(StrikeReason::Damaged)))
        .await
        .unwrap();
    assert_eq!(told(received(&numbers[1], 24, 9)).await, "paper-struck");
    office.app.advance_to(at("2026-12-07 08:15"));
    assert_eq!(told(received(number, 24, 9)).await, "received-too-long-ago");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_enters_the_paper_of_a_service_they_do_not_serve() {
    let office = Office::furnished(0).await;
    let (_, _, numbers) = printed(&office, 1).await;
    office.app.advance_to(at("2026-11-25 08:15"));
    let other = office.officer("dpmptsp.front-office.1").await;
    let refused = office.app.enter_from_paper(&other, &received(&numbers[0], 24, 9)).await;
    assert_eq!(code(&refused.unwrap_err()), "no-such-paper");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_earlier_receipt_is_served_before_what_was_filed_meanwhile() {
    let office = Office::furnished(0).await;
    let (_, _, numbers) = printed(&office, 1).await;
    office.app.advance_to(at("2026-11-25 08:15"));
    let clerk = office.officer("disnaker.petugas-loket.1").await;
    // Somebody files online on Wednesday; the form was received on Tuesday and is entered after it.
    let online = office.begin("disnaker", "ak-1").await;
    let person = [
        ("nik", "9901014107900011"),
        ("nama", "Dahlia Contoh"),
        ("alamat", "Jalan Dahlia 1"),
        ("hp", "080012345678"),
    ];
    office.save(&online, "identitas", &person).await;
    let school = [("jenjang", "sd"), ("tahun-lulus", "1999")];
    office.save(&online, "pendidikan", &school).await;
    office
        .save(&online, "punya-pengalaman", &[("pernah-bekerja", "tidak")])
        .await;
    office.upload_what_is_missing(&online).await;
    office.app.submit(&online).await.unwrap();
    office.hours_pass(1);
    let form = copied(&office, &clerk, &received(&numbers[0], 24, 9)).await;
    office.app.submit_at_counter(&form, &clerk).await.unwrap();
    let inbox = office
        .app
        .inbox(&clerk, &maklumat_app::InboxFilter::default())
        .await
        .unwrap();
    let rows: Vec<_> = inbox.rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(rows, [numbers[0].as_str(), online.reference()]);
    assert!(inbox.rows[0].entered_at.is_some() && inbox.rows[1].entered_at.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn money_taken_on_paper_is_kept_with_the_number_of_its_receipt() {
    let office = Office::furnished(0).await;
    let (clerk, pack, numbers) = printed(&office, 1).await;
    office.app.advance_to(at("2026-11-25 08:15"));
    let entry = PaperEntry {
        money: Some(Money(70_000)),
        receipt: "K-0017".to_owned(),
        ..received(&numbers[0], 24, 9)
    };
    let form = copied(&office, &clerk, &entry).await;
    office.app.submit_at_counter(&form, &clerk).await.unwrap();
    let state = office.app.pack(&clerk, pack).await.unwrap().numbers[0].state;
    let PaperState::Entered { case: Some(case), .. } = state else {
        panic!("{state:?}");
    };
    let file = office.app.case_file(&clerk, case).await.unwrap();
    assert!(file.notes[0].text.0.contains("K-0017"), "{:?}", file.notes);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_holds_the_slip_is_told_what_is_known_and_then_opens_the_case() {
    let office = Office::furnished(0).await;
    let (clerk, pack, numbers) = printed(&office, 1).await;
    let Some(pin) = pin_on_the_slip(&office, &clerk, pack).await else {
        println!("skipped: pdftotext is not installed");
        return;
    };
    let app = &office.app;
    let status = app
        .paper_status_by_pin(&numbers[0], &pin, "test")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(status.state, PaperState::Open);
    app.advance_to(at("2026-11-25 08:15"));
    let clerk = office.officer(CLERK).await;
    let form = copied(&office, &clerk, &received(&numbers[0], 24, 9)).await;
    let status = app
        .paper_status_by_pin(&numbers[0], &pin, "test")
        .await
        .unwrap()
        .unwrap();
    assert!(matches!(status.state, PaperState::Begun { .. }));
    app.submit_at_counter(&form, &clerk).await.unwrap();
    assert!(
        app.paper_status_by_pin(&numbers[0], &pin, "test")
            .await
            .unwrap()
            .is_none()
    );
    let token = app.open_with_pin(&numbers[0], &pin, "test").await.unwrap();
    let applicant = app.applicant(&token.0).await.unwrap();
    let tracking = app.tracking(&applicant).await.unwrap();
    assert!(tracking.paper.is_some());
    assert!(
        tracking.told[0].what.id.contains("Diterima di kertas"),
        "{:?}",
        tracking.told[0]
    );
}

/// The PIN stands on paper alone.
async fn pin_on_the_slip(office: &Office, clerk: &SignedIn, pack: PackId) -> Option<String> {
    let pdf = office.app.pack_pdf(clerk, pack).await.unwrap();
    let text = office.text_of(&pdf)?;
    let is_pin = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    text.split_whitespace().find(is_pin).map(str::to_owned)
}

const AK1: &str = include_str!("../../../../regency/services/disnaker/ak-1.toml");

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_of_the_day_of_receipt_apply_when_a_newer_version_came_into_force_meanwhile() {
    let office = Office::furnished(0).await;
    let (clerk, pack, numbers) = printed(&office, 2).await;
    let (version, effective) = ("version   = 1", "effective = ");
    let day = AK1.split(effective).nth(1).and_then(|rest| rest.get(..10)).unwrap();
    let next = AK1.replacen(version, "version   = 2", 1).replacen(
        &format!("{effective}{day}"),
        &format!("{effective}2026-11-25"),
        1,
    );
    office.app.publish_service(&service(), &next, None).await.unwrap();
    office.app.advance_to(at("2026-11-26 10:00"));
    assert_eq!(office.app.service(&service()).unwrap().sop.definition().version, 2);
    for (number, day, expected, is_other) in [(&numbers[0], 24, 1, false), (&numbers[1], 25, 2, true)] {
        let entry = received(number, day, 9);
        let begun = office.app.enter_from_paper(&clerk, &entry).await.unwrap();
        assert_eq!(begun.is_other_version, is_other, "the paper asks what version 1 asks");
        let form = copied(&office, &clerk, &entry).await;
        office.app.submit_at_counter(&form, &clerk).await.unwrap();
        let state = office.app.pack(&clerk, pack).await.unwrap();
        let state = state.numbers.iter().find(|row| row.number == *number).unwrap().state;
        let PaperState::Entered { case: Some(case), .. } = state else {
            panic!("{state:?}");
        };
        let file = office.app.case_file(&clerk, case).await.unwrap();
        assert_eq!(file.tracking.version, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn overseers_see_how_much_was_entered_from_paper_and_how_long_it_lay() {
    let office = Office::furnished(0).await;
    let (clerk, _, numbers) = printed(&office, 1).await;
    office.app.advance_to(at("2026-11-25 08:40"));
    let form = copied(&office, &clerk, &received(&numbers[0], 24, 8)).await;
    office.app.submit_at_counter(&form, &clerk).await.unwrap();
    let today = office.app.today();
    let period = Period::of(PeriodChoice::default(), today);
    let leader = office.officer("sekda").await;
    let figures = office.app.paper_figures(&leader, period).await.unwrap();
    assert_eq!(figures.rows.len(), 1);
    let row = &figures.rows[0];
    // From 08.40 to 08.40 on the next day is one working day.
    assert_eq!((row.unit.as_str(), row.entered), ("disnaker", 1));
    assert_eq!(row.median.tenths_of_days(), 10, "{:?}", row.median);
    let head = office.officer("disnaker.kepala-dinas.1").await;
    assert_eq!(office.app.paper_figures(&head, period).await.unwrap().rows.len(), 1);
    let other = office.officer("dpmptsp.kepala-dinas.1").await;
    assert!(office.app.paper_figures(&other, period).await.unwrap().rows.is_empty());
    // Whoever is above others in the unit sees how it stands; who is above nobody does not.
    assert_eq!(office.app.paper_figures(&clerk, period).await.unwrap().rows.len(), 1);
    let below = office.officer("disnaker.petugas-loket.1").await;
    assert!(office.app.paper_figures(&below, period).await.is_err());
}
