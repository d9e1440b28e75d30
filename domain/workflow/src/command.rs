//! What may be asked of a case.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::{Channel, CheckedSop, Facts};
use maklumat_vocabulary::{
    DeviceId, FeeId, Money, Name, OfficerId, OutcomeId, PositionKey, PriorityId, ProductId, RequirementId, StepId,
    UnitId,
};

/// Who acts. The platform has already proven it; the engine only asks whether the SOP lets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Applicant,
    /// A registered helper who files with the applicant's consent.
    Helper(OfficerId),
    Officer(Officer),
    /// Timers and the platform's own bookkeeping.
    System,
}

/// An officer in the positions held at this moment, deputies (*Plt/Plh*) included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    pub id: OfficerId,
    pub positions: BTreeSet<PositionKey>,
    /// Positions held only as a deputy, a subset of `positions`; recorded with every act.
    pub deputy_for: BTreeMap<PositionKey, Deputy>,
}

/// As what an officer holds a position for another. [law: uu-30-2014-art-14]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deputy {
    /// *Pelaksana tugas*: the position is vacant.
    Plt,
    /// *Pelaksana harian*: its holder is away for some days.
    Plh,
}

impl Deputy {
    /// As it is written before the name of the position.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Plt => "Plt.",
            Self::Plh => "Plh.",
        }
    }
}

/// A piece of evidence handed in for a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub requirement: RequirementId,
    pub form: EvidenceForm,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceForm {
    /// Pages of an upload, by content digest (lower-case hex of SHA-256).
    Files(Vec<String>),
    /// Shown or handed over at the counter, to whoever sends it.
    AtCounter,
    /// Shown or handed over at the counter to an officer, and sent by somebody else.
    SeenBy(OfficerId),
    /// A statement agreed to on the form.
    Declared,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opens a case. The start step is thereby completed by the applicant, or begun by an officer (an emergency call).
    /// [`crate::submit`] takes it as a [`Submission`]; on a case that exists it is refused.
    Submit {
        facts: Facts,
        evidence: Vec<Evidence>,
        channel: Channel,
        priority: Option<PriorityId>,
    },
    /// Takes an open step. `overtaken` is how many files were ready earlier in the same service, step and priority;
    /// above zero a reason is needed.
    Take {
        step: StepId,
        overtaken: u32,
        reason: Option<String>,
    },
    /// Puts a taken step back.
    Release {
        step: StepId,
    },
    /// Takes a step from a holder who is away, for a colleague or for whoever is next. Done by the platform on the first
    /// day of an absence that was entered.
    HandOver {
        step: StepId,
        /// Whoever it goes to, in the positions held at this moment.
        to: Option<Officer>,
    },
    /// Completes a step that is open to the actor.
    Complete {
        step: StepId,
        result: StepResult,
    },
    /// The applicant's answer to a return.
    Answer {
        facts: Facts,
        evidence: Vec<Evidence>,
    },
    /// Money received for a fee that is due.
    Pay {
        fee: FeeId,
        amount: Money,
        receipt: String,
    },
    Withdraw {
        reason: Option<String>,
    },
    /// A named deviation with a legal ground, shown to the applicant, and counted.
    Override {
        deviation: Deviation,
        ground: String,
        reason: String,
    },
    /// A timer has run out. Which ones are due is decided from `now`; a second call changes nothing.
    Expire,
    /// The platform has numbered a product that the SOP ordered.
    RecordIssue {
        product: ProductId,
        number: Option<String>,
    },
    /// Takes an issued document back, by a superior or by whoever runs the installation.
    Revoke {
        product: ProductId,
        credential: String,
        /// Which of several of that name is meant.
        issued_at: Option<Timestamp>,
        cause: RevocationCause,
        ground: String,
        reason: String,
    },
    /// A new PIN for somebody at the counter who has lost theirs; also after the end, for the documents.
    RenewPin {
        identity: IdentityCheck,
    },
    /// Leaves a note for the other officers of the case.
    Note {
        note: String,
    },
    /// Asks another unit for its opinion, in a step the officer works on.
    AskOpinion {
        step: StepId,
        unit: UnitId,
        due: Timestamp,
        question: String,
        evidence: Vec<String>,
    },
    RemindOpinion {
        number: u32,
    },
    GiveOpinion {
        number: u32,
        words: String,
        file: Option<String>,
    },
    WithdrawOpinion {
        number: u32,
        reason: String,
    },
}

/// A move to a newer version of the SOP; see [`crate::move_case`].
#[derive(Clone, Debug)]
pub struct Moving<'m> {
    pub to: &'m CheckedSop,
    /// What each step the case knows becomes: the open ones, and those behind it that still matter.
    pub steps: BTreeMap<StepId, StepId>,
    pub reason: String,
}

/// What opens a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub facts: Facts,
    pub evidence: Vec<Evidence>,
    pub channel: Channel,
    pub priority: Option<PriorityId>,
    /// That the applicant agreed to be helped; a helper files with nothing less.
    pub consent: Option<Consent>,
    /// It was received on paper, and is entered only now.
    pub paper: Option<OnPaper>,
}

/// What was received on a numbered form while there was no power or no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    pub number: String,
    pub printed_at: Timestamp,
    /// As written on both parts of the receipt.
    pub received_at: Timestamp,
    pub reason: PaperReason,
}

/// Why something was received on paper: a closed list, because it is public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperReason {
    NoPower,
    NoLine,
    /// The system itself could not be opened.
    SystemDown,
}

/// How an applicant agreed that a registered helper files for them. [law: uu-27-2022-art-22]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub way: ConsentWay,
    /// What was read out or shown, word for word.
    pub text: String,
    /// Digest of the photo of the signed paper.
    pub paper: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentWay {
    /// On paper, which was photographed.
    Signed,
    /// The applicant told the helper a code that only they could see.
    Code,
    /// The applicant was there and said so.
    Present,
}

/// What an officer (or the applicant) hands over when a step is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepResult {
    /// For a decision step.
    pub outcome: Option<OutcomeId>,
    /// Recorded values and measurements.
    pub records: Facts,
    /// The device each measurement was taken with.
    pub devices: BTreeMap<Name, DeviceId>,
    /// All defects, when the outcome returns the file.
    pub defects: Vec<Defect>,
    /// Positions in the outcome's published list of reasons, when it refuses or redirects.
    pub reasons: Vec<usize>,
    /// Proof of a visit.
    pub visit: Option<Visit>,
    /// An internal note. Not shown to the applicant.
    pub note: Option<String>,
}

/// What is missing or wrong, always tied to a published requirement (the requirement firewall).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    pub requirement: RequirementId,
    /// The one field that is wrong, where the requirement has fields and only that one is. The others stay as they are.
    pub field: Option<Name>,
    pub explanation: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub at: Timestamp,
    /// `-1.234567,109.123456`
    pub position: String,
    /// Digest of the photo.
    pub photo: String,
}

/// Why a document counts no more: a closed list, because it is public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevocationCause {
    /// The office took the decision back.
    Withdrawn,
    /// A newer document takes its place.
    Replaced,
    /// It was issued by mistake.
    Mistaken,
    /// The holder gave it back or no longer needs it.
    Returned,
    /// The signing key may be in other hands.
    KeyExposed,
}

/// The closed list of deviations from a published SOP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// Stops the promise for a reason outside applicant and office, until an instant at the latest. Only pauses of old
    /// records have no end.
    Pause { until: Option<Timestamp> },
    /// Ends such a pause.
    Resume,
    /// Gives the applicant more time to answer a return.
    ExtendAnswer { by: Duration },
    /// Lets a step be done by a person the separation of duties excludes, because nobody else is there.
    SamePerson { step: StepId },
    /// Accepts the file without a requirement.
    WaiveRequirement { requirement: RequirementId },
}

/// How an officer has made sure who stands at the counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentityCheck {
    Not,
    Card,
    /// The card is lost too: by which papers, in the officer's words.
    Otherwise(String),
}
