//! What applicants are told about their cases, shown where they track them.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    KEEP_MESSAGE = "INSERT INTO message (tenant, matter, id, kind, about, until, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant, matter, id) DO NOTHING";
    MESSAGES_OF_MATTER = "SELECT id, kind, about, until, at FROM message
        WHERE tenant = $1 AND matter = $2
        ORDER BY at DESC, id DESC";
}

/// One message to the applicant of a case. Words are the surfaces' business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// That of the effect it comes from: telling twice tells once.
    pub id: Uuid,
    /// What is told: `returned`, `done`, `remind`.
    pub kind: String,
    /// The product it is about, where it is about one.
    pub about: Option<String>,
    /// A day to be kept, where there is one.
    pub until: Option<Timestamp>,
    pub at: Timestamp,
}

impl Tx {
    pub async fn keep_message(&mut self, matter: Uuid, message: &Message) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            matter.into(),
            message.id.into(),
            (&message.kind).into(),
            message.about.as_ref().into(),
            message.until.into(),
            message.at.into(),
        ];
        self.execute(KEEP_MESSAGE, &values).await.map(|_| ())
    }
}

impl Reader {
    /// The latest first.
    pub async fn messages_of(&mut self, matter: Uuid) -> Result<Vec<Message>, Fault> {
        let rows = self
            .rows(MESSAGES_OF_MATTER, &[self.tenant.into(), matter.into()])
            .await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(Message {
                    id: row.uuid(0)?,
                    kind: row.text(1)?,
                    about: row.optional_text(2)?,
                    until: row.optional_instant(3)?,
                    at: row.instant(4)?,
                })
            })
            .collect()
    }
}
