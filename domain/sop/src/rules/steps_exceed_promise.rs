//! Finds promises the steps cannot keep.

use maklumat_calendar::Duration;
use maklumat_vocabulary::{Code, Diagnostic, Language, Phrase, Severity, Spanned, Text};

use crate::checked::{counted_steps, longest_way};
use crate::facts::Facts;
use crate::flow::may_hold;
use crate::flow::routes::Route;
use crate::model::StartEvent;
use crate::rules::Context;
use crate::source::draft::DraftPromise;

pub(crate) static CODE: Code = Code {
    number: "STD-001",
    name: "steps-exceed-promise",
    severity: Severity::Error,
    finds: Text {
        id: "langkah-langkah yang memerlukan waktu lebih lama daripada janji",
        en: "steps that take longer than the promise",
    },
    why: Text {
        id: "janji yang tidak mungkin ditepati menipu pemohon dan menyalahkan petugas",
        en: "a promise that cannot be kept deceives applicants and blames officers",
    },
    instead: Text {
        id: "perpendek langkah pada jalan terlama, atau janjikan waktu yang cukup",
        en: "shorten steps on the longest way, or promise enough time",
    },
    law: Some("uu-25-2009-art-21"),
};

/// A promise with all that is needed to hold it against the steps.
pub(crate) struct Held<'a> {
    pub(crate) promise: &'a DraftPromise,
    pub(crate) time: &'a Spanned<Duration>,
    pub(crate) from: StartEvent,
    until: Option<usize>,
}

/// The longest way a promise covers, over all combinations it holds for.
pub(crate) struct Longest<'a> {
    pub(crate) combination: &'a Facts,
    pub(crate) route: Route,
}

/// The promises that could be read whole.
pub(crate) fn held<'a>(context: &Context<'a>) -> Vec<Held<'a>> {
    let promises = context.draft.promises.iter();
    promises
        .filter_map(|promise| {
            let until = match promise.until.value() {
                Some(step) => Some(context.flow.at(step)?),
                None if promise.until.is_wrong() => return None,
                None => None,
            };
            Some(Held {
                promise,
                time: promise.time.read().filter(|time| !time.value.is_zero())?,
                from: promise.from.cloned()?,
                until,
            })
        })
        .collect()
}

pub(crate) fn longest<'c>(context: &'c Context<'_>, held: &Held<'_>) -> Option<Longest<'c>> {
    let combinations = context.flow.combinations.iter();
    combinations
        .filter(|combination| may_hold(held.promise.when.value(), combination))
        .filter_map(|combination| {
            let route = longest_way(&context.flow, held.from, held.until, combination, context.pace)?;
            Some(Longest { combination, route })
        })
        .max_by_key(|longest| longest.route.weight)
}

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for held in held(context) {
        let Some(longest) = longest(context, &held) else {
            continue;
        };
        if longest.route.weight <= context.pace.minutes(held.time.value) {
            continue;
        }
        let steps = counted_steps(&context.flow, &longest.route, longest.combination, context.pace);
        let times: Vec<_> = steps.iter().map(|(_, time)| *time).collect();
        let message = Phrase::new(Text {
            id: "langkah memerlukan {needed}, sedangkan janji {promised}",
            en: "the steps need {needed}, but the promise is {promised}",
        })
        .with_words(
            "needed",
            context.pace.words(&times, Language::Indonesian),
            context.pace.words(&times, Language::English),
        )
        .with_words(
            "promised",
            held.time.value.words(Language::Indonesian),
            held.time.value.words(Language::English),
        );
        let enough = context.pace.at_least(longest.route.weight, held.time.value.unit);
        let fix = Phrase::new(Text {
            id: "perpendek salah satu langkah itu, atau janjikan \"{enough}\"",
            en: "shorten one of those steps, or promise \"{enough}\"",
        })
        .with("enough", enough);
        let address = format!("promise.{}.time", held.promise.id.value);
        let mut finding = Diagnostic::new(&CODE, address, held.time.span, message)
            .note(way(context, &steps))
            .fix(fix);
        if !longest.combination.is_empty() {
            let note = Phrase::new(Text {
                id: "pada {combination}",
                en: "with {combination}",
            });
            finding = finding.note(note.with("combination", context.combination_words(longest.combination)));
        }
        found.push(finding);
    }
}

fn way(context: &Context<'_>, steps: &[(usize, Duration)]) -> Phrase {
    let said = |language: Language| {
        let words = steps
            .iter()
            .map(|(at, time)| format!("{} ({})", context.flow.nodes[*at].id, time.words(language)));
        words.collect::<Vec<_>>().join(", ")
    };
    Phrase::new(Text {
        id: "jalan terlama: {way}",
        en: "longest way: {way}",
    })
    .with_words("way", said(Language::Indonesian), said(Language::English))
}
