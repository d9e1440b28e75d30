//! Issuing a credential, and the answer to "is this genuine?".

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use maklumat_calendar::Timestamp;

use crate::claims::Claims;
use crate::digest::{HexError, digest, parse_hex, write_hex};
use crate::envelope::{OpenError, Opened, Wrapping};
use crate::key::SigningKey;
use crate::revocation::{RevocationList, RevocationReason};
use crate::ring::KeyRing;

const WRAPPING: Wrapping = Wrapping {
    prefix: "MKL1:",
    purpose: b"maklumat/credential/1",
    text_limit: 8 * 1024,
    inflate_limit: 16 * 1024,
};

/// The first 8 bytes of SHA-256 of what is signed: by it a credential is revoked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CredentialId(pub [u8; 8]);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Signed by the office, in force, not revoked.
    Valid(Claims),
    /// Genuine, and its time is over.
    Expired(Claims),
    /// Genuine once, and taken back.
    Revoked {
        claims: Claims,
        at: Timestamp,
        reason: RevocationReason,
    },
    /// Whole, but signed by a key the ring does not know, or not for that time.
    UnknownKey,
    /// Begins like ours and is not what was signed.
    Altered,
    /// Not a credential of this kind.
    NotOurs,
}

/// Signs the claims and gives the text of the QR code. The same claims and key always give the same signature.
#[must_use]
pub fn issue(claims: &Claims, key: &SigningKey) -> String {
    WRAPPING.seal(claims.to_cbor(), key)
}

/// The code of a text that may be the whole address a printed code holds: it stands behind the `#`, with its escapes.
/// Other texts stay as they are.
fn bare(text: &str) -> Cow<'_, str> {
    match text.split_once('#') {
        Some((_, code)) if code.starts_with(WRAPPING.prefix) => {
            Cow::Owned(code.replace("%20", " ").replace("%25", "%"))
        }
        Some(_) | None => Cow::Borrowed(text),
    }
}

/// Answers for any text whatsoever. White space around it is ignored.
///
/// Revocation weighs more than expiry. A list that is old or empty makes the answer weaker, never wrong the other way.
#[must_use]
pub fn verify(text: &str, ring: &KeyRing, revoked: &RevocationList, now: Timestamp) -> Verdict {
    let opened = match WRAPPING.open(&bare(text)) {
        Ok(opened) => opened,
        Err(OpenError::NotOurs) => return Verdict::NotOurs,
        Err(OpenError::Damaged) => return Verdict::Altered,
    };
    let Some(published) = ring.find(opened.key) else {
        return Verdict::UnknownKey;
    };
    if !opened.is_signed_by(&published.key) {
        return Verdict::Altered;
    }
    let Some(claims) = Claims::from_cbor(&opened.payload) else {
        return Verdict::NotOurs;
    };
    if !published.is_in_use(claims.issued_at) {
        return Verdict::UnknownKey;
    }
    if let Some(revocation) = revoked.find(CredentialId::of_opened(&opened)) {
        return Verdict::Revoked {
            claims,
            at: revocation.at,
            reason: revocation.reason,
        };
    }
    if claims.valid_until.is_some_and(|until| until < now) {
        Verdict::Expired(claims)
    } else {
        Verdict::Valid(claims)
    }
}

impl CredentialId {
    /// The id of a QR text, without judging its signature.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        WRAPPING.open(&bare(text)).ok().map(|opened| Self::of_opened(&opened))
    }

    fn of_opened(opened: &Opened) -> Self {
        let whole = digest(&opened.signed);
        let mut id = [0; 8];
        id.copy_from_slice(&whole.0[..8]);
        Self(id)
    }
}

impl Verdict {
    /// What was signed, where the signature holds.
    #[must_use]
    pub const fn claims(&self) -> Option<&Claims> {
        match self {
            Self::Valid(claims) | Self::Expired(claims) | Self::Revoked { claims, .. } => Some(claims),
            Self::UnknownKey | Self::Altered | Self::NotOurs => None,
        }
    }
}

impl fmt::Display for CredentialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl fmt::Debug for CredentialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialId({self})")
    }
}

impl FromStr for CredentialId {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        parse_hex(text).map(Self)
    }
}

#[cfg(test)]
mod tests;
