use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::tests::{Place, now, on_both_databases};
use crate::{PaperPack, Store, new_id};

on_both_databases!(
    a_number_is_captured_once_and_only_where_it_was_begun,
    a_number_struck_off_leads_nowhere_any_more,
    what_was_entered_is_counted_by_the_day_of_entry,
);

fn later(seconds: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + seconds).unwrap()
}

async fn printed(store: &Store, numbers: &[&str]) -> Uuid {
    let pack = PaperPack {
        id: new_id(now()).unwrap(),
        unit: "disnaker".to_owned(),
        service: "ak-1".to_owned(),
        version: 3,
        forms: i64::try_from(numbers.len()).unwrap(),
        printed_by: "p-1".to_owned(),
        printed_at: now(),
        captured: 0,
        struck: 0,
    };
    let numbers: Vec<_> = (0_u8..)
        .zip(numbers)
        .map(|(at, number)| ((*number).to_owned(), [at; 32]))
        .collect();
    let mut tx = store.begin().await.unwrap();
    tx.add_pack(&pack, &numbers).await.unwrap();
    tx.commit().await.unwrap();
    let kept = store.read().await.unwrap().pack(pack.id).await.unwrap();
    assert_eq!(kept, Some(pack.clone()));
    pack.id
}

async fn a_number_is_captured_once_and_only_where_it_was_begun(place: &Place) {
    let store = place.open().await;
    let pack = printed(&store, &["SR 1", "SR 2"]).await;
    let (one, other) = (new_id(now()).unwrap(), new_id(now()).unwrap());
    let (received, entered) = (later(60), later(7200));
    let mut tx = store.begin().await.unwrap();
    assert!(
        !tx.capture(("SR 1", one), "p-2", (received, entered)).await.unwrap(),
        "nobody has begun"
    );
    assert!(
        tx.begin_entry(("SR 1", one), "p-2", (received, later(3600)))
            .await
            .unwrap()
    );
    assert!(!tx.capture(("SR 1", other), "p-2", (received, entered)).await.unwrap());
    assert!(tx.capture(("SR 1", one), "p-2", (received, entered)).await.unwrap());
    assert!(!tx.capture(("SR 1", one), "p-2", (received, entered)).await.unwrap());
    assert!(
        !tx.begin_entry(("SR 1", other), "p-2", (received, entered))
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let forms = reader.forms_of(pack).await.unwrap();
    assert_eq!(forms.len(), 2);
    assert_eq!(
        (forms[0].matter, forms[0].received_at, forms[0].captured_at),
        (Some(one), Some(received), Some(entered))
    );
    assert_eq!(forms[1].matter, None);
    let row = &reader.packs_of(("disnaker", "ak-1"), 10).await.unwrap()[0];
    assert_eq!((row.forms, row.captured, row.struck), (2, 1, 0));
    assert_eq!(
        reader.paper_form_of_link(&[0; 32]).await.unwrap().unwrap().number,
        "SR 1"
    );
}

async fn a_number_struck_off_leads_nowhere_any_more(place: &Place) {
    let store = place.open().await;
    let pack = printed(&store, &["SR 3"]).await;
    let case = new_id(now()).unwrap();
    let mut tx = store.begin().await.unwrap();
    let elsewhere = new_id(now()).unwrap();
    assert!(!tx.strike((elsewhere, "SR 3"), ("p-1", "lost"), now()).await.unwrap());
    assert!(tx.strike((pack, "SR 3"), ("p-1", "lost"), now()).await.unwrap());
    assert!(!tx.strike((pack, "SR 3"), ("p-1", "damaged"), now()).await.unwrap());
    assert!(!tx.begin_entry(("SR 3", case), "p-1", (now(), now())).await.unwrap());
    tx.commit().await.unwrap();
    let form = store.read().await.unwrap().paper_form("SR 3").await.unwrap().unwrap();
    assert_eq!(form.struck_reason.as_deref(), Some("lost"));
}

async fn what_was_entered_is_counted_by_the_day_of_entry(place: &Place) {
    let store = place.open().await;
    printed(&store, &["SR 4", "SR 5"]).await;
    let case = new_id(now()).unwrap();
    let mut tx = store.begin().await.unwrap();
    tx.begin_entry(("SR 4", case), "p-1", (later(10), later(100)))
        .await
        .unwrap();
    tx.capture(("SR 4", case), "p-1", (later(10), later(100)))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let entered = reader.entered_from_paper((later(100), later(101)), 10).await.unwrap();
    assert_eq!(entered.len(), 1);
    assert_eq!(
        (entered[0].received_at, entered[0].captured_at),
        (later(10), later(100))
    );
    assert!(
        reader
            .entered_from_paper((later(0), later(100)), 10)
            .await
            .unwrap()
            .is_empty()
    );
}
