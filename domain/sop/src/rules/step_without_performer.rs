//! Finds steps that nobody performs.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-012",
    name: "step-without-performer",
    severity: Severity::Error,
    finds: Text {
        id: "langkah tanpa pelaksana",
        en: "a step nobody performs",
    },
    why: Text {
        id: "langkah tanpa pemilik tidak dapat ditagih, dan waktunya tidak dapat dijanjikan",
        en: "nobody can be held to a step without an owner, and its time cannot be promised",
    },
    instead: Text {
        id: "tulis jabatan yang mengerjakan langkah itu",
        en: "write the position that performs the step",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let positions = context
        .regency
        .unit(&context.key.unit)
        .map_or(&[][..], |unit| &unit.positions);
    // The position with the most holders is the counter, the likeliest performer of a step nobody thought of.
    let most = positions.iter().rev().max_by_key(|position| position.count);
    let example = most.map_or("petugas-loket", |position| &*position.key.position);
    for step in context.draft.steps.iter().filter(|step| step.by.is_missing()) {
        let message = Phrase::new(Text {
            id: "langkah `{step}` tidak punya pelaksana",
            en: "step `{step}` has no performer",
        });
        let fix = Text {
            id: "tulis jabatan yang mengerjakan, misalnya `by = \"{example}\"`",
            en: "write the position that performs it, such as `by = \"{example}\"`",
        };
        let finding = Diagnostic::new(
            &CODE,
            format!("step.{}", step.id.value),
            step.id.span,
            message.with("step", &step.id.value),
        );
        found.push(finding.fix(Phrase::new(fix).with("example", example)));
    }
}
