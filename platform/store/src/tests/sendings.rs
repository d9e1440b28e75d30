use maklumat_calendar::Timestamp;

use crate::tests::{Place, now, on_both_databases};

on_both_databases!(
    a_key_is_begun_once_and_answered_the_same_way_again,
    what_broke_off_is_taken_over_by_one,
);

const KEY: (&str, &str) = ("p-1", "0a1b");

fn later(seconds: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + seconds).unwrap()
}

async fn a_key_is_begun_once_and_answered_the_same_way_again(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    assert!(tx.begin_sending(KEY, now()).await.unwrap());
    assert!(!tx.begin_sending(KEY, now()).await.unwrap());
    assert!(
        tx.begin_sending(("p-2", "0a1b"), now()).await.unwrap(),
        "the key of one officer is nothing to another"
    );
    tx.answer_sending(KEY, b"an answer").await.unwrap();
    tx.release_sending(KEY).await.unwrap();
    tx.release_sending(("p-2", "0a1b")).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let kept = reader.sending("p-1", "0a1b").await.unwrap().unwrap();
    assert_eq!(kept.answer.as_deref(), Some(&b"an answer"[..]));
    assert_eq!(reader.sending("p-2", "0a1b").await.unwrap(), None);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.forget_sendings(now()).await.unwrap(), 0);
    assert_eq!(tx.forget_sendings(later(1)).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn what_broke_off_is_taken_over_by_one(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    tx.begin_sending(KEY, now()).await.unwrap();
    assert!(
        !tx.take_over_sending(KEY, (later(-1), later(30))).await.unwrap(),
        "it is under way"
    );
    assert!(tx.take_over_sending(KEY, (now(), later(60))).await.unwrap());
    assert!(!tx.take_over_sending(KEY, (now(), later(60))).await.unwrap());
    tx.answer_sending(KEY, b"an answer").await.unwrap();
    assert!(!tx.take_over_sending(KEY, (later(60), later(120))).await.unwrap());
    tx.commit().await.unwrap();
}
