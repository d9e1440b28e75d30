//! What is kept of cases when they close, and that those of before are added.

use maklumat_vocabulary::ServiceKey;

use crate::office::Office;

/// An installation of the release before has closed cases of which nothing was kept.
#[tokio::test(flavor = "multi_thread")]
async fn cases_of_before_are_added_by_the_jobs_and_give_the_same_figures() {
    let office = Office::furnished(300).await;
    let service = ServiceKey::new("disdukcapil", "ktp-el");
    let kept = office.app.past_figures(&service).await.unwrap();
    assert!(
        kept.times
            .is_some_and(|times| times.count >= 5 && times.median.minutes <= times.p90.minutes)
    );
    office.app.count_closings_anew().await.unwrap();
    assert_eq!(office.app.past_figures(&service).await.unwrap().finished, 0);
    for _ in 0..3 {
        office.app.work_once().await.unwrap();
    }
    let filled = office.app.past_figures(&service).await.unwrap();
    assert_eq!(
        (filled.finished, filled.on_time, filled.times),
        (kept.finished, kept.on_time, kept.times)
    );
}
