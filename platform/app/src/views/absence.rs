//! Who is away, who takes over, and who stands in for whom.

use maklumat_calendar::Date;
use maklumat_store::Uuid;
use maklumat_vocabulary::{LocalizedText, PositionKey};
use maklumat_workflow::Deputy;

use crate::views::Private;
use crate::views::trail::Person;

/// Why somebody is away. Says nothing of anybody's health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsenceKind {
    Leave,
    Duty,
    Training,
    Other,
}

impl AbsenceKind {
    pub const ALL: [Self; 4] = [Self::Leave, Self::Duty, Self::Training, Self::Other];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Duty => "duty",
            Self::Training => "training",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .unwrap_or(Self::Other)
    }
}

#[derive(Clone, Debug)]
pub struct AbsenceRow {
    pub id: Uuid,
    pub person: Person,
    /// Positions held today.
    pub positions: Vec<LocalizedText>,
    pub from: Date,
    pub until: Date,
    pub kind: AbsenceKind,
    /// Who takes over what is held; otherwise it goes back to the queue.
    pub hand_to: Option<Person>,
    pub is_now: bool,
}

/// What the page of absences shows to one officer.
#[derive(Clone, Debug)]
pub struct Absences {
    /// One's own, not over yet.
    pub own: Vec<AbsenceRow>,
    /// Of those below, not over yet.
    pub team: Vec<AbsenceRow>,
    /// Whose absence may be entered beside one's own.
    pub members: Vec<Person>,
    /// Who holds one of one's own positions too.
    pub colleagues: Vec<Person>,
}

/// A position held for another.
#[derive(Clone, Debug)]
pub struct DeputyRow {
    pub person: Person,
    pub position: PositionKey,
    pub name: LocalizedText,
    pub unit: LocalizedText,
    pub deputy: Deputy,
    pub from: Date,
    pub until: Option<Date>,
    /// Number and day.
    pub decree: Option<(String, Date)>,
    pub by: Option<Person>,
}

/// What the page of deputies shows to whoever appoints them.
#[derive(Clone, Debug)]
pub struct Deputies {
    pub rows: Vec<DeputyRow>,
    /// Positions one may appoint for, with the name of their unit.
    pub positions: Vec<(PositionKey, LocalizedText, LocalizedText)>,
    /// Who may be appointed, with what they hold.
    pub persons: Vec<(Person, Private)>,
}
