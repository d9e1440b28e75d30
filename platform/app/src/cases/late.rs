//! Late steps below a superior: what the engine has escalated to them, the longest late first.

use std::collections::BTreeSet;

use maklumat_store::WorkItem;
use maklumat_vocabulary::{PositionKey, UnitId};
use maklumat_workflow::above;

use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::desk::LateList;

/// Rows of one page.
const ROWS: usize = 25;

/// How far the list is counted and paged.
const COUNTED: i64 = 500;

impl App {
    /// Late steps of the positions below this officer, and those of others in the services of a unit they head.
    pub async fn late_files(&self, officer: &SignedIn, page: u32) -> Result<LateList, Problem> {
        if !may(Role::Superior, Action::ReadInbox) || officer.positions.is_empty() {
            return Err(Problem::NotFound);
        }
        let late = self.late_items(officer).await?;
        let pages = late.len().div_ceil(ROWS).max(1);
        let current = (page.max(1) as usize).min(pages);
        let total = late.len() as u64;
        let shown = late.into_iter().skip((current - 1) * ROWS).take(ROWS).collect();
        let now = self.now();
        let rows = self.store().read().await?.with_headings(shown).await?;
        Ok(LateList {
            rows: rows.iter().filter_map(|row| self.row(row, officer, now)).collect(),
            total,
            page: u32::try_from(current).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
        })
    }

    pub(crate) async fn count_late(&self, officer: &SignedIn) -> Result<u64, Problem> {
        Ok(self.late_items(officer).await?.len() as u64)
    }

    async fn late_items(&self, officer: &SignedIn) -> Result<Vec<WorkItem>, Problem> {
        let regency = self.regency();
        let holds = |key: &PositionKey| officer.positions.iter().any(|held| held.key == *key);
        let all = regency.units.values().flat_map(|unit| &unit.positions);
        let below: BTreeSet<PositionKey> = all
            .filter(|position| above(&regency, &position.key).iter().any(holds))
            .map(|position| position.key.clone())
            .collect();
        let heads = |unit: &UnitId| regency.unit(unit).is_some_and(|unit| holds(&unit.head));
        let mut asked = below.clone();
        for published in self.catalogue() {
            let definition = published.sop.definition();
            if heads(definition.unit()) {
                asked.extend(definition.performers().into_iter().cloned());
            }
        }
        asked.retain(|key| !holds(key));
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let asked: Vec<PositionKey> = asked.into_iter().collect();
        let mut items = self
            .store()
            .read()
            .await?
            .overdue_items(&asked, self.now(), COUNTED)
            .await?;
        items.retain(|item| below.contains(&item.position) || heads(&item.service.unit));
        Ok(items)
    }
}
