//! Official numbers of products, from the pattern a definition states. [law: tata-naskah-dinas]

use maklumat_calendar::{Date, month_roman};

/// The counter a number draws from: one per product pattern and year, so that a year starts at 1.
///
/// Placeholders that vary from case to case are taken out; what remains names the register.
pub(crate) fn register(unit: &str, service: &str, product: &str, day: Date) -> String {
    format!("{unit}/{service}/{product}/{}", day.year())
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
}
