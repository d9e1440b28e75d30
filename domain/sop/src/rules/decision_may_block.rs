//! Finds decisions in which, at times, no result may be chosen.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Code, Diagnostic, Name, Phrase, Severity, StepId, Text};

use crate::condition::Expression;
use crate::condition::scope::{Availability, Expected, Kind, Place, Scope};
use crate::model::FieldKind;
use crate::rules::Context;
use crate::source::draft::{DraftField, DraftStep};

pub(crate) static CODE: Code = Code {
    number: "SOP-019",
    name: "decision-may-block",
    severity: Severity::Error,
    finds: Text {
        id: "keputusan yang kadang tidak punya hasil yang boleh dipilih",
        en: "a decision in which at times no result may be chosen",
    },
    why: Text {
        id: "petugas tidak dapat meneruskan berkas, dan permohonan berhenti",
        en: "the officer cannot move the file on, and the case stops",
    },
    instead: Text {
        id: "sediakan satu hasil tanpa `when`, atau lengkapi syaratnya",
        en: "leave one outcome without `when`, or complete the conditions",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(case) = blocked_case(context, step) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "keputusan `{step}` tidak punya hasil yang boleh dipilih bila {case}",
            en: "decision `{step}` has no result that may be chosen when {case}",
        })
        .with("step", &step.id.value)
        .with("case", case);
        let fix = Text {
            id: "tambahkan hasil untuk keadaan itu, atau hapus salah satu `when`",
            en: "add a result for that case, or remove one of the when",
        };
        let address = format!("step.{}.outcome", step.id.value);
        found.push(Diagnostic::new(&CODE, address, step.exits.outcome_section, message).fix(Phrase::new(fix)));
    }
}

/// Whether at times no result of the decision may be chosen.
pub(crate) fn may_block(context: &Context<'_>, step: &DraftStep) -> bool {
    blocked_case(context, step).is_some()
}

/// The conditions of a decision's results, if every result has one.
fn conditions(step: &DraftStep) -> Vec<&Expression> {
    let outcomes = step.exits.outcomes();
    let conditions: Vec<&Expression> = outcomes.iter().filter_map(|outcome| outcome.when.value()).collect();
    if conditions.len() < outcomes.len() {
        Vec::new()
    } else {
        conditions
    }
}

/// A case in which no result may be chosen.
fn blocked_case(context: &Context<'_>, step: &DraftStep) -> Option<String> {
    let conditions = conditions(step);
    if conditions.len() < 2 {
        return None;
    }
    let scope = scope(context, step, &conditions);
    // What cannot be read there is a finding of its own.
    if conditions
        .iter()
        .any(|condition| !condition.check(&scope, Expected::Condition).is_empty())
    {
        return None;
    }
    Expression::escape(&conditions, &scope)
}

/// The names the conditions read, with type and bounds; whether they are known at the step is another rule's question.
fn scope(context: &Context<'_>, step: &DraftStep, conditions: &[&Expression]) -> Scope {
    let names: BTreeSet<Name> = conditions.iter().flat_map(|condition| condition.names()).collect();
    let is_read = |id: &str| names.contains(id);
    let mut scope = Scope::new(Place::Step(StepId::new(&step.id.value)));
    for variant in context
        .draft
        .variants
        .iter()
        .filter(|variant| is_read(&variant.id.value))
    {
        let options = variant.options.items().iter().map(|option| option.id.value.clone());
        let kind = Kind::Choice(options.collect());
        scope.insert(Name::new(&variant.id.value), kind, Availability::Always);
    }
    let records = context.draft.steps.iter().flat_map(|step| &step.records);
    let fields = context.draft.form_fields().map(|(_, field)| field).chain(records);
    for field in fields.filter(|field| is_read(&field.id.value)) {
        if let Some(kind) = field.kind.value() {
            scope.insert(Name::new(&field.id.value), Kind::from(kind), Availability::Always);
            bound(&mut scope, field, kind);
        }
    }
    scope
}

fn bound(scope: &mut Scope, field: &DraftField, kind: &FieldKind) {
    let is_whole = *kind == FieldKind::Integer;
    if is_whole {
        scope.mark_whole(Name::new(&field.id.value));
    }
    if !is_whole && *kind != FieldKind::Decimal {
        return;
    }
    for (relation, bound) in [(">=", &field.min), ("<=", &field.max)] {
        let within = bound
            .value()
            .and_then(|bound| Expression::parse(&format!("{} {relation} {bound}", field.id.value)).ok());
        if let Some(within) = within {
            scope.assume(within);
        }
    }
}
