//! Finds fields no value can satisfy.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::source::address::Address;
use crate::source::draft::DraftField;

pub(crate) static CODE: Code = Code {
    number: "REQ-004",
    name: "range-reversed",
    severity: Severity::Error,
    finds: Text {
        id: "isian yang batas bawahnya melebihi batas atas",
        en: "a field whose minimum exceeds its maximum",
    },
    why: Text {
        id: "tidak ada jawaban yang diterima",
        en: "no answer is accepted",
    },
    instead: Text {
        id: "tukar min dan max",
        en: "swap min and max",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (requirement, field) in context.draft.form_fields() {
        report(
            field,
            Address::of(&["requirement", &requirement.id.value, "field", &field.id.value]),
            found,
        );
    }
    for step in &context.draft.steps {
        for record in &step.records {
            report(
                record,
                Address::of(&["step", &step.id.value, "record", &record.id.value]),
                found,
            );
        }
    }
}

fn report(field: &DraftField, address: Address<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(min), Some(max)) = (field.min.read(), field.max.read()) else {
        return;
    };
    if min.value <= max.value {
        return;
    }
    let message = Phrase::new(Text {
        id: "batas bawah {min} melebihi batas atas {max}",
        en: "the minimum {min} exceeds the maximum {max}",
    })
    .with("min", min.value)
    .with("max", max.value);
    let fix = Text {
        id: "tukar min dan max",
        en: "swap min and max",
    };
    found.push(Diagnostic::new(&CODE, address.with("min").to_string(), min.span, message).fix(Phrase::new(fix)));
}
