//! What a phone reads from a QR code, and the lists and signatures a site gives out.

use std::io;
use std::path::Path;

use maklumat_calendar::Timestamp;
use maklumat_credential::{KeyRing, PackageSeal, RevocationList, SigningKey, digest, seal_package, verify};

const NOW: i64 = 1_790_000_000;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let ring = KeyRing::parse(&text).unwrap_or_default();
    let revoked = RevocationList::parse(&text, &ring).unwrap_or_else(|_| RevocationList::empty());
    if let Ok(now) = Timestamp::from_second(NOW) {
        let _ = verify(&text, &ring, &revoked, now);
    }
    let _ = PackageSeal::parse(&text);
}

/// Texts of ours, signed with a key that is nobody's.
pub fn seeds(_: &Path) -> io::Result<Vec<Vec<u8>>> {
    let key = SigningKey::from_seed([7; 32]);
    let list = RevocationList::empty().to_text(&key);
    let seal = seal_package(&digest(b"a package"), &key);
    Ok([list, seal, KeyRing::new().to_text()].map(String::into_bytes).to_vec())
}
