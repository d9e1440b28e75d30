//! Finds separations of duties no two persons exist for.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-014",
    name: "impossible-separation",
    severity: Severity::Error,
    finds: Text {
        id: "pemisahan tugas yang mustahil karena jabatan itu hanya satu orang",
        en: "a separation of duties that is impossible because one person holds the position",
    },
    why: Text {
        id: "permohonan akan berhenti, atau pemisahan itu dilanggar setiap kali",
        en: "the case would stop, or the separation would be broken every time",
    },
    instead: Text {
        id: "serahkan salah satu langkah kepada jabatan lain",
        en: "give one of the steps to another position",
    },
    law: Some("uu-25-2009-art-34"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(position) = context.position(step).filter(|position| position.count <= 1) else {
            continue;
        };
        for other in step.separate_from.items() {
            let same = context
                .draft
                .step(&other.value)
                .and_then(|other| context.position_key(other));
            if same.as_ref() != Some(&position.key) || other.value == step.id.value {
                continue;
            }
            let message = Phrase::new(Text {
                id: "`{step}` harus dikerjakan orang lain daripada `{other}`, tetapi `{position}` hanya satu orang",
                en: "`{step}` must be done by another person than `{other}`, but `{position}` is one person",
            })
            .with("step", &step.id.value)
            .with("other", &other.value)
            .with("position", &position.key.position);
            let fix = Text {
                id: "serahkan salah satunya kepada jabatan lain",
                en: "give one of them to another position",
            };
            let address = format!("step.{}.separate-from", step.id.value);
            found.push(Diagnostic::new(&CODE, address, other.span, message).fix(Phrase::new(fix)));
        }
    }
}
