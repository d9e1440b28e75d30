//! Finds parallel branches that do not come together.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-017",
    name: "branch-misses-join",
    severity: Severity::Error,
    finds: Text {
        id: "cabang sejajar yang tidak sampai ke langkah penggabung",
        en: "a parallel branch that does not reach the join",
    },
    why: Text {
        id: "langkah penggabung menunggu selamanya",
        en: "the join waits for ever",
    },
    instead: Text {
        id: "arahkan setiap cabang ke langkah penggabung",
        en: "lead every branch to the join",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (step, node) in context.draft.steps.iter().zip(&context.flow.nodes) {
        let (Some(parallel), Some((branches, join))) = (&step.exits.parallel, &node.parallel) else {
            continue;
        };
        let address = format!("step.{}.parallel", step.id.value);
        if branches.len() < 2 {
            let message = Phrase::new(Text {
                id: "`{step}` hanya punya satu cabang",
                en: "`{step}` has only one branch",
            });
            let fix = Text {
                id: "tambahkan cabang lain, atau tulis next",
                en: "add another branch, or write next",
            };
            let finding = Diagnostic::new(
                &CODE,
                address.clone(),
                parallel.span,
                message.with("step", &step.id.value),
            );
            found.push(finding.fix(Phrase::new(fix)));
        }
        for (branch, written) in branches.iter().zip(parallel.branches.items()) {
            if branch != join && context.flow.reachable_from([*branch], None)[*join] {
                continue;
            }
            let message = Phrase::new(Text {
                id: "cabang `{branch}` tidak sampai ke `{join}`",
                en: "branch `{branch}` does not reach `{join}`",
            })
            .with("branch", &written.value)
            .with("join", &context.flow.nodes[*join].id);
            let fix = Phrase::new(Text {
                id: "arahkan langkah terakhir cabang itu ke `{join}` dengan `next`",
                en: "point the last step of the branch to `{join}` with `next`",
            })
            .with("join", &context.flow.nodes[*join].id);
            found.push(Diagnostic::new(&CODE, format!("{address}.branches"), written.span, message).fix(fix));
        }
    }
}
