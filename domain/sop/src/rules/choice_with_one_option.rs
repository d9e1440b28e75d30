//! Finds questions with nothing to choose.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "REQ-003",
    name: "choice-with-one-option",
    severity: Severity::Warning,
    finds: Text {
        id: "pilihan dengan kurang dari dua kemungkinan",
        en: "a choice with fewer than two options",
    },
    why: Text {
        id: "pemohon ditanyai sesuatu yang jawabannya sudah pasti",
        en: "applicants are asked what can have one answer only",
    },
    instead: Text {
        id: "tambahkan pilihan lain, atau hapus pertanyaannya",
        en: "add another option, or remove the question",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for variant in &context.draft.variants {
        if let Some(options) = variant.options.read().filter(|options| options.value.len() < 2) {
            report(
                &variant.id.value,
                format!("variant.{}.options", variant.id.value),
                options.span,
                found,
            );
        }
    }
    for (requirement, field) in context.draft.form_fields() {
        if let Some(options) = field.options.read().filter(|options| options.value.len() < 2) {
            let address = format!("requirement.{}.field.{}.options", requirement.id.value, field.id.value);
            report(&field.id.value, address, options.span, found);
        }
    }
}

fn report(name: &str, address: String, span: Span, found: &mut Vec<Diagnostic>) {
    let message = Phrase::new(Text {
        id: "`{name}` punya kurang dari dua pilihan",
        en: "`{name}` has fewer than two options",
    })
    .with("name", name);
    let fix = Text {
        id: "tambahkan pilihan lain, atau hapus pertanyaan ini",
        en: "add another option, or remove the question",
    };
    found.push(Diagnostic::new(&CODE, address, span, message).fix(Phrase::new(fix)));
}
