use crate::tests::{Place, at, now, on_both_databases, submitted};
use crate::{CaseKey, Draft, Store, Uuid, new_id};

on_both_databases!(a_helper_finds_what_they_filed_until_it_is_gone);

async fn list(store: &Store, helper: &str) -> Vec<Uuid> {
    store.read().await.unwrap().helped_by(helper, 10).await.unwrap()
}

async fn a_helper_finds_what_they_filed_until_it_is_gone(place: &Place) {
    let store = place.open().await;
    let case = submitted(&store, "KTP-1", 0).await.id;
    let draft = Draft {
        id: new_id(now()).unwrap(),
        key: CaseKey::generate().unwrap(),
        reference: "D-1".to_owned(),
        unit: "disdukcapil".to_owned(),
        service: "ktp-el".to_owned(),
        version: 1,
        applicant_key: None,
        pin_hash: None,
        answers: b"{}".to_vec(),
        updated_at: now(),
        expires_at: at(1),
        revision: 0,
    };
    let mut tx = store.begin().await.unwrap();
    tx.save_draft(&draft).await.unwrap();
    tx.note_helped("p-1", case, now()).await.unwrap();
    tx.note_helped("p-1", draft.id, at(1)).await.unwrap();
    tx.note_helped("p-1", draft.id, at(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(list(&store, "p-1").await, [draft.id, case], "the latest first");
    assert!(list(&store, "p-2").await.is_empty());
    let helper = store.read().await.unwrap().helper_of(case).await.unwrap();
    assert_eq!(helper.as_deref(), Some("p-1"));
    store.discard_draft(draft.id).await.unwrap();
    assert_eq!(list(&store, "p-1").await, [case]);
    // The answer to a return that is given up leaves the case where it is.
    store.discard_draft(case).await.unwrap();
    assert_eq!(list(&store, "p-1").await, [case]);
    store.erase(case).await.unwrap();
    assert!(list(&store, "p-1").await.is_empty());
}
