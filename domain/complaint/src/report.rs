//! What came in: the report itself, the way it came, whom it is against, and what was decided about it.

use maklumat_calendar::Date;
use maklumat_vocabulary::{Money, OfficerId, PositionKey, ServiceKey, StepId, UnitId};

/// Number a reporter keeps, with a PIN. Drawn, not counted: a number in turn would tell when it was given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference(pub String);

/// What a reporter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub title: String,
    pub body: String,
    pub place: Option<String>,
    pub occurred_on: Option<Date>,
    /// The unit it is about, where the reporter named one.
    pub unit: Option<UnitId>,
    pub service: Option<ServiceKey>,
    /// Reference of the case it arose from.
    pub case: Option<String>,
    pub step: Option<StepId>,
    /// Digests of files, lower-case hex of SHA-256.
    pub attachments: Vec<String>,
    /// What an export had beside: heading and cell.
    pub notes: Vec<(String, String)>,
}

/// By which way a report came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    Web,
    Counter,
    /// A message to the office's number.
    Message,
    /// Brought over from SP4N-LAPOR!, by its tracking id.
    Sp4n {
        tracking: String,
    },
}

/// Who handles it. A report never comes back from the inspectorate's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    Open,
    /// Protected: neither the unit nor whoever receives other reports sees it or counts it.
    Inspectorate,
}

/// Whom a report accuses. Decides who may not examine it. [law: uu-25-2009-art-45]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    Nobody,
    /// Somebody who performs: their superior examines it.
    Performer(PositionKey),
    /// The unit itself: whoever is above its head examines it.
    Provider(UnitId),
}

/// A desk a report goes to, with what the organisation says of whom it is against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    pub desk: PositionKey,
    /// The positions above the accused performer, or above the accused unit's head, nearest first. Empty where nobody is
    /// accused.
    pub above_accused: Vec<PositionKey>,
}

/// What is missing in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// `place`, `evidence`: the same for the same thing when it is asked again.
    pub about: String,
    pub words: String,
}

/// What an office found and what it will do. [law: uu-25-2009-art-50]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub outcome: Outcome,
    /// What is done about it, in words for the reporter.
    pub settlement: String,
    pub compensation: Option<Compensation>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An aspiration or a question was answered.
    Answered,
    Upheld,
    Partly,
    Rejected {
        ground: String,
    },
}

/// What the office pays, and until which day. [law: uu-25-2009-art-50]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compensation {
    pub amount: Money,
    pub pay_by: Date,
}

/// How a complaint ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Never without proof that comes from somebody else than whoever handled it.
    Settled(Proof),
    /// Not completed in time. [law: uu-25-2009-art-44]
    DeemedWithdrawn,
    Withdrawn,
    /// Goes on under another reference; both stay.
    Merged {
        into: Reference,
    },
}

/// Why it may be believed that a matter is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    Reporter,
    /// Somebody who had done nothing in this complaint looked at it.
    SecondOfficer(OfficerId),
    /// The reporter was silent and the lot did not fall on it; those it fell on are looked at.
    Sampling {
        seed: u64,
    },
    /// The reporter was silent, and the rules of the regency take that for a yes.
    Silence,
}

/// What a second officer saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Done,
    NotDone,
}

/// Whether the lot fell on a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lot {
    Drawn,
    NotDrawn,
}

/// Why a complaint goes to the Ombudsman. [law: uu-25-2009-art-46]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscalationGround {
    NotHandled,
    NotSettled,
    /// The reporter does not want the office to settle it.
    ReporterWishes,
}
