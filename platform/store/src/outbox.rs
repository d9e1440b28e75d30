//! Effects waiting to be carried out: written with the change that causes them, done at least once, parked when hopeless.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::seal::Purpose;
use crate::statements::statements;
use crate::value::Value;

statements! {
    pub(crate) INSERT_EFFECT = "INSERT INTO outbox (tenant, id, matter, at, kind, payload, attempts, lease_until)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
    PENDING = "SELECT id, matter, at, kind, payload, attempts FROM outbox
        WHERE tenant = $1 AND lease_until <= $2 AND done_at IS NULL AND parked_at IS NULL
        ORDER BY lease_until
        LIMIT $3";
    LEASE = "UPDATE outbox SET attempts = attempts + 1, lease_until = $1
        WHERE tenant = $2 AND id = $3 AND attempts = $4 AND done_at IS NULL AND parked_at IS NULL";
    // What was carried out needs its payload no more, and it may be personal.
    FINISH = "UPDATE outbox SET done_at = $1, payload = NULL, problem = NULL
        WHERE tenant = $2 AND id = $3 AND done_at IS NULL";
    POSTPONE = "UPDATE outbox SET lease_until = $1, problem = $2
        WHERE tenant = $3 AND id = $4 AND done_at IS NULL";
    PARK = "UPDATE outbox SET parked_at = $1, problem = $2
        WHERE tenant = $3 AND id = $4 AND done_at IS NULL";
    FORGET_DONE = "DELETE FROM outbox WHERE tenant = $1 AND done_at < $2";
    COUNT_PARKED = "SELECT COUNT(*) FROM outbox WHERE tenant = $1 AND parked_at IS NOT NULL";
}

/// Something the platform shall do once the change is committed.
#[derive(Clone, Copy, Debug)]
pub struct NewEffect<'a> {
    pub id: Uuid,
    /// When it is to be carried out, and not before.
    pub at: Timestamp,
    pub kind: &'a str,
    /// May hold personal data: sealed here, with the key of the case.
    pub payload: &'a [u8],
}

/// An effect in the hands of one worker until its lease runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    pub id: Uuid,
    pub matter: Option<Uuid>,
    pub at: Timestamp,
    pub kind: String,
    pub payload: Vec<u8>,
    /// This one included.
    pub attempts: i64,
}

impl NewEffect<'_> {
    pub(crate) fn bind<'a>(&'a self, tenant: i64, matter: Uuid, sealed: &'a [u8]) -> Vec<Value<'a>> {
        vec![
            tenant.into(),
            self.id.into(),
            matter.into(),
            self.at.into(),
            self.kind.into(),
            sealed.into(),
            self.at.into(),
        ]
    }
}

impl Tx {
    /// Leaves an effect that belongs to no case.
    pub async fn leave_effect(&mut self, effect: NewEffect<'_>) -> Result<(), Fault> {
        let tenant = self.tenant;
        let sealed = self.keys.seal(tenant, effect.id, Purpose::Effect, effect.payload)?;
        let mut values = effect.bind(tenant, effect.id, &sealed);
        values[2] = Value::Null;
        self.execute(INSERT_EFFECT, &values).await.map(|_| ())
    }

    /// Takes up to `limit` effects for one worker until `lease_until`. No two workers get the same one.
    pub async fn lease_effects(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: i64,
    ) -> Result<Vec<Effect>, Fault> {
        let tenant = self.tenant;
        let rows = self.rows(PENDING, &[tenant.into(), now.into(), limit.into()]).await?;
        let mut leased = Vec::with_capacity(rows.len());
        for mut row in rows {
            let id = row.uuid(0)?;
            let attempts = row.int(5)?;
            let values = [lease_until.into(), tenant.into(), id.into(), attempts.into()];
            if self.execute(LEASE, &values).await? == 0 {
                continue;
            }
            let matter = row.optional_uuid(1)?;
            let payload = match self.open_payload(id, matter, &row.bytes(4)?).await {
                Ok(Some(payload)) => payload,
                // The case was erased: nobody is left to be told.
                Ok(None) => {
                    self.finish_effect(id, now).await?;
                    continue;
                }
                // One that nobody can read must not stop those behind it.
                Err(fault) if fault.kind() == FaultKind::Altered => {
                    self.park_effect(id, now, "its sealed content does not open").await?;
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            leased.push(Effect {
                id,
                matter,
                at: row.instant(2)?,
                kind: row.text(3)?,
                payload,
                attempts: attempts + 1,
            });
        }
        Ok(leased)
    }

    async fn open_payload(&mut self, id: Uuid, matter: Option<Uuid>, sealed: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        let tenant = self.tenant;
        let Some(matter) = matter else {
            return self.keys.open(tenant, id, Purpose::Effect, sealed).map(Some);
        };
        let key = self.case_key(matter).await?;
        key.map(|key| key.open(tenant, id, Purpose::Effect, sealed)).transpose()
    }

    /// False: somebody else had finished it.
    pub async fn finish_effect(&mut self, id: Uuid, now: Timestamp) -> Result<bool, Fault> {
        Ok(self
            .execute(FINISH, &[now.into(), self.tenant.into(), id.into()])
            .await?
            > 0)
    }

    /// Tries again later. `problem` is for the operator and must hold nothing personal.
    pub async fn postpone_effect(&mut self, id: Uuid, until: Timestamp, problem: &str) -> Result<(), Fault> {
        self.execute(POSTPONE, &[until.into(), problem.into(), self.tenant.into(), id.into()])
            .await
            .map(|_| ())
    }

    /// Gives up; a person must look.
    pub async fn park_effect(&mut self, id: Uuid, now: Timestamp, problem: &str) -> Result<(), Fault> {
        self.execute(PARK, &[now.into(), problem.into(), self.tenant.into(), id.into()])
            .await
            .map(|_| ())
    }

    /// Deletes effects finished before a moment.
    pub async fn forget_effects(&mut self, done_before: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_DONE, &[self.tenant.into(), done_before.into()])
            .await
    }
}

impl Reader {
    /// Effects that were given up and wait for a person.
    pub async fn parked_effects(&mut self) -> Result<i64, Fault> {
        let row = self.row(COUNT_PARKED, &[self.tenant.into()]).await?;
        row.map_or(Ok(0), |mut row| row.int(0))
    }
}
