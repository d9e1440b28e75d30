//! How much was entered from paper, and how long it lay before it was: a unit that cannot work on screen is seen.

use std::collections::BTreeMap;

use maklumat_store::PaperEntry;
use maklumat_vocabulary::UnitId;

use crate::App;
use crate::problem::Problem;
use crate::views::WorkingTime;
use crate::views::account::SignedIn;
use crate::views::oversight::Period;
use crate::views::paper::{PaperFigures, PaperRow};

/// Most entries that are counted; more are said to be at least so many.
const COUNTED: i64 = 20_000;

impl App {
    /// What was entered in a period, by unit, the most first. Overseers see all units, heads their own.
    pub async fn paper_figures(&self, officer: &SignedIn, period: Period) -> Result<PaperFigures, Problem> {
        if !officer.is_overseer && !self.sees_unit_figures(officer) {
            return Err(Problem::NotFound);
        }
        let days = (self.whole_day(period.from).0, self.whole_day(period.until).1);
        let entered = self.store().read().await?.entered_from_paper(days, COUNTED).await?;
        let mut by_unit: BTreeMap<UnitId, Vec<PaperEntry>> = BTreeMap::new();
        for entry in entered {
            let unit = UnitId::new(&entry.unit);
            if self.may_see_unit(officer, &unit).is_ok() {
                by_unit.entry(unit).or_default().push(entry);
            }
        }
        let mut rows: Vec<PaperRow> = by_unit
            .into_iter()
            .map(|(unit, entries)| self.paper_row(unit, &entries))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.entered));
        Ok(PaperFigures { rows, period })
    }

    fn paper_row(&self, unit: UnitId, entries: &[PaperEntry]) -> PaperRow {
        let regency = self.regency();
        let calendar = regency.calendar_of(&unit, None);
        let mut minutes: Vec<u64> = entries
            .iter()
            .map(|entry| calendar.working_minutes_between(entry.received_at, entry.captured_at))
            .collect();
        minutes.sort_unstable();
        let time = |minutes| WorkingTime {
            minutes,
            minutes_per_day: calendar.minutes_per_working_day(),
        };
        PaperRow {
            unit_name: regency.unit(&unit).map(|unit| unit.name.clone()).unwrap_or_default(),
            unit,
            entered: u64::try_from(entries.len()).unwrap_or(u64::MAX),
            // The upper one of the two in the middle: no delay is told shorter than it was.
            median: time(minutes.get(minutes.len() / 2).copied().unwrap_or_default()),
            longest: time(minutes.last().copied().unwrap_or_default()),
        }
    }
}
