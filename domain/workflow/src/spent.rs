//! Where the time of a closed case went, and how it was handled: a sum over its events, in the hours of one office.

use std::collections::BTreeMap;

use maklumat_calendar::{Calendar, TimeUnit, Timestamp};
use maklumat_sop::{Ending, Performer};
use maklumat_vocabulary::StepId;

use crate::case::{Case, CaseClock, OpenStep};
use crate::event::{Event, What};

/// Promises shorter than this are no measure for when a file was returned: every return comes shortly before the end.
const DAYS_TO_CHOOSE_FROM: u32 = 3;

/// What a case took from its submission to its end. Every second of it is in exactly one of the [`Shares`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spent {
    pub ending: Ending,
    /// A promise was broken.
    pub is_late: bool,
    pub shares: Shares,
    pub steps: BTreeMap<StepId, StepSpent>,
    pub conduct: Conduct,
}

/// Seconds by whose they were. All but `closed` are seconds in which the office was open.
///
/// Where branches run side by side, a second counts for whoever comes first here: an officer of the office itself, its
/// queue, another unit, the applicant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// An officer of the office had a step in hand.
    pub officer: u64,
    /// A step of the office waited to be taken.
    pub queue: u64,
    /// Only another unit could go on, whether it had taken the file or not.
    pub other_unit: u64,
    /// Only the applicant could go on.
    pub applicant: u64,
    /// A named pause held the file.
    pub paused: u64,
    /// The office was closed.
    pub closed: u64,
}

/// What one step took, all rounds together. Steps of branches overlap, so steps do not add up to the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepSpent {
    /// How often it was opened.
    pub visits: u32,
    /// Of these, done or timed out after its own time.
    pub late: u32,
    /// How often it sent the file back to the applicant.
    pub returns: u32,
    /// Seconds of open time it waited for somebody.
    pub queue: u64,
    /// Seconds of open time somebody had it in hand.
    pub hand: u64,
}

/// What is looked at in oversight besides time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conduct {
    pub returns: u32,
    /// Of these, on the last working day before the promise ran out or on its very last, of a promise of days.
    pub returns_near_due: u32,
    pub late_defects: u32,
    /// How often a step was taken by an officer, and of these past others.
    pub takes: u32,
    pub overtakings: u32,
    pub overrides: u32,
}

impl Shares {
    /// From submission to end.
    #[must_use]
    pub const fn whole(&self) -> u64 {
        self.open() + self.closed
    }

    /// While the office was open.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.with_offices() + self.applicant + self.paused
    }

    /// While it was open and an office could go on: what a promise counts.
    #[must_use]
    pub const fn with_offices(&self) -> u64 {
        self.officer + self.queue + self.other_unit
    }

    const fn of(&mut self, whose: Whose) -> &mut u64 {
        match whose {
            Whose::Officer => &mut self.officer,
            Whose::Queue => &mut self.queue,
            Whose::OtherUnit => &mut self.other_unit,
            Whose::Applicant => &mut self.applicant,
            Whose::Pause => &mut self.paused,
        }
    }
}

#[derive(Clone, Copy)]
enum Whose {
    Officer,
    Queue,
    OtherUnit,
    Applicant,
    Pause,
}

impl Spent {
    /// `None` where the events are no closed case. What comes after its end does not count.
    #[must_use]
    pub fn of<'e>(calendar: &Calendar, events: impl IntoIterator<Item = &'e Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let mut case = Case::begin(events.next()?)?;
        let mut sum = Self {
            ending: Ending::Done,
            is_late: false,
            shares: Shares::default(),
            steps: BTreeMap::new(),
            conduct: Conduct::default(),
        };
        for event in events {
            sum.pass(calendar, &case, event.at);
            sum.note(calendar, &case, event);
            case.apply(event);
            if let Some(ending) = case.ending() {
                sum.ending = ending;
                sum.is_late = case
                    .clocks
                    .iter()
                    .any(|clock| clock.clock.is_breached(calendar, event.at));
                return Some(sum);
            }
        }
        None
    }

    /// The time a case stood as it stands, until the next event. A named pause may end in between.
    fn pass(&mut self, calendar: &Calendar, case: &Case, until: Timestamp) {
        let (from, until) = (case.changed_at.as_second(), until.as_second());
        let pause_ends = case
            .deviations
            .paused
            .as_ref()
            .map_or(from, |paused| paused.until.map_or(until, Timestamp::as_second))
            .clamp(from, until.max(from));
        self.add(calendar, case, (from, pause_ends), Whose::Pause);
        self.add(calendar, case, (pause_ends, until), whose(case));
    }

    fn add(&mut self, calendar: &Calendar, case: &Case, (from, until): (i64, i64), whose: Whose) {
        let (Some(whole), Ok(start), Ok(end)) = (
            until.checked_sub(from).and_then(|whole| u64::try_from(whole).ok()),
            Timestamp::from_second(from),
            Timestamp::from_second(until),
        ) else {
            return;
        };
        let open = calendar.open_seconds_between(start, end);
        *self.shares.of(whose) += open;
        self.shares.closed += whole - open;
        if matches!(whose, Whose::Pause) {
            return;
        }
        for step in &case.open {
            let spent = self.steps.entry(step.step.clone()).or_default();
            if step.holder.is_some() {
                spent.hand += open;
            } else {
                spent.queue += open;
            }
        }
    }

    fn note(&mut self, calendar: &Calendar, case: &Case, event: &Event) {
        match &event.what {
            What::StepOpened { step, .. } => self.step(step).visits += 1,
            What::StepCompleted { step, .. } | What::StepTimedOut { step } => {
                let is_late = case.open_step(step).is_some_and(|open| open.due < event.at);
                self.step(step).late += u32::from(is_late);
            }
            What::StepTaken { overtaken, .. } => {
                self.conduct.takes += 1;
                self.conduct.overtakings += u32::from(*overtaken > 0);
            }
            What::Returned { step, late_defects, .. } => {
                self.step(step).returns += 1;
                self.conduct.returns += 1;
                self.conduct.late_defects += u32::try_from(late_defects.len()).unwrap_or(u32::MAX);
                self.conduct.returns_near_due += u32::from(is_near_due(calendar, case, event.at));
            }
            What::Overridden { .. } => self.conduct.overrides += 1,
            What::Moved { steps, .. } => {
                for (old, spent) in std::mem::take(&mut self.steps) {
                    let new = steps.get(&old).unwrap_or(&old).clone();
                    self.step(&new).join(spent);
                }
            }
            // What a completion opened was not visited, if the completion was taken back.
            What::TakenBack { before, .. } => {
                let was_open = |open: &&OpenStep| before.open.iter().any(|was| was.step == open.step);
                for open in case.open.iter().filter(|open| !was_open(open)) {
                    let spent = self.step(&open.step);
                    spent.visits = spent.visits.saturating_sub(1);
                }
            }
            What::Submitted { .. }
            | What::Noted { .. }
            | What::OpinionAsked { .. }
            | What::OpinionReminded { .. }
            | What::OpinionGiven { .. }
            | What::OpinionWithdrawn { .. }
            | What::StepReleased { .. }
            | What::HandedOver { .. }
            | What::StepSkipped { .. }
            | What::StepCancelled { .. }
            | What::BranchArrived { .. }
            | What::DeclaredComplete
            | What::Answered { .. }
            | What::FeeDue { .. }
            | What::FeePaid { .. }
            | What::PaymentCancelled { .. }
            | What::FeesSettled { .. }
            | What::ProductOrdered { .. }
            | What::ProductIssued { .. }
            | What::ProductRevoked { .. }
            | What::Escalated { .. }
            | What::DeemedApproved { .. }
            | What::AnswerLapsed
            | What::Closed { .. }
            | What::AnswerExtended { .. }
            | What::PinRenewed { .. }
            | What::ConsentGiven { .. } => {}
        }
    }

    fn step(&mut self, step: &StepId) -> &mut StepSpent {
        self.steps.entry(step.clone()).or_default()
    }
}

impl StepSpent {
    const fn join(&mut self, other: Self) {
        self.visits += other.visits;
        self.late += other.late;
        self.returns += other.returns;
        self.queue += other.queue;
        self.hand += other.hand;
    }
}

/// Who could go on with a case, the office itself first. A step that waits for the opinion of another unit is that unit's.
fn whose(case: &Case) -> Whose {
    let is_own = |open: &&OpenStep| match &open.performer {
        Performer::Position(position) => {
            position.unit == case.service.unit && case.open_opinions().all(|opinion| opinion.step != open.step)
        }
        Performer::Applicant => false,
    };
    if case.office_steps().filter(is_own).any(|open| open.holder.is_some()) {
        Whose::Officer
    } else if case.office_steps().any(|open| is_own(&open)) {
        Whose::Queue
    } else if case.office_steps().next().is_some() {
        Whose::OtherUnit
    } else if case.is_with_applicant {
        Whose::Applicant
    } else {
        Whose::Queue
    }
}

fn is_near_due(calendar: &Calendar, case: &Case, at: Timestamp) -> bool {
    let Some(clock) = case.main_clock().filter(|clock| leaves_a_choice(clock)) else {
        return false;
    };
    let due = clock.clock.due(calendar).filter(|due| *due >= at);
    due.is_some_and(|due| calendar.working_days_between(calendar.date(at), calendar.date(due)) <= 1)
}

const fn leaves_a_choice(clock: &CaseClock) -> bool {
    let promise = clock.clock.promise();
    match promise.unit {
        TimeUnit::Day | TimeUnit::WorkingDay => promise.amount >= DAYS_TO_CHOOSE_FROM,
        TimeUnit::Month | TimeUnit::Year => true,
        TimeUnit::Minute | TimeUnit::Hour => false,
    }
}
