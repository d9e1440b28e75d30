//! A case as an officer who may see it sees it, and what an officer sends to act on it.

use maklumat_calendar::Timestamp;
use maklumat_sop::{Ending, RequirementKind};
use maklumat_vocabulary::{LawKey, LocalizedText, Name, OutcomeId, RequirementId, StepId};

use crate::views::application::Input;
use crate::views::opinion::OpinionView;
use crate::views::tracking::Tracking;
use crate::views::{CaseId, FeeToPay, FeeView, FileView, Private, Urgency};

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
    /// Single fields of them a return may name.
    pub nameable_fields: Vec<(RequirementId, Name, LocalizedText)>,
    /// When a superior was last told that the case is late.
    pub escalated: Option<Timestamp>,
    /// Since when silence counts as yes, and by which law. Nothing is issued by it.
    pub deemed: Option<(Timestamp, String)>,
    pub notes: Vec<NoteView>,
    /// What earlier steps measured.
    pub measured: Vec<MeasuredView>,
    /// What other units were asked.
    pub opinions: Vec<OpinionView>,
    /// Units that can be asked, by id and name.
    pub units: Vec<(String, LocalizedText)>,
    /// This officer's last completion, as long as it can be taken back, and until when that is.
    pub take_back: Option<(StepId, LocalizedText, Timestamp)>,
    /// A version published since, which this officer could move the running case to.
    pub newer_version: Option<u32>,
    /// The count of days stands still by an override until then; open steps get that time back afterwards.
    pub paused_until: Option<Timestamp>,
    /// Regulations an override or a revocation may cite, by key and title; empty for who may do neither.
    pub laws: Vec<(LawKey, LocalizedText)>,
    pub acts: CaseActs,
}

/// What an officer may do to a case beyond its steps, by the access table and by the rules of the engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseActs {
    pub may_override: bool,
    pub may_revoke: bool,
    pub sees_evidence: bool,
    pub may_note: bool,
    /// By the table; the engine asks for the day and the desk besides.
    pub may_cancel_payments: bool,
    /// Reads everything that happened, and not only what is owed.
    pub reads_history: bool,
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
    /// Last moment another unit can be given for an opinion.
    pub opinion_until: Timestamp,
    pub holder: StepHolder,
    /// How many files were ready earlier in the same service, step and priority.
    pub overtaken: u32,
    /// Empty for a plain step.
    pub outcomes: Vec<OutcomeView>,
    pub records: Vec<RecordView>,
    /// What to look at before the step is done, and whether it is there.
    pub checklist: Vec<ChecklistLine>,
    /// Decisions the typed values do not allow, once that was asked for.
    pub barred: Vec<OutcomeId>,
    pub fees: Vec<(maklumat_vocabulary::FeeId, FeeView)>,
    pub needs_visit: bool,
    /// A plain step whose exit returns the file to the applicant.
    pub returns_within: Option<LocalizedText>,
    pub issues: Option<LocalizedText>,
    /// A document may come of it: whoever completes it signs, and is asked for the password.
    pub is_signature: bool,
    /// Documents of ours that may come of it, for this officer to look at before signing them.
    pub unsigned: Vec<UnsignedView>,
    /// A plain step that ends the case and needs published reasons.
    pub reasons: Vec<LocalizedText>,
}

/// A document that a step would issue.
#[derive(Clone, Debug)]
pub struct UnsignedView {
    pub name: LocalizedText,
    /// By which decision, and its label; `None` where the step decides nothing.
    pub outcome: Option<(OutcomeId, LocalizedText)>,
    /// What it says depends on what is only filled in with the step: values, or reasons.
    pub needs_form: bool,
}

/// One line of what a step needs.
#[derive(Clone, Debug)]
pub struct ChecklistLine {
    pub words: LocalizedText,
    /// `None`: for the officer to see.
    pub is_fine: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepHolder {
    Nobody,
    You,
    /// A colleague, by name, and since when.
    Another {
        name: Private,
        since: Timestamp,
    },
}

#[derive(Clone, Debug)]
pub struct OutcomeView {
    pub id: OutcomeId,
    /// The id with spaces: `belum lengkap`.
    pub label: LocalizedText,
    pub kind: OutcomeKind,
    /// The step it leads to, where it goes on.
    pub next: Option<LocalizedText>,
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
    /// What the typed value comes to, once it was asked for.
    pub verdicts: Vec<CheckVerdict>,
}

/// One threshold and whether the values meet it.
#[derive(Clone, Debug)]
pub struct CheckVerdict {
    /// The values it reads.
    pub values: Vec<Name>,
    pub words: LocalizedText,
    /// `None`: a value is still missing.
    pub passes: Option<bool>,
    /// What to repair where it fails.
    pub repair: LocalizedText,
}

/// What typed measurements come to.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    pub checks: Vec<CheckVerdict>,
    /// Decisions these values do not allow.
    pub barred: Vec<OutcomeId>,
    /// Every threshold could be compared.
    pub is_complete: bool,
}

/// Values recorded in one step that is done.
#[derive(Clone, Debug)]
pub struct MeasuredView {
    pub step: LocalizedText,
    pub at: Timestamp,
    pub rows: Vec<(LocalizedText, Private)>,
    /// Thresholds that were not met, in words.
    pub failed: Vec<LocalizedText>,
}

/// Everything that has happened to a case, in words.
#[derive(Clone, Debug)]
pub struct CaseHistory {
    pub case: CaseId,
    pub reference: String,
    pub service_name: LocalizedText,
    pub rows: Vec<HistoryRow>,
}

#[derive(Clone, Debug)]
pub struct HistoryRow {
    pub at: Timestamp,
    pub what: LocalizedText,
    pub details: Vec<LocalizedText>,
    /// In which position, or as what.
    pub position: LocalizedText,
    pub officer: Option<Private>,
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
    /// Of the officer; needed only where a document comes of it.
    pub password: Option<Private>,
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
