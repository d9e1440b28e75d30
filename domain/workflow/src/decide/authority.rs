//! Who may do what: positions, superiors, and the applicant's own acts.

use std::collections::BTreeSet;

use maklumat_sop::{CheckedSop, Performer, Regency};
use maklumat_vocabulary::{OfficerId, PositionKey, StepId};

use crate::case::{Case, OpenStep};
use crate::command::{Actor, Deviation, Officer};
use crate::decide::draft::Draft;
use crate::refusal::Refusal;

impl Officer {
    /// The officer as an event names them: with only the positions that mattered for the act.
    pub(crate) fn acting_as(&self, positions: impl IntoIterator<Item = PositionKey>) -> Self {
        let positions: BTreeSet<PositionKey> = positions
            .into_iter()
            .filter(|position| self.positions.contains(position))
            .collect();
        let deputy_for = self
            .deputy_for
            .iter()
            .filter(|(position, _)| positions.contains(*position))
            .map(|(position, deputy)| (position.clone(), *deputy))
            .collect();
        Self {
            id: self.id.clone(),
            positions,
            deputy_for,
        }
    }
}

/// Lets an officer act on an open step, in the position that performs it: held by nobody else, and by another person
/// than in the steps it is separated from.
pub(crate) fn act_on_step(draft: &mut Draft<'_>, step: &StepId) -> Result<(), Refusal> {
    let open = draft
        .case
        .open_step(step)
        .ok_or_else(|| Refusal::StepNotOpen { step: step.clone() })?;
    match (&open.performer, &draft.by) {
        (Performer::Applicant, _) => act_for_applicant(draft),
        (Performer::Position(position), Actor::Officer(officer)) => {
            let acting = performing(draft, open, position, officer)?;
            draft.by = Actor::Officer(acting);
            Ok(())
        }
        (Performer::Position(_), Actor::Applicant | Actor::Helper(_) | Actor::System) => {
            Err(Refusal::StepForOfficer { step: step.clone() })
        }
    }
}

fn performing(
    draft: &Draft<'_>,
    open: &OpenStep,
    position: &PositionKey,
    officer: &Officer,
) -> Result<Officer, Refusal> {
    let step = open.step.clone();
    if !officer.positions.contains(position) {
        return Err(Refusal::PositionNotHeld {
            step,
            position: position.clone(),
        });
    }
    if let Some(holder) = &open.holder
        && holder.officer != officer.id
    {
        return Err(Refusal::HeldByAnother {
            step,
            holder: holder.officer.clone(),
        });
    }
    if !draft.case.deviations.same_person.contains(&step) {
        is_another_person(draft, &step, officer)?;
    } else if permitted_by(&draft.case, &step) == Some(&officer.id) {
        return Err(Refusal::OwnPermission { step });
    }
    Ok(officer.acting_as([position.clone()]))
}

/// Four eyes: an officer who has done none of the steps this one is separated from.
pub(crate) fn is_another_person(draft: &Draft<'_>, step: &StepId, officer: &Officer) -> Result<(), Refusal> {
    let separate_from = &draft.step(step)?.separate_from;
    let done = separate_from
        .iter()
        .find(|other| draft.case.doers(other).any(|doer| *doer == officer.id));
    match done {
        Some(other) => Err(Refusal::SamePerson {
            step: step.clone(),
            other: other.clone(),
        }),
        None => Ok(()),
    }
}

/// Who has let the step be done by a person the separation of duties excludes.
fn permitted_by<'c>(case: &'c Case, step: &StepId) -> Option<&'c OfficerId> {
    let grants = case.deviations.made.iter().rev();
    let mut grants = grants.filter(|made| matches!(&made.deviation, Deviation::SamePerson { step: of } if of == step));
    grants.next()?.by.as_ref()
}

/// Lets the actor do what is the applicant's: the applicant, a helper with consent, or an officer of the service at
/// the counter.
pub(crate) fn act_for_applicant(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    draft.by = for_applicant(draft.sop, &draft.by)?;
    Ok(())
}

pub(crate) fn for_applicant(sop: &CheckedSop, by: &Actor) -> Result<Actor, Refusal> {
    match by {
        Actor::Applicant | Actor::Helper(_) => Ok(by.clone()),
        Actor::Officer(officer) => {
            let serving: Vec<PositionKey> = officer
                .positions
                .iter()
                .filter(|position| serves(sop, position))
                .cloned()
                .collect();
            if serving.is_empty() {
                Err(Refusal::NotForThisActor)
            } else {
                Ok(Actor::Officer(officer.acting_as(serving)))
            }
        }
        Actor::System => Err(Refusal::NotForThisActor),
    }
}

/// Whether a position belongs to the service's unit or performs one of its steps.
#[must_use]
pub fn serves(sop: &CheckedSop, position: &PositionKey) -> bool {
    let definition = sop.definition();
    position.unit == *definition.unit()
        || definition
            .steps
            .iter()
            .any(|step| matches!(&step.by, Performer::Position(by) if by == position))
}

/// Lets the head of the service's unit act, or a superior of whoever performs the step (without one: any open step).
pub(crate) fn act_as_superior(draft: &mut Draft<'_>, step: Option<&StepId>) -> Result<(), Refusal> {
    let Actor::Officer(officer) = &draft.by else {
        return Err(Refusal::NotASuperior);
    };
    let acting = officer.acting_as(superiors(draft.sop, &draft.case, step));
    if acting.positions.is_empty() {
        return Err(Refusal::NotASuperior);
    }
    draft.by = Actor::Officer(acting);
    Ok(())
}

/// Positions that may deviate from the SOP in this case, and that are told when it is late: the head of the service's
/// unit, the superiors of the performers, and the heads of their units.
#[must_use]
pub fn superiors(sop: &CheckedSop, case: &Case, step: Option<&StepId>) -> BTreeSet<PositionKey> {
    let mut found: BTreeSet<PositionKey> = sop
        .regency()
        .unit(sop.definition().unit())
        .map(|unit| unit.head.clone())
        .into_iter()
        .collect();
    let performers: Vec<&Performer> = match step {
        Some(step) => sop.definition().step(step).map(|step| &step.by).into_iter().collect(),
        None => {
            let waiting = case
                .waiting
                .iter()
                .filter_map(|waiting| sop.definition().step(&waiting.step));
            case.open
                .iter()
                .map(|open| &open.performer)
                .chain(waiting.map(|step| &step.by))
                .collect()
        }
    };
    for performer in performers {
        if let Performer::Position(position) = performer {
            found.extend(above(sop.regency(), position));
        }
    }
    found
}

/// The positions above one: whom it reports to, and so on up, and the head of its unit.
#[must_use]
pub fn above(regency: &Regency, position: &PositionKey) -> BTreeSet<PositionKey> {
    let mut found: BTreeSet<PositionKey> = chain_above(regency, position).into_iter().collect();
    found.extend(regency.unit(&position.unit).map(|unit| unit.head.clone()));
    found.remove(position);
    found
}

/// Who a position reports to, and so on up. Ends also where an organisation file runs in a circle.
fn chain_above(regency: &Regency, position: &PositionKey) -> Vec<PositionKey> {
    let mut chain: Vec<PositionKey> = Vec::new();
    let mut above = regency
        .position(position)
        .and_then(|position| position.reports_to.clone());
    while let Some(superior) = above {
        if superior == *position || chain.contains(&superior) {
            break;
        }
        above = regency
            .position(&superior)
            .and_then(|position| position.reports_to.clone());
        chain.push(superior);
    }
    chain
}
