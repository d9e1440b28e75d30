//! Finds refusals and redirections without a published list of reasons.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::Ending;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-013",
    name: "refusal-without-reasons",
    severity: Severity::Error,
    finds: Text {
        id: "penolakan atau pengalihan tanpa daftar alasan",
        en: "a refusal or redirection without a list of reasons",
    },
    why: Text {
        id: "petugas hanya boleh menolak dengan alasan yang tertulis dan diketahui pemohon sebelumnya",
        en: "officers may refuse only for reasons that are written down and known to applicants beforehand",
    },
    instead: Text {
        id: "tulis `reasons = [\"...\"]`",
        en: "write `reasons = [\"...\"]`",
    },
    law: Some("uu-25-2009-art-18"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for leaving in context.leavings() {
        let words = match leaving.target.end.value() {
            Some(Ending::Refused) => Text {
                id: "penolakan",
                en: "refusal",
            },
            Some(Ending::Redirected) => Text {
                id: "pengalihan",
                en: "redirection",
            },
            Some(Ending::Done | Ending::Withdrawn) | None => continue,
        };
        let reasons = &leaving.target.reasons;
        if reasons.is_wrong() || !reasons.items().is_empty() {
            continue;
        }
        let message = Phrase::new(Text {
            id: "{what} `{name}` tidak punya daftar alasan",
            en: "{what} `{name}` has no list of reasons",
        })
        .with_words("what", words.id, words.en)
        .with("name", leaving.name);
        let fix = Text {
            id: "tambahkan `reasons = [\"...\"]`; petugas hanya boleh menolak dengan alasan yang tertulis",
            en: "add `reasons = [\"...\"]`; officers may refuse only for a written reason",
        };
        let span = leaving.span(leaving.target.end.span());
        found.push(Diagnostic::new(&CODE, leaving.address.to_string(), span, message).fix(Phrase::new(fix)));
    }
}
