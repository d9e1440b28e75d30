//! Numbers in series, without gaps and without duplicates: taken in the transaction that uses them.
//!
//! A caller may also prepare its whole change before the writer is asked for: it takes its turn in the series, knows its
//! number, and the change is written only if the number is still the next one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex as SyncMutex, PoisonError};

use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::database::{Bound, Database, Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::matters::Head;
use crate::statements::statements;
use crate::store::Store;

statements! {
    NEXT_NUMBER = "INSERT INTO counter (tenant, name, value) VALUES ($1, $2, 1)
        ON CONFLICT (tenant, name) DO UPDATE SET value = counter.value + 1
        RETURNING value";
    LAST_NUMBER = "SELECT value FROM counter WHERE tenant = $1 AND name = $2";
    // Touches nothing unless the number follows the last one and the case stands where it was read.
    USE_NUMBER = "INSERT INTO counter (tenant, name, value)
        SELECT CAST($1 AS bigint), CAST($2 AS text), CAST($3 AS bigint)
        WHERE ($3 = 1 OR EXISTS (SELECT 1 FROM counter WHERE tenant = $1 AND name = $2 AND value = $3 - 1))
            AND EXISTS (SELECT 1 FROM matter WHERE tenant = $1 AND id = $4 AND sequence = $5)
        ON CONFLICT (tenant, name) DO UPDATE SET value = excluded.value
        WHERE counter.value = excluded.value - 1";
}

/// The series this process has given numbers of.
#[derive(Default)]
pub(crate) struct SeriesInUse(SyncMutex<HashMap<(i64, String), LastGiven>>);

/// The last number given, `None` where the database has to be asked. Whoever holds it gives the next.
type LastGiven = Arc<Mutex<Option<i64>>>;

/// One caller's turn in a series: others wait until its change is queued, or it is dropped.
pub struct Turn {
    series: String,
    number: i64,
    last: OwnedMutexGuard<Option<i64>>,
}

impl Turn {
    /// The number that is used if the change is written.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.number
    }

    /// The condition under which it is.
    pub(crate) fn bind(&self, tenant: i64, before: &Head) -> Bound<'_> {
        let values = vec![
            tenant.into(),
            self.series.as_str().into(),
            self.number.into(),
            before.id.into(),
            before.sequence.into(),
        ];
        Bound {
            must_touch: true,
            ..Bound::new(USE_NUMBER, values)
        }
    }

    /// The change is queued: the next in turn counts on it.
    pub(crate) fn pass_on(mut self) -> String {
        *self.last = Some(self.number);
        self.series
    }
}

impl SeriesInUse {
    fn of(&self, tenant: i64, series: &str) -> LastGiven {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry((tenant, series.to_owned())).or_default())
    }
}

impl Store {
    /// Waits for a turn in a series. `None` on PostgreSQL, where several processes may give numbers and the row of the
    /// series makes them wait: there a number is taken in a transaction, see [`Tx::next_number`].
    pub async fn turn(&self, series: &str) -> Result<Option<Turn>, Fault> {
        let Database::Sqlite(sqlite) = &self.database else {
            return Ok(None);
        };
        let last = sqlite.series.of(self.tenant, series).lock_owned().await;
        let given = match *last {
            Some(given) => given,
            None => self.read().await?.last_number(series).await?,
        };
        Ok(Some(Turn {
            series: series.to_owned(),
            number: given + 1,
            last,
        }))
    }

    /// A change with a number was not written: the database knows where the series stands.
    pub(crate) async fn ask_again(&self, series: &str) {
        if let Database::Sqlite(sqlite) = &self.database {
            *sqlite.series.of(self.tenant, series).lock_owned().await = None;
        }
    }
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
