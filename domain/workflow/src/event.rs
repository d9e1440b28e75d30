//! What has happened to a case. A closed list: a new event does not compile until `apply` says what it changes.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::{Channel, Ending, Facts, Performer, StartEvent};
use maklumat_vocabulary::{
    DeviceId, FeeId, Money, Name, OfficerId, OutcomeId, PriorityId, ProductId, PromiseId, RequirementId, ServiceKey,
    StepId, UnitId,
};

use crate::case::{CaseClock, OpenStep};
use crate::command::{Actor, Consent, Defect, Deviation, Evidence, PaperReason, RevocationCause, Visit};

/// One event, when it happened and who caused it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Whole microseconds; never earlier than the event before it.
    pub at: Timestamp,
    /// An officer stands here with the positions that mattered for the act, not with all they hold.
    pub by: Actor,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Submitted {
        service: ServiceKey,
        version: u32,
        facts: Facts,
        evidence: Vec<Evidence>,
        channel: Channel,
        priority: Option<PriorityId>,
        /// The promises that hold for this case, with the words they had on this day.
        promises: Vec<PromiseTerms>,
        /// Digest of the signed receipt, which the chain of events thereby covers. The platform fills it in.
        receipt: Option<String>,
        /// Entered from paper: then the instant of this event is the true time of receipt.
        paper: Option<FromPaper>,
    },
    /// A step waits for its performer. `due` is when its own time ends, `timeout` when it goes on by itself.
    StepOpened {
        step: StepId,
        performer: Performer,
        due: Timestamp,
        timeout: Option<Timestamp>,
        /// The parallel branches the step stands in, outermost first.
        branch: Vec<Branch>,
    },
    StepTaken {
        step: StepId,
        overtaken: u32,
        reason: Option<String>,
    },
    StepReleased {
        step: StepId,
    },
    /// Its holder is away: the step goes to a colleague, or back to where it stood in the queue. Its clocks run on.
    HandedOver {
        step: StepId,
        from: OfficerId,
        to: Option<OfficerId>,
    },
    StepCompleted {
        step: StepId,
        outcome: Option<OutcomeId>,
        records: Facts,
        devices: BTreeMap<Name, DeviceId>,
        /// Checks of this step that its measurements do not meet.
        failed_checks: Vec<Name>,
        visit: Option<Visit>,
        note: Option<String>,
    },
    /// The step was not needed in this case.
    StepSkipped {
        step: StepId,
    },
    /// The step went on by itself when its timeout passed.
    StepTimedOut {
        step: StepId,
    },
    /// An open step was closed because the case ended or was returned.
    StepCancelled {
        step: StepId,
    },
    /// One branch, named by its first step, reached the join and waits for the others.
    BranchArrived {
        join: StepId,
        from: StepId,
    },
    /// The file was declared complete.
    DeclaredComplete,
    /// `late_defects` are those of `defects` that were visible at an earlier return (one-return rule).
    Returned {
        step: StepId,
        resume_at: StepId,
        defects: Vec<Defect>,
        late_defects: Vec<usize>,
        /// Checks to repair, with the words the SOP has for each.
        failed_checks: Vec<Name>,
        until: Timestamp,
        /// The branches work resumes in; the others stay open.
        branch: Vec<Branch>,
    },
    Answered {
        facts: Facts,
        evidence: Vec<Evidence>,
        /// Requirements that look different after the answer, or were not asked before it.
        touched: Vec<RequirementId>,
        /// Answers of before that nobody asks for any more.
        dropped: Vec<Name>,
    },
    FeeDue {
        fee: FeeId,
        amount: Money,
    },
    FeePaid {
        fee: FeeId,
        amount: Money,
        receipt: String,
    },
    /// A step that collects was done with nothing left to pay; promises counted from payment start here.
    FeesSettled {
        step: StepId,
    },
    /// The SOP ordered a product; the platform numbers and prints it.
    ProductOrdered {
        product: ProductId,
        step: StepId,
    },
    ProductIssued {
        product: ProductId,
        number: Option<String>,
        valid_until: Option<Timestamp>,
    },
    /// An issued document counts no more. `ground` and `cause` are public, `reason` is in somebody's own words.
    ProductRevoked {
        product: ProductId,
        /// Id of its credential, by which checkers know it.
        credential: String,
        /// When the document was issued, because a case may have several of one name; the latest where none is given.
        issued_at: Option<Timestamp>,
        cause: RevocationCause,
        ground: String,
        reason: String,
    },
    Overridden {
        deviation: Deviation,
        ground: String,
        reason: String,
        /// Where a pause ends: the new ends of the open steps' own times.
        due: BTreeMap<StepId, Timestamp>,
        /// The same of those that go on by themselves.
        timeout: BTreeMap<StepId, Timestamp>,
    },
    /// The promise or a step is late; the superior is told. Level counts from 1.
    Escalated {
        step: Option<StepId>,
        promise: Option<PromiseId>,
        level: u32,
    },
    /// Silence counts as yes by law from now on. Advisory: nothing is issued by it.
    DeemedApproved {
        ground: String,
    },
    /// The applicant did not answer in time.
    AnswerLapsed,
    Moved {
        from_version: u32,
        to_version: u32,
        steps: BTreeMap<StepId, StepId>,
        reason: String,
        /// Requirements only the new version has: nobody could have named them before.
        asked: Vec<RequirementId>,
    },
    Closed {
        ending: Ending,
        reasons: Vec<String>,
        waived: Vec<RequirementId>,
    },
    /// More time to answer a return.
    AnswerExtended {
        by: Duration,
        until: Timestamp,
    },
    /// An officer who has checked who the applicant is gave a new PIN; the one of before opens nothing any more.
    PinRenewed {
        /// How, where it was not by the identity card.
        otherwise: Option<String>,
    },
    /// The applicant agreed that the helper who filed does so for them.
    ConsentGiven {
        consent: Consent,
    },
    /// What officers tell one another about a case. Never shown to the applicant.
    Noted {
        note: String,
    },
    /// Whoever completed the step has taken that back before anybody went on from it.
    TakenBack {
        step: StepId,
        before: Before,
    },
    /// Another unit is asked what it thinks, while the step stays where it is. The promise runs on.
    OpinionAsked {
        number: u32,
        step: StepId,
        unit: UnitId,
        due: Timestamp,
        question: String,
        /// Digests of what of the case is shown to that unit.
        evidence: Vec<String>,
    },
    OpinionReminded {
        number: u32,
    },
    OpinionGiven {
        number: u32,
        words: String,
        /// Digest of a file that came with it.
        file: Option<String>,
    },
    OpinionWithdrawn {
        number: u32,
        reason: String,
    },
    /// A payment was written down wrongly: it stays in the record and counts no more, so the fee is due again.
    PaymentCancelled {
        /// Its place among the payments of the case, from 1 on.
        payment: u32,
        fee: FeeId,
        amount: Money,
        receipt: String,
        reason: String,
    },
}

/// How a submission came from paper into the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromPaper {
    pub entered_at: Timestamp,
    /// Of the paper form.
    pub number: String,
    pub reason: PaperReason,
}

/// Where a case stood before a completion, as far as handing it on to another desk changes that.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    pub open: Vec<OpenStep>,
    pub arrived: BTreeMap<StepId, BTreeSet<StepId>>,
    pub clocks: Vec<CaseClock>,
    pub facts: Facts,
    pub failed_checks: BTreeMap<StepId, Vec<Name>>,
    pub complete_at: Option<Timestamp>,
    /// Steps the next of which may be done by an excluded person.
    pub same_person: BTreeSet<StepId>,
    /// Steps of other branches that could add nothing to the latest return.
    pub elsewhere: BTreeSet<StepId>,
    /// How many steps lay behind the case.
    pub passed: usize,
}

/// A promise as it was made on the day of submission. A later version of the definition does not change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseTerms {
    pub promise: PromiseId,
    pub time: Duration,
    pub from: StartEvent,
    /// Kept when this step is done; without it, when the case ends.
    pub until: Option<StepId>,
    /// Citation by which silence counts as yes.
    pub deemed_approval: Option<String>,
}

/// One of the branches of a parallel step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Branch {
    /// The step in which all branches meet again.
    pub join: StepId,
    /// The branch's first step, which names it.
    pub first: StepId,
}
