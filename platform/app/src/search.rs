//! Finding a service by a citizen's own words.
//!
//! A service is found by its name, by the everyday names the regency gives it in `guide.toml`, by its options, products,
//! summary and requirements. Words are compared as written, by their stem, by their beginning, and last by spelling.

pub(crate) mod index;
mod spelling;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use maklumat_vocabulary::ServiceKey;

use self::index::{Clue, Index, Meaning, Posting};
use self::words::{is_empty, stem, words_of};

/// Of the words that count, so many must be found for an answer to be sensible.
const LEAST_SHARE: f32 = 0.3;

/// What scores less than this share of the best is left out.
const LEAST_OF_BEST: f32 = 0.22;

/// What scores at least this share of the best fits well; the rest may be meant.
const CLOSE_TO_BEST: f32 = 0.5;

/// A word found only among what must be handed in does not mean the service: a driving licence is shown in many places.
const LEAST_WEIGHT: f32 = 1.5;

/// What a whole everyday name in the question adds, for each of its words.
const PHRASE: f32 = 14.0;

/// What was found for a question.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// The question as it was probably meant, where words were mistyped.
    pub meant: Option<String>,
    /// Places in the guide of matters that other authorities serve.
    pub elsewhere: Vec<usize>,
    /// Places in the guide of life events that fit.
    pub events: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub service: ServiceKey,
    /// It fits about as well as the best.
    pub is_close: bool,
    /// The strongest first, each once.
    pub clues: Vec<Clue>,
    /// The option the question speaks of.
    pub choice: Option<Clue>,
}

/// One word of the question that counts.
struct Asked {
    word: String,
    stem: String,
    is_vague: bool,
}

#[derive(Default)]
struct Score {
    total: f32,
    /// Words of the question that count and were found here.
    found: BTreeSet<usize>,
    clues: BTreeMap<usize, f32>,
    /// Options, by how much of the question is in them.
    choices: BTreeMap<usize, f32>,
}

impl Index {
    /// Services that fit, the best first. An empty question finds nothing.
    pub(crate) fn find(&self, question: &str) -> Found {
        let written = words_of(question);
        let (words, is_mended) = self.mended(&written);
        let asked: Vec<Asked> = self
            .meant(words.clone())
            .into_iter()
            .filter(|word| !is_empty(word))
            .map(|word| Asked {
                stem: stem(&word),
                is_vague: self.is_vague(&word),
                word,
            })
            .collect();
        let mut found = Found {
            meant: is_mended.then(|| words.join(" ")),
            ..Found::default()
        };
        let mut scores: BTreeMap<usize, Score> = BTreeMap::new();
        let by_phrase = self.add_phrases(&asked, &mut scores, &mut found);
        for (place, asked) in asked.iter().enumerate() {
            self.add_word(place, asked, &mut scores);
        }
        let others = self.words_of_others(&asked);
        found.hits = self.hits((&asked, &others), scores, &by_phrase);
        found
    }

    /// The question with mistyped words mended.
    fn mended(&self, written: &[String]) -> (Vec<String>, bool) {
        let mut is_mended = false;
        let words = written
            .iter()
            .map(|word| {
                if is_empty(word) || self.is_known(word) {
                    return word.clone();
                }
                let meant = spelling::meant(word, self.known());
                is_mended |= meant.is_some();
                meant.unwrap_or(word).to_owned()
            })
            .collect();
        (words, is_mended)
    }

    /// Whole everyday names in the question; gives back which services were named so.
    fn add_phrases(&self, asked: &[Asked], scores: &mut BTreeMap<usize, Score>, found: &mut Found) -> BTreeSet<usize> {
        let stems: BTreeSet<&String> = asked.iter().map(|asked| &asked.stem).collect();
        let mut best: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for phrase in &self.phrases {
            if !phrase.stems.iter().all(|stem| stems.contains(stem)) {
                continue;
            }
            match phrase.meaning {
                Meaning::Elsewhere(at) if !found.elsewhere.contains(&at) => found.elsewhere.push(at),
                Meaning::Event(at) if !found.events.contains(&at) => found.events.push(at),
                Meaning::Elsewhere(_) | Meaning::Event(_) => {}
                Meaning::Service { service, clue } => {
                    let words = u8::try_from(phrase.stems.len()).unwrap_or(u8::MAX);
                    let weight = PHRASE * f32::from(words);
                    let known = best.entry(service).or_insert((weight, clue));
                    if weight > known.0 {
                        *known = (weight, clue);
                    }
                }
            }
        }
        for (service, (weight, clue)) in &best {
            let score = scores.entry(*service).or_default();
            score.total += weight;
            score.clues.insert(*clue, *weight);
        }
        best.into_keys().collect()
    }

    /// Places of the words by which a matter that others serve was named: they speak for none of our services.
    fn words_of_others(&self, asked: &[Asked]) -> BTreeSet<usize> {
        let stems: BTreeSet<&String> = asked.iter().map(|asked| &asked.stem).collect();
        let named = self.phrases.iter().filter(|phrase| {
            matches!(phrase.meaning, Meaning::Elsewhere(_)) && phrase.stems.iter().all(|stem| stems.contains(stem))
        });
        let theirs: BTreeSet<&String> = named.flat_map(|phrase| &phrase.stems).collect();
        (0..asked.len())
            .filter(|at| theirs.contains(&asked[*at].stem))
            .collect()
    }

    /// One word, where it is found most strongly in each service.
    fn add_word(&self, place: usize, asked: &Asked, scores: &mut BTreeMap<usize, Score>) {
        let mut best: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        let mut choices: BTreeMap<(usize, usize), f32> = BTreeMap::new();
        let mut take = |postings: &[Posting], strength: f32| {
            for posting in postings {
                let weight = posting.weight * strength;
                if self.is_choice(*posting) {
                    let known = choices.entry((posting.service, posting.clue)).or_insert(weight);
                    *known = known.max(weight);
                }
                let known = best.entry(posting.service).or_insert((weight, posting.clue));
                if weight > known.0 {
                    *known = (weight, posting.clue);
                }
            }
        };
        if let Some(postings) = self.words.get(&asked.word) {
            take(postings, 1.0);
        }
        if let Some(postings) = self.stems.get(&asked.stem) {
            take(postings, 0.8);
        }
        for longer in self.begins(&asked.word) {
            if let Some(postings) = self.words.get(longer) {
                take(postings, 0.6);
            }
        }
        let rarity = self.rarity(best.len());
        for (service, (weight, clue)) in best {
            let strong = weight > LEAST_WEIGHT;
            let weight = weight * rarity * if asked.is_vague { 0.35 } else { 1.0 };
            let score = scores.entry(service).or_default();
            score.total += weight;
            let known = score.clues.entry(clue).or_insert(weight);
            *known = known.max(weight);
            if strong {
                score.found.insert(place);
            }
        }
        for ((service, clue), weight) in choices {
            *scores.entry(service).or_default().choices.entry(clue).or_default() += weight;
        }
    }

    fn is_choice(&self, posting: Posting) -> bool {
        matches!(self.clues[posting.service][posting.clue], Clue::Choice { .. })
    }

    /// The option that holds more of the question than any other.
    fn choice(&self, service: usize, score: &Score) -> Option<Clue> {
        let (clue, most) = score.choices.iter().max_by(|one, other| one.1.total_cmp(other.1))?;
        let is_alone = score
            .choices
            .iter()
            .all(|(other, weight)| other == clue || weight < most);
        is_alone.then(|| self.clues[service][*clue].clone())
    }

    /// A word that few services know says more.
    fn rarity(&self, services: usize) -> f32 {
        let share = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        (1.0 + share(self.keys.len()) / share(services.max(1))).ln()
    }

    fn hits(
        &self,
        (asked, others): (&[Asked], &BTreeSet<usize>),
        scores: BTreeMap<usize, Score>,
        by_phrase: &BTreeSet<usize>,
    ) -> Vec<Hit> {
        let is_telling = |at: &usize| !asked[*at].is_vague && !others.contains(at);
        let telling: BTreeSet<usize> = (0..asked.len()).filter(is_telling).collect();
        let is_sensible = |service: usize, score: &Score| {
            if by_phrase.contains(&service) || telling.is_empty() {
                return by_phrase.contains(&service) || others.is_empty();
            }
            let count = |words: usize| f32::from(u16::try_from(words).unwrap_or(u16::MAX));
            let found = score.found.intersection(&telling).count();
            found > 0 && count(found) / count(telling.len()) >= LEAST_SHARE
        };
        let mut scored: Vec<(usize, Score)> = scores
            .into_iter()
            .filter(|(service, score)| is_sensible(*service, score))
            .collect();
        scored.sort_by(|one, other| other.1.total.total_cmp(&one.1.total).then(one.0.cmp(&other.0)));
        let best = scored.first().map_or(0.0, |(_, score)| score.total);
        scored
            .into_iter()
            .filter(|(_, score)| score.total >= best * LEAST_OF_BEST)
            .map(|(service, score)| Hit {
                service: self.keys[service].clone(),
                is_close: score.total >= best * CLOSE_TO_BEST,
                clues: self.clues_of(service, &score),
                choice: self.choice(service, &score),
            })
            .collect()
    }

    fn clues_of(&self, service: usize, score: &Score) -> Vec<Clue> {
        let mut by_weight: Vec<(&usize, &f32)> = score.clues.iter().collect();
        by_weight.sort_by(|one, other| other.1.total_cmp(one.1));
        let mut clues: Vec<Clue> = Vec::new();
        for (clue, _) in by_weight {
            let clue = &self.clues[service][*clue];
            if !clues.contains(clue) {
                clues.push(clue.clone());
            }
        }
        clues
    }
}
