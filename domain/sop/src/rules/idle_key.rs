//! Finds keys that have no effect where they stand.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::model::{Ending, FieldKind, RequirementKind};
use crate::rules::Context;
use crate::source::address::Address;
use crate::source::draft::{DraftField, DraftRequirement};

pub(crate) static CODE: Code = Code {
    number: "TXT-008",
    name: "idle-key",
    severity: Severity::Warning,
    finds: Text {
        id: "kunci yang tidak berpengaruh di tempatnya",
        en: "a key without effect at its place",
    },
    why: Text {
        id: "penulisnya mengira sesuatu berlaku, padahal tidak",
        en: "its author believes that something holds which does not",
    },
    instead: Text {
        id: "hapus, atau lengkapi kunci yang menjadi pasangannya",
        en: "remove it, or add the key it belongs to",
    },
    law: None,
};

/// A key that stands alone: its address, its name, where it is, and what it would need.
type Idle<'a> = (Address<'a>, &'static str, Option<Span>, Text);

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut idle: Vec<Idle<'_>> = Vec::new();
    for leaving in context.leavings() {
        let target = leaving.target;
        if target.resume_at.is_missing() {
            let needs = Text {
                id: "hanya berlaku bersama `return`",
                en: "works only with `return`",
            };
            idle.push((leaving.address, "within", target.within.span(), needs));
        }
        if !matches!(target.end.value(), Some(Ending::Refused | Ending::Redirected)) && !target.end.is_wrong() {
            let needs = Text {
                id: "hanya berlaku bersama `end = \"refused\"` atau \"redirected\"",
                en: "works only with `end = \"refused\"` or \"redirected\"",
            };
            idle.push((leaving.address, "reasons", target.reasons.span(), needs));
        }
    }
    for requirement in &context.draft.requirements {
        of_requirement(requirement, &mut idle);
    }
    for (requirement, field) in context.draft.form_fields() {
        of_field(
            field,
            Address::of(&["requirement", &requirement.id.value, "field", &field.id.value]),
            &mut idle,
        );
    }
    for step in &context.draft.steps {
        for record in &step.records {
            of_field(
                record,
                Address::of(&["step", &step.id.value, "record", &record.id.value]),
                &mut idle,
            );
        }
    }
    for (address, key, span, needs) in idle {
        let Some(span) = span else { continue };
        let message = Phrase::new(Text {
            id: "kunci `{key}` tidak berpengaruh di sini: {needs}",
            en: "key `{key}` has no effect here: it {needs}",
        })
        .with("key", key)
        .with_words("needs", needs.id, needs.en);
        let fix = Text {
            id: "hapus, atau lengkapi pasangannya",
            en: "remove it, or add what it belongs to",
        };
        found.push(Diagnostic::new(&CODE, address.with(key).to_string(), span, message).fix(Phrase::new(fix)));
    }
}

fn of_requirement<'d>(requirement: &'d DraftRequirement, idle: &mut Vec<Idle<'d>>) {
    let Some(kind) = requirement.kind.value() else { return };
    let address = Address::of(&["requirement", &requirement.id.value]);
    if *kind != RequirementKind::Condition {
        let needs = Text {
            id: "hanya berlaku pada `kind = \"condition\"`",
            en: "works only with `kind = \"condition\"`",
        };
        idle.push((address, "rule", requirement.rule.span(), needs));
    }
    if matches!(
        kind,
        RequirementKind::Data | RequirementKind::Condition | RequirementKind::Statement
    ) {
        let needs = Text {
            id: "hanya berlaku pada dokumen",
            en: "works only on documents",
        };
        idle.push((address, "max-age", requirement.max_age.span(), needs));
    }
    // A substitute is asked for under the condition of what it stands for.
    if !requirement.substitutes.is_missing() {
        let needs = Text {
            id: "pengganti memakai syarat persyaratan yang digantikannya",
            en: "takes the condition of what it substitutes",
        };
        idle.push((address, "when", requirement.when.span(), needs));
    }
}

fn of_field<'d>(field: &'d DraftField, address: Address<'d>, idle: &mut Vec<Idle<'d>>) {
    let Some(kind) = field.kind.value() else { return };
    if !matches!(kind, FieldKind::Choice(_) | FieldKind::Choices(_)) {
        let needs = Text {
            id: "hanya berlaku pada `type = \"choice\"` atau \"choices\"",
            en: "works only with `type = \"choice\"` or \"choices\"",
        };
        idle.push((address, "options", field.options.span(), needs));
    }
    let is_measurable = matches!(
        kind,
        FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Date
    );
    if !is_measurable {
        let needs = Text {
            id: "hanya berlaku pada angka, uang, tanggal, dan teks",
            en: "works only on numbers, money, dates and texts",
        };
        idle.push((address, "min", field.min.span(), needs));
        idle.push((address, "max", field.max.span(), needs));
    }
}
