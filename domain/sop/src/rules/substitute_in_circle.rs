//! Finds requirements that stand for themselves.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "REQ-006",
    name: "substitute-in-circle",
    severity: Severity::Error,
    finds: Text {
        id: "persyaratan pengganti yang menggantikan dirinya sendiri, langsung atau berputar",
        en: "a substitute that stands for itself, directly or in a circle",
    },
    why: Text {
        id: "pemohon dapat melewati kedua persyaratan itu",
        en: "applicants could leave out both requirements",
    },
    instead: Text {
        id: "tunjuk persyaratan utama",
        en: "name the main requirement",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    for requirement in &draft.requirements {
        let Some(first) = requirement.substitutes.read() else {
            continue;
        };
        let mut at = Some(first.value.as_str());
        let mut is_circle = false;
        for _ in 0..=draft.requirements.len() {
            is_circle = at == Some(requirement.id.value.as_str());
            if is_circle {
                break;
            }
            at = at
                .and_then(|id| draft.requirement(id)?.substitutes.value())
                .map(String::as_str);
        }
        if !is_circle {
            continue;
        }
        let message = Phrase::new(Text {
            id: "`{requirement}` menggantikan dirinya sendiri",
            en: "`{requirement}` stands for itself",
        })
        .with("requirement", &requirement.id.value);
        let fix = Text {
            id: "tunjuk persyaratan utama yang digantikan",
            en: "name the main requirement it stands for",
        };
        let address = format!("requirement.{}.substitutes", requirement.id.value);
        found.push(Diagnostic::new(&CODE, address, first.span, message).fix(Phrase::new(fix)));
    }
}
