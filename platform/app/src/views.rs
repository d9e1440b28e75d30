//! What use cases give back to a surface: plain values, ready to be shown, without personal data in debug output.

pub(crate) mod absence;
pub(crate) mod account;
pub(crate) mod application;
pub(crate) mod brought_in;
pub(crate) mod case_file;
pub(crate) mod desk;
pub(crate) mod document;
pub(crate) mod drafting;
pub(crate) mod fee;
pub(crate) mod forecast;
pub(crate) mod helping;
pub(crate) mod letters;
pub(crate) mod lost_pin;
pub(crate) mod monitoring;
pub(crate) mod opinion;
pub(crate) mod oversight;
pub(crate) mod paper;
pub(crate) mod publishing;
pub(crate) mod receipt;
pub(crate) mod retention;
pub(crate) mod signing;
pub(crate) mod standard;
pub(crate) mod till;
pub(crate) mod tracking;
pub(crate) mod trail;
pub(crate) mod unit;

use std::fmt;

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::StartEvent;
use maklumat_store::Uuid;
use maklumat_vocabulary::{FeeId, LocalizedText, Money, Name, RequirementId, StepId};

/// One case, by its number in the store. Shown nowhere; people use the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub Uuid);

/// A text that must not reach a log: prints as dots.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Private(pub String);

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

/// How a service did lately, for its public page.
#[derive(Clone, Debug, Default)]
pub struct PastFigures {
    /// Brought to an end by the office, in the days the figures look back.
    pub finished: u64,
    pub on_time: u64,
    /// `None`: too few to say.
    pub times: Option<PastTimes>,
    /// The same without the applicant's own time, which the promise does not count.
    pub office_times: Option<PastTimes>,
}

/// How long it took from submission to end, the applicant's own time included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastTimes {
    pub count: u64,
    /// Half of them took no longer.
    pub median: WorkingTime,
    /// Nine in ten took no longer.
    pub p90: WorkingTime,
}

/// Time in which an office was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingTime {
    pub minutes: u64,
    /// Of an ordinary working day of this office.
    pub minutes_per_day: u32,
}

impl WorkingTime {
    /// In tenths of working days, rounded.
    #[must_use]
    pub fn tenths_of_days(self) -> u64 {
        let day = u64::from(self.minutes_per_day.max(1));
        (self.minutes * 10 + day / 2) / day
    }

    /// Shorter than a working day, and better told in hours or minutes.
    #[must_use]
    pub fn is_below_a_day(self) -> bool {
        self.minutes < u64::from(self.minutes_per_day)
    }
}

/// A service as it would go if the citizen applied now.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    /// `None` where the promise depends on answers.
    pub due: Option<DueEstimate>,
    /// Steps in order with the date each would end, for the flow.
    pub steps: Vec<(StepId, Date)>,
}

/// The promise as it would be if the citizen applied now.
#[derive(Clone, Debug)]
pub struct DueEstimate {
    pub name: LocalizedText,
    pub words: LocalizedText,
    /// Where that is not the sending, `due` holds only if everything else happens at once.
    pub counts_from: StartEvent,
    pub due: Timestamp,
    pub date: Date,
}

#[derive(Clone, Debug)]
pub struct FileView {
    pub digest: String,
    pub media_type: String,
    pub bytes: u64,
    pub uploaded_at: Timestamp,
}

/// Why one answer was not accepted. `key` names a sentence in the catalogs (`error-nik-length`), with arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    /// What the page calls the field, where the sentence names it.
    pub label: Option<LocalizedText>,
    pub key: &'static str,
    pub arguments: Vec<(&'static str, String)>,
}

#[derive(Clone, Debug)]
pub struct DefectView {
    pub requirement: RequirementId,
    pub requirement_name: LocalizedText,
    /// The one field that is wrong, and what it is called.
    pub field: Option<(Name, LocalizedText)>,
    pub explanation: Private,
    /// Visible at an earlier return already (one-return rule).
    pub is_late: bool,
}

#[derive(Clone, Debug)]
pub struct FeeView {
    pub name: LocalizedText,
    pub law: String,
    /// `None`: not yet known.
    pub due: Option<Money>,
    pub paid: Option<Money>,
    pub receipt: Option<String>,
}

/// A fee that is still owed in an open step.
#[derive(Clone, Debug)]
pub struct FeeToPay {
    pub id: FeeId,
    pub name: LocalizedText,
    pub law: String,
    /// What is left to pay.
    pub amount: Money,
}

#[derive(Clone, Debug)]
pub struct OverrideView {
    pub what: &'static str,
    pub ground: String,
    pub reason: Private,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Late, or due today.
    Red,
    /// Due within three working days.
    Yellow,
    Green,
}
