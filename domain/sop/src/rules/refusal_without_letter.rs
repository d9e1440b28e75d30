//! Finds refusals the applicant gets no letter about.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::Ending;
use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-018",
    name: "refusal-without-letter",
    severity: Severity::Warning,
    finds: Text {
        id: "penolakan yang tidak menerbitkan surat",
        en: "a refusal that issues no letter",
    },
    why: Text {
        id: "tanpa surat penolakan pemohon sulit mengajukan keberatan",
        en: "without a letter it is hard for the applicant to object",
    },
    instead: Text {
        id: "tulis `issues` pada hasil yang menolak",
        en: "write `issues` on the outcome that refuses",
    },
    law: Some("uu-30-2014-art-53"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for leaving in context.leavings() {
        let is_refusal = leaving.target.end.value() == Some(&Ending::Refused);
        // Without reasons there is nothing yet to write in a letter.
        if !is_refusal || !leaving.issues().is_missing() || leaving.target.reasons.items().is_empty() {
            continue;
        }
        let message = Phrase::new(Text {
            id: "penolakan `{name}` tidak menerbitkan surat",
            en: "refusal `{name}` issues no letter",
        })
        .with("name", leaving.name);
        let fix = Text {
            id: "tambahkan `issues = \"surat-penolakan\"` dan produknya; pemohon berhak atas keputusan tertulis",
            en: "add `issues = \"surat-penolakan\"` and the product; applicants are entitled to a written decision",
        };
        let span = leaving.span(leaving.target.end.span());
        found.push(Diagnostic::new(&CODE, leaving.address.to_string(), span, message).fix(Phrase::new(fix)));
    }
}
