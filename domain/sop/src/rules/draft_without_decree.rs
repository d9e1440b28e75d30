//! Finds standards no decree has established yet.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "LAW-005",
    name: "draft-without-decree",
    severity: Severity::Advice,
    finds: Text {
        id: "standar tanpa keputusan penetapan",
        en: "a standard without a decree",
    },
    why: Text {
        id: "tanpa keputusan penetapan, standar hanya rancangan dan tidak dapat diterbitkan",
        en: "without a decree the standard is a draft and cannot be published",
    },
    instead: Text {
        id: "tulis `decree` setelah keputusan ditetapkan",
        en: "write `decree` once it is established",
    },
    law: Some("pp-96-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let service = &context.draft.service;
    // Without any of its keys the section itself is missing, which is reported.
    if !service.decree.is_missing() || (service.name.is_missing() && service.version.is_missing()) {
        return;
    }
    let message = Phrase::new(Text {
        id: "belum ada keputusan yang menetapkan standar ini; ini masih rancangan dan belum dapat diterbitkan",
        en: "no decree establishes this standard yet; it is a draft and cannot be published",
    });
    let fix = Text {
        id: "setelah ditetapkan, tulis `decree = \"...\"` dan masukkan keputusan itu ke law.toml",
        en: "once established, write `decree = \"...\"` and enter the decree in law.toml",
    };
    let span = service.version.span().or(service.name.span()).unwrap_or_default();
    found.push(Diagnostic::new(&CODE, "service", span, message).fix(Phrase::new(fix)));
}
