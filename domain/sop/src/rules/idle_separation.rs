//! Finds separations of duties that separate nobody.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-021",
    name: "idle-separation",
    severity: Severity::Warning,
    finds: Text {
        id: "pemisahan tugas terhadap pemohon, terhadap langkah itu sendiri, atau terhadap langkah sesudahnya",
        en: "a separation from the applicant, from the step itself, or from a later step",
    },
    why: Text {
        id: "pemisahan seperti itu tampak melindungi tetapi tidak pernah berlaku",
        en: "such a separation looks like a safeguard and never takes effect",
    },
    instead: Text {
        id: "tunjuk langkah sebelumnya yang dikerjakan petugas",
        en: "name an earlier step done by an officer",
    },
    law: Some("uu-25-2009-art-34"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (at, step) in context.draft.steps.iter().enumerate() {
        for other in step.separate_from.items() {
            let Some(index) = context.flow.at(&other.value) else {
                continue;
            };
            let text = if index == at {
                Text {
                    id: "`{step}` dipisahkan dari dirinya sendiri",
                    en: "`{step}` is separated from itself",
                }
            } else if context.flow.nodes[index].is_applicant {
                Text {
                    id: "`{step}` dipisahkan dari `{other}`, padahal langkah itu dikerjakan pemohon",
                    en: "`{step}` is separated from `{other}`, but the applicant does that step",
                }
            } else if !context.flow.reachable_from([index], None)[at] {
                Text {
                    id: "`{step}` dipisahkan dari `{other}`, padahal langkah itu tidak pernah mendahuluinya",
                    en: "`{step}` is separated from `{other}`, but that step never comes before it",
                }
            } else {
                continue;
            };
            let message = Phrase::new(text)
                .with("step", &step.id.value)
                .with("other", &other.value);
            let fix = Text {
                id: "tunjuk langkah sebelumnya yang dikerjakan petugas",
                en: "name an earlier step done by an officer",
            };
            let address = format!("step.{}.separate-from", step.id.value);
            found.push(Diagnostic::new(&CODE, address, other.span, message).fix(Phrase::new(fix)));
        }
    }
}
