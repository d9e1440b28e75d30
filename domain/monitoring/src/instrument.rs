//! The questions of an evaluation: data with a version, a day, a source and how far it can be trusted.

use std::sync::LazyLock;

use maklumat_calendar::Date;
use maklumat_vocabulary::LocalizedText;
use toml::de::{DeTable, DeValue};

/// One list of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    pub version: u32,
    /// The first day evaluations are made by it.
    pub effective: Date,
    /// Key of `docs/law.toml`.
    pub law: String,
    /// Where the list was found, in words.
    pub source: String,
    pub confidence: Confidence,
    /// Whether somebody compared it with the text of the regulation itself.
    pub is_checked: bool,
    pub questions: Vec<Question>,
}

/// One question that is answered with yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Never changes its meaning, whatever number the question has in a list.
    pub key: String,
    pub words: LocalizedText,
}

/// How the list is known, in the words of `docs/law.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read in a full public copy of the official text.
    Read,
    /// Seen on a page that reproduces or applies the rule.
    Seen,
    /// Made by the regency itself.
    Own,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentFlaw {
    /// `question.3.id`
    pub key: String,
    pub what: LocalizedText,
}

/// Ours, oldest first.
const EMBEDDED: [&str; 1] = [include_str!("../instruments/permenpanrb-35-2012.toml")];

static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let read = EMBEDDED.into_iter().filter_map(|text| Instrument::read(text).ok());
    read.collect()
});

/// The list by which an evaluation is made on a day; `None` before the first one.
#[must_use]
pub fn instrument_on(day: Date) -> Option<&'static Instrument> {
    let mut newest_first = INSTRUMENTS.iter().rev();
    newest_first.find(|instrument| instrument.effective <= day)
}

/// The list of a version, for evaluations that were made by it.
#[must_use]
pub fn instrument_version(version: u32) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.version == version)
}

impl Instrument {
    /// Reads a file, or says everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, Vec<InstrumentFlaw>> {
        let mut reader = Reader { flaws: Vec::new() };
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let at = format!("berkas ini tidak dapat dibaca: {}", error.message());
                let english = format!("this file cannot be read: {}", error.message());
                return Err(vec![flaw("", &at, &english)]);
            }
        };
        let instrument = Self {
            version: reader.version(&table),
            effective: reader.day(&table),
            law: reader.text(&table, "", "law"),
            source: reader.text(&table, "", "source"),
            confidence: reader.confidence(&table),
            is_checked: matches!(
                table.get("checked").map(toml::Spanned::get_ref),
                Some(DeValue::Boolean(true))
            ),
            questions: reader.questions(&table),
        };
        if reader.flaws.is_empty() {
            Ok(instrument)
        } else {
            Err(reader.flaws)
        }
    }
}

struct Reader {
    flaws: Vec<InstrumentFlaw>,
}

impl Reader {
    fn missing(&mut self, key: &str, id: &str, en: &str) {
        self.flaws.push(flaw(key, id, en));
    }

    fn text(&mut self, table: &DeTable<'_>, before: &str, key: &str) -> String {
        match table.get(key).map(toml::Spanned::get_ref) {
            Some(DeValue::String(text)) if !text.trim().is_empty() => text.trim().to_owned(),
            Some(_) | None => {
                self.missing(&format!("{before}{key}"), "isi dengan kata-kata", "write it in words");
                String::new()
            }
        }
    }

    fn version(&mut self, table: &DeTable<'_>) -> u32 {
        let version = match table.get("version").map(toml::Spanned::get_ref) {
            Some(DeValue::Integer(number)) => number.as_str().parse().ok(),
            Some(_) | None => None,
        };
        version.filter(|version| *version > 0).unwrap_or_else(|| {
            self.missing("version", "isi dengan bilangan mulai 1", "write a number from 1 on");
            0
        })
    }

    fn day(&mut self, table: &DeTable<'_>) -> Date {
        let day = match table.get("effective").map(toml::Spanned::get_ref) {
            Some(DeValue::Datetime(day)) => day.to_string().parse().ok(),
            Some(_) | None => None,
        };
        day.unwrap_or_else(|| {
            self.missing(
                "effective",
                "isi dengan tanggal seperti 2026-01-31",
                "write a day such as 2026-01-31",
            );
            Date::MAX
        })
    }

    fn confidence(&mut self, table: &DeTable<'_>) -> Confidence {
        match self.text(table, "", "confidence").as_str() {
            "read" => Confidence::Read,
            "seen" => Confidence::Seen,
            "own" => Confidence::Own,
            _ => {
                self.missing("confidence", "pilih read, seen, atau own", "choose read, seen or own");
                Confidence::Own
            }
        }
    }

    fn questions(&mut self, table: &DeTable<'_>) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        if let Some(DeValue::Array(rows)) = table.get("question").map(toml::Spanned::get_ref) {
            for (index, row) in rows.iter().enumerate() {
                let DeValue::Table(row) = row.get_ref() else { continue };
                let before = format!("question.{}.", index + 1);
                let question = Question {
                    key: self.text(row, &before, "key"),
                    words: LocalizedText {
                        id: self.text(row, &before, "id"),
                        en: Some(self.text(row, &before, "en")),
                    },
                };
                if questions.iter().any(|known| known.key == question.key) {
                    let key = format!("{before}key");
                    self.missing(&key, "kunci ini sudah dipakai", "this key is taken");
                }
                questions.push(question);
            }
        }
        if questions.is_empty() {
            self.missing(
                "question",
                "tulis sedikitnya satu pertanyaan",
                "write at least one question",
            );
        }
        questions
    }
}

fn flaw(key: &str, id: &str, en: &str) -> InstrumentFlaw {
    InstrumentFlaw {
        key: key.to_owned(),
        what: LocalizedText {
            id: id.to_owned(),
            en: Some(en.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_ours_can_be_read_and_each_follows_the_one_before() {
        for text in EMBEDDED {
            Instrument::read(text).unwrap();
        }
        assert_eq!(INSTRUMENTS.len(), EMBEDDED.len());
        assert!(
            INSTRUMENTS
                .windows(2)
                .all(|two| two[0].version < two[1].version && two[0].effective <= two[1].effective)
        );
    }

    #[test]
    fn there_are_seven_questions_and_the_list_says_that_nobody_compared_it_with_the_annex() {
        let instrument = instrument_on(Date::constant(2026, 11, 23)).unwrap();
        assert_eq!(instrument.questions.len(), 7);
        assert_eq!(
            (instrument.confidence, instrument.is_checked),
            (Confidence::Seen, false)
        );
        assert_eq!(instrument_version(instrument.version), Some(instrument));
    }

    #[test]
    fn a_list_asks_nothing_before_its_day() {
        assert_eq!(instrument_on(Date::constant(2025, 12, 31)), None);
    }

    #[test]
    fn a_flawed_file_says_all_that_is_wrong_at_once() {
        let flaws =
            Instrument::read("version = 0\nconfidence = \"sure\"\n[[question]]\nkey = \"a\"\nid = \"A?\"").unwrap_err();
        let keys: Vec<&str> = flaws.iter().map(|flaw| flaw.key.as_str()).collect();
        assert_eq!(
            keys,
            ["version", "effective", "law", "source", "confidence", "question.1.en"]
        );
        assert_eq!(Instrument::read("= =").unwrap_err().len(), 1);
    }
}
