//! Finds lines that are not TOML, and keys written twice.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::source::recovery::{Break, BreakKind};

pub(crate) static CODE: Code = Code {
    number: "TXT-001",
    name: "not-toml",
    severity: Severity::Error,
    finds: Text {
        id: "baris yang tidak dapat dibaca, atau kunci yang ditulis dua kali",
        en: "a line that cannot be read, or a key written twice",
    },
    why: Text {
        id: "baris yang tidak terbaca tidak ikut berlaku; aturan yang hilang diam-diam merugikan pemohon",
        en: "a line that cannot be read has no effect; a rule that silently disappears harms the applicant",
    },
    instead: Text {
        id: "satu baris: kunci = nilai; teks di antara dua tanda petik; kurung dibuka dan ditutup",
        en: "one line: key = value; text between two quotes; brackets opened and closed",
    },
    law: None,
};

pub(crate) fn finding(broken: &Break, address: String, line: &str) -> Diagnostic {
    let (message, fix) = match broken.kind {
        BreakKind::WrittenTwice => (
            Text {
                id: "`{line}` sudah ditulis di atas",
                en: "`{line}` is already written above",
            },
            Text {
                id: "hapus salah satu; yang berlaku yang pertama",
                en: "remove one of them; the first one counts",
            },
        ),
        BreakKind::NotToml => (
            Text {
                id: "baris ini tidak dapat dibaca: `{line}`",
                en: "this line cannot be read: `{line}`",
            },
            Text {
                id: "periksa tanda petik, kurung, dan tanda = pada baris ini",
                en: "look at the quotes, brackets and the = on this line",
            },
        ),
    };
    let line = line.trim();
    let shown: String = line.chars().take(60).collect();
    let line = if shown.len() < line.len() {
        format!("{shown}...")
    } else {
        shown
    };
    Diagnostic::new(&CODE, address, broken.span, Phrase::new(message).with("line", line)).fix(Phrase::new(fix))
}
