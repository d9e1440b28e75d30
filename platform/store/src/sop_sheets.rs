//! Sheets on which SOPs in force are monitored and evaluated, and who may fill them beside the head.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::statements::statements;
use crate::value::Row;

statements! {
    BEGIN_SHEET = "INSERT INTO sop_sheet (
            tenant, unit, service, round, period, version, revision, content, begun_by, begun_at, changed_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $8, $9)
        ON CONFLICT (tenant, unit, service, round, period) DO NOTHING";
    // Of two who fill one sheet, the second is told; a finished sheet stays as it is.
    KEEP_SHEET = "UPDATE sop_sheet
        SET version = $1, revision = revision + 1, content = $2, changed_by = $3, changed_at = $4
        WHERE tenant = $5 AND unit = $6 AND service = $7 AND round = $8 AND period = $9 AND revision = $10
            AND finished_at IS NULL";
    FINISH_SHEET = "UPDATE sop_sheet SET finished_by = $1, finished_at = $2, finished_on = $3
        WHERE tenant = $4 AND unit = $5 AND service = $6 AND round = $7 AND period = $8 AND finished_at IS NULL";
    ONE_SHEET = "SELECT unit, service, round, period, version, revision, changed_by, changed_at, finished_by,
            finished_at, finished_on, content
        FROM sop_sheet
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND round = $4 AND period = $5";
    SHEETS_OF_SERVICE = "SELECT unit, service, round, period, version, revision, changed_by, changed_at, finished_by,
            finished_at, finished_on
        FROM sop_sheet
        WHERE tenant = $1 AND unit = $2 AND service = $3
        ORDER BY round DESC, period DESC";
    SHEETS_OF_UNIT = "SELECT unit, service, round, period, version, revision, changed_by, changed_at, finished_by,
            finished_at, finished_on
        FROM sop_sheet
        WHERE tenant = $1 AND unit = $2
        ORDER BY service, round, period";
    NAME_ASSESSOR = "INSERT INTO sop_assessor (tenant, unit, service, position, named_by, named_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant, unit, service) DO UPDATE SET position = $4, named_by = $5, named_at = $6";
    UNNAME_ASSESSOR = "DELETE FROM sop_assessor WHERE tenant = $1 AND unit = $2 AND service = $3";
    ASSESSOR = "SELECT position FROM sop_assessor WHERE tenant = $1 AND unit = $2 AND service = $3";
    ASSESSED_BY = "SELECT unit, service FROM sop_assessor WHERE tenant = $1 AND position = $2 ORDER BY unit, service";
}

/// Which sheet: one for each SOP, round and period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetKey {
    pub service: ServiceKey,
    /// `monitoring` or `evaluation`
    pub round: String,
    /// `2026-2` or `2026`
    pub period: String,
}

/// A sheet without what was written on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHead {
    pub key: SheetKey,
    /// Of the definition it is about.
    pub version: u32,
    /// How often it has been kept; who keeps it says which they saw.
    pub revision: i64,
    /// Who kept it last, by the id of an account.
    pub changed_by: String,
    pub changed_at: Timestamp,
    pub finished_by: Option<String>,
    pub finished_at: Option<Timestamp>,
    /// The day where the office is, `2026-11-23`.
    pub finished_on: Option<String>,
}

impl Tx {
    /// Begins a sheet. False: it has been begun already.
    pub async fn begin_sheet(
        &mut self,
        key: &SheetKey,
        (version, content): (u32, &str),
        (by, now): (&str, Timestamp),
    ) -> Result<bool, Fault> {
        let values = [
            self.tenant.into(),
            key.service.unit.as_str().into(),
            key.service.service.as_str().into(),
            (&key.round).into(),
            (&key.period).into(),
            version.into(),
            content.into(),
            by.into(),
            now.into(),
        ];
        Ok(self.execute(BEGIN_SHEET, &values).await? > 0)
    }

    /// Keeps what was written so far. False: somebody kept it meanwhile, or it is finished.
    pub async fn keep_sheet(
        &mut self,
        (key, revision): (&SheetKey, i64),
        (version, content): (u32, &str),
        (by, now): (&str, Timestamp),
    ) -> Result<bool, Fault> {
        let values = [
            version.into(),
            content.into(),
            by.into(),
            now.into(),
            self.tenant.into(),
            key.service.unit.as_str().into(),
            key.service.service.as_str().into(),
            (&key.round).into(),
            (&key.period).into(),
            revision.into(),
        ];
        Ok(self.execute(KEEP_SHEET, &values).await? > 0)
    }

    /// Finishes a sheet for good, on a day. False: there is none, or it is finished.
    pub async fn finish_sheet(
        &mut self,
        key: &SheetKey,
        (by, now): (&str, Timestamp),
        day: &str,
    ) -> Result<bool, Fault> {
        let values = [
            by.into(),
            now.into(),
            day.into(),
            self.tenant.into(),
            key.service.unit.as_str().into(),
            key.service.service.as_str().into(),
            (&key.round).into(),
            (&key.period).into(),
        ];
        Ok(self.execute(FINISH_SHEET, &values).await? > 0)
    }

    /// Names the position, `unit/position`, that fills the sheets of a SOP beside the head; `None`: nobody.
    pub async fn name_assessor(
        &mut self,
        service: &ServiceKey,
        position: Option<&str>,
        (by, now): (&str, Timestamp),
    ) -> Result<(), Fault> {
        let (unit, key) = (service.unit.as_str().into(), service.service.as_str().into());
        let done = match position {
            None => self.execute(UNNAME_ASSESSOR, &[self.tenant.into(), unit, key]).await,
            Some(position) => {
                let values = [self.tenant.into(), unit, key, position.into(), by.into(), now.into()];
                self.execute(NAME_ASSESSOR, &values).await
            }
        };
        done.map(|_| ())
    }
}

impl Reader {
    /// A sheet with what was written on it.
    pub async fn sheet(&mut self, key: &SheetKey) -> Result<Option<(SheetHead, String)>, Fault> {
        let values = [
            self.tenant.into(),
            key.service.unit.as_str().into(),
            key.service.service.as_str().into(),
            (&key.round).into(),
            (&key.period).into(),
        ];
        let row = self.row(ONE_SHEET, &values).await?;
        row.map(|mut row| {
            let content = row.text(11)?;
            Ok((read_head(row)?, content))
        })
        .transpose()
    }

    /// All of one SOP, monitoring before evaluation, the newest first.
    pub async fn sheets_of(&mut self, service: &ServiceKey) -> Result<Vec<SheetHead>, Fault> {
        let values = [
            self.tenant.into(),
            service.unit.as_str().into(),
            service.service.as_str().into(),
        ];
        let rows = self.rows(SHEETS_OF_SERVICE, &values).await?;
        rows.into_iter().map(read_head).collect()
    }

    /// All of the SOPs of a unit, by service and round, the oldest first.
    pub async fn sheets_of_unit(&mut self, unit: &str) -> Result<Vec<SheetHead>, Fault> {
        let rows = self.rows(SHEETS_OF_UNIT, &[self.tenant.into(), unit.into()]).await?;
        rows.into_iter().map(read_head).collect()
    }

    /// The position that fills the sheets of a SOP beside the head.
    pub async fn assessor(&mut self, service: &ServiceKey) -> Result<Option<String>, Fault> {
        let values = [
            self.tenant.into(),
            service.unit.as_str().into(),
            service.service.as_str().into(),
        ];
        let row = self.row(ASSESSOR, &values).await?;
        row.map(|mut row| row.text(0)).transpose()
    }

    /// The SOPs whose sheets a position fills.
    pub async fn assessed_by(&mut self, position: &str) -> Result<Vec<ServiceKey>, Fault> {
        let rows = self.rows(ASSESSED_BY, &[self.tenant.into(), position.into()]).await?;
        rows.into_iter()
            .map(|mut row| Ok(ServiceKey::new(&row.text(0)?, &row.text(1)?)))
            .collect()
    }
}

fn read_head(mut row: Row) -> Result<SheetHead, Fault> {
    let out_of_range = |_| Fault::new(FaultKind::Broken, "a version is no number of a version");
    Ok(SheetHead {
        key: SheetKey {
            service: ServiceKey::new(&row.text(0)?, &row.text(1)?),
            round: row.text(2)?,
            period: row.text(3)?,
        },
        version: u32::try_from(row.int(4)?).map_err(out_of_range)?,
        revision: row.int(5)?,
        changed_by: row.text(6)?,
        changed_at: row.instant(7)?,
        finished_by: row.optional_text(8)?,
        finished_at: row.optional_instant(9)?,
        finished_on: row.optional_text(10)?,
    })
}
