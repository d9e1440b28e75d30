//! After a move, whatever the rest of the way reads is known, or recorded on every way to where it is read.

use std::collections::BTreeSet;

use maklumat_sop::condition::Expression;
use maklumat_sop::{FeeAmount, Step};
use maklumat_vocabulary::{FeeId, Name, StepId};

use crate::decide::draft::Draft;
use crate::refusal::Refusal;

/// The draft's case stands in the new version. A value another branch still records counts as unknown: then the case
/// has to wait until the branches have met.
pub(crate) fn check_records(draft: &Draft<'_>) -> Result<(), Refusal> {
    let steps = &draft.sop.definition().steps;
    let unknown: BTreeSet<&Name> = steps
        .iter()
        .flat_map(|step| &step.records)
        .filter(|field| !draft.case.facts.contains_key(&field.name) && !is_out(draft, field.when.as_ref()))
        .map(|field| &field.name)
        .collect();
    for name in unknown {
        if let Some(step) = reader(draft, name)? {
            return Err(Refusal::RecordNotCarried {
                name: name.clone(),
                step,
            });
        }
    }
    Ok(())
}

/// A step ahead that reads the value before anybody has recorded it.
fn reader(draft: &Draft<'_>, name: &Name) -> Result<Option<StepId>, Refusal> {
    let open = draft.case.open.iter().map(|open| &open.step);
    let resumed = draft.case.waiting.iter().map(|waiting| &waiting.resume_at);
    let mut ahead: Vec<StepId> = open.chain(resumed).cloned().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = ahead.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let step = draft.step(&id)?;
        let records_it = step.records.iter().any(|field| field.name == *name);
        if reads(draft, step, name, records_it) {
            return Ok(Some(id));
        }
        if !records_it {
            ahead.extend(draft.sop.successors(&id));
        }
    }
    Ok(None)
}

fn reads(draft: &Draft<'_>, step: &Step, name: &Name, records_it: bool) -> bool {
    let names = |condition: Option<&Expression>| condition.is_some_and(|condition| condition.names().contains(name));
    if names(step.when.as_ref()) {
        return true;
    }
    if is_out(draft, step.when.as_ref()) {
        return false;
    }
    // What a step collects is settled when it opens; everything else may read what the step itself records.
    if step.collects.iter().any(|fee| is_priced_by(draft, fee, name)) {
        return true;
    }
    let in_checks = step
        .checks
        .iter()
        .any(|check| !is_out(draft, check.when.as_ref()) && (names(check.when.as_ref()) || names(Some(&check.pass))));
    let in_records = step.records.iter().any(|field| names(field.when.as_ref()));
    let in_outcomes = step.outcomes().iter().any(|outcome| names(outcome.when.as_ref()));
    !records_it && (in_checks || in_records || in_outcomes)
}

fn is_priced_by(draft: &Draft<'_>, fee: &FeeId, name: &Name) -> bool {
    let Some(fee) = draft.sop.definition().fee(fee) else {
        return false;
    };
    let in_amount = match &fee.amount {
        FeeAmount::Formula(formula) => formula.names().contains(name),
        FeeAmount::Table { by, rows } => by == name || rows.values().any(|row| row.names().contains(name)),
    };
    in_amount || fee.when.as_ref().is_some_and(|when| when.names().contains(name))
}

/// Whether the condition cannot hold in this case, whatever is still to come.
fn is_out(draft: &Draft<'_>, condition: Option<&Expression>) -> bool {
    condition.is_some_and(|condition| condition.settled_by(&draft.case.facts) == Some(false))
}
