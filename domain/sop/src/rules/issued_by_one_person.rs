//! Finds products one person can both prepare and issue.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-008",
    name: "issued-by-one-person",
    severity: Severity::Warning,
    finds: Text {
        id: "produk yang diterbitkan tanpa orang kedua",
        en: "a product issued without a second person",
    },
    why: Text {
        id: "bila satu orang menyiapkan dan menerbitkan, tidak ada yang melihat kekeliruan atau kecurangan",
        en: "when one person prepares and issues, nobody sees a mistake or a fraud",
    },
    instead: Text {
        id: "tulis separate-from pada langkah yang menerbitkan",
        en: "write separate-from on the step that issues",
    },
    law: Some("uu-25-2009-art-34"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for step in &context.draft.steps {
        let outcomes = step
            .exits
            .outcomes()
            .iter()
            .filter_map(|outcome| outcome.issues.value());
        let Some(product) = step.issues.value().into_iter().chain(outcomes).next() else {
            continue;
        };
        if step.separate_from.is_wrong() || !step.separate_from.items().is_empty() {
            continue;
        }
        let others = context
            .draft
            .steps
            .iter()
            .filter(|other| other.id.value != step.id.value);
        let preparing = others
            .filter(|other| context.position_key(other).is_some())
            .map(|other| other.id.value.as_str())
            .next();
        let message = Phrase::new(Text {
            id: "`{step}` menerbitkan `{product}` tanpa pemisahan tugas",
            en: "`{step}` issues `{product}` without separation of duties",
        })
        .with("step", &step.id.value)
        .with("product", product);
        let fix = match preparing {
            Some(other) => Phrase::new(Text {
                id: "tambahkan `separate-from = [\"{other}\"]`",
                en: "add `separate-from = [\"{other}\"]`",
            })
            .with("other", other),
            None => Phrase::new(Text {
                id: "tambahkan langkah pemeriksaan oleh orang lain",
                en: "add a step in which another person looks at it",
            }),
        };
        found.push(Diagnostic::new(&CODE, format!("step.{}", step.id.value), step.id.span, message).fix(fix));
    }
}
