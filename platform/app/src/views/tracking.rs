//! A case as its applicant sees it.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::Ending;
use maklumat_vocabulary::{LocalizedText, Money, ProductId, ServiceKey, StepId};

use crate::views::helping::HelperView;
use crate::views::{DefectView, FeeToPay, FeeView, OverrideView, Private};

/// A case as its applicant sees it.
#[derive(Clone, Debug)]
pub struct Tracking {
    pub reference: String,
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    pub version: u32,
    pub state: TrackingState,
    pub submitted_at: Timestamp,
    /// It was received on paper then, and entered later.
    pub paper: Option<PaperMark>,
    pub promises: Vec<PromiseView>,
    /// What happened and what comes, in order.
    pub thread: Vec<ThreadItem>,
    pub days: Vec<DayCell>,
    /// The ribbon of days begins later than the promise did.
    pub leaves_out_days: bool,
    pub fees: Vec<FeeView>,
    /// What is to be paid now, and where.
    pub to_pay: Vec<FeeToPay>,
    pub pay_at: LocalizedText,
    pub products: Vec<ProductView>,
    pub overrides: Vec<OverrideView>,
    pub defects: Vec<DefectView>,
    /// What the applicant was told, the latest first. Empty where an officer looks.
    pub messages: Vec<MessageView>,
    pub events: u64,
    /// First twelve hex digits of the last hash of the case's chain.
    pub chain: String,
    /// A signed receipt was given, and there is a proof of it.
    pub has_receipt: bool,
    pub can_withdraw: bool,
    /// Who helped, where somebody did.
    pub helper: Option<HelperView>,
    /// When the main promise stood still.
    pub pauses: Vec<PauseView>,
    pub ledger: Vec<LedgerRow>,
    /// Every event in plain words, in order.
    pub told: Vec<Told>,
    /// It ended because a return was not answered in time.
    pub is_lapsed: bool,
    /// After a refusal.
    pub appeal: Option<AppealView>,
}

/// What came from paper, and why.
#[derive(Clone, Debug)]
pub struct PaperMark {
    pub entered_at: Timestamp,
    pub why: LocalizedText,
}

/// A time in which the promise stood still.
#[derive(Clone, Debug)]
pub struct PauseView {
    pub from: Timestamp,
    /// `None`: it still does.
    pub until: Option<Timestamp>,
    pub why: LocalizedText,
    /// Working days that were not counted.
    pub days: u32,
}

/// One line of what was charged and paid.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    pub name: LocalizedText,
    /// The regulation that sets it.
    pub law: LocalizedText,
    pub amount: Money,
    pub at: Timestamp,
    /// `None`: this line is a charge.
    pub paid: Option<Paid>,
}

#[derive(Clone, Debug)]
pub struct Paid {
    /// Payments of a case are counted from 1.
    pub number: u32,
    /// Number of the official receipt.
    pub receipt: String,
    pub through: LocalizedText,
    pub cancelled: Option<Cancelled>,
}

/// A payment counts no more.
#[derive(Clone, Debug)]
pub struct Cancelled {
    pub at: Timestamp,
    pub by: LocalizedText,
    pub reason: Private,
}

/// One event in plain words.
#[derive(Clone, Debug)]
pub struct Told {
    pub at: Timestamp,
    pub who: LocalizedText,
    pub what: LocalizedText,
}

/// What may be done against a refusal.
#[derive(Clone, Debug)]
pub struct AppealView {
    /// The position an objection is written to, and where it sits.
    pub to: LocalizedText,
    pub at: LocalizedText,
    /// Last moment of an objection.
    pub until: Timestamp,
    /// Whom an appeal goes to.
    pub above: LocalizedText,
    /// Working days for it, from the answer to the objection.
    pub appeal_days: u32,
}

#[derive(Clone, Debug)]
pub struct MessageView {
    /// Which words: `returned`, `done`, `remind`.
    pub kind: String,
    /// The product it is about.
    pub about: Option<LocalizedText>,
    /// A day to be kept.
    pub until: Option<Timestamp>,
    pub at: Timestamp,
}

#[derive(Clone, Debug)]
pub enum TrackingState {
    /// An office works on it: the step, who holds it (by position), until when.
    AtOffice {
        step: LocalizedText,
        holder: LocalizedText,
        until: Timestamp,
    },
    /// The applicant is asked for something, until then.
    Returned { until: Timestamp },
    /// The applicant's own step is open, for instance paying.
    YourTurn {
        id: StepId,
        step: LocalizedText,
        until: Timestamp,
    },
    Closed {
        ending: Ending,
        at: Timestamp,
        reasons: Vec<LocalizedText>,
    },
}

#[derive(Clone, Debug)]
pub struct PromiseView {
    pub name: LocalizedText,
    pub words: LocalizedText,
    /// `None` until the start event has happened.
    pub due: Option<Timestamp>,
    pub is_paused: bool,
    pub is_met: Option<bool>,
    /// Working days left, today included where it counts; negative when late. `None` for promises in minutes or hours.
    pub days_left: Option<i64>,
    /// Today is one of the days of the promise.
    pub counts_today: bool,
    pub minutes_left: Option<i64>,
    pub deemed_approval: Option<String>,
}

#[derive(Clone, Debug)]
pub struct ThreadItem {
    pub state: ThreadState,
    pub title: LocalizedText,
    pub who: Holder,
    pub at: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub details: Vec<LocalizedText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadState {
    Done,
    Now,
    Next,
    Returned,
    /// A superior was told that something is late; no step of its own.
    Late,
}

#[derive(Clone, Debug)]
pub enum Holder {
    Applicant,
    Position { name: LocalizedText, unit: LocalizedText },
}

/// One cell of the day ribbon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCell {
    pub date: Date,
    pub state: DayState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    Used,
    Paused,
    Today,
    Left,
    Due,
    Off,
}

#[derive(Clone, Debug)]
pub struct ProductView {
    pub id: ProductId,
    pub name: LocalizedText,
    pub number: Option<String>,
    pub issued_at: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
    pub has_document: bool,
    /// Since when it counts no more.
    pub revoked_at: Option<Timestamp>,
}
