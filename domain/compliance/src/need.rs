//! A condition on one fact, as instruments write it: `standard-complete`, `no complaint-lapor`, `standard-media >= 2`.

use std::cmp::Ordering;
use std::fmt;

use crate::{Exact, Fact, FactUnit, FactValue, Known};

/// What must be so for a level or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    pub fact: Fact,
    test: Test,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Is(bool),
    Compared(Comparison, Exact),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    AtLeast,
    Above,
    AtMost,
    Below,
}

/// Why a condition cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NeedError {
    /// The text names no fact of the list.
    UnknownFact,
    /// A fact of yes or no was compared with a number.
    IsYesNo,
    /// A number was written without a comparison.
    WantsComparison,
    Unreadable,
}

const SIGNS: [(&str, Comparison); 4] = [
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    (">", Comparison::Above),
    ("<", Comparison::Below),
];

impl Need {
    pub(crate) fn parse(text: &str) -> Result<Self, NeedError> {
        let mut words = text.split_whitespace();
        let first = words.next().ok_or(NeedError::Unreadable)?;
        let (is_wanted, name) = if first == "no" {
            (false, words.next().ok_or(NeedError::Unreadable)?)
        } else {
            (true, first)
        };
        let fact = Fact::from_key(name).ok_or(NeedError::UnknownFact)?;
        let is_yes_no = fact.unit() == FactUnit::YesNo;
        let Some(sign) = words.next() else {
            return if is_yes_no {
                Ok(Self {
                    fact,
                    test: Test::Is(is_wanted),
                })
            } else {
                Err(NeedError::WantsComparison)
            };
        };
        let (_, comparison) = SIGNS
            .into_iter()
            .find(|(written, _)| *written == sign)
            .ok_or(NeedError::Unreadable)?;
        let bound = words.next().and_then(Exact::parse).ok_or(NeedError::Unreadable)?;
        if is_yes_no {
            return Err(NeedError::IsYesNo);
        }
        if !is_wanted || words.next().is_some() {
            return Err(NeedError::Unreadable);
        }
        Ok(Self {
            fact,
            test: Test::Compared(comparison, bound),
        })
    }

    /// Whether it is so; `None` where the fact is not known.
    #[must_use]
    pub fn holds(&self, known: &Known) -> Option<bool> {
        let value = known.value(self.fact)?;
        match (&self.test, value) {
            (Test::Is(wanted), FactValue::YesNo(is)) => Some(wanted == is),
            (Test::Compared(comparison, bound), value) => {
                value.number().map(|number| comparison.accepts(number.cmp(bound)))
            }
            (Test::Is(_), FactValue::Count(_) | FactValue::Percent(_) | FactValue::Days(_)) => None,
        }
    }
}

impl Comparison {
    const fn accepts(self, order: Ordering) -> bool {
        match self {
            Self::AtLeast => order.is_ge(),
            Self::Above => order.is_gt(),
            Self::AtMost => order.is_le(),
            Self::Below => order.is_lt(),
        }
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.test {
            Test::Is(true) => f.write_str(self.fact.key()),
            Test::Is(false) => write!(f, "no {}", self.fact.key()),
            Test::Compared(comparison, bound) => {
                let sign = SIGNS.iter().find(|(_, known)| known == comparison);
                let sign = sign.map_or("", |(sign, _)| sign);
                write!(f, "{} {sign} {bound}", self.fact.key())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_and_written_alike() {
        for text in [
            "standard-complete",
            "no complaint-lapor",
            "standard-media >= 2",
            "lapor-settled-percent < 89.5",
        ] {
            assert_eq!(Need::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_condition_is_told_apart() {
        for (text, error) in [
            ("", NeedError::Unreadable),
            ("no", NeedError::Unreadable),
            ("standard-completed", NeedError::UnknownFact),
            ("standard-media", NeedError::WantsComparison),
            ("no standard-media", NeedError::WantsComparison),
            ("standard-complete >= 1", NeedError::IsYesNo),
            ("standard-media = 2", NeedError::Unreadable),
            ("standard-media >=", NeedError::Unreadable),
            ("standard-media >= 2 3", NeedError::Unreadable),
            ("no standard-media >= 2", NeedError::Unreadable),
        ] {
            assert_eq!(Need::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_bound_counts_by_its_sign_and_the_unknown_is_not_false() {
        let mut known = Known::default();
        let holds = |text: &str, known: &Known| Need::parse(text).unwrap().holds(known);
        assert_eq!(holds("standard-media >= 2", &known), None);
        known.tell(Fact::StandardMedia, FactValue::Count(2)).unwrap();
        known.tell(Fact::ComplaintLapor, FactValue::YesNo(false)).unwrap();
        for (text, is) in [
            ("standard-media >= 2", true),
            ("standard-media > 2", false),
            ("standard-media <= 2", true),
            ("standard-media < 2", false),
            ("complaint-lapor", false),
            ("no complaint-lapor", true),
        ] {
            assert_eq!(holds(text, &known), Some(is), "{text}");
        }
    }
}
