//! How fast, on this machine. Runs only when `MAKLUMAT_MEASURE` is set, and prints.

use std::time::Instant;

use crate::tests::{Place, at, change, event, load, now, standing, submitted, work_item};
use crate::{Append, NewEffect, Store, WorkChange, new_id};

pub(super) const STEPS: usize = 40;

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

/// Hundredths of a second this process has computed.
pub(super) fn cpu_ticks() -> f64 {
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
        tokio::task::spawn_blocking(move || crate::tests::floor::measure_floor(callers))
            .await
            .unwrap();
        measure(&Place::sqlite(), callers).await;
        if let Some(place) = Place::postgres().await {
            measure(&place, callers).await;
            place.remove().await;
        }
    }
}
