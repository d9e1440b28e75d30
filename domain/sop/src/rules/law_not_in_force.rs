//! Finds citations of regulations that do not hold when the standard does.

use maklumat_calendar::{Date, long_date};
use maklumat_vocabulary::{Code, Diagnostic, Language, Phrase, Severity, Span, Text};

use crate::organisation::Law;
use crate::rules::Context;
use crate::source::address::Address;

pub(crate) static CODE: Code = Code {
    number: "LAW-001",
    name: "law-not-in-force",
    severity: Severity::Error,
    finds: Text {
        id: "peraturan yang belum atau tidak lagi berlaku",
        en: "a regulation not yet or no longer in force",
    },
    why: Text {
        id: "standar yang bersandar pada peraturan yang tidak berlaku dapat dibatalkan",
        en: "a standard that rests on a regulation out of force can be annulled",
    },
    instead: Text {
        id: "kutip peraturan yang berlaku pada tanggal berlakunya standar",
        en: "cite a regulation in force when the standard takes effect",
    },
    law: Some("pp-96-2012"),
};

pub(crate) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(effective) = context.draft.service.effective.cloned() else {
        return;
    };
    for (address, citation) in context.citations() {
        if let Some(law) = context.regency.laws.get(&citation.value.law) {
            found.extend(finding(law, effective, address, citation.span));
        }
    }
    if let Some(decree) = context.draft.service.decree.read()
        && let Some(law) = context.regency.laws.get(decree.value.as_str())
    {
        found.extend(finding(
            law,
            effective,
            Address::of(&["service", "decree"]),
            decree.span,
        ));
    }
}

fn finding(law: &Law, effective: Date, address: Address<'_>, span: Span) -> Option<Diagnostic> {
    let (text, day) = match law.until {
        Some(until) if until < effective => (
            Text {
                id: "`{law}` berakhir {day}, sedangkan standar berlaku {effective}",
                en: "`{law}` ended on {day}, but the standard takes effect on {effective}",
            },
            until,
        ),
        Some(_) | None if law.from > effective => (
            Text {
                id: "`{law}` baru berlaku {day}, sedangkan standar berlaku {effective}",
                en: "`{law}` takes effect on {day}, but the standard already on {effective}",
            },
            law.from,
        ),
        Some(_) | None => return None,
    };
    let message = Phrase::new(text)
        .with("law", &law.key)
        .with_words("day", words(day, Language::Indonesian), words(day, Language::English))
        .with_words(
            "effective",
            words(effective, Language::Indonesian),
            words(effective, Language::English),
        );
    let fix = Text {
        id: "kutip peraturan yang berlaku pada tanggal itu",
        en: "cite a regulation that is in force on that day",
    };
    Some(Diagnostic::new(&CODE, address.to_string(), span, message).fix(Phrase::new(fix)))
}

/// The day without its weekday.
fn words(day: Date, language: Language) -> String {
    let long = long_date(day, language);
    long.split_once(", ")
        .map_or_else(|| long.clone(), |(_, date)| date.to_owned())
}
