//! Ed25519 keys of an office: one signs, the other is published.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::Signer as _;

use crate::digest::{HexError, digest, parse_hex, write_hex};

/// Stands before bytes signed outside a credential, so that such a signature can never pass as one of a document.
const BYTES_DOMAIN: &[u8] = b"maklumat/bytes/1\n";

/// The secret half. Neither printed nor compared; wiped from memory when dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// The published half. Spelt as 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

/// The first 8 bytes of SHA-256 of the public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 8]);

/// An Ed25519 signature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

impl SigningKey {
    /// The seed must come from a cryptographic random source; 32 bytes is the whole secret.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    #[must_use]
    pub fn key_id(&self) -> KeyId {
        self.verifying_key().key_id()
    }

    /// Signs bytes that are not a credential: checkpoints of the evidence chain.
    #[must_use]
    pub fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.sign_raw(&[BYTES_DOMAIN, bytes].concat())
    }

    pub(crate) fn sign_raw(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl VerifyingKey {
    /// `None` for bytes that are no point of the curve, or a weak one under which forgeries are trivial.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Option<Self> {
        ed25519_dalek::VerifyingKey::from_bytes(&bytes)
            .ok()
            .filter(|key| !key.is_weak())
            .map(Self)
    }

    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    #[must_use]
    pub fn key_id(&self) -> KeyId {
        let whole = digest(self.0.as_bytes());
        let mut id = [0; 8];
        id.copy_from_slice(&whole.0[..8]);
        KeyId(id)
    }

    /// Whether the signature was made over these bytes by [`SigningKey::sign_bytes`].
    #[must_use]
    pub fn verify_bytes(&self, bytes: &[u8], signature: &Signature) -> bool {
        self.verify_raw(&[BYTES_DOMAIN, bytes].concat(), signature)
    }

    /// Strict: of one message and key there is one signature that passes.
    pub(crate) fn verify_raw(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.0.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, secret)", self.key_id())
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, self.0.as_bytes())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl FromStr for KeyId {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        parse_hex(text).map(Self)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({self})")
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl FromStr for VerifyingKey {
    type Err = HexError;

    /// A weak key, or bytes that are no point of the curve, are refused like other letters than hex digits.
    fn from_str(text: &str) -> Result<Self, HexError> {
        let bytes = parse_hex(text)?;
        Self::from_bytes(bytes).ok_or(HexError { expected_length: 64 })
    }
}

impl FromStr for Signature {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        parse_hex(text).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_key_is_that_of_rfc_8032() {
        let seed = parse_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let public = SigningKey::from_seed(seed).verifying_key();
        assert_eq!(
            public.to_string(),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        );
    }

    #[test]
    fn a_signature_of_bytes_holds_for_those_bytes_and_that_key_only() {
        let key = SigningKey::from_seed([7; 32]);
        let other = SigningKey::from_seed([8; 32]);
        let signature = key.sign_bytes(b"checkpoint 4");
        assert!(key.verifying_key().verify_bytes(b"checkpoint 4", &signature));
        assert!(!key.verifying_key().verify_bytes(b"checkpoint 5", &signature));
        assert!(!other.verifying_key().verify_bytes(b"checkpoint 4", &signature));
        assert_eq!(signature.to_string().parse(), Ok(signature));
    }

    #[test]
    fn a_weak_public_key_is_not_taken() {
        let neutral = [&[1][..], &[0; 31]].concat().try_into().unwrap();
        assert_eq!(VerifyingKey::from_bytes(neutral), None);
    }

    #[test]
    fn a_secret_key_does_not_print_itself() {
        let key = SigningKey::from_seed([0xab; 32]);
        assert!(!format!("{key:?}").contains("abab"));
    }
}
