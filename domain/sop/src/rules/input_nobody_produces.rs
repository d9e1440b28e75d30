//! Finds inputs that are no output, no requirement and no equipment.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::nearest::nearest;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-009",
    name: "input-nobody-produces",
    severity: Severity::Advice,
    finds: Text {
        id: "kelengkapan yang tidak dihasilkan langkah mana pun dan bukan persyaratan",
        en: "an input that no step produces and no requirement asks for",
    },
    why: Text {
        id: "petugas menunggu sesuatu yang tidak pernah datang, atau memintanya di luar standar",
        en: "the officer waits for something that never comes, or asks for it outside the standard",
    },
    instead: Text {
        id: "pakai kata yang sama dengan output, persyaratan, atau peralatan",
        en: "use the same words as the output, requirement or equipment",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    // Where an output or a requirement could not be read, it may have had any name.
    let is_unread = draft.steps.iter().any(|step| step.output.value().is_none())
        || draft
            .requirements
            .iter()
            .any(|requirement| requirement.name.value().is_none())
        || draft.sop.equipment.is_wrong();
    if is_unread {
        return;
    }
    let requirements = draft
        .requirements
        .iter()
        .filter_map(|requirement| requirement.name.value());
    let equipment = draft.sop.equipment.items().iter().map(|item| &item.value);
    let kept: Vec<&str> = requirements.chain(equipment).map(|text| text.id.as_str()).collect();
    for (at, step) in draft.steps.iter().enumerate() {
        // What this step makes itself cannot be what it begins with.
        let outputs: Vec<&str> = draft
            .steps
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .filter_map(|(_, other)| other.output.value())
            .map(|output| output.id.as_str())
            .collect();
        for input in step.inputs.items() {
            let written = input.value.id.as_str();
            if outputs.contains(&written) || kept.contains(&written) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "kelengkapan `{input}` tidak dihasilkan langkah sebelumnya dan bukan persyaratan",
                en: "input `{input}` is produced by no earlier step and is no requirement",
            });
            let address = format!("step.{}.inputs", step.id.value);
            let finding = Diagnostic::new(&CODE, address, input.span, message.with("input", written));
            found.push(finding.fix(fix(context, at, written, &outputs, &kept)));
        }
    }
}

fn fix(context: &Context<'_>, at: usize, written: &str, outputs: &[&str], kept: &[&str]) -> Phrase {
    if let Some(meant) = nearest(written, outputs.iter().chain(kept).copied()) {
        return Phrase::new(Text {
            id: "mungkin maksudnya \"{meant}\"",
            en: "perhaps \"{meant}\" is meant",
        })
        .with("meant", meant);
    }
    let before = |other: &usize| *other != at && context.flow.reachable_from([*other], None).get(at) == Some(&true);
    let earlier: Vec<String> = (0..context.flow.nodes.len())
        .filter(before)
        .filter_map(|other| context.draft.steps[other].output.value())
        .map(|output| format!("\"{}\"", output.id))
        .take(3)
        .collect();
    if earlier.is_empty() {
        return Phrase::new(Text {
            id: "tambahkan persyaratan atau peralatan itu",
            en: "add the requirement or equipment",
        });
    }
    Phrase::new(Text {
        id: "pakai nama keluaran yang ada ({outputs}), atau tambahkan persyaratan",
        en: "use the name of an output there is ({outputs}), or add a requirement",
    })
    .with("outputs", earlier.join(", "))
}
