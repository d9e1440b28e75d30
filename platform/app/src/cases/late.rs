//! Late steps below a superior: what the engine has escalated to them, the longest late first.

use std::collections::{BTreeMap, BTreeSet};

use maklumat_store::WorkItem;
use maklumat_vocabulary::{LocalizedText, PositionKey, ServiceKey, UnitId};
use maklumat_workflow::above;

use crate::App;
use crate::access::{Action, Role, may};
use crate::applications::helping::name_of;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::desk::{Holding, LateFilter, LateList, LateRow};

/// How far the list is counted and paged.
const COUNTED: i64 = 500;

impl App {
    /// Late steps of the positions below this officer, and those of others in the services of a unit they head.
    pub async fn late_files(&self, officer: &SignedIn, filter: &LateFilter, page: u32) -> Result<LateList, Problem> {
        if !may(Role::Superior, Action::ReadInbox) || officer.positions.is_empty() {
            return Err(Problem::NotFound);
        }
        let mut late = self.late_items(officer).await?;
        let services = self.names_of_services(&late);
        late.retain(|item| is_listed(filter, item));
        let size = filter.size.rows();
        let pages = late.len().div_ceil(size).max(1);
        let current = (page.max(1) as usize).min(pages);
        let total = late.len() as u64;
        let before = (current - 1) * size;
        let shown = late.into_iter().skip(before).take(size).collect();
        let now = self.now();
        let mut reader = self.store().read().await?;
        let mut rows = Vec::new();
        for stored in reader.with_headings(shown).await? {
            let Some(row) = self.row(&stored, officer, now) else {
                continue;
            };
            let holder = match &stored.item.holder {
                Some(holder) => Some(name_of(&mut reader, holder).await?),
                None => None,
            };
            rows.push(LateRow { row, holder });
        }
        Ok(LateList {
            rows,
            services,
            total,
            first: before + 1,
            page: u32::try_from(current).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
        })
    }

    fn names_of_services(&self, items: &[WorkItem]) -> Vec<(ServiceKey, LocalizedText)> {
        let keys: BTreeSet<&ServiceKey> = items.iter().map(|item| &item.service).collect();
        let named = keys.into_iter().filter_map(|key| {
            let published = self.service(key)?;
            Some((key.clone(), published.sop.definition().name.clone()))
        });
        named.collect()
    }

    /// How many there are, counted to the end of the list.
    pub(crate) async fn count_late(&self, officer: &SignedIn) -> Result<u64, Problem> {
        let Answers { below, of_units } = self.answers(officer);
        let now = self.now();
        let mut reader = self.store().read().await?;
        let mut late = reader.count_overdue(&listed(&below), None, now, COUNTED).await?;
        for (unit, positions) in &of_units {
            let positions = listed(positions);
            late += reader
                .count_overdue(&positions, Some(unit.as_str()), now, COUNTED)
                .await?;
        }
        Ok(u64::try_from(late.min(COUNTED)).unwrap_or(0))
    }

    /// Whether anybody reports to this officer, or works in a unit the officer heads.
    pub(crate) fn is_above_somebody(&self, officer: &SignedIn) -> bool {
        let regency = self.regency();
        let holds = |key: &PositionKey| officer.positions.iter().any(|held| held.key == *key);
        regency.units.values().any(|unit| {
            holds(&unit.head)
                || unit
                    .positions
                    .iter()
                    .any(|position| position.reports_to.as_ref().is_some_and(holds))
        })
    }

    async fn late_items(&self, officer: &SignedIn) -> Result<Vec<WorkItem>, Problem> {
        let Answers { below, of_units } = self.answers(officer);
        let asked: BTreeSet<PositionKey> = below.iter().chain(of_units.values().flatten()).cloned().collect();
        let mut reader = self.store().read().await?;
        let mut items = reader.overdue_items(&listed(&asked), self.now(), COUNTED).await?;
        let is_theirs = |item: &WorkItem| {
            let of_unit = of_units.get(&item.service.unit);
            below.contains(&item.position) || of_unit.is_some_and(|positions| positions.contains(&item.position))
        };
        items.retain(is_theirs);
        Ok(items)
    }

    fn answers(&self, officer: &SignedIn) -> Answers {
        let regency = self.regency();
        let holds = |key: &PositionKey| officer.positions.iter().any(|held| held.key == *key);
        let all = regency.units.values().flat_map(|unit| &unit.positions);
        let below: BTreeSet<PositionKey> = all
            .map(|position| &position.key)
            .filter(|key| !holds(key) && above(&regency, key).iter().any(holds))
            .cloned()
            .collect();
        let heads = |unit: &UnitId| regency.unit(unit).is_some_and(|unit| holds(&unit.head));
        let mut of_units: BTreeMap<UnitId, BTreeSet<PositionKey>> = BTreeMap::new();
        for published in self.catalogue() {
            let definition = published.sop.definition();
            if heads(definition.unit()) {
                let performers = definition.performers().into_iter();
                let others = performers.filter(|key| !holds(key) && !below.contains(key));
                of_units
                    .entry(definition.unit().clone())
                    .or_default()
                    .extend(others.cloned());
            }
        }
        Answers { below, of_units }
    }
}

/// Whose late steps a superior answers for.
struct Answers {
    /// Positions below, in any service.
    below: BTreeSet<PositionKey>,
    /// By unit that they head: positions not below that act in its services, for these services only.
    of_units: BTreeMap<UnitId, BTreeSet<PositionKey>>,
}

fn is_listed(filter: &LateFilter, item: &WorkItem) -> bool {
    let is_of_service = filter.service.as_ref().is_none_or(|wanted| *wanted == item.service);
    is_of_service
        && match filter.holding {
            Holding::Any => true,
            Holding::Taken => item.holder.is_some(),
            Holding::Free => item.holder.is_none(),
        }
}

fn listed(positions: &BTreeSet<PositionKey>) -> Vec<PositionKey> {
    positions.iter().cloned().collect()
}
