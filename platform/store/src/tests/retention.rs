use maklumat_vocabulary::ServiceKey;

use crate::tests::{ANSWERS, Place, at, change, event, load, now, on_both_databases, standing, submitted};
use crate::{AuditFilter, AuditRow, Standing, Store, Uuid, new_id};

on_both_databases!(cases_are_found_by_the_end_of_their_time_and_erased_together_with_who_ordered_it);

async fn closed(store: &Store, reference: &str, second: i64) -> Uuid {
    let head = submitted(store, reference, 0).await;
    let matter = load(store, head.id).await;
    let events = [event("closed", "{}", None)];
    let ended = Standing {
        closed_at: Some(at(second)),
        ..standing("closed", ANSWERS)
    };
    let mut tx = store.begin().await.unwrap();
    tx.append(&matter, change(ended, &events)).await.unwrap();
    tx.commit().await.unwrap();
    head.id
}

async fn cases_are_found_by_the_end_of_their_time_and_erased_together_with_who_ordered_it(place: &Place) {
    let store = place.open().await;
    let (first, second) = (closed(&store, "KTP-1", 10).await, closed(&store, "KTP-2", 20).await);
    let later = closed(&store, "KTP-3", 30).await;
    let open = load(&store, submitted(&store, "KTP-4", 0).await.id).await;
    let service = ServiceKey::new(&open.unit, &open.service);
    let of = (&service, open.version);
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.kept_since(of, at(20)).await.unwrap(), (2, Some(at(10))));
    assert_eq!(reader.kept_since(of, at(9)).await.unwrap(), (0, None));
    let due = reader.cases_kept_since(of, at(20), 10).await.unwrap();
    assert_eq!(due, [first, second]);
    assert_eq!(reader.cases_kept_since(of, at(20), 1).await.unwrap(), [first]);
    drop(reader);
    let entry = AuditRow {
        id: new_id(now()).unwrap(),
        at: now(),
        kind: "cases-erased".to_owned(),
        officer: Some("p-1".to_owned()),
        about: Some(service.to_string()),
        unit: None,
        detail: "2 12/BA/2026".to_owned(),
    };
    store.erase_all(&due, &entry).await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.kept_since(of, at(99)).await.unwrap(), (1, Some(at(30))));
    let filter = AuditFilter {
        from: at(-1),
        before: at(1),
        kind: None,
        officer: None,
        unit: None,
        limit: 5,
    };
    assert_eq!(reader.audited(filter).await.unwrap(), [entry]);
    drop(reader);
    assert!(load(&store, first).await.head.key.is_none());
    assert!(load(&store, later).await.head.key.is_some());
    assert!(store.verify_chain(&|_, _, _| true).await.unwrap().is_whole());
}
