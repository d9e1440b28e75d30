//! Who is signed in and where, and how often a PIN was wrong.

use maklumat_calendar::Timestamp;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::people::owner_of_account;
use crate::seal::{Keys, Purpose};
use crate::statements::statements;
use crate::value::Row;

statements! {
    OPEN_SESSION = "INSERT INTO session (
            tenant, token_hash, officer, created_at, expires_at, ends_at, seen_at, proved_at, origin, acting)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SESSION = "SELECT officer, created_at, expires_at, ends_at, seen_at, proved_at, origin, acting, token_hash
        FROM session
        WHERE tenant = $1 AND token_hash = $2 AND expires_at > $3";
    SESSIONS_OF = "SELECT officer, created_at, expires_at, ends_at, seen_at, proved_at, origin, acting, token_hash
        FROM session
        WHERE tenant = $1 AND officer = $2 AND expires_at > $3";
    SEEN = "UPDATE session SET seen_at = $1, expires_at = $2 WHERE tenant = $3 AND token_hash = $4 AND expires_at > $1";
    PROVED = "UPDATE session SET proved_at = $1 WHERE tenant = $2 AND token_hash = $3";
    ACT_FOR = "UPDATE session SET acting = $1 WHERE tenant = $2 AND token_hash = $3";
    CLOSE_SESSION = "DELETE FROM session WHERE tenant = $1 AND token_hash = $2";
    CLOSE_SESSIONS_OF = "DELETE FROM session WHERE tenant = $1 AND officer = $2";
    CLOSE_OTHER_SESSIONS = "DELETE FROM session WHERE tenant = $1 AND officer = $2 AND token_hash <> $3";
    FORGET_SESSIONS = "DELETE FROM session WHERE tenant = $1 AND expires_at <= $2";
    ATTEMPTS = "SELECT failures, blocked_until FROM attempt WHERE tenant = $1 AND subject = $2";
    COUNT_ATTEMPT = "INSERT INTO attempt (tenant, subject, failures) VALUES ($1, $2, 1)
        ON CONFLICT (tenant, subject) DO UPDATE SET failures = attempt.failures + 1
        RETURNING failures, blocked_until";
    UNCOUNT_ATTEMPT = "UPDATE attempt SET failures = failures - 1
        WHERE tenant = $1 AND subject = $2 AND failures > 0";
    BLOCK = "UPDATE attempt SET blocked_until = $1 WHERE tenant = $2 AND subject = $3";
    CLEAR_ATTEMPTS = "DELETE FROM attempt WHERE tenant = $1 AND subject = $2";
    FORGET_ATTEMPTS = "DELETE FROM attempt WHERE tenant = $1 AND (blocked_until IS NULL OR blocked_until < $2)";
}

/// An officer signed in on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub token_hash: [u8; 32],
    pub officer: String,
    pub created_at: Timestamp,
    /// Moved on while it is used.
    pub expires_at: Timestamp,
    /// When it ends however much it is used.
    pub ends_at: Timestamp,
    pub seen_at: Timestamp,
    /// When the officer last gave the password.
    pub proved_at: Timestamp,
    /// Network and browser; empty where it is not known.
    pub origin: String,
    /// The position acted for, where one of several was chosen.
    pub acting: Option<String>,
}

/// Wrong tries of one PIN or code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    pub failures: i64,
    pub blocked_until: Option<Timestamp>,
}

impl Tx {
    /// Only a hash of the token is kept.
    pub async fn open_session(&mut self, session: &Session) -> Result<(), Fault> {
        let tenant = self.tenant;
        let owner = owner_of_account(&session.officer);
        let origin = self
            .keys
            .seal(tenant, owner, Purpose::Origin, session.origin.as_bytes())?;
        let values = [
            tenant.into(),
            (&session.token_hash).into(),
            (&session.officer).into(),
            session.created_at.into(),
            session.expires_at.into(),
            session.ends_at.into(),
            session.seen_at.into(),
            session.proved_at.into(),
            (&origin).into(),
            session.acting.as_ref().into(),
        ];
        self.execute(OPEN_SESSION, &values).await.map(|_| ())
    }

    /// The session was used just now and lasts longer. One that has expired meanwhile stays so.
    pub async fn session_was_seen(
        &mut self,
        token_hash: &[u8; 32],
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), Fault> {
        let values = [now.into(), expires_at.into(), self.tenant.into(), token_hash.into()];
        self.execute(SEEN, &values).await.map(|_| ())
    }

    /// Its officer has just given the password again.
    pub async fn session_was_proved(&mut self, token_hash: &[u8; 32], now: Timestamp) -> Result<(), Fault> {
        let values = [now.into(), self.tenant.into(), token_hash.into()];
        self.execute(PROVED, &values).await.map(|_| ())
    }

    /// Chooses the position acted for; `None` acts for all that are held.
    pub async fn act_for(&mut self, token_hash: &[u8; 32], position: Option<&str>) -> Result<(), Fault> {
        let values = [position.into(), self.tenant.into(), token_hash.into()];
        self.execute(ACT_FOR, &values).await.map(|_| ())
    }

    pub async fn close_session(&mut self, token_hash: &[u8; 32]) -> Result<(), Fault> {
        self.execute(CLOSE_SESSION, &[self.tenant.into(), token_hash.into()])
            .await
            .map(|_| ())
    }

    /// Signs an officer out everywhere.
    pub async fn close_sessions_of(&mut self, officer: &str) -> Result<u64, Fault> {
        self.execute(CLOSE_SESSIONS_OF, &[self.tenant.into(), officer.into()])
            .await
    }

    /// Signs an officer out everywhere but here.
    pub async fn close_other_sessions(&mut self, officer: &str, here: &[u8; 32]) -> Result<u64, Fault> {
        self.execute(CLOSE_OTHER_SESSIONS, &[self.tenant.into(), officer.into(), here.into()])
            .await
    }

    pub async fn forget_expired_sessions(&mut self, now: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_SESSIONS, &[self.tenant.into(), now.into()]).await
    }

    /// Counts a try before it is judged, and says the how many-th it is and whether tries are blocked. Others who try
    /// the same wait until this transaction ends. `subject` is a keyed hash of what is tried.
    pub async fn count_attempt(&mut self, subject: &[u8; 32]) -> Result<Attempts, Fault> {
        let tenant = self.tenant;
        let row = self.row(COUNT_ATTEMPT, &[tenant.into(), subject.into()]).await?;
        let mut row = row.ok_or_else(|| Fault::new(FaultKind::Broken, "an attempt was not counted"))?;
        Ok(Attempts {
            failures: row.int(0)?,
            blocked_until: row.optional_instant(1)?,
        })
    }

    /// The moment from which the next try is allowed. Tries are forgotten some time after it.
    pub async fn block_attempts(&mut self, subject: &[u8; 32], until: Timestamp) -> Result<(), Fault> {
        self.execute(BLOCK, &[until.into(), self.tenant.into(), subject.into()])
            .await
            .map(|_| ())
    }

    /// Takes one try back, because it was right.
    pub async fn uncount_attempt(&mut self, subject: &[u8; 32]) -> Result<(), Fault> {
        self.execute(UNCOUNT_ATTEMPT, &[self.tenant.into(), subject.into()])
            .await
            .map(|_| ())
    }

    pub async fn clear_attempts(&mut self, subject: &[u8; 32]) -> Result<(), Fault> {
        self.execute(CLEAR_ATTEMPTS, &[self.tenant.into(), subject.into()])
            .await
            .map(|_| ())
    }

    /// Deletes tries whose block ended before a moment.
    pub async fn forget_attempts(&mut self, blocked_before: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_ATTEMPTS, &[self.tenant.into(), blocked_before.into()])
            .await
    }
}

impl Reader {
    /// The session of a token, unless it has expired.
    pub async fn session(&mut self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<Session>, Fault> {
        let row = self
            .row(SESSION, &[self.tenant.into(), token_hash.into(), now.into()])
            .await?;
        row.map(|row| read_session(row, self.tenant, &self.keys)).transpose()
    }

    /// Where an officer is signed in.
    pub async fn sessions_of(&mut self, officer: &str, now: Timestamp) -> Result<Vec<Session>, Fault> {
        let rows = self
            .rows(SESSIONS_OF, &[self.tenant.into(), officer.into(), now.into()])
            .await?;
        rows.into_iter()
            .map(|row| read_session(row, self.tenant, &self.keys))
            .collect()
    }

    pub async fn attempts(&mut self, subject: &[u8; 32]) -> Result<Attempts, Fault> {
        let row = self.row(ATTEMPTS, &[self.tenant.into(), subject.into()]).await?;
        row.map_or(Ok(Attempts::default()), |mut row| {
            Ok(Attempts {
                failures: row.int(0)?,
                blocked_until: row.optional_instant(1)?,
            })
        })
    }
}

/// What a version before did not write is as that version meant it.
fn read_session(mut row: Row, tenant: i64, keys: &Keys) -> Result<Session, Fault> {
    let officer = row.text(0)?;
    let (created_at, expires_at) = (row.instant(1)?, row.instant(2)?);
    let origin = row
        .optional_bytes(6)?
        .map(|sealed| keys.open(tenant, owner_of_account(&officer), Purpose::Origin, &sealed))
        .transpose()?;
    Ok(Session {
        created_at,
        expires_at,
        ends_at: row.optional_instant(3)?.unwrap_or(expires_at),
        seen_at: row.optional_instant(4)?.unwrap_or(created_at),
        proved_at: row.optional_instant(5)?.unwrap_or(created_at),
        origin: origin.map_or_else(String::new, |bytes| String::from_utf8_lossy(&bytes).into_owned()),
        acting: row.optional_text(7)?,
        token_hash: row.digest(8)?,
        officer,
    })
}
