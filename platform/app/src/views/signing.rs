//! Files that wait for a signature, and what came of signing many at once.

use maklumat_vocabulary::{LocalizedText, OutcomeId, ServiceKey, StepId};

use crate::problem::Sentence;
use crate::views::desk::InboxRow;
use crate::views::{CaseId, Private};

/// A step of a service that an officer signs.
#[derive(Clone, Debug)]
pub struct SigningGroup {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub step: StepId,
    pub step_name: LocalizedText,
    /// Counted to the end of one page.
    pub waiting: usize,
}

#[derive(Clone, Debug)]
pub struct SigningList {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub step: StepId,
    pub step_name: LocalizedText,
    /// Empty for a step without a decision.
    pub outcomes: Vec<SigningOutcome>,
    pub rows: Vec<SigningRow>,
    /// How many of them have been looked at as they stand.
    pub reviewed: usize,
}

#[derive(Clone, Debug)]
pub struct SigningOutcome {
    pub id: OutcomeId,
    pub label: LocalizedText,
}

#[derive(Clone, Debug)]
pub struct SigningRow {
    pub row: InboxRow,
    pub applicant: Private,
    /// The first answers.
    pub facts: Vec<(LocalizedText, Private)>,
    pub checks: Vec<CheckLine>,
    pub returns: u32,
    pub state: ReviewState,
}

#[derive(Clone, Debug)]
pub struct CheckLine {
    pub words: LocalizedText,
    pub is_fine: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    NotYet,
    Reviewed,
    /// Something has happened to the case since it was looked at.
    ChangedSince,
}

#[derive(Clone, Debug)]
pub struct SigningResult {
    pub rows: Vec<SignedRow>,
    pub signed: usize,
    /// Not yet dealt with.
    pub waiting: usize,
}

#[derive(Clone, Debug)]
pub struct SignedRow {
    pub case: CaseId,
    pub reference: String,
    pub is_done: bool,
    pub is_signed: bool,
    /// Why not, in both languages.
    pub refused: Option<(Sentence, Sentence)>,
}
