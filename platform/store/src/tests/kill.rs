//! The process is killed without warning while many callers work; nothing that was acknowledged may be missing, no number
//! may be lost or given twice. On PostgreSQL the server is killed too, one of our own that syncs as in earnest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::tests::durable_server::DurableServer;
use crate::tests::{Place, TENANT, load, now, step_on, submitted};
use crate::{FolderVault, Head, IssuedProduct, Keys, NewAttachment, Store, StoreConfig, Uuid, Value};

const SERIES: &str = "SIP/2026";
const NUMBERS: &str = "SELECT number FROM product WHERE tenant = $1";

/// Set for the child, which is this test program run again.
const CHILD: &str = "MAKLUMAT_TEST_KILLED_CHILD";
const WRITERS: i64 = 24;

/// What the child was told is done, as it printed it before it was killed.
#[derive(Default)]
struct Acknowledged {
    /// The highest sequence of each case.
    cases: BTreeMap<Uuid, i64>,
    numbers: BTreeSet<i64>,
    files: Vec<(Uuid, String)>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_under_load_loses_nothing_acknowledged_on_sqlite() {
    let place = Place::sqlite();
    place.open().await;
    for round in 0..3 {
        let acknowledged = run_and_kill(&place, round, || {});
        nothing_is_missing(&place, &acknowledged).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_of_program_and_server_loses_nothing_acknowledged_on_postgres() {
    let Some(mut server) = DurableServer::start() else {
        return;
    };
    let mut place = Place::sqlite();
    place.dialect = crate::Dialect::Postgres;
    place.url = server.url();
    place.open().await;
    for round in 0..2 {
        let acknowledged = run_and_kill(&place, round, || server.kill());
        server.start_again();
        nothing_is_missing(&place, &acknowledged).await;
    }
}

async fn nothing_is_missing(place: &Place, acknowledged: &Acknowledged) {
    assert!(
        acknowledged.cases.len() > 20 && acknowledged.numbers.len() > 20 && acknowledged.files.len() > 20,
        "the child did real work: {} cases",
        acknowledged.cases.len()
    );
    let store = place.open().await;
    for (id, sequence) in &acknowledged.cases {
        let matter = load(&store, *id).await;
        assert!(
            matter.head.sequence >= *sequence,
            "an acknowledged event of {id} is missing"
        );
        let events = store.read().await.unwrap().events(&matter.head).await.unwrap();
        assert_eq!(events.len() as i64, matter.head.sequence);
    }
    for (owner, digest) in &acknowledged.files {
        let key = load(&store, *owner).await.head.key.unwrap();
        let content = store.attachment(*owner, &key, digest).await.unwrap();
        assert!(content.is_some(), "an acknowledged file of {owner} is missing");
    }
    let mut reader = store.read().await.unwrap();
    let last = reader.last_number(SERIES).await.unwrap();
    let rows = reader.rows(NUMBERS, &[Value::Int(TENANT)]).await.unwrap();
    let mut numbers: Vec<i64> = rows
        .into_iter()
        .map(|mut row| row.text(0).unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=last).collect::<Vec<_>>(), "no gap and no double");
    assert!(acknowledged.numbers.iter().all(|number| *number <= last));
    drop(reader);
    let report = store.verify_chain(&|_, _, _| true).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
}

fn run_and_kill(place: &Place, round: i64, mut kill_more: impl FnMut()) -> Acknowledged {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "tests::kill::the_child_works_until_it_is_killed",
            "--nocapture",
        ])
        .env(CHILD, format!("{}|{}|{round}", place.url, place.files().display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let mut acknowledged = Acknowledged::default();
    let mut lines = 0;
    let started = Instant::now();
    for line in output.lines() {
        let line = line.unwrap();
        // The last line may be cut off by the kill; only whole ones count.
        let Some(told) = line.strip_suffix(" .") else { continue };
        let words: Vec<&str> = told.split(' ').collect();
        match words.as_slice() {
            ["ack", id, sequence] => {
                acknowledged
                    .cases
                    .insert(id.parse().unwrap(), sequence.parse().unwrap());
            }
            ["number", number] => assert!(
                acknowledged.numbers.insert(number.parse().unwrap()),
                "{number} was given twice"
            ),
            ["file", owner, digest] => acknowledged.files.push((owner.parse().unwrap(), (*digest).to_owned())),
            _ => continue,
        }
        lines += 1;
        if lines == 400 || started.elapsed() > Duration::from_secs(30) {
            // SIGKILL: no destructor, no flush. What is still in the pipe was acknowledged too and is read on.
            kill_more();
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    acknowledged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_child_works_until_it_is_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let parts: Vec<&str> = task.split('|').collect();
    let config = StoreConfig {
        url: parts[0].to_owned(),
        keys: Keys::from_master(&crate::tests::MASTER),
        tenant: TENANT,
        files: std::sync::Arc::new(FolderVault::new(parts[1])),
    };
    let store = Store::open(config, now()).await.unwrap();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (store, round) = (store.clone(), parts[2].to_owned());
            tokio::spawn(async move {
                for number in 0.. {
                    let head = submitted(&store, &format!("K-{round}-{writer}-{number}"), number).await;
                    acknowledge(&format!("ack {} {}", head.id, head.sequence));
                    keep_a_file(&store, &head).await;
                    draw_a_number(&store, &head).await;
                    for _ in 0..3 {
                        let head = step_on(&store, &load(&store, head.id).await).await.unwrap();
                        acknowledge(&format!("ack {} {}", head.id, head.sequence));
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn keep_a_file(store: &Store, head: &Head) {
    let new = NewAttachment {
        owner: head.id,
        key: head.key.as_ref().unwrap(),
        kind: "image/jpeg",
        content: head.id.as_bytes(),
    };
    let kept = store.keep_attachment(new, now()).await.unwrap();
    acknowledge(&format!("file {} {}", head.id, kept.digest));
}

async fn draw_a_number(store: &Store, head: &Head) {
    let mut tx = store.begin().await.unwrap();
    let number = tx.next_number(SERIES).await.unwrap();
    let product = IssuedProduct {
        credential: head.id.to_string(),
        matter: head.id,
        product: "sip".to_owned(),
        unit: "dpmptsp".to_owned(),
        service: "sip-dokter".to_owned(),
        number: Some(number.to_string()),
        issued_at: now(),
        valid_until: None,
        revoked_at: None,
        revoked_reason: None,
        attachment: None,
    };
    tx.record_product(head, &product, b"isi").await.unwrap();
    tx.commit().await.unwrap();
    acknowledge(&format!("number {number}"));
}

fn acknowledge(what: &str) {
    let mut out = std::io::stdout().lock();
    // The parent may be gone.
    let _closed = out
        .write_all(format!("{what} .\n").as_bytes())
        .and_then(|()| out.flush());
}
