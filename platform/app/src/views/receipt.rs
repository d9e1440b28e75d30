//! The promise receipt.

use maklumat_calendar::Timestamp;
use maklumat_sop::Channel;
use maklumat_vocabulary::LocalizedText;

use crate::views::{FeeView, Private};

/// The promise receipt.
#[derive(Clone, Debug)]
pub struct ReceiptView {
    pub reference: String,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    pub regency_name: LocalizedText,
    pub version: u32,
    pub applicant: Private,
    pub submitted_at: Timestamp,
    pub channel: Channel,
    /// That it was received on paper, when it was entered and why; `None` where it came in directly.
    pub on_paper: Option<LocalizedText>,
    pub due: Option<Timestamp>,
    pub promise_words: LocalizedText,
    /// The promise counts from another moment than submission: completeness or payment.
    pub counts_from: maklumat_sop::StartEvent,
    pub fees: Vec<FeeView>,
    pub handed_over: Vec<LocalizedText>,
    pub next_holder: LocalizedText,
    pub next_until: Option<Timestamp>,
    pub complaints: Vec<LocalizedText>,
    /// News goes out by itself, as the applicant chose.
    pub is_told: bool,
    pub qr_text: String,
    pub qr_svg: String,
    /// Number of the submission in the evidence chain; never changes.
    pub position: u64,
    /// Of what the receipt says, as printed: `41d7 0e9b c3a8`.
    pub fingerprint: String,
}
