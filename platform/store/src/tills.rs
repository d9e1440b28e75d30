//! What an officer took in money on a day, and what the day was closed with.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::seal::Purpose;
use crate::statements::statements;
use crate::value::Value;

statements! {
    TAKEN = "SELECT matter, sequence, at FROM event
        WHERE tenant = $1 AND officer = $2 AND kind = 'fee-paid' AND at >= $3 AND at < $4
        ORDER BY at
        LIMIT $5";
    CLOSE_TILL = "INSERT INTO till (tenant, officer, day, expected, counted, explanation, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant, officer, day) DO NOTHING";
    TILL = "SELECT day, expected, counted, explanation, closed_at FROM till
        WHERE tenant = $1 AND officer = $2 AND day = $3";
    TILLS = "SELECT day, expected, counted, explanation, closed_at FROM till
        WHERE tenant = $1 AND officer = $2
        ORDER BY day DESC
        LIMIT $3";
}

/// A closed day of a cashier. Amounts in whole rupiah.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedTill {
    /// `2026-11-23`
    pub day: String,
    pub expected: i64,
    pub counted: i64,
    pub explanation: Option<String>,
    pub closed_at: Timestamp,
}

impl Reader {
    /// Case and number of the event of every payment an officer has taken, in order.
    pub async fn payments_taken(
        &mut self,
        officer: &str,
        (from, until): (Timestamp, Timestamp),
        limit: i64,
    ) -> Result<Vec<(Uuid, i64)>, Fault> {
        let values = [
            self.tenant.into(),
            officer.into(),
            from.into(),
            until.into(),
            limit.into(),
        ];
        let rows = self.rows(TAKEN, &values).await?;
        rows.into_iter()
            .map(|mut row| Ok((row.uuid(0)?, row.int(1)?)))
            .collect()
    }

    pub async fn till(&mut self, officer: &str, day: &str) -> Result<Option<ClosedTill>, Fault> {
        let values: [Value<'_>; 3] = [self.tenant.into(), officer.into(), day.into()];
        let row = self.row(TILL, &values).await?;
        row.map(|row| self.read_till(row)).transpose()
    }

    /// The days an officer has closed, the latest first.
    pub async fn tills(&mut self, officer: &str, limit: i64) -> Result<Vec<ClosedTill>, Fault> {
        let rows = self
            .rows(TILLS, &[self.tenant.into(), officer.into(), limit.into()])
            .await?;
        rows.into_iter().map(|row| self.read_till(row)).collect()
    }

    fn read_till(&self, mut row: crate::value::Row) -> Result<ClosedTill, Fault> {
        let explanation = row.optional_bytes(3)?;
        let explanation = explanation
            .map(|sealed| self.keys.open(self.tenant, Uuid::nil(), Purpose::Till, &sealed))
            .transpose()?;
        Ok(ClosedTill {
            day: row.text(0)?,
            expected: row.int(1)?,
            counted: row.int(2)?,
            explanation: explanation.map(|plain| String::from_utf8_lossy(&plain).into_owned()),
            closed_at: row.instant(4)?,
        })
    }
}

impl Tx {
    /// Closes a day, once. False: it was closed before.
    pub async fn close_till(&mut self, officer: &str, till: &ClosedTill) -> Result<bool, Fault> {
        let explanation = till
            .explanation
            .as_ref()
            .map(|words| {
                self.keys
                    .seal(self.tenant, Uuid::nil(), Purpose::Till, words.as_bytes())
            })
            .transpose()?;
        let values = [
            self.tenant.into(),
            officer.into(),
            till.day.as_str().into(),
            till.expected.into(),
            till.counted.into(),
            explanation.as_deref().map_or(Value::Null, Value::Bytes),
            till.closed_at.into(),
        ];
        Ok(self.execute(CLOSE_TILL, &values).await? > 0)
    }
}
