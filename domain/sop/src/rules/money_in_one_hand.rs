//! Finds positions that take the money and issue the document.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::source::draft::DraftStep;

pub(crate) static CODE: Code = Code {
    number: "SOP-039",
    name: "money-in-one-hand",
    severity: Severity::Advice,
    finds: Text {
        id: "satu jabatan menerima uang dan menerbitkan dokumen",
        en: "one position takes the money and issues the document",
    },
    why: Text {
        id: "siapa yang memegang uang dan hasil sekaligus mudah dicurigai dan mudah tergoda",
        en: "whoever holds both money and result is easily suspected and easily tempted",
    },
    instead: Text {
        id: "pisahkan dengan separate-from, atau serahkan salah satunya kepada jabatan lain",
        en: "separate them with separate-from, or give one of them to another position",
    },
    law: Some("uu-25-2009-art-34"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for collecting in &context.draft.steps {
        let Some(fees) = collecting.collects.read() else {
            continue;
        };
        let Some(position) = context.position_key(collecting) else {
            continue;
        };
        let holds_both = |step: &&DraftStep| {
            issues(step) && context.position_key(step).as_ref() == Some(&position) && !are_apart(collecting, step)
        };
        let Some(issuing) = context.draft.steps.iter().find(holds_both) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "`{position}` menerima uang pada `{collecting}` dan menerbitkan dokumen pada `{issuing}`",
            en: "`{position}` takes money in `{collecting}` and issues the document in `{issuing}`",
        })
        .with("position", &position.position)
        .with("collecting", &collecting.id.value)
        .with("issuing", &issuing.id.value);
        let fix = Phrase::new(Text {
            id: "tambahkan `separate-from = [\"{collecting}\"]` pada `{issuing}`, atau ganti salah satu jabatan",
            en: "add `separate-from = [\"{collecting}\"]` to `{issuing}`, or change one of the positions",
        })
        .with("collecting", &collecting.id.value)
        .with("issuing", &issuing.id.value);
        let address = format!("step.{}.collects", collecting.id.value);
        found.push(Diagnostic::new(&CODE, address, fees.span, message).fix(fix));
    }
}

fn issues(step: &DraftStep) -> bool {
    !step.issues.is_missing() || step.exits.outcomes().iter().any(|outcome| !outcome.issues.is_missing())
}

fn are_apart(one: &DraftStep, other: &DraftStep) -> bool {
    let names = |step: &DraftStep, id: &str| step.separate_from.items().iter().any(|apart| apart.value == id);
    names(one, &other.id.value) || names(other, &one.id.value)
}
