//! Finds own words for a refusal that do not say what may be done against it.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::words::holds_any;

pub(crate) static CODE: Code = Code {
    number: "NTF-002",
    name: "refusal-without-appeal",
    severity: Severity::Warning,
    finds: Text {
        id: "pemberitahuan penolakan tanpa jalan keberatan",
        en: "a notice of refusal without a way to object",
    },
    why: Text {
        id: "pemohon tidak tahu bahwa penolakan dapat dilawan, dan lewat waktunya",
        en: "applicants do not know that a refusal can be fought, and the time passes",
    },
    instead: Text {
        id: "sebut keberatan, atau beri {link}",
        en: "name the objection, or give {link}",
    },
    law: Some("uu-30-2014-art-77"),
};

const WAYS: [&str; 5] = ["keberatan", "banding", "pengaduan", "mengadu", "ombudsman"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(notice) = context.draft.notices.get("refused") else {
        return;
    };
    let text = &notice.value.id;
    if text.contains("{link}") || holds_any(text, &WAYS) {
        return;
    }
    let message = Phrase::new(Text {
        id: "pemberitahuan penolakan tidak menyebut jalan keberatan",
        en: "the notice of refusal does not say how to object",
    });
    let fix = Phrase::new(Text {
        id: "tambahkan, misalnya: Keberatan: {open}link{close}",
        en: "add, for example: Keberatan: {open}link{close}",
    })
    .with("open", "{")
    .with("close", "}");
    found.push(Diagnostic::new(&CODE, "notify.refused", notice.span, message).fix(fix));
}
