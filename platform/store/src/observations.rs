//! What closed cases tell of a service besides its promises: counts by month that a simulation is fed with.

use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Value;

statements! {
    UNOBSERVED = "SELECT matter, unit, service, day FROM closing
        WHERE tenant = $1 AND matter > $2 AND NOT observed
        ORDER BY matter
        LIMIT $3";
    CLAIM = "UPDATE closing SET observed = true WHERE tenant = $1 AND matter = $2 AND NOT observed";
    ADD_OBSERVATION = "INSERT INTO observation (tenant, unit, service, kind, month, name, class, cases)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (tenant, unit, service, kind, month, name, class) DO UPDATE
        SET cases = observation.cases + $8";
    OBSERVATIONS = "SELECT kind, month, name, class, cases FROM observation
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND kind = $4 AND month >= $5 AND month <= $6";
    pub(crate) FORGET_OBSERVATIONS = "DELETE FROM observation WHERE tenant = $1";
}

/// A closed case that is not counted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unobserved {
    pub matter: Uuid,
    pub unit: String,
    pub service: String,
    /// The day it closed, `2026-11-23`.
    pub day: String,
}

/// One count. `name` and `class` mean what `kind` says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Observation {
    pub kind: String,
    /// `2026-11`
    pub month: String,
    pub name: String,
    pub class: i64,
    pub cases: i64,
}

impl Reader {
    /// Closed cases that are not counted yet, in order of id, at most so many.
    pub async fn unobserved_cases(&mut self, limit: i64) -> Result<Vec<Unobserved>, Fault> {
        let rows = self
            .rows(UNOBSERVED, &[self.tenant.into(), Uuid::nil().into(), limit.into()])
            .await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(Unobserved {
                    matter: row.uuid(0)?,
                    unit: row.text(1)?,
                    service: row.text(2)?,
                    day: row.text(3)?,
                })
            })
            .collect()
    }

    /// The counts of one kind of a service over some months, both ends included.
    pub async fn observations(
        &mut self,
        (unit, service): (&str, &str),
        kind: &str,
        (from, until): (&str, &str),
    ) -> Result<Vec<Observation>, Fault> {
        let values: [Value<'_>; 6] = [
            self.tenant.into(),
            unit.into(),
            service.into(),
            kind.into(),
            from.into(),
            until.into(),
        ];
        let rows = self.rows(OBSERVATIONS, &values).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(Observation {
                    kind: row.text(0)?,
                    month: row.text(1)?,
                    name: row.text(2)?,
                    class: row.int(3)?,
                    cases: row.int(4)?,
                })
            })
            .collect()
    }
}

impl Tx {
    /// Takes a closed case to be counted now. False: somebody else has counted it, or it is not there.
    pub async fn claim_unobserved(&mut self, matter: Uuid) -> Result<bool, Fault> {
        Ok(self.execute(CLAIM, &[self.tenant.into(), matter.into()]).await? > 0)
    }

    /// Adds to the counts of a service.
    pub async fn add_observations(
        &mut self,
        (unit, service): (&str, &str),
        observations: &[Observation],
    ) -> Result<(), Fault> {
        let bound = observations.iter().map(|one| {
            let values: Vec<Value<'_>> = vec![
                self.tenant.into(),
                unit.into(),
                service.into(),
                one.kind.as_str().into(),
                one.month.as_str().into(),
                one.name.as_str().into(),
                one.class.into(),
                one.cases.into(),
            ];
            Bound::new(ADD_OBSERVATION, values)
        });
        let bound: Vec<Bound<'_>> = bound.collect();
        if bound.is_empty() {
            return Ok(());
        }
        self.batch(&bound).await.map(|_| ())
    }
}
