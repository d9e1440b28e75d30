//! When a standard that is in force has to be evaluated and reviewed again.

use maklumat_calendar::Date;

/// The last day for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Every year. [law: pp-96-2012-art-32]
    pub evaluate_by: Date,
    /// Every three years. [law: pp-96-2012-art-33]
    pub review_by: Date,
}

/// By the day on which the standard in force was established, and the days on which it was last evaluated and reviewed.
/// A review looks at more than an evaluation, and so counts as one.
#[must_use]
pub fn cycle(established: Date, evaluated: Option<Date>, reviewed: Option<Date>) -> Cycle {
    let last_review = reviewed.map_or(established, |day| day.max(established));
    let last_evaluation = evaluated.map_or(last_review, |day| day.max(last_review));
    Cycle {
        evaluate_by: years_later(last_evaluation, 1),
        review_by: years_later(last_review, 3),
    }
}

/// The same day of a later year; 29 February becomes 28 February where there is none.
fn years_later(day: Date, years: i16) -> Date {
    let year = day.year().saturating_add(years);
    let same = Date::new(year, day.month(), day.day());
    same.or_else(|_| Date::new(year, day.month(), day.day().min(28)))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_standard_is_evaluated_after_a_year_and_reviewed_after_three() {
        let cycle = cycle(day("2026-02-02"), None, None);
        assert_eq!(cycle.evaluate_by, day("2027-02-02"));
        assert_eq!(cycle.review_by, day("2029-02-02"));
    }

    #[test]
    fn an_evaluation_moves_the_next_one_and_leaves_the_review() {
        let cycle = cycle(day("2026-02-02"), Some(day("2027-01-20")), None);
        assert_eq!(cycle.evaluate_by, day("2028-01-20"));
        assert_eq!(cycle.review_by, day("2029-02-02"));
    }

    #[test]
    fn what_was_done_for_a_version_before_does_not_count_for_the_new_one() {
        let cycle = cycle(day("2028-02-29"), Some(day("2027-01-20")), Some(day("2026-12-01")));
        assert_eq!(cycle.evaluate_by, day("2029-02-28"));
        assert_eq!(cycle.review_by, day("2031-02-28"));
    }

    #[test]
    fn a_review_is_an_evaluation_too() {
        let cycle = cycle(day("2024-02-29"), Some(day("2025-03-01")), Some(day("2027-02-20")));
        assert_eq!(cycle.evaluate_by, day("2028-02-20"));
        assert_eq!(cycle.review_by, day("2030-02-20"));
    }
}
