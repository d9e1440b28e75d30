use super::*;
use crate::ring::PublishedKey;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_seed([9; 32])
}

fn ring() -> KeyRing {
    let mut ring = KeyRing::new();
    ring.publish(PublishedKey {
        key: key().verifying_key(),
        valid_from: at("2026-01-01T00:00:00Z"),
        retired_at: None,
    });
    ring
}

fn list(count: u8) -> RevocationList {
    let entry = |number: u8| {
        let reason = RevocationReason::ALL[usize::from(number) % RevocationReason::ALL.len()];
        (
            CredentialId([number; 8]),
            Revocation {
                at: at("2026-11-03T04:00:00.25Z"),
                reason,
            },
        )
    };
    RevocationList::new(7, at("2026-11-23T00:00:00.75Z"), (0..count).map(entry).collect())
}

#[test]
fn a_list_is_read_as_it_was_signed() {
    for count in [0, 1, 200] {
        let list = list(count);
        assert_eq!(RevocationList::parse(&list.to_text(&key()), &ring()), Ok(list));
    }
}

#[test]
fn a_list_says_when_and_why() {
    let list = list(5);
    let found = list.find(CredentialId([3; 8])).unwrap();
    assert_eq!(
        *found,
        Revocation {
            at: at("2026-11-03T04:00:00Z"),
            reason: RevocationReason::Returned
        }
    );
    assert_eq!(list.find(CredentialId([5; 8])), None);
    assert_eq!(
        (list.version(), list.issued_at(), list.len()),
        (7, at("2026-11-23T00:00:00Z"), 5)
    );
}

#[test]
fn only_a_known_key_of_that_time_can_revoke() {
    let stranger = SigningKey::from_seed([10; 32]);
    assert_eq!(
        RevocationList::parse(&list(1).to_text(&stranger), &ring()),
        Err(RevocationListError::UnknownKey)
    );
    let early = RevocationList::new(1, at("2025-01-01T00:00:00Z"), BTreeMap::new());
    assert_eq!(
        RevocationList::parse(&early.to_text(&key()), &ring()),
        Err(RevocationListError::UnknownKey)
    );
}

#[test]
fn another_text_is_not_a_list() {
    assert_eq!(RevocationList::parse("", &ring()), Err(RevocationListError::NotOurs));
    assert_eq!(
        RevocationList::parse("MKLR1:", &ring()),
        Err(RevocationListError::Altered)
    );
    // A credential with the prefix of a list: the signature covers the purpose.
    let credential = crate::issue(&crate::claims::tests::full(), &key());
    let disguised = credential.replacen("MKL1:", "MKLR1:", 1);
    assert_eq!(
        RevocationList::parse(&disguised, &ring()),
        Err(RevocationListError::Altered)
    );
}

#[test]
fn a_thousand_revocations_are_a_small_file() {
    let entry = |number: u16| {
        let [high, low] = number.to_be_bytes();
        let id = crate::digest(&[high, low]).0;
        let revocation = Revocation {
            at: at("2026-11-03T04:00:00Z"),
            reason: RevocationReason::Withdrawn,
        };
        (CredentialId(id[..8].try_into().unwrap()), revocation)
    };
    let list = RevocationList::new(1, at("2026-11-23T00:00:00Z"), (0..1000).map(entry).collect());
    let text = list.to_text(&key());
    assert!(text.len() < 20_000, "{}", text.len());
}

proptest::proptest! {
    #[test]
    fn no_text_and_no_signed_bytes_stop_the_reading_of_a_list(
        text in "\\PC{0,200}",
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
    ) {
        proptest::prop_assert!(RevocationList::parse(&text, &ring()).is_err());
        // Signed by a key of ours, and still not a list.
        let signed = WRAPPING.seal(bytes.clone(), &key());
        if let Ok(list) = RevocationList::parse(&signed, &ring()) {
            proptest::prop_assert!(list.len() * RECORD_LENGTH <= bytes.len());
        }
    }
}
