//! Finds words that leave open what is asked or done.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::words::{binding, find};
use crate::source::values::locate;

pub(crate) static CODE: Code = Code {
    number: "TXT-011",
    name: "vague-words",
    severity: Severity::Advice,
    finds: Text {
        id: "kata yang membiarkan syarat atau pekerjaan tidak jelas",
        en: "words that leave a requirement or a piece of work open",
    },
    why: Text {
        id: "apa yang tidak jelas ditentukan petugas di loket, setiap kali lain",
        en: "what is not clear is settled at the counter, each time differently",
    },
    instead: Text {
        id: "sebut semuanya, atau sebut kapan",
        en: "name all of it, or say when",
    },
    law: Some("uu-25-2009-art-4"),
};

const VAGUE: [&str; 17] = [
    "dan lain-lain",
    "dan lain lain",
    "dll",
    "dsb",
    "dst",
    "dan sebagainya",
    "dan seterusnya",
    "sesuai kebutuhan",
    "sesuai keperluan",
    "apabila diperlukan",
    "jika diperlukan",
    "bila diperlukan",
    "apabila perlu",
    "jika perlu",
    "bila perlu",
    "jika dianggap perlu",
    "secukupnya",
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (address, text) in binding(context) {
        let written = &text.value.id;
        let Some(at) = VAGUE.iter().find_map(|phrase| find(written, phrase)) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "`{words}` membiarkan artinya terbuka",
            en: "`{words}` leaves open what is meant",
        })
        .with("words", &written[at.start..at.end]);
        let fix = Text {
            id: "sebut semuanya satu per satu, atau sebut kapan berlakunya",
            en: "name everything one by one, or say when it applies",
        };
        let span = locate(context.text, text.span, written, at);
        found.push(Diagnostic::new(&CODE, address, span, message).fix(Phrase::new(fix)));
    }
}
