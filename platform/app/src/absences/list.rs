//! Who is away: for oneself, for whoever answers for others, and for administrators.

use std::collections::BTreeMap;

use maklumat_store::{Absence, Reader};
use maklumat_vocabulary::PositionKey;

use crate::App;
use crate::access::{Action, Role, may};
use crate::problem::Problem;
use crate::views::Private;
use crate::views::absence::{AbsenceKind, AbsenceRow, Absences};
use crate::views::account::SignedIn;
use crate::views::trail::Person;

/// Absences that are looked through; more than a regency has at once.
const LOOKED_AT: i64 = 1_000;

impl App {
    pub async fn absences(&self, by: &SignedIn) -> Result<Absences, Problem> {
        let is_administrator = by.is_administrator && may(Role::Administrator, Action::SeeWhoIsAbsent);
        if by.holds.is_empty() && !is_administrator {
            return Err(Problem::NotFound);
        }
        let today = self.today().to_string();
        let mut reader = self.store().read().await?;
        let mut own = Vec::new();
        for absence in reader.absences_of(by.id.as_str(), &today).await? {
            own.extend(self.absence_row(&mut reader, absence).await?);
        }
        let mut team = Vec::new();
        if is_administrator || self.answers_for_others(by) {
            for absence in reader.absences_from(&today, LOOKED_AT).await? {
                let held = reader.holdings(&absence.officer, &today).await?;
                let is_theirs = is_administrator || held.iter().any(|held| self.is_above(by, &held.position));
                if is_theirs && absence.officer != by.id.as_str() {
                    team.extend(self.absence_row(&mut reader, absence).await?);
                }
            }
        }
        let members = self.positions_below(by);
        let own_positions: Vec<PositionKey> = by.holds.iter().map(|held| held.key.clone()).collect();
        Ok(Absences {
            own,
            team,
            members: self.holders_of(&mut reader, &members, by).await?,
            colleagues: self.holders_of(&mut reader, &own_positions, by).await?,
        })
    }

    /// Positions of which this officer acts in one above.
    pub(crate) fn positions_below(&self, by: &SignedIn) -> Vec<PositionKey> {
        let regency = self.regency();
        let all = regency.units.values().flat_map(|unit| &unit.positions);
        all.map(|position| position.key.clone())
            .filter(|key| self.is_above(by, key))
            .collect()
    }

    fn answers_for_others(&self, by: &SignedIn) -> bool {
        let regency = self.regency();
        let mut all = regency.units.values().flat_map(|unit| &unit.positions);
        all.any(|position| self.is_above(by, &position.key))
    }

    /// Who holds these positions today, by name, without the asker.
    async fn holders_of(
        &self,
        reader: &mut Reader,
        positions: &[PositionKey],
        by: &SignedIn,
    ) -> Result<Vec<Person>, Problem> {
        let today = self.today().to_string();
        let mut found: BTreeMap<String, Person> = BTreeMap::new();
        for position in positions {
            for held in reader.holders(position, &today).await? {
                if held.officer == by.id.as_str() || found.contains_key(&held.officer) {
                    continue;
                }
                if let Some(officer) = reader.officer(&held.officer).await? {
                    found.insert(
                        held.officer.clone(),
                        Person {
                            id: held.officer,
                            name: Private(officer.name),
                        },
                    );
                }
            }
        }
        let mut persons: Vec<Person> = found.into_values().collect();
        persons.sort_by(|a, b| (&a.name.0, &a.id).cmp(&(&b.name.0, &b.id)));
        Ok(persons)
    }

    async fn absence_row(&self, reader: &mut Reader, absence: Absence) -> Result<Option<AbsenceRow>, Problem> {
        let (Ok(from), Ok(until)) = (absence.from_date.parse(), absence.until_date.parse()) else {
            return Ok(None);
        };
        let today = self.today();
        let regency = self.regency();
        let held = reader.holdings(&absence.officer, &today.to_string()).await?;
        let positions = held.iter().filter_map(|held| regency.position(&held.position));
        Ok(Some(AbsenceRow {
            id: absence.id,
            positions: positions.map(|position| position.name.clone()).collect(),
            person: person(reader, absence.officer).await?,
            is_now: from <= today,
            from,
            until,
            kind: AbsenceKind::of_word(&absence.kind),
            hand_to: match absence.hand_to {
                Some(id) => Some(person(reader, id).await?),
                None => None,
            },
        }))
    }
}

/// An account by its id, with its name where it is known.
pub(crate) async fn person(reader: &mut Reader, id: String) -> Result<Person, Problem> {
    let name = reader.officer(&id).await?.map(|officer| officer.name);
    Ok(Person {
        id,
        name: Private(name.unwrap_or_default()),
    })
}
