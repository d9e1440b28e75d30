//! Finds words written short as in a chat.

use maklumat_vocabulary::{Code, Diagnostic, LocalizedText, Phrase, Severity, Span, Spanned, Text};

use crate::rules::Context;
use crate::rules::words::{find_all, printed};
use crate::source::values::locate;

pub(crate) static CODE: Code = Code {
    number: "TXT-012",
    name: "abbreviated-words",
    severity: Severity::Advice,
    finds: Text {
        id: "kata yang disingkat seperti dalam percakapan",
        en: "words written short as in a chat",
    },
    why: Text {
        id: "dokumen negara dibaca orang tua, penerjemah, dan pembaca layar",
        en: "official documents are read by the old, by translators and by screen readers",
    },
    instead: Text {
        id: "tulis katanya utuh",
        en: "write the whole word",
    },
    law: Some("uu-24-2009-art-27"),
};

const SHORT: [(&str, &str); 14] = [
    ("yg", "yang"),
    ("dgn", "dengan"),
    ("utk", "untuk"),
    ("krn", "karena"),
    ("kpd", "kepada"),
    ("sdh", "sudah"),
    ("blm", "belum"),
    ("tdk", "tidak"),
    ("dlm", "dalam"),
    ("tgl", "tanggal"),
    ("thn", "tahun"),
    ("hrs", "harus"),
    ("stlh", "setelah"),
    ("sblm", "sebelum"),
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (address, text) in printed(context) {
        for (short, whole) in SHORT {
            for at in find_all(&text.value.id, short) {
                found.push(finding(context, &address, text, (at, whole)));
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    address: &str,
    text: &Spanned<LocalizedText>,
    (at, whole): (Span, &str),
) -> Diagnostic {
    let written = &text.value.id;
    let word = &written[at.start..at.end];
    let message = Phrase::new(Text {
        id: "`{word}` adalah singkatan",
        en: "`{word}` is written short",
    })
    .with("word", word);
    let fix = Phrase::new(Text {
        id: "tulis `{whole}`",
        en: "write `{whole}`",
    })
    .with("whole", whole);
    let span = locate(context.text, text.span, written, at);
    let finding = Diagnostic::new(&CODE, address, span, message).fix(fix);
    let is_there = context.text.get(span.start..span.end) == Some(word);
    if is_there && word.chars().all(char::is_lowercase) {
        finding.edit(span, whole)
    } else {
        finding
    }
}
