use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::tests::{ANSWERS, Place, load, now, on_both_databases, step_on, submitted};
use crate::{BackupReport, Dialect, FaultKind, FolderVault, NewAttachment, Store, StoreConfig, Target, restore};

on_both_databases!(
    a_backup_under_load_is_whole_and_can_be_put_back,
    a_damaged_backup_is_not_put_back,
    a_backup_is_not_put_back_beside_the_log_of_another_database,
);

async fn a_backup_under_load_is_whole_and_can_be_put_back(place: &Place) {
    let store = place.open().await;
    let to = place.folder.path().join("backup");
    if place.dialect == Dialect::Postgres {
        // By its own program, which may be missing here or be older than the server.
        match store.backup(&to, &keys(place)).await {
            Ok(report) => assert!(report.database_bytes > 0 && report.has_master_key),
            Err(fault) => {
                assert_eq!(fault.kind(), FaultKind::Refused);
                assert!(fault.to_string().contains("pg_dump --format=custom"), "{fault}");
            }
        }
        return;
    }
    let first = submitted(&store, "KTP-0", 0).await;
    let key = first.key.clone().unwrap();
    let attachment = NewAttachment {
        owner: first.id,
        key: &key,
        kind: "image/jpeg",
        content: ANSWERS,
    };
    let kept = store.keep_attachment(attachment, now()).await.unwrap();
    let (report, written) = back_up_under_load(&store, &to, &keys(place)).await;
    assert_eq!(report.files, 1);
    let again = store.backup(&to, &keys(place)).await.unwrap_err();
    assert_eq!(again.kind(), FaultKind::Refused, "never over another backup");

    let target = target(&place.folder.path().join("again"));
    assert_eq!(restore(&to, &target).await.unwrap(), report);
    assert_eq!(fs::read(target.keys.join("master.key")).unwrap(), b"secret");
    let restored = StoreConfig {
        url: format!("sqlite:{}", target.database.display()),
        files: Arc::new(FolderVault::new(&target.files)),
        ..place.config()
    };
    let restored = Store::open(restored, now()).await.unwrap();
    let chain = restored.verify_chain(&|_, _, _| true).await.unwrap();
    assert!(chain.is_whole(), "{chain:?}");
    assert!(chain.matters > 20 && chain.matters <= written + 1);
    let content = restored.attachment(first.id, &key, &kept.digest).await.unwrap();
    assert_eq!(content.as_deref(), Some(ANSWERS));
    let fault = restore(&to, &target).await.unwrap_err();
    assert_eq!(fault.kind(), FaultKind::Refused, "never over a database");
    fs::remove_file(&target.database).unwrap();
    for suffix in ["-wal", "-shm"] {
        let _may_be_gone = fs::remove_file(format!("{}{suffix}", target.database.display()));
    }
    fs::write(target.keys.join("master.key"), b"another").unwrap();
    let fault = restore(&to, &target).await.unwrap_err();
    assert_eq!(fault.kind(), FaultKind::Refused, "never over another key");
}

/// A key folder, as an installation has one.
fn keys(place: &Place) -> std::path::PathBuf {
    let folder = place.folder.path().join("keys");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("master.key"), b"secret").unwrap();
    folder
}

fn target(folder: &Path) -> Target {
    Target {
        database: folder.join("maklumat.db"),
        files: folder.join("files"),
        keys: folder.join("keys"),
    }
}

/// Gives the report and how many cases were written before and while the backup ran.
async fn back_up_under_load(store: &Store, to: &Path, keys: &Path) -> (BackupReport, u64) {
    let stop = Arc::new(AtomicBool::new(false));
    let writer = {
        let (store, stop) = (store.clone(), Arc::clone(&stop));
        tokio::spawn(async move {
            let mut number = 0;
            while !stop.load(Ordering::Relaxed) {
                number += 1;
                let head = submitted(&store, &format!("KTP-{number}"), number).await;
                step_on(&store, &load(&store, head.id).await).await.unwrap();
            }
            number
        })
    };
    while store
        .read()
        .await
        .unwrap()
        .matter_by_reference("KTP-20")
        .await
        .unwrap()
        .is_none()
    {
        tokio::task::yield_now().await;
    }
    let report = store.backup(to, keys).await.unwrap();
    stop.store(true, Ordering::Relaxed);
    (report, u64::try_from(writer.await.unwrap()).unwrap())
}

async fn a_backup_is_not_put_back_beside_the_log_of_another_database(place: &Place) {
    if place.dialect == Dialect::Postgres {
        return;
    }
    let store = place.open().await;
    submitted(&store, "KTP-0", 0).await;
    let to = place.folder.path().join("backup");
    store.backup(&to, &keys(place)).await.unwrap();
    let folder = place.folder.path().join("again");
    fs::create_dir(&folder).unwrap();
    for suffix in ["-wal", "-shm", "-journal"] {
        let left_over = folder.join(format!("maklumat.db{suffix}"));
        fs::write(&left_over, b"old").unwrap();
        let fault = restore(&to, &target(&folder)).await.unwrap_err();
        assert_eq!(fault.kind(), FaultKind::Refused);
        assert!(fault.to_string().contains(suffix), "{fault}");
        fs::remove_file(left_over).unwrap();
    }
    restore(&to, &target(&folder)).await.unwrap();
}

async fn a_damaged_backup_is_not_put_back(place: &Place) {
    if place.dialect == Dialect::Postgres {
        return;
    }
    let store = place.open().await;
    submitted(&store, "KTP-0", 0).await;
    let to = place.folder.path().join("backup");
    store.backup(&to, &keys(place)).await.unwrap();
    let target = target(&place.folder.path().join("again"));
    let list = fs::read(to.join("LIST")).unwrap();
    fs::remove_file(to.join("LIST")).unwrap();
    assert_eq!(restore(&to, &target).await.unwrap_err().kind(), FaultKind::Altered);
    fs::write(to.join("LIST"), &list[..list.len() / 2]).unwrap();
    assert_eq!(restore(&to, &target).await.unwrap_err().kind(), FaultKind::Altered);
    fs::write(to.join("LIST"), list).unwrap();
    for name in ["maklumat.db", "keys/master.key"] {
        let whole = fs::read(to.join(name)).unwrap();
        let mut bytes = whole.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(to.join(name), bytes).unwrap();
        assert_eq!(restore(&to, &target).await.unwrap_err().kind(), FaultKind::Altered);
        fs::write(to.join(name), whole).unwrap();
    }
    assert!(!target.database.exists() && !target.keys.exists());
}
