//! Every SOP one may see, when it was looked at and when it must be again: what hurts first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_monitoring::{Round, Standing, due, standing};
use maklumat_store::{FollowUp, Reader, SheetHead};
use maklumat_vocabulary::{ServiceKey, UnitId};

use super::allowed::may_open_campaign;
use super::top::is_of;
use super::which::period_of;
use crate::App;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::monitoring::{LookedList, LookedSop, RoundState, UnitLooked};

/// What was read of one unit.
pub(super) struct OfUnit {
    pub(super) sheets: Vec<SheetHead>,
    pub(super) actions: Vec<FollowUp>,
}

impl App {
    /// The SOPs in force one may see, of all units or of one.
    pub async fn looked_sops(&self, officer: &SignedIn, unit: Option<&UnitId>) -> Result<LookedList, Problem> {
        let mut reader = self.store().read().await?;
        let seen = self.seen_sops(&mut reader, officer).await?;
        if seen.is_empty() && !may_open_campaign(officer) {
            return Err(Problem::NotFound);
        }
        let regency = self.regency();
        let named = match unit {
            Some(unit) if seen.iter().all(|published| published.sop.definition().unit() != unit) => {
                return Err(Problem::NotFound);
            }
            Some(unit) => regency.unit(unit).map(|known| (unit.clone(), known.name.clone())),
            None => None,
        };
        let (mut rows, mut actions) = (Vec::new(), Vec::new());
        for (of, published) in by_unit(seen) {
            let read = read_unit(&mut reader, &of).await?;
            let own = published.iter().map(|published| self.looked(published, &read));
            rows.extend(own);
            let is_seen = |action: &FollowUp| {
                let mut keys = published.iter().map(|published| &published.sop.definition().key);
                keys.any(|key| *key == action.sheet.service)
            };
            actions.extend(read.actions.into_iter().filter(is_seen));
        }
        let units = self.units_looked(&rows);
        if let Some(unit) = unit {
            rows.retain(|row| row.service.unit == *unit);
            actions.retain(|action| action.sheet.service.unit == *unit);
        }
        rows.sort_by_cached_key(|row| (Reverse(pain(row)), row.service.clone()));
        actions.sort_by(|one, other| (&one.until_date, one.id).cmp(&(&other.until_date, other.id)));
        Ok(LookedList {
            rows,
            actions: self.follow_up_rows(&mut reader, officer, actions).await?,
            as_of: self.now(),
            unit: named,
            units,
            may_open_campaign: may_open_campaign(officer),
        })
    }

    /// Those whose figures somebody sees, and those they were named for.
    pub(super) async fn seen_sops(&self, reader: &mut Reader, officer: &SignedIn) -> Result<Vec<Published>, Problem> {
        let mut named: Vec<ServiceKey> = Vec::new();
        for held in &officer.positions {
            named.extend(reader.assessed_by(&held.key.to_string()).await?);
        }
        let mut seen = self.sops_in_force();
        seen.retain(|published| {
            let key = &published.sop.definition().key;
            named.contains(key) || self.may_read_service_figures(officer, key).is_ok()
        });
        Ok(seen)
    }

    /// All that are in force today, by unit then name.
    pub(super) fn sops_in_force(&self) -> Vec<Published> {
        let today = self.today();
        let mut all = self.catalogue();
        all.retain(|published| published.sop.definition().effective <= today);
        all
    }

    pub(super) fn looked(&self, published: &Published, read: &OfUnit) -> LookedSop {
        let definition = published.sop.definition();
        let key = &definition.key;
        let sheets: Vec<&SheetHead> = read.sheets.iter().filter(|head| head.key.service == *key).collect();
        let since = self.in_force_since(published);
        let today = self.today();
        let actions = read.actions.iter().filter(|action| action.sheet.service == *key);
        let (mut open_actions, mut late_actions) = (0, 0);
        for action in actions {
            open_actions += 1;
            late_actions += u64::from(is_past(&action.until_date, today));
        }
        LookedSop {
            service: key.clone(),
            service_name: definition.name.clone(),
            unit_name: self
                .regency()
                .unit(&key.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            version: definition.version,
            in_force_since: since,
            monitoring: round_state(Round::Monitoring, &sheets, (since, today)),
            evaluation: round_state(Round::Evaluation, &sheets, (since, today)),
            open_actions,
            late_actions,
        }
    }

    /// The day the first version came into force: a newer one does not put off what is owed.
    fn in_force_since(&self, published: &Published) -> Date {
        let definition = published.sop.definition();
        let catalogue = self.current();
        let days = catalogue
            .versions_of(&definition.key)
            .map(|published| published.sop.definition().effective);
        days.min().unwrap_or(definition.effective)
    }

    fn units_looked(&self, rows: &[LookedSop]) -> Vec<UnitLooked> {
        let regency = self.regency();
        let mut units: BTreeMap<&UnitId, UnitLooked> = BTreeMap::new();
        for row in rows {
            let unit = &row.service.unit;
            let looked = units.entry(unit).or_insert_with(|| UnitLooked {
                unit: unit.clone(),
                name: regency.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default(),
                sops: 0,
                overdue: 0,
                late_actions: 0,
            });
            looked.sops += 1;
            looked.overdue += u64::from(is_overdue(row));
            looked.late_actions += row.late_actions;
        }
        let mut units: Vec<UnitLooked> = units.into_values().collect();
        units.sort_by_key(|unit| Reverse((unit.overdue, unit.late_actions)));
        units
    }
}

/// Everything kept of the SOPs of a unit.
pub(super) async fn read_unit(reader: &mut Reader, unit: &UnitId) -> Result<OfUnit, Problem> {
    Ok(OfUnit {
        sheets: reader.sheets_of_unit(unit.as_str()).await?,
        actions: reader.open_follow_ups(unit.as_str()).await?,
    })
}

pub(super) fn by_unit(seen: Vec<Published>) -> BTreeMap<UnitId, Vec<Published>> {
    let mut units: BTreeMap<UnitId, Vec<Published>> = BTreeMap::new();
    for published in seen {
        let unit = published.sop.definition().unit().clone();
        units.entry(unit).or_default().push(published);
    }
    units
}

/// The day the last one of a round was finished.
pub(super) fn last_finished(sheets: &[&SheetHead], round: Round) -> Option<Date> {
    let of_round = sheets.iter().filter(|head| is_of(head, round));
    let days = of_round.filter_map(|head| head.finished_on.as_deref()?.parse().ok());
    days.max()
}

/// Whether a sheet of the period of a day is being filled.
pub(super) fn is_begun(sheets: &[&SheetHead], round: Round, day: Date) -> bool {
    let period = period_of(round, day);
    let mut of_round = sheets.iter().filter(|head| is_of(head, round));
    of_round.any(|head| head.key.period == period && head.finished_at.is_none())
}

fn round_state(round: Round, sheets: &[&SheetHead], (since, today): (Date, Date)) -> RoundState {
    let last = last_finished(sheets, round);
    let due = due(round, since, last);
    RoundState {
        last,
        due,
        standing: standing(due, today),
        is_begun: is_begun(sheets, round, today),
    }
}

pub(super) fn is_past(day: &str, today: Date) -> bool {
    day.parse::<Date>().is_ok_and(|day| day < today)
}

pub(super) fn is_overdue(row: &LookedSop) -> bool {
    row.monitoring.standing.is_overdue() || row.evaluation.standing.is_overdue()
}

/// Days overdue of the worse round, then late actions, then what comes up.
pub(super) fn pain(row: &LookedSop) -> (u64, u64, bool, u64) {
    let days = |standing| match standing {
        Standing::Overdue { days } => days,
        Standing::Soon { .. } | Standing::InTime => 0,
    };
    let is_soon = |standing| matches!(standing, Standing::Soon { .. });
    let (one, other) = (row.monitoring.standing, row.evaluation.standing);
    (
        days(one).max(days(other)),
        row.late_actions,
        is_soon(one) || is_soon(other),
        row.open_actions,
    )
}
