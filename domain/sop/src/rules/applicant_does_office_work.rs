//! Finds steps of the applicant in which an office would have to act.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-025",
    name: "applicant-does-office-work",
    severity: Severity::Error,
    finds: Text {
        id: "langkah pemohon yang menerbitkan produk, mengukur, atau memeriksa di lapangan",
        en: "a step of the applicant that issues, measures or inspects",
    },
    why: Text {
        id: "pemohon tidak menerbitkan dan tidak mengukur untuk dirinya sendiri",
        en: "applicants neither issue nor measure for themselves",
    },
    instead: Text {
        id: "serahkan langkah itu kepada suatu jabatan",
        en: "give the step to a position",
    },
    law: Some("uu-25-2009-art-34"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in context
        .draft
        .steps
        .iter()
        .filter(|step| step.by.value().is_some_and(|by| by == "applicant"))
    {
        let first_record = step.records.first().map(|record| record.id.span);
        let first_check = step.checks.first().map(|check| check.id.span);
        let outcome = step.exits.outcomes().iter().find_map(|outcome| outcome.issues.span());
        let office_work = [
            (
                step.issues.span().or(outcome),
                Text {
                    id: "menerbitkan produk",
                    en: "issue a product",
                },
            ),
            (
                step.visit.span(),
                Text {
                    id: "memeriksa di lapangan",
                    en: "inspect on site",
                },
            ),
            (
                first_record.or(first_check),
                Text {
                    id: "mencatat ukuran",
                    en: "record measurements",
                },
            ),
        ];
        for (span, words) in office_work {
            let Some(span) = span else { continue };
            let message = Phrase::new(Text {
                id: "`{step}` dikerjakan pemohon, sehingga tidak dapat {what}",
                en: "the applicant does `{step}`, which therefore cannot {what}",
            })
            .with("step", &step.id.value)
            .with_words("what", words.id, words.en);
            let fix = Text {
                id: "serahkan langkah itu kepada suatu jabatan",
                en: "give the step to a position",
            };
            found.push(Diagnostic::new(&CODE, format!("step.{}", step.id.value), span, message).fix(Phrase::new(fix)));
        }
    }
}
