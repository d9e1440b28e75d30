//! A case as its applicant sees it: who holds it, until when, what happened, what comes.

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{CheckedSop, Performer, Step};
use maklumat_vocabulary::{FeeId, LocalizedText, Name, PositionKey, PromiseId, StepId};
use maklumat_workflow::{Actor, Case, Defect, Event, Status, What};

use crate::cases::words;
use crate::charges::charges;
use crate::views::tracking::{Holder, PaperMark, ProductView, PromiseView, Tracking, TrackingState};
use crate::views::{DefectView, FeeToPay, FeeView, OverrideView, Private};

mod appeal;
mod days;
pub(crate) mod ledger;
mod pauses;
mod thread;
mod told;

pub(crate) use appeal::appeal;

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
    let ribbon = days::ribbon(sop, case, now);
    Tracking {
        reference: record.reference.to_owned(),
        service: case.service.clone(),
        service_name: definition.name.clone(),
        unit_name: unit_name(sop),
        version: case.version,
        state: state(sop, case),
        submitted_at: case.submitted_at,
        promises: case.clocks.iter().map(|clock| promise(sop, clock, now)).collect(),
        thread: thread::thread(sop, record, now),
        days: ribbon.days,
        leaves_out_days: ribbon.leaves_out,
        fees: fees(sop, case),
        is_lapsed: record.events.iter().any(|event| event.what == What::AnswerLapsed),
        to_pay: to_pay(sop, case),
        pay_at: counter(sop),
        products: products(sop, case),
        overrides: overrides(case),
        defects: defects(sop, case),
        messages: Vec::new(),
        events: case.sequence,
        chain: crate::random::hex(&record.chain[..6]),
        paper: case.paper.as_ref().map(|paper| PaperMark {
            entered_at: paper.entered_at,
            why: words::paper_reason(paper.reason).text(),
        }),
        has_receipt: record
            .events
            .iter()
            .any(|event| matches!(&event.what, What::Submitted { receipt: Some(_), .. })),
        can_withdraw: case.is_open(),
        helper: None,
        pauses: pauses::pauses(sop, case, record.events, now),
        ledger: ledger::ledger(sop, record.events),
        told: told::told(sop, record.events),
        appeal: appeal(sop, case),
    }
}

pub(crate) fn unit_name(sop: &CheckedSop) -> LocalizedText {
    let unit = sop.regency().unit(sop.definition().unit());
    unit.map(|unit| unit.name.clone()).unwrap_or_default()
}

pub(crate) fn state(sop: &CheckedSop, case: &Case) -> TrackingState {
    if let Status::Closed { ending, at, reasons } = &case.status {
        return TrackingState::Closed {
            ending: *ending,
            at: *at,
            reasons: reasons
                .iter()
                .map(|reason| words::published_reason(sop, reason))
                .collect(),
        };
    }
    // What the applicant owes comes first, also while another branch is at work: the answer has an end.
    if let Some(waiting) = &case.waiting {
        return TrackingState::Returned { until: waiting.until };
    }
    if let Some(open) = case.open.iter().find(|open| open.is_for_applicant()) {
        return TrackingState::YourTurn {
            id: open.step.clone(),
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
        return (step.name.clone(), doer(sop, step, by));
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
    let counts_today = days::counts_today(calendar, &clock.clock, now);
    PromiseView {
        name: definition.map(|promise| promise.name.clone()).unwrap_or_default(),
        words: words::duration(clock.clock.promise()),
        due,
        is_paused: clock.clock.is_paused(),
        is_met: clock
            .clock
            .stopped_at()
            .map(|_| !clock.clock.is_breached(calendar, now)),
        // The clock takes a day as used from its morning on; people still have it until the evening.
        days_left: remaining
            .days()
            .map(|days| if counts_today && days >= 0 { days + 1 } else { days }),
        counts_today,
        minutes_left: remaining.minutes(),
        deemed_approval: clock.deemed_approval.as_deref().map(words::ground),
    }
}

fn fees(sop: &CheckedSop, case: &Case) -> Vec<FeeView> {
    let charges = charges(sop, &case.facts, sop.regency().zone.date(case.submitted_at));
    sop.definition()
        .fees
        .iter()
        .filter_map(|fee| {
            let entry = case.fees.get(&fee.id);
            let charge = charges.iter().find(|charge| charge.fee.id == fee.id);
            let due = entry
                .map(|entry| entry.due)
                .or_else(|| charge.and_then(|charge| charge.amount));
            (entry.is_some() || charge.is_some()).then(|| FeeView {
                name: fee.name.clone(),
                law: fee.law.law.to_string(),
                due,
                paid: entry.map(|entry| entry.paid).filter(|paid| !paid.is_zero()),
                receipt: entry.and_then(|entry| entry.receipts.last().cloned()),
            })
        })
        .collect()
}

/// The fees whose money a step takes: those it collects and, where it hands out a product, what an answer has added to
/// a fee that was collected before.
pub(crate) fn taken_in<'s>(sop: &'s CheckedSop, case: &Case, step: &'s Step) -> Vec<&'s FeeId> {
    let hands_out = step.issues.is_some() || step.outcomes().iter().any(|outcome| outcome.issues.is_some());
    let is_owed = |id: &&FeeId| {
        let is_collected_now = case.open.iter().any(|open| sop.step(&open.step).collects.contains(*id));
        hands_out && !is_collected_now && case.fees.get(*id).is_some_and(|entry| !entry.outstanding().is_zero())
    };
    let all = sop.definition().fees.iter().map(|fee| &fee.id);
    step.collects.iter().chain(all.filter(is_owed)).collect()
}

fn to_pay(sop: &CheckedSop, case: &Case) -> Vec<FeeToPay> {
    let open = case.open.iter();
    let mut fees: Vec<FeeToPay> = open.flat_map(|open| owed(sop, case, sop.step(&open.step))).collect();
    for fee in due_again(sop, case) {
        if fees.iter().all(|known| known.id != fee.id) {
            fees.push(fee);
        }
    }
    fees
}

/// What is due though the step that collects it is over, and nothing of it is paid: its payment was cancelled.
pub(crate) fn due_again(sop: &CheckedSop, case: &Case) -> Vec<FeeToPay> {
    let is_collected_now = |id: &FeeId| case.open.iter().any(|open| sop.step(&open.step).collects.contains(id));
    let fees = sop.definition().fees.iter().filter(|_| case.is_open());
    let again = fees.filter_map(|fee| {
        let entry = case.fees.get(&fee.id)?;
        let amount = entry.outstanding();
        (entry.paid.is_zero() && !amount.is_zero() && !is_collected_now(&fee.id)).then(|| FeeToPay {
            id: fee.id.clone(),
            name: fee.name.clone(),
            law: fee.law.law.to_string(),
            amount,
        })
    });
    again.collect()
}

/// What is left to pay of the fees whose money a step takes.
pub(crate) fn owed(sop: &CheckedSop, case: &Case, step: &Step) -> Vec<FeeToPay> {
    taken_in(sop, case, step)
        .into_iter()
        .filter_map(|id| {
            let fee = sop.definition().fee(id)?;
            let amount = case.fees.get(id)?.outstanding();
            (!amount.is_zero()).then(|| FeeToPay {
                id: id.clone(),
                name: fee.name.clone(),
                law: fee.law.law.to_string(),
                amount,
            })
        })
        .collect()
}

/// Where the office of the service stands.
fn counter(sop: &CheckedSop) -> LocalizedText {
    let unit = sop.regency().unit(sop.definition().unit());
    let name = unit_name(sop);
    match unit.and_then(|unit| unit.address.as_ref()) {
        Some(address) => words::joined(&name, ", ", address),
        None => name,
    }
}

/// A position's name as whoever acted held it: `Plt. Kepala Dinas`.
fn with_deputy(name: LocalizedText, step: &Step, by: &Actor) -> LocalizedText {
    let deputy = match (by, &step.by) {
        (Actor::Officer(officer), Performer::Position(position)) => officer.deputy_for.get(position),
        (Actor::Officer(_) | Actor::Applicant | Actor::Helper(_) | Actor::System, _) => None,
    };
    match deputy {
        Some(deputy) => words::prefixed(deputy.prefix(), &name),
        None => name,
    }
}

/// Who did a step, deputies named as such.
fn doer(sop: &CheckedSop, step: &Step, by: &Actor) -> Holder {
    match holder(sop, step) {
        Holder::Applicant => Holder::Applicant,
        Holder::Position { name, unit } => Holder::Position {
            name: with_deputy(name, step, by),
            unit,
        },
    }
}

/// The first position in which an officer acted.
pub(crate) fn acting_position(sop: &CheckedSop, by: &Actor) -> Option<LocalizedText> {
    let Actor::Officer(officer) = by else { return None };
    let position = officer.positions.first()?;
    let name = sop.regency().position(position)?.name.clone();
    Some(match officer.deputy_for.get(position) {
        Some(deputy) => words::prefixed(deputy.prefix(), &name),
        None => name,
    })
}

/// What is late, by the name of the step or promise.
pub(crate) fn late_name(sop: &CheckedSop, step: Option<&StepId>, promise: Option<&PromiseId>) -> LocalizedText {
    let definition = sop.definition();
    let step = step
        .and_then(|step| definition.step(step))
        .map(|step| step.name.clone());
    let promised = || {
        let published = definition.promises.iter().find(|known| Some(&known.id) == promise)?;
        Some(published.name.clone())
    };
    step.or_else(promised).unwrap_or_default()
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
                revoked_at: entry.revoked,
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
            ground: words::ground(&made.ground),
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
        .filter(|(_, defect)| !case.deviations.waived.contains(&defect.requirement))
        .map(|(index, defect)| DefectView {
            requirement: defect.requirement.clone(),
            requirement_name: sop
                .definition()
                .requirement(&defect.requirement)
                .map(|asked| asked.name.clone())
                .unwrap_or_default(),
            field: field_of(sop, defect),
            explanation: Private(defect.explanation.clone()),
            is_late: waiting.late_defects.contains(&index),
        })
        .collect()
}

/// The field a defect is about, and what it is called.
pub(crate) fn field_of(sop: &CheckedSop, defect: &Defect) -> Option<(Name, LocalizedText)> {
    let asked = sop.definition().requirement(&defect.requirement)?;
    let named = defect.field.as_ref()?;
    let field = asked.fields.iter().find(|field| field.name == *named)?;
    Some((field.name.clone(), field.label.clone()))
}

/// Dates on which the steps would end if each took its longest time from now on, none after the promised one.
pub(crate) fn step_dates(
    sop: &CheckedSop,
    path: &[StepId],
    (now, promised): (Timestamp, Option<Timestamp>),
) -> Vec<(StepId, Date)> {
    let zone = sop.regency().zone;
    let mut clock = now;
    path.iter()
        .map(|id| {
            let step = sop.step(id);
            if !step.is_by_applicant() {
                clock = sop.calendar_for(step).add(clock, step.time);
            }
            (id.clone(), zone.date(thread::not_after_promise(clock, promised)))
        })
        .collect()
}
