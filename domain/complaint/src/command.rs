//! What may be asked of a complaint, and by whom.

use std::collections::BTreeSet;

use maklumat_vocabulary::{OfficerId, PositionKey};

use crate::class::{Class, Reporter};
use crate::report::{
    Against, Channel, Decision, Defect, Destination, EscalationGround, Found, Path, Reference, Report,
};

/// Who acts. The platform has already proven it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Whoever has the reference and the PIN.
    Reporter,
    Officer(Officer),
    /// Timers, and the lot.
    System,
}

/// An officer with what they hold at this moment, deputies (*Plt/Plh*) included. In events, with the position of the desk
/// alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    pub id: OfficerId,
    pub desk: Desk,
    pub positions: BTreeSet<PositionKey>,
}

/// In what capacity an officer acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Desk {
    /// *Petugas penerima pengaduan*: receives, sorts and routes. [law: uu-25-2009-art-36]
    Intake,
    /// Of a unit.
    Unit,
    Inspectorate,
}

/// A report as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub reference: Reference,
    pub reporter: Reporter,
    pub channel: Channel,
    pub path: Path,
    pub report: Report,
    /// Digest of the signed receipt.
    pub receipt: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Sorts a report into a class, or into another one.
    Verify {
        class: Class,
        against: Against,
    },
    /// Asks for all that is missing at once.
    AskCompletion {
        defects: Vec<Defect>,
    },
    /// The reporter's answer to that.
    Complete {
        words: String,
        attachments: Vec<String>,
    },
    /// Puts a complete report on a desk. `words` tell the unit what it is about, in place of the reporter's own, where the
    /// reporter is protected; of the attachments it then gets only these.
    Route {
        to: Destination,
        words: Option<String>,
        attachments: Vec<String>,
    },
    /// Gives it to another desk, of the same or another unit.
    HandOver {
        to: Destination,
        reason: String,
    },
    Take,
    /// Notes of a hearing or an examination.
    Examine {
        notes: String,
    },
    /// Tells the reporter how it stands.
    Reply {
        words: String,
    },
    Ask {
        words: String,
    },
    Answer {
        words: String,
        attachments: Vec<String>,
    },
    /// Tells the unit what a protected reporter wrote, in other words.
    PassOn {
        message: u32,
        words: String,
    },
    Decide {
        decision: Decision,
    },
    /// The decision in words that anybody may read.
    ReleaseWords {
        words: String,
    },
    Deliver,
    /// The reporter says that it is settled.
    Confirm,
    /// The reporter says that it is not; reopens it.
    Object {
        words: String,
    },
    /// A second officer has looked.
    Check {
        found: Found,
        words: String,
    },
    /// Draws the lot over a complaint with a silent reporter.
    Sample {
        seed: u64,
    },
    PayCompensation {
        receipt: String,
    },
    Escalate {
        ground: EscalationGround,
        words: String,
    },
    /// Another report of the same thing goes on in this one.
    Gather {
        duplicate: Reference,
    },
    /// This report goes on in another one.
    Merge {
        into: Reference,
    },
    Withdraw {
        words: Option<String>,
    },
    /// A timer rang: what lapses by itself lapses now.
    Expire,
}

impl Actor {
    #[must_use]
    pub const fn officer(&self) -> Option<&Officer> {
        match self {
            Self::Officer(officer) => Some(officer),
            Self::Reporter | Self::System => None,
        }
    }
}
