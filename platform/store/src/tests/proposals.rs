use crate::tests::{Place, at, now, on_both_databases, submitted};
use crate::{Proposal, Running, Store, Uuid, new_id};

on_both_databases!(
    what_was_uploaded_is_there_byte_for_byte_until_it_is_dropped,
    of_two_who_publish_one_proposal_the_second_is_told,
    a_proposal_is_forgotten_with_its_files_when_its_time_is_over,
    running_cases_are_counted_by_their_version,
);

async fn uploaded(store: &Store, kept_until: i64) -> Proposal {
    let proposal = Proposal {
        id: new_id(now()).unwrap(),
        officer: "p-1".to_owned(),
        uploaded_at: now(),
        kept_until: at(kept_until),
        published_at: None,
    };
    let files = [
        ("services/dishub/uji-kir.toml".to_owned(), vec![0, 0xff, b'a']),
        ("law.toml".to_owned(), Vec::new()),
    ];
    let mut tx = store.begin().await.unwrap();
    tx.keep_proposal(&proposal, &files).await.unwrap();
    tx.commit().await.unwrap();
    proposal
}

async fn paths(store: &Store, id: Uuid) -> Vec<String> {
    store.read().await.unwrap().proposal_paths(id).await.unwrap()
}

async fn what_was_uploaded_is_there_byte_for_byte_until_it_is_dropped(place: &Place) {
    let store = place.open().await;
    let (kept, other) = (uploaded(&store, 100).await, uploaded(&store, 100).await);
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.proposal(kept.id).await.unwrap().as_ref(), Some(&kept));
    let files = reader.proposal_files(kept.id).await.unwrap();
    assert_eq!(files[0], ("law.toml".to_owned(), Vec::new()));
    assert_eq!(files[1].1, [0, 0xff, b'a']);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    assert!(tx.drop_proposal(kept.id).await.unwrap());
    assert!(!tx.drop_proposal(kept.id).await.unwrap());
    tx.commit().await.unwrap();
    let left = store.read().await.unwrap().proposals().await.unwrap();
    assert_eq!(left, std::slice::from_ref(&other));
    assert!(paths(&store, kept.id).await.is_empty());
    assert_eq!(paths(&store, other.id).await.len(), 2);
}

async fn of_two_who_publish_one_proposal_the_second_is_told(place: &Place) {
    let store = place.open().await;
    let proposal = uploaded(&store, 100).await;
    let mut tx = store.begin().await.unwrap();
    assert!(tx.proposal_is_published(proposal.id, at(5)).await.unwrap());
    assert!(!tx.proposal_is_published(proposal.id, at(6)).await.unwrap());
    assert!(!tx.drop_proposal(proposal.id).await.unwrap(), "it is history now");
    tx.commit().await.unwrap();
    let read = store.read().await.unwrap().proposal(proposal.id).await.unwrap();
    assert_eq!(read.unwrap().published_at, Some(at(5)));
    assert_eq!(paths(&store, proposal.id).await.len(), 2);
}

async fn a_proposal_is_forgotten_with_its_files_when_its_time_is_over(place: &Place) {
    let store = place.open().await;
    let (old, young) = (uploaded(&store, 10).await, uploaded(&store, 100).await);
    let mut tx = store.begin().await.unwrap();
    tx.forget_proposals(at(50)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.read().await.unwrap().proposal(old.id).await.unwrap(), None);
    assert!(paths(&store, old.id).await.is_empty());
    assert_eq!(paths(&store, young.id).await.len(), 2);
}

async fn running_cases_are_counted_by_their_version(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    submitted(&store, "KTP-2", 0).await;
    let running = store.read().await.unwrap().running().await.unwrap();
    let [Running { cases: 2, version, .. }] = running.as_slice() else {
        panic!("{running:?}");
    };
    assert!(*version > 0);
}
