//! How a service did lately, for its public page.

use maklumat_store::{ClosingFigures, Days, Measure};
use maklumat_vocabulary::ServiceKey;

use super::times::{Span, distribution, past_times};
use crate::App;
use crate::problem::Problem;
use crate::views::PastFigures;

/// Days the figures look back.
const DAYS: i64 = 90;

impl App {
    pub async fn past_figures(&self, service: &ServiceKey) -> Result<PastFigures, Problem> {
        let span = self.last_days(DAYS);
        let minutes_per_day = self
            .service(service)
            .map_or(0, |published| published.sop.calendar().minutes_per_working_day());
        let mut reader = self.store().read().await?;
        let sums = closed_in(&mut reader, service, span).await?;
        let times = distribution(&mut reader, service, span, Measure::Whole).await?;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok(PastFigures {
            finished: count(sums.measured),
            on_time: count(sums.kept),
            times: past_times(&times, minutes_per_day),
        })
    }

    /// The last so many days, today included.
    pub(crate) fn last_days(&self, days: i64) -> Span {
        let until = self.today();
        let mut from = until;
        for _ in 1..days {
            from = from.yesterday().unwrap_or(from);
        }
        Span { from, until }
    }
}

pub(crate) async fn closed_in(
    reader: &mut maklumat_store::Reader,
    service: &ServiceKey,
    span: Span,
) -> Result<ClosingFigures, Problem> {
    let days = closed_by_day(reader, service, span).await?;
    Ok(days
        .iter()
        .fold(ClosingFigures::default(), |sum, (_, figures)| sum.and(figures)))
}

pub(crate) async fn closed_by_day(
    reader: &mut maklumat_store::Reader,
    service: &ServiceKey,
    span: Span,
) -> Result<Vec<(String, ClosingFigures)>, Problem> {
    let (from, until) = (span.from.to_string(), span.until.to_string());
    let days = Days {
        unit: service.unit.as_str(),
        service: service.service.as_str(),
        from: &from,
        until: &until,
    };
    Ok(reader.closing_days(days).await?)
}
