//! Weeks or months of a period, so that a change can be seen.

use std::collections::BTreeMap;

use maklumat_calendar::Date;

use super::figures::{ByDay, count};
use crate::views::oversight::{Period, TrendPoint};

/// Longer periods are told in months.
const MOST_DAYS_OF_WEEKS: i64 = 100;

/// Every week or month of the period, also where nothing was finished.
pub(crate) fn trend(period: Period, days: &[&ByDay]) -> Vec<TrendPoint> {
    let is_month = period.days() > MOST_DAYS_OF_WEEKS;
    let begin = |day: Date| {
        if is_month { day.first_of_month() } else { monday_of(day) }
    };
    let mut spans: BTreeMap<Date, TrendPoint> = BTreeMap::new();
    let mut day = Some(period.from);
    while let Some(at) = day.filter(|at| *at <= period.until) {
        let from = begin(at);
        spans.entry(from).or_insert(TrendPoint {
            from: from.max(period.from),
            is_month,
            is_partial: false,
            finished: 0,
            on_time: 0,
        });
        day = at.tomorrow().ok();
    }
    for (at, figures) in days.iter().flat_map(|days| days.iter()) {
        if let Some(point) = spans.get_mut(&begin(*at)) {
            point.finished += count(figures.measured);
            point.on_time += count(figures.kept);
        }
    }
    let last = period.until;
    let is_partial = last.tomorrow().is_ok_and(|next| begin(next) == begin(last));
    if let Some(point) = spans.get_mut(&begin(last)) {
        point.is_partial = is_partial;
    }
    spans.into_values().collect()
}

fn monday_of(day: Date) -> Date {
    let mut monday = day;
    for _ in 0..day.weekday().to_monday_zero_offset() {
        monday = monday.yesterday().unwrap_or(monday);
    }
    monday
}

#[cfg(test)]
mod tests {
    use maklumat_store::ClosingFigures;

    use super::*;
    use crate::views::oversight::PeriodChoice;

    fn finished(day: Date, measured: i64) -> (Date, ClosingFigures) {
        let figures = ClosingFigures {
            measured,
            kept: 1,
            ..ClosingFigures::default()
        };
        (day, figures)
    }

    #[test]
    fn a_short_period_is_told_in_weeks_and_a_long_one_in_months() {
        let today = Date::constant(2026, 11, 23);
        let days = vec![finished(today, 2), finished(Date::constant(2026, 11, 16), 3)];
        let weeks = trend(Period::of(PeriodChoice::Days30, today), &[&days]);
        let last: Vec<_> = weeks
            .iter()
            .rev()
            .take(2)
            .map(|week| (week.from, week.finished))
            .collect();
        assert_eq!(last, [(today, 2), (Date::constant(2026, 11, 16), 3)]);
        assert_eq!(
            weeks[0].from,
            Date::constant(2026, 10, 25),
            "the first week begins with the period"
        );
        let partial: Vec<Date> = weeks
            .iter()
            .filter(|week| week.is_partial)
            .map(|week| week.from)
            .collect();
        assert_eq!(partial, [today], "a Monday is no week yet");
        let months = trend(Period::of(PeriodChoice::ThisYear, today), &[&days, &days]);
        assert_eq!(
            (
                months.len(),
                months[10].finished,
                months[10].on_time,
                months[0].finished
            ),
            (11, 10, 4, 0)
        );
    }
}
