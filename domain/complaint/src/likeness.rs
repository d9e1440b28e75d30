//! Whether two reports may be of the same thing: an explained question to a person, never an act.

use std::collections::BTreeSet;

use maklumat_calendar::Date;
use maklumat_vocabulary::{Phrase, Text, UnitId};

use crate::photo::PhotoHash;
use crate::sampling::mixed;

/// What of a report is compared. Never of one on the inspectorate's path: a likeness would tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    pairs: BTreeSet<String>,
    pub unit: Option<UnitId>,
    /// When it happened, or else when it came.
    pub day: Date,
    pub photos: Vec<PhotoHash>,
}

/// How alike two reports are, and in what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Pairs of words both have, of all that either has.
    pub shared: usize,
    pub of: usize,
    pub same_unit: bool,
    pub days_apart: u32,
    /// The least distance between a photograph of one and of the other.
    pub photo_distance: Option<u32>,
}

/// By which the store finds candidates without comparing everything: reports that share one of these keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature([u64; HASHES]);

const HASHES: usize = 32;
/// Two hashes a key: of reports with half of their pairs in common, 99 in 100 share a key; with a tenth, 15.
const PER_KEY: usize = 2;

/// Reports further apart are told apart by their day.
pub const DAYS_CLOSE: u32 = 14;
/// Up to so many of 64 answers differ between copies of one photograph.
pub const PHOTOS_CLOSE: u32 = 6;

impl Traits {
    /// `tokens` are the words of title and body, as word stems where the platform has them.
    pub fn new<'t>(tokens: impl IntoIterator<Item = &'t str>, unit: Option<UnitId>, day: Date) -> Self {
        let words: Vec<String> = tokens.into_iter().map(plain).filter(|word| !word.is_empty()).collect();
        let pairs = match words.as_slice() {
            [only] => BTreeSet::from([only.clone()]),
            words => words.windows(2).map(|pair| pair.join(" ")).collect(),
        };
        Self {
            pairs,
            unit,
            day,
            photos: Vec::new(),
        }
    }

    /// Of a report without words, all keys are those of every other one, so it has none.
    #[must_use]
    pub fn signature(&self) -> Option<Signature> {
        if self.pairs.is_empty() {
            return None;
        }
        let least = |seed: usize| self.pairs.iter().map(|pair| mixed(pair.as_bytes(), seed as u64)).min();
        Some(Signature(std::array::from_fn(|seed| least(seed).unwrap_or(u64::MAX))))
    }

    /// Compares two reports; the same whichever is named first.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let photos = self
            .photos
            .iter()
            .flat_map(|one| other.photos.iter().map(|two| one.distance(*two)));
        let apart = self.day.duration_since(other.day).as_hours() / 24;
        Likeness {
            shared: self.pairs.intersection(&other.pairs).count(),
            of: self.pairs.union(&other.pairs).count(),
            same_unit: self.unit.is_some() && self.unit == other.unit,
            days_apart: u32::try_from(apart.unsigned_abs()).unwrap_or(u32::MAX),
            photo_distance: photos.min(),
        }
    }
}

impl Likeness {
    /// Whether a person should look: half of the pairs in common; or a quarter, or the same photograph, where unit and days
    /// agree too.
    #[must_use]
    pub fn is_worth_a_look(&self) -> bool {
        let close = self.same_unit && self.days_apart <= DAYS_CLOSE;
        let same_photo = self.photo_distance.is_some_and(|distance| distance <= PHOTOS_CLOSE);
        let half = self.shared > 0 && self.shared * 2 >= self.of;
        let quarter = self.shared > 0 && self.shared * 4 >= self.of;
        half || (close && (quarter || same_photo))
    }

    /// What is alike, for whoever decides.
    #[must_use]
    pub fn explanation(&self) -> Vec<Phrase> {
        const WORDS: Text = Text {
            id: "{shared} dari {of} pasangan kata sama",
            en: "{shared} of {of} pairs of words are the same",
        };
        const UNIT: Text = Text {
            id: "unitnya sama",
            en: "the unit is the same",
        };
        const DAYS: Text = Text {
            id: "selisih {days} hari",
            en: "{days} days apart",
        };
        const PHOTO: Text = Text {
            id: "ada foto yang hampir sama: {distance} dari 64 titik banding berbeda",
            en: "there is a photograph that is nearly the same: {distance} of 64 comparisons differ",
        };
        let mut told = vec![Phrase::new(WORDS).with("shared", self.shared).with("of", self.of)];
        if self.same_unit {
            told.push(Phrase::new(UNIT));
        }
        told.push(Phrase::new(DAYS).with("days", self.days_apart));
        let photo = self.photo_distance.filter(|distance| *distance <= PHOTOS_CLOSE);
        told.extend(photo.map(|distance| Phrase::new(PHOTO).with("distance", distance)));
        told
    }
}

impl Signature {
    /// Keys to look up, each with its place so that keys of different places never meet.
    pub fn keys(&self) -> impl Iterator<Item = (usize, u64)> {
        let key = |(place, hashes): (usize, &[u64])| {
            let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect();
            (place, mixed(&bytes, place as u64))
        };
        self.0.chunks(PER_KEY).enumerate().map(key)
    }
}

/// Small letters and digits only.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAMP: &str = "Lampu jalan di depan pasar mati sejak hari Senin, tolong diperbaiki";
    const LAMP_AGAIN: &str = "lampu jalan di depan PASAR mati sejak Selasa tolong diperbaiki";
    const COUNTER: &str = "Loket tutup sebelum jam layanan berakhir padahal antrean masih panjang";

    fn traits(text: &str, unit: &str, day: i8) -> Traits {
        Traits::new(text.split(' '), Some(UnitId::new(unit)), Date::constant(2026, 11, day))
    }

    #[test]
    fn two_reports_of_one_street_lamp_are_worth_a_look_and_say_why() {
        let one = traits(LAMP, "dishub", 3);
        let likeness = one.likeness(&traits(LAMP_AGAIN, "dishub", 5));
        assert_eq!((likeness.shared, likeness.of, likeness.days_apart), (7, 12, 2));
        assert!(likeness.is_worth_a_look());
        let told: Vec<String> = likeness
            .explanation()
            .iter()
            .map(|line| line.within(maklumat_vocabulary::Language::Indonesian))
            .collect();
        assert_eq!(told, ["7 dari 12 pasangan kata sama", "unitnya sama", "selisih 2 hari"]);
    }

    #[test]
    fn reports_of_different_things_are_not_even_on_the_same_day_at_the_same_unit() {
        assert!(
            !traits(LAMP, "dishub", 3)
                .likeness(&traits(COUNTER, "dishub", 3))
                .is_worth_a_look()
        );
    }

    #[test]
    fn the_same_photograph_counts_only_where_unit_and_days_agree() {
        let mut one = traits(LAMP, "dishub", 3);
        one.photos = vec![PhotoHash(0b1010)];
        let mut near = traits(COUNTER, "dishub", 5);
        near.photos = vec![PhotoHash(u64::MAX), PhotoHash(0b1000)];
        assert_eq!(one.likeness(&near).photo_distance, Some(1));
        assert!(one.likeness(&near).is_worth_a_look());
        near.unit = Some(UnitId::new("disnaker"));
        assert!(!one.likeness(&near).is_worth_a_look());
    }

    #[test]
    fn empty_reports_are_not_alike_and_are_found_by_no_key() {
        let empty = traits(" ... ", "dishub", 3);
        assert!(!empty.likeness(&empty).is_worth_a_look());
        assert_eq!(empty.signature(), None);
    }

    #[test]
    fn alike_reports_share_a_key_and_different_ones_none() {
        let keys =
            |text: &str| -> BTreeSet<(usize, u64)> { traits(text, "dishub", 3).signature().unwrap().keys().collect() };
        assert!(!keys(LAMP).is_disjoint(&keys(LAMP_AGAIN)));
        assert!(keys(LAMP).is_disjoint(&keys(COUNTER)));
    }

    /// Of reports with so many pairs in common, so many others each, how many of a hundred share a key.
    fn found_of_hundred(common: usize, others: usize) -> usize {
        let found = (0..100).filter(|trial| {
            let text = |own: &str| -> String {
                let shared = (0..=common).map(|at| format!("s{trial}x{at} "));
                shared
                    .chain((0..others).map(|at| format!("{own}{trial}x{at} ")))
                    .collect()
            };
            let (one, two) = (traits(&text("a"), "dishub", 3), traits(&text("b"), "dishub", 3));
            let keys: BTreeSet<(usize, u64)> = one.signature().unwrap().keys().collect();
            two.signature().unwrap().keys().any(|key| keys.contains(&key))
        });
        found.count()
    }

    #[test]
    fn keys_find_half_alike_reports_almost_always_and_others_seldom() {
        // 20 of 40 pairs, and 4 of 40.
        assert!(found_of_hundred(20, 10) >= 94, "{}", found_of_hundred(20, 10));
        assert!(found_of_hundred(4, 18) <= 30, "{}", found_of_hundred(4, 18));
    }
}
