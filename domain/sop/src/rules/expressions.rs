//! Checks every condition and amount where it stands: with the names that are known there.
//!
//! The kinds of finding are those of the `condition` module, `EXP-001` to `EXP-007`.

use std::collections::BTreeSet;

use maklumat_vocabulary::{Diagnostic, Name, Span, Spanned, StepId};

use crate::condition::Expression;
use crate::condition::scope::{Availability, Expected, Kind, Place, Scope};
use crate::rules::Context;
use crate::source::draft::{DraftFee, DraftField, DraftRequirement, DraftStep};
use crate::source::section::locate;
use crate::source::slot::Slot;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut expressions = Expressions {
        context,
        untyped: BTreeSet::new(),
        found,
    };
    expressions.form();
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
    fn form(&mut self) {
        let scope = self.scope(Moment::Application);
        for requirement in &self.context.draft.requirements {
            let address = format!("requirement.{}", requirement.id.value);
            self.condition(&requirement.when, &scope, format!("{address}.when"));
            let mut inner = scope.clone();
            assume(&mut inner, &requirement.when);
            self.condition(&requirement.rule, &inner, format!("{address}.rule"));
            for field in &requirement.fields {
                self.condition(&field.when, &inner, format!("{address}.field.{}.when", field.id.value));
            }
        }
        for promise in &self.context.draft.promises {
            self.condition(&promise.when, &scope, format!("promise.{}.when", promise.id.value));
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
        let address = format!("fee.{}", fee.id.value);
        let mut scope = self.scope(moment);
        if let Moment::Before(at) = moment {
            assume(&mut scope, &self.context.draft.steps[at].when);
        }
        self.condition(&fee.when, &scope, format!("{address}.when"));
        assume(&mut scope, &fee.when);
        self.expression(&fee.amount, &scope, Expected::Amount, format!("{address}.amount"));
        for row in fee.table.items() {
            self.expression(
                &row.amount,
                &scope,
                Expected::Amount,
                format!("{address}.table.{}", row.option.value),
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
                format!("{address}.by"),
            );
        }
    }

    fn step(&mut self, at: usize) {
        let context = self.context;
        let step: &DraftStep = &context.draft.steps[at];
        let address = format!("step.{}", step.id.value);
        if !step.when.is_missing() {
            let scope = self.scope(Moment::Before(at));
            self.condition(&step.when, &scope, format!("{address}.when"));
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
                format!("{address}.record.{}.when", record.id.value),
            );
        }
        for check in &step.checks {
            let address = format!("{address}.check.{}", check.id.value);
            self.condition(&check.when, &scope, format!("{address}.when"));
            let mut inner = scope.clone();
            assume(&mut inner, &check.when);
            self.condition(&check.pass, &inner, format!("{address}.pass"));
        }
        for outcome in step.exits.outcomes() {
            self.condition(
                &outcome.when,
                &scope,
                format!("{address}.outcome.{}.when", outcome.id.value),
            );
        }
    }

    fn condition(&mut self, slot: &Slot<Expression>, scope: &Scope, address: String) {
        self.expression(slot, scope, Expected::Condition, address);
    }

    fn expression(&mut self, slot: &Slot<Expression>, scope: &Scope, expected: Expected, address: String) {
        if let Some(written) = slot.read() {
            self.check(written, scope, expected, address);
        }
    }

    fn check(&mut self, written: &Spanned<Expression>, scope: &Scope, expected: Expected, address: String) {
        let source = written.value.source();
        for error in written.value.check(scope, expected) {
            let word = source.get(error.span.start..error.span.end).unwrap_or("");
            if self.untyped.contains(word) {
                continue;
            }
            let span: Span = locate(self.context.text, written.span, source, error.span);
            let mut finding = Diagnostic::new(error.code(), address.clone(), span, error.phrase());
            finding.fix = error.fix();
            self.found.push(finding);
        }
    }

    fn scope(&mut self, moment: Moment) -> Scope {
        let draft = self.context.draft;
        let mut scope = Scope::new(match moment {
            Moment::Application | Moment::Anytime => Place::Application,
            Moment::Before(at) | Moment::During(at) => Place::Step(StepId::new(&draft.steps[at].id.value)),
        });
        for variant in &draft.variants {
            let options = variant
                .options
                .items()
                .iter()
                .map(|option| option.id.value.clone())
                .collect();
            scope.insert(
                Name::new(&variant.id.value),
                Kind::Choice(options),
                Availability::Always,
            );
        }
        for (requirement, field) in draft.form_fields() {
            self.insert(&mut scope, field, self.asked(requirement, field));
        }
        let before = match moment {
            Moment::Before(at) | Moment::During(at) => self.context.flow.surely_before(at),
            Moment::Application | Moment::Anytime => Vec::new(),
        };
        for (at, step) in draft
            .steps
            .iter()
            .enumerate()
            .filter(|(_, step)| !step.records.is_empty())
        {
            let is_known = match moment {
                Moment::Application => false,
                Moment::Before(_) => before.contains(&at),
                Moment::During(own) => own == at || before.contains(&at),
                Moment::Anytime => true,
            };
            for record in &step.records {
                let availability = if is_known {
                    given(&[&step.when, &record.when], record)
                } else {
                    Availability::Later(StepId::new(&step.id.value))
                };
                self.insert(&mut scope, record, availability);
            }
        }
        scope
    }

    fn insert(&mut self, scope: &mut Scope, field: &DraftField, availability: Availability) {
        match field.kind.value() {
            Some(kind) => scope.insert(Name::new(&field.id.value), Kind::from(kind), availability),
            None => {
                self.untyped.insert(field.id.value.clone());
            }
        }
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
