//! The answer to "is this document genuine?".

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{LocalizedText, ProductId, ServiceKey, UnitId};

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

/// The letterhead of a unit and the documents its services issue.
#[derive(Clone, Debug)]
pub struct UnitSheets {
    pub unit: UnitId,
    /// As printed.
    pub regency: String,
    pub name: String,
    pub address: String,
    pub contact: Vec<String>,
    /// The position that signs.
    pub signer: String,
    pub rows: Vec<SheetRow>,
}

#[derive(Clone, Debug)]
pub struct SheetRow {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub product: ProductId,
    pub name: LocalizedText,
    /// `None`: no document of ours.
    pub template: Option<String>,
    /// Its template is none of the program's, so that it is set as a plain official letter.
    pub is_plain_letter: bool,
    /// The first number of its series.
    pub number: Option<String>,
}
