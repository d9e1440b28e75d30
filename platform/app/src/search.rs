//! Finding a service by a citizen's own words.

use maklumat_sop::{CheckedSop, Definition};
use maklumat_vocabulary::ServiceKey;

use crate::catalogue::Published;

/// Words that say nothing about which service is meant.
const EMPTY_WORDS: [&str; 24] = [
    "saya",
    "mau",
    "ingin",
    "bikin",
    "buat",
    "membuat",
    "urus",
    "mengurus",
    "cara",
    "dan",
    "atau",
    "di",
    "ke",
    "untuk",
    "yang",
    "dari",
    "bagaimana",
    "apa",
    "the",
    "a",
    "how",
    "to",
    "get",
    "my",
];

/// Services that fit, the best first. An empty question finds nothing.
pub(crate) fn services(catalogue: &[Published], question: &str) -> Vec<ServiceKey> {
    let words = words_of(question);
    let mut scored: Vec<(u32, &ServiceKey)> = catalogue
        .iter()
        .map(|published| (score(&published.sop, &words), &published.sop.definition().key))
        .filter(|(score, _)| *score > 0)
        .collect();
    scored.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    scored.into_iter().map(|(_, key)| key.clone()).collect()
}

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(word))
        .map(str::to_owned)
        .collect()
}

/// A word in the name weighs most, then options of the variants, then the summary.
fn score(sop: &CheckedSop, asked: &[String]) -> u32 {
    let definition = sop.definition();
    let places = [
        (9, name_words(definition)),
        (4, option_words(definition)),
        (2, words_of(&text_of(&definition.summary))),
    ];
    let mut total = 0;
    for word in asked {
        for (weight, words) in &places {
            total += words
                .iter()
                .map(|known| closeness(word, known) * weight)
                .max()
                .unwrap_or(0);
        }
    }
    total
}

fn name_words(definition: &Definition) -> Vec<String> {
    let mut words = words_of(&text_of(&definition.name));
    words.extend(words_of(definition.key.service.as_str()));
    words
}

fn option_words(definition: &Definition) -> Vec<String> {
    definition
        .variants
        .iter()
        .flat_map(|variant| &variant.options)
        .flat_map(|option| words_of(&text_of(&option.label)))
        .collect()
}

fn text_of(text: &maklumat_vocabulary::LocalizedText) -> String {
    format!("{} {}", text.id, text.en.as_deref().unwrap_or_default())
}

/// 3 for the same word, 2 for the beginning of a longer one, 1 for one inside another.
fn closeness(asked: &str, known: &str) -> u32 {
    if asked == known {
        3
    } else if asked.len() >= 3 && known.starts_with(asked) {
        2
    } else if asked.len() >= 4 && (known.contains(asked) || asked.contains(known) && known.len() >= 4) {
        1
    } else {
        0
    }
}
