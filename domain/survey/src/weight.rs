//! How much an element counts: a fraction, because nine equal weights have no decimal.

use num_rational::Ratio;

/// A share of the whole, exact: `0.15`, `3/20`, `1/9`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(Ratio<u64>);

/// Weights finer than this are a slip of the pen, and the products of what is counted stay small.
const FINEST: u64 = 10_000;

/// The largest whole over which all weights of a questionnaire can be written.
const LARGEST_WHOLE: u64 = 1_000_000_000;

/// Why weights cannot be used together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unweighable {
    /// What they add up to, `99/100`.
    NotOne(String),
    /// No common whole is small enough.
    TooFine,
}

impl Weight {
    /// Reads a decimal of at most four places or a fraction of at most four digits below. `None` for anything else, and
    /// beyond 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |digits: &str| {
            let is_number = (1..=5).contains(&digits.len()) && digits.bytes().all(|letter| letter.is_ascii_digit());
            is_number.then(|| digits.parse::<u64>().ok()).flatten()
        };
        let text = text.trim().replace(',', ".");
        let ratio = if let Some((over, under)) = text.split_once('/') {
            let under = number(under.trim()).filter(|under| (1..=FINEST).contains(under))?;
            Ratio::new(number(over.trim())?, under)
        } else if let Some((whole, decimals)) = text.split_once('.') {
            let places = u32::try_from(decimals.len()).ok().filter(|places| *places <= 4)?;
            let under = 10_u64.pow(places);
            Ratio::new(number(whole)? * under + number(decimals)?, under)
        } else {
            Ratio::from_integer(number(&text)?)
        };
        (ratio <= Ratio::from_integer(1)).then_some(Self(ratio))
    }

    /// One of so many equal ones.
    pub(crate) fn share(of: usize) -> Self {
        Self(Ratio::new(1, u64::try_from(of).unwrap_or(u64::MAX).max(1)))
    }

    pub(crate) fn is_zero(self) -> bool {
        *self.0.numer() == 0
    }

    /// The weights as whole numbers over one common whole.
    pub(crate) fn over_one_whole(weights: &[Self]) -> Result<(Vec<u64>, u64), Unweighable> {
        let mut whole = 1_u64;
        for weight in weights {
            let under = *weight.0.denom();
            whole = whole / common_divisor(whole, under) * under;
            if whole > LARGEST_WHOLE {
                return Err(Unweighable::TooFine);
            }
        }
        let parts: Vec<u64> = weights
            .iter()
            .map(|weight| whole / weight.0.denom() * weight.0.numer())
            .collect();
        let sum: u64 = parts.iter().sum();
        if sum == whole {
            Ok((parts, whole))
        } else {
            Err(Unweighable::NotOne(Ratio::new(sum, whole).to_string()))
        }
    }
}

fn common_divisor(mut larger: u64, mut smaller: u64) -> u64 {
    while smaller > 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    larger
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(texts: &[&str]) -> Vec<Weight> {
        texts.iter().map(|text| Weight::parse(text).unwrap()).collect()
    }

    #[test]
    fn decimals_and_fractions_are_one_and_the_same() {
        assert_eq!(Weight::parse("0.15"), Weight::parse("3/20"));
        assert_eq!(Weight::parse("0,15"), Weight::parse(" 0.1500 "));
    }

    #[test]
    fn what_is_no_share_of_a_whole_is_not_read() {
        for wrong in [
            "",
            "-0.1",
            "1.1",
            "3/2",
            "1/0",
            "0.00001",
            "1/99999",
            "a",
            "1/",
            "999999999999",
        ] {
            assert_eq!(Weight::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nine_times_one_ninth_is_one_and_nine_times_the_printed_weight_is_not() {
        assert!(Weight::over_one_whole(&weights(&["1/9"; 9])).is_ok());
        let printed = Weight::over_one_whole(&weights(&["0.11"; 9]));
        assert_eq!(printed, Err(Unweighable::NotOne("99/100".to_owned())));
    }

    #[test]
    fn fractions_that_fit_no_common_whole_are_refused() {
        let odd = ["1/9973", "1/9967", "1/9949", "1/9941"];
        assert_eq!(Weight::over_one_whole(&weights(&odd)), Err(Unweighable::TooFine));
    }
}
