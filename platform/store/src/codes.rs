//! One-time codes: one at a time for each phone, counted before it is judged, gone once it was right or is too old.

use maklumat_calendar::Timestamp;

use crate::database::Tx;
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    KEEP_CODE = "INSERT INTO one_time_code (tenant, subject, code, tries, expires_at) VALUES ($1, $2, $3, 0, $4)
        ON CONFLICT (tenant, subject) DO UPDATE SET code = excluded.code, tries = 0, expires_at = excluded.expires_at";
    TRY_CODE = "UPDATE one_time_code SET tries = tries + 1
        WHERE tenant = $1 AND subject = $2 AND expires_at > $3
        RETURNING code, tries";
    DROP_CODE = "DELETE FROM one_time_code WHERE tenant = $1 AND subject = $2";
    FORGET_CODES = "DELETE FROM one_time_code WHERE tenant = $1 AND expires_at <= $2";
}

/// A code that is being tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedCode {
    /// Keyed hash of the right one.
    pub code: [u8; 32],
    /// This try included.
    pub tries: i64,
}

impl Tx {
    /// In the place of one that was sent before.
    pub async fn keep_code(&mut self, subject: &[u8; 32], code: &[u8; 32], expires_at: Timestamp) -> Result<(), Fault> {
        let values = [self.tenant.into(), subject.into(), code.into(), expires_at.into()];
        self.execute(KEEP_CODE, &values).await.map(|_| ())
    }

    /// Counts a try. `None`: no code is valid.
    pub async fn try_code(&mut self, subject: &[u8; 32], now: Timestamp) -> Result<Option<TriedCode>, Fault> {
        let tenant = self.tenant;
        let row = self.row(TRY_CODE, &[tenant.into(), subject.into(), now.into()]).await?;
        row.map(|mut row| {
            Ok(TriedCode {
                code: row.digest(0)?,
                tries: row.int(1)?,
            })
        })
        .transpose()
    }

    pub async fn drop_code(&mut self, subject: &[u8; 32]) -> Result<(), Fault> {
        self.execute(DROP_CODE, &[self.tenant.into(), subject.into()])
            .await
            .map(|_| ())
    }

    pub async fn forget_codes(&mut self, now: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_CODES, &[self.tenant.into(), now.into()]).await
    }
}
