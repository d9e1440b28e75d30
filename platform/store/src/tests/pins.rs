use maklumat_calendar::Timestamp;

use crate::tests::{ANSWERS, Place, TENANT, change, event, load, on_both_databases, standing, submitted};
use crate::{Matter, Store, StoreConfig, Tx};

on_both_databases!(
    a_new_pin_takes_the_place_of_the_old_one_together_with_its_event,
    a_pin_is_not_replaced_without_its_event,
    a_new_pin_of_one_regency_changes_nothing_in_another,
    an_erased_case_gets_no_new_pin,
);

/// Replaces the PIN and says so in the case's chain.
async fn renew(tx: &mut Tx, matter: &Matter, pin_hash: &str) -> Result<(), crate::Fault> {
    let events = [event("pin-renewed", "{}", None)];
    tx.append(matter, change(standing("running", ANSWERS), &events)).await?;
    tx.replace_pin(matter.head.id, pin_hash).await
}

async fn kinds(store: &Store, matter: &Matter) -> Vec<String> {
    let events = store.read().await.unwrap().events(&matter.head).await.unwrap();
    events.into_iter().map(|event| event.kind).collect()
}

async fn a_new_pin_takes_the_place_of_the_old_one_together_with_its_event(place: &Place) {
    let store = place.open().await;
    let (head, other) = (submitted(&store, "KTP-1", 0).await, submitted(&store, "KTP-2", 0).await);
    let matter = load(&store, head.id).await;
    assert_eq!(matter.pin_hash.as_deref(), Some("$argon2id$contoh"));
    let mut tx = store.begin().await.unwrap();
    renew(&mut tx, &matter, "$argon2id$baru").await.unwrap();
    tx.commit().await.unwrap();
    let after = load(&store, head.id).await;
    assert_eq!(after.pin_hash.as_deref(), Some("$argon2id$baru"));
    let door = store.read().await.unwrap().door(head.id).await.unwrap();
    assert_eq!(door, Some(("KTP-1".to_owned(), Some("$argon2id$baru".to_owned()))));
    assert_eq!(kinds(&store, &after).await, ["submitted", "step_opened", "pin-renewed"]);
    assert_eq!((after.due_at, after.next_timer), (matter.due_at, matter.next_timer));
    let untouched = load(&store, other.id).await;
    assert_eq!(untouched.pin_hash.as_deref(), Some("$argon2id$contoh"));
}

async fn a_pin_is_not_replaced_without_its_event(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let matter = load(&store, head.id).await;
    let mut tx = store.begin().await.unwrap();
    renew(&mut tx, &matter, "$argon2id$baru").await.unwrap();
    tx.roll_back().await;
    let after = load(&store, head.id).await;
    assert_eq!(after.pin_hash.as_deref(), Some("$argon2id$contoh"));
    assert_eq!(after.head, matter.head);

    // Of two slips made on the same reading one is valid, and the other is never handed out.
    for (pin_hash, is_first) in [("$argon2id$satu", true), ("$argon2id$dua", false)] {
        let mut tx = store.begin().await.unwrap();
        match renew(&mut tx, &matter, pin_hash).await {
            Ok(()) => tx.commit().await.unwrap(),
            Err(fault) => {
                assert!(fault.is_conflict() && !is_first, "{fault:?}");
                tx.roll_back().await;
            }
        }
    }
    assert_eq!(load(&store, head.id).await.pin_hash.as_deref(), Some("$argon2id$satu"));
}

async fn a_new_pin_of_one_regency_changes_nothing_in_another(place: &Place) {
    let store = place.open().await;
    let config = StoreConfig {
        tenant: TENANT + 1,
        ..place.config()
    };
    let other = Store::open(config, Timestamp::UNIX_EPOCH).await.unwrap();
    let head = submitted(&store, "KTP-1", 0).await;
    let mut tx = other.begin().await.unwrap();
    let replaced = tx.replace_pin(head.id, "$argon2id$asing").await;
    assert!(replaced.is_err(), "a case of another regency");
    tx.roll_back().await;
    assert_eq!(
        load(&store, head.id).await.pin_hash.as_deref(),
        Some("$argon2id$contoh")
    );
}

async fn an_erased_case_gets_no_new_pin(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    store.erase(head.id).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(tx.replace_pin(head.id, "$argon2id$baru").await.is_err());
    tx.roll_back().await;
    assert_eq!(load(&store, head.id).await.pin_hash, None);
}
