use crate::tests::{Place, at, now, on_both_databases};
use crate::{CaseKey, FaultKind, Store, Unfinished, UploadKey, Uuid};

on_both_databases!(
    parts_are_kept_in_order_once_and_outlive_the_program,
    what_became_a_file_is_remembered_without_its_parts,
    what_is_not_finished_in_time_goes,
);

const OWNER: Uuid = Uuid::from_u128(7);
const KEY: UploadKey<'_> = UploadKey {
    owner: OWNER,
    page: "ijazah",
    digest: "d",
};

fn coming() -> Unfinished {
    Unfinished {
        page: KEY.page.to_owned(),
        digest: KEY.digest.to_owned(),
        length_bytes: 6,
        arrived: 0,
        replaces: None,
        kept: None,
        expires_at: at(60),
    }
}

async fn begin(store: &Store) {
    let mut tx = store.begin().await.unwrap();
    tx.begin_upload(OWNER, &coming()).await.unwrap();
    tx.begin_upload(OWNER, &coming()).await.unwrap();
    tx.commit().await.unwrap();
}

/// Whether it was taken.
async fn part(store: &Store, key: &CaseKey, number: i64, content: &[u8]) -> bool {
    let mut tx = store.begin().await.unwrap();
    match tx.keep_part(KEY, key, (number, content), at(60)).await {
        Ok(()) => {
            tx.commit().await.unwrap();
            true
        }
        Err(fault) => {
            assert_eq!(fault.kind(), FaultKind::Conflict);
            tx.roll_back().await;
            false
        }
    }
}

async fn parts_are_kept_in_order_once_and_outlive_the_program(place: &Place) {
    let store = place.open().await;
    let key = CaseKey::generate().unwrap();
    begin(&store).await;
    assert!(!part(&store, &key, 1, b"def").await, "none is skipped");
    assert!(part(&store, &key, 0, b"abc").await);
    assert!(!part(&store, &key, 0, b"abc").await, "none is there twice");
    drop(store);
    let store = place.open().await;
    assert_eq!(
        store.read().await.unwrap().uploads_of(OWNER).await.unwrap()[0].arrived,
        1
    );
    assert!(part(&store, &key, 1, b"def").await);
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.parts_of(KEY, &key).await.unwrap(), b"abcdef");
    assert!(
        reader.parts_of(KEY, &CaseKey::generate().unwrap()).await.is_err(),
        "sealed"
    );
}

async fn what_became_a_file_is_remembered_without_its_parts(place: &Place) {
    let store = place.open().await;
    let key = CaseKey::generate().unwrap();
    begin(&store).await;
    part(&store, &key, 0, b"abc").await;
    let mut tx = store.begin().await.unwrap();
    tx.finish_upload(KEY, "kept").await.unwrap();
    tx.commit().await.unwrap();
    assert!(!part(&store, &key, 1, b"def").await, "nothing comes after the end");
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.uploads_of(OWNER).await.unwrap()[0].kept.as_deref(), Some("kept"));
    assert!(reader.parts_of(KEY, &key).await.unwrap().is_empty());
    assert!(reader.uploads_of(Uuid::nil()).await.unwrap().is_empty());
}

async fn what_is_not_finished_in_time_goes(place: &Place) {
    let store = place.open().await;
    let key = CaseKey::generate().unwrap();
    begin(&store).await;
    part(&store, &key, 0, b"abc").await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.forget_expired_uploads(at(59), 10).await.unwrap(), 0);
    assert_eq!(tx.forget_expired_uploads(at(60), 10).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let counts = store.row_counts().await.unwrap();
    let left = counts.iter().filter(|(table, _)| table.starts_with("upload"));
    assert_eq!(left.map(|(_, count)| count).sum::<i64>(), 0);
    assert!(now() < at(60));
}
