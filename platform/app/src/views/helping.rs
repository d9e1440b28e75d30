//! What a registered helper sees and says, and what a case shows of having been helped.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::LocalizedText;

use crate::views::tracking::TrackingState;
use crate::views::{CaseId, Private};

/// What a helper says of the applicant's consent.
#[derive(Clone, Debug, Default)]
pub struct ConsentForm {
    /// `tanda-tangan`, `kode` or `hadir`.
    pub way: String,
    /// The code the applicant told.
    pub code: Private,
    /// A photo of the signed paper.
    pub paper: Option<Vec<u8>>,
}

/// An application or case a helper has filed.
#[derive(Clone, Debug)]
pub struct HelpedRow {
    pub case: CaseId,
    pub reference: String,
    /// Whom it is for; empty until the name was filled in.
    pub applicant: Private,
    pub service_name: LocalizedText,
    pub state: HelpedState,
}

#[derive(Clone, Debug)]
pub enum HelpedState {
    /// Not sent yet.
    Draft {
        kept_until: Timestamp,
    },
    Case(TrackingState),
}

/// Who helped with a case.
#[derive(Clone, Debug)]
pub struct HelperView {
    pub name: Private,
    /// How the applicant agreed.
    pub way: LocalizedText,
    /// Digest of the photo of the signed paper.
    pub paper: Option<String>,
    pub at: Timestamp,
}
