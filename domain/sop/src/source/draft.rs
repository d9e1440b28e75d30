//! A service file as far as it could be read: every part may be missing, every part knows its place.

use std::collections::BTreeMap;

use maklumat_calendar::{Date, Duration};
use maklumat_vocabulary::{LocalizedText, Span, Spanned};

use crate::citation::Citation;
use crate::condition::Expression;
use crate::model::{Channel, Disposal, Ending, FieldKind, Reminder, RequirementKind, ServiceKind, StartEvent};
use crate::source::slot::Slot;

pub(crate) type Words = Slot<Vec<Spanned<LocalizedText>>>;
pub(crate) type References = Slot<Vec<Spanned<String>>>;

#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) service: DraftService,
    pub(crate) standard: DraftStandard,
    /// The whole section may be missing: then all classes are served first.
    pub(crate) priorities: Option<Vec<DraftPriority>>,
    pub(crate) variants: Vec<DraftVariant>,
    pub(crate) requirements: Vec<DraftRequirement>,
    pub(crate) promises: Vec<DraftPromise>,
    pub(crate) fees: Vec<DraftFee>,
    pub(crate) sop: DraftSop,
    pub(crate) steps: Vec<DraftStep>,
    pub(crate) products: Vec<DraftProduct>,
    pub(crate) notices: BTreeMap<String, Spanned<LocalizedText>>,
    pub(crate) survey_delay: Slot<Duration>,
    pub(crate) retention: DraftRetention,
    /// A section header could not be read, so that what belongs together is not known.
    pub(crate) is_torn: bool,
}

/// The name of something an author defined, and where its section or line begins.
pub(crate) type Id = Spanned<String>;

#[derive(Debug, Default)]
pub(crate) struct DraftService {
    pub(crate) name: Slot<LocalizedText>,
    pub(crate) summary: Slot<LocalizedText>,
    pub(crate) kind: Slot<ServiceKind>,
    pub(crate) version: Slot<u32>,
    pub(crate) decree: Slot<String>,
    pub(crate) effective: Slot<Date>,
    pub(crate) channels: Slot<Vec<Spanned<Channel>>>,
    pub(crate) hours: Slot<String>,
}

#[derive(Debug, Default)]
pub(crate) struct DraftStandard {
    pub(crate) span: Span,
    pub(crate) legal_basis: Slot<Vec<Spanned<Citation>>>,
    pub(crate) facilities: Words,
    pub(crate) supervision: Words,
    pub(crate) complaints: Words,
    pub(crate) guarantee: Words,
    pub(crate) safety: Words,
    pub(crate) evaluation: Words,
}

#[derive(Debug)]
pub(crate) struct DraftPriority {
    pub(crate) class: Id,
    pub(crate) place: Slot<LocalizedText>,
}

#[derive(Debug)]
pub(crate) struct DraftVariant {
    pub(crate) id: Id,
    pub(crate) question: Slot<LocalizedText>,
    pub(crate) options: Slot<Vec<DraftOption>>,
}

#[derive(Clone, Debug)]
pub(crate) struct DraftOption {
    pub(crate) id: Id,
    pub(crate) label: LocalizedText,
}

#[derive(Debug)]
pub(crate) struct DraftRequirement {
    pub(crate) id: Id,
    pub(crate) name: Slot<LocalizedText>,
    pub(crate) kind: Slot<RequirementKind>,
    pub(crate) question: Slot<LocalizedText>,
    pub(crate) hint: Slot<LocalizedText>,
    pub(crate) when: Slot<Expression>,
    pub(crate) optional: Slot<bool>,
    pub(crate) rule: Slot<Expression>,
    pub(crate) substitutes: Slot<String>,
    pub(crate) max_age: Slot<Duration>,
    pub(crate) law: Slot<Citation>,
    pub(crate) fields: Vec<DraftField>,
    /// Where the fields are written, if they are.
    pub(crate) field_section: Option<Span>,
}

#[derive(Debug)]
pub(crate) struct DraftField {
    pub(crate) id: Id,
    pub(crate) label: Slot<LocalizedText>,
    pub(crate) kind: Slot<FieldKind>,
    pub(crate) options: Slot<Vec<DraftOption>>,
    pub(crate) unit: Slot<String>,
    pub(crate) min: Slot<i64>,
    pub(crate) max: Slot<i64>,
    pub(crate) optional: Slot<bool>,
    pub(crate) when: Slot<Expression>,
    pub(crate) prefill: Slot<String>,
    pub(crate) device: Slot<String>,
}

#[derive(Debug)]
pub(crate) struct DraftPromise {
    pub(crate) id: Id,
    pub(crate) name: Slot<LocalizedText>,
    pub(crate) time: Slot<Duration>,
    pub(crate) from: Slot<StartEvent>,
    pub(crate) until: Slot<String>,
    pub(crate) when: Slot<Expression>,
    pub(crate) limit: Slot<String>,
    pub(crate) deemed_approval: Slot<Citation>,
}

#[derive(Debug)]
pub(crate) struct DraftFee {
    pub(crate) id: Id,
    pub(crate) name: Slot<LocalizedText>,
    pub(crate) amount: Slot<Expression>,
    pub(crate) by: Slot<String>,
    pub(crate) table: Slot<Vec<DraftRow>>,
    pub(crate) when: Slot<Expression>,
    pub(crate) from: Slot<Date>,
    pub(crate) until: Slot<Date>,
    pub(crate) law: Slot<Citation>,
}

#[derive(Debug)]
pub(crate) struct DraftRow {
    pub(crate) option: Id,
    pub(crate) amount: Slot<Expression>,
}

#[derive(Debug, Default)]
pub(crate) struct DraftSop {
    pub(crate) number: Slot<String>,
    pub(crate) made: Slot<Date>,
    pub(crate) start: Slot<String>,
    pub(crate) related: Words,
    pub(crate) warning: Slot<LocalizedText>,
    pub(crate) equipment: Words,
    pub(crate) records: Words,
}

#[derive(Debug)]
pub(crate) struct DraftStep {
    pub(crate) id: Id,
    pub(crate) name: Slot<LocalizedText>,
    pub(crate) by: Slot<String>,
    pub(crate) inputs: Words,
    pub(crate) time: Slot<Duration>,
    pub(crate) output: Slot<LocalizedText>,
    pub(crate) law: Slot<Citation>,
    pub(crate) when: Slot<Expression>,
    pub(crate) exits: DraftExits,
    pub(crate) issues: Slot<String>,
    pub(crate) collects: References,
    pub(crate) separate_from: References,
    pub(crate) visit: Slot<String>,
    pub(crate) records: Vec<DraftField>,
    pub(crate) checks: Vec<DraftCheck>,
    pub(crate) timeout: Option<DraftTimeout>,
}

/// All ways of leaving a step that are written; there should be one.
#[derive(Debug, Default)]
pub(crate) struct DraftExits {
    pub(crate) target: DraftTarget,
    pub(crate) outcomes: Option<Vec<DraftOutcome>>,
    /// Where the outcomes are written.
    pub(crate) outcome_section: Span,
    pub(crate) parallel: Option<DraftParallel>,
    /// An exit stands there that could not be read.
    pub(crate) is_unreadable: bool,
}

/// Where an arrow leads, on a step or on an outcome.
#[derive(Debug, Default)]
pub(crate) struct DraftTarget {
    pub(crate) next: Slot<String>,
    pub(crate) resume_at: Slot<String>,
    pub(crate) within: Slot<Duration>,
    pub(crate) end: Slot<Ending>,
    pub(crate) reasons: Words,
}

#[derive(Debug)]
pub(crate) struct DraftOutcome {
    pub(crate) id: Id,
    pub(crate) english: Option<String>,
    pub(crate) target: DraftTarget,
    pub(crate) when: Slot<Expression>,
    pub(crate) marks: Slot<()>,
    pub(crate) issues: Slot<String>,
}

#[derive(Debug)]
pub(crate) struct DraftParallel {
    pub(crate) span: Span,
    pub(crate) branches: References,
    pub(crate) join: Slot<String>,
}

#[derive(Debug)]
pub(crate) struct DraftCheck {
    pub(crate) id: Id,
    pub(crate) when: Slot<Expression>,
    pub(crate) pass: Slot<Expression>,
    pub(crate) law: Slot<Citation>,
    pub(crate) repair: Slot<LocalizedText>,
}

#[derive(Debug)]
pub(crate) struct DraftTimeout {
    pub(crate) span: Span,
    pub(crate) after: Slot<Duration>,
    pub(crate) next: Slot<String>,
}

#[derive(Debug)]
pub(crate) struct DraftProduct {
    pub(crate) id: Id,
    pub(crate) name: Slot<LocalizedText>,
    pub(crate) template: Slot<String>,
    /// `None` inside: without limit of time.
    pub(crate) valid: Slot<Option<Duration>>,
    pub(crate) number: Slot<String>,
    pub(crate) reminders: Slot<Vec<Spanned<Reminder>>>,
}

#[derive(Debug, Default)]
pub(crate) struct DraftRetention {
    pub(crate) keep: Slot<Option<Duration>>,
    pub(crate) then: Slot<Disposal>,
    pub(crate) law: Slot<Citation>,
}

impl DraftTarget {
    /// How many of `next`, `return` and `end` are written.
    pub(crate) fn written(&self) -> usize {
        [
            self.next.is_missing(),
            self.resume_at.is_missing(),
            self.end.is_missing(),
        ]
        .iter()
        .filter(|is_missing| !**is_missing)
        .count()
    }
}

impl DraftExits {
    pub(crate) fn outcomes(&self) -> &[DraftOutcome] {
        self.outcomes.as_deref().unwrap_or_default()
    }

    /// How many ways of leaving are written.
    pub(crate) fn written(&self) -> usize {
        self.target.written() + usize::from(self.outcomes.is_some()) + usize::from(self.parallel.is_some())
    }
}

impl Draft {
    pub(crate) fn step(&self, id: &str) -> Option<&DraftStep> {
        self.steps.iter().find(|step| step.id.value == id)
    }

    pub(crate) fn fee(&self, id: &str) -> Option<&DraftFee> {
        self.fees.iter().find(|fee| fee.id.value == id)
    }

    pub(crate) fn product(&self, id: &str) -> Option<&DraftProduct> {
        self.products.iter().find(|product| product.id.value == id)
    }

    pub(crate) fn variant(&self, id: &str) -> Option<&DraftVariant> {
        self.variants.iter().find(|variant| variant.id.value == id)
    }

    pub(crate) fn requirement(&self, id: &str) -> Option<&DraftRequirement> {
        self.requirements.iter().find(|requirement| requirement.id.value == id)
    }

    /// The fields of the form, with their requirement.
    pub(crate) fn form_fields(&self) -> impl Iterator<Item = (&DraftRequirement, &DraftField)> {
        self.requirements
            .iter()
            .flat_map(|requirement| requirement.fields.iter().map(move |field| (requirement, field)))
    }
}
