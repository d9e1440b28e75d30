//! Drafts of definitions as those who write them see them.

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::{Outline, Splice};
use maklumat_vocabulary::{Diagnostic, LocalizedText, ServiceKey, StepId};

use crate::views::Private;

/// What a new draft begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftFrom {
    /// Everything laid out and empty.
    Blank { name: String },
    /// The newest published version, its number raised by one.
    Published,
    /// A text from elsewhere, with its English texts where there are any.
    Text { text: String, english: Option<String> },
}

/// A draft in a list.
#[derive(Clone, Debug)]
pub struct DraftRow {
    pub id: String,
    pub key: ServiceKey,
    /// As the draft says, or the key where it says nothing.
    pub name: String,
    /// Written anew from this published version.
    pub from_version: Option<u32>,
    pub revision: i64,
    pub changed_at: Timestamp,
    /// Empty where the account is not known any more.
    pub changed_by: Private,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
}

/// A service of which somebody may begin a draft.
#[derive(Clone, Debug)]
pub struct DraftSource {
    pub key: ServiceKey,
    pub name: LocalizedText,
    pub version: u32,
}

/// Drafts, and of what more may be begun.
#[derive(Clone, Debug, Default)]
pub struct DraftList {
    /// The one changed last first.
    pub drafts: Vec<DraftRow>,
    /// Units for which whoever asks may write, with their names.
    pub units: Vec<(maklumat_vocabulary::UnitId, LocalizedText)>,
    pub services: Vec<DraftSource>,
}

/// A draft laid out, with all that can be said about it.
#[derive(Clone, Debug)]
pub struct DraftView {
    pub id: String,
    pub key: ServiceKey,
    pub name: String,
    pub from_version: Option<u32>,
    pub text: String,
    pub english: Option<String>,
    pub outline: Outline,
    /// By place in the text.
    pub findings: Vec<DraftFinding>,
    /// By place in the English texts.
    pub english_findings: Vec<DraftFinding>,
    pub standing: DraftStanding,
    /// Rises by one with every change.
    pub revision: i64,
    pub changed_at: Timestamp,
    pub changed_by: Private,
    /// What others did since the revision that was asked for; the latest last.
    pub others: Vec<OthersChange>,
    /// Addresses whose value is not what it was, of the changes of this answer.
    pub touched: Vec<String>,
    pub may_undo: bool,
    pub may_redo: bool,
    /// Was handed on to be published as it is now.
    pub is_proposed: bool,
    /// Whoever asks may also publish, and so look at the preview of a proposal.
    pub may_publish: bool,
}

/// A finding beside the place it is about.
#[derive(Clone, Debug)]
pub struct DraftFinding {
    pub diagnostic: Diagnostic,
    /// From 1, in the text the finding is about.
    pub line: usize,
    /// The cell, row or part of the outline it belongs to.
    pub place: Option<String>,
    /// Names the finding to `take_fix`, where it carries a certain edit.
    pub fix: Option<String>,
}

/// Whether a draft could be published, and how its time stands to its promise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftStanding {
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// The promise with the least room, of a draft without errors.
    pub tightest: Option<TimeKept>,
}

/// A promise and the longest way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeKept {
    pub promise: Duration,
    /// The way that takes longest, without the applicant's time.
    pub steps: Vec<StepId>,
    /// How long that way takes: `2 hari kerja 1 jam`.
    pub taken: LocalizedText,
}

/// What somebody else changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OthersChange {
    pub revision: i64,
    pub who: Private,
    pub at: Timestamp,
    /// Addresses they touched.
    pub places: Vec<String>,
}

/// A change of a place that somebody else has changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftConflict {
    pub address: String,
    /// As it was typed.
    pub mine: String,
    /// As it stands there now.
    pub theirs: String,
    pub who: Private,
    pub at: Timestamp,
}

/// What came of changes.
#[derive(Clone, Debug)]
pub enum DraftAnswer {
    /// All of them are made; the draft as it is now.
    Made(Box<DraftView>),
    /// None of them is made: others were at the same places. `revision` is the newest; changes sent with it are made
    /// whatever others did.
    Conflicts {
        revision: i64,
        conflicts: Vec<DraftConflict>,
    },
}

/// A change in the history of a draft.
#[derive(Clone, Debug)]
pub struct DraftChangeRow {
    pub revision: i64,
    pub who: Private,
    pub at: Timestamp,
    pub what: DraftAct,
    /// The revision it takes back or makes again.
    pub answers: Option<i64>,
    pub places: Vec<String>,
    /// What stood there and what stands there instead, in order.
    pub splices: Vec<Splice>,
    pub english_splices: Vec<Splice>,
    /// Taken back since.
    pub is_undone: bool,
}

/// What kind of act a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftAct {
    Changed,
    /// A certain edit of a finding was taken.
    Mended,
    Undone,
    Redone,
}
