//! What opens a case, and a new PIN in the place of the one that was lost.

use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    PIN_OF_MATTER = "SELECT reference, pin_hash FROM matter WHERE tenant = $1 AND id = $2";
    REPLACE_PIN = "UPDATE matter SET pin_hash = $1 WHERE tenant = $2 AND id = $3 AND data_key IS NOT NULL";
    REPLACE_DRAFT_PIN = "UPDATE draft SET pin_hash = $1, revision = revision + 1 WHERE tenant = $2 AND id = $3
        AND NOT EXISTS (SELECT 1 FROM matter WHERE tenant = $2 AND id = $3)";
}

impl Reader {
    /// Reference of a case and what is kept of its PIN, without the case itself.
    pub async fn door(&mut self, matter: Uuid) -> Result<Option<(String, Option<String>)>, Fault> {
        let values = [self.tenant.into(), matter.into()];
        let row = self.row(PIN_OF_MATTER, &values).await?;
        row.map(|mut row| Ok((row.text(0)?, row.optional_text(1)?))).transpose()
    }
}

impl Tx {
    /// Replaces what is kept of a case's PIN. Belongs into the transaction of the event that says so, see
    /// [`Tx::append`]: that one fails where somebody else was faster.
    pub async fn replace_pin(&mut self, matter: Uuid, pin_hash: &str) -> Result<(), Fault> {
        self.replace(REPLACE_PIN, matter, pin_hash).await
    }

    /// The same of an application that is not sent. A fault of kind `Conflict`: it is a case now, or gone. Whoever saves at
    /// this moment begins anew, and whoever sends takes the new one along.
    pub async fn replace_draft_pin(&mut self, draft: Uuid, pin_hash: &str) -> Result<(), Fault> {
        self.replace(REPLACE_DRAFT_PIN, draft, pin_hash).await
    }

    async fn replace(&mut self, sql: &'static str, id: Uuid, pin_hash: &str) -> Result<(), Fault> {
        let values = vec![pin_hash.into(), self.tenant.into(), id.into()];
        let replaced = Bound {
            must_touch: true,
            ..Bound::new(sql, values)
        };
        self.batch(&[replaced]).await.map(|_| ())
    }
}
