//! Finds parts of a SOP that the five symbols of the legal format cannot draw.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-020",
    name: "beyond-legal-format",
    severity: Severity::Advice,
    finds: Text {
        id: "cabang sejajar atau batas tunggu, di luar lima simbol SOP administrasi pemerintahan",
        en: "parallel branches or timeouts, beyond the five symbols of government SOPs",
    },
    why: Text {
        id: "gambar resmi menunjukkannya sebagai perluasan",
        en: "the official drawing shows it as an extension",
    },
    instead: Text {
        id: "biarkan bila perlu, atau urutkan langkahnya",
        en: "leave it if needed, or put the steps in sequence",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let parallel = step.exits.parallel.as_ref().map(|parallel| {
            (
                parallel.span,
                "parallel",
                Text {
                    id: "cabang sejajar",
                    en: "parallel branches",
                },
            )
        });
        let timeout = step.timeout.as_ref().map(|timeout| {
            (
                timeout.span,
                "timeout",
                Text {
                    id: "batas tunggu",
                    en: "a timeout",
                },
            )
        });
        for (span, key, words) in parallel.into_iter().chain(timeout) {
            let message = Phrase::new(Text {
                id: "`{step}` memakai {what}, yang tidak ada di antara lima simbol SOP",
                en: "`{step}` uses {what}, which is not among the five symbols of a SOP",
            })
            .with("step", &step.id.value)
            .with_words("what", words.id, words.en);
            let fix = Text {
                id: "biarkan bila perlu; pada gambar resmi baris ini diberi keterangan perluasan",
                en: "leave it if needed; the official drawing marks the row as an extension",
            };
            found.push(
                Diagnostic::new(&CODE, format!("step.{}.{key}", step.id.value), span, message).fix(Phrase::new(fix)),
            );
        }
    }
}
