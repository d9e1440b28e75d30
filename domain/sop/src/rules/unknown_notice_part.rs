//! Finds notices with parts nobody fills in.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::nearest::nearest;
use crate::rules::Context;
use crate::rules::unknown_number_part::parts;
use crate::source::values::locate;

pub(crate) static CODE: Code = Code {
    number: "NTF-001",
    name: "unknown-notice-part",
    severity: Severity::Error,
    finds: Text {
        id: "pemberitahuan dengan bagian yang tidak dikenal",
        en: "a notice with an unknown part",
    },
    why: Text {
        id: "pemohon menerima pesan dengan kurung kurawal",
        en: "applicants receive a message with braces",
    },
    instead: Text {
        id: "pakai {reference}, {due}, {link}, {product}",
        en: "use {reference}, {due}, {link}, {product}",
    },
    law: None,
};

const PARTS: [&str; 4] = ["reference", "due", "link", "product"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (event, notice) in &context.draft.notices {
        for (part, at) in parts(&notice.value.id) {
            if PARTS.contains(&part) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "bagian pesan `{part}` tidak dikenal",
                en: "part `{part}` of the notice is not known",
            })
            .with("part", part);
            let fix = match nearest(part, PARTS) {
                Some(meant) => Phrase::new(Text {
                    id: "mungkin maksudnya {open}{meant}{close}",
                    en: "perhaps {open}{meant}{close} is meant",
                })
                .with("meant", meant)
                .with("open", "{")
                .with("close", "}"),
                None => Phrase::new(Text {
                    id: "pilih salah satu: {parts}",
                    en: "choose one of: {parts}",
                })
                .with("parts", PARTS.join(", ")),
            };
            let span = locate(context.text, notice.span, &notice.value.id, at);
            found.push(Diagnostic::new(&CODE, format!("notify.{event}"), span, message).fix(fix));
        }
    }
}
