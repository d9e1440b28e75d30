//! What an officer has looked at in order to sign it, and what came of signing many at once.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    KEEP_REVIEW = "INSERT INTO review (tenant, officer, matter, step, sequence, reviewed_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, 'reviewed')
        ON CONFLICT (tenant, officer, matter, step) DO UPDATE
        SET sequence = excluded.sequence, reviewed_at = excluded.reviewed_at, state = 'reviewed', batch = NULL,
            outcome = NULL, problem = NULL, done_at = NULL";
    REVIEWED = "SELECT matter, sequence FROM review
        WHERE tenant = $1 AND officer = $2 AND state = 'reviewed' AND step = $3";
    PUT_IN_BATCH = "UPDATE review SET batch = $1, outcome = $2, state = 'waiting'
        WHERE tenant = $3 AND officer = $4 AND matter = $5 AND step = $6 AND sequence = $7 AND state = 'reviewed'";
    END_REVIEW = "UPDATE review SET state = $1, problem = $2, done_at = $3
        WHERE tenant = $4 AND officer = $5 AND matter = $6 AND step = $7 AND batch = $8";
    BATCH = "SELECT matter, step, sequence, outcome, state, problem, done_at FROM review
        WHERE tenant = $1 AND batch = $2 AND officer = $3";
    FORGET_REVIEWS = "DELETE FROM review WHERE tenant = $1 AND officer = $2 AND done_at < $3";
}

/// One file of a batch that is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub matter: Uuid,
    pub step: String,
    /// The last event of the case when it was looked at.
    pub sequence: i64,
    pub outcome: Option<String>,
    /// `waiting`, `signed` or `refused`.
    pub state: String,
    /// Why it was refused, as the caller wrote it.
    pub problem: Option<String>,
    pub done_at: Option<Timestamp>,
}

impl Tx {
    /// Writes down that an officer has looked at a case as it stands.
    pub async fn keep_review(
        &mut self,
        (officer, step): (&str, &str),
        (matter, sequence): (Uuid, i64),
        now: Timestamp,
    ) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            officer.into(),
            matter.into(),
            step.into(),
            sequence.into(),
            now.into(),
        ];
        self.execute(KEEP_REVIEW, &values).await.map(|_| ())
    }

    /// Puts a reviewed case into a batch. False: it was not reviewed, or not as it stood then.
    pub async fn put_in_batch(
        &mut self,
        (batch, outcome): (Uuid, Option<&str>),
        (officer, step): (&str, &str),
        (matter, sequence): (Uuid, i64),
    ) -> Result<bool, Fault> {
        let values = [
            batch.into(),
            outcome.into(),
            self.tenant.into(),
            officer.into(),
            matter.into(),
            step.into(),
            sequence.into(),
        ];
        Ok(self.execute(PUT_IN_BATCH, &values).await? > 0)
    }

    /// What came of one file of a batch. `problem` must hold nothing personal.
    pub async fn end_review(
        &mut self,
        (batch, officer): (Uuid, &str),
        row: &BatchRow,
        (state, problem): (&str, Option<&str>),
        now: Timestamp,
    ) -> Result<(), Fault> {
        let values = [
            state.into(),
            problem.into(),
            now.into(),
            self.tenant.into(),
            officer.into(),
            row.matter.into(),
            row.step.as_str().into(),
            batch.into(),
        ];
        self.execute(END_REVIEW, &values).await.map(|_| ())
    }

    /// Forgets what came of an officer's batches that were done before.
    pub async fn forget_reviews(&mut self, officer: &str, before: Timestamp) -> Result<(), Fault> {
        self.execute(FORGET_REVIEWS, &[self.tenant.into(), officer.into(), before.into()])
            .await
            .map(|_| ())
    }
}

impl Reader {
    /// Cases an officer has looked at for a step, with the last event each had then.
    pub async fn reviewed(&mut self, officer: &str, step: &str) -> Result<Vec<(Uuid, i64)>, Fault> {
        let rows = self
            .rows(REVIEWED, &[self.tenant.into(), officer.into(), step.into()])
            .await?;
        rows.into_iter()
            .map(|mut row| Ok((row.uuid(0)?, row.int(1)?)))
            .collect()
    }

    /// A batch of an officer; empty where it is nobody's or another's.
    pub async fn batch_of(&mut self, batch: Uuid, officer: &str) -> Result<Vec<BatchRow>, Fault> {
        let rows = self
            .rows(BATCH, &[self.tenant.into(), batch.into(), officer.into()])
            .await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(BatchRow {
                    matter: row.uuid(0)?,
                    step: row.text(1)?,
                    sequence: row.int(2)?,
                    outcome: row.optional_text(3)?,
                    state: row.text(4)?,
                    problem: row.optional_text(5)?,
                    done_at: row.optional_instant(6)?,
                })
            })
            .collect()
    }
}
