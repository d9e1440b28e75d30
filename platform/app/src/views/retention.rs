//! What is kept how long, and whose time is over.

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::Disposal;
use maklumat_vocabulary::{LocalizedText, ServiceKey};

#[derive(Clone, Debug)]
pub struct RetentionRow {
    pub service: ServiceKey,
    pub name: LocalizedText,
    pub version: u32,
    /// `None`: for ever.
    pub keep: Option<Duration>,
    pub then: Disposal,
    /// Title of the rule, and the place in it.
    pub law: LocalizedText,
    /// Closed cases whose time is over and whose personal part is still there.
    pub due: u64,
    /// When the first of them was closed.
    pub oldest: Option<Timestamp>,
}
