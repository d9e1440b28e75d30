//! Finds patterns of official numbers with parts nobody fills in.

use maklumat_vocabulary::Span;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::nearest::nearest;
use crate::rules::Context;
use crate::source::values::locate;

pub(crate) static CODE: Code = Code {
    number: "PRD-002",
    name: "unknown-number-part",
    severity: Severity::Error,
    finds: Text {
        id: "pola nomor dengan bagian yang tidak dikenal",
        en: "a number pattern with an unknown part",
    },
    why: Text {
        id: "nomor dokumen akan memuat kurung kurawal",
        en: "the document number would contain braces",
    },
    instead: Text {
        id: "pakai {sequence}, {year}, {month-roman}, {date}, {code}",
        en: "use {sequence}, {year}, {month-roman}, {date}, {code}",
    },
    law: None,
};

const PARTS: [&str; 6] = ["sequence", "month-roman", "month", "year", "date", "code"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for product in &context.draft.products {
        let Some(number) = product.number.read() else { continue };
        for (part, at) in parts(&number.value) {
            if PARTS.contains(&part) {
                continue;
            }
            let message = Phrase::new(Text {
                id: "bagian nomor `{part}` tidak dikenal",
                en: "part `{part}` of the number is not known",
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
            let span = locate(context.text, number.span, &number.value, at);
            found.push(Diagnostic::new(&CODE, format!("product.{}.number", product.id.value), span, message).fix(fix));
        }
    }
}

/// The parts in braces and where they stand; a brace that is not closed counts to the end.
pub(crate) fn parts(pattern: &str) -> Vec<(&str, Span)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(open) = pattern[from..].find('{').map(|at| from + at) {
        let end = pattern[open..].find('}').map_or(pattern.len(), |at| open + at);
        parts.push((&pattern[open + 1..end], Span::new(open, (end + 1).min(pattern.len()))));
        from = end;
    }
    parts
}
