//! Guessing, full disks, messages: what must hold when many come at once or something is missing.

use maklumat_app::{App, OpenError, Settings, StepForm};
use maklumat_sop::Channel;
use maklumat_vocabulary::{Language, ServiceKey};

use crate::bad_input::code;
use crate::office::{Office, monday_morning};
use crate::permit_story::sent_application;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_pins_guessed_at_once_are_five_guesses() {
    let office = Office::furnished(0).await;
    let key = ServiceKey::new("disnaker", "ak-1");
    let started = office
        .app
        .start_application(&key, "080012345678", Channel::Online, None)
        .await
        .unwrap();
    let wrong = if started.pin.0 == "000000" { "000001" } else { "000000" };
    let guesses: Vec<_> = (0..50)
        .map(|_| {
            let (app, reference) = (office.app.clone(), started.reference.clone());
            tokio::spawn(async move { app.open_with_pin(&reference, wrong, "test").await.map(|_| ()) })
        })
        .collect();
    let mut judged = 0;
    for guess in guesses {
        match code(&guess.await.unwrap().unwrap_err()) {
            "wrong-pin" => judged += 1,
            other => assert_eq!(other, "locked"),
        }
    }
    assert_eq!(judged, 5);
    let closed = office
        .app
        .open_with_pin(&started.reference, &started.pin.0, "test")
        .await;
    assert_eq!(code(&closed.unwrap_err()), "locked", "even with the right PIN");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_passwords_guessed_at_once_are_five_guesses() {
    let office = Office::furnished(0).await;
    let guesses: Vec<_> = (0..50)
        .map(|_| {
            let app = office.app.clone();
            tokio::spawn(async move { app.sign_in("rsud.kasir.1", "bukan sandinya", "test").await.map(|_| ()) })
        })
        .collect();
    let mut judged = 0;
    for guess in guesses {
        match code(&guess.await.unwrap().unwrap_err()) {
            "wrong-password" => judged += 1,
            other => assert_eq!(other, "locked"),
        }
    }
    assert_eq!(judged, 5);
    let closed = office.app.sign_in("rsud.kasir.1", "sungai-raya-2026", "test").await;
    assert_eq!(code(&closed.unwrap_err()), "locked");
    office.hours_pass(1);
    office.officer("rsud.kasir.1").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_in_words_and_what_was_acknowledged_stays() {
    let office = Office::furnished(0).await;
    let key = ServiceKey::new("disnaker", "ak-1");
    office.app.limit_database_pages(0).await.unwrap();
    let mut acknowledged = Vec::new();
    let problem = loop {
        let started = office
            .app
            .start_application(&key, "080012345678", Channel::Online, None)
            .await;
        match started {
            Ok(started) => acknowledged.push(started),
            Err(problem) => break problem,
        }
        assert!(acknowledged.len() < 2_000, "the disk never became full");
    };
    assert_eq!(code(&problem), "disk-full");
    let maklumat_app::Problem::Refused(refused) = problem else {
        panic!("{problem:?}")
    };
    assert!(refused.words(Language::Indonesian).what.contains("Penyimpanan penuh"));
    assert!(refused.words(Language::English).then.contains("not lost"));
    for started in &acknowledged {
        office.app.applicant(&started.token.0).await.unwrap();
    }
    office.app.limit_database_pages(1_000_000).await.unwrap();
    for started in acknowledged {
        let token = office
            .app
            .open_with_pin(&started.reference, &started.pin.0, "test")
            .await
            .unwrap();
        office.app.applicant(&token.0).await.unwrap();
    }
    sent_application(&office).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_applicant_reads_what_happened_and_each_thing_once() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let form = StepForm {
        outcome: Some("belum-lengkap".to_owned()),
        defects: vec![("surat-faskes".to_owned(), maklumat_app::Private("Buram.".to_owned()))],
        ..StepForm::default()
    };
    office.hours_pass(1);
    office
        .complete_with("dpmptsp.verifikator.1", &applicant, "periksa", form)
        .await;
    office.app.work_once().await.unwrap();
    office.app.work_once().await.unwrap();
    let messages = office.app.tracking(&applicant).await.unwrap().messages;
    let kinds: Vec<&str> = messages.iter().map(|message| message.kind.as_str()).collect();
    assert_eq!(kinds, ["returned", "submitted"]);
    assert!(messages[0].until.is_some());
    assert_eq!(office.app.since_last_round(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistyped_folder_does_not_become_an_installation() {
    let folder = tempfile::tempdir().unwrap();
    let mistyped = folder.path().join("dta");
    let error = App::open_existing(Settings::at(&mistyped)).await.err().unwrap();
    assert!(matches!(error, OpenError::NothingThere { .. }), "{error:?}");
    assert!(error.what(Language::Indonesian).contains("tidak ada pemasangan"));
    let error = maklumat_app::AtRest::open(Settings::at(&mistyped)).await.err().unwrap();
    assert!(matches!(error, OpenError::NothingThere { .. }), "{error:?}");
    assert!(!mistyped.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_copy_is_not_put_back_and_says_so() {
    let office = Office::furnished(0).await;
    let copy = office.folder.path().join("salinan");
    office.app.back_up(&copy).await.unwrap();
    let list = std::fs::read_to_string(copy.join("LIST")).unwrap();
    std::fs::write(copy.join("LIST"), &list[..list.len() - 10]).unwrap();
    let target = tempfile::tempdir().unwrap();
    let problem = App::restore(&copy, &target.path().join("baru")).await.unwrap_err();
    assert_eq!(code(&problem), "backup-damaged");
    assert!(!target.path().join("baru").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_with_a_key_from_elsewhere_says_that_the_key_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let settings = || {
        let mut settings = Settings::at(folder.path().join("data")).standing_at(monday_morning());
        settings.master_key = Some("07".repeat(32));
        settings
    };
    App::open(settings()).await.unwrap();
    let copy = folder.path().join("salinan");
    let copied = maklumat_app::AtRest::open(settings())
        .await
        .unwrap()
        .back_up(&copy)
        .await
        .unwrap();
    assert!(!copied.has_master_key);
    let again = folder.path().join("lagi");
    assert!(!App::restore(&copy, &again).await.unwrap().has_master_key);
    let mut restored = Settings::at(&again).standing_at(monday_morning());
    restored.master_key = Some("07".repeat(32));
    App::open_existing(restored).await.unwrap();
}
