//! Who is signed in, and how often a PIN was wrong.

use maklumat_calendar::Timestamp;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::statements::statements;

statements! {
    OPEN_SESSION = "INSERT INTO session (tenant, token_hash, officer, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    SESSION = "SELECT officer, created_at, expires_at FROM session
        WHERE tenant = $1 AND token_hash = $2 AND expires_at > $3";
    CLOSE_SESSION = "DELETE FROM session WHERE tenant = $1 AND token_hash = $2";
    CLOSE_SESSIONS_OF = "DELETE FROM session WHERE tenant = $1 AND officer = $2";
    FORGET_SESSIONS = "DELETE FROM session WHERE tenant = $1 AND expires_at <= $2";
    ATTEMPTS = "SELECT failures, blocked_until FROM attempt WHERE tenant = $1 AND subject = $2";
    COUNT_ATTEMPT = "INSERT INTO attempt (tenant, subject, failures) VALUES ($1, $2, 1)
        ON CONFLICT (tenant, subject) DO UPDATE SET failures = attempt.failures + 1
        RETURNING failures, blocked_until";
    BLOCK = "UPDATE attempt SET blocked_until = $1 WHERE tenant = $2 AND subject = $3";
    CLEAR_ATTEMPTS = "DELETE FROM attempt WHERE tenant = $1 AND subject = $2";
    FORGET_ATTEMPTS = "DELETE FROM attempt WHERE tenant = $1 AND (blocked_until IS NULL OR blocked_until < $2)";
}

/// An officer signed in on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub officer: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// Wrong tries of one PIN or code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    pub failures: i64,
    pub blocked_until: Option<Timestamp>,
}

impl Tx {
    /// Only a hash of the token is kept.
    pub async fn open_session(&mut self, token_hash: &[u8; 32], session: &Session) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            token_hash.into(),
            (&session.officer).into(),
            session.created_at.into(),
            session.expires_at.into(),
        ];
        self.execute(OPEN_SESSION, &values).await.map(|_| ())
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
        row.map(|mut row| {
            Ok(Session {
                officer: row.text(0)?,
                created_at: row.instant(1)?,
                expires_at: row.instant(2)?,
            })
        })
        .transpose()
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
