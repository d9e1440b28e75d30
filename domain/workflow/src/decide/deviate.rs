//! Named overrides: by a superior, with a legal ground and a reason, shown to the applicant and counted.

use std::collections::BTreeMap;

use maklumat_calendar::{Duration, Timestamp};
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
    check_ground(&draft, &ground)?;
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
    let due = match &deviation {
        Deviation::Resume => dues_after(&draft),
        Deviation::Pause { .. }
        | Deviation::ExtendAnswer { .. }
        | Deviation::SamePerson { .. }
        | Deviation::WaiveRequirement { .. } => BTreeMap::new(),
    };
    draft.emit(What::Overridden {
        deviation,
        ground,
        reason,
        due,
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
    let (ground, due) = (paused.ground.clone(), dues_after(draft));
    draft.emit(What::Overridden {
        deviation: Deviation::Resume,
        ground,
        reason: "Jeda berakhir pada waktunya.".to_owned(),
        due,
    });
}

/// What a pause has taken from the open steps is given back to them, in the working time of their offices. A step that
/// was late before the pause stays late.
fn dues_after(draft: &Draft<'_>) -> BTreeMap<StepId, Timestamp> {
    let Some(paused) = &draft.case.deviations.paused else {
        return BTreeMap::new();
    };
    let moved = draft.case.office_steps().filter_map(|open| {
        let calendar = draft.sop.calendar_for(draft.step(&open.step).ok()?);
        let since = paused.since.max(open.opened_at);
        let taken = calendar.working_minutes_between(since, draft.now);
        let taken = Duration::minutes(u32::try_from(taken).unwrap_or(u32::MAX));
        (open.due >= since && !taken.is_zero()).then(|| (open.step.clone(), calendar.add(open.due, taken)))
    });
    moved.collect()
}

/// A ground is a citation of a regulation on file: `uu-25-2009`, `uu-25-2009 pasal 29`.
pub(crate) fn check_ground(draft: &Draft<'_>, ground: &str) -> Result<(), Refusal> {
    let Some(law) = ground.split_whitespace().next() else {
        return Err(Refusal::GroundMissing);
    };
    short_enough(Some(ground))?;
    if draft.sop.regency().laws.contains_key(&LawKey::new(law)) {
        Ok(())
    } else {
        Err(Refusal::GroundUnknown {
            ground: ground.to_owned(),
        })
    }
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
