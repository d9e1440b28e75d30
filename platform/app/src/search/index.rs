//! Everything people may find a service by, prepared once for a catalogue and asked thousands of times.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use maklumat_sop::{Definition, Guide, LifeEvent};
use maklumat_vocabulary::{LocalizedText, ServiceKey, VariantId};

use super::words::{is_empty, stem, words_of};
use crate::catalogue::Published;

/// Where a word of the question was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clue {
    Name,
    /// An everyday name from the guide.
    Everyday(String),
    Choice {
        variant: VariantId,
        option: String,
        label: LocalizedText,
    },
    Product(LocalizedText),
    Summary,
    Requirement(LocalizedText),
    Unit,
}

/// Where a word stands: which service, which of its clues, and how much it counts there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub(super) service: usize,
    pub(super) clue: usize,
    pub(super) weight: f32,
}

/// Words that belong together, by their stems.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) stems: BTreeSet<String>,
    pub(super) meaning: Meaning,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    Service { service: usize, clue: usize },
    Elsewhere(usize),
    Event(usize),
}

#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(super) keys: Vec<ServiceKey>,
    pub(super) clues: Vec<Vec<Clue>>,
    pub(super) words: HashMap<String, Vec<Posting>>,
    pub(super) stems: HashMap<String, Vec<Posting>>,
    pub(super) phrases: Vec<Phrase>,
    vague: BTreeSet<String>,
    /// The longest first.
    alike: Vec<(Vec<String>, String)>,
    /// Every word that is written correctly.
    known: BTreeSet<String>,
}

impl Index {
    pub(crate) fn new(catalogue: &[Published], guide: &Guide) -> Self {
        let mut index = Self {
            alike: alike(guide),
            ..Self::default()
        };
        for (phrase, word) in index.alike.clone() {
            index.known.extend(phrase);
            index.known.insert(word);
        }
        for word in guide.vague.iter().flat_map(|word| words_of(word)) {
            index.vague.insert(stem(&word));
            index.known.insert(word.clone());
            index.vague.insert(word);
        }
        for published in catalogue {
            index.add(published.sop.definition(), &published.sop.regency().clone(), guide);
        }
        for (at, elsewhere) in guide.elsewhere.iter().enumerate() {
            for words in &elsewhere.words {
                index.add_phrase(words, Meaning::Elsewhere(at));
            }
        }
        for (at, event) in guide.events.iter().enumerate() {
            index.add_event(event, at);
        }
        index
    }

    fn add(&mut self, definition: &Definition, regency: &maklumat_sop::Regency, guide: &Guide) {
        let service = self.keys.len();
        self.keys.push(definition.key.clone());
        self.clues.push(Vec::new());
        let unit = regency.unit(definition.unit()).map(|unit| both(&unit.name));
        self.add_clue(service, Clue::Name, 9.0, &both(&definition.name));
        self.add_clue(
            service,
            Clue::Name,
            8.0,
            &definition.key.service.as_str().replace('-', " "),
        );
        for words in guide.names.get(&definition.key).into_iter().flatten() {
            let clue = self.add_clue(service, Clue::Everyday(words.clone()), 8.0, words);
            self.add_phrase(words, Meaning::Service { service, clue });
        }
        for variant in &definition.variants {
            for option in &variant.options {
                let clue = Clue::Choice {
                    variant: variant.id.clone(),
                    option: option.id.clone(),
                    label: option.label.clone(),
                };
                self.add_clue(service, clue, 4.0, &both(&option.label));
            }
        }
        for product in &definition.products {
            self.add_clue(service, Clue::Product(product.name.clone()), 4.0, &both(&product.name));
        }
        self.add_clue(service, Clue::Summary, 3.0, &both(&definition.summary));
        for asked in &definition.requirements {
            self.add_clue(service, Clue::Requirement(asked.name.clone()), 1.0, &both(&asked.name));
        }
        if let Some(unit) = unit {
            self.add_clue(service, Clue::Unit, 2.0, &unit);
        }
    }

    fn add_clue(&mut self, service: usize, clue: Clue, weight: f32, text: &str) -> usize {
        let at = self.clues[service].len();
        self.clues[service].push(clue);
        let posting = Posting {
            service,
            clue: at,
            weight,
        };
        let written = words_of(text);
        let meant = self.meant(written.clone());
        let all: BTreeSet<String> = written
            .into_iter()
            .chain(meant)
            .filter(|word| !is_empty(word))
            .collect();
        for word in all {
            let stem = stem(&word);
            self.known.insert(word.clone());
            self.words.entry(word).or_default().push(posting);
            self.stems.entry(stem).or_default().push(posting);
        }
        at
    }

    fn add_phrase(&mut self, words: &str, meaning: Meaning) {
        let written = words_of(words);
        self.known
            .extend(written.iter().filter(|word| !is_empty(word)).cloned());
        let stems = self.stems_of(written);
        if !stems.is_empty() {
            self.phrases.push(Phrase { stems, meaning });
        }
    }

    fn add_event(&mut self, event: &LifeEvent, at: usize) {
        let names = [Some(event.name.id.as_str()), event.name.en.as_deref()];
        for name in names.into_iter().flatten() {
            self.add_phrase(name, Meaning::Event(at));
        }
    }

    fn stems_of(&self, words: Vec<String>) -> BTreeSet<String> {
        let meant = self.meant(words);
        meant
            .iter()
            .filter(|word| !is_empty(word))
            .map(|word| stem(word))
            .collect()
    }

    /// The words with everything that is written for another word replaced by it.
    pub(super) fn meant(&self, words: Vec<String>) -> Vec<String> {
        let mut meant = Vec::with_capacity(words.len());
        let mut rest = words.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let phrase = self.alike.iter().find(|(phrase, _)| rest.starts_with(phrase));
            if let Some((phrase, word)) = phrase {
                meant.push(word.clone());
                rest = &rest[phrase.len()..];
            } else {
                meant.push(first.clone());
                rest = others;
            }
        }
        meant
    }

    pub(super) fn is_known(&self, word: &str) -> bool {
        self.known.contains(word) || self.stems.contains_key(&stem(word)) || self.begins(word).next().is_some()
    }

    /// The known words that begin like this one.
    pub(super) fn begins<'i>(&'i self, word: &'i str) -> impl Iterator<Item = &'i str> {
        let is_long = word.chars().count() >= 4;
        let range = is_long.then(|| self.known.range(word.to_owned()..));
        let words = range.into_iter().flatten().map(String::as_str);
        words.take_while(move |known| known.starts_with(word))
    }

    pub(super) fn known(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(String::as_str)
    }

    pub(super) fn is_vague(&self, word: &str) -> bool {
        self.vague.contains(word) || self.vague.contains(&stem(word))
    }
}

fn both(text: &LocalizedText) -> String {
    format!("{} {}", text.id, text.en.as_deref().unwrap_or_default())
}

fn alike(guide: &Guide) -> Vec<(Vec<String>, String)> {
    let mut by_phrase = BTreeMap::new();
    for (word, spellings) in &guide.alike {
        let word = words_of(word).concat();
        for spelling in spellings {
            by_phrase.insert(words_of(spelling), word.clone());
        }
    }
    let mut alike: Vec<_> = by_phrase.into_iter().filter(|(phrase, _)| !phrase.is_empty()).collect();
    alike.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    alike
}
