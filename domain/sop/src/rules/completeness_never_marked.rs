//! Finds promises that wait for a file to be complete where nobody ever says so.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::facts::Facts;
use crate::flow::may_hold;
use crate::flow::{Flow, Goal};
use crate::model::{Ending, StartEvent};
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-011",
    name: "completeness-never-marked",
    severity: Severity::Error,
    finds: Text {
        id: "janji sejak berkas lengkap, padahal ada jalan yang tidak pernah menyatakannya lengkap",
        en: "a promise from completeness although some way never declares the file complete",
    },
    why: Text {
        id: "jam janji tidak pernah mulai, sehingga tidak pernah terlambat",
        en: "the clock never starts, so it is never late",
    },
    instead: Text {
        id: "tulis `marks = \"complete\"` pada hasil pemeriksaan kelengkapan",
        en: "write `marks = \"complete\"` on the outcome of the check of completeness",
    },
    law: Some("uu-30-2014-art-53"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flow = &context.flow;
    for promise in &context.draft.promises {
        let Some(from) = promise.from.read().filter(|from| from.value == StartEvent::Complete) else {
            continue;
        };
        let is_marked = flow
            .nodes
            .iter()
            .any(|node| node.arrows.iter().any(|arrow| arrow.marks_complete));
        let mut combinations = flow
            .combinations
            .iter()
            .filter(|known| may_hold(promise.when.value(), known));
        let text = if !is_marked {
            Text {
                id: "janji `{promise}` dihitung sejak berkas lengkap, tetapi tidak ada langkah yang menyatakannya lengkap",
                en: "promise `{promise}` counts from the complete file, but no step declares it complete",
            }
        } else if promise.until.is_missing() && combinations.any(|known| is_done_unmarked(flow, known)) {
            Text {
                id: "janji `{promise}` dihitung sejak berkas lengkap, tetapi ada jalan ke akhir tanpa pernyataan itu",
                en: "promise `{promise}` counts from the complete file, but some way to the end never declares it",
            }
        } else {
            continue;
        };
        let message = Phrase::new(text).with("promise", &promise.id.value);
        let fix = Text {
            id: "tambahkan `marks = \"complete\"` pada hasil pemeriksaan kelengkapan, atau tulis `from = \"submitted\"`",
            en: "add `marks = \"complete\"` to the outcome of the check, or write `from = \"submitted\"`",
        };
        let address = format!("promise.{}.from", promise.id.value);
        found.push(Diagnostic::new(&CODE, address, from.span, message).fix(Phrase::new(fix)));
    }
}

/// Whether a case can be done without any arrow that declares it complete.
fn is_done_unmarked(flow: &Flow, combination: &Facts) -> bool {
    let mut seen = vec![false; flow.nodes.len()];
    let mut open: Vec<usize> = flow.start.into_iter().collect();
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        for arrow in flow.nodes[at]
            .arrows
            .iter()
            .filter(|arrow| !arrow.marks_complete && arrow.is_possible(combination))
        {
            match arrow.to {
                Goal::End(Ending::Done) => return true,
                Goal::End(_) => {}
                Goal::Step(next) => open.push(next),
            }
        }
    }
    false
}
