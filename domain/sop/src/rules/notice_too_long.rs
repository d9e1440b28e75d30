//! Finds notices that do not fit into one short message.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "NTF-003",
    name: "notice-too-long",
    severity: Severity::Advice,
    finds: Text {
        id: "pemberitahuan yang lebih panjang dari satu SMS",
        en: "a notice longer than one short message",
    },
    why: Text {
        id: "pesan yang terpotong tidak dibaca sampai batas waktunya, dan setiap potongan dibayar",
        en: "of a message in pieces the due date is not read, and every piece is paid for",
    },
    instead: Text {
        id: "tulis paling banyak 160 huruf, dengan bagian yang sudah terisi",
        en: "write at most 160 letters, with its parts filled in",
    },
    law: None,
};

/// What fits into one message of a mobile network.
const MOST_LETTERS: usize = 160;
/// How long the parts of a notice usually are when they are filled in.
const PARTS: [(&str, usize); 3] = [("{reference}", 12), ("{due}", 20), ("{link}", 32)];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let products = context.draft.products.iter().filter_map(|product| product.name.value());
    let product = products.map(|name| name.id.chars().count()).max().unwrap_or(0);
    for (event, notice) in &context.draft.notices {
        let mut letters = notice.value.id.chars().count();
        for (part, filled) in PARTS.into_iter().chain([("{product}", product)]) {
            let times = notice.value.id.matches(part).count();
            letters = (letters + times * filled).saturating_sub(times * part.len());
        }
        if letters <= MOST_LETTERS {
            continue;
        }
        let message = Phrase::new(Text {
            id: "pemberitahuan `{event}` sekitar {letters} huruf; satu SMS memuat {most}",
            en: "notice `{event}` has about {letters} letters; one short message holds {most}",
        })
        .with("event", event)
        .with("letters", letters)
        .with("most", MOST_LETTERS);
        let fix = Text {
            id: "pendekkan; rinciannya ada di halaman permohonan",
            en: "shorten it; the details are on the page of the case",
        };
        found.push(Diagnostic::new(&CODE, format!("notify.{event}"), notice.span, message).fix(Phrase::new(fix)));
    }
}
