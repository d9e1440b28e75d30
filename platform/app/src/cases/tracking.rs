//! A case as its applicant sees it: who holds it, until when, what happened, what comes.

use maklumat_calendar::{Calendar, Date, ServiceClock, TimeUnit, Timestamp};
use maklumat_sop::{CheckedSop, Performer, Step};
use maklumat_vocabulary::{LocalizedText, PositionKey, StepId};
use maklumat_workflow::{Actor, Case, Event, Status, What};

use crate::cases::words;
use crate::views::{
    DayCell, DayState, DefectView, FeeView, Holder, OverrideView, Private, ProductView, PromiseView, ThreadItem,
    ThreadState, Tracking, TrackingState,
};

/// Longest day ribbon, in cells.
const LONGEST_RIBBON: usize = 45;

/// What the store knows of a case besides its state.
pub(crate) struct Record<'a> {
    pub(crate) reference: &'a str,
    pub(crate) case: &'a Case,
    pub(crate) events: &'a [Event],
    pub(crate) chain: [u8; 32],
}

pub(crate) fn tracking(sop: &CheckedSop, record: &Record<'_>, now: Timestamp) -> Tracking {
    let case = record.case;
    let definition = sop.definition();
    Tracking {
        reference: record.reference.to_owned(),
        service: case.service.clone(),
        service_name: definition.name.clone(),
        unit_name: unit_name(sop),
        version: case.version,
        state: state(sop, case),
        submitted_at: case.submitted_at,
        promises: case.clocks.iter().map(|clock| promise(sop, clock, now)).collect(),
        thread: thread(sop, record, now),
        days: days(sop, case, now),
        fees: fees(sop, case),
        products: products(sop, case),
        overrides: overrides(case),
        defects: defects(sop, case),
        messages: Vec::new(),
        events: case.sequence,
        chain: crate::random::hex(&record.chain[..6]),
        can_withdraw: case.is_open(),
    }
}

fn unit_name(sop: &CheckedSop) -> LocalizedText {
    let unit = sop.regency().unit(sop.definition().unit());
    unit.map(|unit| unit.name.clone()).unwrap_or_default()
}

fn state(sop: &CheckedSop, case: &Case) -> TrackingState {
    if let Status::Closed { ending, at, reasons } = &case.status {
        return TrackingState::Closed {
            ending: *ending,
            at: *at,
            reasons: reasons.clone(),
        };
    }
    // What the applicant owes comes first, also while another branch is at work: the answer has an end.
    if let Some(waiting) = &case.waiting {
        return TrackingState::Returned { until: waiting.until };
    }
    if let Some(open) = case.open.iter().find(|open| open.is_for_applicant()) {
        return TrackingState::YourTurn {
            step: sop.step(&open.step).name.clone(),
            until: open.due,
        };
    }
    if let Some(open) = case.open.first() {
        let step = sop.step(&open.step);
        return TrackingState::AtOffice {
            step: step.name.clone(),
            holder: performer_name(sop, step),
            until: open.due,
        };
    }
    // An open case waits for somebody, so nobody comes here.
    TrackingState::Returned { until: case.changed_at }
}

/// The position that performs a step, with its unit when that is another one.
pub(crate) fn performer_name(sop: &CheckedSop, step: &Step) -> LocalizedText {
    holder_name(sop, holder(sop, step))
}

/// Who did the step of an event.
pub(crate) fn doer_name(sop: &CheckedSop, step: &StepId, by: &Actor) -> LocalizedText {
    holder_name(sop, called(sop, step, by).1)
}

fn holder_name(sop: &CheckedSop, holder: Holder) -> LocalizedText {
    match holder {
        Holder::Applicant => words::APPLICANT.text(),
        Holder::Position { name, unit } if unit == unit_name(sop) => name,
        Holder::Position { name, unit } => words::joined(&name, ", ", &unit),
    }
}

fn holder(sop: &CheckedSop, step: &Step) -> Holder {
    match &step.by {
        Performer::Applicant => Holder::Applicant,
        Performer::Position(key) => position(sop, key),
    }
}

fn position(sop: &CheckedSop, key: &PositionKey) -> Holder {
    Holder::Position {
        name: sop
            .regency()
            .position(key)
            .map(|position| position.name.clone())
            .unwrap_or_default(),
        unit: sop
            .regency()
            .unit(&key.unit)
            .map(|unit| unit.name.clone())
            .unwrap_or_default(),
    }
}

/// How the step of an event is called and who did it. A case that was moved has events of steps its version no longer
/// has: those speak for themselves.
fn called(sop: &CheckedSop, step: &StepId, by: &Actor) -> (LocalizedText, Holder) {
    if let Some(step) = sop.definition().step(step) {
        return (step.name.clone(), holder(sop, step));
    }
    let unit = || Holder::Position {
        name: unit_name(sop),
        unit: unit_name(sop),
    };
    let who = match by {
        Actor::Applicant => Holder::Applicant,
        Actor::Officer(officer) => officer.positions.first().map_or_else(unit, |key| position(sop, key)),
        Actor::Helper(_) | Actor::System => unit(),
    };
    (words::of_id(step.as_str()), who)
}

fn promise(sop: &CheckedSop, clock: &maklumat_workflow::CaseClock, now: Timestamp) -> PromiseView {
    let calendar = sop.calendar();
    let definition = sop
        .definition()
        .promises
        .iter()
        .find(|promise| promise.id == clock.promise);
    let due = clock
        .clock
        .due(calendar)
        .or_else(|| clock.clock.due_if_resumed(calendar, now));
    let remaining = clock.clock.remaining(calendar, now);
    PromiseView {
        name: definition.map(|promise| promise.name.clone()).unwrap_or_default(),
        words: words::duration(clock.clock.promise()),
        due,
        is_paused: clock.clock.is_paused(),
        is_met: clock
            .clock
            .stopped_at()
            .map(|_| !clock.clock.is_breached(calendar, now)),
        days_left: remaining.days(),
        minutes_left: remaining.minutes(),
        deemed_approval: clock.deemed_approval.clone(),
    }
}

const fn is_in_days(unit: TimeUnit) -> bool {
    matches!(unit, TimeUnit::Day | TimeUnit::WorkingDay)
}

fn fees(sop: &CheckedSop, case: &Case) -> Vec<FeeView> {
    sop.definition()
        .fees
        .iter()
        .filter_map(|fee| {
            let entry = case.fees.get(&fee.id);
            let due = entry
                .map(|entry| entry.due)
                .or_else(|| fee.fixed().filter(|amount| amount.is_zero()));
            let concerns = entry.is_some() || fee.is_in_force(sop.regency().zone.date(case.submitted_at));
            concerns.then(|| FeeView {
                name: fee.name.clone(),
                law: fee.law.law.to_string(),
                due,
                paid: entry.map(|entry| entry.paid).filter(|paid| !paid.is_zero()),
                receipt: entry.and_then(|entry| entry.receipts.last().cloned()),
            })
        })
        .collect()
}

fn products(sop: &CheckedSop, case: &Case) -> Vec<ProductView> {
    case.products
        .iter()
        .filter_map(|entry| {
            let product = sop.definition().product(&entry.product)?;
            Some(ProductView {
                id: product.id.clone(),
                name: product.name.clone(),
                number: entry.issued.as_ref().and_then(|issued| issued.number.clone()),
                issued_at: entry.issued.as_ref().map(|issued| issued.at),
                valid_until: entry.issued.as_ref().and_then(|issued| issued.valid_until),
                has_document: product.template.is_some() && entry.issued.is_some(),
            })
        })
        .collect()
}

fn overrides(case: &Case) -> Vec<OverrideView> {
    case.deviations
        .made
        .iter()
        .map(|made| OverrideView {
            what: words::deviation_key(&made.deviation),
            ground: made.ground.clone(),
            reason: Private(made.reason.clone()),
            at: made.at,
        })
        .collect()
}

fn defects(sop: &CheckedSop, case: &Case) -> Vec<DefectView> {
    let Some(waiting) = &case.waiting else {
        return Vec::new();
    };
    waiting
        .defects
        .iter()
        .enumerate()
        .map(|(index, defect)| DefectView {
            requirement: defect.requirement.clone(),
            requirement_name: sop
                .definition()
                .requirement(&defect.requirement)
                .map(|asked| asked.name.clone())
                .unwrap_or_default(),
            explanation: Private(defect.explanation.clone()),
            is_late: waiting.late_defects.contains(&index),
        })
        .collect()
}

fn thread(sop: &CheckedSop, record: &Record<'_>, now: Timestamp) -> Vec<ThreadItem> {
    let mut items: Vec<ThreadItem> = record.events.iter().filter_map(|event| past(sop, event)).collect();
    items.extend(record.case.open.iter().map(|open| {
        let step = sop.step(&open.step);
        ThreadItem {
            state: ThreadState::Now,
            title: step.name.clone(),
            who: holder(sop, step),
            at: None,
            until: Some(open.due),
            details: Vec::new(),
        }
    }));
    if let Some(waiting) = &record.case.waiting {
        items.push(ThreadItem {
            state: ThreadState::Now,
            title: words::WAITING_FOR_YOU.text(),
            who: Holder::Applicant,
            at: None,
            until: Some(waiting.until),
            details: Vec::new(),
        });
    }
    if record.case.is_open() {
        items.extend(upcoming(sop, record.case, now));
    }
    items
}

/// What one event looks like in the thread; bookkeeping events do not show.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for every event, so that a new one is not forgotten"
)]
fn past(sop: &CheckedSop, event: &Event) -> Option<ThreadItem> {
    let item = |state, title, who, details| {
        Some(ThreadItem {
            state,
            title,
            who,
            at: Some(event.at),
            until: None,
            details,
        })
    };
    match &event.what {
        What::Submitted { .. } => item(
            ThreadState::Done,
            words::SUBMITTED.text(),
            Holder::Applicant,
            Vec::new(),
        ),
        What::StepCompleted { step, outcome, .. } => {
            let (name, who) = called(sop, step, &event.by);
            // The first step of an applicant is the sending itself, which stands above.
            let is_sending = *step == sop.definition().sop.start || matches!(event.by, Actor::System);
            if is_sending && matches!(who, Holder::Applicant) {
                return None;
            }
            let details = outcome.iter().map(words::outcome_label).collect();
            item(ThreadState::Done, name, who, details)
        }
        What::Returned { step, defects, .. } => {
            let details = defects
                .iter()
                .filter_map(|defect| {
                    let requirement = sop.definition().requirement(&defect.requirement)?;
                    Some(words::with_explanation(&requirement.name, &defect.explanation))
                })
                .collect();
            item(
                ThreadState::Returned,
                words::RETURNED.text(),
                called(sop, step, &event.by).1,
                details,
            )
        }
        What::Answered { .. } => item(ThreadState::Done, words::ANSWERED.text(), Holder::Applicant, Vec::new()),
        What::FeePaid { fee, amount, .. } => {
            let name = sop
                .definition()
                .fee(fee)
                .map(|fee| fee.name.clone())
                .unwrap_or_default();
            item(
                ThreadState::Done,
                words::PAID.text(),
                Holder::Applicant,
                vec![words::with_explanation(&name, &amount.to_string())],
            )
        }
        What::AnswerLapsed => item(ThreadState::Done, words::LAPSED.text(), Holder::Applicant, Vec::new()),
        What::StepTimedOut { step } => {
            let (name, who) = called(sop, step, &event.by);
            item(ThreadState::Done, name, who, vec![words::TIMED_OUT.text()])
        }
        What::Overridden { ground, .. } => item(
            ThreadState::Done,
            words::OVERRIDDEN.text(),
            Holder::Position {
                name: words::SUPERIOR.text(),
                unit: unit_name(sop),
            },
            vec![LocalizedText::indonesian(ground.clone())],
        ),
        What::StepOpened { .. }
        | What::StepTaken { .. }
        | What::StepReleased { .. }
        | What::StepSkipped { .. }
        | What::StepCancelled { .. }
        | What::BranchArrived { .. }
        | What::DeclaredComplete
        | What::FeeDue { .. }
        | What::FeesSettled { .. }
        | What::ProductOrdered { .. }
        | What::ProductIssued { .. }
        | What::Escalated { .. }
        | What::DeemedApproved { .. }
        | What::Moved { .. }
        | What::Closed { .. }
        | What::AnswerExtended { .. } => None,
    }
}

/// The usual way on from where the case is, with the date each step would end.
fn upcoming(sop: &CheckedSop, case: &Case, now: Timestamp) -> Vec<ThreadItem> {
    let path = sop.main_path(&case.facts);
    let (from, mut clock) = match (&case.waiting, case.open.last()) {
        (_, Some(open)) => (
            path.iter().position(|step| *step == open.step).map(|at| at + 1),
            open.due.max(now),
        ),
        (Some(waiting), None) => (path.iter().position(|step| *step == waiting.resume_at), now),
        (None, None) => (None, now),
    };
    let Some(from) = from else { return Vec::new() };
    let mut items = Vec::new();
    for id in &path[from..] {
        if case.open.iter().any(|open| open.step == *id) {
            continue;
        }
        let step = sop.step(id);
        clock = sop.calendar_for(step).add(clock, step.time);
        let until = case.waiting.is_none().then_some(clock);
        items.push(ThreadItem {
            state: ThreadState::Next,
            title: step.name.clone(),
            who: holder(sop, step),
            at: None,
            until,
            details: Vec::new(),
        });
    }
    items
}

/// Dates on which the steps would end if each took its longest time from now on.
pub(crate) fn step_dates(sop: &CheckedSop, path: &[StepId], now: Timestamp) -> Vec<(StepId, Date)> {
    let zone = sop.regency().zone;
    let mut clock = now;
    path.iter()
        .map(|id| {
            let step = sop.step(id);
            if !step.is_by_applicant() {
                clock = sop.calendar_for(step).add(clock, step.time);
            }
            (id.clone(), zone.date(clock))
        })
        .collect()
}

/// The day ribbon of the main promise, when that is counted in days.
fn days(sop: &CheckedSop, case: &Case, now: Timestamp) -> Vec<DayCell> {
    let calendar = sop.calendar();
    let Some(clock) = case.main_clock() else {
        return Vec::new();
    };
    let clock = &clock.clock;
    let (Some(start), Some(due)) = (
        clock.started_at(),
        clock.due(calendar).or_else(|| clock.due_if_resumed(calendar, now)),
    ) else {
        return Vec::new();
    };
    if !is_in_days(clock.counted_in()) {
        return Vec::new();
    }
    let zone = sop.regency().zone;
    let today = zone.date(now);
    let last = zone.date(due);
    let mut cells = Vec::new();
    let mut day = zone.date(start).tomorrow().unwrap_or(last);
    while day <= last && cells.len() < LONGEST_RIBBON {
        cells.push(DayCell {
            date: day,
            state: day_state(calendar, clock, day, today, last),
        });
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    cells
}

fn day_state(calendar: &Calendar, clock: &ServiceClock, day: Date, today: Date, last: Date) -> DayState {
    let zone = calendar.zone();
    let is_paused = clock
        .pauses()
        .iter()
        .any(|pause| day > zone.date(pause.from) && pause.until.map_or(day <= today, |until| day <= zone.date(until)));
    if !calendar.is_working_day(day) {
        DayState::Off
    } else if is_paused {
        DayState::Paused
    } else if day == today {
        DayState::Today
    } else if day == last {
        DayState::Due
    } else if day < today {
        DayState::Used
    } else {
        DayState::Left
    }
}
