//! Finds services in which one position does every step up to the document.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "SOP-038",
    name: "one-position-does-all",
    severity: Severity::Advice,
    finds: Text {
        id: "satu jabatan mengerjakan semua langkah sampai dokumen terbit",
        en: "one position does every step until the document is issued",
    },
    why: Text {
        id: "tidak ada mata kedua yang melihat kekeliruan atau menolak titipan",
        en: "no second pair of eyes sees a mistake or refuses a favour",
    },
    instead: Text {
        id: "serahkan satu langkah, paling sedikit pengesahan, kepada jabatan lain",
        en: "give one step, at least the approval, to another position",
    },
    law: Some("uu-25-2009-art-34"),
};

/// Fewer steps than this are too few to be divided.
const FEWEST: usize = 3;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let steps: Vec<_> = context
        .draft
        .steps
        .iter()
        .filter(|step| context.position_key(step).is_some())
        .collect();
    let is_same = steps.windows(2).all(|two| two[0].by.value() == two[1].by.value());
    let issuing = steps.iter().find(|step| {
        let of_outcomes = step.exits.outcomes().iter().any(|outcome| !outcome.issues.is_missing());
        !step.issues.is_missing() || of_outcomes
    });
    let Some(issuing) = issuing.filter(|_| is_same && steps.len() >= FEWEST) else {
        return;
    };
    let message = Phrase::new(Text {
        id: "jabatan `{position}` mengerjakan semua langkah, juga penerbitan dokumen",
        en: "position `{position}` does every step, the issuing of the document included",
    });
    let fix = Text {
        id: "serahkan pengesahan kepada jabatan lain",
        en: "give the approval to another position",
    };
    let by = issuing.by.value().map_or("", String::as_str);
    let span = issuing.by.span().unwrap_or(issuing.id.span);
    let address = format!("step.{}.by", issuing.id.value);
    found.push(Diagnostic::new(&CODE, address, span, message.with("position", by)).fix(Phrase::new(fix)));
}
