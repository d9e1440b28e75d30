//! Figures per service, for those who oversee.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::views::{PastTimes, Urgency};

#[derive(Clone, Debug)]
pub struct OversightTable {
    pub rows: Vec<OversightRow>,
    pub as_of: Timestamp,
    /// Cases that closed before figures were kept are all in them.
    pub is_whole: bool,
}

#[derive(Clone, Debug)]
pub struct OversightRow {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    pub open: u64,
    pub late: u64,
    /// Finished in the last ninety days.
    pub finished: u64,
    pub on_time: u64,
    /// In the last ninety days: files taken past others, defects named late, named overrides.
    pub overtakings: u64,
    pub late_defects: u64,
    pub overrides: u64,
    pub zone: Urgency,
    /// `None`: too few to say.
    pub times: Option<PastTimes>,
}
