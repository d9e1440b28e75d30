//! Turns a draft without errors into a definition. Gives nothing where a part is missing, which is an error found elsewhere.

use std::sync::Arc;

use maklumat_vocabulary::{
    DeviceId, FeeId, LawKey, LocalizedText, Name, OutcomeId, PriorityId, ProductId, PromiseId, RequirementId,
    ServiceKey, Spanned, StepId, VariantId,
};

use crate::model::{
    Check, ChoiceOption, Definition, Exit, Fee, FeeAmount, Field, Outcome, Performer, Priority, Product, Promise,
    Requirement, Retention, SopIdentity, Standard, Step, Target, Timeout, Variant,
};
use crate::organisation::{Regency, Unit};
use crate::regency::units::position_key;
use crate::source::draft::{
    Draft, DraftCheck, DraftExits, DraftFee, DraftField, DraftOption, DraftOutcome, DraftProduct, DraftPromise,
    DraftRequirement, DraftStandard, DraftStep, DraftTarget,
};
use crate::source::slot::Slot;

pub(crate) fn lower(draft: &Draft, key: &ServiceKey, regency: &Arc<Regency>) -> Option<Definition> {
    let service = &draft.service;
    Some(Definition {
        key: key.clone(),
        name: service.name.cloned()?,
        summary: service.summary.cloned()?,
        kind: service.kind.cloned()?,
        version: service.version.cloned()?,
        decree: service.decree.value().map(|decree| LawKey::new(decree)),
        effective: service.effective.cloned()?,
        channels: values(&service.channels),
        standard: standard(&draft.standard, regency.unit(&key.unit), regency),
        priorities: priorities(draft, regency),
        variants: all(&draft.variants, |variant| {
            Some(Variant {
                id: VariantId::new(&variant.id.value),
                question: variant.question.cloned()?,
                options: variant.options.items().iter().map(option).collect(),
            })
        })?,
        requirements: all(&draft.requirements, requirement)?,
        promises: all(&draft.promises, promise)?,
        fees: all(&draft.fees, fee)?,
        sop: SopIdentity {
            number: draft.sop.number.cloned()?,
            made: draft.sop.made.cloned()?,
            start: StepId::new(draft.sop.start.value()?),
            related: values(&draft.sop.related),
            warning: draft.sop.warning.cloned()?,
            equipment: values(&draft.sop.equipment),
            records: values(&draft.sop.records),
        },
        steps: all(&draft.steps, |written| step(written, draft, key))?,
        products: all(&draft.products, product)?,
        notices: draft
            .notices
            .iter()
            .map(|(event, text)| (event.clone(), text.value.clone()))
            .collect(),
        survey_delay: draft.survey_delay.cloned(),
        retention: Retention {
            keep: draft.retention.keep.cloned()?,
            then: draft.retention.then.cloned()?,
            law: draft.retention.law.cloned()?,
        },
    })
}

fn all<D, T>(drafts: &[D], lower: impl Fn(&D) -> Option<T>) -> Option<Vec<T>> {
    drafts.iter().map(lower).collect()
}

fn values<T: Clone>(list: &Slot<Vec<Spanned<T>>>) -> Vec<T> {
    list.items().iter().map(|item| item.value.clone()).collect()
}

/// The nearest level wins, whole: the service, then its unit, then the regency.
pub(crate) fn standard(draft: &DraftStandard, unit: Option<&Unit>, regency: &Regency) -> Standard {
    let pick = |own: &Slot<Vec<Spanned<LocalizedText>>>, of: fn(&Standard) -> &Vec<LocalizedText>| {
        let own = values(own);
        let levels = [
            Some(&own),
            unit.map(|unit| of(&unit.standard)),
            Some(of(&regency.standard)),
        ];
        levels
            .into_iter()
            .flatten()
            .find(|texts| !texts.is_empty())
            .cloned()
            .unwrap_or_default()
    };
    Standard {
        legal_basis: values(&draft.legal_basis),
        facilities: pick(&draft.facilities, |standard| &standard.facilities),
        supervision: pick(&draft.supervision, |standard| &standard.supervision),
        complaints: pick(&draft.complaints, |standard| &standard.complaints),
        guarantee: pick(&draft.guarantee, |standard| &standard.guarantee),
        safety: pick(&draft.safety, |standard| &standard.safety),
        evaluation: pick(&draft.evaluation, |standard| &standard.evaluation),
    }
}

/// Without a section of its own, a service serves all classes first at the ordinary counter.
fn priorities(draft: &Draft, regency: &Regency) -> Vec<Priority> {
    let Some(stated) = &draft.priorities else {
        let all = regency.priorities.iter();
        return all
            .map(|class| Priority {
                class: class.id.clone(),
                name: class.name.clone(),
                place: None,
            })
            .collect();
    };
    stated
        .iter()
        .filter_map(|priority| {
            let class = regency
                .priorities
                .iter()
                .find(|class| class.id.as_str() == priority.class.value)?;
            let id = PriorityId::new(&priority.class.value);
            Some(Priority {
                class: id,
                name: class.name.clone(),
                place: priority.place.cloned(),
            })
        })
        .collect()
}

fn option(option: &DraftOption) -> ChoiceOption {
    ChoiceOption {
        id: option.id.value.clone(),
        label: option.label.clone(),
    }
}

fn requirement(draft: &DraftRequirement) -> Option<Requirement> {
    let name = draft.name.cloned()?;
    Some(Requirement {
        id: RequirementId::new(&draft.id.value),
        question: draft.question.cloned().unwrap_or_else(|| name.clone()),
        name,
        kind: draft.kind.cloned()?,
        hint: draft.hint.cloned(),
        when: draft.when.cloned(),
        optional: draft.optional.cloned().unwrap_or(false),
        rule: draft.rule.cloned(),
        substitutes: draft.substitutes.value().map(|of| RequirementId::new(of)),
        max_age: draft.max_age.cloned(),
        law: draft.law.cloned(),
        fields: all(&draft.fields, field)?,
    })
}

fn field(draft: &DraftField) -> Option<Field> {
    Some(Field {
        name: Name::new(&draft.id.value),
        label: draft.label.cloned()?,
        kind: draft.kind.cloned()?,
        unit: draft.unit.cloned(),
        min: draft.min.cloned(),
        max: draft.max.cloned(),
        optional: draft.optional.cloned().unwrap_or(false),
        when: draft.when.cloned(),
        prefill: draft.prefill.cloned(),
        device: draft.device.value().map(|device| DeviceId::new(device)),
    })
}

fn promise(draft: &DraftPromise) -> Option<Promise> {
    let default = || LocalizedText {
        id: "Waktu penyelesaian".to_owned(),
        en: Some("Time to completion".to_owned()),
    };
    Some(Promise {
        id: PromiseId::new(&draft.id.value),
        name: draft.name.cloned().unwrap_or_else(default),
        time: draft.time.cloned()?,
        from: draft.from.cloned()?,
        until: draft.until.value().map(|step| StepId::new(step)),
        when: draft.when.cloned(),
        deemed_approval: draft.deemed_approval.cloned(),
    })
}

fn fee(draft: &DraftFee) -> Option<Fee> {
    let amount = match (draft.amount.value(), draft.by.value(), draft.table.value()) {
        (Some(formula), None, None) => FeeAmount::Formula(formula.clone()),
        (None, Some(by), Some(rows)) => FeeAmount::Table {
            by: Name::new(by),
            rows: rows
                .iter()
                .map(|row| Some((row.option.value.clone(), row.amount.cloned()?)))
                .collect::<Option<_>>()?,
        },
        (_, _, _) => return None,
    };
    Some(Fee {
        id: FeeId::new(&draft.id.value),
        name: draft.name.cloned()?,
        amount,
        when: draft.when.cloned(),
        from: draft.from.cloned(),
        until: draft.until.cloned(),
        law: draft.law.cloned()?,
    })
}

fn step(draft: &DraftStep, file: &Draft, key: &ServiceKey) -> Option<Step> {
    let by = draft.by.value()?;
    let is_start = file.sop.start.value() == Some(&draft.id.value);
    let mut inputs = values(&draft.inputs);
    if is_start && draft.inputs.is_missing() {
        inputs = file
            .requirements
            .iter()
            .filter_map(|requirement| requirement.name.cloned())
            .collect();
    }
    Some(Step {
        id: StepId::new(&draft.id.value),
        name: draft.name.cloned()?,
        by: if by == "applicant" {
            Performer::Applicant
        } else {
            Performer::Position(position_key(by, &key.unit))
        },
        inputs,
        time: draft.time.cloned()?,
        output: draft.output.cloned()?,
        law: draft.law.cloned(),
        when: draft.when.cloned(),
        exit: exit(&draft.exits)?,
        issues: draft.issues.value().map(|product| ProductId::new(product)),
        collects: values(&draft.collects).iter().map(|fee| FeeId::new(fee)).collect(),
        separate_from: values(&draft.separate_from)
            .iter()
            .map(|step| StepId::new(step))
            .collect(),
        visit: draft.visit.value().map(|name| Name::new(name)),
        records: all(&draft.records, field)?,
        checks: all(&draft.checks, check)?,
        timeout: match &draft.timeout {
            Some(timeout) => Some(Timeout {
                after: timeout.after.cloned()?,
                next: StepId::new(timeout.next.value()?),
            }),
            None => None,
        },
    })
}

fn exit(draft: &DraftExits) -> Option<Exit> {
    if let Some(outcomes) = &draft.outcomes {
        return Some(Exit::Decision(all(outcomes, outcome)?));
    }
    if let Some(parallel) = &draft.parallel {
        let branches = values(&parallel.branches)
            .iter()
            .map(|branch| StepId::new(branch))
            .collect();
        return Some(Exit::Parallel {
            branches,
            join: StepId::new(parallel.join.value()?),
        });
    }
    Some(Exit::To(target(&draft.target)?))
}

fn target(draft: &DraftTarget) -> Option<Target> {
    if let Some(next) = draft.next.value() {
        return Some(Target::Next(StepId::new(next)));
    }
    if let Some(resume_at) = draft.resume_at.value() {
        return Some(Target::Return {
            resume_at: StepId::new(resume_at),
            within: draft.within.cloned()?,
        });
    }
    Some(Target::End {
        ending: draft.end.cloned()?,
        reasons: values(&draft.reasons),
    })
}

fn outcome(draft: &DraftOutcome) -> Option<Outcome> {
    Some(Outcome {
        id: OutcomeId::new(&draft.id.value),
        name: LocalizedText {
            id: words_of(&draft.id.value),
            en: draft.english.clone(),
        },
        target: target(&draft.target)?,
        when: draft.when.cloned(),
        marks_complete: draft.marks.value().is_some(),
        issues: draft.issues.value().map(|product| ProductId::new(product)),
    })
}

/// An id, hyphens as spaces, with a capital.
fn words_of(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

fn check(draft: &DraftCheck) -> Option<Check> {
    Some(Check {
        id: Name::new(&draft.id.value),
        when: draft.when.cloned(),
        pass: draft.pass.cloned()?,
        law: draft.law.cloned(),
        repair: draft.repair.cloned()?,
    })
}

fn product(draft: &DraftProduct) -> Option<Product> {
    Some(Product {
        id: ProductId::new(&draft.id.value),
        name: draft.name.cloned()?,
        template: draft.template.cloned(),
        valid: draft.valid.cloned().flatten(),
        number: draft.number.cloned(),
        reminders: values(&draft.reminders),
    })
}
