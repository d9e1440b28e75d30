//! Finds steps no arrow leads to.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-002",
    name: "unreachable-step",
    severity: Severity::Error,
    finds: Text {
        id: "langkah yang tidak pernah tercapai",
        en: "a step that is never reached",
    },
    why: Text {
        id: "pekerjaan yang tertulis tetapi tidak pernah dilakukan menyesatkan pelaksana dan pemeriksa",
        en: "work that is written down and never done misleads officers and auditors",
    },
    instead: Text {
        id: "tunjuk langkah itu dari langkah lain, atau hapus",
        en: "let another step lead to it, or remove it",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(start) = context.flow.start else { return };
    let reachable = context.reachable();
    // Where an arrow could not be read, it may have led anywhere.
    if (0..reachable.len()).any(|at| reachable[at] && context.flow.nodes[at].is_open_ended) {
        return;
    }
    for at in (0..reachable.len()).filter(|at| !reachable[*at]) {
        let step = &context.draft.steps[at];
        let message = Phrase::new(Text {
            id: "langkah `{step}` tidak pernah tercapai dari `{start}`",
            en: "step `{step}` is never reached from `{start}`",
        })
        .with("step", &step.id.value)
        .with("start", &context.flow.nodes[start].id);
        let fix = Phrase::new(Text {
            id: "tunjuk `{step}` dari langkah sebelumnya dengan `next`, atau hapus langkah ini",
            en: "point to `{step}` from an earlier step with `next`, or remove the step",
        })
        .with("step", &step.id.value);
        found.push(Diagnostic::new(&CODE, format!("step.{}", step.id.value), step.id.span, message).fix(fix));
    }
}
