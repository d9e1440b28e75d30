//! Finds promises far longer than the work they cover.

use maklumat_vocabulary::{Code, Diagnostic, Language, Phrase, Severity, Text};

use crate::checked::counted_steps;
use crate::rules::Context;
use crate::rules::steps_exceed_promise::{held, longest};

pub(crate) static CODE: Code = Code {
    number: "STD-021",
    name: "promise-far-beyond-steps",
    severity: Severity::Advice,
    finds: Text {
        id: "janji yang jauh lebih lama daripada pekerjaannya",
        en: "a promise far longer than its work",
    },
    why: Text {
        id: "berkas menunggu di meja, bukan dikerjakan, dan pemohon menunggu tanpa alasan",
        en: "files lie on desks instead of being worked on, and applicants wait for no reason",
    },
    instead: Text {
        id: "janjikan waktu yang dekat dengan jalan terlama, dengan cadangan",
        en: "promise a time near to the longest way, with some reserve",
    },
    law: Some("uu-25-2009-art-21"),
};

/// A promise this many times as long as its work has more than a reserve.
const TIMES: u64 = 5;
/// Shorter promises are left alone: a visit to the office takes its time.
const FEWEST_DAYS: u64 = 3;

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for held in held(context) {
        let Some(longest) = longest(context, &held) else {
            continue;
        };
        let promised = context.pace.minutes(held.time.value);
        let day = context.pace.minutes(maklumat_calendar::Duration::working_days(1));
        let work = longest.route.weight;
        if work == 0 || promised < work.saturating_mul(TIMES) || promised < day.saturating_mul(FEWEST_DAYS) {
            continue;
        }
        let steps = counted_steps(&context.flow, &longest.route, longest.combination, context.pace);
        let times: Vec<_> = steps.iter().map(|(_, time)| *time).collect();
        let needed = |language| context.pace.words(&times, language);
        let message = Phrase::new(Text {
            id: "janji {promised}, sedangkan pekerjaan terlama hanya {needed}",
            en: "the promise is {promised}, but the longest work is only {needed}",
        })
        .with_words("needed", needed(Language::Indonesian), needed(Language::English))
        .with_words(
            "promised",
            held.time.value.words(Language::Indonesian),
            held.time.value.words(Language::English),
        );
        let fix = Text {
            id: "perpendek janji, atau tulis waktu langkah yang sebenarnya",
            en: "shorten the promise, or write the times the steps really take",
        };
        let address = format!("promise.{}.time", held.promise.id.value);
        found.push(Diagnostic::new(&CODE, address, held.time.span, message).fix(Phrase::new(fix)));
    }
}
