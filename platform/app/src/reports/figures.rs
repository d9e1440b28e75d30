//! What closed of a service over some days, and what its public page says of it.

use maklumat_calendar::Date;
use maklumat_store::{ClosingFigures, Days, Measure, Reader};
use maklumat_vocabulary::ServiceKey;

use super::times::{Span, distribution, past_times};
use crate::App;
use crate::problem::Problem;
use crate::views::PastFigures;
use crate::views::oversight::{Period, PeriodChoice};

/// Sums of each day.
pub(crate) type ByDay = Vec<(Date, ClosingFigures)>;

impl App {
    pub async fn past_figures(&self, service: &ServiceKey) -> Result<PastFigures, Problem> {
        let span = Span::of(Period::of(PeriodChoice::Days90, self.today()));
        let minutes_per_day = self
            .service(service)
            .map_or(0, |published| published.sop.calendar().minutes_per_working_day());
        let mut reader = self.store().read().await?;
        let sums = sum(&closed_by_day(&mut reader, service, span).await?);
        let times = distribution(&mut reader, service, span, Measure::Whole).await?;
        let office = distribution(&mut reader, service, span, Measure::Office).await?;
        Ok(PastFigures {
            finished: count(sums.measured),
            on_time: count(sums.kept),
            times: past_times(&times, minutes_per_day),
            office_times: past_times(&office, minutes_per_day),
        })
    }
}

impl App {
    /// How many cases of all services were brought to an end in three months, and of these how many as promised.
    pub async fn promises_kept(&self) -> Result<PastFigures, Problem> {
        let span = Span::of(Period::of(PeriodChoice::Days90, self.today()));
        let mut reader = self.store().read().await?;
        let mut all = ClosingFigures::default();
        for published in self.catalogue() {
            let key = &published.sop.definition().key;
            all = all.and(&sum(&closed_by_day(&mut reader, key, span).await?));
        }
        Ok(PastFigures {
            finished: count(all.measured),
            on_time: count(all.kept),
            times: None,
            office_times: None,
        })
    }
}

pub(crate) async fn closed_by_day(reader: &mut Reader, service: &ServiceKey, span: Span) -> Result<ByDay, Problem> {
    let (from, until) = (span.from.to_string(), span.until.to_string());
    let days = Days {
        unit: service.unit.as_str(),
        service: service.service.as_str(),
        from: &from,
        until: &until,
    };
    let days = reader.closing_days(days).await?;
    Ok(days
        .into_iter()
        .filter_map(|(day, figures)| Some((day.parse().ok()?, figures)))
        .collect())
}

pub(crate) fn sum(days: &ByDay) -> ClosingFigures {
    days.iter()
        .fold(ClosingFigures::default(), |sum, (_, figures)| sum.and(figures))
}

pub(crate) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
