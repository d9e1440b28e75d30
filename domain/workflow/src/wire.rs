//! The stored form of events and cases, the only place that knows serde.
//!
//! An event is stored in two parts. The public one says who did what, when, to which step and for how much; it stays
//! readable for statistics and proofs. The private one holds what people wrote, answered and handed in; the store
//! seals it with the case's own key, so that a case can be erased without breaking the chain.
//!
//! A version never changes once something is stored in it. A new one is a new module, and `decode` learns to read
//! both; the golden files under `tests/it/wire/` keep every version readable.

use crate::case::Case;
use crate::event::Event;

mod v1;

/// An event as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// `step-completed`: for columns and statistics. The body repeats it.
    pub kind: &'static str,
    pub version: u16,
    /// JSON without personal data.
    pub body: String,
    /// JSON to be sealed; `None` where the event holds nothing personal.
    pub private: Option<String>,
}

/// Why a stored text is not an event or a case. Never quotes the text: it may hold personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    UnknownVersion(u16),
    /// The kind in the column is not the one in the body.
    OtherKind,
    /// The event has a private part, and it was not given.
    PrivatePartMissing,
    Malformed {
        part: Part,
        /// Column of the first character that does not fit.
        column: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Body,
    Private,
    Snapshot,
}

/// The form new events are stored in.
#[must_use]
pub fn encode(event: &Event) -> Stored {
    v1::encode(event)
}

/// Reads an event of any version. `decode(encode(event))` is the event.
pub fn decode(kind: &str, version: u16, body: &str, private: Option<&str>) -> Result<Event, WireError> {
    match version {
        v1::VERSION => v1::decode(kind, body, private),
        unknown => Err(WireError::UnknownVersion(unknown)),
    }
}

/// Reads what is left of an event whose private part is erased: answers, papers and free texts are gone, the rest
/// is as it was.
pub fn decode_erased(kind: &str, version: u16, body: &str) -> Result<Event, WireError> {
    match version {
        v1::VERSION => v1::decode_erased(kind, body),
        unknown => Err(WireError::UnknownVersion(unknown)),
    }
}

/// A whole case, to be sealed. Saves replaying its events; where it cannot be read, replay them.
#[must_use]
pub fn encode_case(case: &Case) -> String {
    v1::encode_case(case)
}

pub fn decode_case(text: &str) -> Result<Case, WireError> {
    v1::decode_case(text)
}

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownVersion(version) => write!(f, "stored form {version} is not known to this program"),
            Self::OtherKind => f.write_str("the body of the event is of another kind than its column says"),
            Self::PrivatePartMissing => f.write_str("the private part of the event is missing"),
            Self::Malformed { part, column } => write!(f, "the {} is damaged at column {column}", part.as_str()),
        }
    }
}

impl std::error::Error for WireError {}

impl Part {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body of the event",
            Self::Private => "private part of the event",
            Self::Snapshot => "stored case",
        }
    }
}
