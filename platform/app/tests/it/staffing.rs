//! A new installation is staffed by its first administrator, until a permit is signed by somebody standing in.

use maklumat_app::{AccountRole, App, Deputy, Holder, NewHolding, Problem, Settings, SignedIn, ThreadState};
use maklumat_calendar::Date;
use maklumat_sop::RegencySources;
use maklumat_vocabulary::{PositionKey, ProductId, ServiceKey};

use crate::office::{Office, monday_morning};
use crate::permit_story::sent_application;

pub(crate) const ORGANISATION: &str = include_str!("../../../../regency/organisation.toml");
pub(crate) const CALENDAR: &str = include_str!("../../../../regency/calendar.toml");
pub(crate) const LAW: &str = include_str!("../../../../regency/law.toml");
pub(crate) const PERMIT: &str = include_str!("../../../../regency/services/dpmptsp/sip-dokter.toml");

pub(crate) fn sources(organisation: &str) -> RegencySources<'_> {
    RegencySources {
        organisation,
        calendar: CALENDAR,
        law: LAW,
        ..RegencySources::default()
    }
}

/// An installation with one published service and its first administrator, as `maklumat serve --regency` leaves it.
async fn new_installation() -> (Office, SignedIn) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Settings::at(folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    app.publish_regency(&sources(ORGANISATION)).await.unwrap();
    let key = ServiceKey::new("dpmptsp", "sip-dokter");
    app.publish_service(&key, PERMIT, None).await.unwrap();
    let code = app.first_run_code().await.unwrap().unwrap();
    let token = app
        .create_first_administrator(&code, "kelola", "Pengelola Contoh", "kalimat pertama saya")
        .await
        .unwrap();
    let administrator = app.signed_in(&token.0).await.unwrap();
    (Office { app, folder }, administrator)
}

/// Makes an account with a position; its owner changes the first password to the one all test accounts have.
async fn hire(office: &Office, by: &SignedIn, login: &str, position: (&str, &str), deputy: Option<Deputy>) -> String {
    let app = &office.app;
    let (id, first) = app
        .add_account(by, (login, "Petugas Contoh"), AccountRole::Officer)
        .await
        .unwrap();
    let new = NewHolding {
        position: PositionKey::new(position.0, position.1),
        deputy,
        from: None,
        until: deputy.map(|_| Date::constant(2026, 11, 27)),
    };
    app.give_position(by, &id, new).await.unwrap();
    let token = app.sign_in(login, &first.0, "test").await.unwrap().session().unwrap();
    let fresh = app.signed_in(&token.0).await.unwrap();
    assert!(
        fresh.must_change_password && fresh.positions.is_empty(),
        "a first password opens nothing"
    );
    app.change_own_password(&fresh, &first.0, "sungai-raya-2026")
        .await
        .unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_installation_is_staffed_and_a_deputy_signs_as_such() {
    let (office, administrator) = new_installation().await;
    for (login, position, deputy) in [
        ("verifikator.1", ("dpmptsp", "verifikator"), None),
        ("verifikator.2", ("dpmptsp", "verifikator"), None),
        ("kabid", ("dinkes", "kabid-sdk"), None),
        ("sekretaris", ("dpmptsp", "kepala-dinas"), Some(Deputy::Plh)),
    ] {
        hire(&office, &administrator, login, position, deputy).await;
    }
    let applicant = sent_application(&office).await;
    office
        .complete("verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    office
        .complete("kabid", &applicant, "rekomendasi", Some("direkomendasikan"))
        .await;
    office.complete("verifikator.2", &applicant, "beri-nomor", None).await;
    office.complete("sekretaris", &applicant, "tanda-tangan", None).await;

    let tracking = office.app.tracking(&applicant).await.unwrap();
    let signers: Vec<String> = tracking
        .thread
        .iter()
        .filter(|item| item.state == ThreadState::Done)
        .filter_map(|item| match &item.who {
            Holder::Position { name, .. } => Some(name.id.clone()),
            Holder::Applicant => None,
        })
        .collect();
    assert_eq!(signers.last().unwrap(), "Plh. Kepala Dinas");
    assert!(
        signers.iter().filter(|name| name.starts_with("Pl")).count() == 1,
        "{signers:?}"
    );
    let pdf = office
        .app
        .product_pdf(&applicant, &ProductId::new("sip"))
        .await
        .unwrap();
    let code = maklumat_documents::embedded_credential(&pdf).unwrap();
    assert!(office.app.verify_text(&code).is_valid());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_position_ends_with_its_last_day_and_a_closed_account_is_out_at_once() {
    let (office, administrator) = new_installation().await;
    let app = &office.app;
    let position = PositionKey::new("dpmptsp", "verifikator");
    let id = hire(
        &office,
        &administrator,
        "melati",
        ("dpmptsp", "verifikator"),
        Some(Deputy::Plt),
    )
    .await;
    assert_eq!(office.officer("melati").await.positions[0].deputy, Some(Deputy::Plt));
    let again = NewHolding {
        position: position.clone(),
        deputy: None,
        from: None,
        until: None,
    };
    let twice = app.give_position(&administrator, &id, again.clone()).await;
    assert!(matches!(twice, Err(Problem::Refused(_))), "{twice:?}");
    office.hours_pass(5 * 24);
    assert!(
        office.officer("melati").await.positions.is_empty(),
        "Saturday is past the last day"
    );
    app.give_position(&administrator, &id, again).await.unwrap();
    assert_eq!(office.officer("melati").await.positions.len(), 1);
    // Given on Saturday: it can end on that day, and not on the day before.
    let begun = Date::constant(2026, 11, 28);
    let yesterday = Date::constant(2026, 11, 27);
    let reversed = app
        .end_position(&administrator, &id, (&position, begun), Some(yesterday))
        .await;
    assert_eq!(crate::bad_input::code(&reversed.unwrap_err()), "period-reversed");
    app.end_position(&administrator, &id, (&position, begun), None)
        .await
        .unwrap();
    office.hours_pass(24);
    assert!(office.officer("melati").await.positions.is_empty());

    let token = app
        .sign_in("melati", "sungai-raya-2026", "test")
        .await
        .unwrap()
        .session()
        .unwrap();
    let stale = app.close_account(&administrator, &id).await;
    assert_eq!(crate::bad_input::code(&stale.unwrap_err()), "prove-again");
    let again = app.sign_in("kelola", "kalimat pertama saya", "test").await.unwrap();
    let administrator = app.signed_in(&again.session().unwrap().0).await.unwrap();
    app.close_account(&administrator, &id).await.unwrap();
    assert!(matches!(app.signed_in(&token.0).await, Err(Problem::NotFound)));
    assert!(app.sign_in("melati", "sungai-raya-2026", "test").await.is_err());
    let own = app.close_account(&administrator, administrator.id.as_str()).await;
    assert!(matches!(own, Err(Problem::Refused(_))), "{own:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_one_time_in_a_position_leaves_the_next_one_alone() {
    let (office, administrator) = new_installation().await;
    let app = &office.app;
    let position = PositionKey::new("dpmptsp", "verifikator");
    let place = ("dpmptsp", "verifikator");
    let id = hire(&office, &administrator, "melati", place, Some(Deputy::Plh)).await;
    let next = NewHolding {
        position: position.clone(),
        deputy: None,
        from: Some(Date::constant(2027, 1, 4)),
        until: None,
    };
    app.give_position(&administrator, &id, next).await.unwrap();
    let today = Date::constant(2026, 11, 23);
    app.end_position(&administrator, &id, (&position, today), None)
        .await
        .unwrap();
    let held = app.account(&administrator, &id).await.unwrap().holdings;
    let days: Vec<_> = held
        .iter()
        .map(|held| (held.from.to_string(), held.until.map(|until| until.to_string())))
        .collect();
    let expected = [("2026-11-23", Some("2026-11-23")), ("2027-01-04", None)];
    assert_eq!(
        days,
        expected.map(|(from, until)| (from.to_owned(), until.map(str::to_owned)))
    );
    let again = app
        .end_position(
            &administrator,
            &id,
            (&position, today),
            Some(Date::constant(2026, 11, 25)),
        )
        .await;
    assert_eq!(crate::bad_input::code(&again.unwrap_err()), "position-ends-earlier");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_keep_accounts_and_a_sign_in_name_is_given_once() {
    let (office, administrator) = new_installation().await;
    let app = &office.app;
    hire(&office, &administrator, "melati", ("dpmptsp", "verifikator"), None).await;
    let officer = office.officer("melati").await;
    assert!(matches!(app.accounts(&officer, "", 1).await, Err(Problem::NotFound)));
    let made = app
        .add_account(&officer, ("bagus", "Bagus"), AccountRole::Administrator)
        .await;
    assert!(matches!(made, Err(Problem::NotFound)));
    for login in ["melati", "Ada Spasi", "x"] {
        let made = app
            .add_account(&administrator, (login, "Petugas"), AccountRole::Officer)
            .await;
        assert!(matches!(made, Err(Problem::Refused(_))), "{login}");
    }
    let found = app.accounts(&administrator, "PETUGAS", 1).await.unwrap();
    assert_eq!((found.total, found.rows[0].login.as_str()), (1, "melati"));
    assert!(found.rows[0].id.starts_with("p-"), "events must not carry a name");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_password_is_renewed_and_the_old_one_no_longer_opens() {
    let (office, administrator) = new_installation().await;
    let app = &office.app;
    let id = hire(&office, &administrator, "melati", ("dpmptsp", "verifikator"), None).await;
    let first = app.renew_password(&administrator, &id).await.unwrap();
    assert!(app.sign_in("melati", "sungai-raya-2026", "test").await.is_err());
    let token = app
        .sign_in("melati", &first.0, "test")
        .await
        .unwrap()
        .session()
        .unwrap();
    let officer = app.signed_in(&token.0).await.unwrap();
    let same = app.change_own_password(&officer, &first.0, &first.0).await;
    assert!(matches!(same, Err(Problem::Refused(_))));
    let wrong = app
        .change_own_password(&officer, "bukan ini sandinya", "kata sandi baru saya")
        .await;
    assert!(matches!(wrong, Err(Problem::Refused(_))));
    let token = app
        .change_own_password(&officer, &first.0, "kata sandi baru saya")
        .await
        .unwrap();
    let officer = app.signed_in(&token.0).await.unwrap();
    assert!(!officer.must_change_password && officer.positions.len() == 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_begin_later_is_taken_back_and_leaves_what_is_held_alone() {
    let (office, administrator) = new_installation().await;
    let app = &office.app;
    let position = PositionKey::new("dpmptsp", "verifikator");
    let id = hire(&office, &administrator, "melati", ("dpmptsp", "verifikator"), None).await;
    let today = Date::constant(2026, 11, 23);
    app.end_position(&administrator, &id, (&position, today), None)
        .await
        .unwrap();
    let later = Date::constant(2027, 1, 4);
    let next = NewHolding {
        position: position.clone(),
        deputy: None,
        from: Some(later),
        until: None,
    };
    app.give_position(&administrator, &id, next.clone()).await.unwrap();
    let begun = app.take_back_position(&administrator, &id, (&position, today)).await;
    assert_eq!(crate::bad_input::code(&begun.unwrap_err()), "position-begun");
    let officer = office.officer("melati").await;
    let stranger = app.take_back_position(&officer, &id, (&position, later)).await;
    assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
    app.take_back_position(&administrator, &id, (&position, later))
        .await
        .unwrap();
    let held = app.account(&administrator, &id).await.unwrap().holdings;
    assert_eq!(held.iter().map(|held| held.from).collect::<Vec<_>>(), [today]);
    let gone = app.take_back_position(&administrator, &id, (&position, later)).await;
    assert!(matches!(gone, Err(Problem::NotFound)), "{gone:?}");
    app.give_position(&administrator, &id, next).await.unwrap();
}
