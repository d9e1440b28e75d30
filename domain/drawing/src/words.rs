//! The words of drawings and sheets, in both languages.

use maklumat_calendar::Duration;
use maklumat_sop::{Definition, Outcome, Regency};
use maklumat_vocabulary::{Language, PositionKey, Text};

pub(crate) const APPLICANT: Text = Text {
    id: "Pemohon",
    en: "Applicant",
};
pub(crate) const ACTIVITY: Text = Text {
    id: "kegiatan",
    en: "activity",
};
pub(crate) const DECISION: Text = Text {
    id: "keputusan",
    en: "decision",
};
pub(crate) const START: Text = Text {
    id: "Mulai",
    en: "Start",
};
pub(crate) const DONE: Text = Text {
    id: "Selesai",
    en: "Done",
};
pub(crate) const REFUSED: Text = Text {
    id: "Ditolak",
    en: "Refused",
};
pub(crate) const REDIRECTED: Text = Text {
    id: "Dialihkan",
    en: "Redirected",
};
pub(crate) const WITHDRAWN: Text = Text {
    id: "Ditarik",
    en: "Withdrawn",
};

/// The result of a decision as it stands beside its arrow: its id, hyphens as spaces; in English as it is translated.
pub(crate) fn outcome(outcome: &Outcome, language: Language) -> String {
    match (language, &outcome.name.en) {
        (Language::English, Some(english)) => english.clone(),
        (Language::English, None) | (Language::Indonesian, _) => outcome.id.as_str().replace('-', " "),
    }
}

/// `lewat 2 jam`
pub(crate) fn after(time: Duration, language: Language) -> String {
    let time = time.words(language);
    match language {
        Language::Indonesian => format!("lewat {time}"),
        Language::English => format!("after {time}"),
    }
}

/// The heading of a column: the position, with its unit where that is another than the service's own.
pub(crate) fn lane(
    definition: &Definition,
    regency: &Regency,
    lane: Option<&PositionKey>,
    language: Language,
) -> String {
    let Some(key) = lane else {
        return APPLICANT.within(language).to_owned();
    };
    let name = regency
        .position(key)
        .map_or_else(|| key.to_string(), |position| position.name.within(language).to_owned());
    if key.unit == *definition.unit() {
        return name;
    }
    let unit = regency.unit(&key.unit).map(|unit| unit.name.within(language));
    unit.map_or_else(|| name.clone(), |unit| format!("{name} ({unit})"))
}
