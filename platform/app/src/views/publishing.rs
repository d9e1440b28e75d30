//! Definitions as administrators see them: what waits to be published, and what is in force.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{Diagnostic, LocalizedText, ServiceKey};

use crate::views::Private;
use crate::views::case_file::DifferenceView;

/// An uploaded proposal in a list.
#[derive(Clone, Debug)]
pub struct ProposalRow {
    pub id: String,
    /// Empty where the account is not known any more.
    pub by: Private,
    pub uploaded_at: Timestamp,
    pub kept_until: Timestamp,
    pub published_at: Option<Timestamp>,
    pub paths: Vec<String>,
}

/// A proposal that waits, with what tells it from others: which services and shared files, and what differs.
#[derive(Clone, Debug)]
pub struct WaitingProposal {
    pub row: ProposalRow,
    pub services: Vec<ProposedVersion>,
    pub shared: Vec<ProposedShared>,
}

/// A proposal as it is looked at before it is published.
#[derive(Clone, Debug)]
pub struct ProposalView {
    pub row: ProposalRow,
    pub files: Vec<ProposedFile>,
    pub shared: Vec<ProposedShared>,
    pub services: Vec<ProposedVersion>,
    /// Published versions that could not run by the new shared files, each with the first reason.
    pub broken: Vec<(ServiceKey, u32, LocalizedText)>,
    /// Open cases that would be owed on another day, because the calendar changes.
    pub moved: MovedDues,
    /// Other proposals that would change the same files.
    pub others: Vec<ProposalRow>,
    /// What was published when this was read; given back with the order to publish.
    pub seen: String,
    pub may_be_published: bool,
}

#[derive(Clone, Debug)]
pub struct ProposedFile {
    pub path: String,
    pub findings: Vec<Finding>,
    /// No definition; it is not published.
    pub is_left_out: bool,
}

/// A finding with the line it is about.
#[derive(Clone, Debug)]
pub struct Finding {
    pub diagnostic: Diagnostic,
    pub line: usize,
    pub column: usize,
    pub excerpt: String,
}

#[derive(Clone, Debug)]
pub struct ProposedShared {
    pub name: &'static str,
    pub changes: bool,
    /// Lines that were not there, and lines that are not there any more.
    pub added: u64,
    pub removed: u64,
}

#[derive(Clone, Debug)]
pub struct ProposedVersion {
    pub key: ServiceKey,
    pub name: LocalizedText,
    /// `None`: it cannot be read so far.
    pub version: Option<u32>,
    pub effective: Option<Date>,
    pub in_force: Option<u32>,
    pub standing: Standing,
    /// Against the version in force.
    pub differences: Vec<DifferenceView>,
    /// Open cases by version; they stay on it.
    pub running: Vec<(u32, u64)>,
    /// No English texts were uploaded; those of the newest version are taken over.
    pub keeps_english: bool,
    pub has_preview: bool,
}

/// What publishing would make of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    NewService,
    NewVersion,
    /// The same text is published already.
    Unchanged,
    HasErrors,
    /// Established by no decree.
    Draft,
    /// Its version is published with another text.
    VersionTaken,
    /// A newer version is published.
    Older,
    /// Another number and nothing else: the same text is in force already.
    NothingNew,
    /// English texts without the service they are of.
    EnglishAlone,
}

/// Everything that is published, for administrators.
#[derive(Clone, Debug)]
pub struct DefinitionList {
    pub rows: Vec<DefinitionRow>,
    pub shared: Vec<SharedRow>,
    /// Proposals that wait.
    pub waiting: usize,
}

/// A version of a service that is in force, comes into force, or still carries cases.
#[derive(Clone, Debug)]
pub struct DefinitionRow {
    pub key: ServiceKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    pub version: u32,
    pub state: DefinitionState,
    pub effective: Date,
    pub published_at: Timestamp,
    /// `None`: by command line.
    pub by: Option<Private>,
    pub running: u64,
    pub has_english: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionState {
    InForce,
    /// From its day on.
    Coming,
    /// Only cases that began on it go by it.
    Former,
}

#[derive(Clone, Debug)]
pub struct SharedRow {
    pub name: &'static str,
    pub revision: u64,
    pub stored_at: Timestamp,
    /// `None`: by command line.
    pub by: Option<Private>,
}

/// Open cases that would be owed on another day. Whose they are is not told.
#[derive(Clone, Debug, Default)]
pub struct MovedDues {
    pub looked_at: u64,
    /// There are more open cases than were looked at.
    pub is_cut_off: bool,
    pub earlier: u64,
    pub later: u64,
    /// The first few.
    pub first: Vec<MovedDue>,
}

#[derive(Clone, Debug)]
pub struct MovedDue {
    pub service: LocalizedText,
    pub from: Timestamp,
    pub to: Timestamp,
}

impl MovedDues {
    #[must_use]
    pub fn any(&self) -> bool {
        self.earlier + self.later > 0
    }
}
