use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::claims::tests::full;
use crate::revocation::Revocation;
use crate::ring::PublishedKey;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2027-01-01T00:00:00Z")
}

fn key() -> SigningKey {
    SigningKey::from_seed([3; 32])
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

fn check(text: &str) -> Verdict {
    verify(text, &ring(), &RevocationList::empty(), now())
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9)
}

fn inflated(text: &str) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec_zlib(&base45::decode(&text[5..]).unwrap()).unwrap()
}

fn wrapped(bytes: &[u8]) -> String {
    format!("MKL1:{}", base45::encode(zlib(bytes)))
}

#[test]
fn what_the_office_issued_is_valid_and_short() {
    let text = issue(&full(), &key());
    assert_eq!(check(&text), Verdict::Valid(full()));
    assert!(text.len() < 600, "{} characters", text.len());
    assert!(
        text.bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" $%*+-./:".contains(&byte))
    );
    assert_eq!(
        check(&format!("\n {text}\r\n")),
        Verdict::Valid(full()),
        "white space around it is the reader's"
    );
}

#[test]
fn the_address_on_paper_is_the_code_behind_its_mark() {
    let text = issue(&full(), &key());
    let escaped = text.replace('%', "%25").replace(' ', "%20");
    let address = format!("https://kantor.example/cek#{escaped}");
    assert_eq!(check(&address), Verdict::Valid(full()));
    assert_eq!(CredentialId::of(&address), CredentialId::of(&text));
    assert_eq!(check("https://kantor.example/cek#halo"), Verdict::NotOurs);
}

#[test]
fn the_longest_claims_still_fit_a_code() {
    let long = "Panjang ".repeat(100);
    let claims = Claims {
        regency: long.clone(),
        unit: long.clone(),
        reference: long.clone(),
        number: Some(long.clone()),
        product: long.clone(),
        holder: long.clone(),
        fee: Some(long),
        ..full()
    };
    // What a code of version 40 holds at medium correction.
    assert!(issue(&claims, &key()).len() < 3391);
}

#[test]
fn a_document_is_valid_through_the_last_second() {
    let text = issue(&full(), &key());
    let on = |now| verify(&text, &ring(), &RevocationList::empty(), now);
    assert_eq!(on(at("2031-12-04T16:59:59Z")), Verdict::Valid(full()));
    assert_eq!(on(at("2031-12-04T17:00:00Z")), Verdict::Expired(full()));
    let forever = Claims {
        valid_until: None,
        ..full()
    };
    let text = issue(&forever, &key());
    assert_eq!(
        verify(&text, &ring(), &RevocationList::empty(), at("2090-01-01T00:00:00Z")),
        Verdict::Valid(forever)
    );
}

#[test]
fn a_revoked_document_says_when_and_why_even_after_it_expired() {
    let text = issue(&full(), &key());
    let revocation = Revocation {
        at: at("2026-12-20T00:00:00Z"),
        reason: RevocationReason::Withdrawn,
    };
    let id = CredentialId::of(&text).unwrap();
    let list = RevocationList::new(1, now(), BTreeMap::from([(id, revocation)]));
    let expected = Verdict::Revoked {
        claims: full(),
        at: revocation.at,
        reason: RevocationReason::Withdrawn,
    };
    assert_eq!(verify(&text, &ring(), &list, now()), expected);
    assert_eq!(verify(&text, &ring(), &list, at("2040-01-01T00:00:00Z")), expected);
    let other = issue(
        &Claims {
            reference: "SR 2611 9M2T".into(),
            ..full()
        },
        &key(),
    );
    assert!(matches!(verify(&other, &ring(), &list, now()), Verdict::Valid(_)));
}

#[test]
fn what_a_retired_key_signed_in_its_time_stays_valid() {
    let mut ring = ring();
    ring.retire(key().key_id(), at("2026-12-31T00:00:00Z"));
    let next = SigningKey::from_seed([4; 32]);
    ring.publish(PublishedKey {
        key: next.verifying_key(),
        valid_from: at("2026-12-31T00:00:00Z"),
        retired_at: None,
    });
    let judge = |text: &str| verify(text, &ring, &RevocationList::empty(), now());
    assert_eq!(judge(&issue(&full(), &key())), Verdict::Valid(full()));
    let later = Claims {
        issued_at: at("2027-01-01T00:00:00Z"),
        ..full()
    };
    assert_eq!(
        judge(&issue(&later, &key())),
        Verdict::UnknownKey,
        "signed after the key was retired"
    );
    assert_eq!(judge(&issue(&later, &next)), Verdict::Valid(later));
}

#[test]
fn a_stranger_is_unknown_and_a_forger_is_caught() {
    let stranger = SigningKey::from_seed([5; 32]);
    let text = issue(&full(), &stranger);
    assert_eq!(check(&text), Verdict::UnknownKey);
    // The stranger's signature under our key id.
    let mut bytes = inflated(&text);
    let place = bytes
        .windows(8)
        .position(|window| window == stranger.key_id().0)
        .unwrap();
    bytes[place..place + 8].copy_from_slice(&key().key_id().0);
    assert_eq!(check(&wrapped(&bytes)), Verdict::Altered);
}

#[test]
fn another_text_is_not_ours() {
    for text in [
        "",
        "halo",
        "HC1:ABC",
        "mkl1:ABC",
        "https://layanan.sungairaya.example",
        "MKL2:ABC",
    ] {
        assert_eq!(check(text), Verdict::NotOurs, "{text}");
    }
    assert_eq!(check("MKL1:"), Verdict::Altered);
    assert_eq!(check("MKL1:ABC"), Verdict::Altered);
    assert_eq!(check(&"MKL1:A".repeat(100_000)), Verdict::Altered);
}

#[test]
fn signed_bytes_that_are_no_claims_are_not_a_document() {
    let text = WRAPPING.seal(b"\xa0".to_vec(), &key());
    assert_eq!(check(&text), Verdict::NotOurs);
}

#[test]
fn a_bomb_is_not_inflated() {
    let bomb = wrapped(&vec![0; 1024 * 1024]);
    assert!(
        bomb.len() < WRAPPING.text_limit,
        "the bomb must get past the limit of the text"
    );
    assert_eq!(check(&bomb), Verdict::Altered);
}

#[test]
fn a_second_way_to_write_the_same_is_refused() {
    let bytes = inflated(&issue(&full(), &key()));
    assert_eq!(check(&wrapped(&bytes)), Verdict::Valid(full()));
    let untagged = bytes[1..].to_vec();
    let behind = [&bytes[..], b"\x00"].concat();
    // The empty map of unprotected headers, with a header in it.
    let place = bytes
        .windows(9)
        .position(|window| window[..8] == key().key_id().0 && window[8] == 0xa0)
        .unwrap()
        + 8;
    let header = [&bytes[..place], b"\xa1\x04\x41\x00", &bytes[place + 1..]].concat();
    for other in [untagged, behind, header] {
        assert_eq!(check(&wrapped(&other)), Verdict::Altered);
    }
    let stream_and_more = [&zlib(&bytes)[..], b"\x00"].concat();
    assert_eq!(
        check(&format!("MKL1:{}", base45::encode(stream_and_more))),
        Verdict::Altered
    );
}

#[test]
fn every_byte_of_the_signed_bytes_counts() {
    let bytes = inflated(&issue(&full(), &key()));
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1 << (place % 8);
        let verdict = check(&wrapped(&changed));
        assert!(
            matches!(verdict, Verdict::Altered | Verdict::UnknownKey),
            "byte {place}: {verdict:?}"
        );
    }
}

#[test]
fn no_single_character_of_the_code_can_be_changed() {
    let text = issue(&full(), &key());
    for place in 0..text.len() {
        for letter in ['0', 'Z', ':', 'é'] {
            let mut changed: Vec<char> = text.chars().collect();
            if std::mem::replace(&mut changed[place], letter) == letter {
                continue;
            }
            let changed: String = changed.into_iter().collect();
            let verdict = check(&changed);
            assert!(verdict.claims().is_none(), "{letter} at {place}: {verdict:?}");
        }
    }
}

#[test]
fn the_id_of_a_credential_does_not_depend_on_its_wrapping() {
    let text = issue(&full(), &key());
    let stored = miniz_oxide::deflate::compress_to_vec_zlib(&inflated(&text), 0);
    let rewrapped = format!("MKL1:{}", base45::encode(stored));
    assert_ne!(rewrapped, text);
    assert_eq!(CredentialId::of(&rewrapped), CredentialId::of(&text));
    let id = CredentialId::of(&text).unwrap();
    assert_eq!(id.to_string().parse(), Ok(id));
    assert_eq!(CredentialId::of("halo"), None);
}

proptest! {
    #[test]
    fn no_text_makes_verifying_panic(text in "\\PC{0,200}") {
        check(&text);
        let prefixed = format!("MKL1:{text}");
        prop_assert!(check(&prefixed).claims().is_none());
    }

    #[test]
    fn no_bytes_make_verifying_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(check(&wrapped(&bytes)).claims().is_none());
        let text = format!("MKL1:{}", base45::encode(&bytes));
        prop_assert!(check(&text).claims().is_none());
    }

}

proptest! {
    // Most cases cost a whole check of a signature.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn changed_bytes_never_verify(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let bytes = inflated(&issue(&full(), &key()));
        let mut changed = bytes.clone();
        for (place, value) in changes {
            changed[place.index(bytes.len())] = value;
        }
        prop_assume!(changed != bytes);
        prop_assert!(check(&wrapped(&changed)).claims().is_none());
    }
}
