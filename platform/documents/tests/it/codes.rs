//! The code on the paper is the credential, and it verifies.

use maklumat_calendar::Timestamp;
use maklumat_credential::{KeyRing, PublishedKey, RevocationList, Verdict, verify};
use maklumat_documents::{Renderer, embedded_credential, product, receipt_a4, receipt_strip, specimen, unsigned};

use crate::reading::{code_of, text_of};
use crate::samples;

fn ring() -> KeyRing {
    let mut ring = KeyRing::new();
    let key = samples::signing_key().verifying_key();
    ring.publish(PublishedKey {
        key,
        valid_from: Timestamp::UNIX_EPOCH,
        retired_at: None,
    });
    ring
}

#[test]
fn the_printed_code_is_read_by_a_camera_and_verifies() {
    let renderer = Renderer::new().unwrap();
    let sheet = samples::sip_dokter();
    let receipt = samples::receipt();
    let seal = samples::seal_receipt(&receipt);
    let documents = [
        product(&sheet, &samples::seal_product(&sheet)),
        receipt_a4(&receipt, &seal),
        receipt_strip(&receipt, &seal),
    ];
    for document in documents {
        let Some(text) = code_of(renderer.render(&document).unwrap().as_bytes()) else {
            return;
        };
        let verdict = verify(&text, &ring(), &RevocationList::empty(), samples::now());
        assert!(matches!(verdict, Verdict::Valid(_)), "{verdict:?} for `{text}`");
    }
}

#[test]
fn the_file_itself_carries_the_credential() {
    let sheet = samples::sip_dokter();
    let seal = samples::seal_product(&sheet);
    let pdf = Renderer::new().unwrap().render(&product(&sheet, &seal)).unwrap();
    assert_eq!(
        embedded_credential(pdf.as_bytes()).as_deref(),
        Some(seal.credential.as_str())
    );
    assert_eq!(embedded_credential(b"%PDF-1.7 nothing of ours"), None);
}

#[test]
fn the_claims_of_a_sheet_come_back_from_its_code() {
    let sheet = samples::sip_dokter();
    let seal = samples::seal_product(&sheet);
    assert!(seal.credential.len() < 600, "{} characters", seal.credential.len());
    let verdict = verify(&seal.credential, &ring(), &RevocationList::empty(), samples::now());
    assert_eq!(verdict, Verdict::Valid(samples::claims_of(&sheet)));
}

#[test]
fn the_code_of_a_specimen_says_so_and_proves_nothing() {
    let shown = specimen(&samples::sip_dokter(), "layanan.sungairaya.example/cek");
    let pdf = Renderer::new().unwrap().render(&shown).unwrap();
    assert_eq!(embedded_credential(pdf.as_bytes()), None);
    let Some(text) = code_of(pdf.as_bytes()) else { return };
    assert_eq!(text, "CONTOH / SPECIMEN");
    let verdict = verify(&text, &ring(), &RevocationList::empty(), samples::now());
    assert!(!matches!(verdict, Verdict::Valid(_)), "{verdict:?}");
}

#[test]
fn what_nobody_has_signed_says_so_and_has_neither_code_nor_number() {
    let shown = unsigned(&samples::sip_dokter());
    let pdf = Renderer::new().unwrap().render(&shown).unwrap();
    assert_eq!(embedded_credential(pdf.as_bytes()), None);
    assert!(code_of(pdf.as_bytes()).unwrap_or_default().is_empty());
    let Some(text) = text_of(pdf.as_bytes()) else { return };
    for wanted in ["RANCANGAN – belum berlaku", "Melati Contoh", "Belum ditandatangani."] {
        assert!(text.contains(wanted), "`{wanted}` is not in: {text}");
    }
    assert!(!text.contains("500.16/417"), "{text}");
}
