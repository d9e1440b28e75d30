//! Closed cases whose personal part has been kept long enough.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::ServiceKey;
use uuid::Uuid;

use crate::database::Reader;
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    COUNT_KEPT_SINCE = "SELECT COUNT(*), MIN(closed_at) FROM matter
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND version = $4 AND closed_at <= $5
            AND data_key IS NOT NULL";
    KEPT_SINCE = "SELECT id FROM matter
        WHERE tenant = $1 AND unit = $2 AND service = $3 AND version = $4 AND closed_at <= $5
            AND data_key IS NOT NULL
        ORDER BY closed_at
        LIMIT $6";
}

impl Reader {
    /// How many cases of a version were closed until an instant and are still readable, and when the oldest was closed.
    pub async fn kept_since(
        &mut self,
        (service, version): (&ServiceKey, u32),
        until: Timestamp,
    ) -> Result<(u64, Option<Timestamp>), Fault> {
        let values = [
            self.tenant.into(),
            service.unit.as_str().into(),
            service.service.as_str().into(),
            version.into(),
            until.into(),
        ];
        let row = self.row(COUNT_KEPT_SINCE, &values).await?;
        row.map_or(Ok((0, None)), |mut row| {
            Ok((u64::try_from(row.int(0)?).unwrap_or(0), row.optional_instant(1)?))
        })
    }

    /// These cases, the oldest first.
    pub async fn cases_kept_since(
        &mut self,
        (service, version): (&ServiceKey, u32),
        until: Timestamp,
        limit: i64,
    ) -> Result<Vec<Uuid>, Fault> {
        let values = [
            self.tenant.into(),
            service.unit.as_str().into(),
            service.service.as_str().into(),
            version.into(),
            until.into(),
            limit.into(),
        ];
        let rows = self.rows(KEPT_SINCE, &values).await?;
        rows.into_iter().map(|mut row| row.uuid(0)).collect()
    }
}
