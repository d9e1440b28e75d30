use crate::tests::{Place, load, now, on_both_databases, submitted};
use crate::{CaseKey, FaultKind, FileVault, FolderVault, NewAttachment, Uuid};

on_both_databases!(
    a_file_is_read_back_and_kept_once,
    a_file_changed_or_missing_on_disk_is_told,
);

const CONTENT: &[u8] = b"foto KTP yang dipindai";

async fn a_file_is_read_back_and_kept_once(place: &Place) {
    let store = place.open().await;
    let head = submitted(&store, "KTP-1", 0).await;
    let key = head.key.as_ref().unwrap();
    let new = NewAttachment {
        owner: head.id,
        key,
        kind: "image/jpeg",
        content: CONTENT,
    };
    let kept = store.keep_attachment(new, now()).await.unwrap();
    let again = store.keep_attachment(new, now()).await.unwrap();
    assert_eq!(kept, again);
    assert_eq!(kept.length_bytes, 22);
    assert_eq!(
        store.read().await.unwrap().attachments_of(head.id).await.unwrap(),
        std::slice::from_ref(&kept)
    );
    let matter = load(&store, head.id).await;
    let key = matter.head.key.as_ref().unwrap();
    assert_eq!(
        store.attachment(head.id, key, &kept.digest).await.unwrap().as_deref(),
        Some(CONTENT)
    );
    assert_eq!(store.attachment(head.id, key, "00").await.unwrap(), None);
    assert_eq!(store.attachment(Uuid::nil(), key, &kept.digest).await.unwrap(), None);
    let vault = FolderVault::new(place.files());
    let names = vault.names().unwrap();
    assert_eq!(names.len(), 1);
    let on_disk = vault.get(&names[0]).unwrap().unwrap();
    assert!(!on_disk.windows(4).any(|window| window == b"foto"), "sealed on disk");
    assert_ne!(names[0], kept.digest, "the name on disk does not tell the content");
}

async fn a_file_changed_or_missing_on_disk_is_told(place: &Place) {
    let store = place.open().await;
    let key = CaseKey::generate().unwrap();
    let owner = Uuid::from_u128(5);
    let kept = store
        .keep_attachment(
            NewAttachment {
                owner,
                key: &key,
                kind: "image/jpeg",
                content: CONTENT,
            },
            now(),
        )
        .await
        .unwrap();
    let vault = FolderVault::new(place.files());
    let name = vault.names().unwrap().remove(0);
    vault.put(&name, b"something else").unwrap();
    assert_eq!(
        store.attachment(owner, &key, &kept.digest).await.unwrap_err().kind(),
        FaultKind::Altered
    );
    vault.remove(&name).unwrap();
    vault.remove(&name).unwrap();
    assert_eq!(
        store.attachment(owner, &key, &kept.digest).await.unwrap_err().kind(),
        FaultKind::Altered
    );
}

#[test]
fn a_file_that_was_never_finished_is_swept_and_a_whole_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let vault = FolderVault::new(folder.path());
    vault.put("abcdef12", b"x").unwrap();
    std::fs::write(folder.path().join("ab/cd/0011.part"), b"half").unwrap();
    let day = std::time::Duration::from_secs(86_400);
    assert_eq!(vault.sweep(day).unwrap(), 0, "it may still be under way");
    assert_eq!(vault.sweep(std::time::Duration::ZERO).unwrap(), 1);
    assert_eq!(vault.names().unwrap(), ["abcdef12"]);
    assert!(!folder.path().join("ab/cd/0011.part").exists());
}

#[test]
fn a_vault_keeps_to_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let vault = FolderVault::new(folder.path().join("files"));
    assert!(vault.names().unwrap().is_empty());
    for name in ["", "../../etc/passwd", "abc", "zzzzzzzzzz", "abcdef12/../x"] {
        vault.put(name, b"x").unwrap_err();
        vault.get(name).unwrap_err();
    }
    vault.put("abcdef12", b"x").unwrap();
    vault.put("abcdef12", b"y").unwrap();
    assert_eq!(vault.get("abcdef12").unwrap().as_deref(), Some(&b"y"[..]));
    assert_eq!(vault.names().unwrap(), ["abcdef12"]);
    assert!(folder.path().join("files/ab/cd/abcdef12").exists());
}
