//! Figures for oversight, kept as cases open and close so that asking does not walk through all of them.

use maklumat_calendar::Timestamp;

use crate::database::Reader;
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    pub(crate) COUNT_OPENING = "INSERT INTO service_day (tenant, unit, service, day, opened, closed, on_time, late)
        VALUES ($1, $2, $3, $4, 1, 0, 0, 0)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE SET opened = service_day.opened + 1";
    pub(crate) COUNT_CLOSING = "INSERT INTO service_day (tenant, unit, service, day, opened, closed, on_time, late)
        VALUES ($1, $2, $3, $4, 0, 1, $5, $6)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE
        SET closed = service_day.closed + 1, on_time = service_day.on_time + $5, late = service_day.late + $6";
    pub(crate) COUNT_CONDUCT = "INSERT INTO service_day (
            tenant, unit, service, day, opened, closed, on_time, late, overtakings, late_defects, overrides)
        VALUES ($1, $2, $3, $4, 0, 0, 0, 0, $5, $6, $7)
        ON CONFLICT (tenant, unit, service, day) DO UPDATE
        SET overtakings = service_day.overtakings + $5, late_defects = service_day.late_defects + $6,
            overrides = service_day.overrides + $7";
    PER_SERVICE = "SELECT unit, service, CAST(SUM(opened) AS bigint), CAST(SUM(closed) AS bigint),
            CAST(SUM(on_time) AS bigint), CAST(SUM(late) AS bigint), CAST(SUM(overtakings) AS bigint),
            CAST(SUM(late_defects) AS bigint), CAST(SUM(overrides) AS bigint)
        FROM service_day
        WHERE tenant = $1 AND day >= $2 AND day <= $3
        GROUP BY unit, service
        ORDER BY unit, service";
    PER_DAY = "SELECT day, opened, closed, on_time, late FROM service_day
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND day >= $4 AND day <= $5
        ORDER BY day";
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

/// How a change was made, where overseers count it: besides the promises, whether the order was kept, defects were
/// named at once, and the SOP was followed.
#[derive(Clone, Copy, Debug)]
pub struct Conduct<'a> {
    /// The day where the office is.
    pub day: &'a str,
    pub overtakings: i64,
    pub late_defects: i64,
    pub overrides: i64,
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
    /// The oversight table: services with any case so far, over the days from `from` to `until`, both included.
    pub async fn service_figures(
        &mut self,
        from: &str,
        until: &str,
        now: Timestamp,
    ) -> Result<Vec<ServiceFigures>, Fault> {
        let tenant = self.tenant;
        let mut figures = Vec::new();
        for mut row in self
            .rows(PER_SERVICE, &[tenant.into(), "".into(), "9999-12-31".into()])
            .await?
        {
            let (unit, service) = (row.text(0)?, row.text(1)?);
            let open_now = row.int(2)? - row.int(3)?;
            figures.push(ServiceFigures {
                unit,
                service,
                open_now,
                ..ServiceFigures::default()
            });
        }
        for mut row in self
            .rows(PER_SERVICE, &[tenant.into(), from.into(), until.into()])
            .await?
        {
            let (unit, service) = (row.text(0)?, row.text(1)?);
            if let Some(line) = figures
                .iter_mut()
                .find(|line| line.unit == unit && line.service == service)
            {
                (line.opened, line.closed, line.on_time, line.late) =
                    (row.int(2)?, row.int(3)?, row.int(4)?, row.int(5)?);
                (line.overtakings, line.late_defects, line.overrides) = (row.int(6)?, row.int(7)?, row.int(8)?);
            }
        }
        for line in &mut figures {
            let values = [tenant.into(), (&line.unit).into(), (&line.service).into(), now.into()];
            if let Some(mut row) = self.row(LATE_OF_SERVICE, &values).await? {
                line.open_late = row.int(0)?;
            }
        }
        Ok(figures)
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
