//! Standards on their way: drafts the public comments on, cases about standards, and what is due again.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{ChangeClass, Definition, PlaceInLaw, Purpose};
use maklumat_vocabulary::{LocalizedText, ServiceKey};

use crate::views::case_file::DifferenceView;
use crate::views::{CaseId, Private};

/// A draft the public may comment on, or could.
#[derive(Clone, Debug)]
pub struct PublicDraftRow {
    /// For addresses.
    pub id: String,
    pub service: ServiceKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    /// The version in force it was compared with; `None`: the service is new.
    pub from_version: Option<u32>,
    pub published_at: Timestamp,
    pub comments_until: Timestamp,
    pub is_open: bool,
    /// How many things differ, and the worst of them.
    pub changes: usize,
    pub worst: Option<ChangeClass>,
}

/// A draft with what it changes; after its time also what was said of it.
#[derive(Clone, Debug)]
pub struct PublicDraftView {
    pub row: PublicDraftRow,
    pub differences: Vec<DifferenceView>,
    /// Of its text, as the record of publication has it.
    pub digest: String,
    /// What a comment may be about: address and words.
    pub places: Vec<(String, LocalizedText)>,
    pub comments: Vec<CommentView>,
    /// How many comments came in so far.
    pub count: u64,
}

/// A comment as it is shown. The public is not told who made it.
#[derive(Clone, Debug)]
pub struct CommentView {
    pub id: String,
    /// `None`: the draft as a whole.
    pub about: Option<LocalizedText>,
    pub body: Private,
    pub name: Option<Private>,
    pub said_at: Timestamp,
    pub answer: Option<AnswerView>,
}

/// What became of a comment. [law: pp-96-2012-art-42]
#[derive(Clone, Debug)]
pub struct AnswerView {
    pub taken: Taken,
    pub words: String,
    pub at: Timestamp,
}

/// Whether the draft was changed for a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Yes,
    Partly,
    No,
}

/// Cases about standards, and what must be opened next.
#[derive(Clone, Debug, Default)]
pub struct StandardCases {
    /// The open ones first, by their next date.
    pub rows: Vec<StandardRow>,
    /// By date.
    pub due: Vec<DueStandard>,
    /// Services for which whoever asks may open a case.
    pub openable: Vec<(ServiceKey, LocalizedText)>,
}

/// A case about a standard.
#[derive(Clone, Debug)]
pub struct StandardRow {
    pub case: CaseId,
    pub reference: String,
    pub purpose: Purpose,
    pub service: ServiceKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    pub submitted_at: Timestamp,
    /// Where it stands; none once it is closed.
    pub stands_at: Vec<StandsAt>,
    pub closed_at: Option<Timestamp>,
}

/// An open step of such a case.
#[derive(Clone, Debug)]
pub struct StandsAt {
    pub step: LocalizedText,
    /// By the law where it sets a time, else by the office's own standard.
    pub due: Timestamp,
    pub is_late: bool,
    /// The article that sets the time.
    pub law: Option<&'static PlaceInLaw>,
}

/// A standard that has to be evaluated or reviewed.
#[derive(Clone, Debug)]
pub struct DueStandard {
    pub service: ServiceKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    pub version: u32,
    /// [`Purpose::Evaluation`] or [`Purpose::Review`].
    pub purpose: Purpose,
    pub by: Date,
    pub is_late: bool,
    pub law: Option<&'static PlaceInLaw>,
    /// The case that is open for it.
    pub opened: Option<(CaseId, String)>,
    pub may_open: bool,
}

/// A case about a standard with its text.
#[derive(Clone, Debug)]
pub struct StandardCase {
    pub row: StandardRow,
    /// The text as it is worked on.
    pub text: Option<StandardText>,
    pub public: Option<PublicDraftView>,
    /// Every comment, also before the time for them is over.
    pub comments: Vec<CommentView>,
    /// The proposal the decree made of it, where it still waits to be published.
    pub proposal: Option<String>,
    pub is_published: bool,
    pub has_decree: bool,
    /// Whether whoever asks may hand in a text and answer comments.
    pub may_work: bool,
    /// Drafts of this service from the editor that whoever asks may hand in: id, name, when it was changed.
    pub drafts: Vec<(String, String, Timestamp)>,
    pub article: Option<&'static PlaceInLaw>,
}

/// A text as it is worked on, with what the checker says of it.
#[derive(Clone, Debug)]
pub struct StandardText {
    pub revision: i64,
    pub changed_at: Timestamp,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// The first error, in words.
    pub first_error: Option<LocalizedText>,
    /// Against the version in force.
    pub differences: Vec<DifferenceView>,
    pub has_english: bool,
}

impl Taken {
    /// As forms and the store spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "ya",
            Self::Partly => "sebagian",
            Self::No => "tidak",
        }
    }

    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Yes, Self::Partly, Self::No]
            .into_iter()
            .find(|taken| taken.word() == word)
    }
}

/// What a comment on a definition may be about, in the order of the standard.
pub(crate) fn places(definition: &Definition) -> Vec<(String, LocalizedText)> {
    let mut places = Vec::new();
    let mut add = |section: &str, id: &str, name: &LocalizedText| {
        places.push((format!("{section}.{id}"), name.clone()));
    };
    for one in &definition.requirements {
        add("requirement", one.id.as_str(), &one.name);
    }
    for one in &definition.steps {
        add("step", one.id.as_str(), &one.name);
    }
    for one in &definition.promises {
        add("promise", one.id.as_str(), &one.name);
    }
    for one in &definition.fees {
        add("fee", one.id.as_str(), &one.name);
    }
    for one in &definition.products {
        add("product", one.id.as_str(), &one.name);
    }
    places
}
