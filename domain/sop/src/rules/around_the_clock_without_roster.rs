//! Finds services that never close and say nowhere who is there on holidays.

use maklumat_calendar::OpeningHours;
use maklumat_vocabulary::{Code, Diagnostic, Phrase, Severity, Text};

use crate::rules::Context;

pub(crate) static CODE: Code = Code {
    number: "CAL-002",
    name: "around-the-clock-without-roster",
    severity: Severity::Advice,
    finds: Text {
        id: "layanan 24 jam tanpa piket pada hari libur",
        en: "a service around the clock without a roster on holidays",
    },
    why: Text {
        id: "pada hari libur tidak ada yang tahu siapa yang berjaga",
        en: "on a holiday nobody knows who is on duty",
    },
    instead: Text {
        id: "tulis piket satuan kerja itu di calendar.toml",
        en: "write a roster of the unit in calendar.toml",
    },
    law: None,
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(hours) = context.draft.service.hours.read() else {
        return;
    };
    let regency = context.regency;
    let never_closes = |kind: &crate::almanac::HoursKind| kind.hours == OpeningHours::AroundTheClock;
    if !regency.almanac.hours_of(&hours.value).is_some_and(never_closes) {
        return;
    }
    let has_closures = !regency.almanac.closures.is_empty();
    if !has_closures
        || regency
            .almanac
            .rosters
            .iter()
            .any(|roster| roster.unit == context.key.unit)
    {
        return;
    }
    let message = Phrase::new(Text {
        id: "layanan ini buka 24 jam, tetapi piket `{unit}` pada hari libur tidak tertulis",
        en: "this service is open around the clock, but no roster of `{unit}` covers holidays",
    })
    .with("unit", &context.key.unit);
    let fix = Text {
        id: "tambahkan [roster....] satuan kerja itu di calendar.toml",
        en: "add a [roster....] of the unit to calendar.toml",
    };
    found.push(Diagnostic::new(&CODE, "service.hours", hours.span, message).fix(Phrase::new(fix)));
}
