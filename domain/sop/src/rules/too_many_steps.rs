//! Finds procedures too long to be one SOP.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::MOST_STEPS;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-022",
    name: "too-many-steps",
    severity: Severity::Error,
    finds: Text {
        id: "SOP dengan lebih dari 500 langkah",
        en: "a SOP with more than 500 steps",
    },
    why: Text {
        id: "prosedur sepanjang itu tidak dapat dibaca pelaksana dan tidak diperiksa program",
        en: "nobody can follow such a procedure, and the program does not check it",
    },
    instead: Text {
        id: "bagi menjadi beberapa layanan yang saling merujuk",
        en: "divide it into services that refer to one another",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let steps = &context.draft.steps;
    let Some(first_too_many) = steps.get(MOST_STEPS) else {
        return;
    };
    let message = Phrase::new(Text {
        id: "SOP ini punya {count} langkah; paling banyak {most}",
        en: "this SOP has {count} steps; the most is {most}",
    })
    .with("count", steps.len())
    .with("most", MOST_STEPS);
    let fix = Text {
        id: "bagi menjadi beberapa layanan",
        en: "divide it into several services",
    };
    let address = format!("step.{}", first_too_many.id.value);
    found.push(Diagnostic::new(&CODE, address, first_too_many.id.span, message).fix(Phrase::new(fix)));
}
