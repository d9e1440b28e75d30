//! A wrong key, a backup that becomes an installation again.

use maklumat_app::{App, Health, OpenError, Settings};

use maklumat_vocabulary::Language;

use crate::office::{Office, monday_morning};

#[tokio::test(flavor = "multi_thread")]
async fn another_key_does_not_open_the_data_and_says_so() {
    let office = Office::furnished(5).await;
    let folder = office.folder;
    drop(office.app);
    std::fs::write(folder.path().join("keys/master.key"), "00".repeat(32)).unwrap();
    let error = App::open(Settings::at(folder.path())).await.err().unwrap();
    assert!(error.what(Language::Indonesian).contains("bukan kunci"), "{error:?}");
    assert!(error.then(Language::Indonesian).contains("keys/master.key yang asli"));
    assert!(error.what(Language::English).contains("not the one"));
    std::fs::remove_file(folder.path().join("keys/master.key")).unwrap();
    let error = App::open(Settings::at(folder.path())).await.err().unwrap();
    assert!(matches!(error, OpenError::KeyMissing), "{error:?}");
    assert!(error.then(Language::English).contains("original keys/master.key"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_running_becomes_an_installation_again() {
    let office = Office::furnished(40).await;
    let copy = office.folder.path().join("salinan");
    office.app.back_up(&copy).await.unwrap();
    let target = tempfile::tempdir().unwrap();
    App::restore(&copy, target.path()).await.unwrap();
    let app = App::open(Settings::at(target.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    let (before, after) = (
        office.app.check_evidence().await.unwrap(),
        app.check_evidence().await.unwrap(),
    );
    assert_eq!((before.cases, before.events), (after.cases, after.events));
    assert_eq!(app.catalogue().len(), office.app.catalogue().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_nothing_wrong_with_a_furnished_regency_and_says_what_an_empty_one_lacks() {
    let office = Office::furnished(5).await;
    let settings = Settings::at(office.folder.path()).standing_at("2026-09-21T02:00:00Z".parse().unwrap());
    let app = App::open(settings).await.unwrap();
    assert!(
        app.examine()
            .await
            .unwrap()
            .iter()
            .all(|examined| examined.health == Health::Fine)
    );
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Settings::at(folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    let wrong = app
        .examine()
        .await
        .unwrap()
        .into_iter()
        .filter(|examined| examined.health == Health::Wrong);
    assert!(wrong.into_iter().all(|examined| examined.then.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn towards_the_end_of_a_year_the_doctor_asks_for_the_holidays_of_the_next() {
    let office = Office::furnished(1).await;
    let wrong = async |at: &str| {
        let settings = Settings::at(office.folder.path()).standing_at(at.parse().unwrap());
        let app = App::open(settings).await.unwrap();
        let examined = app.examine().await.unwrap().into_iter();
        let wrong = examined.filter(|examined| examined.health == Health::Wrong);
        wrong.map(|examined| examined.what.id).collect::<Vec<_>>()
    };
    assert_eq!(wrong("2026-09-30T03:00:00Z").await, Vec::<String>::new());
    let found = wrong("2026-10-01T03:00:00Z").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("2027"), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_can_run_twice() {
    let office = Office::furnished(30).await;
    office.app.work_once().await.unwrap();
    let before = office.app.check_evidence().await.unwrap();
    office.app.work_once().await.unwrap();
    let after = office.app.check_evidence().await.unwrap();
    assert_eq!(before.events, after.events);
}
