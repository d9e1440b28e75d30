//! The stored form of events, the only place that knows serde.
//!
//! An event is stored in two parts. The body says who of the office did what and when, and stays readable. The private part
//! holds the report, who reports, and every word people wrote; the store seals it with the complaint's own key, so that it
//! can be erased without breaking the chain.
//!
//! A version never changes once something is stored in it. A new one is a new module, and `decode` learns to read both;
//! the file `tests/it/wire-v1.txt` keeps version 1 readable.

use crate::event::Event;

mod v1;

/// An event as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// `handed-over`: for columns and statistics. The body repeats it.
    pub kind: &'static str,
    pub version: u16,
    /// JSON without personal data.
    pub body: String,
    /// JSON to be sealed; `None` where the event holds nothing personal.
    pub private: Option<String>,
}

/// Why a stored text is not an event. Never quotes the text: it may hold personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    UnknownVersion(u16),
    /// The kind in the column is not the one in the body.
    OtherKind,
    /// The event has a private part, and it was not given.
    PrivatePartMissing,
    /// Column of the first character that does not fit.
    BodyDamaged {
        column: usize,
    },
    PrivateDamaged {
        column: usize,
    },
}

/// The form new events are stored in.
#[must_use]
pub fn encode(event: &Event) -> Stored {
    v1::encode(event)
}

/// Reads an event of any version. `decode(encode(event))` is the event.
///
/// # Errors
/// If the texts are not what `encode` once wrote.
pub fn decode(kind: &str, version: u16, body: &str, private: Option<&str>) -> Result<Event, WireError> {
    match version {
        v1::VERSION => v1::decode(kind, body, private),
        unknown => Err(WireError::UnknownVersion(unknown)),
    }
}

/// Reads what is left of an event whose private part is erased.
///
/// # Errors
/// If the body is not what `encode` once wrote.
pub fn decode_erased(kind: &str, version: u16, body: &str) -> Result<Event, WireError> {
    match version {
        v1::VERSION => v1::decode_erased(kind, body),
        unknown => Err(WireError::UnknownVersion(unknown)),
    }
}

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownVersion(version) => write!(f, "stored form {version} is not known to this program"),
            Self::OtherKind => f.write_str("the body of the event is of another kind than its column says"),
            Self::PrivatePartMissing => f.write_str("the private part of the event is missing"),
            Self::BodyDamaged { column } => write!(f, "the body of the event is damaged at column {column}"),
            Self::PrivateDamaged { column } => write!(f, "the private part of the event is damaged at column {column}"),
        }
    }
}

impl std::error::Error for WireError {}
