//! Finds units that nobody can reach with a complaint.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Spanned, Text};

use crate::source::address::Address;

pub(crate) static CODE: Code = Code {
    number: "ORG-003",
    name: "unit-without-contact",
    severity: Severity::Warning,
    finds: Text {
        id: "satuan kerja tanpa kontak pengaduan",
        en: "a unit without a contact for complaints",
    },
    why: Text {
        id: "pemohon yang dirugikan tidak tahu ke mana mengadu",
        en: "applicants who were wronged do not know where to complain",
    },
    instead: Text {
        id: "tulis contact = { `phone = \"...\"`, `whatsapp = \"...\"` }",
        en: "write contact = { `phone = \"...\"`, `whatsapp = \"...\"` }",
    },
    law: Some("uu-25-2009-art-36"),
};

pub(crate) fn finding(unit: &Spanned<String>, address: Address<'_>) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "satuan kerja `{unit}` tidak punya kontak pengaduan",
        en: "unit `{unit}` has no contact for complaints",
    });
    let fix = Text {
        id: "tulis `contact = {open} phone = \"...\", whatsapp = \"...\" {close}`",
        en: "write `contact = {open} phone = \"...\", whatsapp = \"...\" {close}`",
    };
    let fix = Phrase::new(fix).with("open", "{").with("close", "}");
    Diagnostic::new(&CODE, address.to_string(), unit.span, message.with("unit", &unit.value)).fix(fix)
}
