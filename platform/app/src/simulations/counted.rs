//! What one closed case tells of how its service is asked for and worked: counts, from its events.

use std::collections::BTreeMap;

use maklumat_calendar::{Calendar, Timestamp};
use maklumat_credential::digest;
use maklumat_simulation::CountedArrivals;
use maklumat_sop::{CheckedSop, Facts, Performer, Value};
use maklumat_store::Observation;
use maklumat_vocabulary::{Name, OfficerId, OutcomeId, StepId};
use maklumat_workflow::{Actor, Case, Event, What};

use crate::reports::duration_class::class_of;

/// What is counted. The words are stored, so they never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Class: kind of the day times 24, and the hour.
    Arrival,
    /// Class: 1 for those served first.
    Priority,
    /// Name: variant and option.
    Variant,
    /// Name: step; class: 1 where it was needed.
    Needed,
    /// Name: step; class: range of open seconds in hand, for the applicant until it was done.
    Work,
    /// Name: step; class: range of seconds it waited for somebody.
    Wait,
    /// Name: step and outcome; class: 1 the first time, 2 later.
    Outcome,
    /// Class: thousandths of the time allowed, or [`NEVER`].
    Answer,
    /// Name: position; class: an officer, under another number every month. Counts steps.
    Officer,
}

/// A return that was not answered.
pub(crate) const NEVER: i64 = -1;

/// Parts of the time allowed.
pub(crate) const PARTS: i64 = 1_000;

/// Between the parts of a name; neither is written with it.
pub(crate) const BETWEEN: char = '.';

impl Kind {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Arrival => "arrival",
            Self::Priority => "priority",
            Self::Variant => "variant",
            Self::Needed => "needed",
            Self::Work => "work",
            Self::Wait => "wait",
            Self::Outcome => "outcome",
            Self::Answer => "answer",
            Self::Officer => "officer",
        }
    }
}

/// Counts by kind, month, name and class.
#[derive(Debug, Default)]
pub(crate) struct Counts(BTreeMap<(Kind, String, String, i64), i64>);

impl Counts {
    pub(crate) fn join(&mut self, other: Self) {
        for (key, cases) in other.0 {
            *self.0.entry(key).or_insert(0) += cases;
        }
    }

    /// As they are stored, in one order for all, so that no two who add wait for each other.
    pub(crate) fn rows(self) -> Vec<Observation> {
        let rows = self.0.into_iter();
        rows.map(|((kind, month, name, class), cases)| Observation {
            kind: kind.word().to_owned(),
            month,
            name,
            class,
            cases,
        })
        .collect()
    }
}

/// What a case tells that closed in this month; `None` where it did not go the way of the SOP: it was moved to another
/// version, deviated by name, or a completion was taken back.
pub(crate) fn counts_of(sop: &CheckedSop, events: &[Event], month: &str) -> Option<Counts> {
    let is_astray = |event: &Event| {
        matches!(
            event.what,
            What::Moved { .. } | What::Overridden { .. } | What::TakenBack { .. }
        )
    };
    if events.iter().any(is_astray) {
        return None;
    }
    let (first, rest) = events.split_first()?;
    let mut seen = Seen {
        sop,
        month,
        counts: Counts::default(),
        visits: BTreeMap::new(),
        decided: BTreeMap::new(),
        returned: None,
        variants: Facts::new(),
    };
    let mut case = Case::begin(first)?;
    seen.submitted(first);
    for event in rest {
        seen.pass(&case, event.at);
        seen.note(event);
        case.apply(event);
        if !case.is_open() {
            break;
        }
    }
    Some(seen.counts)
}

struct Seen<'s> {
    sop: &'s CheckedSop,
    month: &'s str,
    counts: Counts,
    /// Steps that are open, and what they took so far.
    visits: BTreeMap<StepId, Visit>,
    /// How often each decision was come to.
    decided: BTreeMap<StepId, u32>,
    /// From when until when the return that waits can be answered.
    returned: Option<(Timestamp, Timestamp)>,
    variants: Facts,
}

/// One opening of a step, in open seconds.
struct Visit {
    queue: u64,
    hand: u64,
}

impl Seen<'_> {
    fn add(&mut self, kind: Kind, name: String, class: i64) {
        self.add_in(kind, (self.month.to_owned(), name), class);
    }

    fn add_in(&mut self, kind: Kind, (month, name): (String, String), class: i64) {
        *self.counts.0.entry((kind, month, name, class)).or_insert(0) += 1;
    }

    fn submitted(&mut self, event: &Event) {
        let What::Submitted { facts, priority, .. } = &event.what else {
            return;
        };
        let (day, hour) = CountedArrivals::hour_of(self.sop.calendar(), event.at);
        self.add(Kind::Arrival, String::new(), i64::from(day) * 24 + i64::from(hour));
        self.add(Kind::Priority, String::new(), i64::from(priority.is_some()));
        for variant in &self.sop.definition().variants {
            let name = Name::new(variant.id.as_str());
            if let Some(Value::Choice(option)) = facts.get(&name) {
                self.add(Kind::Variant, format!("{}{BETWEEN}{option}", variant.id), 0);
                self.variants.insert(name, Value::Choice(option.clone()));
            }
        }
    }

    /// The time a case stood as it stands, until the next event.
    fn pass(&mut self, case: &Case, until: Timestamp) {
        for open in &case.open {
            let (Some(step), Some(visit)) = (self.sop.definition().step(&open.step), self.visits.get_mut(&open.step))
            else {
                continue;
            };
            let seconds = open_seconds(self.sop.calendar_for(step), case.changed_at, until);
            if open.holder.is_some() {
                visit.hand += seconds;
            } else {
                visit.queue += seconds;
            }
        }
    }

    fn note(&mut self, event: &Event) {
        match &event.what {
            What::StepOpened { step, .. } => {
                self.came_to(step, true);
                self.visits.insert(step.clone(), Visit { queue: 0, hand: 0 });
            }
            What::StepSkipped { step } => self.came_to(step, false),
            What::StepCompleted { step, outcome, .. } => self.completed(step, outcome.as_ref(), event),
            What::StepTimedOut { step } | What::StepCancelled { step } => {
                self.visits.remove(step);
            }
            What::Returned { until, .. } => self.returned = Some((event.at, *until)),
            What::AnswerExtended { until, .. } => {
                self.returned = self.returned.map(|(since, _)| (since, *until));
            }
            What::Answered { .. } => {
                if let Some((since, until)) = self.returned.take() {
                    self.add(Kind::Answer, String::new(), part_of(since, until, event.at));
                }
            }
            What::AnswerLapsed => {
                if self.returned.take().is_some() {
                    self.add(Kind::Answer, String::new(), NEVER);
                }
            }
            What::Submitted { .. }
            | What::StepTaken { .. }
            | What::StepReleased { .. }
            | What::HandedOver { .. }
            | What::BranchArrived { .. }
            | What::DeclaredComplete
            | What::FeeDue { .. }
            | What::FeePaid { .. }
            | What::FeesSettled { .. }
            | What::ProductOrdered { .. }
            | What::ProductIssued { .. }
            | What::ProductRevoked { .. }
            | What::Overridden { .. }
            | What::Escalated { .. }
            | What::DeemedApproved { .. }
            | What::Moved { .. }
            | What::Closed { .. }
            | What::PinRenewed { .. }
            | What::ConsentGiven { .. }
            | What::Noted { .. }
            | What::TakenBack { .. }
            | What::OpinionAsked { .. }
            | What::OpinionReminded { .. }
            | What::OpinionGiven { .. }
            | What::OpinionWithdrawn { .. }
            | What::PaymentCancelled { .. } => {}
        }
    }

    /// A step whose condition the variants do not settle was needed, or was not.
    fn came_to(&mut self, id: &StepId, is_needed: bool) {
        let condition = self.sop.definition().step(id).and_then(|step| step.when.as_ref());
        let is_open = condition.is_some_and(|when| when.settled_by(&self.variants).is_none());
        if is_open {
            self.add(Kind::Needed, id.to_string(), i64::from(is_needed));
        }
    }

    fn completed(&mut self, id: &StepId, outcome: Option<&OutcomeId>, event: &Event) {
        let visit = self.visits.remove(id);
        let step = self.sop.definition().step(id);
        if let (Some(visit), Some(step)) = (visit, step) {
            match &step.by {
                Performer::Applicant => self.add(Kind::Work, id.to_string(), class_of(visit.queue + visit.hand)),
                Performer::Position(position) => {
                    self.add(Kind::Work, id.to_string(), class_of(visit.hand));
                    self.add(Kind::Wait, id.to_string(), class_of(visit.queue));
                    if let Actor::Officer(officer) = &event.by {
                        let month: String = self.sop.calendar().date(event.at).to_string().chars().take(7).collect();
                        let number = number_in(&month, &officer.id);
                        self.add_in(Kind::Officer, (month, position.to_string()), number);
                    }
                }
            }
        }
        if let Some(outcome) = outcome {
            let decided = self.decided.entry(id.clone()).or_insert(0);
            *decided += 1;
            let round = if *decided > 1 { 2 } else { 1 };
            self.add(Kind::Outcome, format!("{id}{BETWEEN}{outcome}"), round);
        }
    }
}

/// Tells officers apart within a month, and says nothing of them from month to month.
fn number_in(month: &str, officer: &OfficerId) -> i64 {
    let digest = digest(format!("{month} {officer}").as_bytes()).to_string();
    let digits = digest.chars().filter(char::is_ascii_hexdigit).take(12);
    i64::from_str_radix(&digits.collect::<String>(), 16).unwrap_or_default()
}

fn part_of(since: Timestamp, until: Timestamp, at: Timestamp) -> i64 {
    let allowed = until.as_second().saturating_sub(since.as_second()).max(1);
    let taken = at.as_second().saturating_sub(since.as_second());
    (taken.saturating_mul(PARTS) / allowed).clamp(0, PARTS)
}

/// In whole seconds, as a simulation counts.
fn open_seconds(calendar: &Calendar, from: Timestamp, until: Timestamp) -> u64 {
    if from < until {
        calendar.open_seconds_between(from, until)
    } else {
        0
    }
}
