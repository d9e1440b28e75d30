//! What is true of a case now. Only [`Case::apply`] changes it; everybody else reads.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{ServiceClock, Timestamp};
use maklumat_sop::{Channel, Ending, Facts, Performer, StartEvent};
use maklumat_vocabulary::{
    FeeId, Money, Name, OfficerId, OutcomeId, PriorityId, ProductId, PromiseId, RequirementId, ServiceKey, StepId,
    UnitId,
};

use crate::command::{Defect, Deviation, EvidenceForm};
use crate::event::{Branch, Event, FromPaper, What};

/// One citizen's matter, the sum of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub service: ServiceKey,
    /// The version of the definition the case is judged by.
    pub version: u32,
    pub submitted_at: Timestamp,
    /// It was received on paper at that time, and entered later.
    pub paper: Option<FromPaper>,
    pub channel: Channel,
    pub priority: Option<PriorityId>,
    /// Answers and recorded values together, as conditions read them.
    pub facts: Facts,
    pub evidence: BTreeMap<RequirementId, EvidenceForm>,
    /// In the order they opened.
    pub open: Vec<OpenStep>,
    /// A return the applicant has not answered.
    pub waiting: Option<Waiting>,
    /// By join, the branches that have arrived.
    pub arrived: BTreeMap<StepId, BTreeSet<StepId>>,
    pub clocks: Vec<CaseClock>,
    pub fees: BTreeMap<FeeId, FeeEntry>,
    /// In the order they were ordered. A product can be ordered again, such as a letter for every failed test.
    pub products: Vec<ProductEntry>,
    /// Done, skipped and timed-out steps, in order.
    pub history: Vec<PastStep>,
    pub returns: Returns,
    /// By step, the checks its latest measurements fail.
    pub failed_checks: BTreeMap<StepId, Vec<Name>>,
    pub deviations: Deviations,
    pub escalations: Vec<Escalation>,
    /// Asked of other units, in order of their numbers.
    pub opinions: Vec<Opinion>,
    /// Silence has counted as yes since then, by this ground.
    pub deemed: Option<(Timestamp, String)>,
    pub complete_at: Option<Timestamp>,
    pub status: Status,
    /// Number of events applied.
    pub sequence: u64,
    /// Instant of the last event.
    pub changed_at: Timestamp,
    /// Whether nobody but the applicant can go on, which stops the promises.
    pub is_with_applicant: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    Open,
    Closed {
        ending: Ending,
        at: Timestamp,
        reasons: Vec<String>,
    },
}

/// A step that waits for its performer or is in work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStep {
    pub step: StepId,
    pub performer: Performer,
    /// When it became ready: the measure of fair order. Releasing a step does not change it.
    pub opened_at: Timestamp,
    pub due: Timestamp,
    pub timeout: Option<Timestamp>,
    pub branch: Vec<Branch>,
    pub holder: Option<Holder>,
    /// Level of the last escalation, 0 for none.
    pub escalated: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub officer: OfficerId,
    pub since: Timestamp,
}

/// A return that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The step that returned the file.
    pub step: StepId,
    pub resume_at: StepId,
    pub since: Timestamp,
    /// From this instant on the case counts as withdrawn.
    pub until: Timestamp,
    pub defects: Vec<Defect>,
    pub late_defects: Vec<usize>,
    pub failed_checks: Vec<Name>,
    pub branch: Vec<Branch>,
}

/// A promise and its clock.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseClock {
    pub promise: PromiseId,
    pub from: StartEvent,
    pub until: Option<StepId>,
    pub deemed_approval: Option<String>,
    pub clock: ServiceClock,
    /// Level of the last escalation, 0 for none.
    pub escalated: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeEntry {
    pub due: Money,
    pub paid: Money,
    /// Receipt of every payment that counts, in order.
    pub receipts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductEntry {
    pub product: ProductId,
    /// The step that ordered it.
    pub step: StepId,
    pub ordered_at: Timestamp,
    pub issued: Option<Issued>,
    /// Since when it counts no more.
    pub revoked: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub at: Timestamp,
    pub number: Option<String>,
    /// `None`: without limit of time.
    pub valid_until: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastStep {
    pub step: StepId,
    pub at: Timestamp,
    pub how: Passage,
}

/// How a step came to lie behind a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// `officer` is absent where the applicant did it.
    Done {
        officer: Option<OfficerId>,
        outcome: Option<OutcomeId>,
    },
    Skipped,
    TimedOut,
}

/// What the one-return rule has to remember.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returns {
    pub count: u32,
    /// How many defects were raised although an earlier return could have named them.
    pub late_defects: u32,
    /// Sequence of the latest return.
    pub latest: Option<u64>,
    /// Sequence at which a requirement last changed or was first asked; absent: at submission.
    pub touched: BTreeMap<RequirementId, u64>,
    /// Sequence of the latest return that named the requirement.
    pub named: BTreeMap<RequirementId, u64>,
    /// Steps of other branches that were under way at the latest return and could add nothing to it.
    pub elsewhere: BTreeSet<StepId>,
}

/// Named deviations of this case, and what they still permit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deviations {
    pub made: Vec<Made>,
    /// A pause outside applicant and office is running.
    pub paused: Option<Paused>,
    /// Steps the next of which may be done by an excluded person.
    pub same_person: BTreeSet<StepId>,
    pub waived: BTreeSet<RequirementId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paused {
    pub ground: String,
    pub since: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub at: Timestamp,
    pub by: Option<OfficerId>,
    pub deviation: Deviation,
    pub ground: String,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    pub at: Timestamp,
    pub step: Option<StepId>,
    pub promise: Option<PromiseId>,
    pub level: u32,
}

/// What another unit was asked, and what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// From 1 on, within the case.
    pub number: u32,
    pub step: StepId,
    pub unit: UnitId,
    pub asked_by: Option<OfficerId>,
    pub asked_at: Timestamp,
    pub due: Timestamp,
    pub question: String,
    /// Digests of what of the case is shown to that unit.
    pub evidence: Vec<String>,
    pub reminded: Option<Timestamp>,
    pub state: OpinionState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpinionState {
    Asked,
    Given {
        at: Timestamp,
        by: Option<OfficerId>,
        words: String,
        file: Option<String>,
    },
    /// By whoever asked, or because the step it was for is over.
    Withdrawn {
        at: Timestamp,
    },
}

/// Why a list of events is not a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplayError {
    Empty,
    /// The first event is not a submission.
    NotSubmitted,
}

impl Case {
    /// The case these events add up to.
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Result<Self, ReplayError> {
        let mut events = events.into_iter();
        let first = events.next().ok_or(ReplayError::Empty)?;
        let mut case = Self::begin(first).ok_or(ReplayError::NotSubmitted)?;
        for event in events {
            case.apply(event);
        }
        Ok(case)
    }

    /// The case right after its submission; `None` where the event is another one.
    #[must_use]
    pub fn begin(event: &Event) -> Option<Self> {
        let What::Submitted {
            service,
            version,
            facts,
            evidence,
            channel,
            priority,
            promises,
            receipt: _,
            paper,
        } = &event.what
        else {
            return None;
        };
        let mut case = Self {
            service: service.clone(),
            version: *version,
            submitted_at: event.at,
            paper: paper.clone(),
            channel: *channel,
            priority: priority.clone(),
            facts: facts.clone(),
            evidence: evidence
                .iter()
                .map(|piece| (piece.requirement.clone(), piece.form.clone()))
                .collect(),
            open: Vec::new(),
            waiting: None,
            arrived: BTreeMap::new(),
            clocks: promises.iter().map(CaseClock::of).collect(),
            fees: BTreeMap::new(),
            products: Vec::new(),
            history: Vec::new(),
            returns: Returns::default(),
            failed_checks: BTreeMap::new(),
            deviations: Deviations::default(),
            escalations: Vec::new(),
            opinions: Vec::new(),
            deemed: None,
            complete_at: None,
            status: Status::Open,
            sequence: 1,
            changed_at: event.at,
            is_with_applicant: false,
        };
        case.start_clocks(StartEvent::Submitted, event.at);
        Some(case)
    }

    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.status, Status::Open)
    }

    #[must_use]
    pub const fn ending(&self) -> Option<Ending> {
        match &self.status {
            Status::Open => None,
            Status::Closed { ending, .. } => Some(*ending),
        }
    }

    #[must_use]
    pub fn open_step(&self, step: &StepId) -> Option<&OpenStep> {
        self.open.iter().find(|open| open.step == *step)
    }

    /// The steps that wait for an officer or are in an officer's hands.
    pub fn office_steps(&self) -> impl Iterator<Item = &OpenStep> {
        self.open.iter().filter(|open| !open.is_for_applicant())
    }

    /// What is still to be paid of the fees that are due.
    #[must_use]
    pub fn outstanding(&self) -> Money {
        self.fees.values().map(FeeEntry::outstanding).sum()
    }

    /// What other units have been asked and not answered.
    pub fn open_opinions(&self) -> impl Iterator<Item = &Opinion> {
        self.opinions.iter().filter(|opinion| opinion.is_open())
    }

    #[must_use]
    pub fn all_checks_pass(&self) -> bool {
        self.failed_checks.values().all(Vec::is_empty)
    }

    /// Every officer who has done the step in this case, earlier rounds included.
    pub fn doers<'c>(&'c self, step: &'c StepId) -> impl Iterator<Item = &'c OfficerId> {
        self.history
            .iter()
            .filter(move |past| past.step == *step)
            .filter_map(|past| match &past.how {
                Passage::Done { officer, .. } => officer.as_ref(),
                Passage::Skipped | Passage::TimedOut => None,
            })
    }

    /// The clock to show first: the promise that reaches the end, else the first.
    #[must_use]
    pub fn main_clock(&self) -> Option<&CaseClock> {
        self.clocks
            .iter()
            .find(|clock| clock.until.is_none())
            .or_else(|| self.clocks.first())
    }
}

impl Opinion {
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, OpinionState::Asked)
    }

    /// When it was answered or withdrawn.
    #[must_use]
    pub const fn ended_at(&self) -> Option<Timestamp> {
        match &self.state {
            OpinionState::Asked => None,
            OpinionState::Given { at, .. } | OpinionState::Withdrawn { at } => Some(*at),
        }
    }
}

impl OpenStep {
    #[must_use]
    pub const fn is_for_applicant(&self) -> bool {
        matches!(self.performer, Performer::Applicant)
    }

    #[must_use]
    pub fn is_held_by(&self, officer: &OfficerId) -> bool {
        self.holder.as_ref().is_some_and(|holder| holder.officer == *officer)
    }
}

impl ProductEntry {
    /// Whether this is the document of that name issued then; without an instant, any that was issued.
    pub(crate) fn is_issue_of(&self, product: &ProductId, at: Option<Timestamp>) -> bool {
        let issued = self.issued.as_ref().filter(|_| self.product == *product);
        issued.is_some_and(|issued| at.is_none_or(|at| issued.at == at))
    }
}

impl Paused {
    /// When the pause ends if it is ended now: never after the end it was given.
    pub(crate) fn ends_by(&self, now: Timestamp) -> Timestamp {
        self.until.map_or(now, |until| until.min(now))
    }
}

impl FeeEntry {
    #[must_use]
    pub fn outstanding(&self) -> Money {
        Money(self.due.0.saturating_sub(self.paid.0).max(0))
    }
}
