//! Finds promises that begin later than the law counts.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::StartEvent;
use crate::rules::Context;
use crate::rules::promise_beyond_the_law::limit_of;

pub(crate) static CODE: Code = Code {
    number: "STD-003",
    name: "promise-counted-too-late",
    severity: Severity::Error,
    finds: Text {
        id: "janji yang dihitung dari saat yang lebih lambat daripada menurut undang-undang",
        en: "a promise counted from a later moment than the law says",
    },
    why: Text {
        id: "hari yang dihitung belakangan membuat janji tampak ditepati padahal batas hukum sudah lewat",
        en: "days counted late make a promise look kept while the legal limit has passed",
    },
    instead: Text {
        id: "hitung dari saat yang sama, atau lebih awal",
        en: "count from the same moment or an earlier one",
    },
    law: Some("uu-30-2014-art-53"),
};

const fn since(event: StartEvent) -> Text {
    match event {
        StartEvent::Submitted => Text {
            id: "diajukan",
            en: "submission",
        },
        StartEvent::Complete => Text {
            id: "berkas lengkap",
            en: "the complete file",
        },
        StartEvent::Paid => Text {
            id: "lunas",
            en: "payment",
        },
    }
}

const fn key(event: StartEvent) -> &'static str {
    match event {
        StartEvent::Submitted => "submitted",
        StartEvent::Complete => "complete",
        StartEvent::Paid => "paid",
    }
}

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for promise in &context.draft.promises {
        let (Some(from), Some((_, limit))) = (promise.from.read(), limit_of(context, promise)) else {
            continue;
        };
        if from.value <= limit.start {
            continue;
        }
        let (own, legal) = (since(from.value), since(limit.start));
        let message = Phrase::new(Text {
            id: "janji dihitung sejak {own}, batas undang-undang sejak {legal}",
            en: "the promise counts from {own}, the legal limit from {legal}",
        })
        .with_words("own", own.id, own.en)
        .with_words("legal", legal.id, legal.en);
        let fix = if from.value == StartEvent::Paid {
            Text {
                id: "tulis `from = \"{start}\"`; waktu menunggu pembayaran pemohon tidak ikut terhitung",
                en: "write `from = \"{start}\"`; the time the applicant takes to pay does not count",
            }
        } else {
            Text {
                id: "tulis `from = \"{start}\"`; waktu pemohon melengkapi berkas tidak ikut terhitung",
                en: "write `from = \"{start}\"`; the time the applicant takes to complete the file does not count",
            }
        };
        let address = format!("promise.{}.from", promise.id.value);
        let fix = Phrase::new(fix).with("start", key(limit.start));
        found.push(Diagnostic::new(&CODE, address, from.span, message).fix(fix));
    }
}
