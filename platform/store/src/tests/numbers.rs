//! Turns in a series: a number known before the writer is asked for, used only if it is still the next.

use crate::numbers::Turn;
use crate::tests::{Place, change, event, load, now, on_both_databases, standing, step_on, submitted};
use crate::{Fault, Head, Matter, Store};

on_both_databases!(numbers_of_many_at_once_have_no_gap_though_some_changes_fail);

const SERIES: &str = "disdukcapil/KTP/2026";

async fn issue_in_turn(store: &Store, matter: &Matter, turn: Turn) -> Result<Head, Fault> {
    let body = format!("{{\"number\":{}}}", turn.number());
    let events = [event("product-issued", &body, None)];
    store
        .append_numbered(matter, change(standing("running", b""), &events), turn)
        .await
}

/// As the application does it: in turn where that can be, and otherwise in a transaction.
async fn issue(store: &Store, matter: &Matter) -> Result<(), Fault> {
    if let Some(turn) = store.turn(SERIES).await?
        && issue_in_turn(store, matter, turn).await.is_ok()
    {
        return Ok(());
    }
    let mut tx = store.begin().await?;
    let body = format!("{{\"number\":{}}}", tx.next_number(SERIES).await?);
    let events = [event("product-issued", &body, None)];
    tx.append(matter, change(standing("running", b""), &events)).await?;
    tx.commit().await
}

async fn numbers_of_many_at_once_have_no_gap_though_some_changes_fail(place: &Place) {
    let store = place.open().await;
    let mut cases = Vec::new();
    for number in 0..60 {
        let head = submitted(&store, &format!("KTP-{number}"), number).await;
        let matter = load(&store, head.id).await;
        if number % 5 == 0 {
            // Somebody else was faster on this one: it gets no number.
            step_on(&store, &matter).await.unwrap();
        }
        cases.push(matter);
    }
    let issuing: Vec<_> = cases
        .iter()
        .cloned()
        .map(|matter| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tried = issue(&store, &matter).await;
                // The shared transaction may have been taken back by another's failure.
                while load(&store, matter.head.id).await.head == matter.head {
                    tried = issue(&store, &matter).await;
                }
                tried.is_ok()
            })
        })
        .collect();
    let mut issued = 0;
    for one in issuing {
        issued += i64::from(one.await.unwrap());
    }
    assert_eq!(issued, 48);
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.last_number(SERIES).await.unwrap(), 48);
    let mut numbers = Vec::new();
    for matter in &cases {
        let events = reader.events(&matter.head).await.unwrap();
        numbers.extend(
            events
                .into_iter()
                .filter(|event| event.kind == "product-issued")
                .map(|event| event.body),
        );
    }
    numbers.sort();
    let mut expected: Vec<String> = (1..=48).map(|number| format!("{{\"number\":{number}}}")).collect();
    expected.sort();
    assert_eq!(numbers, expected);
}

#[tokio::test]
async fn a_number_given_elsewhere_in_between_is_not_given_again() {
    let place = Place::sqlite();
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let matter = load(&store, head.id).await;
    let turn = store.turn(SERIES).await.unwrap().unwrap();
    assert_eq!(turn.number(), 1);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.next_number(SERIES).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let fault = issue_in_turn(&store, &matter, turn).await.unwrap_err();
    assert!(fault.is_conflict(), "{fault}");
    assert_eq!(load(&store, head.id).await.head, matter.head, "nothing was changed");
    let turn = store.turn(SERIES).await.unwrap().unwrap();
    assert_eq!(turn.number(), 2, "the database was asked again");
    issue_in_turn(&store, &matter, turn).await.unwrap();
    assert_eq!(store.read().await.unwrap().last_number(SERIES).await.unwrap(), 2);
}

#[tokio::test]
async fn a_turn_that_is_given_up_gives_its_number_to_the_next() {
    let place = Place::sqlite();
    let store = Store::open(place.config(), now()).await.unwrap();
    drop(store.turn(SERIES).await.unwrap());
    assert_eq!(store.turn(SERIES).await.unwrap().unwrap().number(), 1);
    let other = store.turn("another series").await.unwrap().unwrap();
    assert_eq!(other.number(), 1, "series do not wait for each other");
}

#[tokio::test]
async fn a_change_that_lost_its_case_uses_no_number_and_harms_nobody_behind_it() {
    let place = Place::sqlite();
    let store = place.open().await;
    let lost = load(&store, submitted(&store, "KTP-1", 0).await.id).await;
    let kept = load(&store, submitted(&store, "KTP-2", 1).await.id).await;
    step_on(&store, &lost).await.unwrap();
    let turn = store.turn(SERIES).await.unwrap().unwrap();
    let fault = issue_in_turn(&store, &lost, turn).await.unwrap_err();
    assert!(fault.is_conflict(), "{fault}");
    let turn = store.turn(SERIES).await.unwrap().unwrap();
    assert_eq!(turn.number(), 1);
    issue_in_turn(&store, &kept, turn).await.unwrap();
}
