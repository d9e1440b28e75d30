//! What has happened to a complaint. A closed list: a new event does not compile until `apply` says what it changes.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::PositionKey;

use crate::class::Class;
use crate::command::{Actor, Submission};
use crate::report::{Against, Decision, Defect, Ending, EscalationGround, Found, Lot, Reference};

/// One event, when it happened and who caused it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whole microseconds; never earlier than the event before it.
    pub at: Timestamp,
    pub by: Actor,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Submitted {
        /// Version of the rules it is handled by.
        rules: u32,
        submission: Box<Submission>,
    },
    Verified {
        class: Class,
        against: Against,
    },
    CompletionAsked {
        defects: Vec<Defect>,
        until: Timestamp,
    },
    Completed {
        words: String,
        attachments: Vec<String>,
    },
    /// Nothing is missing: the time to settle it begins.
    DeclaredComplete,
    Routed {
        to: PositionKey,
        words: Option<String>,
        attachments: Vec<String>,
    },
    HandedOver {
        from: PositionKey,
        to: PositionKey,
        reason: String,
    },
    Taken,
    Examined {
        notes: String,
    },
    Replied {
        words: String,
    },
    Asked {
        words: String,
        until: Timestamp,
    },
    Answered {
        words: String,
        attachments: Vec<String>,
    },
    /// The reporter did not answer in time; work goes on without the answer.
    QuestionLapsed,
    PassedOn {
        message: u32,
        words: String,
    },
    Decided {
        decision: Decision,
    },
    WordsReleased {
        words: String,
    },
    Delivered {
        /// Until when the reporter may object.
        until: Timestamp,
    },
    /// The reporter has said nothing until then.
    WindowEnded,
    Objected {
        words: String,
    },
    Checked {
        found: Found,
        words: String,
    },
    Sampled {
        seed: u64,
        lot: Lot,
    },
    CompensationPaid {
        receipt: String,
    },
    Escalated {
        ground: EscalationGround,
        words: String,
    },
    Gathered {
        duplicate: Reference,
    },
    Closed {
        ending: Ending,
        words: Option<String>,
    },
}
