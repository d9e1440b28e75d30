//! Proof that a document or a receipt is ours, checked by anyone without a network.
//!
//! A credential is a few claims (what, for whom, by which office, until when), signed by the office's key and
//! written as text that fits into one QR code:
//!
//! ```text
//! Claims -> CBOR map -> COSE_Sign1 (Ed25519, key id inside the signature) -> zlib -> base45 -> "MKL1:..."
//! ```
//!
//! Whoever holds the published [`KeyRing`] and the [`RevocationList`] can answer [`verify`] on a phone in airplane mode.
//! Keys rotate: a ring keeps retired keys, so a document signed years ago stays valid.
//!
//! Never does IO, never asks the time, never rolls dice: seeds and `now` are parameters. It does not store keys, does not
//! decide who may sign, and does not know how a document looks. The evidence chain of cases lives in the store; this
//! crate only signs its checkpoints ([`SigningKey::sign_bytes`]).
//!
//! Start with [`issue`] and [`verify`]. To add a claim: a field of [`Claims`] and a new number in the table of
//! `claims.rs`; old readers skip numbers they do not know. What an old reader must not skip needs a new prefix, `MKL2:`.

mod claims;
mod digest;
mod envelope;
mod key;
mod package_seal;
mod revocation;
mod ring;
mod verify;

pub use claims::{ClaimKind, Claims, shortened_name};
pub use digest::{Digest, HexError, digest};
pub use key::{KeyId, Signature, SigningKey, VerifyingKey};
pub use package_seal::{PackageSeal, PackageSealError, seal_package};
pub use revocation::{Revocation, RevocationList, RevocationListError, RevocationReason};
pub use ring::{KeyRing, KeyRingError, PublishedKey};
pub use verify::{CredentialId, Verdict, issue, verify};
