//! How an assessor asks: parts of a formula, dimensions, indicators with their levels, bands, and what each rests on.

use maklumat_calendar::Date;
use maklumat_vocabulary::{LawKey, LocalizedText};

use crate::{Bands, Exact, Fact, Need, Trust};

/// One instrument as it was in force for some time. Only a text without errors becomes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// `pekppp-2023`; never changes, because scores name it.
    pub key: String,
    /// What replaces one another by date, `pekppp`.
    pub family: String,
    pub title: LocalizedText,
    /// Who assesses.
    pub body: LocalizedText,
    /// The first day on which it is asked by.
    pub effective: Date,
    /// The last one; `None` while it is in force.
    pub until: Option<Date>,
    /// Keys of `docs/law.toml`.
    pub laws: Vec<LawKey>,
    /// Where it was found, in words.
    pub source: String,
    pub trust: Trust,
    /// The highest total, 100 or 5; the lowest is 0.
    pub maximum: Exact,
    /// To how many digits after the point a total is rounded, once.
    pub decimals: u32,
    /// Classes of work, our own estimates.
    pub efforts: Vec<Effort>,
    /// The summands of the formula.
    pub parts: Vec<Part>,
    pub bands: Bands,
    pub suffix: Option<Suffix>,
}

/// How much work a class of improvement is: our own estimate, never the assessor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effort {
    pub key: String,
    /// Hours of work, at least one.
    pub hours: u32,
    pub says: LocalizedText,
}

/// A summand of the formula, such as F-02.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub key: String,
    pub title: LocalizedText,
    /// In hundredths of the total.
    pub weight: Exact,
    /// Weights inside were not found: what has none shares the rest in equal parts.
    pub has_equal_weights: bool,
    /// `None`: as the instrument.
    pub trust: Option<Trust>,
    pub dimensions: Vec<Dimension>,
}

/// A dimension, aspect or variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    pub key: String,
    pub title: LocalizedText,
    /// In hundredths of its part.
    pub weight: Exact,
    /// Weights inside were not found: what has none shares the rest in equal parts.
    pub has_equal_weights: bool,
    pub trust: Option<Trust>,
    pub indicators: Vec<Indicator>,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    pub key: String,
    /// As the assessor counts, `1` or `PR-07`; used once in an instrument.
    pub number: String,
    /// The assessor's code, which several indicators may share.
    pub code: Option<String>,
    pub title: LocalizedText,
    /// In hundredths of its dimension.
    pub weight: Exact,
    /// The highest contribution to the total.
    pub most: Exact,
    pub trust: Option<Trust>,
    /// What an assessor asks to see.
    pub evidence: Vec<LocalizedText>,
    pub scale: Scale,
    /// From 0 on, in order; empty where the answer is a number.
    pub levels: Vec<Level>,
}

/// How an indicator is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scale {
    /// By a level with words of its own; present or absent is one with two.
    Levels,
    /// By how many there are.
    Count {
        /// What is counted, where the instrument lists it.
        items: Vec<Item>,
        from_fact: Option<Fact>,
    },
    /// By a percentage, from 0 to 100, that falls into a level.
    Percent { from_fact: Option<Fact> },
    /// By a number that counts in proportion, such as the mean of a survey.
    Number {
        lowest: Exact,
        top: Exact,
        /// With fewer respondents it counts as the lowest; `None` where nobody is asked.
        fewest: Option<u32>,
        from_fact: Option<Fact>,
    },
}

/// One thing of a list that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub key: String,
    pub says: LocalizedText,
    /// Without it nothing of the list counts.
    pub is_required: bool,
    /// All of these, where the platform can tell by itself; empty where it cannot.
    pub needs: Vec<Need>,
}

/// One level of an indicator; its place in the list is its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub says: LocalizedText,
    /// Where a counted number falls into it.
    pub from: Option<Threshold>,
    /// All of these hold on this level, whatever holds below.
    pub needs: Vec<Need>,
    /// The facts alone are not enough.
    pub is_by_evidence: bool,
    /// How one gets here from the level below; `None` on the lowest, and where the indicator weighs nothing.
    pub step: Option<StepUp>,
}

/// The lowest number of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Threshold {
    From(Exact),
    Above(Exact),
}

/// What to do to reach a level from the one below, and how much work that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepUp {
    pub says: LocalizedText,
    /// Place in [`Instrument::efforts`].
    pub effort: usize,
}

/// Words that are added to the label of a band, on a question of its own that gives no points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suffix {
    pub says: LocalizedText,
    pub asks: LocalizedText,
    pub trust: Option<Trust>,
}

impl Instrument {
    /// All indicators, in the assessor's order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.dimensions().flat_map(|dimension| &dimension.indicators)
    }

    pub fn dimensions(&self) -> impl Iterator<Item = &Dimension> {
        self.parts.iter().flat_map(|part| &part.dimensions)
    }

    #[must_use]
    pub fn indicator(&self, key: &str) -> Option<&Indicator> {
        self.indicators().find(|indicator| indicator.key == key)
    }

    /// Whether it is asked by on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.effective <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Indicator {
    /// The highest level; `None` where the answer is a number.
    #[must_use]
    pub fn top(&self) -> Option<u8> {
        self.levels.len().checked_sub(1).and_then(|top| u8::try_from(top).ok())
    }

    /// Every fact it is answered by, each once, in order of mention.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let own = match &self.scale {
            Scale::Levels => None,
            Scale::Count { from_fact, .. } | Scale::Percent { from_fact } | Scale::Number { from_fact, .. } => {
                *from_fact
            }
        };
        let of_items = self.items().iter().flat_map(|item| &item.needs);
        let of_levels = self.levels.iter().flat_map(|level| &level.needs);
        let needed = of_items.chain(of_levels).map(|need| need.fact);
        let mut facts = Vec::new();
        for fact in own.into_iter().chain(needed) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
    }

    /// What is counted; empty where nothing is listed.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.scale {
            Scale::Count { items, .. } => items,
            Scale::Levels | Scale::Percent { .. } | Scale::Number { .. } => &[],
        }
    }
}

impl Threshold {
    pub(crate) fn admits(&self, number: &Exact) -> bool {
        match self {
            Self::From(lowest) => number >= lowest,
            Self::Above(bound) => number > bound,
        }
    }
}
