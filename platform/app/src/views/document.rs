//! The answer to "is this document genuine?".

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::LocalizedText;

use crate::views::Private;

/// The answer to "is this document genuine?".
#[derive(Clone, Debug)]
pub enum DocumentVerdict {
    Valid(DocumentFacts),
    Expired(DocumentFacts),
    Revoked {
        facts: DocumentFacts,
        at: Timestamp,
        reason: LocalizedText,
    },
    /// Signed by a key this regency never used.
    UnknownKey,
    Altered,
    /// Not one of our codes at all.
    NotOurs,
}

impl DocumentVerdict {
    /// Genuine, in force, not revoked.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        matches!(self, Self::Valid(_))
    }
}

#[derive(Clone, Debug)]
pub struct DocumentFacts {
    pub kind: LocalizedText,
    /// Of what the document says, as printed on it: `41d7 0e9b c3a8`.
    pub fingerprint: Option<String>,
    pub reference: String,
    /// The promised day, on a receipt.
    pub due_at: Option<Timestamp>,
    pub fee: Option<String>,
    pub number: Option<String>,
    pub product: LocalizedText,
    pub unit: LocalizedText,
    /// Shortened: `M. Contoh`.
    pub holder: Private,
    pub issued_at: Timestamp,
    pub valid_until: Option<Timestamp>,
}
