use crate::tests::{PHONE, Place, at, now, on_both_databases, submitted};
use crate::{NewEffect, NewJob, new_id};

on_both_databases!(
    an_effect_is_leased_to_one_worker_and_done_once,
    a_lease_that_runs_out_is_given_to_the_next,
    a_hopeless_effect_is_parked,
    a_change_taken_back_leaves_no_effect,
    an_effect_nobody_can_open_is_parked_and_the_next_goes_out,
    a_job_planned_twice_is_done_once,
    a_job_nobody_can_open_is_parked_and_the_next_is_done,
    numbers_have_no_gaps_and_no_duplicates_under_concurrency,
);

async fn an_effect_is_leased_to_one_worker_and_done_once(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let mut tx = store.begin().await.unwrap();
    let leased = tx.lease_effects(now(), at(5), 10).await.unwrap();
    assert_eq!(leased.len(), 1);
    assert_eq!(
        (leased[0].matter, &*leased[0].kind, leased[0].attempts),
        (Some(head.id), "notify", 1)
    );
    assert_eq!(leased[0].payload, PHONE.as_bytes());
    assert!(tx.lease_effects(now(), at(5), 10).await.unwrap().is_empty());
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(tx.finish_effect(leased[0].id, at(1)).await.unwrap());
    assert!(!tx.finish_effect(leased[0].id, at(1)).await.unwrap());
    assert!(tx.lease_effects(at(500), at(505), 10).await.unwrap().is_empty());
    assert_eq!(tx.forget_effects(at(1)).await.unwrap(), 0);
    assert_eq!(tx.forget_effects(at(2)).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn a_lease_that_runs_out_is_given_to_the_next(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    let mut tx = store.begin().await.unwrap();
    tx.lease_effects(now(), at(5), 10).await.unwrap();
    assert!(tx.lease_effects(at(4), at(9), 10).await.unwrap().is_empty());
    let again = tx.lease_effects(at(5), at(10), 10).await.unwrap();
    assert_eq!(again[0].attempts, 2);
    tx.postpone_effect(again[0].id, at(60), "the gateway did not answer")
        .await
        .unwrap();
    assert!(tx.lease_effects(at(59), at(70), 10).await.unwrap().is_empty());
    assert_eq!(tx.lease_effects(at(60), at(70), 10).await.unwrap()[0].attempts, 3);
    tx.commit().await.unwrap();
}

async fn a_hopeless_effect_is_parked(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    let mut tx = store.begin().await.unwrap();
    let leased = tx.lease_effects(now(), at(5), 10).await.unwrap();
    tx.park_effect(leased[0].id, at(5), "no address").await.unwrap();
    assert!(tx.lease_effects(at(900), at(905), 10).await.unwrap().is_empty());
    tx.commit().await.unwrap();
}

const SPOIL: &str = "UPDATE outbox SET payload = $1 WHERE tenant = $2 AND id = $3";

async fn an_effect_nobody_can_open_is_parked_and_the_next_goes_out(place: &Place) {
    let store = place.open().await;
    let effect = |minutes| NewEffect {
        id: new_id(at(minutes)).unwrap(),
        at: at(minutes),
        kind: "publish",
        payload: b"x",
    };
    let (spoilt, whole) = (effect(0), effect(1));
    let mut tx = store.begin().await.unwrap();
    tx.leave_effect(spoilt).await.unwrap();
    tx.leave_effect(whole).await.unwrap();
    let values = [b"not sealed"[..].into(), crate::tests::TENANT.into(), spoilt.id.into()];
    assert_eq!(tx.execute(SPOIL, &values).await.unwrap(), 1);
    let leased = tx.lease_effects(at(2), at(5), 10).await.unwrap();
    assert_eq!(leased.iter().map(|effect| effect.id).collect::<Vec<_>>(), [whole.id]);
    assert_eq!(tx.parked_effects().await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn a_change_taken_back_leaves_no_effect(place: &Place) {
    let store = place.open().await;
    let effect = NewEffect {
        id: new_id(now()).unwrap(),
        at: now(),
        kind: "publish",
        payload: b"x",
    };
    let mut tx = store.begin().await.unwrap();
    tx.leave_effect(effect).await.unwrap();
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    assert!(tx.lease_effects(at(1), at(2), 10).await.unwrap().is_empty());
    tx.leave_effect(effect).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let leased = tx.lease_effects(at(1), at(2), 10).await.unwrap();
    assert_eq!((leased[0].matter, &*leased[0].payload), (None, &b"x"[..]));
}

const SPOIL_JOB: &str = "UPDATE job SET payload = $1 WHERE tenant = $2 AND name = $3";

async fn a_job_nobody_can_open_is_parked_and_the_next_is_done(place: &Place) {
    let store = place.open().await;
    let mut tx = store.begin().await.unwrap();
    for (name, minutes) in [("remind/1", 0), ("remind/2", 1)] {
        let job = NewJob {
            name,
            id: new_id(at(minutes)).unwrap(),
            kind: "remind",
            payload: b"p",
            run_at: at(minutes),
        };
        assert!(tx.plan_job(job, now()).await.unwrap());
    }
    let values = [b"not sealed"[..].into(), crate::tests::TENANT.into(), "remind/1".into()];
    assert_eq!(tx.execute(SPOIL_JOB, &values).await.unwrap(), 1);
    for (now, until) in [(at(2), at(5)), (at(6), at(9))] {
        let leased = tx.lease_jobs(now, until, 10).await.unwrap();
        assert_eq!(leased.iter().map(|job| &*job.name).collect::<Vec<_>>(), ["remind/2"]);
    }
}

async fn a_job_planned_twice_is_done_once(place: &Place) {
    let store = place.open().await;
    let job = NewJob {
        name: "remind/1",
        id: new_id(now()).unwrap(),
        kind: "remind",
        payload: b"p",
        run_at: at(10),
    };
    let mut tx = store.begin().await.unwrap();
    assert!(tx.plan_job(job, now()).await.unwrap());
    assert!(
        !tx.plan_job(
            NewJob {
                id: new_id(now()).unwrap(),
                ..job
            },
            now()
        )
        .await
        .unwrap()
    );
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    assert!(tx.lease_jobs(at(9), at(15), 10).await.unwrap().is_empty());
    let leased = tx.lease_jobs(at(10), at(15), 10).await.unwrap();
    assert_eq!(
        (&*leased[0].name, &*leased[0].payload, leased[0].attempts),
        ("remind/1", &b"p"[..], 1)
    );
    tx.postpone_job("remind/1", at(20), "later").await.unwrap();
    assert_eq!(tx.lease_jobs(at(20), at(25), 10).await.unwrap()[0].attempts, 2);
    assert!(tx.finish_job("remind/1", at(21)).await.unwrap());
    assert!(!tx.finish_job("remind/1", at(21)).await.unwrap());
    assert!(!tx.plan_job(job, at(22)).await.unwrap(), "done jobs stay done");
    let parked = NewJob {
        name: "remind/2",
        id: new_id(now()).unwrap(),
        ..job
    };
    assert!(tx.plan_job(parked, now()).await.unwrap());
    tx.park_job("remind/2", at(22), "no address").await.unwrap();
    assert!(tx.lease_jobs(at(900), at(905), 10).await.unwrap().is_empty());
    assert_eq!(tx.forget_jobs(at(22)).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn numbers_have_no_gaps_and_no_duplicates_under_concurrency(place: &Place) {
    let store = place.open().await;
    let callers: Vec<_> = (0..40)
        .map(|caller| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let number = tx.next_number("SIP/2026").await.unwrap();
                // Every fourth changes its mind; its number must be given to somebody else.
                if caller % 4 == 0 {
                    tx.roll_back().await;
                    return None;
                }
                tx.commit().await.unwrap();
                Some(number)
            })
        })
        .collect();
    let mut numbers = Vec::new();
    for caller in callers {
        numbers.extend(caller.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=30).collect::<Vec<_>>());
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.last_number("SIP/2026").await.unwrap(), 30);
    assert_eq!(reader.last_number("SIP/2027").await.unwrap(), 0);
}
