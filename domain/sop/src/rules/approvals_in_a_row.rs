//! Finds approvals that follow one another without a law that asks for both.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::{ArrowKind, Goal};
use crate::rules::Context;
use crate::rules::words::words;
use crate::source::draft::DraftStep;

pub(crate) static CODE: Code = Code {
    number: "SOP-035",
    name: "approvals-in-a-row",
    severity: Severity::Advice,
    finds: Text {
        id: "persetujuan berturut-turut tanpa dasar hukum",
        en: "approvals in a row without legal ground",
    },
    why: Text {
        id: "paraf bertingkat memperpanjang waktu dan membuat tidak seorang pun benar-benar memeriksa",
        en: "initials on every level take time, and in the end nobody really looks",
    },
    instead: Text {
        id: "satukan dengan persetujuan berikutnya, atau tulis dasar hukumnya",
        en: "merge it with the next approval, or write its legal ground",
    },
    law: None,
};

const APPROVING: [&str; 5] = ["memaraf", "menyetujui", "menandatangani", "mengesahkan", "mengetahui"];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (step, node) in context.draft.steps.iter().zip(&context.flow.nodes) {
        // Who decides does more than initial.
        if node.is_decision()
            || !approves(step)
            || !step.law.is_missing()
            || !step.issues.is_missing()
            || node.is_applicant
        {
            continue;
        }
        let onward = node.arrows.iter().filter(|arrow| arrow.kind == ArrowKind::Next);
        let next = onward.filter_map(|arrow| match arrow.to {
            Goal::Step(next) => Some(&context.draft.steps[next]),
            Goal::End(_) => None,
        });
        let Some(next) = next
            .into_iter()
            .find(|next| approves(next) && next.by.value() != step.by.value())
        else {
            continue;
        };
        let message = Phrase::new(Text {
            id: "persetujuan `{step}` disusul persetujuan `{next}` tanpa dasar hukum",
            en: "approval `{step}` is followed by approval `{next}` without legal ground",
        })
        .with("step", &step.id.value)
        .with("next", &next.id.value);
        let fix = Text {
            id: "satukan keduanya, atau tambahkan `law = \"...\"` yang meminta keduanya",
            en: "merge them, or add `law = \"...\"` that asks for both",
        };
        let span = step.name.span().unwrap_or(step.id.span);
        found.push(Diagnostic::new(&CODE, format!("step.{}", step.id.value), span, message).fix(Phrase::new(fix)));
    }
}

fn approves(step: &DraftStep) -> bool {
    let name = step.name.value().map_or("", |name| name.id.as_str());
    words(name).iter().any(|word| APPROVING.contains(&word.as_str()))
}
