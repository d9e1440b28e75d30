//! Finds citations of regulations that another has replaced.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "LAW-006",
    name: "law-replaced",
    severity: Severity::Warning,
    finds: Text {
        id: "peraturan yang sudah diganti",
        en: "a regulation that another has replaced",
    },
    why: Text {
        id: "pemohon dan pemeriksa mencari pasal yang tidak lagi ada",
        en: "applicants and assessors look for an article that is gone",
    },
    instead: Text {
        id: "kutip peraturan penggantinya",
        en: "cite the regulation that replaced it",
    },
    law: Some("pp-96-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (address, citation) in context.citations() {
        let law = context.regency.laws.get(&citation.value.law);
        let Some(successor) = law.and_then(|law| law.replaced_by.as_ref()) else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "`{law}` sudah diganti dengan `{successor}`",
            en: "`{law}` was replaced by `{successor}`",
        })
        .with("law", &citation.value.law)
        .with("successor", successor);
        let fix = Phrase::new(Text {
            id: "kutip `{successor}`, dengan pasalnya yang baru",
            en: "cite `{successor}`, with its own article",
        })
        .with("successor", successor);
        let mut finding = Diagnostic::new(&CODE, address.to_string(), citation.span, message).fix(fix);
        // Articles are counted anew in the successor, so only the regulation as a whole can be exchanged.
        if citation.value.place.is_none() {
            finding = finding.edit(citation.span, format!("\"{successor}\""));
        }
        found.push(finding);
    }
}
