//! Finds parallel branches that do not come together, or that come together too early.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::flow::splits::SplitFault;
use crate::rules::Context;
use crate::source::draft::DraftParallel;

pub(crate) static CODE: Code = Code {
    number: "SOP-017",
    name: "branch-misses-join",
    severity: Severity::Error,
    finds: Text {
        id: "cabang sejajar yang tidak sampai ke langkah penggabung, atau bertemu cabang lain sebelum itu",
        en: "a parallel branch that does not reach the join, or meets another before it",
    },
    why: Text {
        id: "langkah penggabung menunggu selamanya, atau pekerjaan satu cabang hilang",
        en: "the join waits for ever, or the work of one branch is lost",
    },
    instead: Text {
        id: "arahkan setiap cabang ke langkah penggabung, dengan langkahnya sendiri sampai di sana",
        en: "lead every branch to the join, by steps of its own",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (at, (step, node)) in context.draft.steps.iter().zip(&context.flow.nodes).enumerate() {
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
                id: "tambahkan cabang lain, atau tulis `next`",
                en: "add another branch, or write `next`",
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
        for fault in context.flow.split_faults(at) {
            found.push(finding(context, &fault, parallel, format!("{address}.branches")));
        }
    }
}

fn finding(context: &Context<'_>, fault: &SplitFault, parallel: &DraftParallel, address: String) -> Diagnostic {
    let written = parallel.branches.items();
    let (branch, message, fix) = match fault {
        SplitFault::Twice { branch } => (
            *branch,
            Phrase::new(Text {
                id: "cabang `{branch}` ditulis dua kali",
                en: "branch `{branch}` is written twice",
            }),
            Phrase::new(Text {
                id: "hapus salah satu, atau tulis langkah lain",
                en: "remove one of them, or write another step",
            }),
        ),
        SplitFault::Shared { branch, steps } => (
            *branch,
            Phrase::new(Text {
                id: "cabang `{branch}` dan cabang sebelumnya sama-sama melalui {steps}",
                en: "branch `{branch}` and an earlier branch both pass {steps}",
            })
            .with("steps", context.step_names(steps)),
            Phrase::new(Text {
                id: "beri setiap cabang langkahnya sendiri sampai `{join}`, atau pindahkan langkah bersama ke sesudahnya",
                en: "give every branch steps of its own until `{join}`, or move what they share after it",
            }),
        ),
        SplitFault::Crossed { branch, inner } => (
            *branch,
            Phrase::new(Text {
                id: "cabang dari `{inner}` bertemu di luar cabang `{branch}`",
                en: "the branches of `{inner}` meet outside branch `{branch}`",
            })
            .with("inner", &context.flow.nodes[*inner].id),
            Phrase::new(Text {
                id: "gabungkan cabang di dalam sebelum `{join}`, di langkah lain",
                en: "let the inner branches meet before `{join}`, in another step",
            }),
        ),
    };
    let (name, span) = written
        .get(branch)
        .map_or(("", parallel.span), |written| (written.value.as_str(), written.span));
    let join = parallel.join.value().map_or("", String::as_str);
    Diagnostic::new(&CODE, address, span, message.with("branch", name)).fix(fix.with("join", join))
}
