//! From a change of a case to what the store keeps: encoded events, where the case stands, and the open work.

use std::collections::BTreeMap;

use maklumat_calendar::{Timestamp, Zone};
use maklumat_sop::{CheckedSop, Ending, Performer};
use maklumat_store::{
    Append, Closing, Conduct, NewEffect, NewEvent, NewOpinion, NewProduct, Standing, Uuid, WorkChange, WorkItem,
};
use maklumat_vocabulary::{OfficerId, PositionKey, StepId};
use maklumat_workflow::{Actor, Case, Event, Holder, OpenStep, Opinion, Status, Waiting, What, wire};

/// A change with everything it borrows, ready to be handed to the store.
pub(crate) struct Change {
    events: Vec<(Event, wire::Stored)>,
    snapshot: Vec<u8>,
    opened: Vec<WorkItem>,
    touched: Vec<Touched>,
    effects: Vec<Effect>,
    products: Vec<NewProduct>,
    standing: Plain,
    closed_on: Option<String>,
    closing: Option<Closing>,
    conduct: BTreeMap<String, Counts>,
}

/// What of a change borrows from it.
pub(crate) struct Lists<'a> {
    events: Vec<NewEvent<'a>>,
    work: Vec<WorkChange<'a>>,
    effects: Vec<NewEffect<'a>>,
    conduct: Vec<Conduct<'a>>,
}

/// One effect, encoded.
pub(crate) struct Effect {
    pub(crate) id: Uuid,
    /// Not to be carried out before; at once where none is given.
    pub(crate) not_before: Option<Timestamp>,
    pub(crate) kind: &'static str,
    pub(crate) payload: Vec<u8>,
}

/// What overseers count of one day.
#[derive(Default)]
struct Counts {
    overtakings: i64,
    late_defects: i64,
    overrides: i64,
    taken_back: i64,
}

/// What an applicant is waited for with, in the place of a position.
pub(crate) const RETURN: &str = "return";
pub(crate) const PAYMENT: &str = "payment";
pub(crate) const APPLICANT: &str = "applicant";

enum Touched {
    Closed(String),
    Taken {
        step: String,
        holder: String,
        at: Timestamp,
    },
    Released(String),
    DueMoved {
        step: String,
        due: Timestamp,
    },
    OpinionAsked(Box<Opinion>),
    OpinionReminded {
        number: u32,
        at: Timestamp,
    },
    OpinionEnded(u32),
}

struct Plain {
    version: u32,
    status: &'static str,
    ending: Option<&'static str>,
    priority: Option<String>,
    due_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    next_timer: Option<Timestamp>,
    is_late: bool,
}

/// The case before and after a change.
pub(crate) struct Step<'a> {
    pub(crate) sop: &'a CheckedSop,
    pub(crate) id: Uuid,
    pub(crate) before: Option<&'a Case>,
    pub(crate) after: &'a Case,
    pub(crate) events: Vec<Event>,
    /// What is kept of a case that closes.
    pub(crate) closing: Option<Closing>,
    pub(crate) effects: Vec<Effect>,
    /// Documents numbered by this change.
    pub(crate) products: Vec<NewProduct>,
    pub(crate) now: Timestamp,
}

impl Change {
    pub(crate) fn of(step: Step<'_>) -> Self {
        let after = step.after;
        let closes = step.before.is_none_or(Case::is_open) && !after.is_open();
        let (opened, touched) = work(step.id, step.before, after);
        let zone = step.sop.regency().zone;
        Self {
            snapshot: wire::encode_case(after).into_bytes(),
            opened,
            touched,
            standing: standing(step.sop, after, step.now),
            closed_on: closes.then(|| zone.date(step.now).to_string()),
            closing: step.closing,
            conduct: conduct(&step.events, zone),
            events: step
                .events
                .into_iter()
                .map(|event| {
                    let stored = wire::encode(&event);
                    (event, stored)
                })
                .collect(),
            effects: step.effects,
            products: step.products,
        }
    }

    /// The change in the store's own words, as long as this value lives.
    pub(crate) fn lists(&self) -> Lists<'_> {
        let mut work: Vec<WorkChange<'_>> = self.touched.iter().map(Touched::change).collect();
        work.extend(self.opened.iter().map(WorkChange::Open));
        let at = self
            .events
            .last()
            .map_or_else(Timestamp::default, |(event, _)| event.at);
        Lists {
            events: self
                .events
                .iter()
                .map(|(event, stored)| new_event(event, stored))
                .collect(),
            work,
            effects: self
                .effects
                .iter()
                .map(|effect| NewEffect {
                    id: effect.id,
                    at: effect.not_before.unwrap_or(at),
                    kind: effect.kind,
                    payload: &effect.payload,
                })
                .collect(),
            conduct: self
                .conduct
                .iter()
                .map(|(day, counts)| Conduct {
                    day,
                    overtakings: counts.overtakings,
                    late_defects: counts.late_defects,
                    overrides: counts.overrides,
                    taken_back: counts.taken_back,
                })
                .collect(),
        }
    }

    pub(crate) fn append<'a>(&'a self, lists: &'a Lists<'a>) -> Append<'a> {
        let plain = &self.standing;
        Append {
            standing: Standing {
                version: plain.version,
                status: plain.status,
                ending: plain.ending,
                priority: plain.priority.as_deref(),
                due_at: plain.due_at,
                closed_at: plain.closed_at,
                next_timer: plain.next_timer,
                is_late: plain.is_late,
                snapshot: &self.snapshot,
            },
            events: &lists.events,
            work: &lists.work,
            effects: &lists.effects,
            closed_on: self.closed_on.as_deref(),
            closing: self.closing.as_ref(),
            conduct: &lists.conduct,
            products: &self.products,
        }
    }
}

impl Touched {
    fn change(&self) -> WorkChange<'_> {
        match self {
            Self::Closed(step) => WorkChange::Close { step },
            Self::Taken { step, holder, at } => WorkChange::Take { step, holder, at: *at },
            Self::Released(step) => WorkChange::Release { step },
            Self::DueMoved { step, due } => WorkChange::MoveDue {
                step,
                due_at: Some(*due),
            },
            Self::OpinionAsked(opinion) => WorkChange::AskOpinion(NewOpinion {
                number: opinion.number,
                unit: opinion.unit.as_str(),
                step: opinion.step.as_str(),
                asked_by: opinion.asked_by.as_ref().map(OfficerId::as_str).unwrap_or_default(),
                asked_at: opinion.asked_at,
                due_at: opinion.due,
            }),
            Self::OpinionReminded { number, at } => WorkChange::RemindOpinion {
                number: *number,
                at: *at,
            },
            Self::OpinionEnded(number) => WorkChange::EndOpinion { number: *number },
        }
    }
}

/// Whether the order was kept, defects were named at once, and the SOP was followed, by day.
fn conduct(events: &[Event], zone: Zone) -> BTreeMap<String, Counts> {
    let mut days: BTreeMap<String, Counts> = BTreeMap::new();
    for event in events {
        let counts = if let What::StepTaken { overtaken: 1.., .. } = &event.what {
            Counts {
                overtakings: 1,
                ..Counts::default()
            }
        } else if let What::Returned { late_defects, .. } = &event.what
            && !late_defects.is_empty()
        {
            Counts {
                late_defects: i64::try_from(late_defects.len()).unwrap_or(0),
                ..Counts::default()
            }
        } else if let What::Overridden { .. } = &event.what {
            Counts {
                overrides: 1,
                ..Counts::default()
            }
        } else if let What::TakenBack { .. } = &event.what {
            Counts {
                taken_back: 1,
                ..Counts::default()
            }
        } else {
            continue;
        };
        let day = days.entry(zone.date(event.at).to_string()).or_default();
        day.overtakings += counts.overtakings;
        day.late_defects += counts.late_defects;
        day.overrides += counts.overrides;
        day.taken_back += counts.taken_back;
    }
    days
}

/// The step an event is about, for the column statistics read.
const fn step_of(what: &What) -> Option<&StepId> {
    match what {
        What::StepOpened { step, .. }
        | What::StepTaken { step, .. }
        | What::StepReleased { step }
        | What::HandedOver { step, .. }
        | What::StepCompleted { step, .. }
        | What::StepSkipped { step }
        | What::StepTimedOut { step }
        | What::StepCancelled { step }
        | What::Returned { step, .. }
        | What::TakenBack { step, .. }
        | What::OpinionAsked { step, .. }
        | What::ProductOrdered { step, .. } => Some(step),
        What::Escalated { step, .. } => step.as_ref(),
        What::BranchArrived { from, .. } => Some(from),
        What::Submitted { .. }
        | What::DeclaredComplete
        | What::Answered { .. }
        | What::FeeDue { .. }
        | What::FeesSettled { .. }
        | What::FeePaid { .. }
        | What::PaymentCancelled { .. }
        | What::ProductIssued { .. }
        | What::ProductRevoked { .. }
        | What::Overridden { .. }
        | What::DeemedApproved { .. }
        | What::AnswerLapsed
        | What::Moved { .. }
        | What::Closed { .. }
        | What::AnswerExtended { .. }
        | What::Noted { .. }
        | What::OpinionReminded { .. }
        | What::OpinionGiven { .. }
        | What::OpinionWithdrawn { .. }
        | What::PinRenewed { .. }
        | What::ConsentGiven { .. } => None,
    }
}

const fn actor_kind(actor: &Actor) -> &'static str {
    match actor {
        Actor::Applicant => "applicant",
        Actor::Helper(_) => "helper",
        Actor::Officer(_) => "officer",
        Actor::System => "system",
    }
}

fn new_event<'a>(event: &'a Event, stored: &'a wire::Stored) -> NewEvent<'a> {
    NewEvent {
        at: event.at,
        kind: stored.kind,
        wire_version: i64::from(stored.version),
        actor_kind: actor_kind(&event.by),
        officer: event.by.officer_id().map(OfficerId::as_str),
        step: step_of(&event.what).map(StepId::as_str),
        body: &stored.body,
        private: stored.private.as_deref().map(str::as_bytes),
    }
}

fn standing(sop: &CheckedSop, case: &Case, now: Timestamp) -> Plain {
    let calendar = sop.calendar();
    let (status, ending, closed_at) = match &case.status {
        Status::Open if case.waiting.is_some() => ("returned", None, None),
        Status::Open => ("open", None, None),
        Status::Closed { ending, at, .. } => ("closed", Some(ending_word(*ending)), Some(*at)),
    };
    Plain {
        version: case.version,
        status,
        ending,
        priority: case.priority.as_ref().map(ToString::to_string),
        due_at: maklumat_workflow::due_at(sop, case),
        closed_at,
        next_timer: maklumat_workflow::next_timer(sop, case),
        is_late: case.clocks.iter().any(|clock| clock.clock.is_breached(calendar, now)),
    }
}

pub(crate) const fn ending_word(ending: Ending) -> &'static str {
    match ending {
        Ending::Done => "done",
        Ending::Refused => "refused",
        Ending::Redirected => "redirected",
        Ending::Withdrawn => "withdrawn",
    }
}

/// What the change did to the steps that wait for officers.
fn work(id: Uuid, before: Option<&Case>, after: &Case) -> (Vec<WorkItem>, Vec<Touched>) {
    let mut opened = Vec::new();
    let mut touched = Vec::new();
    let was: Vec<&OpenStep> = before.map(|case| case.open.iter().collect()).unwrap_or_default();
    for open in &was {
        let still = after
            .open
            .iter()
            .any(|now| now.step == open.step && now.opened_at == open.opened_at);
        if !still {
            touched.push(Touched::Closed(open.step.to_string()));
        }
    }
    for open in &after.open {
        match was
            .iter()
            .find(|was| was.step == open.step && was.opened_at == open.opened_at)
        {
            Some(was) => touched.extend(changed(was, open)),
            None => opened.push(item(id, after, open)),
        }
    }
    let waited = before
        .and_then(|case| case.waiting.as_ref())
        .map(|waiting| waiting.since);
    let waits = after.waiting.as_ref().map(|waiting| waiting.since);
    if waited != waits {
        touched.extend(waited.map(|_| Touched::Closed(RETURNED.to_owned())));
        opened.extend(after.waiting.as_ref().map(|waiting| returned(id, after, waiting)));
    }
    touched.extend(opinions(before, after));
    (opened, touched)
}

/// What the change did to the opinions that are awaited.
fn opinions(before: Option<&Case>, after: &Case) -> Vec<Touched> {
    let known = before.map(|case| case.opinions.as_slice()).unwrap_or_default();
    let mut touched = Vec::new();
    for opinion in &after.opinions {
        match known.iter().find(|known| known.number == opinion.number) {
            None if opinion.is_open() => touched.push(Touched::OpinionAsked(Box::new(opinion.clone()))),
            None => {}
            Some(known) if known.is_open() && !opinion.is_open() => {
                touched.push(Touched::OpinionEnded(opinion.number));
            }
            Some(known) if known.reminded != opinion.reminded => {
                touched.extend(opinion.reminded.map(|at| Touched::OpinionReminded {
                    number: opinion.number,
                    at,
                }));
            }
            Some(_) => {}
        }
    }
    touched
}

fn changed(was: &OpenStep, open: &OpenStep) -> Vec<Touched> {
    let step = open.step.to_string();
    let taken = |holder: &Holder| Touched::Taken {
        step: step.clone(),
        holder: holder.officer.to_string(),
        at: holder.since,
    };
    match (&was.holder, &open.holder) {
        (None, Some(holder)) => vec![taken(holder)],
        (Some(_), None) => vec![Touched::Released(step)],
        // Nobody takes what another officer holds: it is free in between.
        (Some(before), Some(holder)) if before.officer != holder.officer => {
            vec![Touched::Released(step.clone()), taken(holder)]
        }
        (Some(_), Some(_)) | (None, None) if was.due != open.due => vec![Touched::DueMoved { step, due: open.due }],
        (Some(_), Some(_)) | (None, None) => Vec::new(),
    }
}

/// What waits for the applicant is listed too, under no unit. A return belongs to no step that is open.
const RETURNED: &str = "";

/// An open step as lists know it.
pub(crate) fn item(id: Uuid, case: &Case, open: &OpenStep) -> WorkItem {
    let position = match &open.performer {
        Performer::Position(position) => position.clone(),
        Performer::Applicant => applicant(if owes(case) { PAYMENT } else { APPLICANT }),
    };
    WorkItem {
        matter: id,
        step: open.step.to_string(),
        position,
        service: case.service.clone(),
        priority: case.priority.as_ref().map(ToString::to_string),
        priority_rank: i64::from(case.priority.is_none()),
        ready_at: open.opened_at,
        due_at: Some(open.due),
        holder: open.holder.as_ref().map(|holder| holder.officer.to_string()),
        taken_at: open.holder.as_ref().map(|holder| holder.since),
    }
}

fn returned(id: Uuid, case: &Case, waiting: &Waiting) -> WorkItem {
    WorkItem {
        matter: id,
        step: RETURNED.to_owned(),
        position: applicant(RETURN),
        service: case.service.clone(),
        priority: case.priority.as_ref().map(ToString::to_string),
        priority_rank: i64::from(case.priority.is_none()),
        ready_at: waiting.since,
        due_at: Some(waiting.until),
        holder: None,
        taken_at: None,
    }
}

fn owes(case: &Case) -> bool {
    !case.outstanding().is_zero()
}

fn applicant(waits_for: &str) -> PositionKey {
    PositionKey::new("", waits_for)
}
