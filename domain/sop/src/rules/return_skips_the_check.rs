//! Finds returns after which nobody looks at the answer where the defect was found.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-041",
    name: "return-skips-the-check",
    severity: Severity::Advice,
    finds: Text {
        id: "pengembalian yang jawabannya tidak diperiksa lagi",
        en: "a return whose answer nobody checks again",
    },
    why: Text {
        id: "kekurangan yang ditemukan dapat tetap ada sampai dokumen terbit",
        en: "the defect that was found can remain until the document is issued",
    },
    instead: Text {
        id: "kembalikan ke langkah yang memeriksa",
        en: "let work resume at the step that checks",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flow = &context.flow;
    for leaving in context.leavings() {
        let (Some(resume), Some(at)) = (leaving.target.resume_at.read(), flow.at(&leaving.step.id.value)) else {
            continue;
        };
        let Some(goal) = flow.at(&resume.value) else { continue };
        let is_decision = leaving.outcome.is_some();
        if !is_decision || flow.reachable_from([goal], None)[at] {
            continue;
        }
        let message = Phrase::new(Text {
            id: "sesudah `{name}`, pekerjaan lanjut di `{resume}`, dan `{step}` tidak memeriksa jawabannya",
            en: "after `{name}` work resumes at `{resume}`, and `{step}` does not look at the answer",
        })
        .with("name", leaving.name)
        .with("resume", &resume.value)
        .with("step", &leaving.step.id.value);
        let fix = Phrase::new(Text {
            id: "tulis `return = \"{step}\"`",
            en: "write `return = \"{step}\"`",
        });
        let address = leaving.address.with("return").to_string();
        let fix = fix.with("step", &leaving.step.id.value);
        found.push(Diagnostic::new(&CODE, address, resume.span, message).fix(fix));
    }
}
