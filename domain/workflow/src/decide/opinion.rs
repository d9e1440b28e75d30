//! Asking another unit what it thinks: in a step, within its time, and answered by whoever holds a position there.

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{PositionKey, StepId, UnitId};

use crate::case::{Case, OpenStep, Opinion};
use crate::command::{Actor, EvidenceForm};
use crate::decide::authority::act_on_step;
use crate::decide::draft::Draft;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

/// Working days a unit has for its answer where step and promise are both over.
const DAYS_WHEN_LATE: u32 = 3;

/// Until when another unit can be asked to answer in an open step: the end of the step. A late step may still need the
/// opinion, so it is given until the main promise of the case, or some working days from now where that has passed too.
/// Nothing is prolonged by it: the step and the case stay as late as they are.
pub(crate) fn limit(sop: &CheckedSop, case: &Case, step: &StepId, now: Timestamp) -> Option<Timestamp> {
    let ends = case.open_step(step)?.due;
    let calendar = sop.calendar();
    let promised = case.main_clock().and_then(|clock| clock.clock.due(calendar));
    let still_comes = |at: &Timestamp| *at > now;
    let limit = Some(ends).filter(still_comes).or_else(|| promised.filter(still_comes));
    Some(limit.unwrap_or_else(|| calendar.add(now, Duration::working_days(DAYS_WHEN_LATE))))
}

pub(crate) fn ask(
    mut draft: Draft<'_>,
    step: &StepId,
    (unit, due): (UnitId, Timestamp),
    (question, evidence): (String, Vec<String>),
) -> Result<Vec<Event>, Refusal> {
    if draft.case.open_step(step).is_some_and(OpenStep::is_for_applicant) {
        return Err(Refusal::StepForApplicant { step: step.clone() });
    }
    let ends = limit(draft.sop, &draft.case, step, draft.now);
    let ends = ends.ok_or_else(|| Refusal::StepNotOpen { step: step.clone() })?;
    act_on_step(&mut draft, step)?;
    let is_known = draft.sop.regency().unit(&unit).is_some();
    if !is_known || acts_in(&draft.by, &unit) {
        return Err(Refusal::OpinionOfOwnUnit);
    }
    if draft
        .case
        .open_opinions()
        .any(|opinion| opinion.unit == unit && opinion.step == *step)
    {
        return Err(Refusal::OpinionAlreadyAsked);
    }
    if due <= draft.now || due > ends {
        let zone = draft.sop.calendar().zone();
        return Err(Refusal::OpinionDue { ends, zone });
    }
    if !has_words(Some(&question)) {
        return Err(Refusal::OpinionEmpty);
    }
    short_enough(Some(&question))?;
    if !evidence.iter().all(|digest| was_handed_in(&draft.case, digest)) {
        return Err(Refusal::OpinionEvidence);
    }
    let number = u32::try_from(draft.case.opinions.len())
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    draft.emit(What::OpinionAsked {
        number,
        step: step.clone(),
        unit,
        due,
        question,
        evidence,
    });
    Ok(draft.into_events())
}

/// Once a working day is enough.
pub(crate) fn remind(mut draft: Draft<'_>, number: u32) -> Result<Vec<Event>, Refusal> {
    let (step, last) = {
        let opinion = asked(&draft.case, number)?;
        (opinion.step.clone(), opinion.reminded.unwrap_or(opinion.asked_at))
    };
    act_on_step(&mut draft, &step)?;
    let again = draft.sop.calendar().add(last, Duration::working_days(1));
    if draft.sop.calendar().date(draft.now) < draft.sop.calendar().date(again) {
        return Err(Refusal::OpinionJustReminded);
    }
    draft.emit(What::OpinionReminded { number });
    Ok(draft.into_events())
}

pub(crate) fn give(
    mut draft: Draft<'_>,
    number: u32,
    words: String,
    file: Option<String>,
) -> Result<Vec<Event>, Refusal> {
    let unit = asked(&draft.case, number)?.unit.clone();
    let Actor::Officer(officer) = &draft.by else {
        return Err(Refusal::NotForThisActor);
    };
    let there = |position: &&PositionKey| position.unit == unit;
    let positions: Vec<PositionKey> = officer.positions.iter().filter(there).cloned().collect();
    if positions.is_empty() {
        return Err(Refusal::NotForThisActor);
    }
    if !has_words(Some(&words)) {
        return Err(Refusal::OpinionEmpty);
    }
    short_enough(Some(&words))?;
    draft.by = Actor::Officer(officer.acting_as(positions));
    draft.emit(What::OpinionGiven { number, words, file });
    Ok(draft.into_events())
}

pub(crate) fn withdraw(mut draft: Draft<'_>, number: u32, reason: String) -> Result<Vec<Event>, Refusal> {
    let step = asked(&draft.case, number)?.step.clone();
    act_on_step(&mut draft, &step)?;
    if !has_words(Some(&reason)) {
        return Err(Refusal::ReasonNotGiven);
    }
    short_enough(Some(&reason))?;
    draft.emit(What::OpinionWithdrawn { number, reason });
    Ok(draft.into_events())
}

fn asked(case: &Case, number: u32) -> Result<&Opinion, Refusal> {
    case.open_opinions()
        .find(|opinion| opinion.number == number)
        .ok_or(Refusal::OpinionNotAsked)
}

fn acts_in(by: &Actor, unit: &UnitId) -> bool {
    match by {
        Actor::Officer(officer) => officer.positions.iter().any(|position| position.unit == *unit),
        Actor::Applicant | Actor::Helper(_) | Actor::System => false,
    }
}

fn was_handed_in(case: &Case, digest: &str) -> bool {
    case.evidence.values().any(|form| match form {
        EvidenceForm::Files(files) => files.iter().any(|file| file == digest),
        EvidenceForm::AtCounter | EvidenceForm::SeenBy(_) | EvidenceForm::Declared => false,
    })
}
