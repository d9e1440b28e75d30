use crate::tests::{
    ANSWERS, PHONE, Place, TENANT, at, at_once, change, event, load, lookup_of, now, on_both_databases, standing,
    step_on, submitted, work_item,
};
use crate::{Append, CaseKey, Matter, NewMatter, Projection, Standing, Store, StoreConfig, Uuid, WorkChange, new_id};

on_both_databases!(
    a_case_is_read_back_as_it_was_written,
    an_append_moves_the_case_and_keeps_every_event,
    of_two_appends_on_the_same_case_exactly_one_wins,
    a_taken_reference_is_a_duplicate,
    cases_are_found_by_keyed_hash,
    timers_that_ran_out_are_found_in_order,
    what_is_recorded_beside_the_events_can_be_rebuilt_from_them,
    tenants_do_not_see_each_other,
    events_cannot_be_changed_or_deleted,
    the_database_holds_no_plain_answers,
);

async fn a_case_is_read_back_as_it_was_written(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let matter = load(&store, head.id).await;
    assert_eq!(matter.head, head);
    assert_eq!(matter.head.sequence, 2);
    assert_eq!(
        (&*matter.unit, &*matter.service, matter.version),
        ("disdukcapil", "ktp-el", 1)
    );
    assert_eq!(
        (matter.submitted_at, matter.due_at, matter.closed_at),
        (now(), Some(at(600)), None)
    );
    assert_eq!(matter.pin_hash.as_deref(), Some("$argon2id$contoh"));
    assert_eq!(matter.snapshot().unwrap().as_deref(), Some(ANSWERS));
    assert!(!matter.is_late);
    let mut reader = store.read().await.unwrap();
    assert!(reader.matter(Uuid::nil()).await.unwrap().is_none());
    assert_eq!(
        reader.matter_by_reference("KTP-1").await.unwrap().unwrap().head.id,
        head.id
    );
    assert!(reader.matter_by_reference("KTP-2").await.unwrap().is_none());
}

async fn an_append_moves_the_case_and_keeps_every_event(place: &Place) {
    let store = place.open().await;
    let matter = submitted(&store, "KTP-1", 0).await;
    let matter = load(&store, matter.id).await;
    let events = [
        event("step_completed", r#"{"outcome":"lengkap"}"#, Some(b"catatan")),
        event("closed", "{}", None),
    ];
    let closed = Standing {
        ending: Some("granted"),
        closed_at: Some(at(30)),
        next_timer: None,
        ..standing("closed", b"end")
    };
    let append = Append {
        work: &[WorkChange::Close { step: "periksa" }],
        closed_on: Some("2026-11-23"),
        ..change(closed, &events)
    };
    let mut tx = store.begin().await.unwrap();
    let head = tx.append(&matter, append).await.unwrap();
    tx.commit().await.unwrap();
    let after = load(&store, head.id).await;
    assert_eq!(
        (after.head.sequence, &*after.status, after.ending.as_deref()),
        (4, "closed", Some("granted"))
    );
    assert_eq!(after.head, head);
    let mut reader = store.read().await.unwrap();
    let events = reader.events(&after.head).await.unwrap();
    assert_eq!(
        events.iter().map(|event| &*event.kind).collect::<Vec<_>>(),
        ["submitted", "step_opened", "step_completed", "closed"]
    );
    assert_eq!(events[0].private.as_deref(), Some(ANSWERS));
    assert_eq!(events[2].private.as_deref(), Some(&b"catatan"[..]));
    assert_eq!(events[2].body, r#"{"outcome":"lengkap"}"#);
    assert_eq!(events[3].hash, head.chain_hash);
    assert_eq!(reader.events_after(&after.head, 2, 1).await.unwrap()[0].sequence, 3);
    assert!(reader.items_of(head.id).await.unwrap().is_empty());
}

async fn of_two_appends_on_the_same_case_exactly_one_wins(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    for _ in 0..10 {
        let matter = load(&store, head.id).await;
        let mut both = at_once([step_on(&store, &matter), step_on(&store, &matter)]);
        both.sort_by_key(Result::is_err);
        let [Ok(winner), Err(loser)] = both.as_slice() else {
            panic!("{both:?}")
        };
        assert_eq!(winner.sequence, matter.head.sequence + 1);
        assert!(loser.is_conflict());
    }
    assert_eq!(load(&store, head.id).await.head.sequence, 12);
}

async fn a_taken_reference_is_a_duplicate(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    let key = CaseKey::generate().unwrap();
    let new = NewMatter {
        id: new_id(now()).unwrap(),
        key: &key,
        reference: "KTP-1",
        unit: "disdukcapil",
        service: "ktp-el",
        channel: "counter",
        submitted_at: now(),
        entered_at: None,
        submitted_on: "2026-11-23",
        applicant_key: None,
        nik_key: None,
        name_key: None,
        pin_hash: None,
    };
    let mut tx = store.begin().await.unwrap();
    let events = [event("submitted", "{}", None)];
    let fault = tx
        .open_matter(new, change(standing("running", b""), &events))
        .await
        .unwrap_err();
    assert!(fault.is_duplicate(), "{fault:?}");
    drop(tx);
    assert_eq!(
        store
            .row_counts()
            .await
            .unwrap()
            .iter()
            .find(|(table, _)| *table == "event")
            .unwrap()
            .1,
        2
    );
}

async fn cases_are_found_by_keyed_hash(place: &Place) {
    let store = place.open().await;
    let older = submitted(&store, "KTP-1", 0).await;
    let newer = submitted(&store, "KTP-2", 5).await;
    let mut reader = store.read().await.unwrap();
    let phone = lookup_of(&store, PHONE);
    assert_eq!(
        reader.matters_of_applicant(&phone, 10).await.unwrap(),
        [newer.id, older.id]
    );
    assert_eq!(reader.matters_of_applicant(&phone, 1).await.unwrap(), [newer.id]);
    let nik = store.keys().lookup(TENANT, "nik", crate::tests::NIK);
    assert_eq!(reader.matters_of_nik(&nik, 10).await.unwrap().len(), 2);
    assert!(reader.matters_of_nik(&phone, 10).await.unwrap().is_empty());
}

async fn timers_that_ran_out_are_found_in_order(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let mut reader = store.read().await.unwrap();
    assert!(reader.due_timers(at(299), 10).await.unwrap().is_empty());
    assert_eq!(reader.due_timers(at(300), 10).await.unwrap(), [head.id]);
}

const SPOIL_MATTER: &str =
    "UPDATE matter SET status = 'wrong', late = TRUE, due_at = NULL, priority = 'lansia' WHERE tenant = $1";
const SPOIL_WORK: &str = "UPDATE work_item SET unit = 'elsewhere', priority_rank = 0 WHERE tenant = $1";

async fn what_is_recorded_beside_the_events_can_be_rebuilt_from_them(place: &Place) {
    let store = place.open().await;
    let mut expected = Vec::new();
    for number in 0..3 {
        let head = submitted(&store, &format!("KTP-{number}"), number).await;
        let items = store.read().await.unwrap().items_of(head.id).await.unwrap();
        expected.push((standing_of(load(&store, head.id).await), items));
    }
    let mut tx = store.begin().await.unwrap();
    tx.execute(SPOIL_MATTER, &[TENANT.into()]).await.unwrap();
    tx.execute(SPOIL_WORK, &[TENANT.into()]).await.unwrap();
    tx.commit().await.unwrap();

    let mut after = Uuid::nil();
    let mut rebuilt = Vec::new();
    loop {
        let page = store.read().await.unwrap().matter_page(after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = *last;
        for id in page {
            let matter = load(&store, id).await;
            let events = store.read().await.unwrap().events(&matter.head).await.unwrap();
            let mut tx = store.begin().await.unwrap();
            tx.rebuild_matter(&matter, &fold(&events, id, matter.submitted_at))
                .await
                .unwrap();
            tx.commit().await.unwrap();
            rebuilt.push((
                standing_of(load(&store, id).await),
                store.read().await.unwrap().items_of(id).await.unwrap(),
            ));
        }
    }
    assert_eq!(rebuilt, expected);
}

/// All that is known of a case, opened: sealed twice, the same looks different.
fn standing_of(mut matter: Matter) -> String {
    let snapshot = matter.snapshot().unwrap();
    matter.sealed = None;
    format!("{matter:?} {snapshot:?}")
}

/// What stands in for the engine here: reads the two events every case of these tests begins with.
fn fold(events: &[crate::StoredEvent], id: Uuid, ready: maklumat_calendar::Timestamp) -> Projection {
    assert_eq!(events[0].kind, "submitted");
    let minutes = (ready.as_second() - now().as_second()) / 60;
    Projection {
        version: 1,
        status: "running".to_owned(),
        due_at: Some(at(600)),
        next_timer: Some(at(300)),
        snapshot: events[0].private.clone().unwrap(),
        work: vec![work_item(id, "periksa", minutes)],
        ..Projection::default()
    }
}

async fn tenants_do_not_see_each_other(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let other = Store::open(
        StoreConfig {
            tenant: 9902,
            ..place.config()
        },
        now(),
    )
    .await
    .unwrap();
    let mut reader = other.read().await.unwrap();
    assert!(reader.matter(head.id).await.unwrap().is_none());
    assert!(reader.matter_by_reference("KTP-1").await.unwrap().is_none());
    drop(reader);
    let counts = other.row_counts().await.unwrap();
    assert!(
        counts.iter().all(|(table, count)| *count == 0 || *table == "key_check"),
        "{counts:?}"
    );
    // The same reference is free there, and the same phone number hashes differently.
    submitted(&other, "KTP-1", 0).await;
    assert_ne!(store.keys().lookup(9902, "phone", PHONE), lookup_of(&store, PHONE));
}

const REWRITE: &str = "UPDATE event SET body = 'rewritten' WHERE tenant = $1";
const REMOVE: &str = "DELETE FROM event WHERE tenant = $1";

async fn events_cannot_be_changed_or_deleted(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    for sql in [REWRITE, REMOVE] {
        let mut tx = store.begin().await.unwrap();
        tx.execute(sql, &[TENANT.into()]).await.unwrap_err();
    }
    assert!(store.verify_chain(&|_, _, _| true).await.unwrap().is_whole());
}

async fn the_database_holds_no_plain_answers(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    if let Some(file) = store.file() {
        for name in [file.clone(), file.with_extension("db-wal")] {
            let bytes = std::fs::read(&name).unwrap_or_default();
            for personal in [PHONE, crate::tests::NIK, "Sari Contoh"] {
                let found = bytes
                    .windows(personal.len())
                    .any(|window| window == personal.as_bytes());
                assert!(!found, "`{personal}` stands in {}", name.display());
            }
        }
        assert!(std::fs::read(file.with_extension("db-wal")).unwrap().len() > 1000);
    }
}
