//! Contract tests, each on both databases.

use std::path::PathBuf;
use std::sync::Arc;

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{PositionKey, ServiceKey};
use uuid::Uuid;

use crate::dialect::Dialect;
use crate::seal::hex;
use crate::{
    Append, CaseKey, FolderVault, Head, Keys, Matter, NewEffect, NewEvent, NewMatter, Standing, Store, StoreConfig,
    WorkChange, WorkItem, new_id,
};

mod absences;
mod attachments;
mod audit;
mod backup;
mod chain;
mod closings;
mod desk;
mod durable_server;
mod effects;
mod erasure;
mod floor;
mod helped;
mod inbox;
mod keys;
mod kill;
mod letters;
mod matters;
mod measure;
mod migrations;
mod monitoring;
mod numbers;
mod observations;
mod paper;
mod people;
mod pinned;
mod pins;
mod products;
mod proposals;
mod released;
mod retention;
mod sendings;
mod sop_drafts;
mod standards;
mod statements;
mod statistics;
mod transactions;
mod uploads;

/// Names a server on which databases may be made: `postgres://postgres@127.0.0.1:5432/postgres`.
pub(crate) const POSTGRES: &str = "MAKLUMAT_TEST_POSTGRES";

/// Runs each function on SQLite and, where a server is named, on PostgreSQL.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let place = crate::tests::Place::sqlite();
                super::$name(&place).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                let Some(place) = crate::tests::Place::postgres().await else {
                    println!("skipped: {} is not set", crate::tests::POSTGRES);
                    return;
                };
                super::$name(&place).await;
                place.remove().await;
            }
        }
    )+};
}
pub(crate) use on_both_databases;

/// A fresh database of one kind, with a folder of its own.
pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) url: String,
    pub(crate) dialect: Dialect,
}

pub(crate) const MASTER: [u8; 32] = [7; 32];
pub(crate) const TENANT: i64 = 9901;

impl Place {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("maklumat.db").display());
        Self {
            folder,
            url,
            dialect: Dialect::Sqlite,
        }
    }

    pub(crate) async fn postgres() -> Option<Self> {
        let server = std::env::var(POSTGRES).ok()?;
        let name = format!("maklumat_test_{}", hex(&crate::seal::random::<8>().unwrap()));
        let client = connect(&server).await;
        client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
        let (address, _) = server.rsplit_once('/').unwrap();
        let folder = tempfile::tempdir().unwrap();
        Some(Self {
            folder,
            url: format!("{address}/{name}"),
            dialect: Dialect::Postgres,
        })
    }

    pub(crate) async fn remove(self) {
        let (_, name) = self.url.rsplit_once('/').unwrap();
        let client = connect(&std::env::var(POSTGRES).unwrap()).await;
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await
            .unwrap();
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    pub(crate) fn config(&self) -> StoreConfig {
        StoreConfig {
            url: self.url.clone(),
            keys: Keys::from_master(&MASTER),
            tenant: TENANT,
            files: Arc::new(FolderVault::new(self.files())),
        }
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(self.config(), now()).await.unwrap()
    }
}

pub(crate) async fn connect(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

pub(crate) fn now() -> Timestamp {
    at(0)
}

/// Minutes after a Monday morning.
pub(crate) fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_399_200 + minutes * 60).unwrap()
}

pub(crate) fn counter_position() -> PositionKey {
    PositionKey::new("disdukcapil", "loket")
}

pub(crate) fn event<'a>(kind: &'a str, body: &'a str, private: Option<&'a [u8]>) -> NewEvent<'a> {
    NewEvent {
        at: now(),
        kind,
        wire_version: 1,
        actor_kind: "applicant",
        officer: None,
        step: None,
        body,
        private,
    }
}

pub(crate) fn standing<'a>(status: &'a str, snapshot: &'a [u8]) -> Standing<'a> {
    Standing {
        version: 1,
        status,
        ending: None,
        priority: None,
        due_at: Some(at(600)),
        closed_at: None,
        next_timer: Some(at(300)),
        is_late: false,
        snapshot,
    }
}

pub(crate) fn change<'a>(standing: Standing<'a>, events: &'a [NewEvent<'a>]) -> Append<'a> {
    Append {
        standing,
        events,
        work: &[],
        effects: &[],
        closed_on: None,
        closing: None,
        conduct: &[],
        products: &[],
    }
}

pub(crate) fn work_item(matter: Uuid, step: &str, ready: i64) -> WorkItem {
    WorkItem {
        matter,
        step: step.to_owned(),
        position: counter_position(),
        service: ServiceKey::new("disdukcapil", "ktp-el"),
        priority: None,
        priority_rank: 5,
        ready_at: at(ready),
        due_at: Some(at(ready + 60)),
        holder: None,
        taken_at: None,
    }
}

pub(crate) fn lookup_of(store: &Store, phone: &str) -> [u8; 32] {
    store.keys().lookup(TENANT, "phone", phone)
}

pub(crate) const PHONE: &str = "081199019901";
pub(crate) const NIK: &str = "9901015501900001";
pub(crate) const ANSWERS: &[u8] = b"Nama: Sari Contoh, NIK 9901015501900001";

/// A case just submitted, with one step open at the counter and one effect waiting.
pub(crate) async fn submitted(store: &Store, reference: &str, ready: i64) -> Head {
    let id = new_id(at(ready)).unwrap();
    let key = CaseKey::generate().unwrap();
    let new = NewMatter {
        id,
        key: &key,
        reference,
        unit: "disdukcapil",
        service: "ktp-el",
        channel: "online",
        submitted_at: at(ready),
        entered_at: None,
        submitted_on: "2026-11-23",
        applicant_key: Some(lookup_of(store, PHONE)),
        nik_key: Some(store.keys().lookup(TENANT, "nik", NIK)),
        name_key: None,
        pin_hash: Some("$argon2id$contoh"),
    };
    let events = [
        event("submitted", r#"{"service":"disdukcapil/ktp-el"}"#, Some(ANSWERS)),
        event("step_opened", "{}", None),
    ];
    let item = work_item(id, "periksa", ready);
    let work = [WorkChange::Open(&item)];
    let effects = [NewEffect {
        id: new_id(at(ready)).unwrap(),
        at: at(ready),
        kind: "notify",
        payload: PHONE.as_bytes(),
    }];
    let append = Append {
        work: &work,
        effects: &effects,
        ..change(standing("running", ANSWERS), &events)
    };
    let mut tx = store.begin().await.unwrap();
    let head = tx.open_matter(new, append).await.unwrap();
    tx.commit().await.unwrap();
    head
}

pub(crate) async fn load(store: &Store, id: Uuid) -> Matter {
    store
        .read()
        .await
        .unwrap()
        .matter(id)
        .await
        .unwrap()
        .expect("the case is there")
}

/// One more event on a case.
pub(crate) async fn step_on(store: &Store, matter: &Matter) -> Result<Head, crate::Fault> {
    store
        .append(
            matter,
            change(standing("running", b"later"), &[event("noted", "{}", None)]),
        )
        .await
}

/// Runs acts at the same time, each on a thread of its own, and gives back what came of them in their order.
pub(crate) fn at_once<T: Send>(acts: impl IntoIterator<Item = impl Future<Output = T> + Send>) -> Vec<T> {
    let runtime = tokio::runtime::Handle::current();
    std::thread::scope(|scope| {
        let running: Vec<_> = acts
            .into_iter()
            .map(|act| {
                let runtime = runtime.clone();
                scope.spawn(move || runtime.block_on(act))
            })
            .collect();
        running.into_iter().map(|act| act.join().unwrap()).collect()
    })
}
