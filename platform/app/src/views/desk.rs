//! What waits for an officer: the lists of the desk, how they are narrowed, and the late list.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::Ending;
use maklumat_vocabulary::{LocalizedText, ServiceKey, StepId};

use crate::views::{CaseId, Private, Urgency};

/// One list of the desk, a page of it.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    /// What taking the next file gives; looked for where free files are listed.
    pub next: Option<InboxRow>,
    pub rows: Vec<InboxRow>,
    pub counts: DeskCounts,
    /// Where the next page begins, as an address says it.
    pub following: Option<String>,
    /// Services to narrow by.
    pub services: Vec<(ServiceKey, LocalizedText)>,
    /// Steps of the chosen service to narrow by.
    pub steps: Vec<(StepId, LocalizedText)>,
    /// What was looked for, where somebody was.
    pub sought: Option<Private>,
}

/// How much waits where. A number at [`DeskCounts::LIMIT`] means that many or more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskCounts {
    pub free: u64,
    pub mine: u64,
    pub elsewhere: u64,
    pub late: u64,
    pub today: u64,
    /// Late steps of those below this officer.
    pub escalated: u64,
}

impl DeskCounts {
    pub const LIMIT: u64 = 100;
}

/// What of the late steps is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LateFilter {
    pub service: Option<ServiceKey>,
    pub holding: Holding,
    pub size: PageSize,
}

/// Whether somebody has taken the step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holding {
    #[default]
    Any,
    Taken,
    Free,
}

/// Late steps of those below a superior.
#[derive(Clone, Debug)]
pub struct LateList {
    pub rows: Vec<LateRow>,
    /// Services with something late, whatever the filter says.
    pub services: Vec<(ServiceKey, LocalizedText)>,
    /// How many there are by the filter.
    pub total: u64,
    /// Number of the first row.
    pub first: usize,
    pub page: u32,
    pub pages: u32,
}

/// A late step, and who has taken it.
#[derive(Clone, Debug)]
pub struct LateRow {
    pub row: InboxRow,
    pub holder: Option<Private>,
}

/// Which of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InboxView {
    /// Free in the officer's positions.
    #[default]
    Free,
    Mine,
    /// In the services the officer works on, but with somebody else: applicant or another unit.
    Elsewhere,
    /// By when the step is due, held by whomever: late ones, unless another day is named.
    Due,
    /// What the officer has finished.
    Done,
    /// The cases of somebody who was looked for.
    Found,
}

#[derive(Clone, Debug, Default)]
pub struct InboxFilter {
    pub view: InboxView,
    pub service: Option<ServiceKey>,
    pub step: Option<StepId>,
    pub due: DueFilter,
    pub waits_for: Option<WaitsFor>,
    /// Ready, or finished, on this day or later.
    pub from: Option<Date>,
    /// On this day or earlier.
    pub until: Option<Date>,
    pub order: InboxOrder,
    pub size: PageSize,
    /// Where the page begins, as [`Inbox::following`] said.
    pub after: Option<String>,
    /// Who is looked for, as it was typed.
    pub sought: Option<Private>,
}

/// Which of the files that wait are listed, by when their step is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DueFilter {
    #[default]
    Any,
    /// Later today.
    Today,
    /// Today or within the two days after it.
    ThreeDays,
    Late,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InboxOrder {
    /// Who is served first, then since when it was ready.
    #[default]
    Fair,
    Due,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageSize {
    #[default]
    Rows25,
    Rows50,
    Rows100,
}

impl PageSize {
    #[must_use]
    pub const fn rows(self) -> usize {
        match self {
            Self::Rows25 => 25,
            Self::Rows50 => 50,
            Self::Rows100 => 100,
        }
    }
}

/// Whom a file that is not on the desk waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// The answer to a return.
    Answer,
    Payment,
    /// Another step of the applicant's own.
    Applicant,
    OtherUnit,
}

/// Where a file lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    Free,
    Mine,
    /// In the hands of another officer.
    Another,
    Waits(WaitsFor),
    /// With a position of another unit.
    Unit(LocalizedText),
    /// Under way, in whoever's hands.
    Open,
    Closed(Ending),
}

#[derive(Clone, Debug)]
pub struct InboxRow {
    pub case: CaseId,
    pub reference: String,
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub step: StepId,
    /// Empty where no step is meant.
    pub step_name: LocalizedText,
    /// Since when it waits; when it was finished, where such are listed.
    pub ready_at: Timestamp,
    /// `None` where nothing is due.
    pub due: Option<Timestamp>,
    pub zone: Urgency,
    pub priority: Option<LocalizedText>,
    pub place: Whereabouts,
    /// By whomever.
    pub is_held: bool,
    /// When it was entered, where it was received on paper before.
    pub entered_at: Option<Timestamp>,
}
