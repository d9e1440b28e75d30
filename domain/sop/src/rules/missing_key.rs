//! Finds keys and sections that must be there and are not.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::source::address::Address;
use crate::source::place::Place;
use crate::source::section::Example;

pub(crate) static CODE: Code = Code {
    number: "TXT-003",
    name: "missing-key",
    severity: Severity::Error,
    finds: Text {
        id: "kunci atau bagian yang wajib ada tetapi tidak ditulis",
        en: "a key or section that must be there and is not",
    },
    why: Text {
        id: "tanpa nilai itu standar atau SOP tidak lengkap dan tidak dapat dijalankan",
        en: "without that value the standard or the SOP is incomplete and cannot be run",
    },
    instead: Text {
        id: "tulis kunci itu dengan nilainya",
        en: "write the key with its value",
    },
    law: None,
};

pub(crate) fn finding(key: &str, example: Example<'_>, address: Address<'_>, span: Span, place: &Place) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "kunci `{key}` tidak ada di dalam {place}",
        en: "key `{key}` is missing in {place}",
    })
    .with("key", key)
    .with_words("place", place.words.id, place.words.en);
    let fix = Phrase::new(Text {
        id: "tambahkan {key} = {example}",
        en: "add {key} = {example}",
    });
    Diagnostic::new(&CODE, address.to_string(), span, message).fix(fix.with("key", key).with("example", example))
}

pub(crate) fn section(name: &str, example: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "bagian `[{section}]` tidak ada",
        en: "section `[{section}]` is missing",
    });
    let fix = Phrase::new(Text {
        id: "tambahkan bagian `[{example}]`",
        en: "add a section `[{example}]`",
    });
    Diagnostic::new(&CODE, name, Span::default(), message.with("section", name)).fix(fix.with("example", example))
}
