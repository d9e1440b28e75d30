//! Somebody who has lost the PIN is helped at the counter, and nobody else gets in by it.

use maklumat_app::{LostPin, Problem, Renewal, RenewedPin, SignedIn, Started};
use maklumat_sop::Channel;
use maklumat_vocabulary::ServiceKey;

use crate::bad_input::code;
use crate::office::{Office, at_once};
use crate::permit_story::sent_application;

const CLERK: &str = "disnaker.petugas-loket.1";
const NIK: &str = "9901014107900001";

/// An application for a job seeker's card that was sent from home.
async fn sent(office: &Office) -> Started {
    let app = &office.app;
    let service = ServiceKey::new("disnaker", "ak-1");
    let started = app.start_application(&service, "0800 1234 5678", Channel::Online, None);
    let started = started.await.unwrap();
    let applicant = app.applicant(&started.token.0).await.unwrap();
    let identity = [
        ("nik", NIK),
        ("nama", "Melati Contoh"),
        ("alamat", "Jalan Muara 1"),
        ("hp", "080012345678"),
    ];
    office.save(&applicant, "identitas", &identity).await;
    let school = [("jenjang", "slta"), ("jurusan", "IPA"), ("tahun-lulus", "2008")];
    office.save(&applicant, "pendidikan", &school).await;
    office
        .save(&applicant, "punya-pengalaman", &[("pernah-bekerja", "tidak")])
        .await;
    office.upload_what_is_missing(&applicant).await;
    app.submit(&applicant).await.unwrap();
    started
}

async fn found(office: &Office, clerk: &SignedIn, typed: &str) -> Vec<LostPin> {
    office.app.lost_pins(clerk, typed).await.unwrap().rows
}

async fn renew(office: &Office, clerk: &SignedIn, row: &LostPin) -> Result<RenewedPin, Problem> {
    let renewal = Renewal {
        mark: &row.mark,
        is_card_seen: true,
        otherwise: "",
    };
    office.app.renew_pin(clerk, row.case, renewal).await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_new_pin_one_gets_in_and_with_the_old_one_nobody_does() {
    let office = Office::furnished(0).await;
    let started = sent(&office).await;
    let app = &office.app;
    let opened = app.open_with_pin(&started.reference, &started.pin.0, "finder").await;
    let opened = opened.unwrap();

    let clerk = office.officer(CLERK).await;
    for typed in ["9901 0141 0790 0001", "+62 800-1234-5678", &started.reference] {
        let rows = found(&office, &clerk, typed).await;
        assert_eq!(rows.len(), 1, "{typed}");
        assert_eq!(
            (rows[0].reference.as_str(), rows[0].applicant.0.as_str()),
            (started.reference.as_str(), "Melati Contoh")
        );
    }
    let row = &found(&office, &clerk, NIK).await[0];
    let unseen = Renewal {
        mark: &row.mark,
        is_card_seen: false,
        otherwise: " ",
    };
    let refused = app.renew_pin(&clerk, row.case, unseen).await.unwrap_err();
    assert_eq!(code(&refused), "identity-not-checked");
    app.open_with_pin(&started.reference, &started.pin.0, "test")
        .await
        .unwrap();

    let renewed = renew(&office, &clerk, row).await.unwrap();
    let old = app.open_with_pin(&started.reference, &started.pin.0, "test").await;
    assert_eq!(code(&old.unwrap_err()), "wrong-pin");
    for token in [&opened, &started.token] {
        assert!(
            app.applicant(&token.0).await.is_err(),
            "whoever found the old slip is out"
        );
    }
    let token = app
        .open_with_pin(&renewed.reference, &renewed.pin.0, "test")
        .await
        .unwrap();
    let citizen = app.applicant(&token.0).await.unwrap();
    let tracking = app.tracking(&citizen).await.unwrap();
    let told = tracking
        .thread
        .iter()
        .find(|item| item.title.id == "PIN baru diberikan di loket");
    assert!(told.is_some(), "{:#?}", tracking.thread);
    assert_eq!(app.check_evidence().await.unwrap().cases, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_lost_the_card_too_gets_a_new_pin_and_the_case_says_how_they_were_known() {
    let office = Office::furnished(0).await;
    sent(&office).await;
    let clerk = office.officer(CLERK).await;
    let row = &found(&office, &clerk, NIK).await[0];
    let renewal = Renewal {
        mark: &row.mark,
        is_card_seen: false,
        otherwise: " Kartu keluarga asli dan surat kehilangan dari polisi. ",
    };
    office.app.renew_pin(&clerk, row.case, renewal).await.unwrap();
    let history = office.app.case_history(&clerk, row.case).await.unwrap();
    let said = history.rows.iter().flat_map(|row| &row.details).any(|detail| {
        detail
            .id
            .ends_with(": Kartu keluarga asli dan surat kehilangan dari polisi.")
    });
    assert!(said, "{:#?}", history.rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_form_sent_twice_and_of_two_officers_one_slip_is_the_valid_one() {
    let office = Office::furnished(0).await;
    sent(&office).await;
    let clerk = office.officer(CLERK).await;
    let row = &found(&office, &clerk, NIK).await[0];
    let both = at_once([renew(&office, &clerk, row), renew(&office, &clerk, row)]);
    let (given, refused): (Vec<_>, Vec<_>) = both.into_iter().partition(Result::is_ok);
    assert_eq!((given.len(), refused.len()), (1, 1), "two PINs were shown");
    for refused in refused {
        assert_eq!(code(&refused.unwrap_err()), "pin-just-renewed");
    }
    let again = renew(&office, &clerk, row).await.unwrap_err();
    assert_eq!(code(&again), "pin-just-renewed");
    for given in given {
        let given = given.unwrap();
        office
            .app
            .open_with_pin(&given.reference, &given.pin.0, "test")
            .await
            .unwrap();
    }
    // Whoever looks again can give another one.
    let row = &found(&office, &clerk, NIK).await[0];
    renew(&office, &clerk, row).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_works_in_the_unit_of_the_service_finds_the_case_and_renews_its_pin() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let app = &office.app;
    let clerk = office.officer("dpmptsp.front-office.1").await;
    let rows = found(&office, &clerk, applicant.reference()).await;
    let row = &rows[0];
    // The second does a step of this very service, for another unit.
    for login in [CLERK, "dinkes.kabid-sdk.1", "sekda", "admin"] {
        let other = office.officer(login).await;
        match app.lost_pins(&other, "0800 1234 5678").await {
            Ok(found) => assert!(found.rows.is_empty(), "{login}"),
            Err(problem) => assert_eq!(code(&problem), "not-found", "{login}"),
        }
        let refused = renew(&office, &other, row).await.unwrap_err();
        assert_eq!(code(&refused), "not-found", "{login}");
    }
    for login in ["sekda", "admin"] {
        let other = office.officer(login).await;
        assert!(app.renews_pins(&other).is_err(), "{login} has no counter");
    }
    renew(&office, &clerk, row).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_was_guessed_at_until_it_locked_opens_at_once_with_its_new_pin() {
    let office = Office::furnished(0).await;
    let started = sent(&office).await;
    let app = &office.app;
    let wrong = if started.pin.0 == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        app.open_with_pin(&started.reference, wrong, "test").await.unwrap_err();
    }
    let locked = app.open_with_pin(&started.reference, &started.pin.0, "test").await;
    assert_eq!(code(&locked.unwrap_err()), "locked");
    let clerk = office.officer(CLERK).await;
    let row = &found(&office, &clerk, NIK).await[0];
    let renewed = renew(&office, &clerk, row).await.unwrap();
    app.open_with_pin(&renewed.reference, &renewed.pin.0, "test")
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_who_only_looks_whether_people_are_there_is_stopped() {
    let office = Office::furnished(0).await;
    sent(&office).await;
    let (app, clerk) = (&office.app, office.officer(CLERK).await);
    for typed in ["", "melati", "99010141079000011", "12345"] {
        let refused = app.lost_pins(&clerk, typed).await.unwrap_err();
        assert_eq!(code(&refused), "error-lost-pin", "{typed}");
    }
    for day in 1..=4 {
        let nik = format!("990101{:02}01900001", day);
        assert!(found(&office, &clerk, &nik).await.is_empty());
    }
    assert_eq!(
        found(&office, &clerk, NIK).await.len(),
        1,
        "a mistake or two do not matter"
    );
    for day in 1..=5 {
        let nik = format!("990101{:02}02900001", day);
        assert!(found(&office, &clerk, &nik).await.is_empty());
    }
    let stopped = app.lost_pins(&clerk, NIK).await.unwrap_err();
    assert_eq!(code(&stopped), "locked");
    office.hours_pass(1);
    assert_eq!(found(&office, &clerk, NIK).await.len(), 1);
}
