//! Finds steps of one performer that follow one another and could be one.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-036",
    name: "steps-to-merge",
    severity: Severity::Advice,
    finds: Text {
        id: "dua langkah berurutan oleh pelaksana yang sama",
        en: "two steps in a row by the same performer",
    },
    why: Text {
        id: "setiap langkah adalah baris yang harus dicatat selesai; dua baris untuk satu pekerjaan melelahkan petugas",
        en: "every step is a line to be marked as done; two lines for one piece of work tire officers",
    },
    instead: Text {
        id: "satukan: \"Mencetak dan menyerahkan ...\"",
        en: "make them one: \"Mencetak dan menyerahkan ...\"",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for at in 0..context.flow.nodes.len() {
        let Some(next) = mergeable(context, at) else { continue };
        let (first, second) = (&context.draft.steps[at], &context.draft.steps[next]);
        let message = Phrase::new(Text {
            id: "`{first}` dan `{second}` dikerjakan pelaksana yang sama berurutan",
            en: "`{first}` and `{second}` are done one after the other by the same performer",
        })
        .with("first", &first.id.value)
        .with("second", &second.id.value);
        let fix = Text {
            id: "satukan menjadi satu langkah",
            en: "make them one step",
        };
        let address = format!("step.{}", second.id.value);
        found.push(Diagnostic::new(&CODE, address, second.id.span, message).fix(Phrase::new(fix)));
    }
}

/// The step that could be one with this: it follows it always and alone, by the same performer, and nothing happens between.
pub(crate) fn mergeable(context: &Context<'_>, at: usize) -> Option<usize> {
    let (flow, draft) = (&context.flow, context.draft);
    let (step, node) = (&draft.steps[at], &flow.nodes[at]);
    let [arrow] = node.arrows.as_slice() else { return None };
    let next = arrow
        .step()
        .filter(|next| *next != at && node.parallel.is_none() && !step.exits.target.next.is_missing())?;
    let (other, following) = (&draft.steps[next], &flow.nodes[next]);
    let comes_from = |from: &crate::flow::Node| {
        let joins = from.parallel.as_ref().is_some_and(|(_, join)| *join == next);
        joins || from.arrows.iter().any(|arrow| arrow.step() == Some(next))
    };
    let is_entered_once = flow.nodes.iter().filter(|from| comes_from(from)).count() == 1 && flow.start != Some(next);
    let is_same = node.by.is_some() && node.by == following.by && !node.is_applicant;
    let is_plain = |step: &crate::source::draft::DraftStep| {
        step.when.is_missing() && step.visit.is_missing() && step.timeout.is_none() && step.collects.is_missing()
    };
    let laws = (step.law.value(), other.law.value());
    let has_one_ground = laws.0.is_none() || laws.1.is_none() || laws.0 == laws.1;
    let is_promised = |promise: &crate::source::draft::DraftPromise| promise.until.value() == Some(&step.id.value);
    // Two measurements are two pieces of work.
    let measures = |step: &crate::source::draft::DraftStep| !step.records.is_empty() || !step.checks.is_empty();
    let is_apart = other
        .separate_from
        .items()
        .iter()
        .any(|apart| apart.value == step.id.value);
    let has_two_products = !step.issues.is_missing() && !other.issues.is_missing();
    let is_mergeable = is_entered_once
        && is_same
        && is_plain(step)
        && is_plain(other)
        && has_one_ground
        && !is_apart
        && !(measures(step) && measures(other))
        && !has_two_products
        && !draft.promises.iter().any(is_promised);
    is_mergeable.then_some(next)
}
