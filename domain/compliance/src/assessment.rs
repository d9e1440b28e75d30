//! Answers to an instrument: what was given, whether it fits, and how far up its scale it stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Exact, Indicator, Instrument, Scale, Unfit};

/// An answer to one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A level, wherever the indicator has levels. Present is 1, absent is 0.
    Level(u8),
    /// How many there are.
    Count(u32),
    /// Which of the listed items there are, by key.
    Items(BTreeSet<String>),
    /// A number, or a percentage from 0 to 100.
    Number(Exact),
    /// What respondents answered together, and how many they were.
    Mean { sum: Exact, respondents: u32 },
}

/// An instrument with the answers given so far; what is not answered counts as the lowest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment<'i> {
    pub(crate) instrument: &'i Instrument,
    pub(crate) answers: BTreeMap<String, Answer>,
    pub(crate) suffix: Option<bool>,
}

/// How far up its scale an answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stand {
    /// `None` where the answer is a number.
    pub(crate) level: Option<u8>,
    /// From 0 to 1.
    pub(crate) share: Exact,
    /// So few answered that it counts as the lowest: how many, and how many it takes.
    pub(crate) too_few: Option<(u32, u32)>,
}

impl<'i> Assessment<'i> {
    /// Nothing is answered yet.
    #[must_use]
    pub const fn new(instrument: &'i Instrument) -> Self {
        Self {
            instrument,
            answers: BTreeMap::new(),
            suffix: None,
        }
    }

    #[must_use]
    pub const fn instrument(&self) -> &'i Instrument {
        self.instrument
    }

    /// Takes an answer in place of an earlier one to the same indicator.
    pub fn answer(&mut self, indicator: &str, answer: Answer) -> Result<(), Unfit> {
        let Some(asked) = self.instrument.indicator(indicator) else {
            return Err(Unfit::UnknownIndicator {
                indicator: indicator.to_owned(),
            });
        };
        fits(asked, &answer)?;
        self.answers.insert(indicator.to_owned(), answer);
        Ok(())
    }

    /// The suffix was earned.
    pub fn earn_suffix(&mut self) -> Result<(), Unfit> {
        self.answer_suffix(true)
    }

    /// The suffix was asked for and not earned.
    pub fn miss_suffix(&mut self) -> Result<(), Unfit> {
        self.answer_suffix(false)
    }

    pub(crate) fn answer_suffix(&mut self, is_earned: bool) -> Result<(), Unfit> {
        if self.instrument.suffix.is_none() {
            return Err(Unfit::NoSuffix);
        }
        self.suffix = Some(is_earned);
        Ok(())
    }

    #[must_use]
    pub fn given(&self, indicator: &str) -> Option<&Answer> {
        self.answers.get(indicator)
    }

    /// Where an indicator stands; the lowest where it was not answered.
    pub(crate) fn stand(&self, indicator: &Indicator) -> Stand {
        match self.answers.get(&indicator.key) {
            Some(answer) => stand(indicator, answer),
            None => at_level(indicator, 0),
        }
    }
}

fn fits(asked: &Indicator, answer: &Answer) -> Result<(), Unfit> {
    let indicator = asked.key.clone();
    match (answer, &asked.scale) {
        (Answer::Level(level), Scale::Levels | Scale::Count { .. } | Scale::Percent { .. }) => match asked.top() {
            Some(top) if *level > top => Err(Unfit::AboveTheTop { indicator, top }),
            Some(_) | None => Ok(()),
        },
        (Answer::Count(_), Scale::Count { .. }) => Ok(()),
        (Answer::Items(chosen), Scale::Count { items, .. }) => {
            let known = |key: &&String| !items.iter().any(|item| item.key == **key);
            match chosen.iter().find(known) {
                Some(item) => Err(Unfit::UnknownItem {
                    indicator,
                    item: item.clone(),
                }),
                None => Ok(()),
            }
        }
        (Answer::Number(number), Scale::Percent { .. }) => {
            within(indicator, number, (&Exact::zero(), &Exact::whole(100)))
        }
        (Answer::Number(_), Scale::Number { fewest: Some(_), .. }) | (Answer::Mean { respondents: 0, .. }, _) => {
            Err(Unfit::WithoutRespondents { indicator })
        }
        (Answer::Number(number), Scale::Number { lowest, top, .. }) => within(indicator, number, (lowest, top)),
        (Answer::Mean { sum, respondents }, Scale::Number { lowest, top, .. }) => {
            let mean = sum.over(&Exact::whole(*respondents)).unwrap_or_else(Exact::zero);
            within(indicator, &mean, (lowest, top))
        }
        (
            Answer::Level(_) | Answer::Count(_) | Answer::Items(_) | Answer::Number(_) | Answer::Mean { .. },
            Scale::Levels | Scale::Count { .. } | Scale::Percent { .. } | Scale::Number { .. },
        ) => Err(Unfit::OtherScale { indicator }),
    }
}

fn within(indicator: String, number: &Exact, (lowest, top): (&Exact, &Exact)) -> Result<(), Unfit> {
    if (lowest..=top).contains(&number) {
        Ok(())
    } else {
        Err(Unfit::OutsideTheScale {
            indicator,
            ends: Box::new([lowest.clone(), top.clone()]),
        })
    }
}

pub(crate) fn stand(asked: &Indicator, answer: &Answer) -> Stand {
    match (answer, &asked.scale) {
        (Answer::Level(level), _) => at_level(asked, *level),
        (Answer::Count(count), _) => at_level(asked, reached(asked, &Exact::whole(*count))),
        (Answer::Items(chosen), _) => at_level(asked, reached(asked, &Exact::whole(counted(asked, chosen)))),
        (Answer::Number(number), Scale::Number { lowest, top, .. }) => proportion(number, (lowest, top)),
        (Answer::Number(number), Scale::Levels | Scale::Count { .. } | Scale::Percent { .. }) => {
            at_level(asked, reached(asked, number))
        }
        (Answer::Mean { sum, respondents }, scale) => mean(sum, *respondents, scale),
    }
}

fn mean(sum: &Exact, respondents: u32, scale: &Scale) -> Stand {
    let Scale::Number {
        lowest, top, fewest, ..
    } = scale
    else {
        return proportion(&Exact::zero(), (&Exact::zero(), &Exact::whole(1)));
    };
    if let Some(fewest) = *fewest
        && respondents < fewest
    {
        return Stand {
            too_few: Some((respondents, fewest)),
            ..proportion(lowest, (lowest, top))
        };
    }
    let mean = sum.over(&Exact::whole(respondents)).unwrap_or_else(|| lowest.clone());
    proportion(&mean, (lowest, top))
}

fn proportion(number: &Exact, (lowest, top): (&Exact, &Exact)) -> Stand {
    Stand {
        level: None,
        share: (number - lowest).over(&(top - lowest)).unwrap_or_else(Exact::zero),
        too_few: None,
    }
}

pub(crate) fn at_level(asked: &Indicator, level: u8) -> Stand {
    let top = asked.top();
    let share = top.and_then(|top| Exact::whole(level.min(top).into()).over(&Exact::whole(top.into())));
    Stand {
        level: top.map(|top| level.min(top)),
        share: share.unwrap_or_else(Exact::zero),
        too_few: None,
    }
}

/// The highest level whose threshold the number passes.
fn reached(asked: &Indicator, number: &Exact) -> u8 {
    let passes = |level: &&crate::Level| level.from.as_ref().is_some_and(|from| from.admits(number));
    let passed = asked.levels.iter().skip(1).take_while(passes).count();
    u8::try_from(passed).unwrap_or(u8::MAX)
}

/// How many of the items count: none while a required one is missing.
fn counted(asked: &Indicator, chosen: &BTreeSet<String>) -> u32 {
    let is_missing = |item: &crate::Item| item.is_required && !chosen.contains(&item.key);
    if asked.items().iter().any(is_missing) {
        return 0;
    }
    u32::try_from(chosen.len()).unwrap_or(u32::MAX)
}
