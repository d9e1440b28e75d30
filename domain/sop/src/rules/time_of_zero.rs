//! Finds times that are over before they begin.

use maklumat_calendar::Duration;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Span, Text};

use crate::rules::Context;
use crate::source::address::Address;
use crate::source::slot::Slot;

pub(crate) static CODE: Code = Code {
    number: "TXT-010",
    name: "time-of-zero",
    severity: Severity::Error,
    finds: Text {
        id: "lama waktu nol untuk janji, batas, masa berlaku, atau penyimpanan",
        en: "a time of zero for a promise, a limit, a validity or keeping",
    },
    why: Text {
        id: "waktu yang habis sebelum mulai mengakhiri permohonan atau dokumen pada saat itu juga",
        en: "a time that is over before it begins ends the application or the document at once",
    },
    instead: Text {
        id: "tulis waktu paling sedikit satu",
        en: "write at least one",
    },
    law: None,
};

/// A step may take `0 hari kerja`, which means the same day; nothing else may.
pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    for requirement in &draft.requirements {
        let address = Address::of(&["requirement", &requirement.id.value, "max-age"]);
        report(&requirement.max_age, address, found);
    }
    for promise in &draft.promises {
        report(
            &promise.time,
            Address::of(&["promise", &promise.id.value, "time"]),
            found,
        );
    }
    for leaving in context.leavings() {
        report(&leaving.target.within, leaving.address.with("within"), found);
    }
    for step in &draft.steps {
        if let Some(timeout) = &step.timeout {
            let address = Address::of(&["step", &step.id.value, "timeout", "after"]);
            report(&timeout.after, address, found);
        }
    }
    for product in &draft.products {
        let address = Address::of(&["product", &product.id.value, "valid"]);
        report_term(&product.valid, address, found);
    }
    report_term(&draft.retention.keep, Address::of(&["retention", "keep"]), found);
}

fn report(time: &Slot<Duration>, address: Address<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(time) = time.read().filter(|time| time.value.is_zero()) {
        found.push(finding(time.value, address, time.span));
    }
}

fn report_term(time: &Slot<Option<Duration>>, address: Address<'_>, found: &mut Vec<Diagnostic>) {
    if let Some((time, span)) = time.read().and_then(|time| Some((time.value?, time.span)))
        && time.is_zero()
    {
        found.push(finding(time, address, span));
    }
}

fn finding(time: Duration, address: Address<'_>, span: Span) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "\"{time}\" habis pada saat itu juga",
        en: "\"{time}\" is over at once",
    });
    let fix = Phrase::new(Text {
        id: "tulis paling sedikit \"1 {unit}\"",
        en: "write at least \"1 {unit}\"",
    });
    Diagnostic::new(&CODE, address.to_string(), span, message.with("time", time))
        .fix(fix.with("unit", time.unit.as_str()))
}
