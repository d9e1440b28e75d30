//! Finds decisions in which, at times, no result may be chosen.

use std::collections::BTreeSet;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::condition::{Context as Known, Expression};
use crate::facts::{Facts, Value};
use crate::model::FieldKind;
use crate::rules::Context;
use crate::source::draft::DraftStep;

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
        id: "sediakan satu hasil tanpa when, atau lengkapi syaratnya",
        en: "leave one outcome without when, or complete the conditions",
    },
    law: None,
};

/// Larger decisions are not tried out.
const MOST_CASES: usize = 512;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let conditions = conditions(step);
        let Some((facts, are_passed)) = blocked_case(context, &conditions) else {
            continue;
        };
        let mut case = context.combination_words(&facts);
        let checks = conditions
            .iter()
            .any(|condition| condition.mentions_all_checks_passed());
        if checks {
            let separator = if case.is_empty() { "" } else { ", " };
            case.push_str(&format!(
                "{separator}all-checks-passed: {}",
                if are_passed { "ya" } else { "tidak" }
            ));
        }
        let message = Phrase::new(Text {
            id: "keputusan `{step}` tidak punya hasil yang boleh dipilih bila {case}",
            en: "decision `{step}` has no result that may be chosen when {case}",
        })
        .with("step", &step.id.value)
        .with("case", case);
        let fix = Text {
            id: "tambahkan hasil untuk keadaan itu, atau hapus salah satu when",
            en: "add a result for that case, or remove one of the when",
        };
        let address = format!("step.{}.outcome", step.id.value);
        found.push(Diagnostic::new(&CODE, address, step.exits.outcome_section, message).fix(Phrase::new(fix)));
    }
}

/// Whether at times no result of the decision may be chosen.
pub(crate) fn may_block(context: &Context<'_>, step: &DraftStep) -> bool {
    blocked_case(context, &conditions(step)).is_some()
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

/// Facts for which none of the conditions holds; nothing where they read numbers, dates or texts.
fn blocked_case(context: &Context<'_>, conditions: &[&Expression]) -> Option<(Facts, bool)> {
    if conditions.len() < 2 {
        return None;
    }
    let names: BTreeSet<_> = conditions.iter().flat_map(|condition| condition.names()).collect();
    let mut cases = vec![Facts::new()];
    for name in names {
        let values = values(context, name.as_str())?;
        if values.is_empty() || cases.len() * values.len() > MOST_CASES {
            return None;
        }
        cases = cases
            .iter()
            .flat_map(|facts| {
                let name = name.clone();
                values.iter().map(move |value| {
                    let mut facts = facts.clone();
                    facts.insert(name.clone(), value.clone());
                    facts
                })
            })
            .collect();
    }
    let is_blocked = |facts: &Facts, all_checks_passed: bool| {
        let known = Known {
            today: Date::constant(2026, 1, 1),
            all_checks_passed,
        };
        conditions
            .iter()
            .all(|condition| condition.holds(facts, &known) == Ok(false))
    };
    cases.iter().find_map(|facts| {
        let passed = [true, false].into_iter().find(|passed| is_blocked(facts, *passed))?;
        Some((facts.clone(), passed))
    })
}

/// All values of a name, where they can be counted.
fn values(context: &Context<'_>, name: &str) -> Option<Vec<Value>> {
    if let Some(options) = context.choices().get(name) {
        return Some(
            options
                .iter()
                .map(|option| Value::Choice(option.id.value.clone()))
                .collect(),
        );
    }
    let records = context.draft.steps.iter().flat_map(|step| &step.records);
    let mut fields = context.draft.form_fields().map(|(_, field)| field).chain(records);
    let field = fields.find(|field| field.id.value == name)?;
    (field.kind.value() == Some(&FieldKind::YesNo)).then(|| vec![Value::YesNo(true), Value::YesNo(false)])
}
