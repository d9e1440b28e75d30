//! The public keys of an office over the years, and the text in which they are published.
//!
//! ```text
//! maklumat-keys 1
//! <key id> <public key> <valid from> <retired at, or ->
//! ```
//!
//! Lines that begin with `#` and empty lines are for people. The text is trusted by where it was fetched from.

use std::collections::BTreeMap;
use std::fmt;

use maklumat_calendar::Timestamp;

use crate::digest::parse_hex;
use crate::key::{KeyId, Signature, VerifyingKey};

const HEADING: &str = "maklumat-keys 1";

/// Keys by id. Retired keys stay, so that what they signed in their time stays valid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyRing {
    keys: BTreeMap<KeyId, PublishedKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedKey {
    pub key: VerifyingKey,
    /// Inclusive.
    pub valid_from: Timestamp,
    /// Inclusive: a document issued in that very instant is still good.
    pub retired_at: Option<Timestamp>,
}

/// Why a text is no key ring. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRingError {
    /// The first line is not the heading of a version we know.
    Heading,
    /// Not four words.
    Columns {
        line: usize,
    },
    /// Not a usable public key.
    Key {
        line: usize,
    },
    /// The id is not that of the key.
    KeyId {
        line: usize,
    },
    Instant {
        line: usize,
    },
    /// The key is there already.
    Twice {
        line: usize,
    },
}

impl KeyRing {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key, or replaces what is known of it.
    pub fn publish(&mut self, key: PublishedKey) {
        self.keys.insert(key.key.key_id(), key);
    }

    /// Ends the time of a key. False where the ring does not have it.
    pub fn retire(&mut self, id: KeyId, at: Timestamp) -> bool {
        let Some(published) = self.keys.get_mut(&id) else {
            return false;
        };
        published.retired_at = Some(at);
        true
    }

    #[must_use]
    pub fn find(&self, id: KeyId) -> Option<&PublishedKey> {
        self.keys.get(&id)
    }

    /// In the order of their ids.
    pub fn keys(&self) -> impl Iterator<Item = &PublishedKey> {
        self.keys.values()
    }

    /// Whether a key of the ring, retired or not, signed these bytes. See [`crate::SigningKey::sign_bytes`].
    #[must_use]
    pub fn verify_bytes(&self, id: KeyId, bytes: &[u8], signature: &Signature) -> bool {
        self.find(id)
            .is_some_and(|published| published.key.verify_bytes(bytes, signature))
    }

    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADING}\n");
        for (id, published) in &self.keys {
            let retired = published.retired_at.map_or_else(|| "-".to_owned(), |at| at.to_string());
            text.push_str(&format!("{id} {} {} {retired}\n", published.key, published.valid_from));
        }
        text
    }

    pub fn parse(text: &str) -> Result<Self, KeyRingError> {
        let mut lines = text.lines().enumerate();
        if lines.next().map(|(_, line)| line.trim_end()) != Some(HEADING) {
            return Err(KeyRingError::Heading);
        }
        let mut ring = Self::new();
        for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
            let line_number = index + 1;
            let (id, published) = parse_line(line, line_number)?;
            if ring.keys.insert(id, published).is_some() {
                return Err(KeyRingError::Twice { line: line_number });
            }
        }
        Ok(ring)
    }
}

impl PublishedKey {
    /// Whether the key could sign at that instant.
    #[must_use]
    pub fn is_in_use(&self, at: Timestamp) -> bool {
        // Claims keep whole seconds, a key's times may be finer.
        self.valid_from.as_second() <= at.as_second() && self.retired_at.is_none_or(|retired| at <= retired)
    }
}

fn parse_line(text: &str, line: usize) -> Result<(KeyId, PublishedKey), KeyRingError> {
    let columns: Vec<&str> = text.split_whitespace().collect();
    let [id, key, from, retired] = columns[..] else {
        return Err(KeyRingError::Columns { line });
    };
    let bytes = parse_hex(key).map_err(|_| KeyRingError::Key { line })?;
    let key = VerifyingKey::from_bytes(bytes).ok_or(KeyRingError::Key { line })?;
    let id = id
        .parse()
        .ok()
        .filter(|id| *id == key.key_id())
        .ok_or(KeyRingError::KeyId { line })?;
    let instant = |text: &str| text.parse::<Timestamp>().map_err(|_| KeyRingError::Instant { line });
    let retired_at = if retired == "-" { None } else { Some(instant(retired)?) };
    Ok((
        id,
        PublishedKey {
            key,
            valid_from: instant(from)?,
            retired_at,
        },
    ))
}

impl fmt::Display for KeyRingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Heading => write!(f, "the first line is not `{HEADING}`"),
            Self::Columns { line } => write!(f, "line {line} does not have four columns"),
            Self::Key { line } => write!(f, "line {line} has no usable public key"),
            Self::KeyId { line } => write!(f, "line {line} has an id that is not that of its key"),
            Self::Instant { line } => write!(f, "line {line} has a time that cannot be read"),
            Self::Twice { line } => write!(f, "line {line} repeats a key"),
        }
    }
}

impl std::error::Error for KeyRingError {}

#[cfg(test)]
mod tests;
