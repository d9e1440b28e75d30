//! Finds English texts that translate nothing.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::nearest::nearest;
use crate::rules::unknown_key::MAYBE;

pub(crate) static CODE: Code = Code {
    number: "TXT-005",
    name: "stray-translation",
    severity: Severity::Warning,
    finds: Text {
        id: "terjemahan yang alamatnya tidak ada di berkas utama",
        en: "a translation whose address is not in the main file",
    },
    why: Text {
        id: "terjemahan itu tidak pernah tampil, dan teks aslinya tampil tanpa terjemahan",
        en: "the translation is never shown, and the original appears untranslated",
    },
    instead: Text {
        id: "pakai alamat yang sama dengan berkas utama",
        en: "use the same address as in the main file",
    },
    law: None,
};

pub(crate) fn finding<'k>(address: &str, span: Span, known: impl IntoIterator<Item = &'k str>) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "tidak ada teks pada alamat `{address}` di berkas utama",
        en: "the main file has no text at the address `{address}`",
    });
    let finding = Diagnostic::new(&CODE, address, span, message.with("address", address));
    match known.into_iter().find(|known| is_meant(address, known)) {
        Some(meant) => finding.fix(Phrase::new(MAYBE).with("meant", meant)),
        None => finding.fix(Phrase::new(Text {
            id: "hapus, atau samakan alamatnya",
            en: "remove it, or correct its address",
        })),
    }
}

/// Whether two addresses differ by a slip in one of their keys.
fn is_meant(written: &str, known: &str) -> bool {
    let differing: Vec<(&str, &str)> = written
        .split('.')
        .zip(known.split('.'))
        .filter(|(written, known)| written != known)
        .collect();
    let [(wrong, right)] = differing.as_slice() else {
        return false;
    };
    written.split('.').count() == known.split('.').count() && nearest(wrong, [*right]).is_some()
}
