//! A step is done: its results are what the SOP asks, and the case goes where the SOP says.

use std::collections::BTreeSet;

use maklumat_sop::{Ending, Exit, Outcome, Step, Target};
use maklumat_vocabulary::{LocalizedText, Money, Name, StepId};

use crate::command::{Defect, StepResult};
use crate::decide::authority::act_on_step;
use crate::decide::check_results::check_results;
use crate::decide::draft::Draft;
use crate::decide::flow::{close, go, owed_since, split};
use crate::decide::give_back::give_back;
use crate::event::{Branch, Event, What};
use crate::refusal::Refusal;

pub(crate) fn complete(mut draft: Draft<'_>, step: &StepId, result: StepResult) -> Result<Vec<Event>, Refusal> {
    act_on_step(&mut draft, step)?;
    if draft.case.open_opinions().any(|opinion| opinion.step == *step) {
        return Err(Refusal::OpinionPending);
    }
    finish(&mut draft, step, result)?;
    Ok(draft.into_events())
}

/// Completes an open step by whoever the draft says.
pub(crate) fn finish(draft: &mut Draft<'_>, step: &StepId, result: StepResult) -> Result<(), Refusal> {
    let published = draft.step(step)?;
    let branch = draft
        .case
        .open_step(step)
        .map(|open| open.branch.clone())
        .unwrap_or_default();
    let failed_checks = check_results(draft, published, &result)?;
    let unpaid = published
        .collects
        .iter()
        .filter_map(|fee| draft.case.fees.get(fee))
        .map(|entry| entry.outstanding());
    let amount: Money = unpaid.sum();
    if !amount.is_zero() {
        return Err(Refusal::FeesOutstanding { amount });
    }
    leave(draft, published, result, failed_checks, branch)
}

/// Writes down that the step is done and goes on from it.
pub(crate) fn leave(
    draft: &mut Draft<'_>,
    step: &Step,
    result: StepResult,
    failed_checks: Vec<Name>,
    branch: Vec<Branch>,
) -> Result<(), Refusal> {
    let outcome = chosen_outcome(step, &result)?;
    let StepResult {
        records,
        devices,
        defects,
        reasons,
        visit,
        note,
        ..
    } = result;
    let id = &step.id;
    draft.emit(What::StepCompleted {
        step: id.clone(),
        outcome: outcome.map(|outcome| outcome.id.clone()),
        records,
        devices,
        failed_checks,
        visit,
        note,
    });
    // Only now are this step's own measurements among the facts.
    if let Some(outcome) = outcome
        && !draft.holds(outcome.when.as_ref())?
    {
        return Err(Refusal::OutcomeNotAllowed {
            outcome: outcome.id.clone(),
        });
    }
    if !step.collects.is_empty() {
        draft.emit(What::FeesSettled { step: id.clone() });
    }
    if outcome.is_some_and(|outcome| outcome.marks_complete) {
        draft.emit(What::DeclaredComplete);
    }
    let of_outcome = outcome.and_then(|outcome| outcome.issues.as_ref());
    for product in step.issues.iter().chain(of_outcome) {
        nothing_owed(draft)?;
        draft.emit(What::ProductOrdered {
            product: product.clone(),
            step: id.clone(),
        });
    }
    match (&step.exit, outcome) {
        (Exit::To(target), _) => follow(draft, step, target, (defects, &reasons), branch),
        (Exit::Decision(_), Some(outcome)) => follow(draft, step, &outcome.target, (defects, &reasons), branch),
        (Exit::Decision(_), None) => Err(Refusal::OutcomeMissing { step: id.clone() }),
        (Exit::Parallel { branches, join }, _) => {
            nothing_returned(&defects)?;
            chosen_reasons(&[], &reasons, false)?;
            split(draft, branches, join, &branch)
        }
    }
}

/// Whether doing the step leaves nothing behind but that it was done.
pub(crate) fn is_mere_act(step: &Step) -> bool {
    step.records.is_empty() && step.checks.is_empty() && step.visit.is_none()
}

fn follow(
    draft: &mut Draft<'_>,
    step: &Step,
    target: &Target,
    (defects, reasons): (Vec<Defect>, &[usize]),
    branch: Vec<Branch>,
) -> Result<(), Refusal> {
    match target {
        Target::Next(next) => {
            nothing_returned(&defects)?;
            chosen_reasons(&[], reasons, false)?;
            go(draft, next, branch)
        }
        Target::Return { resume_at, within } => {
            chosen_reasons(&[], reasons, false)?;
            give_back(draft, step, (resume_at, *within), defects, branch)
        }
        Target::End {
            ending,
            reasons: published,
        } => {
            nothing_returned(&defects)?;
            let needs_reason = match ending {
                Ending::Refused | Ending::Redirected => true,
                Ending::Done | Ending::Withdrawn => false,
            };
            let reasons = chosen_reasons(published, reasons, needs_reason)?;
            if *ending == Ending::Done {
                nothing_owed(draft)?;
            }
            close(draft, *ending, reasons);
            Ok(())
        }
    }
}

fn chosen_outcome<'s>(step: &'s Step, result: &StepResult) -> Result<Option<&'s Outcome>, Refusal> {
    match (&result.outcome, &step.exit) {
        (None, Exit::Decision(_)) => Err(Refusal::OutcomeMissing { step: step.id.clone() }),
        (None, Exit::To(_) | Exit::Parallel { .. }) => Ok(None),
        (Some(outcome), _) => {
            let found = step.outcome(outcome);
            found.map(Some).ok_or_else(|| Refusal::OutcomeUnknown {
                outcome: outcome.clone(),
            })
        }
    }
}

/// What was paid for less may not be handed out for more.
fn nothing_owed(draft: &Draft<'_>) -> Result<(), Refusal> {
    let amount = owed_since(draft);
    if amount.is_zero() {
        Ok(())
    } else {
        Err(Refusal::FeesOutstanding { amount })
    }
}

fn nothing_returned(defects: &[Defect]) -> Result<(), Refusal> {
    if defects.is_empty() {
        Ok(())
    } else {
        Err(Refusal::DefectNotAsked)
    }
}

/// The published reasons an officer has chosen, each once, in the published order. [law: uu-25-2009-art-18]
fn chosen_reasons(published: &[LocalizedText], chosen: &[usize], is_needed: bool) -> Result<Vec<String>, Refusal> {
    let chosen: BTreeSet<usize> = chosen.iter().copied().collect();
    if is_needed && chosen.is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    let words = |index: usize| published.get(index).map(|reason| reason.id.clone());
    chosen
        .into_iter()
        .map(|index| words(index).ok_or(Refusal::ReasonUnknown { index }))
        .collect()
}
