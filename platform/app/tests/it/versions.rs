//! Definitions and shared files that change while citizens wait: who keeps working by what.

use maklumat_app::{App, Health, Private, Problem, Settings, StepForm, TrackingState};
use maklumat_store::{FolderVault, Keys, Store, StoreConfig};
use maklumat_vocabulary::{ProductId, ServiceKey};

use crate::office::{Office, monday_morning};
use crate::permit_story::{go, sent_application};
use crate::staffing::{LAW, ORGANISATION, PERMIT, sources};

fn permit() -> ServiceKey {
    ServiceKey::new("dpmptsp", "sip-dokter")
}

fn second_version(text: &str) -> String {
    text.replacen("version   = 1", "version   = 2", 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_published_in_advance_waits_for_its_day_and_the_service_stays_open() {
    let office = Office::furnished(0).await;
    let next = second_version(PERMIT).replacen("effective = 2026-02-02", "effective = 2027-01-01", 1);
    office.app.publish_service(&permit(), &next, None).await.unwrap();
    let version = || office.app.service(&permit()).unwrap().sop.definition().version;
    assert_eq!(version(), 1);
    sent_application(&office).await;
    office.hours_pass(45 * 24);
    assert_eq!(version(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_has_not_begun_is_shown_but_cannot_be_applied_for() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Settings::at(folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    app.publish_regency(&sources(ORGANISATION)).await.unwrap();
    let later = PERMIT.replacen("effective = 2026-02-02", "effective = 2027-01-01", 1);
    app.publish_service(&permit(), &later, None).await.unwrap();
    assert!(app.service(&permit()).is_some());
    let started = app
        .start_application(&permit(), "0800 1234 5678", maklumat_sop::Channel::Online, None)
        .await;
    assert!(matches!(started, Err(Problem::Refused(_))), "{started:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_performer_of_the_version_a_case_is_on_still_sees_it_when_another_version_is_in_force() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    let moved = second_version(PERMIT).replacen("\"dinkes/kabid-sdk\"", "\"dishub/kepala-dinas\"", 1);
    office.app.publish_service(&permit(), &moved, None).await.unwrap();
    office
        .complete("dpmptsp.verifikator.1", &applicant, "periksa", Some("lengkap"))
        .await;
    let health = office.officer("dinkes.kabid-sdk.1").await;
    let case = office.case_of(&health, &applicant).await;
    let row = office
        .app
        .inbox(&health, &maklumat_app::InboxFilter::default())
        .await
        .unwrap();
    assert_eq!(
        row.rows[0].step_name.id,
        "Memverifikasi persyaratan dan mengunggah rekomendasi"
    );
    assert_eq!(office.app.case_file(&health, case).await.unwrap().open.len(), 1);
    let other = office.officer("dishub.kepala-dinas.1").await;
    assert!(matches!(
        office.app.case_file(&other, case).await,
        Err(Problem::NotFound)
    ));
}

fn without_a_position() -> String {
    ORGANISATION
        .lines()
        .filter(|line| !line.starts_with("kabid-sdk "))
        .collect::<Vec<_>>()
        .join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_files_by_which_a_published_service_could_not_run_are_refused_with_the_findings() {
    let office = Office::furnished(0).await;
    let Err(Problem::Refused(refused)) = office.app.publish_regency(&sources(&without_a_position())).await else {
        panic!("the position is still needed");
    };
    let words = refused.words(maklumat_vocabulary::Language::Indonesian).what;
    assert!(
        words.contains("dpmptsp/sip-dokter v1") && words.contains("kabid-sdk"),
        "{words}"
    );
    let again = App::open(Settings::at(office.folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    assert_eq!(again.catalogue().len(), office.app.catalogue().len());
}

/// Puts a shared file into the database that a program with other rules let pass.
async fn store_unchecked(folder: &std::path::Path, name: &str, text: &str) {
    let store = Store::open_as_it_is(StoreConfig {
        url: format!("sqlite:{}", folder.join("maklumat.db").display()),
        keys: Keys::from_file(&folder.join("keys/master.key")).unwrap(),
        tenant: 1,
        files: std::sync::Arc::new(FolderVault::new(folder.join("uploads"))),
    })
    .await
    .unwrap();
    let mut tx = store.begin().await.unwrap();
    tx.store_regency_file((name, text), None, monday_morning())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_with_a_failing_definition_opens_without_it_and_can_be_mended() {
    let folder = tempfile::tempdir().unwrap();
    let open = || App::open(Settings::at(folder.path()).standing_at(monday_morning()));
    let app = open().await.unwrap();
    app.publish_regency(&sources(ORGANISATION)).await.unwrap();
    app.publish_service(&permit(), PERMIT, None).await.unwrap();
    drop(app);
    store_unchecked(folder.path(), "organisation.toml", &without_a_position()).await;
    let app = open().await.unwrap();
    assert!(app.service(&permit()).is_none());
    let found = app.examine().await.unwrap();
    let told = found
        .iter()
        .any(|one| one.health == Health::Wrong && one.what.id.contains("dpmptsp/sip-dokter versi 1"));
    assert!(told, "{found:?}");
    app.publish_regency(&sources(ORGANISATION)).await.unwrap();
    assert!(app.service(&permit()).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_carried_to_its_end_although_todays_rules_refuse_the_version_it_is_on() {
    let office = Office::furnished(0).await;
    let applicant = sent_application(&office).await;
    // The law the permit rests on is not on file any more: an error, found only after the case began.
    let law = LAW.replacen("[law.uu-17-2023]", "[law.uu-17-1923]", 1);
    store_unchecked(office.folder.path(), "law.toml", &law).await;
    let app = App::open(Settings::at(office.folder.path()).standing_at(monday_morning()));
    let office = Office {
        app: app.await.unwrap(),
        ..office
    };
    assert!(office.app.service(&permit()).is_none(), "nobody can apply for it");
    let found = office.app.examine().await.unwrap();
    let told = found
        .iter()
        .any(|one| one.health == Health::Wrong && one.what.id.contains("dpmptsp/sip-dokter versi 1"));
    assert!(told, "{found:?}");

    office.hours_pass(2);
    office.app.work_once().await.unwrap();
    go(&office, &applicant, "periksa", "sampaikan").await;
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert!(matches!(tracking.state, TrackingState::Closed { .. }));
    office
        .app
        .product_pdf(&applicant, &ProductId::new("sip"))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_needed_by_another_value_of_the_same_form_is_shown_and_asked_only_then() {
    let office = Office::furnished(0).await;
    let text = second_version(PERMIT)
        + "\n[step.periksa.record]\nada-catatan = { label = \"Ada catatan?\", type = \"yes-no\" }\n\
           isi-catatan = { label = \"Isi catatan\", type = \"text\", when = \"ada-catatan\" }\n";
    office.app.publish_service(&permit(), &text, None).await.unwrap();
    let applicant = sent_application(&office).await;
    let officer = office.officer("dpmptsp.verifikator.1").await;
    let case = office.case_of(&officer, &applicant).await;
    let file = office.app.case_file(&officer, case).await.unwrap();
    let asked: Vec<&str> = file.open[0]
        .records
        .iter()
        .map(|record| record.input.name.as_str())
        .collect();
    assert_eq!(asked, ["ada-catatan", "isi-catatan"]);
    assert!(file.open[0].records[1].only_if.is_some());
    let form = |has_note: &str| StepForm {
        outcome: Some("lengkap".to_owned()),
        records: vec![("ada-catatan".to_owned(), Private(has_note.to_owned()))],
        ..StepForm::default()
    };
    let refused = office
        .app
        .complete_step(&officer, case, &"periksa".into(), form("ya"))
        .await;
    let Err(Problem::Invalid(errors)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(errors[0].field, "isi-catatan");
    office
        .app
        .complete_step(&officer, case, &"periksa".into(), form("tidak"))
        .await
        .unwrap();
}
