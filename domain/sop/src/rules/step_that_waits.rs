//! Finds steps in which nobody does anything.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::words::words;

pub(crate) static CODE: Code = Code {
    number: "SOP-037",
    name: "step-that-waits",
    severity: Severity::Advice,
    finds: Text {
        id: "langkah yang hanya menunggu",
        en: "a step that only waits",
    },
    why: Text {
        id: "menunggu bukan pekerjaan: tidak ada yang bertanggung jawab, dan jam layanan tetap berjalan",
        en: "waiting is no work: nobody answers for it, and the clock runs on",
    },
    instead: Text {
        id: "hapus, dan tulis batas waktunya pada langkah yang ditunggu",
        en: "remove it, and put its time on the step that is waited for",
    },
    law: Some("permenpanrb-35-2012"),
};

const WAITING: [&str; 3] = ["menunggu", "tunggu", "menanti"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(name) = step.name.read() else { continue };
        let first = words(&name.value.id).into_iter().next().unwrap_or_default();
        if !WAITING.contains(&first.as_str()) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "langkah `{step}` hanya menunggu",
            en: "step `{step}` only waits",
        });
        let fix = Text {
            id: "hapus, dan beri waktu pada langkah yang ditunggu",
            en: "remove it, and give its time to the step that is waited for",
        };
        let address = format!("step.{}.name", step.id.value);
        let message = message.with("step", &step.id.value);
        found.push(Diagnostic::new(&CODE, address, name.span, message).fix(Phrase::new(fix)));
    }
}
