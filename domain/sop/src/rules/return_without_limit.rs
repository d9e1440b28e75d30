//! Finds returns that give the applicant no time to answer.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-005",
    name: "return-without-limit",
    severity: Severity::Error,
    finds: Text {
        id: "pengembalian tanpa batas waktu bagi pemohon",
        en: "a return without a time limit for the applicant",
    },
    why: Text {
        id: "berkas yang dikembalikan tanpa batas tidak pernah selesai dan tidak pernah ditarik",
        en: "a file returned without a limit is never done and never withdrawn",
    },
    instead: Text {
        id: "tulis `within = \"30 hari\"`",
        en: "write `within = \"30 hari\"`",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for leaving in context.leavings() {
        if leaving.target.resume_at.is_missing() || !leaving.target.within.is_missing() {
            continue;
        }
        let message = Phrase::new(Text {
            id: "pengembalian `{name}` tidak menyebut batas waktu pemohon",
            en: "return `{name}` states no time limit for the applicant",
        });
        let fix = Text {
            id: "tambahkan `within = \"30 hari\"`; bila lewat, permohonan dianggap ditarik",
            en: "add `within = \"30 hari\"`; after that the application counts as withdrawn",
        };
        let span = leaving.span(leaving.target.resume_at.span());
        let finding = Diagnostic::new(
            &CODE,
            leaving.address.to_string(),
            span,
            message.with("name", leaving.name),
        );
        found.push(finding.fix(Phrase::new(fix)));
    }
}
