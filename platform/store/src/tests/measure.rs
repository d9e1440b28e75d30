//! How fast, on this machine. Runs only when `MAKLUMAT_MEASURE` is set, and prints.

use std::time::Instant;

use crate::tests::{Place, at, change, event, load, now, standing, submitted, work_item};
use crate::{Append, NewEffect, Store, WorkChange, new_id};

const STEPS: usize = 40;

/// One step as it happens in use: a conditional update, two events, a step closed, a step opened, an effect.
async fn complete_steps(store: Store, caller: usize) {
    let head = submitted(&store, &format!("M-{caller}"), 0).await;
    let mut matter = load(&store, head.id).await;
    let snapshot = [b'x'; 800];
    for number in 0..STEPS {
        let (closing, opening) = if number % 2 == 0 {
            ("periksa", "tanda")
        } else {
            ("tanda", "periksa")
        };
        let item = work_item(head.id, opening, number as i64);
        let work = [WorkChange::Close { step: closing }, WorkChange::Open(&item)];
        let events = [
            event(
                "step_completed",
                r#"{"step":"periksa","outcome":"lengkap"}"#,
                Some(b"note"),
            ),
            event("step_opened", r#"{"step":"tanda"}"#, None),
        ];
        let effects = [NewEffect {
            id: new_id(now()).unwrap(),
            at: now(),
            kind: "notify",
            payload: b"081199019901",
        }];
        let append = Append {
            work: &work,
            effects: &effects,
            ..change(standing("running", &snapshot), &events)
        };
        let mut tx = store.begin().await.unwrap();
        matter.head = tx.append(&matter, append).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn measure(place: &Place, callers: usize) {
    let store = place.open().await;
    let commits = store.sqlite_commits();
    let (started, ticks) = (Instant::now(), cpu_ticks());
    let tasks: Vec<_> = (0..callers)
        .map(|caller| tokio::spawn(complete_steps(store.clone(), caller)))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let steps = (callers * STEPS) as f64;
    let seconds = started.elapsed().as_secs_f64();
    let commits = store.sqlite_commits() - commits;
    let micros = (cpu_ticks() - ticks) * 10_000.0 / steps;
    println!(
        "{:?} callers {callers}: {:.0} steps/s, {micros:.0} us of processor a step, {commits} commits",
        place.dialect,
        steps / seconds
    );
    assert!(store.verify_chain(&|_, _, _| true).await.unwrap().is_whole());
    assert!(
        store
            .read()
            .await
            .unwrap()
            .due_timers(at(0), 1)
            .await
            .unwrap()
            .is_empty()
    );
}

/// The floor under the figures above: the same statements over the same schema, straight through the driver, with
/// nothing sealed, hashed or queued, and one commit per `batch` steps.
fn measure_floor(batch: usize) {
    let place = Place::sqlite();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let heads: Vec<uuid::Uuid> = runtime.block_on(async {
        let store = place.open().await;
        let mut heads = Vec::new();
        for number in 0..batch.max(64) {
            heads.push(submitted(&store, &format!("F-{number}"), 0).await.id);
        }
        heads
    });
    let connection = rusqlite::Connection::open(place.url.strip_prefix("sqlite:").unwrap()).unwrap();
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;")
        .unwrap();
    let statements: std::collections::BTreeMap<_, _> = crate::statements::all()
        .into_iter()
        .map(|(module, name, sql)| ((module, name), sql))
        .collect();
    let run = |module, name, values: &[&dyn rusqlite::ToSql]| {
        connection
            .prepare_cached(statements[&(module, name)])
            .unwrap()
            .execute(values)
            .unwrap()
    };
    let total = (batch * STEPS).min(10_240);
    let blob = [b'x'; 840];
    let (started, ticks) = (Instant::now(), cpu_ticks());
    for step in 0..total {
        if step % batch == 0 {
            connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        }
        let head = heads[step % heads.len()];
        let id = head.as_bytes();
        let round = (step / heads.len()) as i64;
        let sequence = 2 + 2 * round;
        let (tenant, at) = (crate::tests::TENANT, 1_795_399_200_000_000_i64 + round);
        let (closing, opening) = if round % 2 == 0 {
            ("periksa", "tanda")
        } else {
            ("tanda", "periksa")
        };
        let touched = run(
            "matters",
            "UPDATE_MATTER_IN_PLACE",
            &[
                &(sequence + 2),
                &1,
                &"running",
                &None::<i64>,
                &0,
                &blob,
                &&blob[..32],
                &None::<i64>,
                &tenant,
                id,
                &sequence,
            ],
        );
        assert_eq!(touched, 1);
        for (kind, sequence) in [("step_completed", sequence + 1), ("step_opened", sequence + 2)] {
            let values: [&dyn rusqlite::ToSql; 12] = [
                &tenant,
                id,
                &sequence,
                &at,
                &kind,
                &1,
                &"applicant",
                &None::<i64>,
                &None::<i64>,
                &"{}",
                &&blob[..45],
                &&blob[..32],
            ];
            run("events", "INSERT_EVENT", &values);
        }
        run("inbox", "DELETE_ITEM", &[&tenant, id, &closing]);
        let (unit, service) = ("disdukcapil", "ktp-el");
        let values: [&dyn rusqlite::ToSql; 13] = [
            &tenant,
            id,
            &opening,
            &unit,
            &"loket",
            &unit,
            &service,
            &None::<i64>,
            &5,
            &at,
            &at,
            &None::<i64>,
            &None::<i64>,
        ];
        run("inbox", "INSERT_ITEM", &values);
        let effect = new_id(now()).unwrap();
        run(
            "outbox",
            "INSERT_EFFECT",
            &[&tenant, effect.as_bytes(), id, &at, &"notify", &&blob[..53], &at],
        );
        if (step + 1) % batch == 0 {
            connection.execute_batch("COMMIT").unwrap();
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let micros = (cpu_ticks() - ticks) * 10_000.0 / total as f64;
    println!(
        "floor, {batch} steps a commit: {:.0} steps/s, {micros:.0} us of processor a step",
        total as f64 / seconds
    );
}

/// Hundredths of a second this process has computed.
fn cpu_ticks() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .skip(11)
        .take(2);
    fields.filter_map(|field| field.parse::<f64>().ok()).sum()
}

/// `MAKLUMAT_MEASURE=1,64,256` gives the numbers of concurrent callers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn durable_steps_per_second() {
    let Ok(wanted) = std::env::var("MAKLUMAT_MEASURE") else {
        println!("skipped: MAKLUMAT_MEASURE is not set");
        return;
    };
    for callers in wanted.split(',').map(|number| number.parse().unwrap()) {
        tokio::task::spawn_blocking(move || measure_floor(callers))
            .await
            .unwrap();
        measure(&Place::sqlite(), callers).await;
        if let Some(place) = Place::postgres().await {
            measure(&place, callers).await;
            place.remove().await;
        }
    }
}
