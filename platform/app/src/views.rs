//! What use cases give back to a surface: plain values, ready to be shown, without personal data in debug output.

use std::fmt;

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{Channel, Ending, FieldKind, RequirementKind};
use maklumat_store::Uuid;
use maklumat_vocabulary::{
    FeeId, LocalizedText, Money, Name, OfficerId, OutcomeId, PositionKey, PriorityId, ProductId, RequirementId,
    ServiceKey, StepId,
};
use maklumat_workflow::Deputy;

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
    pub finished: u64,
    pub on_time: u64,
}

/// The promise of a service as it would be if the citizen applied now.
#[derive(Clone, Debug)]
pub struct DueEstimate {
    pub name: LocalizedText,
    pub words: LocalizedText,
    pub due: Timestamp,
    pub date: Date,
    /// Steps in order with the date each would end, for the flow.
    pub steps: Vec<(StepId, Date)>,
}

/// An application being filled in. The same for a first filing and for the answer to a return.
#[derive(Clone, Debug)]
pub struct Application {
    pub service: ServiceKey,
    pub reference: String,
    pub channel: Channel,
    pub saved_at: Timestamp,
    /// Pages in order: variants first, then the requirements that apply given the answers so far.
    pub pages: Vec<ApplicationPage>,
    pub priority: Option<PriorityId>,
    /// Set when this answers a return: the defects, in the officer's words.
    pub answering: Option<Vec<DefectView>>,
}

#[derive(Clone, Debug)]
pub struct ApplicationPage {
    /// Part of the URL: the id of a variant or requirement.
    pub id: String,
    pub kind: PageKind,
    pub title: LocalizedText,
    pub question: LocalizedText,
    pub hint: Option<LocalizedText>,
    pub optional: bool,
    /// Whether everything this page asks is there.
    pub is_complete: bool,
    pub inputs: Vec<Input>,
    pub files: Vec<FileView>,
    /// Ticked by an officer as shown or handed over at the counter.
    pub is_ticked: bool,
    /// For a requirement with an accepted substitute: its page.
    pub substitute: Option<(RequirementId, LocalizedText)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    Variant,
    Requirement(RequirementKind),
}

#[derive(Clone, Debug)]
pub struct Input {
    pub name: Name,
    pub label: LocalizedText,
    pub kind: FieldKind,
    pub unit: Option<String>,
    pub optional: bool,
    /// What was typed, as typed. Several for `choices`.
    pub typed: Vec<Private>,
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
    pub key: &'static str,
    pub arguments: Vec<(&'static str, String)>,
}

/// Reference and PIN, shown once.
#[derive(Clone, Debug)]
pub struct Started {
    pub reference: String,
    pub pin: Private,
    /// Session token of this applicant, for the cookie.
    pub token: Private,
}

#[derive(Clone, Debug)]
pub struct DefectView {
    pub requirement: RequirementId,
    pub requirement_name: LocalizedText,
    pub explanation: Private,
    /// Visible at an earlier return already (one-return rule).
    pub is_late: bool,
}

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
    pub promises: Vec<PromiseView>,
    /// What happened and what comes, in order.
    pub thread: Vec<ThreadItem>,
    pub days: Vec<DayCell>,
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
    pub can_withdraw: bool,
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
        reasons: Vec<String>,
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
    /// Working days left, today included; negative when late. `None` for promises in minutes or hours.
    pub days_left: Option<i64>,
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

#[derive(Clone, Debug)]
pub struct OverrideView {
    pub what: &'static str,
    pub ground: String,
    pub reason: Private,
    pub at: Timestamp,
}

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
    pub due: Option<Timestamp>,
    pub promise_words: LocalizedText,
    /// The promise counts from another moment than submission: completeness or payment.
    pub counts_from: maklumat_sop::StartEvent,
    pub fees: Vec<FeeView>,
    pub handed_over: Vec<LocalizedText>,
    pub next_holder: LocalizedText,
    pub next_until: Option<Timestamp>,
    pub complaints: Vec<LocalizedText>,
    pub qr_text: String,
    pub qr_svg: String,
    /// Number of the submission in the evidence chain; never changes.
    pub position: u64,
    /// Of what the receipt says, as printed: `41d7 0e9b c3a8`.
    pub fingerprint: String,
}

/// An officer who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub id: OfficerId,
    pub name: Private,
    /// Positions held today, deputies included.
    pub positions: Vec<HeldPosition>,
    pub is_overseer: bool,
    pub is_administrator: bool,
    /// Signed in with a first password, which opens nothing but its own change.
    pub must_change_password: bool,
    /// Secret bound into every form of this session.
    pub form_token: Private,
}

#[derive(Clone, Debug)]
pub struct HeldPosition {
    pub key: PositionKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    /// `None`: as its holder.
    pub deputy: Option<Deputy>,
}

/// What an account may do beyond its positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountRole {
    Officer,
    Overseer,
    Administrator,
}

impl AccountRole {
    pub const ALL: [Self; 3] = [Self::Officer, Self::Overseer, Self::Administrator];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Overseer => "oversight",
            Self::Administrator => "administrator",
        }
    }

    /// Whatever is not known may do the least.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|role| role.word() == word)
            .unwrap_or(Self::Officer)
    }
}

/// Accounts as an administrator sees them.
#[derive(Clone, Debug)]
pub struct AccountList {
    pub rows: Vec<AccountRow>,
    pub total: u64,
    pub page: u32,
    pub pages: u32,
}

#[derive(Clone, Debug)]
pub struct AccountRow {
    pub id: String,
    pub login: String,
    pub name: Private,
    pub role: AccountRole,
    pub is_closed: bool,
    /// Its owner has not chosen a password yet.
    pub has_first_password: bool,
    /// Held today or later.
    pub holdings: Vec<HoldingView>,
}

#[derive(Clone, Debug)]
pub struct HoldingView {
    pub position: PositionKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    pub deputy: Option<Deputy>,
    pub from: Date,
    pub until: Option<Date>,
    /// Begins after today.
    pub is_coming: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Late, or due today.
    Red,
    /// Due within three working days.
    Yellow,
    Green,
}

#[derive(Clone, Debug)]
pub struct Inbox {
    pub mine: Vec<InboxRow>,
    pub waiting: Vec<InboxRow>,
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
    pub only_late: bool,
    pub page: u32,
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

/// A case as an officer who may see it sees it.
#[derive(Clone, Debug)]
pub struct CaseFile {
    pub case: CaseId,
    pub tracking: Tracking,
    pub applicant: Private,
    pub zone: Urgency,
    pub priority: Option<LocalizedText>,
    pub returns: u32,
    /// Answers, grouped by requirement, in order.
    pub answers: Vec<AnswerGroup>,
    pub evidence: Vec<EvidenceView>,
    /// Steps this officer may work on now.
    pub open: Vec<OpenStepView>,
    /// What this officer may take money for.
    pub to_pay: Vec<FeeToPay>,
    /// The applicant owes an answer, and this officer may take it at the counter.
    pub may_answer: bool,
    /// Steps in other hands that this officer may put back, as a superior.
    pub held: Vec<(StepId, LocalizedText)>,
    /// Steps somebody else must do, unless a superior permits otherwise.
    pub separated: Vec<(StepId, LocalizedText)>,
    /// Requirements a return may name or a superior waive.
    pub nameable: Vec<(RequirementId, LocalizedText)>,
    /// When a superior was last told that the case is late.
    pub escalated: Option<Timestamp>,
    /// Since when silence counts as yes, and by which law. Nothing is issued by it.
    pub deemed: Option<(Timestamp, String)>,
    pub notes: Vec<NoteView>,
    /// A version published since, which this running case could be moved to.
    pub newer_version: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct AnswerGroup {
    pub requirement: RequirementId,
    pub title: LocalizedText,
    pub rows: Vec<(LocalizedText, Private)>,
}

#[derive(Clone, Debug)]
pub struct EvidenceView {
    pub requirement: RequirementId,
    pub name: LocalizedText,
    pub kind: RequirementKind,
    pub files: Vec<FileView>,
    pub at_counter: bool,
    pub is_missing: bool,
}

#[derive(Clone, Debug)]
pub struct NoteView {
    pub at: Timestamp,
    pub by: LocalizedText,
    pub text: Private,
}

#[derive(Clone, Debug)]
pub struct OpenStepView {
    pub step: StepId,
    pub name: LocalizedText,
    pub output: LocalizedText,
    pub inputs: Vec<LocalizedText>,
    pub due: Timestamp,
    pub holder: StepHolder,
    /// How many files were ready earlier in the same service, step and priority.
    pub overtaken: u32,
    /// Empty for a plain step.
    pub outcomes: Vec<OutcomeView>,
    pub records: Vec<RecordView>,
    pub fees: Vec<(maklumat_vocabulary::FeeId, FeeView)>,
    pub needs_visit: bool,
    /// A plain step whose exit returns the file to the applicant.
    pub returns_within: Option<LocalizedText>,
    pub issues: Option<LocalizedText>,
    /// A plain step that ends the case and needs published reasons.
    pub reasons: Vec<LocalizedText>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepHolder {
    Nobody,
    You,
    Another,
}

#[derive(Clone, Debug)]
pub struct OutcomeView {
    pub id: OutcomeId,
    /// The id with spaces: `belum lengkap`.
    pub label: LocalizedText,
    pub kind: OutcomeKind,
    pub within: Option<LocalizedText>,
    pub reasons: Vec<LocalizedText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    GoesOn,
    Returns,
    Ends(Ending),
}

#[derive(Clone, Debug)]
pub struct RecordView {
    pub input: Input,
    /// Asked only then: a condition on what is recorded in the same form, in words.
    pub only_if: Option<LocalizedText>,
    pub device: Option<LocalizedText>,
    /// The thresholds this value is checked against, in words.
    pub thresholds: Vec<LocalizedText>,
}

/// What an officer sends to complete a step: raw form values, parsed by the use case against the SOP.
#[derive(Clone, Debug, Default)]
pub struct StepForm {
    pub outcome: Option<String>,
    /// Raw values by record name.
    pub records: Vec<(String, Private)>,
    /// Requirement id and explanation.
    pub defects: Vec<(String, Private)>,
    pub reasons: Vec<usize>,
    pub visit: Option<VisitForm>,
    pub note: Option<Private>,
    /// Why this file goes before others that were ready earlier; needed only for a step nobody has taken.
    pub overtaking: Option<Private>,
}

/// What moving a case to a newer version would change.
#[derive(Clone, Debug)]
pub struct MoveOffer {
    pub case: CaseId,
    pub reference: String,
    pub from: u32,
    pub to: u32,
    pub differences: Vec<DifferenceView>,
    pub steps: Vec<StepMatch>,
    /// The steps of the new version.
    pub choices: Vec<(StepId, LocalizedText)>,
}

#[derive(Clone, Debug)]
pub struct DifferenceView {
    pub class: maklumat_sop::ChangeClass,
    pub words: LocalizedText,
}

/// A step of a case, and the one it likely becomes.
#[derive(Clone, Debug)]
pub struct StepMatch {
    pub step: StepId,
    pub name: LocalizedText,
    pub is_open: bool,
    pub to: Option<StepId>,
}

#[derive(Clone, Debug)]
pub struct VisitForm {
    pub position: Private,
    /// Digest of an uploaded photo.
    pub photo: String,
}

#[derive(Clone, Debug)]
pub struct OversightTable {
    pub rows: Vec<OversightRow>,
    pub as_of: Timestamp,
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
}

/// The answer to "is this document genuine?".
#[derive(Clone, Debug)]
pub enum DocumentVerdict {
    Valid(DocumentFacts),
    Expired(DocumentFacts),
    Revoked {
        facts: DocumentFacts,
        at: Timestamp,
        reason: LocalizedText,
    },
    /// Signed by a key this regency never used.
    UnknownKey,
    Altered,
    /// Not one of our codes at all.
    NotOurs,
}

impl DocumentVerdict {
    /// Genuine, in force, not revoked.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        matches!(self, Self::Valid(_))
    }
}

#[derive(Clone, Debug)]
pub struct DocumentFacts {
    pub kind: LocalizedText,
    /// Of what the document says, as printed on it: `41d7 0e9b c3a8`.
    pub fingerprint: Option<String>,
    pub reference: String,
    /// The promised day, on a receipt.
    pub due_at: Option<Timestamp>,
    pub fee: Option<String>,
    pub number: Option<String>,
    pub product: LocalizedText,
    pub unit: LocalizedText,
    /// Shortened: `M. Contoh`.
    pub holder: Private,
    pub issued_at: Timestamp,
    pub valid_until: Option<Timestamp>,
}
