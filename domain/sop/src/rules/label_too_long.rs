//! Finds labels of fields that do not fit on a telephone.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "REQ-010",
    name: "label-too-long",
    severity: Severity::Advice,
    finds: Text {
        id: "nama isian yang terlalu panjang untuk layar telepon",
        en: "the label of a field too long for a telephone",
    },
    why: Text {
        id: "di telepon murah nama isian terpotong, dan pemohon mengisi yang lain",
        en: "on a cheap phone the label is cut, and applicants fill in something else",
    },
    instead: Text {
        id: "tulis paling banyak 60 huruf; penjelasan ditaruh pada hint persyaratannya",
        en: "write at most 60 letters; explain in the hint of the requirement",
    },
    law: None,
};

/// Two lines of a small telephone.
const MOST_LETTERS: usize = 60;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (requirement, field) in context.draft.form_fields() {
        let Some(label) = field.label.read() else { continue };
        let letters = label.value.id.chars().count();
        if letters <= MOST_LETTERS {
            continue;
        }
        let message = Phrase::new(Text {
            id: "nama isian `{field}` {letters} huruf; paling banyak {most}",
            en: "the label of `{field}` has {letters} letters; the most is {most}",
        })
        .with("field", &field.id.value)
        .with("letters", letters)
        .with("most", MOST_LETTERS);
        let fix = Text {
            id: "pendekkan, dan taruh penjelasannya pada hint",
            en: "shorten it, and explain in hint",
        };
        let address = format!("requirement.{}.field.{}.label", requirement.id.value, field.id.value);
        found.push(Diagnostic::new(&CODE, address, label.span, message).fix(Phrase::new(fix)));
    }
}
