//! What an application that is entered from paper keeps of its form until it is sent.

use maklumat_calendar::Timestamp;
use maklumat_workflow::{OnPaper, PaperReason};
use serde::{Deserialize, Serialize};

/// Instants in microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptPaper {
    pub(crate) number: String,
    pub(crate) printed_at: i64,
    pub(crate) received_at: i64,
    /// As [`word`] spells it.
    pub(crate) reason: String,
    /// Money taken, in whole rupiah, and the number of the paper receipt given for it.
    pub(crate) paid: Option<(i64, String)>,
}

impl KeptPaper {
    pub(crate) fn received_at(&self) -> Timestamp {
        Timestamp::from_microsecond(self.received_at).unwrap_or_default()
    }

    /// As the engine reads it.
    pub(crate) fn on_paper(&self) -> OnPaper {
        OnPaper {
            number: self.number.clone(),
            printed_at: Timestamp::from_microsecond(self.printed_at).unwrap_or_default(),
            received_at: self.received_at(),
            reason: reason_of(&self.reason).unwrap_or(PaperReason::SystemDown),
        }
    }
}

/// As forms spell a reason.
pub(crate) const fn word(reason: PaperReason) -> &'static str {
    match reason {
        PaperReason::NoPower => "no-power",
        PaperReason::NoLine => "no-line",
        PaperReason::SystemDown => "system-down",
    }
}

pub(crate) fn reason_of(text: &str) -> Option<PaperReason> {
    [PaperReason::NoPower, PaperReason::NoLine, PaperReason::SystemDown]
        .into_iter()
        .find(|reason| word(*reason) == text)
}
