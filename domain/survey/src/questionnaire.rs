//! The questionnaire of a unit: an instrument, the unit's own words, its own elements and its weights.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maklumat_vocabulary::{Phrase, Text};

use crate::exact::Figure;
use crate::form::{Form, Score};
use crate::instrument::{Band, Element, Instrument, Wording};
use crate::respondent::Respondent;
use crate::weight::{Unweighable, Weight};

/// What a unit asks, in the order in which it asks, and how much each answer weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    /// Key of the instrument it was made from.
    pub instrument: String,
    /// Those of the instrument in the order of the questionnaire, then the unit's own.
    elements: Vec<Element>,
    bands: Vec<Band>,
    scale: Arc<Scale>,
}

/// What a unit changes of an instrument. Nothing, by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Questions and options in the unit's words, by key of the element.
    pub wording: BTreeMap<String, Wording>,
    /// Elements beside those of the regulation. [law: permenpanrb-14-2017-own]
    pub extra: Vec<Element>,
    /// A weight for every element; `None` weighs all alike. [law: permenpanrb-14-2017-own]
    pub weights: Option<BTreeMap<String, Weight>>,
}

/// Why a questionnaire cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionnaireRefusal {
    /// Wording or weight for an element that is not asked.
    NoSuchElement(String),
    /// An element of the unit's own has a key that is taken.
    KeyTaken(String),
    /// Weights are given, but not this one's.
    WeightMissing(String),
    /// An element of the regulation counts for nothing.
    WeightZero(String),
    /// What the weights add up to, `9/10`.
    WeightsNotOne(String),
    /// The weights have no common whole that can be reckoned with.
    WeightsTooFine,
}

/// Keys and whole-number weights, by which answers are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    pub(crate) keys: Vec<String>,
    /// Each over `whole`.
    pub(crate) weights: Vec<u64>,
    pub(crate) whole: u64,
}

impl Questionnaire {
    /// The questionnaire of a unit.
    ///
    /// # Errors
    /// Everything that stands against it.
    pub fn new(instrument: &Instrument, own: Own) -> Result<Self, Vec<QuestionnaireRefusal>> {
        let mut refusals = Vec::new();
        let mut elements = instrument.elements.clone();
        for extra in own.extra {
            if elements.iter().any(|known| known.key == extra.key) {
                refusals.push(QuestionnaireRefusal::KeyTaken(extra.key));
            } else {
                elements.push(Element { listed: None, ..extra });
            }
        }
        for (key, wording) in own.wording {
            match elements.iter_mut().find(|element| element.key == key) {
                Some(element) => element.wording = wording,
                None => refusals.push(QuestionnaireRefusal::NoSuchElement(key)),
            }
        }
        let weights = match own.weights {
            Some(weights) => weighed(&elements, &weights, &mut refusals),
            None => vec![Weight::share(elements.len()); elements.len()],
        };
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let (weights, whole) = Weight::over_one_whole(&weights).map_err(|weights| vec![refused(weights)])?;
        let keys = elements.iter().map(|element| element.key.clone()).collect();
        Ok(Self {
            instrument: instrument.key.clone(),
            elements,
            bands: instrument.bands.clone(),
            scale: Arc::new(Scale { keys, weights, whole }),
        })
    }

    /// As the regulation has it: its words, its elements, all of one weight.
    #[must_use]
    pub fn plain(instrument: &Instrument) -> Self {
        Self::new(instrument, Own::default()).expect("equal shares of the whole always add up to it")
    }

    /// In the order in which it asks.
    #[must_use]
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The weight as offices print it, `0.11` of nine. For show only: nothing is computed with it.
    #[must_use]
    pub fn shown_weight(&self, at: usize) -> Option<Figure> {
        let weight = u128::from(*self.scale.weights.get(at)?);
        let exact = crate::exact::Exact::ratio(weight, u128::from(self.scale.whole))?;
        Some(exact.rounded(2))
    }

    /// A form with these answers. Answers to what is not asked are left out, and of two to one element the last counts.
    #[must_use]
    pub fn form<'k>(&self, answers: impl IntoIterator<Item = (&'k str, Score)>) -> Form {
        let mut form = self.blank();
        for (key, score) in answers {
            if let Some(at) = self.scale.keys.iter().position(|known| known == key) {
                form.answers[at] = Some(score);
            }
        }
        form
    }

    /// A form nobody has filled in.
    #[must_use]
    pub fn blank(&self) -> Form {
        Form {
            answers: vec![None; self.elements.len()],
            respondent: Respondent::default(),
        }
    }

    /// The band of an IKM that was rounded to two decimals; `None` outside 25.00 to 100.00.
    #[must_use]
    pub fn band_of(&self, ikm: Figure) -> Option<&Band> {
        self.bands.iter().find(|band| (band.from..=band.until).contains(&ikm))
    }

    pub(crate) fn scale(&self) -> &Arc<Scale> {
        &self.scale
    }
}

fn weighed(
    elements: &[Element],
    weights: &BTreeMap<String, Weight>,
    refusals: &mut Vec<QuestionnaireRefusal>,
) -> Vec<Weight> {
    let known: BTreeSet<&str> = elements.iter().map(|element| element.key.as_str()).collect();
    let strangers = weights.keys().filter(|key| !known.contains(key.as_str()));
    refusals.extend(strangers.map(|key| QuestionnaireRefusal::NoSuchElement(key.clone())));
    let mut found = Vec::new();
    for element in elements {
        match weights.get(&element.key) {
            Some(weight) if weight.is_zero() && element.listed.is_some() => {
                refusals.push(QuestionnaireRefusal::WeightZero(element.key.clone()));
            }
            Some(weight) => found.push(*weight),
            None => refusals.push(QuestionnaireRefusal::WeightMissing(element.key.clone())),
        }
    }
    found
}

fn refused(weights: Unweighable) -> QuestionnaireRefusal {
    match weights {
        Unweighable::NotOne(sum) => QuestionnaireRefusal::WeightsNotOne(sum),
        Unweighable::TooFine => QuestionnaireRefusal::WeightsTooFine,
    }
}

impl QuestionnaireRefusal {
    /// What is wrong and what to do.
    #[must_use]
    pub fn words(&self) -> Phrase {
        match self {
            Self::NoSuchElement(key) => Phrase::new(NO_SUCH_ELEMENT).with("key", key),
            Self::KeyTaken(key) => Phrase::new(KEY_TAKEN).with("key", key),
            Self::WeightMissing(key) => Phrase::new(WEIGHT_MISSING).with("key", key),
            Self::WeightZero(key) => Phrase::new(WEIGHT_ZERO).with("key", key),
            Self::WeightsNotOne(sum) => Phrase::new(WEIGHTS_NOT_ONE).with("sum", sum),
            Self::WeightsTooFine => Phrase::new(WEIGHTS_TOO_FINE),
        }
    }
}

const NO_SUCH_ELEMENT: Text = Text {
    id: "unsur `{key}` tidak ditanyakan; periksa kuncinya",
    en: "element `{key}` is not asked; check its key",
};
const KEY_TAKEN: Text = Text {
    id: "kunci `{key}` sudah dipakai unsur lain; pilih kunci lain",
    en: "the key `{key}` is another element's; choose another key",
};
const WEIGHT_MISSING: Text = Text {
    id: "unsur `{key}` belum punya bobot; beri bobot pada tiap unsur, atau hapus semuanya",
    en: "element `{key}` has no weight; give every element a weight, or remove them all",
};
const WEIGHT_ZERO: Text = Text {
    id: "unsur `{key}` dari peraturan berbobot nol; beri bobot di atas nol",
    en: "element `{key}` of the regulation has a weight of zero; give it more than zero",
};
const WEIGHTS_NOT_ONE: Text = Text {
    id: "jumlah bobot {sum}, bukan 1; ubah sampai jumlahnya tepat 1, misalnya dengan pecahan 1/9",
    en: "the weights add up to {sum} and not to 1; change them until they do, with fractions such as 1/9",
};
const WEIGHTS_TOO_FINE: Text = Text {
    id: "bobot tidak punya penyebut bersama yang wajar; tulis semuanya sebagai desimal atau dengan penyebut yang sama",
    en: "the weights have no reasonable common denominator; write them all as decimals or over one denominator",
};

#[cfg(test)]
mod tests;
