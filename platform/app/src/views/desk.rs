//! What waits for an officer: the inbox and the late list.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{LocalizedText, ServiceKey, StepId};

use crate::views::{CaseId, Urgency};

#[derive(Clone, Debug)]
pub struct Inbox {
    pub mine: Vec<InboxRow>,
    /// What taking the next file gives. Not looked for where words are searched.
    pub next: Option<InboxRow>,
    pub waiting: Vec<InboxRow>,
    /// All that wait, whichever are listed; so are the two below.
    pub total_waiting: u64,
    pub late: u64,
    pub due_today: u64,
    pub page: u32,
    pub pages: u32,
    /// Services and steps to filter by.
    pub services: Vec<(ServiceKey, LocalizedText)>,
    /// Late steps of those below this officer.
    pub escalated: u64,
}

/// Late steps of those below a superior.
#[derive(Clone, Debug)]
pub struct LateList {
    pub rows: Vec<InboxRow>,
    pub total: u64,
    pub page: u32,
    pub pages: u32,
}

#[derive(Clone, Debug, Default)]
pub struct InboxFilter {
    pub service: Option<ServiceKey>,
    pub text: Option<String>,
    pub due: DueFilter,
    pub page: u32,
}

/// Which of the files that wait are listed, by when their step is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DueFilter {
    #[default]
    Any,
    /// Later today.
    Today,
    Late,
}

#[derive(Clone, Debug)]
pub struct InboxRow {
    pub case: CaseId,
    pub reference: String,
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub step: StepId,
    pub step_name: LocalizedText,
    pub ready_at: Timestamp,
    pub due: Timestamp,
    pub zone: Urgency,
    pub priority: Option<LocalizedText>,
    /// Held by this officer.
    pub is_mine: bool,
    /// Held by somebody else.
    pub is_held: bool,
}
