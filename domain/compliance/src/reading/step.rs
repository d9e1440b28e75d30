//! Classes of work, and what to do to reach a level.

use maklumat_vocabulary::{Diagnostic, LocalizedText, Phrase, Spanned, Text};

use crate::codes::DANGLING_NAME;
use crate::reading::section::{Reader, Section, Want};
use crate::{Effort, StepUp};

/// A year of one person, about.
const MOST_HOURS: u32 = 2_000;

pub(super) fn efforts(file: &mut Section<'_>, reader: &mut Reader) -> Vec<Effort> {
    let mut efforts = Vec::new();
    for (name, mut section) in file.named(reader, "effort") {
        let hours = section.whole(reader, "hours", (Want::Required, 1, MOST_HOURS));
        let says = section.words(reader, ("says", "says-en"), Want::Required);
        section.finish(reader);
        efforts.push(Effort {
            key: name.value,
            hours: hours.unwrap_or(1),
            says: says.unwrap_or_default(),
        });
    }
    efforts
}

/// What a section says of steps; a level without its own takes that of its indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    says: Option<LocalizedText>,
    effort: Option<usize>,
}

impl Said {
    pub(super) fn read(section: &mut Section<'_>, reader: &mut Reader, efforts: &[Effort]) -> Self {
        let says = section.words(reader, ("do", "do-en"), Want::Optional);
        let written = section.text(reader, "effort", Want::Optional);
        let effort = written.and_then(|written| {
            let found = efforts.iter().position(|effort| effort.key == written.value);
            if found.is_none() {
                reader.report_unless_torn(unknown(
                    section.address_of("effort"),
                    &written,
                    "effort",
                    &names(efforts),
                ));
            }
            found
        });
        Self { says, effort }
    }

    pub(super) fn or(&self, fallback: &Self) -> Self {
        Self {
            says: self.says.clone().or_else(|| fallback.says.clone()),
            effort: self.effort.or(fallback.effort),
        }
    }

    /// A whole step, or the key that is missing.
    pub(super) fn step(self) -> Result<StepUp, &'static str> {
        Ok(StepUp {
            says: self.says.ok_or("do")?,
            effort: self.effort.ok_or("effort")?,
        })
    }
}

fn names(efforts: &[Effort]) -> String {
    let names: Vec<&str> = efforts.iter().map(|effort| effort.key.as_str()).collect();
    names.join(", ")
}

/// A name that stands for nothing.
pub(super) fn unknown(address: String, written: &Spanned<String>, family: &str, known: &str) -> Diagnostic {
    let message = Phrase::new(Text {
        id: "`{name}` tidak ada di antara [{family}.*]",
        en: "`{name}` is not among [{family}.*]",
    });
    let fix = Phrase::new(Text {
        id: "pakai salah satu: {known}; atau tambahkan [{family}.{name}]",
        en: "use one of: {known}; or add [{family}.{name}]",
    });
    let filled = |phrase: Phrase| phrase.with("name", &written.value).with("family", family);
    Diagnostic::new(&DANGLING_NAME, address, written.span, filled(message)).fix(filled(fix).with("known", known))
}
