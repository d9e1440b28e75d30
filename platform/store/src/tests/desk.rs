use std::collections::BTreeSet;

use maklumat_vocabulary::{PositionKey, ServiceKey};

use crate::tests::{
    NIK, Place, TENANT, at, change, counter_position, event, load, now, on_both_databases, standing, submitted,
    work_item,
};
use crate::{
    Append, ClosedTill, Narrowed, NewEvent, NewOpinion, PersonKey, Span, Store, Uuid, WorkChange, WorkItem, new_id,
};

on_both_databases!(
    a_list_is_paged_without_loss_by_readiness_and_by_due_date,
    what_lies_elsewhere_and_what_was_finished_is_listed,
    waiting_work_is_counted_to_a_limit,
    a_person_is_found_by_keyed_hash_and_not_after_erasure,
    an_opinion_waits_for_its_unit_until_it_is_given,
    a_review_counts_only_as_the_case_stood_and_only_once,
    a_day_is_closed_once_and_its_explanation_is_sealed,
);

async fn append(store: &Store, id: Uuid, events: &[NewEvent<'_>], work: &[WorkChange<'_>]) {
    let matter = load(store, id).await;
    let change = Append {
        work,
        ..change(standing("running", b""), events)
    };
    store.append(&matter, change).await.unwrap();
}

fn whole() -> Span {
    Span {
        from: at(0),
        until: at(100_000),
        after: None,
    }
}

async fn a_list_is_paged_without_loss_by_readiness_and_by_due_date(place: &Place) {
    let store = place.open().await;
    for number in 0..7 {
        submitted(&store, &format!("KTP-{number}"), number / 2).await;
    }
    let position = counter_position();
    let service = ServiceKey::new("disdukcapil", "ktp-el");
    let mut reader = store.read().await.unwrap();
    for list in 0..3 {
        let mut span = whole();
        let mut seen = Vec::new();
        loop {
            let rows = match list {
                0 => reader.free_page(&position, 5, &span, 2).await,
                1 => {
                    let of_step = (&service, "periksa");
                    reader.free_page_of_step((&position, 5), of_step, &span, 2).await
                }
                _ => reader.due_page(&position, Narrowed::default(), &span, 2).await,
            };
            let rows = rows.unwrap();
            let Some(last) = rows.last() else { break };
            let key = if list == 2 {
                last.item.due_at.unwrap()
            } else {
                last.item.ready_at
            };
            span.after = Some((key, last.item.matter, last.item.step.clone()));
            seen.extend(rows.iter().map(|row| row.reference.clone()));
        }
        assert_eq!(seen.len(), 7, "{list}");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 7, "{list}");
    }
    let narrow = Span {
        from: at(1),
        until: at(2),
        after: None,
    };
    assert_eq!(reader.free_page(&position, 5, &narrow, 9).await.unwrap().len(), 2);
    assert!(reader.free_page(&position, 0, &whole(), 9).await.unwrap().is_empty());
    let other = Narrowed {
        service: Some(&ServiceKey::new("disdukcapil", "kk")),
        step: None,
    };
    assert!(reader.due_page(&position, other, &whole(), 9).await.unwrap().is_empty());
}

async fn what_lies_elsewhere_and_what_was_finished_is_listed(place: &Place) {
    let store = place.open().await;
    let first = submitted(&store, "KTP-1", 0).await;
    let second = submitted(&store, "KTP-2", 1).await;
    let done = NewEvent {
        actor_kind: "officer",
        officer: Some("p-1"),
        step: Some("periksa"),
        ..event("step-completed", "{}", None)
    };
    for (id, position) in [
        (first.id, PositionKey::new("", "return")),
        (second.id, PositionKey::new("dinkes", "kasi")),
    ] {
        let item = WorkItem {
            position,
            ..work_item(id, "lain", 5)
        };
        append(&store, id, &[done], &[WorkChange::Open(&item)]).await;
    }
    let mut reader = store.read().await.unwrap();
    for (waits_for, references) in [
        (None, &["KTP-1", "KTP-2"][..]),
        (Some("return"), &["KTP-1"]),
        (Some("unit"), &["KTP-2"]),
        (Some("payment"), &[]),
    ] {
        let rows = reader
            .elsewhere_page("disdukcapil", (None, waits_for), &whole(), 9)
            .await
            .unwrap();
        let listed: Vec<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
        assert_eq!(listed, references, "{waits_for:?}");
    }
    assert_eq!(reader.count_elsewhere("disdukcapil", 9).await.unwrap(), 2);
    let (span, before) = (whole(), i64::MAX);
    let rows = reader
        .done_page("p-1", Narrowed::default(), (&span, before), 1)
        .await
        .unwrap();
    assert_eq!(
        (rows[0].reference.as_str(), rows[0].step.as_str()),
        ("KTP-2", "periksa")
    );
    let rows = reader
        .done_page("p-1", Narrowed::default(), (&span, rows[0].position), 9)
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    assert!(
        reader
            .done_page("p-2", Narrowed::default(), (&span, before), 9)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn waiting_work_is_counted_to_a_limit(place: &Place) {
    let store = place.open().await;
    for number in 0..3 {
        submitted(&store, &format!("KTP-{number}"), number * 30).await;
    }
    let mut reader = store.read().await.unwrap();
    // Due an hour after each was ready.
    let counted = reader
        .count_waiting(&counter_position(), (at(61), at(95)), 9)
        .await
        .unwrap();
    assert_eq!((counted.free, counted.late, counted.today), (3, 1, 1));
    let counted = reader
        .count_waiting(&counter_position(), (at(999), at(999)), 2)
        .await
        .unwrap();
    assert_eq!((counted.free, counted.late), (2, 2));
    assert_eq!(reader.count_held("p-1", 9).await.unwrap(), 0);
}

async fn a_person_is_found_by_keyed_hash_and_not_after_erasure(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let nik = PersonKey::Nik(store.keys().lookup(TENANT, "nik", NIK));
    let found = store.read().await.unwrap().cases_of_person(nik, 9).await.unwrap();
    assert_eq!((found.len(), found[0].reference.as_str()), (1, "KTP-1"));
    let name = PersonKey::Name(store.keys().lookup(TENANT, "name", "sari contoh"));
    assert!(
        store
            .read()
            .await
            .unwrap()
            .cases_of_person(name, 9)
            .await
            .unwrap()
            .is_empty()
    );
    store.erase(head.id).await.unwrap();
    assert!(
        store
            .read()
            .await
            .unwrap()
            .cases_of_person(nik, 9)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn an_opinion_waits_for_its_unit_until_it_is_given(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let asked = WorkChange::AskOpinion(NewOpinion {
        number: 1,
        unit: "dinkes",
        step: "periksa",
        asked_by: "p-1",
        asked_at: now(),
        due_at: at(120),
    });
    append(&store, head.id, &[], &[asked]).await;
    let mut reader = store.read().await.unwrap();
    let waiting = reader.opinions_of_unit("dinkes", 9).await.unwrap();
    assert_eq!((waiting.len(), waiting[0].reference.as_str()), (1, "KTP-1"));
    assert_eq!(reader.count_opinions_of("dinkes", 9).await.unwrap(), 1);
    assert_eq!(reader.opinions_asked_by("p-1", 9).await.unwrap(), waiting);
    assert!(reader.opinions_of_unit("dishub", 9).await.unwrap().is_empty());
    drop(reader);
    let reminded = WorkChange::RemindOpinion { number: 1, at: at(60) };
    append(&store, head.id, &[], &[reminded]).await;
    let waiting = store.read().await.unwrap().opinions_of_unit("dinkes", 9).await.unwrap();
    assert_eq!(waiting[0].reminded_at, Some(at(60)));
    append(&store, head.id, &[], &[WorkChange::EndOpinion { number: 1 }]).await;
    assert_eq!(
        store
            .read()
            .await
            .unwrap()
            .count_opinions_of("dinkes", 9)
            .await
            .unwrap(),
        0
    );
}

async fn a_review_counts_only_as_the_case_stood_and_only_once(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let by = ("p-1", "tanda-tangan");
    let mut tx = store.begin().await.unwrap();
    tx.keep_review(by, (head.id, 2), now()).await.unwrap();
    tx.keep_review(by, (head.id, 3), now()).await.unwrap();
    tx.commit().await.unwrap();
    let reviewed = store
        .read()
        .await
        .unwrap()
        .reviewed("p-1", "tanda-tangan")
        .await
        .unwrap();
    assert_eq!(reviewed, [(head.id, 3)]);
    let batch = new_id(now()).unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(!tx.put_in_batch((batch, None), by, (head.id, 2)).await.unwrap());
    assert!(
        tx.put_in_batch((batch, Some("setuju")), by, (head.id, 3))
            .await
            .unwrap()
    );
    assert!(!tx.put_in_batch((batch, None), by, (head.id, 3)).await.unwrap());
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert!(reader.reviewed("p-1", "tanda-tangan").await.unwrap().is_empty());
    assert!(reader.batch_of(batch, "p-2").await.unwrap().is_empty());
    let rows = reader.batch_of(batch, "p-1").await.unwrap();
    assert_eq!(
        (rows[0].state.as_str(), rows[0].outcome.as_deref()),
        ("waiting", Some("setuju"))
    );
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    tx.end_review((batch, "p-1"), &rows[0], ("signed", None), at(60))
        .await
        .unwrap();
    tx.forget_reviews("p-1", at(60)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        store.read().await.unwrap().batch_of(batch, "p-1").await.unwrap()[0].state,
        "signed"
    );
    let mut tx = store.begin().await.unwrap();
    tx.forget_reviews("p-1", at(61)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(
        store
            .read()
            .await
            .unwrap()
            .batch_of(batch, "p-1")
            .await
            .unwrap()
            .is_empty()
    );
}

async fn a_day_is_closed_once_and_its_explanation_is_sealed(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let paid = NewEvent {
        at: at(30),
        actor_kind: "officer",
        officer: Some("p-1"),
        ..event("fee-paid", "{}", None)
    };
    append(&store, head.id, &[paid], &[]).await;
    let mut reader = store.read().await.unwrap();
    let taken = reader.payments_taken("p-1", (at(0), at(60)), 9).await.unwrap();
    assert_eq!(taken, [(head.id, 3)]);
    assert!(
        reader
            .payments_taken("p-1", (at(31), at(60)), 9)
            .await
            .unwrap()
            .is_empty()
    );
    drop(reader);
    let till = ClosedTill {
        day: "2026-11-23".to_owned(),
        expected: 70_000,
        counted: 60_000,
        explanation: Some("Kembalian.".to_owned()),
        closed_at: at(60),
    };
    let mut tx = store.begin().await.unwrap();
    assert!(tx.close_till("p-1", &till).await.unwrap());
    assert!(!tx.close_till("p-1", &till).await.unwrap());
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.till("p-1", "2026-11-23").await.unwrap().as_ref(), Some(&till));
    assert_eq!(reader.tills("p-1", 9).await.unwrap(), [till]);
    assert!(reader.till("p-2", "2026-11-23").await.unwrap().is_none());
}
