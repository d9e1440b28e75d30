//! An application being filled in, page by page.

use maklumat_calendar::Timestamp;
use maklumat_sop::{FieldKind, RequirementKind};
use maklumat_vocabulary::{LocalizedText, Name, PriorityId, RequirementId, ServiceKey};
use maklumat_workflow::ConsentWay;

use crate::views::{DefectView, DueEstimate, FeeView, FileView, Private};

/// An application being filled in. The same for a first filing and for the answer to a return.
#[derive(Clone, Debug)]
pub struct Application {
    pub service: ServiceKey,
    pub reference: String,
    pub saved_at: Timestamp,
    /// Forgotten then, if it is not sent; of an answer, the last moment to send it.
    pub kept_until: Timestamp,
    /// Pages in order: variants first, then the requirements that apply given the answers so far.
    pub pages: Vec<ApplicationPage>,
    /// Of the answer to a return: what was in order and cannot be changed now.
    pub locked: Vec<ApplicationPage>,
    pub priority: Option<PriorityId>,
    /// How the applicant agreed to be helped, where a helper fills this in and has recorded it.
    pub consent: Option<ConsentWay>,
    /// What is charged, by the answers so far.
    pub fees: Vec<FeeView>,
    /// The promise made when it is sent now; `None` where no promise is known yet.
    pub due: Option<DueEstimate>,
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
    /// How often its answers changed; a form carries it, so that two devices do not overwrite each other unseen.
    pub changes: u32,
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
    /// In order when the file was returned, and not open to be changed.
    pub is_locked: bool,
    /// What was typed, as typed. Several for `choices`.
    pub typed: Vec<Private>,
}

/// A file that will come in parts.
#[derive(Clone, Copy, Debug)]
pub struct Coming<'a> {
    pub length_bytes: usize,
    /// Lower-case hex of SHA-256 over the whole.
    pub digest: &'a str,
    /// The file of the same page whose place it takes.
    pub replaces: Option<&'a str>,
}

/// What of such a file is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Parts without a gap; the next one has this number.
    pub parts: u64,
    /// All of it, and handed in.
    pub is_kept: bool,
}

/// Where a file moves among those of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Earlier,
    Later,
}

/// Reference and PIN, shown once.
#[derive(Clone, Debug)]
pub struct Started {
    pub reference: String,
    pub pin: Private,
    /// Session token of this applicant, for the cookie.
    pub token: Private,
}
