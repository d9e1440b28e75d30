use std::collections::BTreeSet;

use maklumat_vocabulary::{PositionKey, ServiceKey};

use crate::tests::{
    Place, at, change, counter_position, event, load, now, on_both_databases, standing, submitted, work_item,
};
use crate::{Append, InboxPage, NewEvent, Store, Uuid, WorkChange, WorkItem};

on_both_databases!(
    the_inbox_is_in_fair_order_and_pages_without_loss,
    take_next_goes_by_priority_then_readiness,
    of_many_officers_taking_next_none_gets_anothers_case,
    a_step_held_by_one_officer_cannot_be_taken_by_another,
    taking_a_later_case_counts_those_overtaken,
    a_waiting_priority_file_is_overtaken_by_an_ordinary_one,
    files_an_officer_may_not_take_are_not_overtaken,
    overdue_steps_of_positions_are_found,
    late_steps_are_counted_once_for_any_number_of_positions,
);

const SERVE_FIRST: &str = "UPDATE work_item SET priority_rank = 0 WHERE tenant = $1 AND matter = $2";
const POSTPONE_DUE: &str = "UPDATE work_item SET due_at = $1 WHERE tenant = $2 AND matter = $3";

/// Puts further open steps on a case.
async fn open_steps(store: &Store, id: Uuid, items: &[WorkItem]) {
    let matter = load(store, id).await;
    let work: Vec<WorkChange<'_>> = items.iter().map(WorkChange::Open).collect();
    let mut tx = store.begin().await.unwrap();
    tx.append(
        &matter,
        Append {
            work: &work,
            ..change(standing("running", b""), &[])
        },
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

fn all_of<'a>(positions: &'a [PositionKey], limit: i64) -> InboxPage<'a> {
    InboxPage {
        positions,
        service: None,
        after: None,
        limit,
    }
}

async fn the_inbox_is_in_fair_order_and_pages_without_loss(place: &Place) {
    let store = place.open().await;
    let positions = [counter_position(), PositionKey::new("disdukcapil", "kasi")];
    let mut expected = BTreeSet::new();
    for number in 0..7 {
        let head = submitted(&store, &format!("KTP-{number}"), 10 - number).await;
        // Two steps of one case, ready at the same moment, at both positions.
        let second = WorkItem {
            position: positions[1].clone(),
            ..work_item(head.id, "tanda-tangan", 10 - number)
        };
        let third = work_item(head.id, "wawancara", 10 - number);
        open_steps(&store, head.id, &[second, third]).await;
        expected.extend(["periksa", "tanda-tangan", "wawancara"].map(|step| (head.id, step.to_owned())));
    }
    let mut reader = store.read().await.unwrap();
    let mut after = None;
    let mut seen = Vec::new();
    loop {
        let page = InboxPage {
            after: after.as_ref(),
            ..all_of(&positions, 2)
        };
        let items = reader.free_items(page).await.unwrap();
        let page = reader.with_headings(items).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.item.cursor());
        seen.extend(page);
    }
    assert!(seen.is_sorted_by_key(|row| (row.item.ready_at, row.item.matter, row.item.step.clone())));
    assert_eq!(seen.len(), 21);
    assert_eq!(
        seen.iter()
            .map(|row| (row.item.matter, row.item.step.clone()))
            .collect::<BTreeSet<_>>(),
        expected
    );
    assert_eq!((&*seen[0].reference, seen[0].promised_at), ("KTP-6", Some(at(600))));
    let other = ServiceKey::new("disdukcapil", "akta-kelahiran");
    let filtered = InboxPage {
        service: Some(&other),
        ..all_of(&positions, 50)
    };
    assert!(reader.free_items(filtered).await.unwrap().is_empty());
}

async fn take_next_goes_by_priority_then_readiness(place: &Place) {
    let store = place.open().await;
    let early = submitted(&store, "KTP-1", 1).await;
    let late = submitted(&store, "KTP-2", 2).await;
    let preferred = submitted(&store, "KTP-3", 3).await;
    let lansia = WorkItem {
        priority: Some("lansia".to_owned()),
        priority_rank: 1,
        ..work_item(preferred.id, "wawancara", 3)
    };
    open_steps(&store, preferred.id, &[lansia]).await;
    let mut taken = Vec::new();
    loop {
        let mut tx = store.begin().await.unwrap();
        let next = tx
            .take_next(&[counter_position()], &[late.id], "p-1", now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let Some(item) = next else { break };
        assert_eq!(item.holder.as_deref(), Some("p-1"));
        taken.push((item.matter, item.step));
    }
    assert_eq!(
        taken,
        [
            (preferred.id, "wawancara".to_owned()),
            (early.id, "periksa".to_owned()),
            (preferred.id, "periksa".to_owned())
        ]
    );
    let held = store.read().await.unwrap().held_page("p-1", 10).await.unwrap();
    assert_eq!(held.len(), 3);
}

async fn of_many_officers_taking_next_none_gets_anothers_case(place: &Place) {
    let store = place.open().await;
    for number in 0..12 {
        submitted(&store, &format!("KTP-{number}"), number).await;
    }
    let officers: Vec<_> = (0..6)
        .map(|officer| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut taken = Vec::new();
                loop {
                    let mut tx = store.begin().await.unwrap();
                    let name = format!("p-{officer}");
                    let Some(item) = tx.take_next(&[counter_position()], &[], &name, now()).await.unwrap() else {
                        return taken;
                    };
                    tx.commit().await.unwrap();
                    taken.push(item.matter);
                }
            })
        })
        .collect();
    let mut all = Vec::new();
    for officer in officers {
        all.extend(officer.await.unwrap());
    }
    assert_eq!(all.len(), 12, "every step was taken once");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 12, "and by one officer only");
}

async fn a_step_held_by_one_officer_cannot_be_taken_by_another(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let mut tx = store.begin().await.unwrap();
    assert!(tx.take(head.id, "periksa", "p-1", now()).await.unwrap());
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(!tx.take(head.id, "periksa", "p-2", now()).await.unwrap());
    assert!(
        tx.take(head.id, "periksa", "p-1", now()).await.unwrap(),
        "holding it already is fine"
    );
    tx.commit().await.unwrap();
    // Through an append the same is a conflict, and the whole change is refused.
    let matter = load(&store, head.id).await;
    let mut tx = store.begin().await.unwrap();
    let work = [WorkChange::Take {
        step: "periksa",
        holder: "p-2",
        at: now(),
    }];
    let fault = tx
        .append(
            &matter,
            Append {
                work: &work,
                ..change(standing("running", b""), &[])
            },
        )
        .await
        .unwrap_err();
    assert!(fault.is_conflict());
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    let work = [WorkChange::Release { step: "periksa" }];
    tx.append(
        &matter,
        Append {
            work: &work,
            ..change(standing("running", b""), &[])
        },
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let free = store
        .read()
        .await
        .unwrap()
        .free_items(all_of(&[counter_position()], 10))
        .await
        .unwrap();
    assert_eq!(free.len(), 1);
}

async fn taking_a_later_case_counts_those_overtaken(place: &Place) {
    let store = place.open().await;
    for number in 0..3 {
        submitted(&store, &format!("KTP-{number}"), number).await;
    }
    let mut reader = store.read().await.unwrap();
    let items = reader.free_items(all_of(&[counter_position()], 10)).await.unwrap();
    let mut overtaken = Vec::new();
    for item in &items {
        overtaken.push(reader.overtaken(item, "p-1", &[]).await.unwrap());
    }
    assert_eq!(overtaken, [0, 1, 2]);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    tx.take(items[0].matter, "periksa", "p-1", now()).await.unwrap();
    assert_eq!(
        tx.overtaken(&items[2], "p-1", &[]).await.unwrap(),
        1,
        "a step in work is not overtaken"
    );
    let another_step = WorkItem {
        step: "wawancara".to_owned(),
        ..items[2].clone()
    };
    assert_eq!(tx.overtaken(&another_step, "p-1", &[]).await.unwrap(), 0);
}

async fn a_waiting_priority_file_is_overtaken_by_an_ordinary_one(place: &Place) {
    let store = place.open().await;
    let ordinary = submitted(&store, "KTP-1", 0).await;
    let elderly = submitted(&store, "KTP-2", 30).await;
    let mut tx = store.begin().await.unwrap();
    tx.execute(SERVE_FIRST, &[crate::tests::TENANT.into(), elderly.id.into()])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let item = reader.items_of(ordinary.id).await.unwrap().remove(0);
    assert_eq!(reader.overtaken(&item, "p-1", &[]).await.unwrap(), 1);
    let first = reader.items_of(elderly.id).await.unwrap().remove(0);
    assert_eq!(reader.overtaken(&first, "p-1", &[]).await.unwrap(), 0);
}

async fn files_an_officer_may_not_take_are_not_overtaken(place: &Place) {
    let store = place.open().await;
    let barred = submitted(&store, "KTP-1", 0).await;
    let later = submitted(&store, "KTP-2", 30).await;
    let matter = load(&store, barred.id).await;
    let done = NewEvent {
        actor_kind: "officer",
        officer: Some("p-1"),
        step: Some("siapkan"),
        ..event("step-completed", "{}", None)
    };
    let mut tx = store.begin().await.unwrap();
    tx.append(&matter, change(standing("running", b""), &[done]))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    let item = reader.items_of(later.id).await.unwrap().remove(0);
    assert_eq!(reader.overtaken(&item, "p-1", &["terima", "siapkan"]).await.unwrap(), 0);
    assert_eq!(reader.overtaken(&item, "p-1", &["terima"]).await.unwrap(), 1);
    assert_eq!(reader.overtaken(&item, "p-2", &["siapkan"]).await.unwrap(), 1);
}

async fn overdue_steps_of_positions_are_found(place: &Place) {
    let store = place.open().await;
    let first = submitted(&store, "KTP-1", 0).await;
    submitted(&store, "KTP-2", 30).await;
    let mut reader = store.read().await.unwrap();
    let overdue = reader.overdue_items(&[counter_position()], at(61), 10).await.unwrap();
    assert_eq!(overdue.iter().map(|item| item.matter).collect::<Vec<_>>(), [first.id]);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    tx.execute(
        POSTPONE_DUE,
        &[at(200).into(), crate::tests::TENANT.into(), first.id.into()],
    )
    .await
    .unwrap();
    assert!(
        tx.overdue_items(&[counter_position()], at(61), 10)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        tx.overdue_items(&[PositionKey::new("dinkes", "petugas-loket")], at(9999), 10)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn late_steps_are_counted_once_for_any_number_of_positions(place: &Place) {
    let store = place.open().await;
    for number in 0..3 {
        submitted(&store, &format!("KTP-{number}"), number * 30).await;
    }
    let mut positions: Vec<PositionKey> = (0..19)
        .map(|number| PositionKey::new("dinkes", &format!("jabatan-{number}")))
        .collect();
    positions.push(counter_position());
    let mut reader = store.read().await.unwrap();
    for (service_unit, minutes, limit, late) in [
        (None, 91, 500, 2),
        (None, 999, 500, 3),
        (None, 999, 2, 2),
        (Some("disdukcapil"), 999, 500, 3),
        (Some("dinkes"), 999, 500, 0),
    ] {
        let counted = reader.count_overdue(&positions, service_unit, at(minutes), limit).await;
        assert_eq!(counted.unwrap(), late, "{service_unit:?} {minutes} {limit}");
    }
    assert_eq!(reader.count_overdue(&[], None, at(999), 500).await.unwrap(), 0);
}
