//! Finds outputs that no later step takes up.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::Arrow;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-033",
    name: "output-nobody-uses",
    severity: Severity::Advice,
    finds: Text {
        id: "keluaran yang tidak dipakai langkah mana pun",
        en: "an output that no step uses",
    },
    why: Text {
        id: "waktu petugas habis untuk sesuatu yang tidak dibaca siapa pun",
        en: "officers spend time on something nobody reads",
    },
    instead: Text {
        id: "sebut keluaran itu dalam inputs langkah yang memakainya, atau hapus pekerjaannya",
        en: "name it in the inputs of the step that uses it, or drop the work",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    let is_unread = draft.steps.iter().any(|step| step.inputs.is_wrong());
    if is_unread {
        return;
    }
    let inputs = draft.steps.iter().flat_map(|step| step.inputs.items());
    let kept = draft
        .requirements
        .iter()
        .filter_map(|requirement| requirement.name.value());
    let products = draft.products.iter().filter_map(|product| product.name.value());
    let records = draft.sop.records.items();
    let used: Vec<&str> = inputs
        .chain(records)
        .map(|text| &text.value)
        .chain(kept)
        .chain(products)
        .map(|text| text.id.as_str())
        .collect();
    for (step, node) in draft.steps.iter().zip(&context.flow.nodes) {
        let Some(output) = step.output.read() else { continue };
        let goes_on =
            node.arrows.iter().any(|arrow| arrow.step().is_some()) && !node.is_applicant && !node.is_decision();
        // A receipt belongs to whoever paid, a document to whoever it is issued to.
        let is_for_applicant = !step.collects.is_missing() || !step.issues.is_missing();
        let is_returned = node
            .arrows
            .iter()
            .all(|arrow: &Arrow| arrow.kind == crate::flow::ArrowKind::Return);
        if !goes_on || is_for_applicant || is_returned || used.contains(&output.value.id.as_str()) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "keluaran `{output}` tidak dipakai langkah mana pun",
            en: "no step uses the output `{output}`",
        });
        let fix = Text {
            id: "tulis keluaran itu dalam inputs langkah yang memakainya, atau hapus pekerjaannya",
            en: "write it in the inputs of the step that uses it, or drop the work",
        };
        let address = format!("step.{}.output", step.id.value);
        let message = message.with("output", &output.value.id);
        found.push(Diagnostic::new(&CODE, address, output.span, message).fix(Phrase::new(fix)));
    }
}
