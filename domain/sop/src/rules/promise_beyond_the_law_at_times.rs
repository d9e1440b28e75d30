//! Finds promises that in most weeks keep within the law, and around holidays do not.

use maklumat_calendar::{Calendar, Date, Duration, TimeUnit};
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;
use crate::rules::promise_beyond_the_law::{is_beyond, limit_of};

pub(crate) static CODE: Code = Code {
    number: "STD-010",
    name: "promise-beyond-the-law-at-times",
    severity: Severity::Warning,
    finds: Text {
        id: "janji yang pada hari-hari libur melampaui batas undang-undang",
        en: "a promise that exceeds the legal limit around holidays",
    },
    why: Text {
        id: "hari kerja bertambah panjang bila ada libur, batas dalam hari tidak",
        en: "working days stretch over holidays, a limit in days does not",
    },
    instead: Text {
        id: "janjikan lebih pendek, atau dengan satuan yang sama dengan batas itu",
        en: "promise less, or in the unit of the limit",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let hours = context.draft.service.hours.value().map(String::as_str);
    let calendar = context.regency.calendar_of(&context.key.unit, hours);
    for promise in &context.draft.promises {
        let (Some(time), Some((law, limit))) = (promise.time.read(), limit_of(context, promise)) else {
            continue;
        };
        let both = (time.value, limit.time);
        if is_beyond(context, both.0, both.1) {
            continue;
        }
        let Some(late) = latest(calendar, both) else { continue };
        let message = Phrase::new(Text {
            id: "mulai {start}, {time} berakhir {due}, sedangkan batas {limit} berakhir {ceiling} ({law} {article})",
            en: "from {start}, {time} end on {due}, but the limit of {limit} ends on {ceiling} ({law} {article})",
        })
        .with("start", late.start)
        .with("time", both.0)
        .with("due", late.due)
        .with("limit", both.1)
        .with("ceiling", late.ceiling)
        .with("law", &law.key)
        .with("article", &limit.article);
        let fix = Text {
            id: "janjikan lebih pendek, atau paling lama \"{limit}\"",
            en: "promise less, or at most \"{limit}\"",
        };
        let address = format!("promise.{}.time", promise.id.value);
        found.push(Diagnostic::new(&CODE, address, time.span, message).fix(Phrase::new(fix).with("limit", both.1)));
    }
}

/// A start from which the promise ends after the limit.
struct Late {
    start: Date,
    due: Date,
    ceiling: Date,
}

/// The start from which a promise in working days outlasts a limit in days by most, in the years whose holidays are
/// known.
fn latest(calendar: &Calendar, (time, limit): (Duration, Duration)) -> Option<Late> {
    let differ =
        time.unit == TimeUnit::WorkingDay && matches!(limit.unit, TimeUnit::Day | TimeUnit::Month | TimeUnit::Year);
    if !differ {
        return None;
    }
    let years: std::collections::BTreeSet<i16> = calendar.parts().closures.days().map(|day| day.year()).collect();
    let mut worst: Option<(i64, Late)> = None;
    for start in years.into_iter().flat_map(days_of) {
        // Who applies on a closed day begins with the next open one.
        let Some(from) = calendar.closing(start) else { continue };
        let due = calendar.date(calendar.add(from, time));
        let ceiling = calendar.date(calendar.add(from, limit));
        let beyond = i64::from(due.since(ceiling).map_or(0, |span| span.get_days()));
        if beyond > worst.as_ref().map_or(0, |(beyond, _)| *beyond) {
            worst = Some((beyond, Late { start, due, ceiling }));
        }
    }
    worst.map(|(_, late)| late)
}

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    let first = Date::new(year, 1, 1).ok();
    std::iter::successors(first, |day| day.tomorrow().ok()).take_while(move |day| day.year() == year)
}
