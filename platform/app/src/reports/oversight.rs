//! The first oversight table: per service, what is open, what is late, what was kept.

use maklumat_store::{ClosingFigures, Measure, ServiceFigures};
use maklumat_vocabulary::ServiceKey;

use super::figures::closed_in;
use super::times::{distribution, past_times};
use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::Urgency;
use crate::views::account::SignedIn;
use crate::views::oversight::{OversightRow, OversightTable};

/// Days the figures look back.
const DAYS: i64 = 90;

impl App {
    pub async fn oversight(&self, officer: &SignedIn) -> Result<OversightTable, Problem> {
        let role = if officer.is_overseer {
            Role::Overseer
        } else {
            Role::OtherOfficer
        };
        if !may(role, Action::ReadOversight) {
            return Err(Problem::NotFound);
        }
        self.table().await
    }

    /// The same figures for anybody. [law: uu-25-2009-art-23]
    pub async fn public_performance(&self) -> Result<OversightTable, Problem> {
        self.table().await
    }

    async fn table(&self) -> Result<OversightTable, Problem> {
        let now = self.now();
        let span = self.last_days(DAYS);
        let mut reader = self.store().read().await?;
        let offered = self.catalogue();
        let services: Vec<ServiceKey> = offered
            .iter()
            .map(|published| published.sop.definition().key.clone())
            .collect();
        let (first, last) = (span.from.to_string(), span.until.to_string());
        let figures = reader.service_figures(&services, &first, &last, now).await?;
        let mut rows: Vec<OversightRow> = Vec::with_capacity(figures.len());
        for figures in &figures {
            let key = ServiceKey::new(&figures.unit, &figures.service);
            let closed = closed_in(&mut reader, &key, span).await?;
            let times = distribution(&mut reader, &key, span, Measure::Whole).await?;
            rows.extend(self.oversight_row(key, figures, (&closed, &times)));
        }
        rows.sort_by(|one, other| {
            weight(one.zone)
                .cmp(&weight(other.zone))
                .then(other.late.cmp(&one.late))
        });
        drop(reader);
        Ok(OversightTable {
            rows,
            as_of: now,
            is_whole: self.are_closings_filled().await?,
        })
    }

    fn oversight_row(
        &self,
        key: ServiceKey,
        figures: &ServiceFigures,
        (closed, times): (&ClosingFigures, &[(i64, i64)]),
    ) -> Option<OversightRow> {
        let published = self.service(&key)?;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        let (finished, on_time) = (count(closed.measured), count(closed.kept));
        Some(OversightRow {
            service_name: published.sop.definition().name.clone(),
            unit_name: self
                .regency()
                .unit(&key.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            service: key,
            open: count(figures.open_now),
            late: count(figures.open_late),
            finished,
            on_time,
            overtakings: count(figures.overtakings),
            late_defects: count(figures.late_defects),
            overrides: count(figures.overrides),
            zone: zone(count(figures.open_late), finished, on_time),
            times: past_times(times, published.sop.calendar().minutes_per_working_day()),
        })
    }
}

/// Green: at least 95 of 100 kept and nothing open is late. Red: fewer than 80 kept. A service that finished nothing
/// is judged by what is late.
const fn zone(late: u64, finished: u64, on_time: u64) -> Urgency {
    if finished > 0 && on_time * 100 < finished * 80 {
        Urgency::Red
    } else if late > 0 || finished > 0 && on_time * 100 < finished * 95 {
        Urgency::Yellow
    } else {
        Urgency::Green
    }
}

const fn weight(zone: Urgency) -> u8 {
    match zone {
        Urgency::Red => 0,
        Urgency::Yellow => 1,
        Urgency::Green => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_green_only_when_promises_are_kept_and_nothing_is_late() {
        assert_eq!(zone(0, 100, 96), Urgency::Green);
        assert_eq!(zone(1, 100, 96), Urgency::Yellow);
        assert_eq!(zone(0, 100, 94), Urgency::Yellow);
        assert_eq!(zone(0, 100, 79), Urgency::Red);
        assert_eq!(zone(0, 0, 0), Urgency::Green);
    }
}
