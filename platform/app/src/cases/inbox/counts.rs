//! How much waits in each list.

use maklumat_store::WaitingCounts;
use maklumat_vocabulary::{PositionKey, UnitId};

use super::positions_of;
use super::spans::just_after;
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::desk::DeskCounts;

impl App {
    /// How much waits in each list, counted to a limit.
    pub async fn desk_counts(&self, officer: &SignedIn) -> Result<DeskCounts, Problem> {
        let limit = i64::try_from(DeskCounts::LIMIT).unwrap_or(i64::MAX);
        let now = self.now();
        let tonight = self.midnight_after(self.zone().date(now));
        let positions = positions_of(officer);
        let mut reader = self.store().read().await?;
        let mut waiting = WaitingCounts::default();
        for position in &positions {
            let counted = reader
                .count_waiting(position, (just_after(now), tonight), limit)
                .await?;
            waiting.free += counted.free;
            waiting.late += counted.late;
            waiting.today += counted.today;
        }
        let mine = reader.count_held(officer.id.as_str(), limit).await?;
        let mut elsewhere = 0;
        for unit in self.units_served(&positions) {
            elsewhere += reader.count_elsewhere(unit.as_str(), limit).await?;
        }
        drop(reader);
        let escalated = if self.is_above_somebody(officer) {
            self.count_late(officer).await?
        } else {
            0
        };
        let number = |count: i64| u64::try_from(count.min(limit)).unwrap_or(0);
        Ok(DeskCounts {
            free: number(waiting.free),
            mine: number(mine),
            elsewhere: number(elsewhere),
            late: number(waiting.late),
            today: number(waiting.today),
            escalated,
        })
    }

    /// Units whose services have a step in one of these positions.
    pub(super) fn units_served(&self, positions: &[PositionKey]) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = self
            .services_of(positions)
            .into_iter()
            .map(|(service, _)| service.unit)
            .collect();
        units.sort_unstable();
        units.dedup();
        units
    }
}
