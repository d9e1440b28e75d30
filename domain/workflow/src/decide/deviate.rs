//! Named overrides: by a superior, with a legal ground and a reason, shown to the applicant and counted.

use std::collections::BTreeMap;

use maklumat_calendar::{Duration, Timestamp};
use maklumat_sop::Citation;
use maklumat_vocabulary::{LawKey, StepId};

use crate::command::{Actor, Deviation};
use crate::decide::authority::{act_as_superior, is_another_person};
use crate::decide::draft::Draft;
use crate::decide::file::{File, guard_requirement};
use crate::decide::values::{has_words, short_enough};
use crate::event::{Event, What};
use crate::refusal::Refusal;

pub(crate) fn deviate(
    mut draft: Draft<'_>,
    deviation: Deviation,
    ground: String,
    reason: String,
) -> Result<Vec<Event>, Refusal> {
    let step = match &deviation {
        Deviation::SamePerson { step } => Some(step),
        Deviation::Pause { .. }
        | Deviation::Resume
        | Deviation::ExtendAnswer { .. }
        | Deviation::WaiveRequirement { .. } => None,
    };
    act_as_superior(&mut draft, step)?;
    let ground = cited(&draft, &ground)?;
    if !has_words(Some(&reason)) {
        return Err(Refusal::ReasonNotGiven);
    }
    short_enough(Some(&reason))?;
    check_sense(&draft, &deviation)?;
    let extended = match &deviation {
        Deviation::ExtendAnswer { by } => {
            let waiting = draft.case.waiting.as_ref().ok_or(Refusal::NoReturnWaiting)?;
            Some((*by, draft.sop.calendar().add(waiting.until, *by)))
        }
        Deviation::Pause { .. }
        | Deviation::Resume
        | Deviation::SamePerson { .. }
        | Deviation::WaiveRequirement { .. } => None,
    };
    let Limits { due, timeout } = match &deviation {
        Deviation::Resume => limits_after(&draft),
        Deviation::Pause { .. }
        | Deviation::ExtendAnswer { .. }
        | Deviation::SamePerson { .. }
        | Deviation::WaiveRequirement { .. } => Limits::default(),
    };
    draft.emit(What::Overridden {
        deviation,
        ground,
        reason,
        due,
        timeout,
    });
    if let Some((by, until)) = extended {
        draft.emit(What::AnswerExtended { by, until });
    }
    Ok(draft.into_events())
}

/// A pause has run to its end.
pub(crate) fn end_pause(draft: &mut Draft<'_>) {
    let Some(paused) = &draft.case.deviations.paused else {
        return;
    };
    let ground = paused.ground.clone();
    let Limits { due, timeout } = limits_after(draft);
    draft.emit(What::Overridden {
        deviation: Deviation::Resume,
        ground,
        reason: "Jeda berakhir pada waktunya.".to_owned(),
        due,
        timeout,
    });
}

/// Where the times of the open steps end once a pause is over.
#[derive(Default)]
struct Limits {
    due: BTreeMap<StepId, Timestamp>,
    timeout: BTreeMap<StepId, Timestamp>,
}

/// What a pause has taken from the open steps is given back to them, in the working time of their offices. A step that
/// was late before the pause stays late.
fn limits_after(draft: &Draft<'_>) -> Limits {
    let mut limits = Limits::default();
    let Some(paused) = &draft.case.deviations.paused else {
        return limits;
    };
    let end = paused.ends_by(draft.now);
    for open in draft.case.office_steps() {
        let Ok(step) = draft.step(&open.step) else { continue };
        let calendar = draft.sop.calendar_for(step);
        let since = paused.since.max(open.opened_at);
        let taken = calendar.working_minutes_between(since, end);
        let taken = Duration::minutes(u32::try_from(taken).unwrap_or(u32::MAX));
        let moved = |limit: Timestamp| (limit >= since && !taken.is_zero()).then(|| calendar.add(limit, taken));
        limits.due.extend(moved(open.due).map(|due| (open.step.clone(), due)));
        let timeout = open.timeout.and_then(moved);
        limits.timeout.extend(timeout.map(|at| (open.step.clone(), at)));
    }
    limits
}

/// A ground is a citation of a regulation on file and nothing else: `uu-25-2009`, `uu-25-2009 pasal 29`. It is public
/// for ever; what is to be said about the case belongs in the reason.
pub(crate) fn cited(draft: &Draft<'_>, ground: &str) -> Result<String, Refusal> {
    let Some(law) = ground.split_whitespace().next() else {
        return Err(Refusal::GroundMissing);
    };
    short_enough(Some(ground))?;
    if !draft.sop.regency().laws.contains_key(&LawKey::new(law)) {
        return Err(Refusal::GroundUnknown { ground: law.to_owned() });
    }
    let citation = Citation::read(ground).ok_or(Refusal::GroundNotCited)?;
    Ok(citation.to_string())
}

/// A deviation has to change something.
fn check_sense(draft: &Draft<'_>, deviation: &Deviation) -> Result<(), Refusal> {
    let made = &draft.case.deviations;
    match deviation {
        Deviation::Pause { .. } if made.paused.is_some() => Err(Refusal::AlreadyPaused),
        Deviation::Pause { until } if until.is_none_or(|until| until <= draft.now) => Err(Refusal::PauseWithoutEnd),
        Deviation::Resume if made.paused.is_none() => Err(Refusal::NotPaused),
        Deviation::ExtendAnswer { .. } if draft.case.waiting.is_none() => Err(Refusal::NoReturnWaiting),
        Deviation::ExtendAnswer { by } if by.is_zero() => Err(Refusal::NoTimeAdded),
        Deviation::SamePerson { step } if draft.step(step)?.separate_from.is_empty() => {
            Err(Refusal::NothingSeparated { step: step.clone() })
        }
        Deviation::SamePerson { step } if made.same_person.contains(step) => {
            Err(Refusal::AlreadyPermitted { step: step.clone() })
        }
        // Nobody opens the door for themselves.
        Deviation::SamePerson { step } => match &draft.by {
            Actor::Officer(officer) => is_another_person(draft, step, officer),
            Actor::Applicant | Actor::Helper(_) | Actor::System => Ok(()),
        },
        Deviation::WaiveRequirement { requirement } if made.waived.contains(requirement) => {
            Err(Refusal::AlreadyWaived {
                requirement: requirement.clone(),
            })
        }
        Deviation::WaiveRequirement { requirement } => {
            let today = draft.day_of_submission();
            let file = File {
                definition: draft.sop.definition(),
                facts: &draft.case.facts,
                today,
            };
            guard_requirement(&file, &draft.case, requirement)
        }
        Deviation::Pause { .. } | Deviation::Resume | Deviation::ExtendAnswer { .. } => Ok(()),
    }
}
