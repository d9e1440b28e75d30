//! Numbers without error: weights and thirds are kept as fractions, and a published figure is rounded from them once.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};

use num_rational::BigRational;

/// More digits than any weight or threshold has; a longer number is not read.
const MOST_DIGITS: usize = 15;

/// A fraction of whole numbers, without a unit of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// A whole number.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    #[must_use]
    pub fn zero() -> Self {
        Self::whole(0)
    }

    /// Reads `21.85` or `-3`: digits with at most one point, fifteen digits at most.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, after) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(two) => two,
            None => (digits, ""),
        };
        let all = format!("{whole}{after}");
        let is_number = !whole.is_empty() && all.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || all.len() > MOST_DIGITS {
            return None;
        }
        let number: i64 = all.parse().ok()?;
        let number = if is_negative { -number } else { number };
        let scale = 10_i64.pow(u32::try_from(after.len()).ok()?);
        Some(Self(BigRational::new(number.into(), scale.into())))
    }

    /// This divided by another; `None` by zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        (*other != Self::zero()).then(|| Self(&self.0 / &other.0))
    }

    /// This many hundredths.
    #[must_use]
    pub fn percent(&self) -> Self {
        Self(&self.0 / BigRational::from_integer(100.into()))
    }

    /// To so many digits after the point, a half away from zero.
    #[must_use]
    pub fn rounded(&self, decimals: u32) -> Self {
        let scale = BigRational::from_integer(10_u64.pow(decimals.min(MOST_DECIMALS)).into());
        Self((&self.0 * &scale).round() / scale)
    }

    /// The number rounded, with a point and exactly so many digits after it: `78.00`.
    #[must_use]
    pub fn shown(&self, decimals: u32) -> String {
        let decimals = decimals.min(MOST_DECIMALS);
        let scale = BigRational::from_integer(10_u64.pow(decimals).into());
        let digits = (&self.0 * &scale).round().to_integer().to_string();
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", digits.as_str()),
        };
        let after = decimals as usize;
        let digits = format!("{digits:0>width$}", width = after + 1);
        let (whole, after) = digits.split_at(digits.len() - after);
        if after.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{after}")
        }
    }
}

/// So that ten to that power is still a number of the machine.
const MOST_DECIMALS: u32 = 9;

/// The shortest way to write it: with up to nine digits after the point, without zeros at the end.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let long = self.shown(MOST_DECIMALS);
        f.write_str(long.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Add<&Exact> for Exact {
    type Output = Self;

    fn add(self, other: &Self) -> Self {
        Self(self.0 + &other.0)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |sum, number| sum + number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn what_is_written_comes_back() {
        for text in ["0", "21.85", "-3", "100", "0.001", "-0.5"] {
            assert_eq!(number(text).to_string(), text);
        }
        for wrong in [
            "",
            ".",
            "1.",
            ".5",
            "1,5",
            "1e3",
            "0x1",
            "1.2.3",
            "--1",
            "1234567890123456",
        ] {
            assert_eq!(Exact::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_half_is_rounded_away_from_zero_and_digits_are_filled_up() {
        for (text, shown) in [
            ("4.505", "4.51"),
            ("4.5049", "4.50"),
            ("87.995", "88.00"),
            ("0", "0.00"),
            ("0.004", "0.00"),
            ("-1.005", "-1.01"),
        ] {
            assert_eq!(number(text).shown(2), shown);
            assert_eq!(number(text).rounded(2), number(shown));
        }
        assert_eq!(number("2.5").shown(0), "3");
    }

    #[test]
    fn three_thirds_are_one() {
        let third = Exact::whole(1).over(&Exact::whole(3)).unwrap();
        assert_eq!(third.clone() + &third + &third, Exact::whole(1));
        assert_eq!(Exact::whole(1).over(&Exact::zero()), None);
    }
}
