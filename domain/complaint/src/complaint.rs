//! A complaint as it stands: what its events add up to.

use std::collections::BTreeSet;

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{OfficerId, PositionKey};

use crate::class::{Class, Reporter};
use crate::report::{Against, Channel, Decision, Ending, EscalationGround, Lot, Path, Reference, Report};
use crate::rules::LimitKey;

/// Made by [`Complaint::replay`], changed by [`Complaint::apply`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Version of the rules it is handled by.
    pub rules: u32,
    pub reference: Reference,
    pub reporter: Reporter,
    pub channel: Channel,
    pub path: Path,
    pub report: Report,
    pub receipt: Option<String>,
    pub stage: Stage,
    /// `None` until it is verified.
    pub class: Option<Class>,
    pub against: Against,
    /// What was named as missing so far; nothing else may be asked for later.
    pub asked_about: Option<BTreeSet<String>>,
    pub declared_complete: Option<Timestamp>,
    /// Where it lies, and before that lay, in order. Empty on the inspectorate's path.
    pub desks: Vec<PositionKey>,
    pub hand_overs: Vec<HandOver>,
    /// What the unit reads in place of a protected reporter's words.
    pub for_unit: Option<ForUnit>,
    pub holder: Option<OfficerId>,
    /// Every officer who has done anything in it.
    pub acted: BTreeSet<OfficerId>,
    pub exchanges: Vec<Exchange>,
    pub examinations: Vec<String>,
    pub decision: Option<Decision>,
    pub compensation_receipt: Option<String>,
    /// The decision in words for anybody.
    pub public_words: Option<String>,
    /// Until when the reporter may still act: complete, answer or object.
    pub until: Option<Timestamp>,
    /// Whether the window to object passed without a word.
    pub silent_since: Option<Timestamp>,
    pub lot: Option<Lot>,
    /// How often it was opened again.
    pub reopened: u32,
    pub escalated: Option<EscalationGround>,
    /// Reports of the same thing that go on in this one.
    pub gathered: Vec<Reference>,
    pub ending: Option<Ending>,
    pub submitted_at: Timestamp,
    pub changed_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub(crate) runs: Vec<Run>,
}

/// Where a complaint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Received,
    Verified,
    /// The reporter is asked to complete it.
    Incomplete,
    /// Lies on a desk and is in nobody's hands.
    OnDesk,
    InHand,
    /// The reporter is asked a question.
    Questioned,
    Decided,
    /// The reporter has the decision; nobody has proven yet that it is settled.
    Delivered,
    Closed,
}

/// One hand-over between desks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    pub at: Timestamp,
    pub from: PositionKey,
    pub to: PositionKey,
    pub reason: String,
}

/// What whoever received a report wrote of it for the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForUnit {
    pub words: String,
    pub attachments: Vec<String>,
}

/// One message between the office and the reporter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// From 1 on.
    pub number: u32,
    pub at: Timestamp,
    pub side: Side,
    pub words: String,
    pub attachments: Vec<String>,
    /// The same in words that do not tell who wrote it.
    pub passed_on: Option<String>,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Reporter,
    /// Whoever receives reports.
    Intake,
    /// The desk that examines it.
    Handler,
}

/// One run of one clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) key: LimitKey,
    pub(crate) started: Timestamp,
    /// While the reporter owed an answer; `None` while it lasts.
    pub(crate) pauses: Vec<(Timestamp, Option<Timestamp>)>,
    pub(crate) stopped: Option<Timestamp>,
}

/// Events that are no history of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayError {
    Empty,
    /// The first event is not the submission.
    NoSubmission,
}

impl Stage {
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::Verified,
        Self::Incomplete,
        Self::OnDesk,
        Self::InHand,
        Self::Questioned,
        Self::Decided,
        Self::Delivered,
        Self::Closed,
    ];

    /// As tables and addresses write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Verified => "verified",
            Self::Incomplete => "incomplete",
            Self::OnDesk => "on-desk",
            Self::InHand => "in-hand",
            Self::Questioned => "questioned",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Closed => "closed",
        }
    }
}

impl Complaint {
    /// The desk it lies on now.
    #[must_use]
    pub fn desk(&self) -> Option<&PositionKey> {
        self.desks.last()
    }

    /// How often it came back to a desk that had given it away: units that play ball with it.
    #[must_use]
    pub fn ping_pongs(&self) -> usize {
        let came_back = |(at, desk): &(usize, &PositionKey)| self.desks[..*at].contains(desk);
        self.desks.iter().enumerate().filter(came_back).count()
    }

    /// Whether a position may not handle it, being accused or of the accused unit.
    #[must_use]
    pub fn accuses(&self, position: &PositionKey) -> bool {
        match &self.against {
            Against::Nobody => false,
            Against::Performer(accused) => accused == position,
            Against::Provider(unit) => *unit == position.unit,
        }
    }

    /// What the decision orders to be paid and is not paid yet.
    #[must_use]
    pub fn unpaid(&self) -> Option<crate::Compensation> {
        let owed = self.decision.as_ref().and_then(|decision| decision.compensation);
        owed.filter(|_| self.compensation_receipt.is_none())
    }
}

impl Stage {
    /// In a sentence about the complaint, Indonesian and English.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Received => ("baru diterima", "was just received"),
            Self::Verified => ("menunggu diteruskan", "waits to be routed"),
            Self::Incomplete => ("menunggu dilengkapi pelapor", "waits for the reporter to complete it"),
            Self::OnDesk => ("menunggu diambil petugas", "waits to be taken"),
            Self::InHand => ("sedang diperiksa", "is being examined"),
            Self::Questioned => ("menunggu jawaban pelapor", "waits for an answer of the reporter"),
            Self::Decided => ("sudah diputuskan dan belum disampaikan", "is decided and not delivered"),
            Self::Delivered => ("menunggu bukti selesai", "waits for proof that it is settled"),
            Self::Closed => ("sudah selesai", "is closed"),
        }
    }
}
