//! The event log of a case: what is written, and reading it back opened.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::chain::Linked;
use crate::database::Reader;
use crate::fault::Fault;
use crate::matters::Head;
use crate::seal::Purpose;
use crate::statements::statements;
use crate::value::Value;

statements! {
    pub(crate) INSERT_EVENT = "INSERT INTO event (
            tenant, matter, sequence, at, kind, wire_version, actor_kind, officer, step, body, private, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    EVENTS_OF_MATTER = "SELECT sequence, at, kind, wire_version, actor_kind, officer, step, body, private, hash
        FROM event
        WHERE tenant = $1 AND matter = $2 AND sequence > $3
        ORDER BY sequence
        LIMIT $4";
}

/// An event as the caller encodes it. Nothing personal belongs anywhere but in `private`.
#[derive(Clone, Copy, Debug)]
pub struct NewEvent<'a> {
    pub at: Timestamp,
    pub kind: &'a str,
    pub wire_version: i64,
    /// `applicant`, `officer`, `helper`, `system`
    pub actor_kind: &'a str,
    pub officer: Option<&'a str>,
    pub step: Option<&'a str>,
    /// Public part, kept byte for byte.
    pub body: &'a str,
    /// Personal part, sealed with the key of the case.
    pub private: Option<&'a [u8]>,
}

/// An event read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    pub sequence: i64,
    pub at: Timestamp,
    pub kind: String,
    pub wire_version: i64,
    pub actor_kind: String,
    pub officer: Option<String>,
    pub step: Option<String>,
    pub body: String,
    /// Opened. `None` where there was nothing personal, or where it was erased.
    pub private: Option<Vec<u8>>,
    pub hash: [u8; 32],
}

/// An event about to be written.
pub(crate) struct SealedEvent<'a> {
    pub(crate) event: NewEvent<'a>,
    pub(crate) sequence: i64,
    pub(crate) private: Option<Vec<u8>>,
    pub(crate) hash: [u8; 32],
}

impl NewEvent<'_> {
    pub(crate) fn linked<'a>(&'a self, private: Option<&'a [u8]>) -> Linked<'a> {
        Linked {
            at: self.at,
            kind: self.kind,
            wire_version: self.wire_version,
            actor_kind: self.actor_kind,
            officer: self.officer,
            step: self.step,
            body: self.body,
            private,
        }
    }
}

impl SealedEvent<'_> {
    pub(crate) fn bind(&self, tenant: i64, matter: Uuid) -> Vec<Value<'_>> {
        let event = &self.event;
        vec![
            tenant.into(),
            matter.into(),
            self.sequence.into(),
            event.at.into(),
            event.kind.into(),
            event.wire_version.into(),
            event.actor_kind.into(),
            event.officer.into(),
            event.step.into(),
            event.body.into(),
            self.private.as_deref().into(),
            Value::Bytes(&self.hash),
        ]
    }
}

impl Reader {
    /// The whole history of a case, oldest first.
    pub async fn events(&mut self, head: &Head) -> Result<Vec<StoredEvent>, Fault> {
        self.events_after(head, 0, i64::MAX).await
    }

    /// At most `limit` events after a sequence number.
    pub async fn events_after(&mut self, head: &Head, sequence: i64, limit: i64) -> Result<Vec<StoredEvent>, Fault> {
        let tenant = self.tenant;
        let values = [tenant.into(), head.id.into(), sequence.into(), limit.into()];
        let rows = self.rows(EVENTS_OF_MATTER, &values).await?;
        let mut events = Vec::with_capacity(rows.len());
        for mut row in rows {
            let sequence = row.int(0)?;
            let private = match (&head.key, row.optional_bytes(8)?) {
                (Some(key), Some(sealed)) => Some(key.open(tenant, head.id, Purpose::Event(sequence), &sealed)?),
                (None, _) | (_, None) => None,
            };
            events.push(StoredEvent {
                sequence,
                at: row.instant(1)?,
                kind: row.text(2)?,
                wire_version: row.int(3)?,
                actor_kind: row.text(4)?,
                officer: row.optional_text(5)?,
                step: row.optional_text(6)?,
                body: row.text(7)?,
                private,
                hash: row.digest(9)?,
            });
        }
        Ok(events)
    }
}
