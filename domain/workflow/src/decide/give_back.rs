//! Back to the applicant: every defect tied to a requirement of this case, and marked where it comes too late.

use std::collections::BTreeSet;

use maklumat_calendar::Duration;
use maklumat_sop::{Definition, Exit, Step, Target};
use maklumat_vocabulary::{RequirementId, StepId};

use crate::case::Returns;
use crate::command::Defect;
use crate::decide::draft::Draft;
use crate::decide::file::{File, guard_requirement};
use crate::decide::flow::cancel;
use crate::decide::values::{has_words, short_enough};
use crate::event::{Branch, What};
use crate::refusal::Refusal;

pub(crate) fn give_back(
    draft: &mut Draft<'_>,
    step: &Step,
    (resume_at, within): (&StepId, Duration),
    defects: Vec<Defect>,
    mut branch: Vec<Branch>,
) -> Result<(), Refusal> {
    if draft.case.waiting.is_some() {
        return Err(Refusal::AlreadyReturned);
    }
    check_defects(draft, &defects)?;
    let failed_checks: Vec<_> = draft.case.failed_checks.values().flatten().cloned().collect();
    // A plain step returns by its nature (a retest); a decision to return must say what is wrong.
    let is_decision = matches!(step.exit, Exit::Decision(_));
    if is_decision && defects.is_empty() && failed_checks.is_empty() {
        return Err(Refusal::DefectMissing);
    }
    let returns = &draft.case.returns;
    // A step that was under way in another branch at the last return could not add to it.
    let could_tell = !returns.elsewhere.contains(&step.id);
    let late = |defect: &Defect| could_tell && was_visible(returns, &defect.requirement);
    let late_defects = (0..defects.len()).filter(|&index| late(&defects[index])).collect();
    // Work resumes inside the innermost branch that holds the step it resumes at; the other branches go on.
    while branch
        .last()
        .is_some_and(|inner| !is_inside(draft.sop.definition(), inner, resume_at))
    {
        branch.pop();
    }
    cancel(draft, &branch);
    let until = draft.sop.calendar().add(draft.now, within);
    draft.emit(What::Returned {
        step: step.id.clone(),
        resume_at: resume_at.clone(),
        defects,
        late_defects,
        failed_checks,
        until,
        branch,
    });
    Ok(())
}

fn check_defects(draft: &Draft<'_>, defects: &[Defect]) -> Result<(), Refusal> {
    let file = File {
        definition: draft.sop.definition(),
        facts: &draft.case.facts,
        today: draft.day_of_submission(),
    };
    for Defect {
        requirement,
        field,
        explanation,
    } in defects
    {
        guard_requirement(&file, &draft.case, requirement)?;
        if let Some(name) = field {
            let published = file.definition.requirement(requirement);
            let is_of_it = published.is_some_and(|asked| asked.fields.iter().any(|field| field.name == *name));
            if !is_of_it {
                return Err(Refusal::AnswerNotAsked { name: name.clone() });
            }
        }
        if !has_words(Some(explanation)) {
            return Err(Refusal::DefectUnexplained {
                requirement: requirement.clone(),
            });
        }
        short_enough(Some(explanation))?;
    }
    Ok(())
}

/// The one-return rule: the requirement lay in the file, unchanged, when it was returned before, and nobody named it.
fn was_visible(returns: &Returns, requirement: &RequirementId) -> bool {
    let touched = returns.touched.get(requirement).copied().unwrap_or(0);
    let was_returned = returns.latest.is_some_and(|latest| latest > touched);
    let was_named = returns.named.get(requirement).is_some_and(|named| *named > touched);
    was_returned && !was_named
}

/// Whether a step can be reached from a branch's first step before the branches meet.
fn is_inside(definition: &Definition, branch: &Branch, step: &StepId) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![&branch.first];
    while let Some(id) = ahead.pop() {
        if *id == branch.join || !seen.insert(id) {
            continue;
        }
        if id == step {
            return true;
        }
        let Some(published) = definition.step(id) else { continue };
        match &published.exit {
            Exit::To(target) => ahead.extend(onward(target)),
            Exit::Decision(outcomes) => ahead.extend(outcomes.iter().filter_map(|outcome| onward(&outcome.target))),
            Exit::Parallel { branches, join } => ahead.extend(branches.iter().chain([join])),
        }
        ahead.extend(published.timeout.as_ref().map(|timeout| &timeout.next));
    }
    false
}

/// Where a target goes without the applicant.
const fn onward(target: &Target) -> Option<&StepId> {
    match target {
        Target::Next(next) => Some(next),
        Target::Return { .. } | Target::End { .. } => None,
    }
}
