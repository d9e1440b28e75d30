//! What a rule may look at, and questions several rules ask.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use maklumat_vocabulary::{PositionKey, ServiceKey, Span, Spanned};

use crate::citation::Citation;
use crate::flow::Flow;
use crate::flow::pace::Pace;
use crate::model::FieldKind;
use crate::organisation::{PositionInfo, Regency};
use crate::regency::units::position_key;
use crate::soundness::{Examined, examine};
use crate::source::address::Address;
use crate::source::draft::{Draft, DraftOption, DraftStep};
use crate::source::slot::Slot;

pub(crate) struct Context<'a> {
    pub(crate) text: &'a str,
    pub(crate) draft: &'a Draft,
    pub(crate) key: &'a ServiceKey,
    pub(crate) regency: &'a Regency,
    pub(crate) flow: Flow,
    pub(crate) pace: Pace,
    examined: OnceCell<Examined>,
}

/// An exit that ends or returns a case: on a step, or on one outcome of a decision.
pub(crate) struct Leaving<'a> {
    pub(crate) step: &'a DraftStep,
    pub(crate) target: &'a crate::source::draft::DraftTarget,
    /// Name of the outcome, else of the step.
    pub(crate) name: &'a str,
    pub(crate) address: Address<'a>,
    /// The outcome, if it is one.
    pub(crate) outcome: Option<&'a crate::source::draft::DraftOutcome>,
}

impl Leaving<'_> {
    /// The outcome's line; on a step, the line of the key itself.
    pub(crate) fn span(&self, key: Option<Span>) -> Span {
        match self.outcome {
            Some(outcome) => outcome.id.span,
            None => key.unwrap_or(self.step.id.span),
        }
    }

    pub(crate) fn issues(&self) -> &Slot<String> {
        match self.outcome {
            Some(outcome) if !outcome.issues.is_missing() => &outcome.issues,
            Some(_) | None => &self.step.issues,
        }
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(text: &'a str, draft: &'a Draft, key: &'a ServiceKey, regency: &'a Regency) -> Self {
        let hours = draft.service.hours.value().map(String::as_str);
        let pace = Pace::of(regency.calendar_of(&key.unit, hours));
        Self {
            text,
            draft,
            key,
            regency,
            flow: Flow::new(draft),
            pace,
            examined: OnceCell::new(),
        }
    }

    /// What can become of cases, looked at once, when a rule first asks.
    pub(crate) fn examined(&self) -> &Examined {
        self.examined.get_or_init(|| examine(&self.flow).0)
    }

    /// Every citation of the file with its address.
    pub(crate) fn citations(&self) -> Vec<(Address<'a>, &'a Spanned<Citation>)> {
        let draft = self.draft;
        let mut all: Vec<(Address<'a>, &Spanned<Citation>)> = Vec::new();
        for citation in draft.standard.legal_basis.items() {
            all.push((Address::of(&["standard", "legal-basis"]), citation));
        }
        let mut add = |address: &[&'a str], slot: &'a Slot<Citation>| {
            all.extend(slot.read().map(|citation| (Address::of(address), citation)));
        };
        for requirement in &draft.requirements {
            add(&["requirement", &requirement.id.value, "law"], &requirement.law);
        }
        for promise in &draft.promises {
            add(
                &["promise", &promise.id.value, "deemed-approval"],
                &promise.deemed_approval,
            );
        }
        for fee in &draft.fees {
            add(&["fee", &fee.id.value, "law"], &fee.law);
        }
        for step in &draft.steps {
            add(&["step", &step.id.value, "law"], &step.law);
            for check in &step.checks {
                add(&["step", &step.id.value, "check", &check.id.value, "law"], &check.law);
            }
        }
        add(&["retention", "law"], &draft.retention.law);
        all
    }

    /// Variants and fields that are choices, with their options.
    pub(crate) fn choices(&self) -> BTreeMap<&'a str, &'a [DraftOption]> {
        let fields = self.draft.form_fields().map(|(_, field)| field);
        let records = self.draft.steps.iter().flat_map(|step| &step.records);
        let chosen = fields
            .chain(records)
            .filter(|field| matches!(field.kind.value(), Some(FieldKind::Choice(_))))
            .map(|field| (field.id.value.as_str(), field.options.items()));
        let variants = self
            .draft
            .variants
            .iter()
            .map(|variant| (variant.id.value.as_str(), variant.options.items()));
        variants.chain(chosen).collect()
    }

    /// The position that performs a step, if it is one that exists.
    pub(crate) fn position(&self, step: &DraftStep) -> Option<&'a PositionInfo> {
        let by = step.by.value().filter(|by| *by != "applicant")?;
        self.regency.position(&position_key(by, &self.key.unit))
    }

    pub(crate) fn position_key(&self, step: &DraftStep) -> Option<PositionKey> {
        step.by
            .value()
            .filter(|by| *by != "applicant")
            .map(|by| position_key(by, &self.key.unit))
    }

    /// Every way of leaving a step that is written as a target.
    pub(crate) fn leavings(&self) -> Vec<Leaving<'a>> {
        let mut all = Vec::new();
        for step in &self.draft.steps {
            let address = Address::of(&["step", &step.id.value]);
            if step.exits.target.written() > 0 {
                let name = step.id.value.as_str();
                all.push(Leaving {
                    step,
                    target: &step.exits.target,
                    name,
                    address,
                    outcome: None,
                });
            }
            for outcome in step.exits.outcomes() {
                all.push(Leaving {
                    step,
                    target: &outcome.target,
                    name: &outcome.id.value,
                    address: address.with("outcome").with(&outcome.id.value),
                    outcome: Some(outcome),
                });
            }
        }
        all
    }

    /// The steps that can be reached from the start; all, where the start is not known.
    pub(crate) fn reachable(&self) -> Vec<bool> {
        match self.flow.start {
            Some(start) => self.flow.reachable_from([start], None),
            None => vec![true; self.flow.nodes.len()],
        }
    }

    /// Ids of steps in a sentence.
    pub(crate) fn step_names(&self, steps: &[usize]) -> String {
        let names: Vec<&str> = steps.iter().map(|at| self.flow.nodes[*at].id.as_str()).collect();
        names.join(", ")
    }

    /// A combination of variants in a sentence: `jenis: baru, warga: wni`.
    pub(crate) fn combination_words(&self, combination: &crate::facts::Facts) -> String {
        let words: Vec<String> = combination
            .iter()
            .map(|(name, value)| match value {
                crate::facts::Value::Choice(option) => format!("{name}: {option}"),
                crate::facts::Value::YesNo(_)
                | crate::facts::Value::Number(_)
                | crate::facts::Value::Money(_)
                | crate::facts::Value::Date(_)
                | crate::facts::Value::Choices(_)
                | crate::facts::Value::Text(_) => name.to_string(),
            })
            .collect();
        words.join(", ")
    }
}
