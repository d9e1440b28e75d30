//! Effects waiting to be carried out: written with the change that causes them, done at least once, parked when hopeless.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::Tx;
use crate::fault::Fault;
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
}

/// Something the platform shall do once the change is committed.
#[derive(Clone, Copy, Debug)]
pub struct NewEffect<'a> {
    pub id: Uuid,
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
            let sealed = row.bytes(4)?;
            let payload = match matter {
                None => self.keys.open(tenant, id, Purpose::Effect, &sealed)?,
                Some(matter) => match self.case_key(matter).await? {
                    Some(key) => key.open(tenant, id, Purpose::Effect, &sealed)?,
                    // The case was erased: nobody is left to be told.
                    None => {
                        self.finish_effect(id, now).await?;
                        continue;
                    }
                },
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
