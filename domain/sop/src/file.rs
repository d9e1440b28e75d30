//! What can be wrong with a file before a line of it is read: its name, its bytes.

use maklumat_vocabulary::{Diagnostic, Phrase, Span, Text};

use crate::rules::{misspelt_id, not_toml};

/// A file whose path does not say which service of which unit it is.
#[must_use]
pub fn misnamed_file(name: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "nama berkas `{name}` tidak menyebut satuan kerja dan layanan",
        en: "the file name `{name}` does not say which service of which unit it is",
    });
    let fix = Phrase::new(Text {
        id: "taruh di services/<satuan-kerja>/<layanan>.toml, dengan huruf kecil, angka, dan tanda hubung",
        en: "put it at services/<unit>/<service>.toml, in small letters, digits and hyphens",
    });
    Diagnostic::new(&misspelt_id::CODE, "", Span::default(), message.with("name", name)).fix(fix)
}

/// A file that is there and cannot be opened.
#[must_use]
pub fn unreadable_file(cause: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "berkas ini tidak dapat dibuka: {cause}",
        en: "this file cannot be opened: {cause}",
    });
    let fix = Phrase::new(Text {
        id: "periksa izin berkas itu",
        en: "look at the permissions of the file",
    });
    Diagnostic::new(&not_toml::CODE, "", Span::default(), message.with("cause", cause)).fix(fix)
}

/// A file that is not UTF-8 from this byte on.
#[must_use]
pub fn not_text(at: usize) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "mulai di sini berkas bukan teks UTF-8",
        en: "from here on the file is not UTF-8 text",
    });
    let fix = Phrase::new(Text {
        id: "simpan ulang berkas sebagai UTF-8 dan periksa huruf di tempat itu",
        en: "save the file as UTF-8 and look at the letters at that place",
    });
    Diagnostic::new(&not_toml::CODE, "", Span::new(at, at), message).fix(fix)
}
