//! Finds decisions that decide nothing.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-004",
    name: "decision-with-one-result",
    severity: Severity::Error,
    finds: Text {
        id: "keputusan dengan kurang dari dua hasil",
        en: "a decision with fewer than two results",
    },
    why: Text {
        id: "keputusan yang hanya bisa berakhir satu adalah formalitas, atau hasil lainnya lupa ditulis",
        en: "a decision that can end one way only is a formality, or its other result was forgotten",
    },
    instead: Text {
        id: "tulis paling sedikit dua hasil, atau jadikan langkah biasa",
        en: "write at least two results, or make it a plain step",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let Some(outcomes) = &step.exits.outcomes else { continue };
        let text = match outcomes.len() {
            0 => Text {
                id: "keputusan `{step}` tidak punya hasil",
                en: "decision `{step}` has no result",
            },
            1 => Text {
                id: "keputusan `{step}` hanya punya satu hasil",
                en: "decision `{step}` has only one result",
            },
            _ => continue,
        };
        let fix = Text {
            id: "tambahkan hasil lain, atau jadikan langkah biasa dengan `end` atau `next`",
            en: "add another result, or make it a plain step with `end` or `next`",
        };
        let address = format!("step.{}.outcome", step.id.value);
        let message = Phrase::new(text).with("step", &step.id.value);
        found.push(Diagnostic::new(&CODE, address, step.exits.outcome_section, message).fix(Phrase::new(fix)));
    }
}
