//! How long cases of a service took over some days: read by whole months, and by day at both ends.

use maklumat_calendar::Date;
use maklumat_store::{Days, Grain, Measure, Reader};
use maklumat_vocabulary::ServiceKey;

use super::duration_class::percentile;
use crate::problem::Problem;
use crate::views::oversight::Period;
use crate::views::{PastTimes, WorkingTime};

/// Of fewer cases neither share nor time says anything of an office, and a case might be somebody's known case.
pub(crate) const TOO_FEW: u64 = 5;

/// Days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: Date,
    pub(crate) until: Date,
}

impl Span {
    pub(crate) const fn of(period: Period) -> Self {
        Self {
            from: period.from,
            until: period.until,
        }
    }
}

/// How many cases took how long, by range, ascending.
pub(crate) async fn distribution(
    reader: &mut Reader,
    service: &ServiceKey,
    span: Span,
    measure: Measure,
) -> Result<Vec<(i64, i64)>, Problem> {
    let mut sums = std::collections::BTreeMap::new();
    for (grain, from, until) in pieces(span) {
        let days = Days {
            unit: service.unit.as_str(),
            service: service.service.as_str(),
            from: &from,
            until: &until,
        };
        for (class, cases) in reader.closing_times(measure, grain, days).await? {
            *sums.entry(class).or_insert(0) += cases;
        }
    }
    Ok(sums.into_iter().collect())
}

/// `None`: too few to say.
pub(crate) fn past_times(classes: &[(i64, i64)], minutes_per_day: u32) -> Option<PastTimes> {
    let count = u64::try_from(classes.iter().map(|(_, cases)| cases).sum::<i64>()).unwrap_or(0);
    let time = |percent| {
        percentile(classes, percent).map(|minutes| WorkingTime {
            minutes,
            minutes_per_day,
        })
    };
    if count < TOO_FEW {
        return None;
    }
    Some(PastTimes {
        count,
        median: time(50)?,
        p90: time(90)?,
    })
}

/// The months that lie within, and the days before and after them.
fn pieces(span: Span) -> Vec<(Grain, String, String)> {
    let days = |from: Date, until: Date| (from <= until).then(|| (Grain::Day, from.to_string(), until.to_string()));
    let month = |day: Date| day.to_string().chars().take(7).collect::<String>();
    let first = if span.from.day() == 1 {
        Some(span.from)
    } else {
        span.from.last_of_month().tomorrow().ok()
    };
    let last = if span.until == span.until.last_of_month() {
        Some(span.until)
    } else {
        span.until.first_of_month().yesterday().ok()
    };
    let (Some(first), Some(last)) = (first, last) else {
        return days(span.from, span.until).into_iter().collect();
    };
    if last < first {
        return days(span.from, span.until).into_iter().collect();
    }
    let before = first.yesterday().ok().and_then(|day| days(span.from, day));
    let after = last.tomorrow().ok().and_then(|day| days(day, span.until));
    before
        .into_iter()
        .chain([(Grain::Month, month(first), month(last))])
        .chain(after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(from: &str, until: &str) -> Vec<String> {
        let span = Span {
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        };
        pieces(span)
            .into_iter()
            .map(|(_, from, until)| format!("{from}..{until}"))
            .collect()
    }

    #[test]
    fn every_day_is_read_once_and_whole_months_as_months() {
        assert_eq!(
            read("2026-01-15", "2026-11-23"),
            ["2026-01-15..2026-01-31", "2026-02..2026-10", "2026-11-01..2026-11-23"]
        );
        assert_eq!(read("2026-01-01", "2026-12-31"), ["2026-01..2026-12"]);
        assert_eq!(read("2026-02-01", "2026-02-28"), ["2026-02..2026-02"]);
        assert_eq!(read("2026-11-02", "2026-11-30"), ["2026-11-02..2026-11-30"]);
        assert_eq!(read("2026-10-31", "2026-11-01"), ["2026-10-31..2026-11-01"]);
        assert_eq!(
            read("2026-10-01", "2026-11-01"),
            ["2026-10..2026-10", "2026-11-01..2026-11-01"]
        );
    }
}
