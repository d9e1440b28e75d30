//! Checks every condition and amount where it stands: with the names that are known there.
//!
//! The kinds of finding are those of the `condition` module, `EXP-001` to `EXP-007`.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Diagnostic, Name, Span, Spanned, StepId};

use crate::condition::Expression;
use crate::condition::scope::{Availability, Expected, Kind, Place, Scope};
use crate::rules::Context;
use crate::source::address::Address;
use crate::source::draft::{DraftFee, DraftField, DraftRequirement, DraftStep};
use crate::source::slot::Slot;
use crate::source::values::locate;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut expressions = Expressions {
        context,
        untyped: BTreeSet::new(),
        form: Scope::new(Place::Application),
        records: Vec::new(),
        steps: context
            .draft
            .steps
            .iter()
            .map(|step| StepId::new(&step.id.value))
            .collect(),
        found,
    };
    expressions.gather();
    expressions.check_form();
    for fee in &context.draft.fees {
        expressions.fee(fee);
    }
    for at in 0..context.flow.nodes.len() {
        expressions.step(at);
    }
}

struct Expressions<'a, 'c> {
    context: &'a Context<'c>,
    /// Names whose type could not be read: nothing is said about them.
    untyped: BTreeSet<String>,
    /// Variants and answers.
    form: Scope,
    /// What steps record, with whether it is there once the step is done.
    records: Vec<(usize, Name, Kind, Availability)>,
    steps: Vec<StepId>,
    found: &'a mut Vec<Diagnostic>,
}

/// Where records are known.
#[derive(Clone, Copy)]
enum Moment {
    Application,
    /// Before the step is done.
    Before(usize),
    /// While it is done: its own records are there.
    During(usize),
    /// Nobody knows when, so everything counts as known.
    Anytime,
}

impl Expressions<'_, '_> {
    fn check_form(&mut self) {
        let scope = self.scope(Moment::Application);
        for requirement in &self.context.draft.requirements {
            let address = Address::of(&["requirement", &requirement.id.value]);
            self.condition(&requirement.when, &scope, address.with("when"));
            let mut inner = scope.clone();
            assume(&mut inner, &requirement.when);
            self.condition(&requirement.rule, &inner, address.with("rule"));
            for field in &requirement.fields {
                self.condition(
                    &field.when,
                    &inner,
                    address.with("field").with(&field.id.value).with("when"),
                );
            }
        }
        for promise in &self.context.draft.promises {
            self.condition(
                &promise.when,
                &scope,
                Address::of(&["promise", &promise.id.value, "when"]),
            );
        }
    }

    /// A fee is reckoned when the step that collects it opens.
    fn fee(&mut self, fee: &DraftFee) {
        let collecting: Vec<usize> = (0..self.context.flow.nodes.len())
            .filter(|at| self.context.flow.nodes[*at].collects.contains(&fee.id.value))
            .collect();
        if collecting.is_empty() {
            self.fee_at(fee, Moment::Anytime);
        }
        for at in collecting {
            self.fee_at(fee, Moment::Before(at));
        }
    }

    fn fee_at(&mut self, fee: &DraftFee, moment: Moment) {
        let address = Address::of(&["fee", &fee.id.value]);
        let mut scope = self.scope(moment);
        if let Moment::Before(at) = moment {
            assume(&mut scope, &self.context.draft.steps[at].when);
        }
        self.condition(&fee.when, &scope, address.with("when"));
        assume(&mut scope, &fee.when);
        self.expression(&fee.amount, &scope, Expected::Amount, address.with("amount"));
        for row in fee.table.items() {
            self.expression(
                &row.amount,
                &scope,
                Expected::Amount,
                address.with("table").with(&row.option.value),
            );
        }
        // The choice a table goes by must be known as surely as any name in a condition.
        if let Some(by) = fee.by.read()
            && let Some(option) = self
                .context
                .choices()
                .get(by.value.as_str())
                .and_then(|options| options.first())
            && let Ok(reading) = Expression::parse(&format!("{} is {}", by.value, option.id.value))
        {
            self.check(
                &Spanned::new(reading, by.span),
                &scope,
                Expected::Condition,
                address.with("by"),
            );
        }
    }

    fn step(&mut self, at: usize) {
        let context = self.context;
        let step: &DraftStep = &context.draft.steps[at];
        let address = Address::of(&["step", &step.id.value]);
        if !step.when.is_missing() {
            let scope = self.scope(Moment::Before(at));
            self.condition(&step.when, &scope, address.with("when"));
        }
        let has_more = step.records.iter().any(|record| !record.when.is_missing())
            || !step.checks.is_empty()
            || step.exits.outcomes().iter().any(|outcome| !outcome.when.is_missing());
        if !has_more {
            return;
        }
        let mut scope = self.scope(Moment::During(at));
        assume(&mut scope, &step.when);
        for record in &step.records {
            self.condition(
                &record.when,
                &scope,
                address.with("record").with(&record.id.value).with("when"),
            );
        }
        for check in &step.checks {
            let address = address.with("check").with(&check.id.value);
            self.condition(&check.when, &scope, address.with("when"));
            let mut inner = scope.clone();
            assume(&mut inner, &check.when);
            self.condition(&check.pass, &inner, address.with("pass"));
        }
        for outcome in step.exits.outcomes() {
            self.condition(
                &outcome.when,
                &scope,
                address.with("outcome").with(&outcome.id.value).with("when"),
            );
        }
    }

    fn condition(&mut self, slot: &Slot<Expression>, scope: &Scope, address: Address<'_>) {
        self.expression(slot, scope, Expected::Condition, address);
    }

    fn expression(&mut self, slot: &Slot<Expression>, scope: &Scope, expected: Expected, address: Address<'_>) {
        if let Some(written) = slot.read() {
            self.check(written, scope, expected, address);
        }
    }

    fn check(&mut self, written: &Spanned<Expression>, scope: &Scope, expected: Expected, address: Address<'_>) {
        let source = written.value.source();
        for error in written.value.check(scope, expected) {
            let word = source.get(error.span.start..error.span.end).unwrap_or("");
            if self.untyped.contains(word) {
                continue;
            }
            let span: Span = locate(self.context.text, written.span, source, error.span);
            let mut finding = Diagnostic::new(error.code(), address.to_string(), span, error.phrase());
            finding.fix = error.fix();
            self.found.push(finding);
        }
    }

    fn scope(&self, moment: Moment) -> Scope {
        let mut scope = self.form.clone();
        scope.move_to(match moment {
            Moment::Application | Moment::Anytime => Place::Application,
            Moment::Before(at) | Moment::During(at) => Place::Step(self.steps[at].clone()),
        });
        if self.records.is_empty() {
            return scope;
        }
        let before = match moment {
            Moment::Before(at) | Moment::During(at) => self.context.flow.surely_before(at),
            Moment::Application | Moment::Anytime => Vec::new(),
        };
        for (at, name, kind, given) in &self.records {
            let is_known = match moment {
                Moment::Application => false,
                Moment::Before(_) => before.contains(at),
                Moment::During(own) => own == *at || before.contains(at),
                Moment::Anytime => true,
            };
            let availability = if is_known {
                given.clone()
            } else {
                Availability::Later(self.steps[*at].clone())
            };
            scope.insert(name.clone(), kind.clone(), availability);
        }
        scope
    }

    /// The names of the form and of all records, put together once.
    fn gather(&mut self) {
        let draft = self.context.draft;
        for variant in &draft.variants {
            let options = variant
                .options
                .items()
                .iter()
                .map(|option| option.id.value.clone())
                .collect();
            self.form.insert(
                Name::new(&variant.id.value),
                Kind::Choice(options),
                Availability::Always,
            );
        }
        for (requirement, field) in draft.form_fields() {
            let availability = self.asked(requirement, field);
            if let Some((name, kind)) = self.typed(field) {
                self.form.insert(name, kind, availability);
            }
        }
        for (at, step) in draft.steps.iter().enumerate() {
            for record in &step.records {
                if let Some((name, kind)) = self.typed(record) {
                    self.records
                        .push((at, name, kind, given(&[&step.when, &record.when], record)));
                }
            }
        }
    }

    fn typed(&mut self, field: &DraftField) -> Option<(Name, Kind)> {
        let Some(kind) = field.kind.value() else {
            self.untyped.insert(field.id.value.clone());
            return None;
        };
        Some((Name::new(&field.id.value), Kind::from(kind)))
    }

    /// Whether an answer is surely there. Where one requirement may stand for another, neither is sure.
    fn asked(&self, requirement: &DraftRequirement, field: &DraftField) -> Availability {
        let is_replaced = self
            .context
            .draft
            .requirements
            .iter()
            .any(|other| other.substitutes.value().is_some_and(|of| *of == requirement.id.value));
        let is_optional =
            requirement.optional.value() == Some(&true) || is_replaced || !requirement.substitutes.is_missing();
        if is_optional {
            Availability::Optional
        } else {
            given(&[&requirement.when, &field.when], field)
        }
    }
}

fn given(conditions: &[&Slot<Expression>], field: &DraftField) -> Availability {
    if field.optional.value() == Some(&true) {
        return Availability::Optional;
    }
    let conditions: Vec<Expression> = conditions.iter().filter_map(|condition| condition.cloned()).collect();
    if conditions.is_empty() {
        Availability::Always
    } else {
        Availability::Asked(conditions)
    }
}

fn assume(scope: &mut Scope, condition: &Slot<Expression>) {
    if let Some(condition) = condition.value() {
        scope.assume(condition.clone());
    }
}
