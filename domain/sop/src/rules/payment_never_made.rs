//! Finds promises that wait for a payment nobody collects.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::StartEvent;
use crate::rules::Context;
use crate::rules::promise_beyond_the_law::limit_of;

pub(crate) static CODE: Code = Code {
    number: "SOP-016",
    name: "payment-never-made",
    severity: Severity::Error,
    finds: Text {
        id: "janji sejak lunas, padahal tidak ada langkah yang memungut",
        en: "a promise from payment although no step collects",
    },
    why: Text {
        id: "jam janji tidak pernah mulai, sehingga tidak pernah terlambat",
        en: "the clock never starts, so it is never late",
    },
    instead: Text {
        id: "tulis `collects` pada langkah pembayaran, atau hitung dari saat lain",
        en: "write `collects` on the step of payment, or count from another moment",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if context.draft.steps.iter().any(|step| !step.collects.is_missing()) {
        return;
    }
    for promise in &context.draft.promises {
        let Some(from) = promise.from.read().filter(|from| from.value == StartEvent::Paid) else {
            continue;
        };
        // Counting from another moment, as the law asks, mends this too.
        if limit_of(context, promise).is_some_and(|(_, limit)| limit.start < StartEvent::Paid) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "janji `{promise}` dihitung sejak lunas, tetapi tidak ada langkah yang memungut biaya",
            en: "promise `{promise}` counts from payment, but no step collects a fee",
        })
        .with("promise", &promise.id.value);
        let fix = Text {
            id: "tambahkan `collects` pada langkah pembayaran, atau tulis `from = \"submitted\"`",
            en: "add `collects` to the step of payment, or write `from = \"submitted\"`",
        };
        let address = format!("promise.{}.from", promise.id.value);
        found.push(Diagnostic::new(&CODE, address, from.span, message).fix(Phrase::new(fix)));
    }
}
