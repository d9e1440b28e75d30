//! Official numbers of products, from the pattern a definition states. [law: tata-naskah-dinas]

use maklumat_calendar::{Date, month_roman};
use maklumat_vocabulary::UnitId;

/// A series of numbers, on a day.
pub(crate) struct Series {
    /// The counter they draw from.
    pub(crate) name: String,
    pattern: String,
    day: Date,
    region_code: String,
}

impl Series {
    pub(crate) fn of(unit: &UnitId, pattern: &str, day: Date, region_code: &str) -> Self {
        Self {
            name: register(unit, pattern, day, region_code),
            pattern: pattern.to_owned(),
            day,
            region_code: region_code.to_owned(),
        }
    }

    /// The official number for one of the counter.
    pub(crate) fn number(&self, sequence: i64) -> String {
        number(&self.pattern, sequence, self.day, &self.region_code)
    }
}

/// The counter a number draws from: one per unit and pattern, so that two documents of a unit that are numbered alike
/// share it. A pattern that names the year or the day starts at 1 every year; one that does not goes on for ever.
pub(crate) fn register(unit: &UnitId, pattern: &str, day: Date, region_code: &str) -> String {
    let year = day.year().to_string();
    let named = pattern.replace("{code}", region_code).replace("{year}", &year);
    if pattern.contains("{date}") {
        format!("{unit}/{named}/{year}")
    } else {
        format!("{unit}/{named}")
    }
}

/// Fills a pattern: `500.16/{sequence}/SIP/{month-roman}/{year}`.
pub(crate) fn number(pattern: &str, sequence: i64, day: Date, region_code: &str) -> String {
    pattern
        .replace("{sequence}", &format!("{sequence:03}"))
        .replace("{month-roman}", month_roman(day.month()))
        .replace("{year}", &day.year().to_string())
        .replace("{date}", &format!("{:02}{:02}{}", day.day(), day.month(), day.year()))
        .replace("{code}", region_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_filled_as_offices_write_numbers() {
        let day = Date::constant(2026, 11, 3);
        assert_eq!(
            number("500.16/{sequence}/SIP/{month-roman}/{year}", 7, day, "99.01"),
            "500.16/007/SIP/XI/2026"
        );
        assert_eq!(
            number("{code}-LT-{date}-{sequence}", 1234, day, "99.01"),
            "99.01-LT-03112026-1234"
        );
    }

    /// Numbers a run of documents of one unit as the counter would.
    fn numbers(pattern: &str, days: &[Date]) -> Vec<String> {
        let mut counters = std::collections::BTreeMap::new();
        days.iter()
            .map(|day| {
                let last = counters
                    .entry(register(&UnitId::new("dinkes"), pattern, *day, "99.01"))
                    .or_insert(0);
                *last += 1;
                number(pattern, *last, *day, "99.01")
            })
            .collect()
    }

    #[test]
    fn a_new_year_never_gives_a_number_of_the_old_one() {
        let days = [
            Date::constant(2026, 12, 30),
            Date::constant(2026, 12, 31),
            Date::constant(2027, 1, 1),
            Date::constant(2027, 1, 1),
        ];
        assert_eq!(
            numbers("A-{sequence}/{month-roman}/{year}", &days),
            ["A-001/XII/2026", "A-002/XII/2026", "A-001/I/2027", "A-002/I/2027"]
        );
        assert_eq!(numbers("A-{sequence}", &days), ["A-001", "A-002", "A-003", "A-004"]);
        assert_eq!(
            numbers("{date}-{sequence}", &days),
            ["30122026-001", "31122026-002", "01012027-001", "01012027-002"]
        );
        assert_eq!(
            numbers("{sequence}/{month-roman}", &days),
            ["001/XII", "002/XII", "003/I", "004/I"]
        );
    }

    #[test]
    fn documents_numbered_alike_share_a_counter_also_across_services() {
        let day = Date::constant(2026, 11, 3);
        let unit = UnitId::new("dinkes");
        assert_eq!(
            register(&unit, "{code}/{sequence}/{year}", day, "99.01"),
            register(&unit, "99.01/{sequence}/2026", day, "99.01")
        );
        assert_ne!(
            register(&unit, "A/{sequence}", day, "99.01"),
            register(&unit, "B/{sequence}", day, "99.01")
        );
    }
}
