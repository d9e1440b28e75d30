//! Checking a document without a network, verdict by verdict.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use maklumat_calendar::Timestamp;
use maklumat_credential::{
    ClaimKind, Claims, CredentialId, Digest, KeyRing, PublishedKey, Revocation, RevocationList, RevocationReason,
    SigningKey, digest, issue,
};
use maklumat_vocabulary::ServiceKey;
use tempfile::TempDir;

use crate::program::{Said, run};

/// What an office publishes, in files.
struct Office {
    folder: TempDir,
    key: SigningKey,
}

impl Office {
    fn new() -> Self {
        let office = Self {
            folder: tempfile::tempdir().unwrap(),
            key: SigningKey::from_seed([7; 32]),
        };
        let mut ring = KeyRing::new();
        ring.publish(PublishedKey {
            key: office.key.verifying_key(),
            valid_from: Timestamp::UNIX_EPOCH,
            retired_at: None,
        });
        std::fs::write(office.file("keys.txt"), ring.to_text()).unwrap();
        office.revokes(&[]);
        office
    }

    fn file(&self, name: &str) -> PathBuf {
        let published = self.folder.path().join("published");
        std::fs::create_dir_all(&published).unwrap();
        published.join(name)
    }

    fn revokes(&self, codes: &[&str]) {
        let revocation = Revocation {
            at: Timestamp::UNIX_EPOCH,
            reason: RevocationReason::Mistaken,
        };
        let revoked: BTreeMap<_, _> = codes
            .iter()
            .map(|code| (CredentialId::of(code).unwrap(), revocation))
            .collect();
        let list = RevocationList::new(revoked.len() as u64, Timestamp::now(), revoked);
        std::fs::write(self.file("revoked.txt"), list.to_text(&self.key)).unwrap();
    }

    fn code(&self, valid_until: Option<Timestamp>) -> String {
        let claims = Claims {
            kind: ClaimKind::Product,
            regency: "99.01".to_owned(),
            unit: "Dinas Kesehatan".to_owned(),
            service: ServiceKey::new("dinkes", "sip-dokter"),
            version: 1,
            reference: "SR-2611-7K2-M3A".to_owned(),
            number: Some("500.16.7/001/SIP/XI/2026".to_owned()),
            product: "Surat Izin Praktik Dokter".to_owned(),
            holder: "Melati C•••".to_owned(),
            issued_at: Timestamp::UNIX_EPOCH,
            valid_until,
            document: Some(digest(b"isi")),
            definition: Digest([0; 32]),
            fee: None,
            due_at: None,
        };
        issue(&claims, &self.key)
    }

    fn verifies(&self, code: &str) -> Said {
        run(&["verify", code, "--data", &shown(self.folder.path())])
    }
}

fn shown(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_valid_document_shows_its_fingerprint_to_be_compared_and_the_date_of_the_list() {
    let office = Office::new();
    office
        .verifies(&office.code(None))
        .ends_with(0)
        .says("ASLI dan masih berlaku")
        .says(&digest(b"isi").fingerprint())
        .says("Bandingkan")
        .says("Daftar pencabutan ditandatangani");
}

#[test]
fn every_other_verdict_is_said_and_ends_with_two() {
    let office = Office::new();
    let code = office.code(None);
    office
        .verifies(&office.code(Some(Timestamp::UNIX_EPOCH)))
        .ends_with(2)
        .says("masa berlakunya sudah lewat");
    let last = if code.ends_with('A') { "B" } else { "A" };
    office
        .verifies(&format!("{}{last}", &code[..code.len() - 1]))
        .ends_with(2)
        .says("BERUBAH");
    office.verifies("halo").ends_with(2).says("BUKAN kode Maklumat");
    let stranger = Office {
        key: SigningKey::from_seed([8; 32]),
        ..Office::new()
    };
    office.verifies(&stranger.code(None)).ends_with(2).says("TIDAK DIKENAL");
    office.revokes(&[&code]);
    office.verifies(&code).ends_with(2).says("DICABUT");
}

#[test]
fn without_a_list_of_revocations_a_genuine_code_is_not_called_valid() {
    let office = Office::new();
    std::fs::remove_file(office.file("revoked.txt")).unwrap();
    office
        .verifies(&office.code(None))
        .ends_with(1)
        .says("belum diketahui apakah sudah dicabut")
        .says("PERINGATAN");
    let missing = shown(&office.file("lain.txt"));
    run(&[
        "verify",
        &office.code(None),
        "--data",
        &shown(office.folder.path()),
        "--revoked",
        &missing,
    ])
    .ends_with(2);
}

#[test]
fn a_list_signed_by_somebody_else_stops_the_check() {
    let office = Office::new();
    let stranger = SigningKey::from_seed([8; 32]);
    std::fs::write(office.file("revoked.txt"), RevocationList::empty().to_text(&stranger)).unwrap();
    office
        .verifies(&office.code(None))
        .ends_with(2)
        .says("kunci yang tidak dikenal");
}

#[test]
fn a_file_that_is_not_there_is_told_by_its_name() {
    let office = Office::new();
    for name in ["surta.pdf", "salinan/surat", "surat izin.pdf"] {
        office
            .verifies(name)
            .ends_with(2)
            .says(&format!("tidak ada berkas atau folder {name}"));
    }
    for text in ["halo", "https://layanan.example/dokumen.pdf"] {
        office.verifies(text).ends_with(2).says("BUKAN kode Maklumat");
    }
}

#[test]
fn a_proof_is_judged_in_json_for_a_program() {
    let office = Office::new();
    let proof = office.folder.path().join("bukti.json");
    std::fs::write(&proof, "{}").unwrap();
    let (keys, proof) = (office.file("keys.txt"), proof.to_str().unwrap().to_owned());
    let arguments = [
        "verify",
        "--proof",
        &proof,
        "--keys",
        keys.to_str().unwrap(),
        "--format",
        "json",
    ];
    let said = run(&arguments).ends_with(2);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["verdict"], "not-ours", "{said:?}");
    assert!(json["checkpoint"].is_null());
    std::fs::remove_file(&proof).unwrap();
    run(&arguments).ends_with(2).says("tidak ada berkas");
}
