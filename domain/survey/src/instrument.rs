//! The questionnaire of a regulation: data with a day, a source and how far it can be trusted.

mod reading;

use std::sync::LazyLock;

use maklumat_calendar::Date;
use maklumat_vocabulary::LocalizedText;

use crate::exact::Figure;

/// Elements, questions and bands as one regulation has them. [law: permenpanrb-14-2017-elements]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// `permenpanrb-14-2017`
    pub key: String,
    /// The first day surveys are computed by it.
    pub effective: Date,
    /// Key of `docs/law.toml`.
    pub law: String,
    /// Where it was found, in words.
    pub source: String,
    pub confidence: Confidence,
    /// Whether somebody compared it with the text of the regulation itself.
    pub is_checked: bool,
    /// In the order in which the questionnaire asks.
    pub elements: Vec<Element>,
    /// From the lowest to the highest.
    pub bands: Vec<Band>,
}

/// One *unsur* of the survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Never changes its meaning, whatever number the element has anywhere.
    pub key: String,
    /// Its place in the list of the regulation, from 1; `None` for an element of a unit's own.
    pub listed: Option<u8>,
    pub name: LocalizedText,
    pub wording: Wording,
    /// Other names under which it stands over a column of a table.
    pub also: Vec<String>,
}

/// What a respondent reads. A unit may word it in its own way; the values 1 to 4 stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub question: LocalizedText,
    /// From 1 to 4.
    pub options: [LocalizedText; 4],
}

/// A letter of quality and the figures it stands for, both ends included. [law: permenpanrb-14-2017-index]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub letter: String,
    pub from: Figure,
    pub until: Figure,
    pub words: LocalizedText,
}

/// How an instrument is known, in the words of `docs/law.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read in a full public copy of the official text.
    Read,
    /// Seen on a page that reproduces or applies the rule.
    Seen,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentFlaw {
    /// `element.3.id.name`
    pub place: String,
    pub what: LocalizedText,
}

/// Ours, oldest first.
const EMBEDDED: [&str; 1] = [include_str!("../instruments/permenpanrb-14-2017.toml")];

static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let read = EMBEDDED.into_iter().filter_map(|text| Instrument::read(text).ok());
    read.collect()
});

/// All of them, oldest first. Old ones stay, because surveys were computed by them.
#[must_use]
pub fn instruments() -> &'static [Instrument] {
    &INSTRUMENTS
}

/// The one with this key.
#[must_use]
pub fn instrument(key: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.key == key)
}

impl Instrument {
    /// Reads a file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(text: &str) -> Result<Self, Vec<InstrumentFlaw>> {
        reading::read(text)
    }
}

#[cfg(test)]
mod tests;
