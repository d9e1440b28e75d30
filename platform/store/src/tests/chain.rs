use sha2::{Digest, Sha256};

use crate::tests::{Place, TENANT, at, load, now, on_both_databases, step_on, submitted};
use crate::{Break, Signer, Store, Uuid, Value, verify_proof};

on_both_databases!(
    a_checkpoint_covers_every_event_once_and_follows_the_one_before,
    every_event_can_be_shown_to_be_under_its_checkpoint,
    a_rewritten_event_is_found,
    an_event_altered_in_any_of_its_words_is_found,
    a_missing_event_is_found,
    a_forged_checkpoint_is_found,
    checkpoints_under_load_leave_no_event_out,
    a_chain_that_is_being_added_to_is_whole,
);

/// Stands in for a signature: a hash with a secret.
struct Seal;

impl Signer for Seal {
    fn key_id(&self) -> &str {
        "k-1"
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        Sha256::new()
            .chain_update(b"secret")
            .chain_update(message)
            .finalize()
            .to_vec()
    }
}

fn is_signed(key_id: &str, message: &[u8], signature: &[u8]) -> bool {
    key_id == "k-1" && Seal.sign(message) == signature
}

async fn a_checkpoint_covers_every_event_once_and_follows_the_one_before(place: &Place) {
    let store = place.open().await;
    assert_eq!(store.make_checkpoint(&Seal, now()).await.unwrap(), None);
    let head = submitted(&store, "KTP-1", 0).await;
    let first = store.make_checkpoint(&Seal, at(1)).await.unwrap().unwrap();
    assert_eq!((first.number, first.events, first.previous_root), (1, 2, [0; 32]));
    assert_eq!(store.make_checkpoint(&Seal, at(2)).await.unwrap(), None);
    step_on(&store, &load(&store, head.id).await).await.unwrap();
    let second = store.make_checkpoint(&Seal, at(3)).await.unwrap().unwrap();
    assert_eq!((second.number, second.events, second.previous_root), (2, 1, first.root));
    assert!(second.first_position > first.last_position);
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.last_checkpoint().await.unwrap().as_ref(), Some(&second));
    assert_eq!(reader.checkpoints(0, 10).await.unwrap(), [first, second]);
    drop(reader);
    let report = store.verify_chain(&is_signed).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!((report.events, report.matters, report.checkpoints), (3, 1, 2));
}

async fn every_event_can_be_shown_to_be_under_its_checkpoint(place: &Place) {
    let store = place.open().await;
    let mut heads = Vec::new();
    for number in 0..5 {
        heads.push(submitted(&store, &format!("KTP-{number}"), number).await);
        if number == 2 {
            store.make_checkpoint(&Seal, at(number)).await.unwrap();
        }
    }
    store.make_checkpoint(&Seal, at(9)).await.unwrap();
    let fresh = submitted(&store, "KTP-9", 9).await;
    let mut reader = store.read().await.unwrap();
    for head in &heads {
        for sequence in 1..=2 {
            let shown = reader.inclusion_proof(head.id, sequence).await.unwrap().unwrap();
            assert!(verify_proof(&shown.event_hash, &shown.proof, &shown.checkpoint.root));
            assert!(!verify_proof(&[0; 32], &shown.proof, &shown.checkpoint.root));
            assert!(is_signed(
                &shown.checkpoint.key_id,
                &shown.checkpoint.message(TENANT),
                &shown.checkpoint.signature
            ));
        }
    }
    assert_eq!(
        reader.inclusion_proof(fresh.id, 1).await.unwrap(),
        None,
        "not yet under a checkpoint"
    );
    assert_eq!(reader.inclusion_proof(Uuid::nil(), 1).await.unwrap(), None);
}

const OPEN_UPDATES: [&str; 2] = [
    "DROP TRIGGER event_never_changes",
    "DROP TRIGGER event_never_changes ON event",
];
const OPEN_DELETES: [&str; 2] = ["DROP TRIGGER event_never_goes", "SELECT 1"];
const OPEN_CHECKPOINTS: [&str; 2] = [
    "DROP TRIGGER checkpoint_never_changes",
    "DROP TRIGGER checkpoint_never_changes ON checkpoint",
];

/// What somebody with full access to the database might do.
async fn tamper(store: &Store, guards: &[[&'static str; 2]], sql: &'static str, values: &[Value<'_>]) {
    let mut tx = store.begin().await.unwrap();
    let dialect = usize::from(store.dialect() == crate::Dialect::Postgres);
    for guard in guards {
        tx.execute(guard[dialect], &[]).await.unwrap();
    }
    assert_eq!(tx.execute(sql, values).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn a_rewritten_event_is_found(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    let head = submitted(&store, "KTP-2", 1).await;
    let sql = "UPDATE event SET officer = 'p-9' WHERE tenant = $1 AND matter = $2 AND sequence = 1";
    tamper(&store, &[OPEN_UPDATES], sql, &[TENANT.into(), head.id.into()]).await;
    let report = store.verify_chain(&is_signed).await.unwrap();
    assert_eq!(
        report.breaks,
        [Break::Event {
            matter: head.id,
            sequence: 1
        }]
    );
}

/// Each of the columns an event says something in, altered alone.
const ALTERED: [&str; 7] = [
    "UPDATE event SET body = '{\"outcome\":\"lengkap\"}' WHERE tenant = $1 AND matter = $2 AND sequence = 1",
    "UPDATE event SET step = 'periksa' WHERE tenant = $1 AND matter = $2 AND sequence = 1",
    "UPDATE event SET at = (SELECT due_at FROM matter WHERE tenant = $1 AND id = $2)
        WHERE tenant = $1 AND matter = $2 AND sequence = 1",
    "UPDATE event SET kind = 'step-taken' WHERE tenant = $1 AND matter = $2 AND sequence = 1",
    "UPDATE event SET private = NULL WHERE tenant = $1 AND matter = $2 AND sequence = 1",
    "UPDATE event SET actor_kind = 'system' WHERE tenant = $1 AND matter = $2 AND sequence = 1",
    "UPDATE event SET wire_version = 2 WHERE tenant = $1 AND matter = $2 AND sequence = 1",
];

async fn an_event_altered_in_any_of_its_words_is_found(place: &Place) {
    let store = place.open().await;
    let mut guards: &[[&'static str; 2]] = &[OPEN_UPDATES];
    let mut expected = Vec::new();
    for (number, sql) in ALTERED.into_iter().enumerate() {
        let head = submitted(&store, &format!("KTP-{number}"), i64::try_from(number).unwrap()).await;
        tamper(&store, guards, sql, &[TENANT.into(), head.id.into()]).await;
        guards = &[];
        expected.push(Break::Event {
            matter: head.id,
            sequence: 1,
        });
    }
    let report = store.verify_chain(&is_signed).await.unwrap();
    assert_eq!(report.breaks, expected);
}

async fn a_missing_event_is_found(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    store.make_checkpoint(&Seal, at(1)).await.unwrap();
    let sql = "DELETE FROM event WHERE tenant = $1 AND matter = $2 AND sequence = 2";
    tamper(
        &store,
        &[OPEN_UPDATES, OPEN_DELETES],
        sql,
        &[TENANT.into(), head.id.into()],
    )
    .await;
    let report = store.verify_chain(&is_signed).await.unwrap();
    assert_eq!(
        report.breaks,
        [Break::Head { matter: head.id }, Break::Root { checkpoint: 1 }]
    );
}

async fn a_forged_checkpoint_is_found(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    store.make_checkpoint(&Seal, at(1)).await.unwrap();
    step_on(&store, &load(&store, head.id).await).await.unwrap();
    store.make_checkpoint(&Seal, at(2)).await.unwrap();
    let sql = "UPDATE checkpoint SET root = $1 WHERE tenant = $2 AND number = 1";
    tamper(
        &store,
        &[OPEN_CHECKPOINTS],
        sql,
        &[Value::Bytes(&[9; 32]), TENANT.into()],
    )
    .await;
    let report = store.verify_chain(&is_signed).await.unwrap();
    assert_eq!(
        report.breaks,
        [
            Break::Root { checkpoint: 1 },
            Break::Signature { checkpoint: 1 },
            Break::Succession { checkpoint: 2 }
        ]
    );
}

async fn a_chain_that_is_being_added_to_is_whole(place: &Place) {
    let store = place.open().await;
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                let head = submitted(&store, &format!("KTP-{writer}"), writer).await;
                for _ in 0..60 {
                    step_on(&store, &load(&store, head.id).await).await.unwrap();
                }
            })
        })
        .collect();
    while writers.iter().any(|writer| !writer.is_finished()) {
        let report = store.verify_chain(&is_signed).await.unwrap();
        assert!(report.is_whole(), "{report:?}");
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn checkpoints_under_load_leave_no_event_out(place: &Place) {
    let store = place.open().await;
    let writers: Vec<_> = (0..6)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                let head = submitted(&store, &format!("KTP-{writer}"), writer).await;
                for _ in 0..20 {
                    step_on(&store, &load(&store, head.id).await).await.unwrap();
                }
            })
        })
        .collect();
    let mut covered = 0;
    while writers.iter().any(|writer| !writer.is_finished()) {
        covered += store
            .make_checkpoint(&Seal, now())
            .await
            .unwrap()
            .map_or(0, |checkpoint| checkpoint.events);
    }
    for writer in writers {
        writer.await.unwrap();
    }
    while let Some(checkpoint) = store.make_checkpoint(&Seal, now()).await.unwrap() {
        covered += checkpoint.events;
    }
    assert_eq!(covered, 6 * 22);
    let report = store.verify_chain(&is_signed).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert!(report.checkpoints > 1);
}
