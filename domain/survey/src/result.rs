//! What came of a survey: means, ranks, the index and its letter. Exact until the one rounding at the end.
//!
//! A form that is filled in partly counts at the elements it answers. The mean of an element is its sum over the number
//! of forms that answer *it*. Of complete forms alone this is the computation of the regulation.
//! [law: permenpanrb-14-2017-index]

use crate::exact::{Exact, Figure};
use crate::instrument::Band;
use crate::questionnaire::Questionnaire;
use crate::sample::{Population, Sufficiency};
use crate::tally::Tally;

/// What came of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyResult {
    /// Forms with at least one answer.
    pub filled: u64,
    /// Of these, forms in which every element was answered.
    pub complete: u64,
    /// Forms without any answer, which count nowhere.
    pub empty: u64,
    /// In the order of the questionnaire.
    pub elements: Vec<ElementResult>,
    /// `None` while an element was never answered: its weight cannot be given to others.
    pub index: Option<Index>,
}

/// What came of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementResult {
    pub key: String,
    /// Forms that answer it.
    pub filled: u64,
    /// The sum of its scores.
    pub sum: u64,
    /// *NRR*, from 1 to 4; `None` if nobody answered.
    pub mean: Option<Exact>,
    /// 1 is the best mean; equal means share a rank.
    pub rank: Option<usize>,
}

/// The index and the number made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// *SKM*: the weighted sum of means, from 1 to 4.
    pub exact: Exact,
    /// *IKM*: 25 times as much, rounded once, half up, to two decimals.
    pub ikm: Figure,
}

/// Whether a letter may be given, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quality<'q> {
    Given(&'q Band),
    /// Fewer answers than the sample asks for: a figure, but no letter.
    Insufficient {
        have: u64,
        need: u64,
    },
    /// There is no index.
    Unanswered,
}

impl SurveyResult {
    /// Computes everything from what was counted.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let scale = tally.scale();
        let means: Vec<Option<Exact>> = tally
            .elements()
            .iter()
            .map(|counted| Exact::ratio(u128::from(counted.sum), u128::from(counted.filled)))
            .collect();
        let rank = |mean: &Exact| 1 + means.iter().flatten().filter(|other| *other > mean).count();
        let elements = scale.keys.iter().zip(tally.elements()).zip(&means);
        let elements = elements.map(|((key, counted), mean)| ElementResult {
            key: key.clone(),
            filled: counted.filled,
            sum: counted.sum,
            rank: mean.as_ref().map(rank),
            mean: mean.clone(),
        });
        Self {
            filled: tally.filled(),
            complete: tally.complete(),
            empty: tally.empty(),
            elements: elements.collect(),
            index: index(tally, &means),
        }
    }

    /// The letter, or why there is none. The least answered element decides whether there are enough answers.
    #[must_use]
    pub fn quality<'q>(&self, questionnaire: &'q Questionnaire, population: Population) -> Quality<'q> {
        let Some(index) = &self.index else {
            return Quality::Unanswered;
        };
        match self.sufficiency(population) {
            Sufficiency::Insufficient { have, need } => Quality::Insufficient { have, need },
            Sufficiency::Enough { .. } => questionnaire
                .band_of(index.ikm)
                .map_or(Quality::Unanswered, Quality::Given),
        }
    }

    /// Whether there are as many answers as the sample asks for.
    #[must_use]
    pub fn sufficiency(&self, population: Population) -> Sufficiency {
        let least = self.elements.iter().map(|element| element.filled).min();
        Sufficiency::of(least.unwrap_or(0), population)
    }
}

fn index(tally: &Tally, means: &[Option<Exact>]) -> Option<Index> {
    let scale = tally.scale();
    let mut exact = Exact::whole(0);
    for (mean, weight) in means.iter().zip(&scale.weights) {
        // An element of a unit's own that weighs nothing takes nothing away when nobody answers it.
        if *weight > 0 {
            let weight = Exact::ratio(u128::from(*weight), u128::from(scale.whole))?;
            exact = exact.plus(&mean.as_ref()?.times(&weight));
        }
    }
    let ikm = exact.times(&Exact::whole(25)).rounded(2);
    Some(Index { exact, ikm })
}
