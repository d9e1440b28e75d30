//! Finds texts with blanks too many.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::rules::Context;
use crate::rules::words::printed;
use crate::source::values::locate;

pub(crate) static CODE: Code = Code {
    number: "TXT-014",
    name: "untidy-text",
    severity: Severity::Advice,
    finds: Text {
        id: "teks dengan spasi berlebih",
        en: "a text with blanks too many",
    },
    why: Text {
        id: "spasi berlebih tercetak pada dokumen, dan kata yang sama tidak lagi dikenali sama",
        en: "blanks are printed, and equal words are no longer seen as equal",
    },
    instead: Text {
        id: "tulis satu spasi di antara kata",
        en: "write one blank between words",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (address, text) in printed(context) {
        let written = &text.value.id;
        let tidy = written.split_whitespace().collect::<Vec<_>>().join(" ");
        // Lines of a long text are their author's.
        if tidy == *written || written.contains('\n') {
            continue;
        }
        let message = Phrase::new(Text {
            id: "teks ini memuat spasi berlebih",
            en: "this text has blanks too many",
        });
        let fix = Phrase::new(Text {
            id: "tulis \"{tidy}\"",
            en: "write \"{tidy}\"",
        })
        .with("tidy", &tidy);
        let mut finding = Diagnostic::new(&CODE, address, text.span, message).fix(fix);
        let span = locate(context.text, text.span, written, Span::new(0, written.len()));
        if context.text.get(span.start..span.end) == Some(written.as_str()) {
            finding = finding.edit(span, tidy);
        }
        found.push(finding);
    }
}
