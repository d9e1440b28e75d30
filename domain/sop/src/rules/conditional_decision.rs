//! Finds conditions on steps that cannot be skipped.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-023",
    name: "conditional-decision",
    severity: Severity::Error,
    finds: Text {
        id: "syarat pada keputusan atau pencabangan",
        en: "a condition on a decision or a split",
    },
    why: Text {
        id: "bila keputusan dilewati, tidak ada hasil yang menunjukkan jalan",
        en: "if a decision is skipped, no result shows the way",
    },
    instead: Text {
        id: "pindahkan syarat ke hasil keputusan, atau ke langkah biasa",
        en: "move the condition to the outcomes, or to a plain step",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(span) = step.when.span() else { continue };
        let text = if step.exits.outcomes.is_some() {
            Text {
                id: "keputusan `{step}` tidak boleh punya `when`",
                en: "decision `{step}` may not have a `when`",
            }
        } else if step.exits.parallel.is_some() {
            Text {
                id: "pencabangan `{step}` tidak boleh punya `when`",
                en: "split `{step}` may not have a `when`",
            }
        } else {
            continue;
        };
        let fix = Text {
            id: "tulis `when` pada hasil keputusan, atau pisahkan menjadi langkah biasa sebelumnya",
            en: "write `when` on the outcomes, or put a plain step before it",
        };
        let message = Phrase::new(text).with("step", &step.id.value);
        found.push(Diagnostic::new(&CODE, format!("step.{}.when", step.id.value), span, message).fix(Phrase::new(fix)));
    }
}
