//! Forms that may be sent again after a dropped line: which were carried out, and what they were answered.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::seal::Purpose;
use crate::statements::statements;
use crate::value::Value;

statements! {
    BEGIN_SENDING = "INSERT INTO sending (tenant, officer, sent_key, begun_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant, officer, sent_key) DO NOTHING";
    SENDING = "SELECT begun_at, answer FROM sending WHERE tenant = $1 AND officer = $2 AND sent_key = $3";
    // Only one of those who come again takes over what broke off.
    TAKE_OVER_SENDING = "UPDATE sending SET begun_at = $1
        WHERE tenant = $2 AND officer = $3 AND sent_key = $4 AND answer IS NULL AND begun_at <= $5";
    ANSWER_SENDING = "UPDATE sending SET answer = $1 WHERE tenant = $2 AND officer = $3 AND sent_key = $4";
    RELEASE_SENDING = "DELETE FROM sending WHERE tenant = $1 AND officer = $2 AND sent_key = $3 AND answer IS NULL";
    FORGET_SENDINGS = "DELETE FROM sending WHERE tenant = $1 AND begun_at < $2";
}

/// One sent form, by its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    pub begun_at: Timestamp,
    /// What it was answered; `None` while it is carried out, or where that broke off.
    pub answer: Option<Vec<u8>>,
}

impl Reader {
    pub async fn sending(&mut self, officer: &str, key: &str) -> Result<Option<Sending>, Fault> {
        let row = self
            .row(SENDING, &[self.tenant.into(), officer.into(), key.into()])
            .await?;
        let Some(mut row) = row else { return Ok(None) };
        let answer = row.optional_bytes(1)?;
        let answer = answer
            .map(|sealed| self.keys.open(self.tenant, Uuid::nil(), Purpose::Sending, &sealed))
            .transpose()?;
        Ok(Some(Sending {
            begun_at: row.instant(0)?,
            answer,
        }))
    }
}

impl Tx {
    /// False: the key was sent before.
    pub async fn begin_sending(&mut self, (officer, key): (&str, &str), now: Timestamp) -> Result<bool, Fault> {
        let values = [self.tenant.into(), officer.into(), key.into(), now.into()];
        Ok(self.execute(BEGIN_SENDING, &values).await? > 0)
    }

    /// Goes on with what was begun at an instant or earlier and never answered. False: it was answered, or somebody else
    /// goes on.
    pub async fn take_over_sending(
        &mut self,
        (officer, key): (&str, &str),
        (begun_until, now): (Timestamp, Timestamp),
    ) -> Result<bool, Fault> {
        let values = [
            now.into(),
            self.tenant.into(),
            officer.into(),
            key.into(),
            begun_until.into(),
        ];
        Ok(self.execute(TAKE_OVER_SENDING, &values).await? > 0)
    }

    /// Keeps the answer, sealed: it may open an application.
    pub async fn answer_sending(&mut self, (officer, key): (&str, &str), answer: &[u8]) -> Result<(), Fault> {
        let sealed = self.keys.seal(self.tenant, Uuid::nil(), Purpose::Sending, answer)?;
        let values = [Value::Bytes(&sealed), self.tenant.into(), officer.into(), key.into()];
        self.execute(ANSWER_SENDING, &values).await.map(|_| ())
    }

    /// Nothing was carried out: the key may be sent again as if for the first time.
    pub async fn release_sending(&mut self, (officer, key): (&str, &str)) -> Result<(), Fault> {
        let values = [self.tenant.into(), officer.into(), key.into()];
        self.execute(RELEASE_SENDING, &values).await.map(|_| ())
    }

    pub async fn forget_sendings(&mut self, begun_before: Timestamp) -> Result<u64, Fault> {
        self.execute(FORGET_SENDINGS, &[self.tenant.into(), begun_before.into()])
            .await
    }
}
