//! Finds periods that end before they begin.

use maklumat_calendar::{Date, long_date};
use maklumat_vocabulary::{Code, Diagnostic, Language, Phrase, Severity, Span, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "TXT-007",
    name: "period-reversed",
    severity: Severity::Error,
    finds: Text {
        id: "masa yang berakhir sebelum mulai",
        en: "a period that ends before it begins",
    },
    why: Text {
        id: "masa seperti itu tidak pernah berlaku",
        en: "such a period never holds",
    },
    instead: Text {
        id: "tukar kedua tanggal, atau perbaiki tahunnya",
        en: "swap the dates, or correct the year",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for fee in &context.draft.fees {
        if let (Some(from), Some(until)) = (fee.from.read(), fee.until.read())
            && until.value < from.value
        {
            found.push(finding(
                format!("fee.{}.until", fee.id.value),
                until.span,
                (from.value, until.value),
            ));
        }
    }
}

pub(crate) fn finding(address: impl std::fmt::Display, span: Span, (from, until): (Date, Date)) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "berakhir {until}, padahal baru mulai {from}",
        en: "ends on {until} but only begins on {from}",
    })
    .with_words(
        "until",
        long_date(until, Language::Indonesian),
        long_date(until, Language::English),
    )
    .with_words(
        "from",
        long_date(from, Language::Indonesian),
        long_date(from, Language::English),
    );
    let fix = Text {
        id: "perbaiki salah satu tanggal",
        en: "correct one of the dates",
    };
    Diagnostic::new(&CODE, address.to_string(), span, message).fix(Phrase::new(fix))
}
