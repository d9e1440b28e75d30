use std::sync::Arc;
use std::time::Duration;

use crate::tests::{Place, change, event, load, now, on_both_databases, standing, step_on, submitted};
use crate::{Append, Fault, FaultKind, Store, Value, WorkChange};

on_both_databases!(
    work_that_is_dropped_leaves_no_trace_and_harms_nobody,
    callers_who_give_up_in_the_queue_strand_nobody,
    changes_and_transactions_at_once_all_arrive,
    work_that_is_taken_back_together_leaves_other_work_alone,
    a_failed_statement_does_not_undo_the_work_of_others,
    a_change_that_fails_half_way_leaves_no_trace_and_others_only_try_again,
    a_task_that_would_wait_for_itself_is_told_so,
    work_is_run_again_after_a_conflict,
    faults_tell_nothing_personal,
);

async fn work_that_is_dropped_leaves_no_trace_and_harms_nobody(place: &Place) {
    let store = place.open().await;
    let callers: Vec<_> = (0..60)
        .map(|caller| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.next_number(&format!("series-{caller}")).await.unwrap();
                if caller % 3 == 0 {
                    return;
                }
                tx.commit().await.unwrap();
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    let mut reader = store.read().await.unwrap();
    for caller in 0..60 {
        let expected = i64::from(caller % 3 != 0);
        assert_eq!(
            reader.last_number(&format!("series-{caller}")).await.unwrap(),
            expected,
            "series {caller}"
        );
    }
}

/// With as many tasks as there are connections, each holding one and asking for another, none would ever go on.
async fn a_task_that_would_wait_for_itself_is_told_so(place: &Place) {
    let store = place.open().await;
    let first = store.read().await.unwrap();
    for second in [store.read().await.map(|_| ()), store.begin().await.map(|_| ())] {
        let fault = second.unwrap_err();
        assert_eq!(fault.kind(), FaultKind::Broken);
        assert!(fault.to_string().contains("second connection"), "{fault}");
    }
    let elsewhere = {
        let store = store.clone();
        tokio::spawn(async move { store.read().await.map(|_| ()) })
    };
    elsewhere.await.unwrap().unwrap();
    drop(first);
    store.read().await.unwrap();
}

async fn callers_who_give_up_in_the_queue_strand_nobody(place: &Place) {
    let store = place.open().await;
    for round in 0..200_u32 {
        let committing = {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.next_number("round").await.unwrap();
                tokio::task::yield_now().await;
                tx.commit().await.unwrap();
            })
        };
        let impatient = {
            let store = store.clone();
            tokio::spawn(async move {
                drop(store.begin().await);
            })
        };
        for _ in 0..round % 7 {
            tokio::task::yield_now().await;
        }
        impatient.abort();
        let finished = tokio::time::timeout(Duration::from_secs(20), committing).await;
        finished.expect("the commit was not forgotten").unwrap();
    }
    assert_eq!(store.read().await.unwrap().last_number("round").await.unwrap(), 200);
    if let Some(file) = store.file() {
        // Nobody left a transaction open: another process may write at once.
        let other = rusqlite::Connection::open(file).unwrap();
        other.busy_timeout(Duration::ZERO).unwrap();
        other.execute_batch("BEGIN IMMEDIATE; ROLLBACK").unwrap();
    }
}

async fn a_change_that_fails_half_way_leaves_no_trace_and_others_only_try_again(place: &Place) {
    let store = place.open().await;
    let mut cases = Vec::new();
    for number in 0..12 {
        cases.push(submitted(&store, &format!("SR 2611 HAL F{number:02}"), number).await.id);
    }
    let callers: Vec<_> = cases
        .iter()
        .enumerate()
        .map(|(number, id)| {
            let (store, id) = (store.clone(), *id);
            tokio::spawn(async move {
                let fails = number % 4 == 0;
                let mut tries = 0;
                loop {
                    let matter = load(&store, id).await;
                    let events = [event("noted", "{}", None)];
                    // Nobody can take a step that is not open; the case and its event are written before that shows.
                    let work = [WorkChange::Take {
                        step: "tidak-ada",
                        holder: "seseorang",
                        at: now(),
                    }];
                    let append = Append {
                        work: if fails { &work } else { &[] },
                        ..change(standing("running", b"later"), &events)
                    };
                    tries += 1;
                    match store.append(&matter, append).await {
                        Ok(_) if !fails => return,
                        Err(fault) if fault.is_conflict() && fails && tries == 3 => return,
                        Err(fault) if fault.is_conflict() && tries < 50 => {}
                        other => panic!("case {number}, try {tries}: {other:?}"),
                    }
                }
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    for (number, id) in cases.iter().enumerate() {
        let matter = load(&store, *id).await;
        let expected = if number % 4 == 0 { 2 } else { 3 };
        assert_eq!(matter.head.sequence, expected, "case {number}");
        let events = store.read().await.unwrap().events(&matter.head).await.unwrap();
        assert_eq!(events.len(), usize::try_from(expected).unwrap());
    }
}

/// Changes known beforehand and transactions that decide on the way share commits; some of either kind give up.
async fn changes_and_transactions_at_once_all_arrive(place: &Place) {
    const CALLERS: i64 = 24;
    const ROUNDS: i64 = 20;
    let store = place.open().await;
    let mut cases = Vec::new();
    for number in 0..CALLERS {
        cases.push(submitted(&store, &format!("SR 2611 HAL C{number:02}"), number).await.id);
    }
    let changing = cases.iter().copied().map(|id| {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..ROUNDS {
                let matter = load(&store, id).await;
                step_on(&store, &matter).await.unwrap();
            }
        })
    });
    let deciding = (0..CALLERS).map(|caller| {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..ROUNDS {
                let mut tx = store.begin().await.unwrap();
                tx.next_number(&format!("series-{caller}")).await.unwrap();
                if caller % 2 == 0 {
                    tokio::task::yield_now().await;
                }
                tx.commit().await.unwrap();
            }
        })
    });
    let giving_up = (0..CALLERS).map(|caller| {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..ROUNDS {
                give_up(&store, caller).await;
            }
        })
    });
    let all: Vec<_> = changing.chain(deciding).chain(giving_up).collect();
    let arrived = async {
        for caller in all {
            caller.await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(60), arrived)
        .await
        .expect("nobody is stranded");
    for (caller, id) in cases.iter().enumerate() {
        assert_eq!(load(&store, *id).await.head.sequence, 2 + ROUNDS);
        let mut reader = store.read().await.unwrap();
        assert_eq!(reader.last_number(&format!("series-{caller}")).await.unwrap(), ROUNDS);
        assert_eq!(reader.last_number(&format!("never-{caller}")).await.unwrap(), 0);
    }
}

/// Begins a transaction, or waits for it, and goes away in the middle.
async fn give_up(store: &Store, caller: i64) {
    let store = store.clone();
    let task = tokio::spawn(async move {
        let mut tx = store.begin().await.unwrap();
        tx.next_number(&format!("never-{caller}")).await.unwrap();
        tokio::time::sleep(Duration::from_secs(60)).await;
    });
    tokio::task::yield_now().await;
    task.abort();
    drop(task.await);
}

/// On SQLite a change that decides on the way is taken back with others of its kind, who try again, and with nothing else.
async fn work_that_is_taken_back_together_leaves_other_work_alone(place: &Place) {
    let store = place.open().await;
    let changing = (0..24).map(|caller| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut done = 0;
            while done < 20 {
                let mut tx = store.begin_change().await.unwrap();
                tx.next_number(&format!("change-{caller}")).await.unwrap();
                if caller % 3 == 0 {
                    done += 1;
                    tx.roll_back().await;
                    continue;
                }
                match tx.commit().await {
                    Ok(()) => done += 1,
                    Err(fault) => assert!(fault.is_conflict(), "{fault}"),
                }
            }
        })
    });
    let others = (0..24).map(|caller| {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..20 {
                let mut tx = store.begin().await.unwrap();
                tx.next_number(&format!("other-{caller}")).await.unwrap();
                tx.commit().await.unwrap();
            }
        })
    });
    for caller in changing.chain(others).collect::<Vec<_>>() {
        caller.await.unwrap();
    }
    let mut reader = store.read().await.unwrap();
    for caller in 0..24 {
        let changed = reader.last_number(&format!("change-{caller}")).await.unwrap();
        assert_eq!(changed, if caller % 3 == 0 { 0 } else { 20 }, "change {caller}");
        assert_eq!(reader.last_number(&format!("other-{caller}")).await.unwrap(), 20);
    }
}

async fn a_failed_statement_does_not_undo_the_work_of_others(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-0", 0).await;
    let callers: Vec<_> = (1..30)
        .map(|caller| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.next_number("good").await.unwrap();
                if caller % 5 == 0 {
                    let clash: Result<u64, Fault> = tx
                        .execute(
                            "INSERT INTO receipt (tenant, matter) VALUES ($1, $2)",
                            &[Value::Int(1), Value::Null],
                        )
                        .await;
                    clash.unwrap_err();
                    return 0;
                }
                tx.commit().await.unwrap();
                1
            })
        })
        .collect();
    let mut committed = 0;
    for caller in callers {
        committed += caller.await.unwrap();
    }
    assert_eq!(
        store.read().await.unwrap().last_number("good").await.unwrap(),
        committed
    );
}

/// A reader has no `execute` anyway; SQLite refuses as well.
#[tokio::test]
async fn a_reader_cannot_change_anything() {
    let place = Place::sqlite();
    let store = place.open().await;
    let mut reader = store.read().await.unwrap();
    let changed = reader
        .rows(
            "DELETE FROM key_check WHERE tenant = $1 RETURNING tenant",
            &[Value::Int(9901)],
        )
        .await;
    assert_eq!(changed.unwrap_err().kind(), FaultKind::Broken);
}

async fn work_is_run_again_after_a_conflict(place: &Place) {
    let store = place.open().await;
    let mut tries = 0;
    let number: Result<i64, Fault> = store
        .write(|tx| {
            tries += 1;
            let first = tries == 1;
            Box::pin(async move {
                let number = tx.next_number("again").await?;
                if first {
                    return Err(Fault::new(FaultKind::Conflict, "somebody was faster"));
                }
                Ok(number)
            })
        })
        .await;
    assert_eq!((number.unwrap(), tries), (1, 2), "the first try left nothing");
}

async fn faults_tell_nothing_personal(place: &Place) {
    let store = place.open().await;
    submitted(&store, "RAHASIA-9901", 0).await;
    let mut tx = store.begin().await.unwrap();
    let clash = tx
        .execute(
            "INSERT INTO draft (tenant, id, reference, unit, service, version, data_key, answers, updated_at, expires_at)
             SELECT tenant, id, reference, unit, service, version, chain_hash, chain_hash, submitted_at, submitted_at
             FROM matter WHERE tenant = $1 UNION ALL
             SELECT tenant, id, reference, unit, service, version, chain_hash, chain_hash, submitted_at, submitted_at
             FROM matter WHERE tenant = $1",
            &[Value::Int(crate::tests::TENANT)],
        )
        .await
        .unwrap_err();
    assert_eq!(clash.kind(), FaultKind::Duplicate);
    let told = format!("{clash} {clash:?} {:?}", clash.clone().during("saving a draft"));
    assert!(told.contains("draft"), "{told}");
    assert!(!told.contains("RAHASIA"), "{told}");
}

/// Many callers on one SQLite file share syncs: far fewer commits than callers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_callers_share_commits() {
    let place = Place::sqlite();
    let store = place.open().await;
    let started = Arc::new(tokio::sync::Barrier::new(200));
    let callers: Vec<_> = (0..200)
        .map(|_| {
            let (store, started) = (store.clone(), Arc::clone(&started));
            tokio::spawn(async move {
                started.wait().await;
                let mut tx = store.begin().await.unwrap();
                tx.next_number("shared").await.unwrap();
                tx.commit().await.unwrap();
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    assert_eq!(store.read().await.unwrap().last_number("shared").await.unwrap(), 200);
    let commits = store.sqlite_commits();
    assert!(commits < 100, "200 callers made {commits} commits");
}

#[tokio::test]
async fn a_single_thread_runtime_works_too() {
    let place = Place::sqlite();
    let store = place.open().await;
    let callers: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                tx.next_number("shared").await.unwrap();
                tx.commit().await.unwrap();
            })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    assert_eq!(store.read().await.unwrap().last_number("shared").await.unwrap(), 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_loses_nothing_acknowledged() {
    let place = Place::sqlite();
    let store = place.open().await;
    submitted(&store, "KTP-0", 0).await;
    store.limit_pages(240).await.unwrap();
    let (mut acknowledged, mut refused) = (1, 0);
    // Concurrent callers, so that batches are lost in which some had already done their part.
    for round in 0..40 {
        let callers: Vec<_> = (0..8)
            .map(|caller| {
                let store = store.clone();
                tokio::spawn(async move { fill(&store, &format!("KTP-{round}-{caller}")).await })
            })
            .collect();
        for caller in callers {
            match caller.await.unwrap() {
                Ok(()) => acknowledged += 1,
                Err(fault) => {
                    assert_eq!(fault.kind(), FaultKind::Full, "{fault:?}");
                    refused += 1;
                }
            }
        }
    }
    assert!(
        refused > 8 && acknowledged > 8,
        "{acknowledged} acknowledged, {refused} refused"
    );
    let counts = store.row_counts().await.unwrap();
    let matters = counts.iter().find(|(table, _)| *table == "matter").unwrap().1;
    assert_eq!(matters, acknowledged);
    assert!(store.verify_chain(&|_, _, _| true).await.unwrap().is_whole());
    // With room again, work goes on.
    store.limit_pages(100_000).await.unwrap();
    fill(&store, "KTP-later").await.unwrap();
    drop(store);
    let again = place.open().await;
    assert_eq!(
        again.verify_chain(&|_, _, _| true).await.unwrap().matters,
        u64::try_from(matters).unwrap() + 1
    );
}

async fn fill(store: &Store, reference: &str) -> Result<(), Fault> {
    let id = crate::new_id(now())?;
    let key = crate::CaseKey::generate()?;
    let new = crate::NewMatter {
        id,
        key: &key,
        reference,
        unit: "disdukcapil",
        service: "ktp-el",
        channel: "online",
        submitted_at: now(),
        entered_at: None,
        submitted_on: "2026-11-23",
        applicant_key: None,
        nik_key: None,
        name_key: None,
        pin_hash: None,
    };
    let events = [crate::tests::event("submitted", "{}", Some(&[1; 900]))];
    let mut tx = store.begin().await?;
    tx.open_matter(
        new,
        crate::tests::change(crate::tests::standing("running", &[2; 900]), &events),
    )
    .await?;
    tx.commit().await
}
