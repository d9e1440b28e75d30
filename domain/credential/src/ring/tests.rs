use super::*;
use crate::SigningKey;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn published(seed: u8) -> PublishedKey {
    PublishedKey {
        key: SigningKey::from_seed([seed; 32]).verifying_key(),
        valid_from: at("2026-01-01T00:00:00Z"),
        retired_at: None,
    }
}

fn two_keys() -> KeyRing {
    let mut ring = KeyRing::new();
    ring.publish(published(1));
    ring.publish(published(2));
    assert!(ring.retire(published(1).key.key_id(), at("2027-06-30T17:00:00.5Z")));
    ring
}

#[test]
fn a_ring_is_read_as_it_was_written() {
    let ring = two_keys();
    assert_eq!(KeyRing::parse(&ring.to_text()), Ok(ring.clone()));
    let noted = format!("{}\n# kunci kantor\r\n\n", ring.to_text());
    assert_eq!(KeyRing::parse(&noted), Ok(ring));
    assert_eq!(KeyRing::parse("maklumat-keys 1"), Ok(KeyRing::new()));
}

#[test]
fn a_wrong_line_is_named() {
    let text = two_keys().to_text();
    let lines: Vec<&str> = text.lines().collect();
    let with = |line: &str| KeyRing::parse(&format!("{}\n{line}\n{}\n", lines[0], lines[2]));
    assert_eq!(KeyRing::parse(""), Err(KeyRingError::Heading));
    assert_eq!(KeyRing::parse("maklumat-keys 2\n"), Err(KeyRingError::Heading));
    assert_eq!(with("a b"), Err(KeyRingError::Columns { line: 2 }));
    assert_eq!(with(lines[2]), Err(KeyRingError::Twice { line: 3 }));
    let columns: Vec<&str> = lines[1].split(' ').collect();
    let [id, key, from, retired] = columns[..] else {
        panic!("four columns")
    };
    assert_eq!(
        with(&format!("{id} {} {from} {retired}", &key[1..])),
        Err(KeyRingError::Key { line: 2 })
    );
    assert_eq!(
        with(&format!("0000000000000000 {key} {from} {retired}")),
        Err(KeyRingError::KeyId { line: 2 })
    );
    assert_eq!(
        with(&format!("{id} {key} {from} kemarin")),
        Err(KeyRingError::Instant { line: 2 })
    );
}

#[test]
fn a_key_is_in_use_from_its_first_to_its_last_instant() {
    let ring = two_keys();
    let key = ring.find(published(1).key.key_id()).unwrap();
    assert!(!key.is_in_use(at("2025-12-31T23:59:59Z")));
    assert!(key.is_in_use(at("2026-01-01T00:00:00Z")));
    assert!(key.is_in_use(at("2027-06-30T17:00:00Z")));
    assert!(!key.is_in_use(at("2027-06-30T17:00:01Z")));
}

#[test]
fn a_ring_verifies_bytes_by_key_id() {
    let key = SigningKey::from_seed([1; 32]);
    let signature = key.sign_bytes(b"checkpoint");
    assert!(two_keys().verify_bytes(key.key_id(), b"checkpoint", &signature));
    assert!(!two_keys().verify_bytes(published(2).key.key_id(), b"checkpoint", &signature));
    assert!(!KeyRing::new().verify_bytes(key.key_id(), b"checkpoint", &signature));
}

#[test]
fn a_key_that_is_not_there_cannot_be_retired() {
    assert!(!KeyRing::new().retire(published(1).key.key_id(), at("2027-01-01T00:00:00Z")));
}

proptest::proptest! {
    #[test]
    fn no_text_stops_the_reading_of_a_key_ring(text in "\\PC{0,200}", line in "[0-9a-f:TZ -]{0,160}") {
        let _any = KeyRing::parse(&text);
        let headed = format!("{HEADING}\n{line}\n{text}");
        if let Ok(ring) = KeyRing::parse(&headed) {
            proptest::prop_assert_eq!(KeyRing::parse(&ring.to_text()), Ok(ring));
        }
    }
}
