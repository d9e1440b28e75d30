use crate::tests::closings::{close, closing};
use crate::tests::{Place, on_both_databases, submitted};
use crate::{Observation, Uuid};

on_both_databases!(
    a_closed_case_is_counted_once_whoever_counts_it,
    counts_add_up_by_month_and_are_forgotten_with_the_closings,
);

fn counted(month: &str, class: i64, cases: i64) -> Observation {
    Observation {
        kind: "work".to_owned(),
        month: month.to_owned(),
        name: "periksa".to_owned(),
        class,
        cases,
    }
}

const SERVICE: (&str, &str) = ("disdukcapil", "ktp-el");

async fn a_closed_case_is_counted_once_whoever_counts_it(place: &Place) {
    let store = place.open().await;
    let (open, closed) = (submitted(&store, "KTP-1", 0).await, submitted(&store, "KTP-2", 1).await);
    close(&store, closed.id, Some(&closing("2026-11-23", 50, true))).await;
    let found = store.read().await.unwrap().unobserved_cases(10).await.unwrap();
    let matters: Vec<Uuid> = found.iter().map(|found| found.matter).collect();
    assert_eq!(matters, [closed.id]);
    assert_eq!(found[0].day, "2026-11-23");
    let mut tx = store.begin().await.unwrap();
    assert!(tx.claim_unobserved(closed.id).await.unwrap());
    assert!(!tx.claim_unobserved(closed.id).await.unwrap());
    assert!(!tx.claim_unobserved(open.id).await.unwrap());
    tx.commit().await.unwrap();
    assert!(
        store
            .read()
            .await
            .unwrap()
            .unobserved_cases(10)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn counts_add_up_by_month_and_are_forgotten_with_the_closings(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    let october = [counted("2026-10", 5, 1), counted("2026-10", 7, 2)];
    tx.add_observations(SERVICE, &october).await.unwrap();
    tx.add_observations(SERVICE, &[counted("2026-10", 5, 3), counted("2026-11", 5, 9)])
        .await
        .unwrap();
    tx.add_observations(SERVICE, &[]).await.unwrap();
    tx.commit().await.unwrap();
    let read = async |kind, months| {
        let mut reader = store.read().await.unwrap();
        let mut found = reader.observations(SERVICE, kind, months).await.unwrap();
        found.sort();
        found
    };
    let of_october = read("work", ("2026-10", "2026-10")).await;
    assert_eq!(of_october, [counted("2026-10", 5, 4), counted("2026-10", 7, 2)]);
    assert_eq!(read("work", ("2026-10", "2026-12")).await.len(), 3);
    assert!(read("wait", ("2026-10", "2026-12")).await.is_empty());
    let mut tx = store.begin().await.unwrap();
    tx.forget_closings().await.unwrap();
    tx.commit().await.unwrap();
    assert!(read("work", ("2026-10", "2026-12")).await.is_empty());
}
