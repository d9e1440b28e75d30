//! The signature of an office over a package: who vouches for these very bytes.
//!
//! The text is `MKLP1:...`, the same wrapping as a credential with a purpose of its own, so that neither passes as the
//! other. It carries the public key, so that a stranger's package can say whom to ask about it; that it is the office's is
//! known only where the key was published.

use crate::digest::Digest;
use crate::envelope::{OpenError, Wrapping};
use crate::key::{SigningKey, VerifyingKey};

const WRAPPING: Wrapping = Wrapping {
    prefix: "MKLP1:",
    purpose: b"maklumat/package/1",
    text_limit: 4 * 1024,
    inflate_limit: 1024,
};

/// The digest of what is signed, then the public key.
const PAYLOAD_LENGTH: usize = 64;

/// A signature that holds for its own key. Whether that key is to be trusted is another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageSeal {
    pub signer: VerifyingKey,
    /// Of the bytes that were signed.
    pub digest: Digest,
}

/// Why a text is no signature of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageSealError {
    /// Something else than a signature of a package.
    NotOurs,
    /// It was changed, or signed with another key than it says.
    Altered,
}

/// Signs the bytes of a package's manifest.
#[must_use]
pub fn seal_package(digest: &Digest, key: &SigningKey) -> String {
    let payload = [&digest.0[..], &key.verifying_key().to_bytes()].concat();
    WRAPPING.seal(payload, key)
}

impl PackageSeal {
    /// Reads a signature and checks it.
    ///
    /// # Errors
    /// Whatever is not exactly what [`seal_package`] wrote.
    pub fn parse(text: &str) -> Result<Self, PackageSealError> {
        let opened = WRAPPING.open(text).map_err(|error| match error {
            OpenError::NotOurs => PackageSealError::NotOurs,
            OpenError::Damaged => PackageSealError::Altered,
        })?;
        let payload: [u8; PAYLOAD_LENGTH] = opened
            .payload
            .as_slice()
            .try_into()
            .map_err(|_| PackageSealError::Altered)?;
        let (mut digest, mut key) = ([0; 32], [0; 32]);
        digest.copy_from_slice(&payload[..32]);
        key.copy_from_slice(&payload[32..]);
        let signer = VerifyingKey::from_bytes(key).ok_or(PackageSealError::Altered)?;
        if opened.key == signer.key_id() && opened.is_signed_by(&signer) {
            Ok(Self {
                signer,
                digest: Digest(digest),
            })
        } else {
            Err(PackageSealError::Altered)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::digest;

    #[test]
    fn a_seal_names_its_signer_and_what_was_signed() {
        let key = SigningKey::from_seed([7; 32]);
        let text = seal_package(&digest(b"naskah"), &key);
        assert!(text.starts_with("MKLP1:"));
        let seal = PackageSeal::parse(&text).unwrap();
        assert_eq!((seal.signer, seal.digest), (key.verifying_key(), digest(b"naskah")));
    }

    #[test]
    fn no_letter_of_a_seal_can_be_changed_or_left_out() {
        let text = seal_package(&digest(b"naskah"), &SigningKey::from_seed([7; 32]));
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            assert!(
                PackageSeal::parse(&String::from_utf8(changed).unwrap()).is_err(),
                "{at}"
            );
            assert!(PackageSeal::parse(&text[..at]).is_err(), "{at}");
        }
        assert_eq!(PackageSeal::parse("bebas"), Err(PackageSealError::NotOurs));
    }

    #[test]
    fn a_seal_that_names_another_key_than_the_one_that_signed_is_refused() {
        let (key, other) = (SigningKey::from_seed([7; 32]), SigningKey::from_seed([8; 32]));
        let payload = [&digest(b"naskah").0[..], &other.verifying_key().to_bytes()].concat();
        let text = WRAPPING.seal(payload, &key);
        assert_eq!(PackageSeal::parse(&text), Err(PackageSealError::Altered));
    }
}
