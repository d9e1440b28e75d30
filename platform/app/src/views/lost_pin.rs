//! Cases whose applicant stands at the counter without the PIN, and the new one.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::LocalizedText;

use crate::views::tracking::TrackingState;
use crate::views::{CaseId, Private};

/// What was found of a person in an officer's own unit, the newest first.
#[derive(Clone, Debug)]
pub struct LostPins {
    pub rows: Vec<LostPin>,
    /// There are more than are shown.
    pub has_more: bool,
}

/// A case as whoever renews its PIN sees it.
#[derive(Clone, Debug)]
pub struct LostPin {
    pub case: CaseId,
    pub reference: String,
    pub service_name: LocalizedText,
    pub applicant: Private,
    pub submitted_at: Timestamp,
    pub state: TrackingState,
    /// Which PIN is the valid one now; a form carries it, so that one slip replaces one slip.
    pub mark: String,
}

/// What an officer says when a PIN is to be renewed.
#[derive(Clone, Copy, Debug)]
pub struct Renewal<'a> {
    /// From the page on which the case was found.
    pub mark: &'a str,
    pub is_card_seen: bool,
    /// How the identity was checked without the card; empty with it.
    pub otherwise: &'a str,
}

/// A new PIN, shown once.
#[derive(Clone, Debug)]
pub struct RenewedPin {
    pub reference: String,
    pub pin: Private,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
}
