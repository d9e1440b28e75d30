//! Deputies, *Plt* and *Plh*: appointed by the head for the own unit, by whoever is above, or by administrators.
//! [law: uu-30-2014-art-14]

use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_store::{FaultKind, Holding, Reader, Tenure};
use maklumat_vocabulary::PositionKey;
use maklumat_workflow::Deputy;

use super::officers::{ACTIVE, FIRST_PASSWORD, about_position, deputy, deputy_word};
use crate::App;
use crate::absences::list::person;
use crate::access::{Action, Role, may};
use crate::audit::{AuditKind, record};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::absence::{Deputies, DeputyRow};
use crate::views::account::{AccountRole, SignedIn};
use crate::views::trail::Person;

/// Longest number of a decree, in characters.
const LONGEST: usize = 100;

/// A deputy to be appointed.
#[derive(Clone, Debug)]
pub struct NewDeputy {
    pub position: PositionKey,
    /// By the id of an account.
    pub officer: String,
    pub deputy: Deputy,
    /// First and last day.
    pub from: Date,
    pub until: Date,
    /// Number and day of the decree.
    pub decree: (String, Date),
}

impl App {
    /// Deputies of the positions one may appoint for, and who could be appointed.
    pub async fn deputies(&self, by: &SignedIn) -> Result<Deputies, Problem> {
        let appointed_for = self.appoints_for(by);
        if appointed_for.is_empty() {
            return Err(Problem::NotFound);
        }
        let regency = self.regency();
        let today = self.today().to_string();
        let mut reader = self.store().read().await?;
        let mut rows = Vec::new();
        let mut persons: BTreeMap<String, (Person, Private)> = BTreeMap::new();
        for key in &appointed_for {
            for held in reader.holders_from(key, &today).await? {
                if let Some(row) = self.deputy_row(&mut reader, held).await? {
                    rows.push(row);
                }
            }
        }
        // Whoever works in the same units may stand in.
        let units: Vec<_> = appointed_for.iter().map(|key| &key.unit).collect();
        let of_units = regency.units.values().filter(|unit| units.contains(&&unit.id));
        for position in of_units.flat_map(|unit| &unit.positions) {
            let unit = regency.unit(&position.key.unit).map(|unit| unit.name.id.as_str());
            for held in reader.holders(&position.key, &today).await? {
                if deputy(held.tenure).is_none() {
                    let who = person(&mut reader, held.officer.clone()).await?;
                    let place = format!("{}, {}", position.name.id, unit.unwrap_or_default());
                    persons.insert(held.officer, (who, Private(place)));
                }
            }
        }
        let mut persons: Vec<(Person, Private)> = persons.into_values().collect();
        persons.sort_by(|(a, _), (b, _)| (&a.name.0, &a.id).cmp(&(&b.name.0, &b.id)));
        let named = appointed_for.into_iter().filter_map(|key| {
            let name = regency.position(&key)?.name.clone();
            let unit = regency.unit(&key.unit)?.name.clone();
            Some((key, name, unit))
        });
        Ok(Deputies {
            rows,
            positions: named.collect(),
            persons,
        })
    }

    pub async fn appoint_deputy(&self, by: &SignedIn, new: NewDeputy) -> Result<(), Problem> {
        self.may_appoint(by, &new.position)?;
        if new.until < new.from || new.until < self.today() {
            return Err(Rule::PeriodReversed.into());
        }
        let number = new.decree.0.trim();
        if number.is_empty() || number.chars().count() > LONGEST {
            return Err(Rule::DecreeMissing.into());
        }
        let (from, until) = (new.from.to_string(), new.until.to_string());
        let mut reader = self.store().read().await?;
        let officer = reader.officer(&new.officer).await?.ok_or(Problem::NotFound)?;
        let is_open = officer.state == ACTIVE || officer.state == FIRST_PASSWORD;
        if AccountRole::of_word(&officer.role) != AccountRole::Officer || !is_open {
            return Err(Rule::AccountHoldsNothing.into());
        }
        let holders = reader.holders_from(&new.position, &from).await?;
        drop(reader);
        check_overlaps(&holders, &new, &until)?;
        let holding = Holding {
            officer: officer.id,
            position: new.position.clone(),
            from_date: from,
            until_date: Some(until),
            tenure: match new.deputy {
                Deputy::Plt => Tenure::Plt,
                Deputy::Plh => Tenure::Plh,
            },
            appointed_by: Some(by.id.to_string()),
            decree: Some((number.to_owned(), new.decree.1.to_string())),
        };
        let mut tx = self.store().begin().await?;
        if let Err(fault) = tx.add_holding(&holding).await {
            tx.roll_back().await;
            return Err(if fault.kind() == FaultKind::Duplicate {
                Rule::PositionHeldAlready.into()
            } else {
                fault.into()
            });
        }
        let detail = format!(
            "{} {} {} {}",
            new.position,
            new.from,
            new.until,
            deputy_word(new.deputy)
        );
        let what = (AuditKind::PositionGiven, &new.position, detail);
        record(&mut tx, about_position(what, by, &new.officer), self.now()).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, officer = %new.officer, position = %new.position, "a deputy was appointed");
        Ok(())
    }

    /// Ends the time of a deputy with today, or takes it back before it has begun.
    pub async fn end_deputy(
        &self,
        by: &SignedIn,
        officer: &str,
        (position, from): (&PositionKey, Date),
    ) -> Result<(), Problem> {
        self.may_appoint(by, position)?;
        let today = self.today();
        let held = (position, &*from.to_string());
        let is_deputy =
            |one: &Holding| one.officer == officer && one.from_date == held.1 && one.tenure != Tenure::Holder;
        let known = self
            .store()
            .read()
            .await?
            .holders_from(position, &today.to_string())
            .await?;
        if !known.iter().any(is_deputy) {
            return Err(Problem::NotFound);
        }
        let mut tx = self.store().begin().await?;
        let (is_done, kind) = if from > today {
            (tx.take_back_holding(officer, held).await?, AuditKind::PositionTakenBack)
        } else {
            let ended = tx.end_holding(officer, held, &today.to_string()).await?;
            (ended, AuditKind::PositionEnded)
        };
        if !is_done {
            tx.roll_back().await;
            return Err(Rule::PositionEndsEarlier.into());
        }
        let what = (kind, position, format!("{position} {from} {today}"));
        record(&mut tx, about_position(what, by, officer), self.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Chooses which of the positions held one acts for from now on in this session; `None`: all of them.
    pub async fn act_for_position(&self, by: &SignedIn, position: Option<&PositionKey>) -> Result<(), Problem> {
        if position.is_some_and(|key| by.holds.iter().all(|held| held.key != *key)) {
            return Err(Problem::NotFound);
        }
        let chosen = position.map(ToString::to_string);
        let mut tx = self.store().begin().await?;
        tx.act_for(&by.session.token_hash, chosen.as_deref()).await?;
        tx.commit().await?;
        Ok(())
    }

    fn may_appoint(&self, by: &SignedIn, position: &PositionKey) -> Result<(), Problem> {
        let role = if by.is_administrator {
            Role::Administrator
        } else if self.is_above(by, position) {
            Role::Superior
        } else {
            Role::OtherOfficer
        };
        if may(role, Action::AppointDeputy) && self.regency().position(position).is_some() {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    }

    /// May name deputies.
    #[must_use]
    pub fn appoints(&self, by: &SignedIn) -> bool {
        let regency = self.regency();
        let mut all = regency.units.values().flat_map(|unit| &unit.positions);
        all.any(|position| self.may_appoint(by, &position.key).is_ok())
    }

    fn appoints_for(&self, by: &SignedIn) -> Vec<PositionKey> {
        let regency = self.regency();
        let all = regency.units.values().flat_map(|unit| &unit.positions);
        all.map(|position| position.key.clone())
            .filter(|key| self.may_appoint(by, key).is_ok())
            .collect()
    }

    async fn deputy_row(&self, reader: &mut Reader, held: Holding) -> Result<Option<DeputyRow>, Problem> {
        let regency = self.regency();
        let (Some(deputy), Some(position), Ok(from)) = (
            deputy(held.tenure),
            regency.position(&held.position),
            held.from_date.parse(),
        ) else {
            return Ok(None);
        };
        let unit = regency.unit(&held.position.unit);
        Ok(Some(DeputyRow {
            person: person(reader, held.officer).await?,
            name: position.name.clone(),
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            position: held.position,
            deputy,
            from,
            until: held.until_date.and_then(|until| until.parse().ok()),
            decree: held.decree.and_then(|(number, day)| Some((number, day.parse().ok()?))),
            by: match held.appointed_by {
                Some(id) => Some(person(reader, id).await?),
                None => None,
            },
        }))
    }
}

/// One deputy at a time; a *Plt* only where nobody holds the position, a *Plh* only where somebody does.
fn check_overlaps(holders: &[Holding], new: &NewDeputy, until: &str) -> Result<(), Rule> {
    let mut overlapping = holders.iter().filter(|held| held.from_date.as_str() <= until);
    if overlapping.clone().any(|held| held.officer == new.officer) {
        return Err(Rule::PositionHeldAlready);
    }
    if overlapping.clone().any(|held| held.tenure != Tenure::Holder) {
        return Err(Rule::DeputyThereAlready);
    }
    let has_holder = overlapping.any(|held| held.tenure == Tenure::Holder);
    match (new.deputy, has_holder) {
        (Deputy::Plt, true) => Err(Rule::PositionHasHolder),
        (Deputy::Plh, false) => Err(Rule::PositionIsVacant),
        (Deputy::Plt, false) | (Deputy::Plh, true) => Ok(()),
    }
}
