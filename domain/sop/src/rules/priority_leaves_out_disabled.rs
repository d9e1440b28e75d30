//! Finds own lists of people served first that leave out people with disabilities.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "STD-024",
    name: "priority-leaves-out-disabled",
    severity: Severity::Advice,
    finds: Text {
        id: "daftar golongan yang didahulukan tanpa penyandang disabilitas",
        en: "a list of people served first without people with disabilities",
    },
    why: Text {
        id: "daftar sendiri mengganti daftar kabupaten: yang tidak ditulis harus antre biasa",
        en: "an own list replaces that of the regency: who is not on it queues with everybody",
    },
    instead: Text {
        id: "tambahkan golongan itu, atau hapus bagian [priority] supaya semua golongan berlaku",
        en: "add the class, or remove [priority] so that all classes apply",
    },
    law: Some("uu-25-2009-art-29"),
};

const CLASS: &str = "disabilitas";

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(listed) = &context.draft.priorities else {
        return;
    };
    let Some(first) = listed.first() else { return };
    let is_known = context
        .regency
        .priorities
        .iter()
        .any(|class| class.id.as_str() == CLASS);
    if !is_known || listed.iter().any(|class| class.class.value == CLASS) {
        return;
    }
    let message = Phrase::new(Text {
        id: "golongan yang didahulukan di layanan ini tidak memuat `{class}`",
        en: "the people served first in this service do not include `{class}`",
    })
    .with("class", CLASS);
    let fix = Text {
        id: "tambahkan `disabilitas = \"...\"` dengan tempat melayaninya",
        en: "add `disabilitas = \"...\"` with the place where they are served",
    };
    found.push(Diagnostic::new(&CODE, "priority", first.class.span, message).fix(Phrase::new(fix)));
}
