//! Finds promises longer than the law allows.

use maklumat_calendar::Duration;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::organisation::{Law, Limit};
use crate::rules::Context;
use crate::source::draft::DraftPromise;

pub(crate) static CODE: Code = Code {
    number: "STD-002",
    name: "promise-beyond-the-law",
    severity: Severity::Error,
    finds: Text {
        id: "janji yang lebih lama daripada batas undang-undang",
        en: "a promise longer than the legal limit",
    },
    why: Text {
        id: "janji yang melampaui batas melanggar hak pemohon sejak hari pertama",
        en: "a promise beyond the limit breaks the applicant's right from the first day",
    },
    instead: Text {
        id: "janjikan paling lama selama batas itu",
        en: "promise at most the limit",
    },
    law: Some("uu-25-2009-art-21"),
};

/// The legal ceiling a promise names, if it exists.
pub(crate) fn limit_of<'a>(context: &Context<'a>, promise: &DraftPromise) -> Option<(&'a Law, &'a Limit)> {
    let (law, limit) = promise.limit.value()?.rsplit_once('.')?;
    let law = context.regency.laws.get(law)?;
    Some((law, law.limits.get(limit)?))
}

/// Whether a time is longer than a limit in an ordinary week.
pub(crate) fn is_beyond(context: &Context<'_>, time: Duration, limit: Duration) -> bool {
    if time.unit == limit.unit {
        time.amount > limit.amount
    } else {
        context.pace.minutes(time) > context.pace.minutes(limit)
    }
}

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for promise in &context.draft.promises {
        let (Some(time), Some((law, limit))) = (promise.time.read(), limit_of(context, promise)) else {
            continue;
        };
        if !is_beyond(context, time.value, limit.time) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "janji {time} melampaui batas {limit} ({law} {article})",
            en: "a promise of {time} exceeds the limit of {limit} ({law} {article})",
        })
        .with("time", time.value)
        .with("limit", limit.time)
        .with("law", &law.key)
        .with("article", &limit.article);
        let fix = Text {
            id: "janjikan paling lama \"{limit}\"",
            en: "promise at most \"{limit}\"",
        };
        let address = format!("promise.{}.time", promise.id.value);
        found.push(Diagnostic::new(&CODE, address, time.span, message).fix(Phrase::new(fix).with("limit", limit.time)));
    }
}
