//! Finds requirements that depend on an answer the form asks for later.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "REQ-005",
    name: "asked-before-answered",
    severity: Severity::Warning,
    finds: Text {
        id: "persyaratan yang bergantung pada jawaban yang ditanyakan sesudahnya",
        en: "a requirement that depends on an answer asked for later",
    },
    why: Text {
        id: "pemohon melompat ke depan dan ke belakang dalam formulir",
        en: "applicants jump back and forth in the form",
    },
    instead: Text {
        id: "tulis persyaratan yang ditanya lebih dahulu di atas",
        en: "put the requirement that is asked first above",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let requirements = &context.draft.requirements;
    for (at, requirement) in requirements.iter().enumerate() {
        let Some(when) = requirement.when.read() else { continue };
        for name in when.value.names() {
            let later = requirements[at..]
                .iter()
                .find(|later| later.fields.iter().any(|field| field.id.value == name.as_str()));
            let Some(later) = later else { continue };
            let message = Phrase::new(Text {
                id: "`{requirement}` bergantung pada `{name}`, yang baru ditanyakan pada `{later}`",
                en: "`{requirement}` depends on `{name}`, which is asked only in `{later}`",
            })
            .with("requirement", &requirement.id.value)
            .with("name", &name)
            .with("later", &later.id.value);
            let fix = Phrase::new(Text {
                id: "tulis `{later}` di atas `{requirement}`",
                en: "put `{later}` above `{requirement}`",
            })
            .with("later", &later.id.value)
            .with("requirement", &requirement.id.value);
            let address = format!("requirement.{}.when", requirement.id.value);
            found.push(Diagnostic::new(&CODE, address, when.span, message).fix(fix));
        }
    }
}
