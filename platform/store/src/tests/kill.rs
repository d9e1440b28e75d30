//! The process is killed without warning while many callers append; nothing that was acknowledged may be missing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::tests::{Place, load, now, on_both_databases, step_on, submitted};
use crate::{FolderVault, Keys, Store, StoreConfig, Uuid};

on_both_databases!(a_kill_under_load_loses_nothing_acknowledged);

/// Set for the child, which is this test program run again.
const CHILD: &str = "MAKLUMAT_TEST_KILLED_CHILD";
const WRITERS: i64 = 24;

async fn a_kill_under_load_loses_nothing_acknowledged(place: &Place) {
    place.open().await;
    for round in 0..3 {
        let acknowledged = run_and_kill(place, round);
        assert!(
            acknowledged.len() > 20,
            "the child did real work: {} cases",
            acknowledged.len()
        );
        let store = place.open().await;
        for (id, sequence) in &acknowledged {
            let matter = load(&store, *id).await;
            assert!(
                matter.head.sequence >= *sequence,
                "an acknowledged event of {id} is missing"
            );
            let events = store.read().await.unwrap().events(&matter.head).await.unwrap();
            assert_eq!(events.len() as i64, matter.head.sequence);
        }
        let report = store.verify_chain(&|_, _, _| true).await.unwrap();
        assert!(report.is_whole(), "{report:?}");
    }
}

/// Highest acknowledged sequence per case, as the child printed it before it was killed.
fn run_and_kill(place: &Place, round: i64) -> BTreeMap<Uuid, i64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "tests::kill::the_child_appends_until_it_is_killed",
            "--nocapture",
        ])
        .env(CHILD, format!("{}|{}|{round}", place.url, place.files().display()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let mut acknowledged = BTreeMap::new();
    let mut lines = 0;
    let started = Instant::now();
    for line in output.lines() {
        let line = line.unwrap();
        // The last line may be cut off by the kill; only whole ones count.
        let Some((id, sequence)) = line
            .strip_prefix("ack ")
            .and_then(|rest| rest.strip_suffix(" .")?.split_once(' '))
        else {
            continue;
        };
        acknowledged.insert(id.parse().unwrap(), sequence.parse().unwrap());
        lines += 1;
        if lines == 400 || started.elapsed() > Duration::from_secs(30) {
            // SIGKILL: no destructor, no flush. What is still in the pipe was acknowledged too and is read on.
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    acknowledged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_child_appends_until_it_is_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let parts: Vec<&str> = task.split('|').collect();
    let config = StoreConfig {
        url: parts[0].to_owned(),
        keys: Keys::from_master(&crate::tests::MASTER),
        tenant: crate::tests::TENANT,
        files: std::sync::Arc::new(FolderVault::new(parts[1])),
    };
    let store = Store::open(config, now()).await.unwrap();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (store, round) = (store.clone(), parts[2].to_owned());
            tokio::spawn(async move {
                for number in 0.. {
                    let head = submitted(&store, &format!("K-{round}-{writer}-{number}"), number).await;
                    acknowledge(head.id, head.sequence);
                    for _ in 0..3 {
                        let head = step_on(&store, &load(&store, head.id).await).await.unwrap();
                        acknowledge(head.id, head.sequence);
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

fn acknowledge(id: Uuid, sequence: i64) {
    let mut out = std::io::stdout().lock();
    // The parent may be gone.
    let _closed = out
        .write_all(format!("ack {id} {sequence} .\n").as_bytes())
        .and_then(|()| out.flush());
}
