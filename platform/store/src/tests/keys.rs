use crate::tests::{MASTER, NIK, Place, TENANT, now, on_both_databases, submitted};
use crate::{CaseKey, FaultKind, Keys, Purpose, Store, StoreConfig, Uuid};

on_both_databases!(a_wrong_key_is_told_at_once);

async fn a_wrong_key_is_told_at_once(place: &Place) {
    let store = place.open().await;
    submitted(&store, "KTP-1", 0).await;
    drop(store);
    let wrong = StoreConfig {
        keys: Keys::from_master(&[8; 32]),
        ..place.config()
    };
    let fault = Store::open(wrong, now()).await.err().unwrap();
    assert_eq!(fault.kind(), FaultKind::WrongKey);
    assert!(fault.to_string().contains("find the key file"));
    place.open().await;
}

#[test]
fn sealed_bytes_open_only_where_they_belong() {
    let key = CaseKey::generate().unwrap();
    let (here, there) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let sealed = key.seal(TENANT, here, Purpose::Event(3), NIK.as_bytes()).unwrap();
    assert_eq!(
        key.open(TENANT, here, Purpose::Event(3), &sealed).unwrap(),
        NIK.as_bytes()
    );
    for (tenant, owner, purpose) in [
        (TENANT, here, Purpose::Event(4)),
        (TENANT, here, Purpose::Snapshot),
        (TENANT, there, Purpose::Event(3)),
        (9902, here, Purpose::Event(3)),
    ] {
        assert_eq!(
            key.open(tenant, owner, purpose, &sealed).unwrap_err().kind(),
            FaultKind::Altered
        );
    }
    assert!(
        CaseKey::generate()
            .unwrap()
            .open(TENANT, here, Purpose::Event(3), &sealed)
            .is_err()
    );
    for index in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[index] ^= 1;
        assert!(
            key.open(TENANT, here, Purpose::Event(3), &altered).is_err(),
            "byte {index}"
        );
        assert!(
            key.open(TENANT, here, Purpose::Event(3), &sealed[..index]).is_err(),
            "cut at {index}"
        );
    }
    assert_ne!(
        sealed,
        key.seal(TENANT, here, Purpose::Event(3), NIK.as_bytes()).unwrap(),
        "never the same twice"
    );
}

#[test]
fn a_wrapped_key_belongs_to_one_case() {
    let keys = Keys::from_master(&MASTER);
    let key = CaseKey::generate().unwrap();
    let wrapped = keys.wrap(TENANT, Uuid::from_u128(1), &key).unwrap();
    assert_eq!(keys.unwrap_key(TENANT, Uuid::from_u128(1), &wrapped).unwrap(), key);
    assert!(keys.unwrap_key(TENANT, Uuid::from_u128(2), &wrapped).is_err());
    assert!(
        Keys::from_master(&[8; 32])
            .unwrap_key(TENANT, Uuid::from_u128(1), &wrapped)
            .is_err()
    );
}

#[test]
fn keyed_hashes_differ_by_domain_tenant_and_key() {
    let keys = Keys::from_master(&MASTER);
    let hash = keys.lookup(1, "nik", NIK);
    assert_eq!(hash, keys.lookup(1, "nik", NIK));
    assert_ne!(hash, keys.lookup(2, "nik", NIK));
    assert_ne!(hash, keys.lookup(1, "phone", NIK));
    assert_ne!(hash, Keys::from_master(&[8; 32]).lookup(1, "nik", NIK));
    assert_ne!(keys.lookup(1, "a", "bc"), keys.lookup(1, "ab", "c"));
}

#[test]
fn a_key_file_is_made_once_and_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let made = Keys::create_file(&path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let read = Keys::from_file(&path).unwrap();
    assert_eq!(made.lookup(1, "x", "y"), read.lookup(1, "x", "y"));
    assert!(
        Keys::create_file(&path).is_err(),
        "an existing key is never overwritten"
    );
    assert_eq!(format!("{made:?}"), "Keys(..)");
}

#[test]
fn a_key_that_is_not_one_is_told() {
    for text in ["", "abc", &"0".repeat(63), &"g".repeat(64), &"+f".repeat(32)] {
        assert_eq!(Keys::from_text(text).unwrap_err().kind(), FaultKind::WrongKey, "{text}");
    }
    Keys::from_text(&format!("{}\n", "0a".repeat(32))).unwrap();
}
