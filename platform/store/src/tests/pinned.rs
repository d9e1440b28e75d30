//! The bytes of the first release, written down: what other programs and yesterday's proofs were made with.

use crate::chain::{Linked, link};
use crate::seal::hex;
use crate::tests::{MASTER, TENANT, at};
use crate::{CaseKey, Checkpoint, Keys, Purpose, Uuid};

const CASE: Uuid = Uuid::from_u128(0x0193_5555_aaaa_7bbb_8ccc_0123_4567_89ab);

fn event() -> Linked<'static> {
    Linked {
        at: at(0),
        kind: "step-completed",
        wire_version: 1,
        actor_kind: "officer",
        officer: Some("p-1"),
        step: Some("periksa"),
        body: r#"{"outcome":"lengkap"}"#,
        private: Some(b"sealed"),
    }
}

fn hash(event: &Linked<'_>) -> String {
    hex(&link(&[3; 32], TENANT, CASE, 7, event))
}

#[test]
fn an_event_has_the_hash_it_had_in_the_first_release() {
    assert_eq!(
        hash(&event()),
        "df8edb829e83b49a665c7eaa7370b9ce14bec5102f3faa0dc1441b6da41114ef"
    );
    let bare = Linked {
        officer: None,
        step: None,
        body: "",
        private: None,
        ..event()
    };
    assert_eq!(
        hash(&bare),
        "bb1e86b4b30071641c817b9b4fb053b8235f85bf1b0ef9849b42554ed415b237"
    );
}

#[test]
fn whatever_is_altered_in_an_event_alters_its_hash() {
    let altered = [
        Linked { at: at(1), ..event() },
        Linked {
            kind: "step-taken",
            ..event()
        },
        Linked {
            wire_version: 2,
            ..event()
        },
        Linked {
            actor_kind: "system",
            ..event()
        },
        Linked {
            officer: None,
            ..event()
        },
        Linked { step: None, ..event() },
        Linked { body: "{}", ..event() },
        Linked {
            private: None,
            ..event()
        },
        Linked {
            private: Some(b""),
            ..event()
        },
    ];
    let mut hashes: Vec<String> = altered.iter().chain([&event()]).map(hash).collect();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), altered.len() + 1);
}

#[test]
fn a_checkpoint_signs_the_message_it_signed_in_the_first_release() {
    let checkpoint = Checkpoint {
        number: 2,
        first_position: 3,
        last_position: 9,
        events: 5,
        root: [4; 32],
        previous_root: [5; 32],
        at: at(0),
        signature: Vec::new(),
        key_id: "k-1".to_owned(),
    };
    let numbers = "00000000000026ad\
                   0000000000000002\
                   0000000000000003\
                   0000000000000009\
                   0000000000000005\
                   000660e7f38bc800";
    let expected = format!(
        "6d616b6c756d617420636865636b706f696e74203100{numbers}{}{}",
        "04".repeat(32),
        "05".repeat(32)
    );
    assert_eq!(hex(&checkpoint.message(TENANT)), expected);
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn what_the_first_release_sealed_still_opens() {
    let keys = Keys::from_master(&MASTER);
    let name = bytes(
        "019ab90ab2f0d5fb92b564de77bbe66c5c753d5c0d017e0a4f2ecc5aabff4d4e15c9517b1aa86e9c\
        1c713315da5bfdf660d633c8",
    );
    assert_eq!(
        keys.open(TENANT, CASE, Purpose::OfficerName, &name).unwrap(),
        b"Sari Contoh"
    );
    let wrapped = bytes(
        "01fc8a070d367ac292551619a59409761a43d07e278db7f628e15b70aafaae03fc2f277e935e8835\
        da25f3d8ad1339131503ab5fb285e83c20aada871ff2c5f2277f4a2342710b366b",
    );
    let key = keys.unwrap_key(TENANT, CASE, &wrapped).unwrap();
    assert!(key == CaseKey::from_bytes([6; 32]));
    let answers = bytes(
        "019e347e918b662ec93dcb4cf5fd57fe34359afae00fa0b8896bc4af4edf0c03ae8a308d38d643e8\
        a0051019d643435cd2891e7111c65aaba14c570eb2",
    );
    assert_eq!(
        key.open(TENANT, CASE, Purpose::Event(7), &answers).unwrap(),
        b"NIK 9901015501900001"
    );
    assert!(key.open(TENANT, CASE, Purpose::Event(8), &answers).is_err());
    assert_eq!(
        hex(&keys.lookup(TENANT, "nik", "9901015501900001")),
        "9ac49e93c55d292cdec826325de5d3fc76c82ddeb76abfb3f87691076bdac081"
    );
}
