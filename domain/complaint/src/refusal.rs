//! Every reason the rules say no. Closed, so that each has a code for ever and words in both languages.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::Phrase;

use crate::complaint::Stage;

mod words;

/// The rules say no. A refused command has changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    // Any command
    Closed,
    /// The rules given are not those of the day the complaint came.
    OtherRules {
        complaint: u32,
        given: u32,
    },
    NotForThisActor,
    /// Whoever is accused does nothing in it.
    Accused,
    NotInThisStage {
        stage: Stage,
    },
    TextMissing,
    TextTooLong {
        limit: usize,
    },

    // Coming in and being sorted
    OccurredInFuture {
        today: Date,
    },
    DefectsMissing,
    /// All that is missing is named the first time.
    DefectNotNamedBefore {
        about: String,
    },
    AlreadyComplete,
    /// It lies on a desk that was chosen by whom it is against.
    AccusedFixed,
    ToAccused,
    NotAboveAccused,
    StaysWithInspectorate,
    WordsForUnitMissing,
    AttachmentUnknown {
        digest: String,
    },
    NothingToPassOn,
    DuplicateOfItself,
    AlreadyGathered,

    // Being examined
    SameDesk,
    NotTaken,
    AlreadyTaken,
    HeldByAnother,
    GroundMissing,
    OutcomeNotForClass,
    NothingToCompensate,
    PayByPast {
        today: Date,
    },
    NotDecided,
    NothingToPay,

    // The reporter
    TooLate {
        until: Timestamp,
    },
    AlreadyEscalated,

    // Proof
    /// Whoever has done anything in it proves nothing about it.
    NotIndependent,
    NotSilent,
    LotDrawn,
}

impl Refusal {
    /// Never changes meaning and is never used again.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.tell().0
    }

    /// What is wrong and what to do. An instant stands as `{until}` by its date in western Indonesia.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        self.tell().1
    }
}
