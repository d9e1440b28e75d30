//! From one step to the next: skipping what a case does not need, splitting, joining, ending.

use std::collections::BTreeSet;

use maklumat_calendar::{Calendar, Duration, TimeUnit, Timestamp};
use maklumat_sop::{Ending, Exit, Performer, Step, Target};
use maklumat_vocabulary::{FeeId, Money, StepId};

use crate::case::{Case, FeeEntry, OpenStep, Passage};
use crate::decide::complete::is_mere_act;
use crate::decide::draft::Draft;
use crate::event::{Branch, What};
use crate::fees::fee_amount;
use crate::refusal::Refusal;

/// Goes to a step, past all that this case does not need.
pub(crate) fn go(draft: &mut Draft<'_>, to: &StepId, mut branch: Vec<Branch>) -> Result<(), Refusal> {
    let mut to = to.clone();
    // More skips than steps would be a circle of skipped steps; then the step opens rather than the case hang.
    for _ in 0..=draft.sop.definition().steps.len() + branch.len() {
        if branch.last().is_some_and(|inner| inner.join == to) && !join(draft, &mut branch) {
            return Ok(());
        }
        if let Some(open) = draft.case.open_step(&to) {
            // Another branch is at this step and does it for both: this one has only to arrive where they meet.
            match branch.last().filter(|_| open.branch != branch) {
                Some(inner) => to = inner.join.clone(),
                None => return Ok(()),
            }
            continue;
        }
        let step = draft.step(&to)?;
        if is_needed(draft, step)? {
            return open(draft, step, branch);
        }
        draft.emit(What::StepSkipped { step: to.clone() });
        if !step.collects.is_empty() {
            demand_no_more(draft, step);
            draft.emit(What::FeesSettled { step: to.clone() });
        }
        match &step.exit {
            Exit::To(Target::Next(next) | Target::Return { resume_at: next, .. }) => to = next.clone(),
            Exit::To(Target::End { ending, .. }) => {
                close(draft, *ending, Vec::new());
                return Ok(());
            }
            Exit::Parallel { branches, join } => return split(draft, branches, join, &branch),
            Exit::Decision(_) => return open(draft, step, branch),
        }
    }
    let step = draft.step(&to)?;
    open(draft, step, branch)
}

/// Opens the first step of every branch.
pub(crate) fn split(
    draft: &mut Draft<'_>,
    branches: &[StepId],
    join: &StepId,
    outer: &[Branch],
) -> Result<(), Refusal> {
    for first in branches {
        let mut branch = outer.to_vec();
        branch.push(Branch {
            join: join.clone(),
            first: first.clone(),
        });
        go(draft, first, branch)?;
        // A branch can end the case; then there is nothing left to open.
        if !draft.case.is_open() {
            break;
        }
    }
    Ok(())
}

/// Whether what a step collects has been collected, or was nothing.
pub(crate) fn is_collected(case: &Case, step: &Step) -> bool {
    case.open_step(&step.id).is_none()
        && case
            .history
            .iter()
            .any(|past| past.step == step.id && matches!(past.how, Passage::Done { .. } | Passage::Skipped))
}

/// What answers have added to fees that were collected before.
pub(crate) fn owed_since(draft: &Draft<'_>) -> Money {
    let steps = draft.sop.definition().steps.iter();
    let fees: BTreeSet<&FeeId> = steps
        .filter(|step| is_collected(&draft.case, step))
        .flat_map(|step| &step.collects)
        .collect();
    let entries = fees.into_iter().filter_map(|fee| draft.case.fees.get(fee));
    entries.map(FeeEntry::outstanding).sum()
}

/// Opens a step and makes due what it collects.
pub(crate) fn open(draft: &mut Draft<'_>, step: &Step, branch: Vec<Branch>) -> Result<(), Refusal> {
    let calendar = draft.sop.calendar_for(step);
    let from = begins(draft, step);
    let due = step_due(calendar, from, step.time);
    let timeout = step.timeout.as_ref().map(|timeout| calendar.add(from, timeout.after));
    draft.emit(What::StepOpened {
        step: step.id.clone(),
        performer: step.by.clone(),
        due,
        timeout,
        branch,
    });
    make_due(draft, step)
}

/// From when the time of a step counts. An applicant whose form is only entered now could do nothing before.
fn begins(draft: &Draft<'_>, step: &Step) -> Timestamp {
    match (&draft.case.paper, &step.by) {
        (Some(paper), Performer::Applicant) => draft.now.max(paper.entered_at),
        (Some(_), Performer::Position(_)) | (None, _) => draft.now,
    }
}

/// Makes due what a step collects, by the answers as they are now.
pub(crate) fn make_due(draft: &mut Draft<'_>, step: &Step) -> Result<(), Refusal> {
    for fee in &step.collects {
        let amount = amount_due(draft, fee)?;
        demand(draft, fee, amount);
    }
    Ok(())
}

/// What a step that is not needed would have collected is asked of nobody, unless another open step collects it.
fn demand_no_more(draft: &mut Draft<'_>, step: &Step) {
    for fee in &step.collects {
        let collects = |open: &OpenStep| draft.step(&open.step).is_ok_and(|step| step.collects.contains(fee));
        if !draft.case.open.iter().any(collects) {
            demand(draft, fee, Money::ZERO);
        }
    }
}

/// What is paid stays paid; what is not yet paid follows the answers.
fn demand(draft: &mut Draft<'_>, fee: &FeeId, amount: Money) {
    let (due, paid) = draft
        .case
        .fees
        .get(fee)
        .map_or((Money::ZERO, Money::ZERO), |entry| (entry.due, entry.paid));
    let amount = amount.max(paid);
    if amount != due {
        draft.emit(What::FeeDue {
            fee: fee.clone(),
            amount,
        });
    }
}

/// Ends the case; whatever is still open is closed with it.
pub(crate) fn close(draft: &mut Draft<'_>, ending: Ending, reasons: Vec<String>) {
    cancel(draft, &[]);
    let waived = draft.case.deviations.waived.iter().cloned().collect();
    draft.emit(What::Closed {
        ending,
        reasons,
        waived,
    });
}

/// Closes the open steps of a branch and of the branches inside it; with no branch, all of them.
pub(crate) fn cancel(draft: &mut Draft<'_>, branch: &[Branch]) {
    let inside = draft.case.open.iter().filter(|open| open.branch.starts_with(branch));
    let steps: Vec<StepId> = inside.map(|open| open.step.clone()).collect();
    for step in steps {
        draft.emit(What::StepCancelled { step });
    }
}

/// The fees of a step with something left to pay.
pub(crate) fn fees_to_pay(draft: &Draft<'_>, step: &Step) -> Result<Vec<(FeeId, Money)>, Refusal> {
    let mut fees = Vec::new();
    for fee in &step.collects {
        let paid = draft.case.fees.get(fee).map_or(Money::ZERO, |entry| entry.paid);
        let amount = amount_due(draft, fee)?;
        if amount > paid {
            fees.push((fee.clone(), amount));
        }
    }
    Ok(fees)
}

fn amount_due(draft: &Draft<'_>, fee: &FeeId) -> Result<Money, Refusal> {
    match draft.sop.definition().fee(fee) {
        Some(published) => fee_amount(published, &draft.case.facts, draft.day_of_submission()),
        None => Ok(Money::ZERO),
    }
}

/// Lets the innermost branch arrive. Whether it was the last one, so that the join can open.
fn join(draft: &mut Draft<'_>, branch: &mut Vec<Branch>) -> bool {
    let Some(Branch { join, first }) = branch.pop() else {
        return true;
    };
    draft.emit(What::BranchArrived {
        join: join.clone(),
        from: first,
    });
    let arrived = draft.case.arrived.get(&join);
    draft.sop.definition().steps.iter().any(|step| match &step.exit {
        Exit::Parallel { branches, join: met } => {
            *met == join
                && branches
                    .iter()
                    .all(|branch| arrived.is_some_and(|arrived| arrived.contains(branch)))
        }
        Exit::To(_) | Exit::Decision(_) => false,
    })
}

/// A step is needed where its condition holds, and an applicant need not "pay" nothing.
fn is_needed(draft: &Draft<'_>, step: &Step) -> Result<bool, Refusal> {
    if !draft.holds(step.when.as_ref())? {
        return Ok(false);
    }
    let is_payment = step.by == Performer::Applicant
        && !step.collects.is_empty()
        && is_mere_act(step)
        && matches!(step.exit, Exit::To(_));
    Ok(!is_payment || !fees_to_pay(draft, step)?.is_empty())
}

/// When a step's own time ends. "0 hari kerja" means on the same working day, not at once.
fn step_due(calendar: &Calendar, now: Timestamp, time: Duration) -> Timestamp {
    let is_in_days = matches!(time.unit, TimeUnit::Day | TimeUnit::WorkingDay);
    if time.is_zero() && is_in_days {
        let today = calendar.date(calendar.opens_next(now));
        return calendar.closing(today).unwrap_or(now).max(now);
    }
    calendar.add(now, time)
}
