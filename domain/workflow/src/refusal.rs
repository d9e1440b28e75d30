//! Every reason the rules say no. Closed, so that each has a code for ever and words in both languages.

use maklumat_calendar::{Date, Duration, Timestamp, Zone};
use maklumat_sop::{Channel, Definition};
use maklumat_vocabulary::{
    DeviceId, FeeId, Language, LocalizedText, Money, Name, OfficerId, OutcomeId, Phrase, PositionKey, PriorityId,
    ProductId, RequirementId, StepId,
};

mod words;

/// The rules say no. A refused command has changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    // Any command
    CaseClosed,
    AlreadySubmitted,
    /// The definition given is not the version the case is judged by.
    OtherVersion {
        case: u32,
        given: u32,
    },
    /// The definition given is another service's.
    OtherService,
    NotForThisActor,
    /// A new PIN is given only to a person whose identity card was seen.
    IdentityNotChecked,
    /// A helper files only with the applicant's consent.
    ConsentMissing,
    TextTooLong {
        limit: usize,
    },
    /// A condition reads a value nobody has given. A checked definition does not let this happen.
    ValueUnknown {
        name: Name,
    },
    /// A condition or amount cannot be computed from these values.
    NotComputable,

    // On paper
    PaperWithoutBound,
    ReceivedInFuture,
    ReceivedBeforePrint {
        printed: Timestamp,
    },
    ReceivedTooLongAgo {
        within: Duration,
        reason: LocalizedText,
    },

    // Handing in
    NotYetInForce {
        from: Date,
    },
    ChannelNotOffered {
        channel: Channel,
    },
    PriorityNotOffered {
        priority: PriorityId,
    },
    AnswerNotAsked {
        name: Name,
    },
    AnswerMissing {
        name: Name,
    },
    AnswerWrong {
        name: Name,
        fault: ValueFault,
    },
    /// The kind of service chosen at submission stays.
    VariantFixed {
        name: Name,
    },
    RequirementUnknown {
        requirement: RequirementId,
    },
    /// Nobody may ask for, or take, what this case does not need.
    RequirementNotAsked {
        requirement: RequirementId,
    },
    EvidenceMissing {
        requirement: RequirementId,
    },
    EvidenceUnreadable {
        requirement: RequirementId,
    },
    ConditionNotMet {
        requirement: RequirementId,
    },
    NothingToAnswer,
    /// The return did not ask for this answer again.
    AnswerNotNamed {
        name: Name,
    },
    EvidenceNotNamed {
        requirement: RequirementId,
    },
    AnswerTooLate {
        until: Timestamp,
    },

    // Steps
    StepNotOpen {
        step: StepId,
    },
    StepForApplicant {
        step: StepId,
    },
    StepForOfficer {
        step: StepId,
    },
    PositionNotHeld {
        step: StepId,
        position: PositionKey,
    },
    HeldByAnother {
        step: StepId,
        holder: OfficerId,
    },
    AlreadyHeld {
        step: StepId,
    },
    NotHeld {
        step: StepId,
    },
    OvertakingWithoutReason {
        overtaken: u32,
    },
    /// Four eyes: the officer has done `other` in this case.
    SamePerson {
        step: StepId,
        other: StepId,
    },

    // Results of steps
    OutcomeMissing {
        step: StepId,
    },
    OutcomeUnknown {
        outcome: OutcomeId,
    },
    OutcomeNotAllowed {
        outcome: OutcomeId,
    },
    RecordNotAsked {
        name: Name,
    },
    RecordMissing {
        name: Name,
    },
    DeviceMissing {
        name: Name,
        device: DeviceId,
    },
    DeviceNotAsked {
        name: Name,
    },
    DeviceNotCalibrated {
        device: DeviceId,
        until: Date,
    },
    VisitMissing {
        step: StepId,
    },
    VisitNotAsked {
        step: StepId,
    },
    VisitUnproven {
        fault: VisitFault,
    },
    ReasonMissing,
    ReasonUnknown {
        index: usize,
    },
    DefectMissing,
    DefectNotAsked,
    DefectUnexplained {
        requirement: RequirementId,
    },
    /// Another branch has already returned the file.
    AlreadyReturned,

    // Money
    FeeNotDue {
        fee: FeeId,
    },
    FeeAlreadyPaid {
        fee: FeeId,
    },
    AmountWrong {
        fee: FeeId,
        due: Money,
        given: Money,
    },
    ReceiptMissing,
    FeesOutstanding {
        amount: Money,
    },
    PaymentUnknown,
    PaymentAlreadyCancelled,
    /// The day on which it was taken is over, or another desk took it.
    PaymentOfAnotherDay,

    // Overrides and moves
    NotASuperior,
    GroundMissing,
    /// The regulation is known, but more stands behind it than a place in it.
    GroundNotCited,
    GroundUnknown {
        ground: String,
    },
    ReasonNotGiven,
    AlreadyPaused,
    NotPaused,
    PauseWithoutEnd,
    NoReturnWaiting,
    NoTimeAdded,
    NothingSeparated {
        step: StepId,
    },
    AlreadyPermitted {
        step: StepId,
    },
    /// Whoever permits that one person does two steps does not do them.
    OwnPermission {
        step: StepId,
    },
    AlreadyWaived {
        requirement: RequirementId,
    },
    VersionNotNewer {
        case: u32,
        given: u32,
    },
    StepNotMapped {
        step: StepId,
    },
    /// A move does not rename what both versions know.
    StepKeepsItsName {
        step: StepId,
    },
    /// A move is no short cut past what has to come before.
    StepLeftOut {
        step: StepId,
        missing: StepId,
    },
    StepUnknown {
        step: StepId,
    },
    BranchesDiffer {
        step: StepId,
    },
    /// The new version is heavier for the applicant.
    MoveBurdens {
        change: Phrase,
    },
    /// The rest of the way reads what this case has never been asked to record.
    RecordNotCarried {
        name: Name,
        step: StepId,
    },

    // Products
    ProductNotOrdered {
        product: ProductId,
    },
    NumberMissing {
        product: ProductId,
    },
    NumberNotAsked {
        product: ProductId,
    },
    ProductNotIssued {
        product: ProductId,
    },
    AlreadyRevoked {
        product: ProductId,
    },

    // The desk
    NoteEmpty,
    NothingToTakeBack,
    TooLateToTakeBack {
        minutes: u64,
    },
    /// The next performer has the file.
    NextHasTaken,
    /// The applicant was told, money is settled, a document is numbered or a superior was told.
    HasLeftTheHouse,
    OpinionOfOwnUnit,
    OpinionAlreadyAsked,
    /// An opinion is asked within the time of its step, or a little longer where that is over.
    OpinionDue {
        ends: Timestamp,
        zone: Zone,
    },
    OpinionEmpty,
    OpinionEvidence,
    OpinionNotAsked,
    OpinionJustReminded,
    OpinionPending,
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFault {
    OtherType,
    Empty,
    TooLong { limit: i64 },
    TooSmall { min: i64 },
    TooLarge { max: i64 },
    NotAnOption,
    NotWhole,
    Nik,
    Nib,
    Phone,
    Email,
}

/// What is wrong with the proof of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitFault {
    /// Before the case existed or after now.
    Time,
    Position,
    Photo,
}

/// A thing a refusal speaks of, to be shown by id or by its published name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Named<'r> {
    Step(&'r StepId),
    Requirement(&'r RequirementId),
    Value(&'r Name),
    Fee(&'r FeeId),
    Product(&'r ProductId),
}

impl Refusal {
    /// Stable for ever: machines and translations rely on it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.tell(&|_| String::new()).0
    }

    /// What is wrong and what to do, naming things by their ids.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        self.tell(&|named| format!("`{}`", named.id())).1
    }

    /// The same for people: things by the names the definition gives them.
    #[must_use]
    pub fn words(&self, definition: &Definition, language: Language) -> String {
        self.tell(&|named| named.within(definition, language))
            .1
            .within(language)
    }
}

impl Named<'_> {
    fn id(&self) -> &str {
        match self {
            Self::Step(id) => id.as_str(),
            Self::Requirement(id) => id.as_str(),
            Self::Value(id) => id.as_str(),
            Self::Fee(id) => id.as_str(),
            Self::Product(id) => id.as_str(),
        }
    }

    fn within(&self, definition: &Definition, language: Language) -> String {
        let name = match self {
            Self::Step(id) => definition.step(id).map(|step| &step.name),
            Self::Requirement(id) => definition.requirement(id).map(|requirement| &requirement.name),
            Self::Fee(id) => definition.fee(id).map(|fee| &fee.name),
            Self::Product(id) => definition.product(id).map(|product| &product.name),
            Self::Value(name) => {
                let variant = definition
                    .variants
                    .iter()
                    .find(|variant| variant.id.as_str() == name.as_str());
                let asked = definition
                    .requirements
                    .iter()
                    .flat_map(|requirement| &requirement.fields);
                let recorded = definition.steps.iter().flat_map(|step| &step.records);
                let field = asked.chain(recorded).find(|field| field.name == **name);
                variant
                    .map(|variant| &variant.question)
                    .or_else(|| field.map(|field| &field.label))
            }
        };
        name.map_or_else(|| self.id().replace('-', " "), |name| name.within(language).to_owned())
    }
}

#[cfg(test)]
mod tests;
