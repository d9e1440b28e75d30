use proptest::prelude::*;

use super::*;
use crate::digest;

pub(crate) fn full() -> Claims {
    Claims {
        kind: ClaimKind::Product,
        regency: "99.01".into(),
        unit: "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".into(),
        service: ServiceKey::new("dpmptsp", "sip-dokter"),
        version: 4,
        reference: "SR 2611 7K4Q".into(),
        number: Some("500.16/417/SIP/XII/2026".into()),
        product: "Surat Izin Praktik Dokter".into(),
        holder: shortened_name("Melati Contoh"),
        issued_at: "2026-12-04T03:10:00Z".parse().unwrap(),
        valid_until: Some("2031-12-04T16:59:59Z".parse().unwrap()),
        document: Some(digest(b"document")),
        definition: digest(b"definition"),
        fee: Some("Rp 0, tidak ada biaya lain".into()),
        due_at: Some("2026-12-04T09:00:00Z".parse().unwrap()),
    }
}

fn least() -> Claims {
    Claims {
        number: None,
        valid_until: None,
        document: None,
        fee: None,
        due_at: None,
        kind: ClaimKind::Receipt,
        ..full()
    }
}

fn map_of(claims: &Claims) -> Vec<(Value, Value)> {
    let Value::Map(entries) = ciborium::from_reader(claims.to_cbor().as_slice()).unwrap() else {
        panic!("not a map")
    };
    entries
}

fn read(entries: Vec<(Value, Value)>) -> Option<Claims> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&Value::Map(entries), &mut bytes).unwrap();
    Claims::from_cbor(&bytes)
}

#[test]
fn claims_are_read_as_they_were_written() {
    for claims in [full(), least()] {
        assert_eq!(Claims::from_cbor(&claims.to_cbor()), Some(claims));
    }
}

#[test]
fn a_claim_from_a_later_version_is_skipped() {
    let mut entries = map_of(&full());
    entries.push((Value::from(99), Value::from("later")));
    assert_eq!(read(entries), Some(full()));
}

#[test]
fn a_claim_that_is_twice_there_missing_or_of_another_type_is_refused() {
    let mut twice = map_of(&full());
    twice.push(twice[5].clone());
    assert_eq!(read(twice), None);
    for key in [
        KIND, REGENCY, UNIT, SERVICE, VERSION, REFERENCE, PRODUCT, HOLDER, ISSUED_AT, DEFINITION,
    ] {
        let mut entries = map_of(&full());
        entries.retain(|(known, _)| *known != Value::from(key));
        assert_eq!(read(entries), None, "without {key}");
    }
    for index in 0..map_of(&full()).len() {
        let mut entries = map_of(&full());
        entries[index].1 = Value::Bool(true);
        assert_eq!(read(entries), None, "entry {index}");
    }
}

#[test]
fn texts_without_end_are_cut() {
    let long = Claims {
        product: "é".repeat(500),
        holder: "x".repeat(60),
        ..full()
    };
    let read = Claims::from_cbor(&long.to_cbor()).unwrap();
    assert_eq!(read.product, format!("{}…", "é".repeat(79)));
    assert_eq!(read.holder, long.holder);
}

#[test]
fn a_name_is_shortened_word_by_word() {
    assert_eq!(shortened_name("Melati"), "Melati");
    assert_eq!(shortened_name(" Melati  Contoh Sari "), "Melati C••• S•••");
    assert_eq!(shortened_name(""), "");
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Claims::from_cbor(&bytes);
    }
}
