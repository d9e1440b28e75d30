//! Figures for oversight, kept as cases open and close so that asking does not walk through all of them.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;
use uuid::Uuid;

use crate::database::Reader;
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Value;

statements! {
    pub(crate) COUNT_OPENING = "INSERT INTO service_day (tenant, unit, service, day, opened, closed, on_time, late)
        VALUES ($1, $2, $3, $4, 1, 0, 0, 0)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE SET opened = service_day.opened + 1";
    pub(crate) COUNT_CLOSING = "INSERT INTO service_day (tenant, unit, service, day, opened, closed, on_time, late)
        VALUES ($1, $2, $3, $4, 0, 1, $5, $6)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE
        SET closed = service_day.closed + 1, on_time = service_day.on_time + $5, late = service_day.late + $6";
    pub(crate) COUNT_CONDUCT = "INSERT INTO service_day (
            tenant, unit, service, day, opened, closed, on_time, late, overtakings, late_defects, overrides,
            taken_back)
        VALUES ($1, $2, $3, $4, 0, 0, 0, 0, $5, $6, $7, $8)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE
        SET overtakings = service_day.overtakings + $5, late_defects = service_day.late_defects + $6,
            overrides = service_day.overrides + $7, taken_back = service_day.taken_back + $8";
    SUMS_OF_SERVICE = "SELECT CAST(SUM(opened) AS bigint), CAST(SUM(closed) AS bigint),
            CAST(SUM(on_time) AS bigint), CAST(SUM(late) AS bigint), CAST(SUM(overtakings) AS bigint),
            CAST(SUM(late_defects) AS bigint), CAST(SUM(overrides) AS bigint)
        FROM service_day
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5";
    PER_DAY = "SELECT day, opened, closed, on_time, late FROM service_day
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5
        ORDER BY day";
    OPEN_OF_SERVICE = "SELECT CAST(SUM(opened) - SUM(closed) AS bigint) FROM service_day
        WHERE tenant = $1 AND unit = $2 AND service = $3";
    OPEN_CASES = "SELECT id, reference, due_at FROM matter
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND closed_at IS NULL
        ORDER BY due_at
        LIMIT $4 OFFSET $5";
    LATE_CASES = "SELECT id, reference, due_at FROM matter
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND closed_at IS NULL AND due_at < $4
        ORDER BY due_at
        LIMIT $5 OFFSET $6";
    LATE_OF_SERVICE = "SELECT COUNT(*) FROM matter
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND closed_at IS NULL AND due_at < $4";
}

/// One line of the oversight table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceFigures {
    pub unit: String,
    pub service: String,
    /// Opened within the days asked for.
    pub opened: i64,
    /// Closed within the days asked for, of these on time and late.
    pub closed: i64,
    pub on_time: i64,
    pub late: i64,
    /// Within the days asked for: files taken past others, defects an earlier return could have named, overrides.
    pub overtakings: i64,
    pub late_defects: i64,
    pub overrides: i64,
    /// Open now, whenever it was opened.
    pub open_now: i64,
    /// Open now and past the promised date.
    pub open_late: i64,
}

/// An open case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMatter {
    pub matter: Uuid,
    pub reference: String,
    /// `None` while a pause holds the promise.
    pub due_at: Option<Timestamp>,
}

/// How a change was made, where overseers count it: besides the promises, whether the order was kept, defects were
/// named at once, and the SOP was followed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Conduct<'a> {
    /// The day where the office is.
    pub day: &'a str,
    pub overtakings: i64,
    pub late_defects: i64,
    pub overrides: i64,
    /// Completions taken back.
    pub taken_back: i64,
}

/// Figures of one service on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFigures {
    /// `2026-11-23`
    pub day: String,
    pub opened: i64,
    pub closed: i64,
    pub on_time: i64,
    pub late: i64,
}

impl Reader {
    /// The oversight table: those of these services that had any case so far, over the days from `from` to `until`, both
    /// included.
    pub async fn service_figures(
        &mut self,
        services: &[ServiceKey],
        from: &str,
        until: &str,
        now: Timestamp,
    ) -> Result<Vec<ServiceFigures>, Fault> {
        let mut figures = Vec::with_capacity(services.len());
        for key in services {
            let of_service = [
                self.tenant.into(),
                key.unit.as_str().into(),
                key.service.as_str().into(),
            ];
            let Some(open_now) = self.open_now(&of_service).await? else {
                continue;
            };
            let [tenant, unit, service] = of_service;
            let within_days = [tenant, unit, service, from.into(), until.into()];
            let mut line = ServiceFigures {
                unit: key.unit.to_string(),
                service: key.service.to_string(),
                open_now,
                open_late: self
                    .count(LATE_OF_SERVICE, &[tenant, unit, service, now.into()])
                    .await?,
                ..ServiceFigures::default()
            };
            if let Some(mut row) = self.row(SUMS_OF_SERVICE, &within_days).await? {
                let mut sum = |column| Ok::<_, Fault>(row.optional_int(column)?.unwrap_or(0));
                (line.opened, line.closed, line.on_time, line.late) = (sum(0)?, sum(1)?, sum(2)?, sum(3)?);
                (line.overtakings, line.late_defects, line.overrides) = (sum(4)?, sum(5)?, sum(6)?);
            }
            figures.push(line);
        }
        Ok(figures)
    }

    /// Open cases of a service by the end of their promise; only those past it, where an instant is given.
    pub async fn open_matters(
        &mut self,
        (unit, service): (&str, &str),
        late_at: Option<Timestamp>,
        (limit, offset): (i64, i64),
    ) -> Result<Vec<OpenMatter>, Fault> {
        let mut values: Vec<Value<'_>> = vec![self.tenant.into(), unit.into(), service.into()];
        values.extend(late_at.map(Value::from));
        values.extend([Value::Int(limit), Value::Int(offset)]);
        let sql = if late_at.is_some() { LATE_CASES } else { OPEN_CASES };
        let rows = self.rows(sql, &values).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(OpenMatter {
                    matter: row.uuid(0)?,
                    reference: row.text(1)?,
                    due_at: row.optional_instant(2)?,
                })
            })
            .collect()
    }

    /// What was opened and not closed, whenever: nothing where there never was a case. Files past their promise are
    /// counted one by one, as no day's sum knows them; there are few of them where an office works.
    async fn open_now(&mut self, of_service: &[Value<'_>]) -> Result<Option<i64>, Fault> {
        let row = self.row(OPEN_OF_SERVICE, of_service).await?;
        row.map_or(Ok(None), |mut row| row.optional_int(0))
    }

    async fn count(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<i64, Fault> {
        let row = self.row(sql, values).await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }

    /// The days of one service on which anything was opened or closed.
    pub async fn day_figures(
        &mut self,
        unit: &str,
        service: &str,
        from: &str,
        until: &str,
    ) -> Result<Vec<DayFigures>, Fault> {
        let values = [
            self.tenant.into(),
            unit.into(),
            service.into(),
            from.into(),
            until.into(),
        ];
        let rows = self.rows(PER_DAY, &values).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(DayFigures {
                    day: row.text(0)?,
                    opened: row.int(1)?,
                    closed: row.int(2)?,
                    on_time: row.int(3)?,
                    late: row.int(4)?,
                })
            })
            .collect()
    }
}
