//! One open step as whoever works on it sees it: what to decide, record, measure and look at.

use maklumat_calendar::Timestamp;
use maklumat_sop::condition::Expression;
use maklumat_sop::{CheckedSop, Ending, Exit, Outcome, RequirementKind, Step, Target};
use maklumat_vocabulary::{FeeId, LocalizedText, ProductId};
use maklumat_workflow::{Actor, Case, Command, OpenStep, decide, opinion_limit};

use super::{Look, threshold};
use crate::cases::signature::may_issue;
use crate::cases::{tracking, words};
use crate::conditions::applies;
use crate::views::FeeView;
use crate::views::application::Input;
use crate::views::case_file::{
    ChecklistLine, OpenStepView, OutcomeKind, OutcomeView, RecordView, StepHolder, UnsignedView,
};

pub(super) fn open_step(
    sop: &CheckedSop,
    case: &Case,
    open: &OpenStep,
    (look, now): (&Look<'_>, Timestamp),
) -> OpenStepView {
    let step = sop.step(&open.step);
    let holder = match &open.holder {
        None => StepHolder::Nobody,
        Some(holder) if holder.officer == look.officer.id => StepHolder::You,
        Some(holder) => StepHolder::Another {
            name: (look.name)(&holder.officer),
            since: holder.since,
        },
    };
    let (returns_within, reasons) = plain_exit(step);
    OpenStepView {
        step: step.id.clone(),
        name: step.name.clone(),
        output: step.output.clone(),
        inputs: step.inputs.clone(),
        due: open.due,
        opinion_until: opinion_limit(sop, case, &open.step, now).unwrap_or(open.due),
        overtaken: if holder == StepHolder::You {
            0
        } else {
            (look.overtaken)(step.id.as_str())
        },
        holder,
        outcomes: step
            .outcomes()
            .iter()
            .filter(|outcome| may_be_chosen(outcome, sop, step, case))
            .map(|outcome| outcome_view(sop, outcome))
            .collect(),
        records: records(sop, case, step),
        checklist: checklist(sop, case, step),
        barred: Vec::new(),
        fees: fees(sop, case, step),
        needs_visit: step.visit.is_some(),
        returns_within,
        issues: step
            .issues
            .as_ref()
            .and_then(|id| sop.definition().product(id))
            .map(|product| product.name.clone()),
        is_signature: may_issue(step),
        unsigned: if may_sign(sop, case, open, (look, now)) {
            unsigned(sop, case, step)
        } else {
            Vec::new()
        },
        reasons,
    }
}

fn plain_exit(step: &Step) -> (Option<LocalizedText>, Vec<LocalizedText>) {
    match &step.exit {
        Exit::To(Target::Return { within, .. }) => (Some(words::duration(*within)), Vec::new()),
        Exit::To(Target::End { reasons, .. }) => (None, reasons.clone()),
        Exit::To(Target::Next(_)) | Exit::Decision(_) | Exit::Parallel { .. } => (None, Vec::new()),
    }
}

/// Outcomes whose condition already fails are not offered. Those that depend on checks or on what this step records
/// are: the values come with the same form, and the engine decides.
fn may_be_chosen(outcome: &Outcome, sop: &CheckedSop, step: &Step, case: &Case) -> bool {
    let Some(when) = &outcome.when else { return true };
    if when.mentions_all_checks_passed() || reads_records(when, step) {
        return true;
    }
    applies(Some(when), &case.facts, sop.regency().zone.date(case.submitted_at))
}

/// Whether a condition reads a value that is recorded in the very step.
fn reads_records(when: &Expression, step: &Step) -> bool {
    let names = when.names();
    step.records.iter().any(|field| names.contains(&field.name))
}

/// Whether the step is in the officer's hands, or theirs to take.
fn may_sign(sop: &CheckedSop, case: &Case, open: &OpenStep, (look, now): (&Look<'_>, Timestamp)) -> bool {
    match &open.holder {
        Some(holder) => holder.officer == look.officer.id,
        None => {
            let take = Command::Take {
                step: open.step.clone(),
                overtaken: 0,
                reason: None,
            };
            decide(sop, case, take, &Actor::Officer(look.officer.clone()), now).is_ok()
        }
    }
}

/// What can be looked at before it is signed: products that are documents of ours.
fn unsigned(sop: &CheckedSop, case: &Case, step: &Step) -> Vec<UnsignedView> {
    let view = |product: &ProductId, outcome: Option<&Outcome>, reasons: &[LocalizedText]| {
        let product = sop.definition().product(product)?;
        product.template.as_ref()?;
        Some(UnsignedView {
            name: product.name.clone(),
            outcome: outcome.map(|outcome| (outcome.id.clone(), outcome.name.clone())),
            needs_form: !step.records.is_empty() || step.visit.is_some() || !reasons.is_empty(),
        })
    };
    let (_, reasons) = plain_exit(step);
    let plain = step.issues.as_ref().filter(|_| step.outcomes().is_empty());
    let plain = plain.and_then(|product| view(product, None, &reasons));
    let decisions = step.outcomes().iter();
    let decisions = decisions.filter(|outcome| may_be_chosen(outcome, sop, step, case));
    let decided = decisions.filter_map(|outcome| {
        let product = step.issues.as_ref().or(outcome.issues.as_ref())?;
        view(product, Some(outcome), &outcome_view(sop, outcome).reasons)
    });
    plain.into_iter().chain(decided).collect()
}

fn outcome_view(sop: &CheckedSop, outcome: &Outcome) -> OutcomeView {
    let (kind, within, reasons) = match &outcome.target {
        Target::Next(_) => (OutcomeKind::GoesOn, None, Vec::new()),
        Target::Return { within, .. } => (OutcomeKind::Returns, Some(words::duration(*within)), Vec::new()),
        Target::End {
            ending: Ending::Done,
            reasons,
        } => (OutcomeKind::Ends(Ending::Done), None, reasons.clone()),
        Target::End { ending, reasons } => (OutcomeKind::Ends(*ending), None, reasons.clone()),
    };
    OutcomeView {
        id: outcome.id.clone(),
        label: outcome.name.clone(),
        kind,
        next: match &outcome.target {
            Target::Next(step) => Some(sop.step(step).name.clone()),
            Target::Return { .. } | Target::End { .. } => None,
        },
        within,
        reasons,
    }
}

fn records(sop: &CheckedSop, case: &Case, step: &Step) -> Vec<RecordView> {
    let today = sop.regency().zone.date(case.submitted_at);
    let unit = sop.regency().unit(sop.definition().unit());
    step.records
        .iter()
        .filter(|field| {
            let is_decided_here = field.when.as_ref().is_some_and(|when| reads_records(when, step));
            is_decided_here || applies(field.when.as_ref(), &case.facts, today)
        })
        .map(|field| RecordView {
            only_if: field
                .when
                .as_ref()
                .filter(|when| reads_records(when, step))
                .map(|when| LocalizedText::indonesian(threshold(sop, step, when))),
            input: Input {
                is_locked: false,
                name: field.name.clone(),
                label: field.label.clone(),
                kind: field.kind.clone(),
                unit: field.unit.clone(),
                optional: field.optional,
                typed: Vec::new(),
            },
            device: field
                .device
                .as_ref()
                .and_then(|id| unit?.devices.get(id))
                .map(|device| device.name.clone()),
            thresholds: step
                .checks
                .iter()
                .filter(|check| {
                    let when = check.when.as_ref();
                    check.pass.names().contains(&field.name)
                        && (when.is_some_and(|when| reads_records(when, step)) || applies(when, &case.facts, today))
                })
                .map(|check| LocalizedText::indonesian(threshold(sop, step, &check.pass)))
                .collect(),
            verdicts: Vec::new(),
        })
        .collect()
}

/// What a step needs: what the program can see is there or missing, and the rest is for the officer to see.
fn checklist(sop: &CheckedSop, case: &Case, step: &Step) -> Vec<ChecklistLine> {
    let mut lines: Vec<ChecklistLine> = step
        .inputs
        .iter()
        .map(|input| ChecklistLine {
            words: input.clone(),
            is_fine: None,
        })
        .collect();
    let today = sop.regency().zone.date(case.submitted_at);
    let asked = maklumat_workflow::applicable_requirements(sop, &case.facts, today).unwrap_or_default();
    let missing = asked.into_iter().filter(|requirement| {
        is_paper(requirement.kind) && !requirement.optional && !case.evidence.contains_key(&requirement.id)
    });
    lines.extend(missing.map(|requirement| ChecklistLine {
        words: requirement.name.clone(),
        is_fine: Some(false),
    }));
    if !case.failed_checks.is_empty() {
        lines.push(ChecklistLine {
            words: words::CHECKS_PASS.text(),
            is_fine: Some(case.all_checks_pass()),
        });
    }
    if !case.fees.is_empty() {
        lines.push(ChecklistLine {
            words: words::FEES_PAID.text(),
            is_fine: Some(case.outstanding().is_zero()),
        });
    }
    lines
}

const fn is_paper(kind: RequirementKind) -> bool {
    match kind {
        RequirementKind::Data | RequirementKind::Condition => false,
        RequirementKind::Copy | RequirementKind::Shown | RequirementKind::Surrendered | RequirementKind::Statement => {
            true
        }
    }
}

fn fees(sop: &CheckedSop, case: &Case, step: &Step) -> Vec<(FeeId, FeeView)> {
    tracking::taken_in(sop, case, step)
        .into_iter()
        .filter_map(|id| {
            let fee = sop.definition().fee(id)?;
            let entry = case.fees.get(id)?;
            let view = FeeView {
                name: fee.name.clone(),
                law: fee.law.law.to_string(),
                due: Some(entry.due),
                paid: Some(entry.paid).filter(|paid| !paid.is_zero()),
                receipt: entry.receipts.last().cloned(),
            };
            Some((id.clone(), view))
        })
        .collect()
}
