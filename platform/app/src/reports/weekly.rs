//! What changed since the week before, for whoever answers for figures: the content of a digest.

use maklumat_store::ClosingFigures;
use maklumat_vocabulary::UnitId;

use super::figures::{closed_by_day, count, sum};
use super::times::Span;
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::oversight::{Period, WeekSums, WeeklyFigures};

const WEEK: i64 = 7;

impl App {
    /// One entry for all units for an overseer, one per unit for a head; empty for everybody else.
    pub async fn weekly_figures(&self, officer: &SignedIn) -> Result<Vec<WeeklyFigures>, Problem> {
        if officer.is_overseer {
            return Ok(vec![self.week_of(None).await?]);
        }
        let regency = self.regency();
        let mut weeks = Vec::new();
        for unit in regency.units.keys() {
            if self.may_read_figures(officer, unit).is_ok() {
                weeks.push(self.week_of(Some(unit)).await?);
            }
        }
        Ok(weeks)
    }

    async fn week_of(&self, unit: Option<&UnitId>) -> Result<WeeklyFigures, Problem> {
        let today = self.today();
        let mut from = today;
        for _ in 1..WEEK {
            from = from.yesterday().unwrap_or(from);
        }
        let week = Period::between(from, today, today);
        let read = self.read_services(week).await?;
        let shown = read
            .iter()
            .filter(|read| unit.is_none_or(|unit| read.row.service.unit == *unit));
        let mut reader = self.store().read().await?;
        let mut figures = WeeklyFigures {
            unit: unit.and_then(|unit| Some(self.regency().unit(unit)?.name.clone())),
            this_week: WeekSums::default(),
            week_before: WeekSums::default(),
            open: 0,
            late: 0,
            late_services: Vec::new(),
        };
        for read in shown {
            let before = closed_by_day(&mut reader, &read.row.service, Span::of(week.before())).await?;
            figures.this_week.add(&read.sums);
            figures.week_before.add(&sum(&before));
            figures.open += read.row.open;
            figures.late += read.row.late;
            if read.row.late > 0 {
                figures
                    .late_services
                    .push((read.row.service_name.clone(), read.row.late));
            }
        }
        figures.late_services.sort_by_key(|(_, late)| std::cmp::Reverse(*late));
        Ok(figures)
    }
}

impl WeekSums {
    fn add(&mut self, sums: &ClosingFigures) {
        self.finished += count(sums.measured);
        self.on_time += count(sums.kept);
        self.returned += count(sums.returned);
        self.withdrawn += count(sums.withdrawn);
    }
}
