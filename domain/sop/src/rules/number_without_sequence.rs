//! Finds patterns that would give two documents the same number.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::unknown_number_part::parts;

pub(crate) static CODE: Code = Code {
    number: "PRD-003",
    name: "number-without-sequence",
    severity: Severity::Error,
    finds: Text {
        id: "pola nomor tanpa nomor urut",
        en: "a number pattern without a sequence",
    },
    why: Text {
        id: "dua dokumen akan bernomor sama",
        en: "two documents would bear the same number",
    },
    instead: Text {
        id: "tambahkan {sequence}",
        en: "add {sequence}",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for product in &context.draft.products {
        let Some(number) = product.number.read() else { continue };
        if parts(&number.value).iter().any(|(part, _)| *part == "sequence") {
            continue;
        }
        let message = Phrase::new(Text {
            id: "nomor `{product}` tidak punya nomor urut, sehingga dua dokumen bernomor sama",
            en: "the number of `{product}` has no sequence, so two documents get the same number",
        })
        .with("product", &product.id.value);
        let fix = Phrase::new(Text {
            id: "tambahkan {part} ke dalam pola",
            en: "add {part} to the pattern",
        })
        .with("part", "{sequence}");
        let address = format!("product.{}.number", product.id.value);
        found.push(Diagnostic::new(&CODE, address, number.span, message).fix(fix));
    }
}
