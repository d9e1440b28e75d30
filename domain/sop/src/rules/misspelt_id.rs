//! Finds ids that no condition and no reference could name.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Spanned, Text};

use crate::source::address::Address;

pub(crate) static CODE: Code = Code {
    number: "TXT-006",
    name: "misspelt-id",
    severity: Severity::Error,
    finds: Text {
        id: "kunci atau id dengan huruf besar, spasi, atau garis bawah",
        en: "a key or id with capitals, spaces or underscores",
    },
    why: Text {
        id: "satu aturan ejaan untuk semua nama membuat setiap rujukan pasti",
        en: "one spelling rule for all names makes every reference certain",
    },
    instead: Text {
        id: "pakai huruf kecil, angka, dan satu tanda hubung: ktp-lama",
        en: "use small letters, digits and single hyphens: ktp-lama",
    },
    law: None,
};

/// Whether a word may be an id: `a-z`, `0-9`, single hyphens.
#[must_use]
pub fn is_well_spelt(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && !id.ends_with('-')
        && !id.contains("--")
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

pub(crate) fn finding(id: &Spanned<String>, address: Address<'_>) -> Diagnostic {
    let mut better = String::new();
    for letter in id.value.trim().to_lowercase().chars() {
        if letter.is_ascii_lowercase() || letter.is_ascii_digit() {
            better.push(letter);
        } else if !better.is_empty() && !better.ends_with('-') {
            better.push('-');
        }
    }
    let better = better.trim_end_matches('-');
    let message = Phrase::new(Text {
        id: "`{id}` tidak dieja sebagai id",
        en: "`{id}` is not spelt as an id",
    });
    let fix = Phrase::new(Text {
        id: "tulis `{better}`",
        en: "write `{better}`",
    });
    let better = if better.is_empty() { "id-baru" } else { better };
    Diagnostic::new(&CODE, address.to_string(), id.span, message.with("id", &id.value)).fix(fix.with("better", better))
}
