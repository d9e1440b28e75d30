//! The half years a SOP is monitored in, one sheet each.

use std::fmt;

use maklumat_calendar::Date;

/// January to June, or July to December. Ordered by time; written `2026-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfYear {
    year: i16,
    is_second: bool,
}

impl HalfYear {
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            is_second: day.month() > 6,
        }
    }

    /// Reads `2026-2`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, half) = text.split_once('-')?;
        let year = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
        let is_second = match half {
            "1" => false,
            "2" => true,
            _ => return None,
        };
        Some(Self { year, is_second })
    }

    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 or 2, as *semester 1* is said.
    #[must_use]
    pub const fn number(self) -> u8 {
        if self.is_second { 2 } else { 1 }
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn june_ends_a_half_year_and_july_begins_the_next() {
        let june = HalfYear::of(Date::constant(2026, 6, 30));
        let july = HalfYear::of(Date::constant(2026, 7, 1));
        assert_eq!((june.to_string(), july.to_string()), ("2026-1".into(), "2026-2".into()));
        assert!(june < july && july < HalfYear::of(Date::constant(2027, 1, 1)));
    }

    #[test]
    fn only_its_own_spelling_is_read() {
        assert_eq!(
            HalfYear::parse("2026-2"),
            Some(HalfYear::of(Date::constant(2026, 12, 31)))
        );
        for wrong in ["2026", "2026-3", "26-1", "2026-02", "-1", "20260-1"] {
            assert_eq!(HalfYear::parse(wrong), None, "{wrong}");
        }
    }
}
