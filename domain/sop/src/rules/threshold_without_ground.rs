//! Finds thresholds nobody set.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "LAW-004",
    name: "threshold-without-ground",
    severity: Severity::Warning,
    finds: Text {
        id: "ambang tanpa dasar hukum",
        en: "a threshold without legal ground",
    },
    why: Text {
        id: "menggagalkan pemohon dengan ambang tanpa dasar dapat digugat",
        en: "failing applicants by a threshold without ground can be challenged",
    },
    instead: Text {
        id: "kutip peraturan yang menetapkan ambang itu",
        en: "cite the regulation that sets the threshold",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        for check in step.checks.iter().filter(|check| check.law.is_missing()) {
            let message = Phrase::new(Text {
                id: "ambang `{check}` tidak punya dasar hukum",
                en: "threshold `{check}` has no legal ground",
            })
            .with("check", &check.id.value);
            let fix = Text {
                id: "tambahkan `law = \"...\"` yang menetapkan ambang itu",
                en: "add `law = \"...\"` that sets the threshold",
            };
            let address = format!("step.{}.check.{}", step.id.value, check.id.value);
            found.push(Diagnostic::new(&CODE, address, check.id.span, message).fix(Phrase::new(fix)));
        }
    }
}
