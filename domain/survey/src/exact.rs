//! Numbers without a rounding in them, and the one rounding at the end.

use std::fmt;

use maklumat_vocabulary::Language;
use num_bigint::BigUint;
use num_rational::Ratio;

/// A fraction of whole numbers of any size, never negative.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(Ratio<BigUint>);

/// A decimal as it is published: rounded once, half up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    units: u64,
    places: u8,
}

impl Exact {
    pub(crate) fn whole(number: u128) -> Self {
        Self(Ratio::from_integer(BigUint::from(number)))
    }

    /// `None` for a fraction over nothing.
    pub(crate) fn ratio(over: u128, under: u128) -> Option<Self> {
        (under > 0).then(|| Self(Ratio::new(BigUint::from(over), BigUint::from(under))))
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0)
    }

    /// Rounds half up to so many decimals.
    #[must_use]
    pub fn rounded(&self, places: u8) -> Figure {
        let scaled = &self.0 * power_of_ten(places);
        let two = BigUint::from(2_u8);
        let units = (scaled.numer() * &two + scaled.denom()) / (scaled.denom() * two);
        Figure::of_large(&units, places)
    }

    /// The smallest decimal of so many places that is not below the square root.
    pub(crate) fn root_rounded_up(&self, places: u8) -> Figure {
        let scaled = (&self.0 * power_of_ten(places) * power_of_ten(places))
            .ceil()
            .to_integer();
        let root = scaled.sqrt();
        let units = if &root * &root == scaled { root } else { root + 1_u8 };
        Figure::of_large(&units, places)
    }
}

fn power_of_ten(places: u8) -> BigUint {
    BigUint::from(10_u8).pow(u32::from(places))
}

impl Figure {
    /// So many hundredths: `hundredths(9148)` is 91.48.
    #[must_use]
    pub const fn hundredths(units: u64) -> Self {
        Self { units, places: 2 }
    }

    /// Reads `64.99`, with exactly two decimals.
    pub(crate) fn parse_hundredths(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_once('.')?;
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit());
        if rest.len() != 2 || !is_number(whole) || !is_number(rest) {
            return None;
        }
        let units = whole.parse::<u64>().ok()?.checked_mul(100)? + rest.parse::<u64>().ok()?;
        Some(Self::hundredths(units))
    }

    /// The digits without the point: 9148 for 91.48.
    #[must_use]
    pub const fn units(self) -> u64 {
        self.units
    }

    /// As people write it: `91,48` in Indonesian, `91.48` in English.
    #[must_use]
    pub fn within(self, language: Language) -> String {
        match language {
            Language::Indonesian => self.to_string().replace('.', ","),
            Language::English => self.to_string(),
        }
    }

    // Nothing that is published here has twenty digits; what would have is shown as the largest number there is.
    fn of_large(units: &BigUint, places: u8) -> Self {
        let units = u64::try_from(units).unwrap_or(u64::MAX);
        Self { units, places }
    }
}

/// With a point, for programs: `91.48`.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.units);
        }
        let ten = 10_u64.saturating_pow(u32::from(self.places));
        let width = usize::from(self.places);
        write!(f, "{}.{:0width$}", self.units / ten, self.units % ten)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(over: u128, under: u128) -> Exact {
        Exact::ratio(over, under).unwrap()
    }

    #[test]
    fn a_half_is_rounded_up_and_anything_less_down() {
        assert_eq!(ratio(64_995, 1000).rounded(2).to_string(), "65.00");
        assert_eq!(ratio(649_949_999, 10_000_000).rounded(2).to_string(), "64.99");
        assert_eq!(ratio(1, 8).rounded(2).to_string(), "0.13");
        assert_eq!(ratio(7, 2).rounded(0).to_string(), "4");
    }

    #[test]
    fn people_read_a_comma_in_indonesian() {
        let figure = Figure::hundredths(9148);
        assert_eq!(figure.within(Language::Indonesian), "91,48");
        assert_eq!(figure.within(Language::English), "91.48");
    }

    #[test]
    fn a_root_is_never_too_small() {
        assert_eq!(ratio(4, 1).root_rounded_up(2).to_string(), "2.00");
        assert_eq!(ratio(2, 1).root_rounded_up(2).to_string(), "1.42");
        assert_eq!(ratio(0, 1).root_rounded_up(2).to_string(), "0.00");
    }

    #[test]
    fn two_decimals_are_read_and_nothing_else() {
        assert_eq!(Figure::parse_hundredths("64.99"), Some(Figure::hundredths(6499)));
        for wrong in ["64.9", "64,99", "64", ".99", "-1.00", "64.999", "+6.00"] {
            assert_eq!(Figure::parse_hundredths(wrong), None, "{wrong}");
        }
    }
}
