//! The furnished history: made by the engine, the same for the same seed, whole as evidence.

use maklumat_app::Urgency;

use crate::office::Office;

#[tokio::test(flavor = "multi_thread")]
async fn the_history_is_whole_and_believable() {
    let office = Office::furnished(400).await;
    let evidence = office.app.check_evidence().await.unwrap();
    assert!(evidence.cases >= 360, "{evidence:?}");
    assert!(evidence.events > evidence.cases * 6);
    let table = office.app.public_performance().await.unwrap();
    let finished: u64 = table.rows.iter().map(|row| row.finished).sum();
    let on_time: u64 = table.rows.iter().map(|row| row.on_time).sum();
    assert!(finished > 100, "{finished}");
    assert!(on_time * 100 > finished * 60, "{on_time} of {finished}");
    assert!(table.rows.iter().any(|row| row.zone == Some(Urgency::Green)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_history() {
    let (one, other) = (Office::furnished(60).await, Office::furnished(60).await);
    let summary = |office: &Office| std::fs::read_to_string(office.folder.path().join("demo.json")).unwrap();
    assert_eq!(summary(&one), summary(&other));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_furnished_case_can_be_tracked_with_its_pin() {
    let office = Office::furnished(400).await;
    let furnished = office
        .app
        .furnish(&maklumat_app::demo::Plan { seed: 7, cases: 400 }, |_, _| {})
        .await
        .unwrap();
    let case = furnished.trackable.first().unwrap();
    let token = office
        .app
        .open_with_pin(&case.reference, &case.pin, "test")
        .await
        .unwrap();
    let applicant = office.app.applicant(&token.0).await.unwrap();
    let tracking = office.app.tracking(&applicant).await.unwrap();
    assert_eq!(tracking.reference, case.reference);
    assert!(!tracking.thread.is_empty());
}
