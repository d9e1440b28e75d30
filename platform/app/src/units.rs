//! Units with what they serve and who holds their positions; and the shared files as administrators read them.

use std::sync::Arc;

use maklumat_sop::{PositionInfo, Regency, Unit};
use maklumat_store::{Reader, Tenure};
use maklumat_vocabulary::{LocalizedText, PositionKey, UnitId};
use maklumat_workflow::Deputy;

use crate::App;
use crate::accounts::officers::{CLOSED, check_administrator};
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::trail::Person;
use crate::views::unit::{OfficeRow, PositionRow, UnitOffer, UnitView};

impl App {
    /// The shared files as they are in force.
    pub fn kept_regency(&self, by: &SignedIn) -> Result<Arc<Regency>, Problem> {
        check_administrator(by)?;
        Ok(self.regency())
    }

    /// Every unit, with how many of its positions are vacant.
    pub async fn units(&self, by: &SignedIn) -> Result<Vec<OfficeRow>, Problem> {
        check_administrator(by)?;
        let regency = self.regency();
        let catalogue = self.catalogue();
        let mut reader = self.store().read().await?;
        let mut rows = Vec::new();
        for unit in regency.units.values() {
            let positions = self.positions(&mut reader, unit, &catalogue).await?;
            let count = |is_counted: fn(&PositionRow) -> bool| {
                positions.iter().filter(|position| is_counted(position)).count() as u64
            };
            rows.push(OfficeRow {
                id: unit.id.clone(),
                name: unit.name.clone(),
                hours: regency.almanac.hours_of(&unit.hours).cloned(),
                services: services(&unit.id, &catalogue).len() as u64,
                positions: positions.len() as u64,
                vacant: count(PositionRow::is_vacant),
                stuck: count(PositionRow::is_stuck),
            });
        }
        rows.sort_by(|one, other| one.name.id.cmp(&other.name.id));
        Ok(rows)
    }

    pub async fn unit(&self, by: &SignedIn, id: &UnitId) -> Result<UnitView, Problem> {
        check_administrator(by)?;
        let regency = self.regency();
        let unit = regency.unit(id).ok_or(Problem::NotFound)?;
        let catalogue = self.catalogue();
        let mut reader = self.store().read().await?;
        let rosters = regency.almanac.rosters.iter().filter(|roster| roster.unit == *id);
        Ok(UnitView {
            hours: regency.almanac.hours_of(&unit.hours).cloned(),
            rosters: rosters.cloned().collect(),
            services: services(id, &catalogue),
            positions: self.positions(&mut reader, unit, &catalogue).await?,
            unit: unit.clone(),
        })
    }

    async fn positions(
        &self,
        reader: &mut Reader,
        unit: &Unit,
        catalogue: &[Published],
    ) -> Result<Vec<PositionRow>, Problem> {
        let mut rows = Vec::with_capacity(unit.positions.len());
        for position in &unit.positions {
            rows.push(self.position_row(reader, position, catalogue).await?);
        }
        Ok(rows)
    }

    async fn position_row(
        &self,
        reader: &mut Reader,
        position: &PositionInfo,
        catalogue: &[Published],
    ) -> Result<PositionRow, Problem> {
        let mut holders = Vec::new();
        for held in reader.holders(&position.key, &self.today().to_string()).await? {
            let deputy = match held.tenure {
                Tenure::Holder => None,
                Tenure::Plt => Some(Deputy::Plt),
                Tenure::Plh => Some(Deputy::Plh),
            };
            // Whoever may not sign in any more does no step, whatever they still hold.
            if let Some(officer) = reader.officer(&held.officer).await?
                && officer.state != CLOSED
            {
                let person = Person {
                    id: officer.id,
                    name: Private(officer.name),
                };
                holders.push((person, deputy));
            }
        }
        let above = position.reports_to.as_ref();
        Ok(PositionRow {
            key: position.key.clone(),
            name: position.name.clone(),
            qualification: position.qualification.clone(),
            reports_to: above.and_then(|key| self.regency().position(key).map(|above| above.name.clone())),
            count: position.count,
            holders,
            performs: performs(&position.key, catalogue),
        })
    }
}

fn services(unit: &UnitId, catalogue: &[Published]) -> Vec<UnitOffer> {
    let definitions = catalogue.iter().map(|published| published.sop.definition());
    definitions
        .filter(|definition| definition.unit() == unit)
        .map(|definition| UnitOffer {
            key: definition.key.clone(),
            name: definition.name.clone(),
            version: definition.version,
        })
        .collect()
}

/// Services in force in which a position performs a step.
fn performs(position: &PositionKey, catalogue: &[Published]) -> Vec<LocalizedText> {
    let definitions = catalogue.iter().map(|published| published.sop.definition());
    definitions
        .filter(|definition| definition.performers().contains(&position))
        .map(|definition| definition.name.clone())
        .collect()
}
