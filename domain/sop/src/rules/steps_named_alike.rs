//! Finds steps of one performer that have the same name.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-042",
    name: "steps-named-alike",
    severity: Severity::Advice,
    finds: Text {
        id: "dua langkah dengan uraian dan pelaksana yang sama",
        en: "two steps with the same activity and performer",
    },
    why: Text {
        id: "di daftar kerja petugas keduanya tidak dapat dibedakan",
        en: "in the work list of the officer the two cannot be told apart",
    },
    instead: Text {
        id: "beri uraian yang menyebut bedanya",
        en: "give them names that say how they differ",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let steps = &context.draft.steps;
    for (at, step) in steps.iter().enumerate() {
        let Some(name) = step.name.read() else { continue };
        let is_alike = |other: &&crate::source::draft::DraftStep| {
            other.name.value().is_some_and(|other| other.id == name.value.id) && other.by.value() == step.by.value()
        };
        let Some(other) = steps[..at].iter().find(is_alike) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "langkah `{step}` bernama sama dengan `{other}`",
            en: "step `{step}` has the same name as `{other}`",
        })
        .with("step", &step.id.value)
        .with("other", &other.id.value);
        let fix = Text {
            id: "sebut apa yang berbeda",
            en: "say what differs",
        };
        let address = format!("step.{}.name", step.id.value);
        found.push(Diagnostic::new(&CODE, address, name.span, message).fix(Phrase::new(fix)));
    }
}
