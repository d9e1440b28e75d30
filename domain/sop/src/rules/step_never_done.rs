//! Finds steps no case ever does although arrows lead to them.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::soundness::{Examined, Flaw};

pub(crate) static CODE: Code = Code {
    number: "SOP-031",
    name: "step-never-done",
    severity: Severity::Error,
    finds: Text {
        id: "langkah yang tidak pernah dikerjakan pada permohonan mana pun",
        en: "a step that is done in no case",
    },
    why: Text {
        id: "SOP menyebut pekerjaan yang tidak ada, dan pelaksana menunggu berkas yang tidak pernah datang",
        en: "the SOP names work that does not exist, and somebody waits for files that never come",
    },
    instead: Text {
        id: "perbaiki `when`, atau hapus langkah itu",
        en: "correct `when`, or remove the step",
    },
    law: Some("permenpanrb-35-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // What another rule found wrong is told there.
    if found.iter().any(Diagnostic::is_error) {
        return;
    }
    let Examined::Flawed(flawed) = context.examined() else {
        return;
    };
    // Where branches never meet, what comes after them is dead for that reason.
    if flawed.iter().any(|flawed| flawed.flaw != Flaw::NeverDone) {
        return;
    }
    for flawed in flawed.iter().filter(|flawed| flawed.flaw == Flaw::NeverDone) {
        let step = &context.draft.steps[flawed.step];
        let message = Phrase::new(Text {
            id: "langkah `{step}` tidak pernah dikerjakan, apa pun pilihan pemohon",
            en: "step `{step}` is never done, whatever the applicant chooses",
        });
        let fix = if step.when.is_missing() {
            Text {
                id: "periksa `when` pada hasil keputusan yang menuju ke sana, atau hapus langkah itu",
                en: "look at the `when` of the outcomes that lead there, or remove the step",
            }
        } else {
            Text {
                id: "perbaiki `when` langkah itu, atau hapus langkahnya",
                en: "correct the `when` of the step, or remove the step",
            }
        };
        let span = step.when.span().unwrap_or(step.id.span);
        let message = message.with("step", &step.id.value);
        found.push(Diagnostic::new(&CODE, format!("step.{}", step.id.value), span, message).fix(Phrase::new(fix)));
    }
}
