//! Letters that leave the house: planned with the change they tell of, sent at least once, parked when hopeless, and
//! remembered without address or words.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::Row;

statements! {
    PLAN_LETTER = "INSERT INTO letter (
            tenant, id, matter, officer, kind, about, until, channel, link, at, attempts, lease_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)
        ON CONFLICT (tenant, id) DO NOTHING";
    // What was sent at once, without waiting in this table.
    KEEP_SENT = "INSERT INTO letter (
            tenant, id, kind, channel, at, attempts, lease_until, done_at, outcome, problem)
        VALUES ($1, $2, $3, $4, $5, 1, $5, $5, $6, $7)
        ON CONFLICT (tenant, id) DO NOTHING";
    PENDING = "SELECT id, matter, officer, kind, about, until, channel, at, attempts FROM letter
        WHERE tenant = $1 AND lease_until <= $2 AND done_at IS NULL AND parked_at IS NULL
        ORDER BY lease_until
        LIMIT $3";
    LEASE = "UPDATE letter SET attempts = attempts + 1, lease_until = $1
        WHERE tenant = $2 AND id = $3 AND attempts = $4 AND done_at IS NULL AND parked_at IS NULL";
    FINISH = "UPDATE letter SET done_at = $1, channel = $2, outcome = $3, problem = $4
        WHERE tenant = $5 AND id = $6 AND done_at IS NULL";
    POSTPONE = "UPDATE letter SET lease_until = $1, problem = $2
        WHERE tenant = $3 AND id = $4 AND done_at IS NULL";
    // Put off before anybody was asked: no try was made.
    WAIT = "UPDATE letter SET lease_until = $1, attempts = attempts - 1
        WHERE tenant = $2 AND id = $3 AND done_at IS NULL";
    PARK = "UPDATE letter SET parked_at = $1, problem = $2
        WHERE tenant = $3 AND id = $4 AND done_at IS NULL";
    RETRY_PARKED = "UPDATE letter SET parked_at = NULL, attempts = 0, lease_until = $1
        WHERE tenant = $2 AND parked_at IS NOT NULL AND done_at IS NULL";
    DROP_PARKED = "UPDATE letter SET parked_at = NULL, done_at = $1, outcome = 'dropped'
        WHERE tenant = $2 AND parked_at IS NOT NULL AND done_at IS NULL";
    LETTERS_OF_MATTER = "SELECT kind, channel, at, done_at, parked_at, outcome FROM letter
        WHERE tenant = $1 AND matter = $2
        ORDER BY at DESC
        LIMIT $3";
    LATEST_LETTERS = "SELECT kind, channel, at, done_at, parked_at, outcome FROM letter
        WHERE tenant = $1 AND done_at IS NOT NULL
        ORDER BY done_at DESC
        LIMIT $2";
    MATTER_OF_LINK = "SELECT matter FROM letter WHERE tenant = $1 AND link = $2 AND at > $3 AND matter IS NOT NULL";
    PARKED = "SELECT kind, problem, COUNT(*), MIN(parked_at) FROM letter
        WHERE tenant = $1 AND parked_at IS NOT NULL
        GROUP BY kind, problem
        ORDER BY kind, problem";
    FIGURES = "SELECT kind, outcome, COUNT(*) FROM letter
        WHERE tenant = $1 AND done_at >= $2
        GROUP BY kind, outcome
        ORDER BY kind, outcome";
    FORGET_LETTERS = "DELETE FROM letter WHERE tenant = $1 AND done_at < $2 AND matter IS NULL";
}

/// A letter to be sent at or after a moment.
#[derive(Clone, Copy, Debug)]
pub struct NewLetter<'a> {
    /// Planning the same one twice plans it once.
    pub id: Uuid,
    pub matter: Option<Uuid>,
    /// To whom, where it is about no case.
    pub officer: Option<&'a str>,
    pub kind: &'a str,
    /// The product it is about, where it is about one.
    pub about: Option<&'a str>,
    /// A day to be kept.
    pub until: Option<Timestamp>,
    pub channel: &'a str,
    /// Keyed hash of the code in its short link.
    pub link: Option<[u8; 32]>,
    pub at: Timestamp,
    pub not_before: Timestamp,
}

/// A letter in the hands of one worker until its lease runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedLetter {
    pub id: Uuid,
    pub matter: Option<Uuid>,
    pub officer: Option<String>,
    pub kind: String,
    pub about: Option<String>,
    pub until: Option<Timestamp>,
    pub channel: String,
    pub at: Timestamp,
    /// This one included.
    pub attempts: i64,
}

/// What became of a letter about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterRecord {
    pub kind: String,
    pub channel: String,
    pub at: Timestamp,
    pub done_at: Option<Timestamp>,
    pub parked_at: Option<Timestamp>,
    /// `taken`, `refused`, `dropped`
    pub outcome: Option<String>,
}

/// Letters of one kind that a person must look at, for one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedLetters {
    pub kind: String,
    pub problem: String,
    pub count: i64,
    pub since: Timestamp,
}

impl Tx {
    /// False: it was planned before, sent or not.
    pub async fn plan_letter(&mut self, letter: &NewLetter<'_>) -> Result<bool, Fault> {
        let values = [
            self.tenant.into(),
            letter.id.into(),
            letter.matter.into(),
            letter.officer.into(),
            letter.kind.into(),
            letter.about.into(),
            letter.until.into(),
            letter.channel.into(),
            letter.link.as_ref().into(),
            letter.at.into(),
            letter.not_before.into(),
        ];
        Ok(self.execute(PLAN_LETTER, &values).await? > 0)
    }

    /// Remembers a letter that was sent at once and is about no case.
    pub async fn keep_sent_letter(
        &mut self,
        id: Uuid,
        (kind, channel): (&str, &str),
        at: Timestamp,
        (outcome, problem): (&str, Option<&str>),
    ) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            id.into(),
            kind.into(),
            channel.into(),
            at.into(),
            outcome.into(),
            problem.into(),
        ];
        self.execute(KEEP_SENT, &values).await.map(|_| ())
    }

    /// Takes up to `limit` letters for one worker until `lease_until`. No two workers get the same one.
    pub async fn lease_letters(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: i64,
    ) -> Result<Vec<PlannedLetter>, Fault> {
        let tenant = self.tenant;
        let rows = self.rows(PENDING, &[tenant.into(), now.into(), limit.into()]).await?;
        let mut leased = Vec::with_capacity(rows.len());
        for mut row in rows {
            let id = row.uuid(0)?;
            let attempts = row.int(8)?;
            let values = [lease_until.into(), tenant.into(), id.into(), attempts.into()];
            if self.execute(LEASE, &values).await? == 0 {
                continue;
            }
            leased.push(PlannedLetter {
                id,
                matter: row.optional_uuid(1)?,
                officer: row.optional_text(2)?,
                kind: row.text(3)?,
                about: row.optional_text(4)?,
                until: row.optional_instant(5)?,
                channel: row.text(6)?,
                at: row.instant(7)?,
                attempts: attempts + 1,
            });
        }
        Ok(leased)
    }

    /// `channel` is the one it was sent by at last. `problem` is for the operator and must hold nothing personal.
    pub async fn finish_letter(
        &mut self,
        id: Uuid,
        now: Timestamp,
        channel: &str,
        (outcome, problem): (&str, Option<&str>),
    ) -> Result<(), Fault> {
        let values = [
            now.into(),
            channel.into(),
            outcome.into(),
            problem.into(),
            self.tenant.into(),
            id.into(),
        ];
        self.execute(FINISH, &values).await.map(|_| ())
    }

    /// Tries again later.
    pub async fn postpone_letter(&mut self, id: Uuid, until: Timestamp, problem: &str) -> Result<(), Fault> {
        let values = [until.into(), problem.into(), self.tenant.into(), id.into()];
        self.execute(POSTPONE, &values).await.map(|_| ())
    }

    /// Waits without having tried.
    pub async fn let_letter_wait(&mut self, id: Uuid, until: Timestamp) -> Result<(), Fault> {
        self.execute(WAIT, &[until.into(), self.tenant.into(), id.into()])
            .await
            .map(|_| ())
    }

    /// Gives up; a person must look.
    pub async fn park_letter(&mut self, id: Uuid, now: Timestamp, problem: &str) -> Result<(), Fault> {
        self.execute(PARK, &[now.into(), problem.into(), self.tenant.into(), id.into()])
            .await
            .map(|_| ())
    }

    /// Tries again whatever was given up. Gives how many.
    pub async fn retry_parked_letters(&mut self, now: Timestamp) -> Result<u64, Fault> {
        self.execute(RETRY_PARKED, &[now.into(), self.tenant.into()]).await
    }

    /// Sends whatever was given up never. Gives how many.
    pub async fn drop_parked_letters(&mut self, now: Timestamp) -> Result<u64, Fault> {
        self.execute(DROP_PARKED, &[now.into(), self.tenant.into()]).await
    }

    /// Deletes letters about no case that were done before a moment. Those about a case stay with it.
    pub async fn forget_letters(&mut self, done_before: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_LETTERS, &[self.tenant.into(), done_before.into()])
            .await
    }
}

impl Reader {
    /// Letters about a case, the latest first.
    pub async fn letters_of(&mut self, matter: Uuid, limit: i64) -> Result<Vec<LetterRecord>, Fault> {
        let values = [self.tenant.into(), matter.into(), limit.into()];
        let rows = self.rows(LETTERS_OF_MATTER, &values).await?;
        rows.into_iter().map(record).collect()
    }

    /// The letters that were dealt with last, the latest first: neither to whom nor about which case.
    pub async fn latest_letters(&mut self, limit: i64) -> Result<Vec<LetterRecord>, Fault> {
        let rows = self.rows(LATEST_LETTERS, &[self.tenant.into(), limit.into()]).await?;
        rows.into_iter().map(record).collect()
    }

    /// The case a short link leads to, if its letter is younger than a moment.
    pub async fn matter_of_link(&mut self, link: &[u8; 32], planned_after: Timestamp) -> Result<Option<Uuid>, Fault> {
        let values = [self.tenant.into(), link.into(), planned_after.into()];
        let row = self.row(MATTER_OF_LINK, &values).await?;
        row.map(|mut row| row.uuid(0)).transpose()
    }

    /// What was given up and waits for a person.
    pub async fn parked_letters(&mut self) -> Result<Vec<ParkedLetters>, Fault> {
        let rows = self.rows(PARKED, &[self.tenant.into()]).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(ParkedLetters {
                    kind: row.text(0)?,
                    problem: row.optional_text(1)?.unwrap_or_default(),
                    count: row.int(2)?,
                    since: row.instant(3)?,
                })
            })
            .collect()
    }

    /// How many letters of each kind ended how, since a moment: kind, outcome, count.
    pub async fn letter_figures(&mut self, since: Timestamp) -> Result<Vec<(String, String, i64)>, Fault> {
        let rows = self.rows(FIGURES, &[self.tenant.into(), since.into()]).await?;
        rows.into_iter()
            .map(|mut row| Ok((row.text(0)?, row.optional_text(1)?.unwrap_or_default(), row.int(2)?)))
            .collect()
    }
}

fn record(mut row: Row) -> Result<LetterRecord, Fault> {
    Ok(LetterRecord {
        kind: row.text(0)?,
        channel: row.text(1)?,
        at: row.instant(2)?,
        done_at: row.optional_instant(3)?,
        parked_at: row.optional_instant(4)?,
        outcome: row.optional_text(5)?,
    })
}
