//! Finds promises that hold only as long as nothing is sent back.

use maklumat_calendar::Duration;
use maklumat_vocabulary::{Code, Diagnostic, Language, Phrase, Severity, Text};

use crate::checked::{counted_steps, weight_of};
use crate::flow::routes::{Leg, Route};
use crate::rules::Context;
use crate::rules::steps_exceed_promise::{Held, Longest, held, longest};

pub(crate) static CODE: Code = Code {
    number: "STD-006",
    name: "no-room-for-returns",
    severity: Severity::Advice,
    finds: Text {
        id: "janji yang tidak cukup bila setiap pengembalian terjadi sekali",
        en: "a promise too short if every return happens once",
    },
    why: Text {
        id: "janji memakai jalan tanpa putaran; berkas yang diperbaiki sekali dapat terlambat tanpa kesalahan petugas",
        en: "the promise takes the way without loops; a file corrected once may be late through no fault of an officer",
    },
    instead: Text {
        id: "pendekkan langkah yang diulang, atau terangkan dalam standar",
        en: "shorten the repeated steps, or explain it in the standard",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for held in held(context) {
        let Some(longest) = longest(context, &held) else {
            continue;
        };
        let promised = context.pace.minutes(held.time.value);
        if longest.route.weight > promised {
            continue;
        }
        let Rounds { times, again, needed } = rounds(context, &held, &longest);
        if needed <= promised {
            continue;
        }
        let message = Phrase::new(Text {
            id: "bila setiap pengembalian terjadi sekali, langkah memerlukan {needed}, sedangkan janji {promised}",
            en: "if every return happens once, the steps need {needed}, but the promise is {promised}",
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
        let note = Phrase::new(Text {
            id: "yang diulang: {again}",
            en: "repeated: {again}",
        })
        .with("again", again.join(", "));
        let fix = Phrase::new(Text {
            id: "pendekkan langkah yang diulang, atau biarkan bila pengembalian jarang terjadi",
            en: "shorten the repeated steps, or leave it if returns are rare",
        });
        let address = format!("promise.{}.time", held.promise.id.value);
        found.push(
            Diagnostic::new(&CODE, address, held.time.span, message)
                .note(note)
                .fix(fix),
        );
    }
}

/// The longest way with every loop it passes taken once more.
struct Rounds {
    times: Vec<Duration>,
    again: Vec<String>,
    needed: u64,
}

fn rounds(context: &Context<'_>, held: &Held<'_>, longest: &Longest<'_>) -> Rounds {
    let flow = &context.flow;
    let routes = flow.routes(longest.combination);
    let weight = |leg: Leg| weight_of(flow, leg, context.pace);
    let times = |route: &Route| {
        let counted = counted_steps(flow, route, longest.combination, context.pace);
        counted.into_iter().map(|(_, time)| time)
    };
    let covered = flow.reachable_from(routes.begins(held.from), Some(longest.combination));
    let mut rounds = Rounds {
        times: times(&longest.route).collect(),
        again: Vec::new(),
        needed: longest.route.weight,
    };
    for (from, to) in routes.loops().filter(|(from, to)| covered[*from] && covered[*to]) {
        let Some(round) = routes.heaviest(to, Some(from), &weight) else {
            continue;
        };
        rounds.needed = rounds.needed.saturating_add(round.weight);
        rounds
            .again
            .push(format!("{} → {}", flow.nodes[from].id, flow.nodes[to].id));
        rounds.times.extend(times(&round));
    }
    rounds
}
