//! The signed list of credentials that were taken back.
//!
//! Payload: a CBOR array of version, time of issue in seconds, and one byte string of 13-byte records in ascending order:
//! 8 bytes credential id, 4 bytes seconds since 1970, 1 byte reason. A thousand revocations are about 20 KB of text.

use std::collections::BTreeMap;
use std::fmt;

use ciborium::Value;
use maklumat_calendar::Timestamp;

use crate::envelope::{OpenError, Wrapping};
use crate::key::SigningKey;
use crate::ring::KeyRing;
use crate::verify::CredentialId;

const WRAPPING: Wrapping = Wrapping {
    prefix: "MKLR1:",
    purpose: b"maklumat/revocation/1",
    text_limit: 24 * 1024 * 1024,
    inflate_limit: 16 * 1024 * 1024,
};

const RECORD_LENGTH: usize = 13;

/// What is known to be revoked, and as of when. A newer version contains all of an older one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevocationList {
    version: u64,
    issued_at: Timestamp,
    revoked: BTreeMap<CredentialId, Revocation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// In whole seconds, from 1970 to 2106.
    pub at: Timestamp,
    pub reason: RevocationReason,
}

/// A closed list: the reason is public, so it says nothing about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RevocationReason {
    /// The office took the decision back.
    Withdrawn,
    /// A newer document takes its place.
    Replaced,
    /// It was issued by mistake.
    Mistaken,
    /// The holder gave it back or no longer needs it.
    Returned,
    /// The signing key may be in other hands.
    KeyExposed,
}

/// Why a text is no revocation list of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevocationListError {
    NotOurs,
    Altered,
    UnknownKey,
}

impl RevocationList {
    /// A list that revokes nothing, of version 0.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// `issued_at` and all times are cut to whole seconds.
    #[must_use]
    pub fn new(version: u64, issued_at: Timestamp, revoked: BTreeMap<CredentialId, Revocation>) -> Self {
        let revoked = revoked.into_iter().map(|(id, revocation)| {
            (
                id,
                Revocation {
                    at: whole(revocation.at),
                    ..revocation
                },
            )
        });
        Self {
            version,
            issued_at: whole(issued_at),
            revoked: revoked.collect(),
        }
    }

    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    #[must_use]
    pub const fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.revoked.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revoked.is_empty()
    }

    #[must_use]
    pub fn find(&self, id: CredentialId) -> Option<&Revocation> {
        self.revoked.get(&id)
    }

    pub fn iter(&self) -> impl Iterator<Item = (CredentialId, &Revocation)> {
        self.revoked.iter().map(|(id, revocation)| (*id, revocation))
    }

    /// The published text, `MKLR1:...`.
    #[must_use]
    pub fn to_text(&self, key: &SigningKey) -> String {
        let mut records = Vec::with_capacity(self.revoked.len() * RECORD_LENGTH);
        for (id, revocation) in &self.revoked {
            records.extend(id.0);
            records.extend(short_seconds(revocation.at).to_be_bytes());
            records.push(revocation.reason.number());
        }
        let payload = Value::Array(vec![
            self.version.into(),
            self.issued_at.as_second().into(),
            Value::from(records.as_slice()),
        ]);
        let mut bytes = Vec::new();
        ciborium::into_writer(&payload, &mut bytes).expect("writing into memory does not fail");
        WRAPPING.seal(bytes, key)
    }

    /// Reads a published text. The signature must be of a key of the ring that was in use when the list was issued.
    pub fn parse(text: &str, ring: &KeyRing) -> Result<Self, RevocationListError> {
        let opened = WRAPPING.open(text).map_err(|error| match error {
            OpenError::NotOurs => RevocationListError::NotOurs,
            OpenError::Damaged => RevocationListError::Altered,
        })?;
        let published = ring.find(opened.key).ok_or(RevocationListError::UnknownKey)?;
        if !opened.is_signed_by(&published.key) {
            return Err(RevocationListError::Altered);
        }
        let list = Self::from_payload(&opened.payload).ok_or(RevocationListError::NotOurs)?;
        if published.is_in_use(list.issued_at) {
            Ok(list)
        } else {
            Err(RevocationListError::UnknownKey)
        }
    }

    fn from_payload(payload: &[u8]) -> Option<Self> {
        let Ok(Value::Array(parts)) = ciborium::from_reader(payload) else {
            return None;
        };
        let [version, issued_at, records] = parts.as_slice() else {
            return None;
        };
        let (records, rest) = records.as_bytes()?.as_chunks::<RECORD_LENGTH>();
        if !rest.is_empty() {
            return None;
        }
        Some(Self {
            version: version.as_integer()?.try_into().ok()?,
            issued_at: Timestamp::from_second(issued_at.as_integer()?.try_into().ok()?).ok()?,
            revoked: records.iter().map(read_record).collect::<Option<_>>()?,
        })
    }
}

impl RevocationReason {
    pub const ALL: [Self; 5] = [
        Self::Withdrawn,
        Self::Replaced,
        Self::Mistaken,
        Self::Returned,
        Self::KeyExposed,
    ];

    /// The number in the list. Never given to another reason.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Withdrawn => 1,
            Self::Replaced => 2,
            Self::Mistaken => 3,
            Self::Returned => 4,
            Self::KeyExposed => 5,
        }
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.number() == number)
    }
}

fn read_record(record: &[u8; RECORD_LENGTH]) -> Option<(CredentialId, Revocation)> {
    let (id, rest) = record.split_first_chunk::<8>()?;
    let (at, rest) = rest.split_first_chunk::<4>()?;
    let at = Timestamp::from_second(u32::from_be_bytes(*at).into()).ok()?;
    // A reason from a later version still revokes: the milder mistake is to name it by the most general reason.
    let reason = RevocationReason::from_number(*rest.first()?).unwrap_or(RevocationReason::Withdrawn);
    Some((CredentialId(*id), Revocation { at, reason }))
}

fn short_seconds(at: Timestamp) -> u32 {
    at.as_second()
        .clamp(0, u32::MAX.into())
        .try_into()
        .expect("the value was clamped to the range")
}

fn whole(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).expect("a whole second of an instant is an instant")
}

impl fmt::Display for RevocationListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotOurs => "not a revocation list",
            Self::Altered => "the revocation list is not what was signed",
            Self::UnknownKey => "the revocation list is signed by an unknown key",
        })
    }
}

impl std::error::Error for RevocationListError {}

#[cfg(test)]
mod tests;
