//! Who may see what of a complaint.
//!
//! Of a protected reporter the unit gets nothing the reporter wrote or did. Not the text: whoever receives reports writes
//! it anew. Not the case, step or service it arose from: a case has one applicant, and of some steps there is one a day.
//! Not the day it happened, the way it came, or the attachments: each can be held beside a list of visitors, a queue or a
//! face. Of when it came, the day. And not whether it is confidential or anonymous: that would tell whether somebody in
//! the house knows the name, and whom to press for it.

use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::{OfficerId, PositionKey, ServiceKey, StepId, UnitId};

use crate::class::{Class, Reporter};
use crate::clock::{Clock, clocks};
use crate::command::Officer;
use crate::complaint::{Complaint, Side, Stage};
use crate::decide::Terms;
use crate::report::{Against, Channel, Decision, Ending, EscalationGround, Path, Proof, Reference};

mod grants;

pub use grants::{Field, Grant, Rank, grant};

/// Who looks. The platform has proven it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    Public,
    /// Whoever has the reference and the PIN.
    Reporter,
    Intake(Officer),
    /// Whoever stands at a desk of a unit.
    Handler(PositionKey),
    /// Whoever stands above a desk.
    Superior {
        position: PositionKey,
        of: PositionKey,
    },
    Inspectorate(Officer),
    /// Could prove that it is settled, having had no part in it.
    Checker(Officer),
    /// Of the Ombudsman; sees what was brought before it.
    Assessor,
    Leader,
}

/// A complaint as a viewer sees it; what they may not see is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub reference: Reference,
    pub stage: Stage,
    pub class: Option<Class>,
    /// Of the desk it lies on.
    pub unit: Option<UnitId>,
    pub received: When,
    pub desk: Option<PositionKey>,
    pub holder: Option<OfficerId>,
    pub channel: Option<Channel>,
    pub words: Option<SeenWords>,
    pub occurred_on: Option<Date>,
    pub service: Option<ServiceKey>,
    pub case: Option<String>,
    pub step: Option<StepId>,
    pub notes: Vec<(String, String)>,
    pub attachments: Vec<String>,
    pub reporter: SeenReporter,
    pub against: Option<Against>,
    pub exchanges: Vec<SeenExchange>,
    pub hand_overs: Vec<SeenHandOver>,
    /// How often it came back to a desk.
    pub ping_pongs: usize,
    pub examinations: Vec<String>,
    pub decision: Option<Decision>,
    pub public_words: Option<String>,
    pub ending: Option<SeenEnding>,
    pub closed_on: Option<Date>,
    pub clocks: Vec<SeenClock>,
    /// How many reports go on in this one.
    pub gathered: Option<usize>,
    pub reopened: u32,
    pub escalated: Option<EscalationGround>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Instant(Timestamp),
    Day(Date),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeenWords {
    /// The reporter's own.
    Own {
        title: String,
        body: String,
        place: Option<String>,
    },
    /// Written for the unit.
    ForUnit(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeenReporter {
    Known(Reporter),
    /// Confidential or anonymous; which of them is not told.
    Protected,
    NotShown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenExchange {
    /// By which it is passed on; absent where some messages are not shown.
    pub number: Option<u32>,
    pub on: Date,
    pub side: Side,
    /// Absent where it was not passed on yet.
    pub words: Option<String>,
    pub attachments: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenHandOver {
    pub on: Date,
    pub from: PositionKey,
    pub to: PositionKey,
    pub reason: String,
}

/// How it ended, without the officer or the other reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeenEnding {
    ConfirmedByReporter,
    CheckedBySecondOfficer,
    NotDrawn,
    Silence,
    DeemedWithdrawn,
    Withdrawn,
    Merged,
}

/// A clock by its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenClock {
    pub key: crate::LimitKey,
    pub owed: crate::Owed,
    pub due_on: Date,
    pub stopped_on: Option<Date>,
    pub is_paused: bool,
    pub is_broken: bool,
}

/// What a viewer sees of a complaint; `None` where for them there is no such complaint.
#[must_use]
pub fn view_for(viewer: &Viewer, complaint: &Complaint, terms: Terms<'_>, now: Timestamp) -> Option<Seen> {
    let rank = rank(viewer, complaint)?;
    let view = View {
        complaint,
        terms,
        now,
        rank,
    };
    Some(view.seen())
}

/// As what a viewer sees this complaint.
fn rank(viewer: &Viewer, complaint: &Complaint) -> Option<Rank> {
    let is_open = complaint.path == Path::Open;
    let at_desk = |desk: &PositionKey| is_open && complaint.desk() == Some(desk);
    let is_accused = |officer: &Officer| officer.positions.iter().any(|position| complaint.accuses(position));
    match viewer {
        Viewer::Intake(officer) | Viewer::Inspectorate(officer) | Viewer::Checker(officer) if is_accused(officer) => {
            None
        }
        Viewer::Reporter => Some(Rank::Reporter),
        Viewer::Inspectorate(_) if !is_open => Some(Rank::Intake),
        Viewer::Assessor => complaint.escalated.map(|_| Rank::Assessor),
        Viewer::Inspectorate(_) => Some(Rank::Inspectorate),
        Viewer::Checker(officer) => {
            let may_check = complaint.stage == Stage::Delivered && !complaint.acted.contains(&officer.id);
            (is_open && may_check).then_some(Rank::Inspectorate)
        }
        Viewer::Intake(_) => is_open.then_some(Rank::Intake),
        Viewer::Leader => is_open.then_some(Rank::Leader),
        Viewer::Handler(desk) => (at_desk(desk) && !complaint.accuses(desk)).then_some(Rank::Handler),
        Viewer::Superior { position, of } => (at_desk(of) && !complaint.accuses(position)).then_some(Rank::Superior),
        Viewer::Public => {
            let is_sorted = is_open && complaint.class.is_some();
            let is_told = complaint.stage == Stage::Closed && complaint.public_words.is_some();
            (is_sorted && (is_told || !complaint.reporter.is_protected())).then_some(Rank::Public)
        }
    }
}

struct View<'a> {
    complaint: &'a Complaint,
    terms: Terms<'a>,
    now: Timestamp,
    rank: Rank,
}

impl View<'_> {
    fn grant(&self, field: Field) -> Grant {
        grant(self.rank, field, &self.complaint.reporter)
    }

    fn whole<T>(&self, field: Field, value: T) -> Option<T> {
        (self.grant(field) == Grant::Whole).then_some(value)
    }

    fn seen(&self) -> Seen {
        let complaint = self.complaint;
        let report = &complaint.report;
        let decision = self.whole(Field::Decision, complaint.decision.clone()).flatten();
        Seen {
            reference: complaint.reference.clone(),
            stage: complaint.stage,
            class: complaint.class,
            unit: complaint.desk().map(|desk| desk.unit.clone()),
            received: match self.grant(Field::Received) {
                Grant::Whole => When::Instant(complaint.submitted_at),
                Grant::Part | Grant::Hidden => When::Day(self.day(complaint.submitted_at)),
            },
            desk: self.whole(Field::Desk, complaint.desk().cloned()).flatten(),
            holder: self.whole(Field::Holder, complaint.holder.clone()).flatten(),
            channel: self.whole(Field::Channel, complaint.channel.clone()),
            words: self.words(),
            occurred_on: self.whole(Field::OccurredOn, report.occurred_on).flatten(),
            service: self.whole(Field::Service, report.service.clone()).flatten(),
            case: self.whole(Field::Case, report.case.clone()).flatten(),
            step: self.whole(Field::Case, report.step.clone()).flatten(),
            notes: self.whole(Field::Notes, report.notes.clone()).unwrap_or_default(),
            attachments: self.attachments(),
            reporter: self.reporter(),
            against: self.whole(Field::Against, complaint.against.clone()),
            exchanges: self.exchanges(),
            hand_overs: self.hand_overs(),
            ping_pongs: self.whole(Field::HandOvers, complaint.ping_pongs()).unwrap_or(0),
            examinations: self
                .whole(Field::Examinations, complaint.examinations.clone())
                .unwrap_or_default(),
            decision,
            public_words: complaint.public_words.clone(),
            ending: complaint.ending.as_ref().map(seen_ending),
            closed_on: complaint.closed_at.map(|at| self.day(at)),
            clocks: self.whole(Field::Clocks, self.clocks()).unwrap_or_default(),
            gathered: self.whole(Field::Gathered, complaint.gathered.len()),
            reopened: complaint.reopened,
            escalated: self.whole(Field::Escalated, complaint.escalated).flatten(),
        }
    }

    fn day(&self, at: Timestamp) -> Date {
        self.terms.calendar.date(at)
    }

    fn words(&self) -> Option<SeenWords> {
        let report = &self.complaint.report;
        match self.grant(Field::Words) {
            Grant::Whole => Some(SeenWords::Own {
                title: report.title.clone(),
                body: report.body.clone(),
                place: report.place.clone(),
            }),
            Grant::Part => {
                let written = self.complaint.for_unit.as_ref();
                written.map(|written| SeenWords::ForUnit(written.words.clone()))
            }
            Grant::Hidden => None,
        }
    }

    fn attachments(&self) -> Vec<String> {
        match self.grant(Field::Attachments) {
            Grant::Whole => self.complaint.report.attachments.clone(),
            Grant::Part => {
                let written = self.complaint.for_unit.as_ref();
                written.map(|written| written.attachments.clone()).unwrap_or_default()
            }
            Grant::Hidden => Vec::new(),
        }
    }

    fn reporter(&self) -> SeenReporter {
        match self.grant(Field::Reporter) {
            Grant::Whole => SeenReporter::Known(self.complaint.reporter.clone()),
            Grant::Part => SeenReporter::Protected,
            Grant::Hidden => SeenReporter::NotShown,
        }
    }

    fn exchanges(&self) -> Vec<SeenExchange> {
        let grant = self.grant(Field::Exchanges);
        let shown = self.complaint.exchanges.iter().filter(|exchange| match grant {
            Grant::Whole => true,
            Grant::Part => exchange.side != Side::Intake,
            Grant::Hidden => false,
        });
        shown
            .map(|exchange| {
                let is_whole = grant == Grant::Whole;
                let is_own = is_whole || exchange.side == Side::Handler;
                SeenExchange {
                    number: is_whole.then_some(exchange.number),
                    on: self.day(exchange.at),
                    side: exchange.side,
                    words: if is_own {
                        Some(exchange.words.clone())
                    } else {
                        exchange.passed_on.clone()
                    },
                    attachments: if is_whole {
                        exchange.attachments.clone()
                    } else {
                        Vec::new()
                    },
                }
            })
            .collect()
    }

    fn hand_overs(&self) -> Vec<SeenHandOver> {
        let hand_overs = self.complaint.hand_overs.iter().map(|hand_over| SeenHandOver {
            on: self.day(hand_over.at),
            from: hand_over.from.clone(),
            to: hand_over.to.clone(),
            reason: hand_over.reason.clone(),
        });
        self.whole(Field::HandOvers, hand_overs.collect()).unwrap_or_default()
    }

    fn clocks(&self) -> Vec<SeenClock> {
        let clocks = clocks(self.terms, self.complaint, self.now);
        clocks.iter().map(|clock| self.seen_clock(clock)).collect()
    }

    fn seen_clock(&self, clock: &Clock) -> SeenClock {
        SeenClock {
            key: clock.key,
            owed: clock.owed,
            due_on: clock.due_on,
            stopped_on: clock.stopped.map(|at| self.day(at)),
            is_paused: clock.paused_since.is_some(),
            is_broken: clock.broken_since.is_some(),
        }
    }
}

pub(crate) const fn seen_ending(ending: &Ending) -> SeenEnding {
    match ending {
        Ending::Settled(Proof::Reporter) => SeenEnding::ConfirmedByReporter,
        Ending::Settled(Proof::SecondOfficer(_)) => SeenEnding::CheckedBySecondOfficer,
        Ending::Settled(Proof::Sampling { .. }) => SeenEnding::NotDrawn,
        Ending::Settled(Proof::Silence) => SeenEnding::Silence,
        Ending::DeemedWithdrawn => SeenEnding::DeemedWithdrawn,
        Ending::Withdrawn => SeenEnding::Withdrawn,
        Ending::Merged { .. } => SeenEnding::Merged,
    }
}
