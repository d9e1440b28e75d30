//! Finds counters without facilities for people with disabilities.

use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::model::Channel;
use crate::rules::Context;
use crate::rules::words::holds_any;

pub(crate) static CODE: Code = Code {
    number: "STD-023",
    name: "no-facilities-for-disabled",
    severity: Severity::Advice,
    finds: Text {
        id: "loket tanpa sarana bagi penyandang disabilitas",
        en: "a counter without facilities for people with disabilities",
    },
    why: Text {
        id: "yang berkursi roda atau tidak melihat tidak dapat masuk dan tidak dapat dilayani",
        en: "whoever is in a wheelchair or does not see cannot get in and cannot be served",
    },
    instead: Text {
        id: "tulis sarana yang ada: ram, kursi roda, pendamping; bila belum ada, adakan",
        en: "write what there is: a ramp, a wheelchair, an assistant; if there is none, provide it",
    },
    law: Some("uu-25-2009-art-29"),
};

const SIGNS: [&str; 10] = [
    "disabilitas",
    "difabel",
    "kursi roda",
    "ram",
    "landai",
    "bidang miring",
    "braille",
    "huruf braille",
    "bahasa isyarat",
    "jemput bola",
];

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let draft = context.draft;
    let channels = draft.service.channels.items();
    if !channels.iter().any(|channel| channel.value == Channel::Counter) || draft.standard.facilities.is_wrong() {
        return;
    }
    let own: Vec<&str> = draft
        .standard
        .facilities
        .items()
        .iter()
        .map(|text| text.value.id.as_str())
        .collect();
    let unit = context.regency.unit(&context.key.unit);
    let of_unit = unit.map_or(&[][..], |unit| &unit.standard.facilities);
    let nearest = if of_unit.is_empty() {
        &context.regency.standard.facilities
    } else {
        of_unit
    };
    let written = if own.is_empty() {
        nearest.iter().map(|text| text.id.as_str()).collect()
    } else {
        own
    };
    // A component that is missing altogether is another finding.
    if written.is_empty() || written.iter().any(|text| holds_any(text, &SIGNS)) {
        return;
    }
    let message = Phrase::new(Text {
        id: "sarana layanan di loket tidak menyebut apa pun bagi penyandang disabilitas",
        en: "the facilities of the counter name nothing for people with disabilities",
    });
    let fix = Text {
        id: "tulis sarana yang ada pada `facilities`, misalnya ram, kursi roda, dan pendamping",
        en: "write what there is in `facilities`, such as a ramp, a wheelchair and an assistant",
    };
    let span = draft.standard.facilities.span().unwrap_or(draft.standard.span);
    found.push(Diagnostic::new(&CODE, "standard.facilities", span, message).fix(Phrase::new(fix)));
}
