//! Planned work by unique name: planning twice does it once, a lease keeps two workers apart, failures are tried again.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::Tx;
use crate::fault::{Fault, FaultKind};
use crate::seal::Purpose;
use crate::statements::statements;

statements! {
    PLAN = "INSERT INTO job (tenant, name, id, kind, payload, planned_at, attempts, lease_until)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7)
        ON CONFLICT (tenant, name) DO NOTHING";
    PENDING = "SELECT name, id, kind, payload, attempts FROM job
        WHERE tenant = $1 AND lease_until <= $2 AND done_at IS NULL AND parked_at IS NULL
        ORDER BY lease_until
        LIMIT $3";
    LEASE = "UPDATE job SET attempts = attempts + 1, lease_until = $1
        WHERE tenant = $2 AND name = $3 AND attempts = $4 AND done_at IS NULL AND parked_at IS NULL";
    FINISH = "UPDATE job SET done_at = $1, payload = NULL, problem = NULL
        WHERE tenant = $2 AND name = $3 AND done_at IS NULL";
    POSTPONE = "UPDATE job SET lease_until = $1, problem = $2
        WHERE tenant = $3 AND name = $4 AND done_at IS NULL";
    PARK = "UPDATE job SET parked_at = $1, problem = $2
        WHERE tenant = $3 AND name = $4 AND done_at IS NULL";
    FORGET_DONE = "DELETE FROM job WHERE tenant = $1 AND done_at < $2";
}

/// Work to be done at or after a moment.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a> {
    /// What makes it unique: `remind/<case>/2026-11-23`.
    pub name: &'a str,
    pub id: Uuid,
    pub kind: &'a str,
    pub payload: &'a [u8],
    pub run_at: Timestamp,
}

/// A job in the hands of one worker until its lease runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub name: String,
    pub kind: String,
    pub payload: Vec<u8>,
    /// This one included.
    pub attempts: i64,
}

impl Tx {
    /// False: a job of this name exists, done or not.
    pub async fn plan_job(&mut self, job: NewJob<'_>, now: Timestamp) -> Result<bool, Fault> {
        let tenant = self.tenant;
        let sealed = self.keys.seal(tenant, job.id, Purpose::Job, job.payload)?;
        let values = [
            tenant.into(),
            job.name.into(),
            job.id.into(),
            job.kind.into(),
            (&sealed).into(),
            now.into(),
            job.run_at.into(),
        ];
        Ok(self.execute(PLAN, &values).await? > 0)
    }

    /// Takes up to `limit` jobs for one worker until `lease_until`.
    pub async fn lease_jobs(&mut self, now: Timestamp, lease_until: Timestamp, limit: i64) -> Result<Vec<Job>, Fault> {
        let tenant = self.tenant;
        let rows = self.rows(PENDING, &[tenant.into(), now.into(), limit.into()]).await?;
        let mut leased = Vec::with_capacity(rows.len());
        for mut row in rows {
            let name = row.text(0)?;
            let attempts = row.int(4)?;
            let values = [lease_until.into(), tenant.into(), name.as_str().into(), attempts.into()];
            if self.execute(LEASE, &values).await? == 0 {
                continue;
            }
            let id = row.uuid(1)?;
            let payload = match self.keys.open(tenant, id, Purpose::Job, &row.bytes(3)?) {
                Ok(payload) => payload,
                // One that nobody can read must not stop those behind it.
                Err(fault) if fault.kind() == FaultKind::Altered => {
                    self.park_job(&name, now, "its sealed content does not open").await?;
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            leased.push(Job {
                name,
                kind: row.text(2)?,
                payload,
                attempts: attempts + 1,
            });
        }
        Ok(leased)
    }

    /// False: somebody else had finished it.
    pub async fn finish_job(&mut self, name: &str, now: Timestamp) -> Result<bool, Fault> {
        Ok(self
            .execute(FINISH, &[now.into(), self.tenant.into(), name.into()])
            .await?
            > 0)
    }

    /// Tries again later. `problem` is for the operator and must hold nothing personal.
    pub async fn postpone_job(&mut self, name: &str, until: Timestamp, problem: &str) -> Result<(), Fault> {
        self.execute(
            POSTPONE,
            &[until.into(), problem.into(), self.tenant.into(), name.into()],
        )
        .await
        .map(|_| ())
    }

    /// Gives up; a person must look.
    pub async fn park_job(&mut self, name: &str, now: Timestamp, problem: &str) -> Result<(), Fault> {
        self.execute(PARK, &[now.into(), problem.into(), self.tenant.into(), name.into()])
            .await
            .map(|_| ())
    }

    /// Deletes jobs finished before a moment. Their names may then be planned again.
    pub async fn forget_jobs(&mut self, done_before: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_DONE, &[self.tenant.into(), done_before.into()])
            .await
    }
}
