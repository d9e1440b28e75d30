use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::tests::{ANSWERS, Place, load, now, on_both_databases, step_on, submitted};
use crate::{BackupReport, Dialect, FaultKind, FolderVault, NewAttachment, Store, StoreConfig, restore};

on_both_databases!(
    a_backup_under_load_is_whole_and_can_be_put_back,
    a_damaged_backup_is_not_put_back
);

async fn a_backup_under_load_is_whole_and_can_be_put_back(place: &Place) {
    let store = place.open().await;
    let to = place.folder.path().join("backup");
    if place.dialect == Dialect::Postgres {
        let fault = store.backup(&to).await.unwrap_err();
        assert_eq!(fault.kind(), FaultKind::Refused);
        assert!(fault.to_string().contains("pg_dump"));
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
    let (report, written) = back_up_under_load(&store, &to).await;
    assert_eq!(report.files, 1);
    let again = store.backup(&to).await.unwrap_err();
    assert_eq!(again.kind(), FaultKind::Refused, "never over another backup");

    let database = place.folder.path().join("again/maklumat.db");
    let files = place.folder.path().join("again/files");
    assert_eq!(restore(&to, &database, &files).await.unwrap(), report);
    let restored = StoreConfig {
        url: format!("sqlite:{}", database.display()),
        files: Arc::new(FolderVault::new(&files)),
        ..place.config()
    };
    let restored = Store::open(restored, now()).await.unwrap();
    let chain = restored.verify_chain(&|_, _, _| true).await.unwrap();
    assert!(chain.is_whole(), "{chain:?}");
    assert!(chain.matters > 20 && chain.matters <= written + 1);
    let content = restored.attachment(first.id, &key, &kept.digest).await.unwrap();
    assert_eq!(content.as_deref(), Some(ANSWERS));
    let fault = restore(&to, &database, &files).await.unwrap_err();
    assert_eq!(fault.kind(), FaultKind::Refused, "never over a database");
}

/// Gives the report and how many cases were written before and while the backup ran.
async fn back_up_under_load(store: &Store, to: &Path) -> (BackupReport, u64) {
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
    let report = store.backup(to).await.unwrap();
    stop.store(true, Ordering::Relaxed);
    (report, u64::try_from(writer.await.unwrap()).unwrap())
}

async fn a_damaged_backup_is_not_put_back(place: &Place) {
    if place.dialect == Dialect::Postgres {
        return;
    }
    let store = place.open().await;
    submitted(&store, "KTP-0", 0).await;
    let to = place.folder.path().join("backup");
    store.backup(&to).await.unwrap();
    let database = place.folder.path().join("again.db");
    let files = place.folder.path().join("again");
    let list = fs::read(to.join("LIST")).unwrap();
    fs::remove_file(to.join("LIST")).unwrap();
    assert_eq!(
        restore(&to, &database, &files).await.unwrap_err().kind(),
        FaultKind::Altered
    );
    fs::write(to.join("LIST"), list).unwrap();
    let mut bytes = fs::read(to.join("maklumat.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(to.join("maklumat.db"), bytes).unwrap();
    assert_eq!(
        restore(&to, &database, &files).await.unwrap_err().kind(),
        FaultKind::Altered
    );
    assert!(!database.exists());
}
