//! Finds requirements and steps that no combination of variants ever needs.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Spanned, Text};

use crate::condition::Expression;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "REQ-007",
    name: "never-asked",
    severity: Severity::Warning,
    finds: Text {
        id: "persyaratan atau langkah yang syaratnya tidak pernah terpenuhi",
        en: "a requirement or step whose condition never holds",
    },
    why: Text {
        id: "yang tidak pernah berlaku membingungkan pemohon dan petugas",
        en: "what never applies confuses applicants and officers",
    },
    instead: Text {
        id: "perbaiki syaratnya, atau hapus",
        en: "correct the condition, or remove it",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let requirements = context
        .draft
        .requirements
        .iter()
        .map(|requirement| ("requirement", &requirement.id, &requirement.when));
    let steps = context.draft.steps.iter().map(|step| ("step", &step.id, &step.when));
    for (section, id, when) in requirements.chain(steps) {
        let Some(when) = when.read().filter(|when| never_holds(context, when)) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "`{name}` tidak pernah berlaku: syaratnya tidak terpenuhi oleh pilihan mana pun",
            en: "`{name}` never applies: no choice meets its condition",
        })
        .with("name", &id.value);
        let fix = Text {
            id: "perbaiki `when`, atau hapus",
            en: "correct `when`, or remove it",
        };
        found.push(
            Diagnostic::new(&CODE, format!("{section}.{}.when", id.value), when.span, message).fix(Phrase::new(fix)),
        );
    }
}

/// A condition with an unknown option never holds either, which is reported where the option is.
fn never_holds(context: &Context<'_>, when: &Spanned<Expression>) -> bool {
    let reads_known_options = when
        .value
        .names()
        .iter()
        .all(|name| context.draft.variant(name.as_str()).is_some());
    let has_known_options = context.draft.variants.iter().any(|variant| {
        variant
            .options
            .items()
            .iter()
            .any(|option| when.value.source().contains(option.id.value.as_str()))
    });
    let never = context
        .flow
        .combinations
        .iter()
        .all(|known| when.value.settled_by(known) == Some(false));
    reads_known_options && has_known_options && never
}
