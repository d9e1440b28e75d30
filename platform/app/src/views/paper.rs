//! Forms printed ahead, and what became of them.

use maklumat_calendar::{Date, Time, Timestamp};
use maklumat_store::Uuid;
use maklumat_vocabulary::{LocalizedText, Money, ServiceKey, UnitId};

use crate::views::oversight::Period;
use crate::views::{CaseId, Private, WorkingTime};

/// One pack, by its number in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackId(pub Uuid);

/// What an officer may print, and what was printed.
#[derive(Clone, Debug)]
pub struct PaperDesk {
    pub services: Vec<Printable>,
    pub packs: Vec<PackRow>,
    /// Most forms of one pack.
    pub most: usize,
}

#[derive(Clone, Debug)]
pub struct Printable {
    pub key: ServiceKey,
    pub name: LocalizedText,
}

#[derive(Clone, Debug)]
pub struct PackRow {
    pub id: PackId,
    pub service_name: LocalizedText,
    pub version: u32,
    pub printed_at: Timestamp,
    pub printed_by: Private,
    pub forms: u64,
    pub captured: u64,
    pub struck: u64,
}

impl PackRow {
    /// Numbers of which nobody has said what became of them.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.forms.saturating_sub(self.captured).saturating_sub(self.struck)
    }
}

#[derive(Clone, Debug)]
pub struct PackView {
    pub row: PackRow,
    /// No number of it is in use.
    pub is_printable: bool,
    pub numbers: Vec<PaperNumber>,
}

#[derive(Clone, Debug)]
pub struct PaperNumber {
    /// In the pack, from 1 on.
    pub place: u64,
    pub number: String,
    pub state: PaperState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// Lies in the drawer, or in somebody's hands: nothing is known.
    Open,
    /// An officer has begun to enter it.
    Begun {
        received_at: Timestamp,
        at: Timestamp,
    },
    Entered {
        received_at: Timestamp,
        at: Timestamp,
        case: Option<CaseId>,
    },
    Struck {
        at: Timestamp,
        reason: StrikeReason,
    },
}

/// Why nothing will be entered from a form. Closed, so that nothing personal stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrikeReason {
    Miswritten,
    Damaged,
    Lost,
    Unused,
    Other,
}

impl StrikeReason {
    pub const ALL: [Self; 5] = [Self::Miswritten, Self::Damaged, Self::Lost, Self::Unused, Self::Other];

    /// As it is stored and as forms spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Miswritten => "miswritten",
            Self::Damaged => "damaged",
            Self::Lost => "lost",
            Self::Unused => "unused",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// What anybody who holds a form may know of it.
#[derive(Clone, Debug)]
pub struct PaperStatus {
    pub service: ServiceKey,
    pub service_name: LocalizedText,
    pub unit_name: LocalizedText,
    pub unit_contact: Vec<String>,
    pub printed_at: Timestamp,
    /// In what time after receipt it must be entered.
    pub within: Option<LocalizedText>,
    pub state: PaperState,
}

/// What an officer types from the receipt before entering a form.
#[derive(Clone, Debug, Default)]
pub struct PaperEntry {
    pub number: String,
    /// The true day and time of receipt; `None` where it could not be read.
    pub day: Option<Date>,
    pub time: Option<Time>,
    /// One of [`PAPER_REASONS`].
    pub reason: String,
    /// Money taken, and the number of the paper receipt.
    pub money: Option<Money>,
    pub receipt: String,
}

/// Why something was received on paper, as forms spell it.
pub const PAPER_REASONS: [&str; 3] = ["no-power", "no-line", "system-down"];

/// The application a form is entered in.
#[derive(Clone, Debug)]
pub struct PaperBegun {
    /// The token under which this browser goes on.
    pub token: Private,
    /// The rules of the day of receipt are of another version than the questions on the paper.
    pub is_other_version: bool,
}

/// What was entered from paper in a period, the unit with the most first.
#[derive(Clone, Debug)]
pub struct PaperFigures {
    pub rows: Vec<PaperRow>,
    pub period: Period,
}

#[derive(Clone, Debug)]
pub struct PaperRow {
    pub unit: UnitId,
    pub unit_name: LocalizedText,
    pub entered: u64,
    /// From receipt to entry, in the hours of the unit. Half took no longer.
    pub median: WorkingTime,
    pub longest: WorkingTime,
}
