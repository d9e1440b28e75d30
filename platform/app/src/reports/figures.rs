//! How a service did lately, for its public page.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;

use crate::App;
use crate::problem::Problem;
use crate::views::PastFigures;

/// Days the figures look back.
const DAYS: i64 = 90;

impl App {
    pub async fn past_figures(&self, service: &ServiceKey) -> Result<PastFigures, Problem> {
        let now = self.now();
        let zone = self.zone();
        let from = Timestamp::from_second(now.as_second() - DAYS * 86_400).unwrap_or(now);
        let mut reader = self.store().read().await?;
        let days = reader
            .day_figures(
                service.unit.as_str(),
                service.service.as_str(),
                &zone.date(from).to_string(),
                &zone.date(now).to_string(),
            )
            .await?;
        let sum = |count: fn(&maklumat_store::DayFigures) -> i64| {
            u64::try_from(days.iter().map(count).sum::<i64>()).unwrap_or(0)
        };
        Ok(PastFigures {
            finished: sum(|day| day.closed),
            on_time: sum(|day| day.on_time),
        })
    }
}
