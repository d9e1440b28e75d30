//! Opinions of other units: asked, awaited and given.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{LocalizedText, StepId};

use crate::views::{CaseId, FileView, Private, Urgency};

/// What an officer asks of another unit.
#[derive(Clone, Debug)]
pub struct Asking {
    pub unit: String,
    pub until: Date,
    pub question: Private,
    /// Digests of what of the case that unit may see.
    pub evidence: Vec<String>,
}

/// An opinion as whoever works on the case sees it.
#[derive(Clone, Debug)]
pub struct OpinionView {
    pub number: u32,
    pub step: StepId,
    pub unit_name: LocalizedText,
    pub asked_at: Timestamp,
    pub due: Timestamp,
    pub question: Private,
    /// Working days it was, or is, waited for.
    pub days: i64,
    pub reminded: Option<Timestamp>,
    pub is_open: bool,
    /// When, what, and the digest of a file that came with it.
    pub answer: Option<(Timestamp, Private, Option<String>)>,
}

/// An opinion that is awaited, in a list.
#[derive(Clone, Debug)]
pub struct AwaitedRow {
    pub case: CaseId,
    pub number: u32,
    pub reference: String,
    pub service_name: LocalizedText,
    /// Who is asked.
    pub unit_name: LocalizedText,
    pub asked_at: Timestamp,
    pub due: Timestamp,
    pub zone: Urgency,
    pub is_reminded: bool,
}

/// What happened to a file an officer holds that the officer did not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewsKind {
    /// A colleague is away, and the file came to this officer.
    HandedOver,
    OpinionGiven,
}

/// A file on the desk that is there, or can go on, since somebody else did something.
#[derive(Clone, Debug)]
pub struct NewsRow {
    pub case: CaseId,
    pub kind: NewsKind,
    pub reference: String,
    pub service_name: LocalizedText,
    pub step_name: LocalizedText,
    /// Who gave an opinion.
    pub unit_name: Option<LocalizedText>,
    pub at: Timestamp,
}

/// What a unit was asked: all it sees of the case.
#[derive(Clone, Debug)]
pub struct OpinionSheet {
    pub case: CaseId,
    pub number: u32,
    pub reference: String,
    pub service_name: LocalizedText,
    pub step_name: LocalizedText,
    pub asked_at: Timestamp,
    pub due: Timestamp,
    pub question: Private,
    pub evidence: Vec<OpinionFile>,
    pub is_open: bool,
}

#[derive(Clone, Debug)]
pub struct OpinionFile {
    pub name: LocalizedText,
    pub file: FileView,
}
