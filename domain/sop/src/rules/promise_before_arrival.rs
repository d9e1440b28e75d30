//! Finds promises in minutes or hours that run while the applicant is still at home.

use maklumat_calendar::TimeUnit;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::{Channel, Ending, RequirementKind};
use crate::rules::Context;
use crate::source::draft::{DraftPromise, DraftStep};

pub(crate) static CODE: Code = Code {
    number: "STD-009",
    name: "promise-before-arrival",
    severity: Severity::Warning,
    finds: Text {
        id: "janji dalam menit atau jam pada layanan daring yang tetap mengharuskan pemohon datang",
        en: "a promise in minutes or hours of an online service for which applicants must still come",
    },
    why: Text {
        id: "yang mengajukan dari rumah datang hari lain, dan janji itu lewat sebelum pemohon tiba",
        en: "who applies from home comes another day, and the promise is broken before they arrive",
    },
    instead: Text {
        id: "beri langkah pemohon \"datang ke loket\" sesudah pemeriksaan; selama itu jam berhenti",
        en: "add a step of the applicant, \"come to the counter\", after the check; the clock stands still in it",
    },
    law: Some("uu-25-2009-art-21"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    let is_online = draft
        .service
        .channels
        .items()
        .iter()
        .any(|channel| channel.value == Channel::Online);
    let must_come = draft.requirements.iter().any(|requirement| {
        matches!(
            requirement.kind.value(),
            Some(RequirementKind::Shown | RequirementKind::Surrendered)
        )
    });
    if !is_online || !must_come {
        return;
    }
    for promise in &draft.promises {
        let Some(time) = promise.time.read() else { continue };
        if !matches!(time.value.unit, TimeUnit::Minute | TimeUnit::Hour) || waits_for_arrival(context, promise) {
            continue;
        }
        let message = Phrase::new(Text {
            id: "janji {time} berjalan sebelum pemohon yang mengajukan secara daring datang",
            en: "the promise of {time} runs before those who apply online have come",
        })
        .with_words(
            "time",
            time.value.words(maklumat_vocabulary::Language::Indonesian),
            time.value.words(maklumat_vocabulary::Language::English),
        );
        let fix = Phrase::new(Text {
            id: "tambahkan langkah `by = \"applicant\"` untuk kedatangan, atau hapus \"online\" dari `channels`",
            en: "add a step `by = \"applicant\"` for the arrival, or remove \"online\" from `channels`",
        });
        let address = format!("promise.{}.time", promise.id.value);
        found.push(Diagnostic::new(&CODE, address, time.span, message).fix(fix));
    }
}

/// Whether the way to the end of a promise surely leads through a step in which the applicant comes.
fn waits_for_arrival(context: &Context<'_>, promise: &DraftPromise) -> bool {
    let flow = &context.flow;
    let is_arrival = |at: &usize| {
        let step: &DraftStep = &context.draft.steps[*at];
        Some(*at) != flow.start && flow.nodes[*at].is_applicant && step.collects.items().is_empty()
    };
    let ends: Vec<usize> = match promise.until.value() {
        Some(until) => flow.at(until).into_iter().collect(),
        None => (0..flow.nodes.len())
            .filter(|at| {
                flow.nodes[*at]
                    .arrows
                    .iter()
                    .any(|arrow| arrow.to == crate::flow::Goal::End(Ending::Done))
            })
            .collect(),
    };
    ends.iter()
        .all(|end| is_arrival(end) || flow.surely_before(*end).iter().any(is_arrival))
}
