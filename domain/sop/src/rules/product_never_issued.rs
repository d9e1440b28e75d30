//! Finds documents that no step ever issues.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-007",
    name: "product-never-issued",
    severity: Severity::Error,
    finds: Text {
        id: "dokumen yang tidak diterbitkan langkah mana pun",
        en: "a document no step issues",
    },
    why: Text {
        id: "pemohon dijanjikan dokumen yang tidak pernah terbit",
        en: "applicants are promised a document that never comes",
    },
    instead: Text {
        id: "tulis `issues` pada langkah yang menerbitkannya",
        en: "write `issues` on the step that issues it",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let reachable = context.reachable();
    let is_torn = (0..context.flow.nodes.len()).any(|at| reachable[at] && context.flow.nodes[at].is_open_ended);
    for product in context
        .draft
        .products
        .iter()
        .filter(|product| !product.template.is_missing())
    {
        let mut issuing = context.draft.steps.iter().enumerate().filter(|(_, step)| {
            let outcomes = step.exits.outcomes().iter().map(|outcome| &outcome.issues);
            outcomes
                .chain([&step.issues])
                .any(|issues| issues.is_wrong() || issues.value() == Some(&product.id.value))
        });
        // Behind an arrow that leads nowhere, every step may be the one that issues it.
        if issuing.any(|(at, _)| is_torn || reachable.get(at).copied().unwrap_or(true)) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "dokumen `{product}` tidak diterbitkan langkah mana pun",
            en: "no step issues document `{product}`",
        });
        let fix = Text {
            id: "tambahkan `issues = \"{product}\"` pada langkah penandatanganan, atau hapus `template`",
            en: "add `issues = \"{product}\"` to the step that signs it, or remove `template`",
        };
        let address = format!("product.{}", product.id.value);
        let finding = Diagnostic::new(
            &CODE,
            address,
            product.id.span,
            message.with("product", &product.id.value),
        );
        found.push(finding.fix(Phrase::new(fix).with("product", &product.id.value)));
    }
}
