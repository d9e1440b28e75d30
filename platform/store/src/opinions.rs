//! Opinions that units were asked for and have not given: theirs to answer, and the asker's to wait for.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;
use uuid::Uuid;

use crate::database::{Bound, Reader};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::{Row, Value};

statements! {
    ASK = "INSERT INTO opinion (tenant, matter, number, unit, step, asked_by, asked_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    END = "DELETE FROM opinion WHERE tenant = $1 AND matter = $2 AND number = $3";
    REMIND = "UPDATE opinion SET reminded_at = $1 WHERE tenant = $2 AND matter = $3 AND number = $4";
    OF_UNIT = "SELECT opinion.matter, opinion.number, opinion.unit, opinion.step, opinion.asked_by, opinion.asked_at,
            opinion.due_at, opinion.reminded_at, heading.reference, heading.unit, heading.service, heading.version
        FROM opinion JOIN matter AS heading USING (tenant)
        WHERE tenant = $1 AND heading.id = opinion.matter AND opinion.unit = $2
        ORDER BY opinion.due_at, opinion.matter, opinion.number
        LIMIT $3";
    ASKED_BY = "SELECT opinion.matter, opinion.number, opinion.unit, opinion.step, opinion.asked_by, opinion.asked_at,
            opinion.due_at, opinion.reminded_at, heading.reference, heading.unit, heading.service, heading.version
        FROM opinion JOIN matter AS heading USING (tenant)
        WHERE tenant = $1 AND heading.id = opinion.matter AND opinion.asked_by = $2
        ORDER BY opinion.due_at, opinion.matter, opinion.number
        LIMIT $3";
    COUNT_OF_UNIT = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM opinion
        WHERE tenant = $1 AND unit = $2
        ORDER BY due_at, matter, number LIMIT $3) AS waiting_opinions";
}

/// An opinion that is awaited.
#[derive(Clone, Copy, Debug)]
pub struct NewOpinion<'a> {
    pub number: u32,
    pub unit: &'a str,
    pub step: &'a str,
    pub asked_by: &'a str,
    pub asked_at: Timestamp,
    pub due_at: Timestamp,
}

/// The same with what a list shows of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitedOpinion {
    pub matter: Uuid,
    pub number: u32,
    pub unit: String,
    pub step: String,
    pub asked_by: String,
    pub asked_at: Timestamp,
    pub due_at: Timestamp,
    pub reminded_at: Option<Timestamp>,
    pub reference: String,
    pub service: ServiceKey,
    pub version: u32,
}

pub(crate) fn bind_asking<'a>(tenant: i64, matter: Uuid, new: &NewOpinion<'a>) -> Bound<'a> {
    let values = vec![
        tenant.into(),
        matter.into(),
        i64::from(new.number).into(),
        new.unit.into(),
        new.step.into(),
        new.asked_by.into(),
        new.asked_at.into(),
        new.due_at.into(),
    ];
    Bound::new(ASK, values)
}

pub(crate) fn bind_end<'a>(tenant: i64, matter: Uuid, number: u32) -> Bound<'a> {
    Bound::new(END, vec![tenant.into(), matter.into(), i64::from(number).into()])
}

pub(crate) fn bind_reminder<'a>(tenant: i64, matter: Uuid, number: u32, at: Timestamp) -> Bound<'a> {
    let values = vec![at.into(), tenant.into(), matter.into(), i64::from(number).into()];
    Bound::new(REMIND, values)
}

impl Reader {
    /// What a unit still has to answer, the first due first.
    pub async fn opinions_of_unit(&mut self, unit: &str, limit: i64) -> Result<Vec<AwaitedOpinion>, Fault> {
        let values: [Value<'_>; 3] = [self.tenant.into(), unit.into(), limit.into()];
        self.rows(OF_UNIT, &values)
            .await?
            .into_iter()
            .map(read_awaited)
            .collect()
    }

    /// What an officer has asked of others and is still waiting for.
    pub async fn opinions_asked_by(&mut self, officer: &str, limit: i64) -> Result<Vec<AwaitedOpinion>, Fault> {
        let values: [Value<'_>; 3] = [self.tenant.into(), officer.into(), limit.into()];
        self.rows(ASKED_BY, &values)
            .await?
            .into_iter()
            .map(read_awaited)
            .collect()
    }

    /// How many a unit still has to answer, counted to a limit.
    pub async fn count_opinions_of(&mut self, unit: &str, limit: i64) -> Result<i64, Fault> {
        let row = self
            .row(COUNT_OF_UNIT, &[self.tenant.into(), unit.into(), limit.into()])
            .await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }
}

fn read_awaited(mut row: Row) -> Result<AwaitedOpinion, Fault> {
    Ok(AwaitedOpinion {
        matter: row.uuid(0)?,
        number: u32::try_from(row.int(1)?).unwrap_or(0),
        unit: row.text(2)?,
        step: row.text(3)?,
        asked_by: row.text(4)?,
        asked_at: row.instant(5)?,
        due_at: row.instant(6)?,
        reminded_at: row.optional_instant(7)?,
        reference: row.text(8)?,
        service: ServiceKey::new(&row.text(9)?, &row.text(10)?),
        version: u32::try_from(row.int(11)?).unwrap_or(0),
    })
}
