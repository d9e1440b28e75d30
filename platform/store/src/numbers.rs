//! Numbers in series, without gaps and without duplicates: taken inside the transaction that uses them.

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::statements::statements;

statements! {
    NEXT_NUMBER = "INSERT INTO counter (tenant, name, value) VALUES ($1, $2, 1)
        ON CONFLICT (tenant, name) DO UPDATE SET value = counter.value + 1
        RETURNING value";
    LAST_NUMBER = "SELECT value FROM counter WHERE tenant = $1 AND name = $2";
}

impl Tx {
    /// The next number of a series, from 1. If the transaction is taken back, so is the number.
    pub async fn next_number(&mut self, series: &str) -> Result<i64, Fault> {
        let tenant = self.tenant;
        let row = self.row(NEXT_NUMBER, &[tenant.into(), series.into()]).await?;
        row.ok_or_else(|| Fault::new(FaultKind::Broken, "a counter gave no number"))?
            .int(0)
    }
}

impl Reader {
    /// The last number given out, 0 if none.
    pub async fn last_number(&mut self, series: &str) -> Result<i64, Fault> {
        let row = self.row(LAST_NUMBER, &[self.tenant.into(), series.into()]).await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }
}
