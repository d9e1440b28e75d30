//! A case moves to a newer version of its SOP: an explicit act with a mapping, checked before anything changes.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_sop::{ChangeClass, Definition, Exit, differences, step_differences};
use maklumat_vocabulary::{RequirementId, StepId};

use crate::case::OpenStep;
use crate::decide::authority::act_as_superior;
use crate::decide::carried::check_records;
use crate::decide::draft::Draft;
use crate::decide::file::File;
use crate::decide::flow::open;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Branch, Event, What};
use crate::refusal::Refusal;

/// The draft's SOP is the version to move to. Clocks keep running by the promise that was made.
pub(crate) fn move_version(
    mut draft: Draft<'_>,
    from: &Definition,
    steps: BTreeMap<StepId, StepId>,
    reason: String,
) -> Result<Vec<Event>, Refusal> {
    act_as_superior(&mut draft, None)?;
    let (from_version, to_version) = (draft.case.version, draft.sop.definition().version);
    if to_version <= from_version {
        return Err(Refusal::VersionNotNewer {
            case: from_version,
            given: to_version,
        });
    }
    if !has_words(Some(&reason)) {
        return Err(Refusal::ReasonNotGiven);
    }
    short_enough(Some(&reason))?;
    burdens_nobody(from, draft.sop.definition(), &steps)?;
    check_mapping(&draft, &steps)?;
    leaves_out_nothing(&draft, from, &steps)?;
    check_past(&draft, from, &steps)?;
    check_answers(&draft)?;
    let is_new = |id: &RequirementId| from.requirement(id).is_none();
    let requirements = draft.sop.definition().requirements.iter().map(|one| &one.id);
    let asked = requirements.filter(|id| is_new(id)).cloned().collect();
    draft.emit(What::Moved {
        from_version,
        to_version,
        steps,
        reason,
        asked,
    });
    check_records(&draft)?;
    reopen_changed(&mut draft)?;
    Ok(draft.into_events())
}

/// Whoever is served already keeps the terms of the day of submission where the new ones are heavier.
fn burdens_nobody(from: &Definition, to: &Definition, steps: &BTreeMap<StepId, StepId>) -> Result<(), Refusal> {
    let renamed = steps.iter().filter(|(old, new)| old != new);
    let renamed = renamed.filter_map(|(old, new)| Some(step_differences(from.step(old)?, to.step(new)?)));
    let burden = differences(from, to)
        .into_iter()
        .chain(renamed.flatten())
        .find(|difference| difference.class == ChangeClass::Burdening);
    match burden {
        Some(burden) => Err(Refusal::MoveBurdens { change: burden.words }),
        None => Ok(()),
    }
}

/// Steps behind the case that still matter have a name in the new version: who did them may not do others, their
/// failed checks are still to be repaired, and a promise may end with them.
fn check_past(draft: &Draft<'_>, from: &Definition, steps: &BTreeMap<StepId, StepId>) -> Result<(), Refusal> {
    let case = &draft.case;
    let is_separated = |id: &StepId| from.steps.iter().any(|step| step.separate_from.contains(id));
    let done = case.history.iter().map(|past| &past.step).filter(|id| is_separated(id));
    let running = case.clocks.iter().filter(|clock| clock.clock.stopped_at().is_none());
    let ends = running.filter_map(|clock| clock.until.as_ref());
    let mut matter = done.chain(case.failed_checks.keys()).chain(ends);
    match matter.find(|step| !steps.contains_key(*step) && draft.step(step).is_err()) {
        Some(step) => Err(Refusal::StepNotMapped { step: step.clone() }),
        None => Ok(()),
    }
}

/// A move is no short cut. A step that both versions know stays itself, unless the case goes back from it; and the case
/// goes on at a step only where what surely comes before it, as far as the old version knew it, is behind the case.
fn leaves_out_nothing(draft: &Draft<'_>, from: &Definition, steps: &BTreeMap<StepId, StepId>) -> Result<(), Refusal> {
    let is_known = |step: &StepId| draft.step(step).is_ok();
    let was_done = |step: &StepId| draft.case.history.iter().any(|past| past.step == *step);
    let goes_back = |old: &StepId, new: &StepId| !was_done(old) && draft.sop.reachable_steps_after(new).contains(old);
    let replaced = steps.iter().filter(|(old, new)| old != new && is_known(old));
    if let Some((step, _)) = replaced.into_iter().find(|(old, new)| !goes_back(old, new)) {
        return Err(Refusal::StepKeepsItsName { step: step.clone() });
    }
    let renamed = |step: &StepId| steps.get(step).unwrap_or(step).clone();
    let old: BTreeSet<StepId> = from
        .steps
        .iter()
        .flat_map(|step| [step.id.clone(), renamed(&step.id)])
        .collect();
    let case = &draft.case;
    let behind: BTreeSet<StepId> = case.history.iter().map(|past| renamed(&past.step)).collect();
    let resume_at = case.waiting.iter().map(|waiting| &waiting.resume_at);
    for step in case.open.iter().map(|open| &open.step).chain(resume_at).map(renamed) {
        let before = draft.sop.steps_surely_before(&step);
        if let Some(missing) = before
            .into_iter()
            .find(|one| old.contains(one) && !behind.contains(one))
        {
            return Err(Refusal::StepLeftOut { step, missing });
        }
    }
    Ok(())
}

fn check_mapping(draft: &Draft<'_>, steps: &BTreeMap<StepId, StepId>) -> Result<(), Refusal> {
    let resume_at = draft.case.waiting.iter().map(|waiting| &waiting.resume_at);
    for step in draft.case.open.iter().map(|open| &open.step).chain(resume_at) {
        let new = steps
            .get(step)
            .ok_or_else(|| Refusal::StepNotMapped { step: step.clone() })?;
        draft.step(new)?;
    }
    if let Some(extra) = steps.values().find(|step| draft.step(step).is_err()) {
        return Err(Refusal::StepUnknown { step: extra.clone() });
    }
    let standing = draft.case.open.iter().map(|open| (&open.step, &open.branch));
    let waiting = draft
        .case
        .waiting
        .iter()
        .map(|waiting| (&waiting.resume_at, &waiting.branch));
    for (step, branches) in standing.chain(waiting) {
        if !branches.iter().all(|branch| has_branch(draft, branch)) {
            return Err(Refusal::BranchesDiffer { step: step.clone() });
        }
    }
    // Two steps that become one would leave a branch nobody ends.
    let mut targets: Vec<&StepId> = draft
        .case
        .open
        .iter()
        .filter_map(|open| steps.get(&open.step))
        .collect();
    targets.sort();
    match targets.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Refusal::StepNotMapped { step: pair[0].clone() }),
        None => Ok(()),
    }
}

/// Whether the new version splits into the same branches: a case inside them keeps waiting at the same join.
fn has_branch(draft: &Draft<'_>, branch: &Branch) -> bool {
    draft.sop.definition().steps.iter().any(|step| match &step.exit {
        Exit::Parallel { branches, join } => {
            let arrived = draft.case.arrived.get(join);
            let others = draft
                .case
                .open
                .iter()
                .flat_map(|open| &open.branch)
                .filter(|other| other.join == *join);
            let underway = others.map(|other| &other.first).chain(arrived.into_iter().flatten());
            let waiting = draft
                .case
                .waiting
                .iter()
                .flat_map(|waiting| &waiting.branch)
                .map(|other| &other.first);
            let known: Vec<&StepId> = underway.chain(waiting).collect();
            *join == branch.join
                && branches.contains(&branch.first)
                && branches.iter().all(|first| known.contains(&first))
        }
        Exit::To(_) | Exit::Decision(_) => false,
    })
}

/// Conditions of the new version must find every value they may read.
fn check_answers(draft: &Draft<'_>) -> Result<(), Refusal> {
    let today = draft.day_of_submission();
    File {
        definition: draft.sop.definition(),
        facts: &draft.case.facts,
        today,
    }
    .check_answers()
}

/// Steps that another position performs in the new version start afresh there; all others go on where they were.
fn reopen_changed(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let changed: Vec<OpenStep> = draft
        .case
        .open
        .iter()
        .filter(|open| draft.step(&open.step).is_ok_and(|step| step.by != open.performer))
        .cloned()
        .collect();
    for OpenStep { step, branch, .. } in changed {
        let step = draft.step(&step)?;
        open(draft, step, branch)?;
    }
    Ok(())
}
