//! Applications and cases a registered helper has filed, for that helper's own list.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;

statements! {
    NOTE_HELPED = "INSERT INTO helped (tenant, helper, matter, begun_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant, helper, matter) DO NOTHING";
    // What is closed is none of the helper's business any more.
    HELPED_BY = "SELECT matter FROM helped
        WHERE tenant = $1 AND helper = $2
            AND NOT EXISTS (SELECT 1 FROM matter WHERE tenant = $1 AND id = helped.matter AND closed_at IS NOT NULL)
        ORDER BY begun_at DESC, matter DESC
        LIMIT $3";
    HELPER_OF = "SELECT helper FROM helped WHERE tenant = $1 AND matter = $2";
    pub(crate) FORGET_HELPED = "DELETE FROM helped WHERE tenant = $1 AND matter = $2";
    pub(crate) FORGET_HELPED_DRAFT = "DELETE FROM helped WHERE tenant = $1 AND matter = $2
        AND NOT EXISTS (SELECT 1 FROM matter WHERE tenant = $1 AND id = $2)";
}

impl Tx {
    /// Notes whom a helper files for. Belongs into the transaction of the draft.
    pub async fn note_helped(&mut self, helper: &str, draft: Uuid, now: Timestamp) -> Result<(), Fault> {
        let values = [self.tenant.into(), helper.into(), draft.into(), now.into()];
        self.execute(NOTE_HELPED, &values).await.map(|_| ())
    }
}

impl Reader {
    /// What a helper has filed and is not closed, the latest first.
    pub async fn helped_by(&mut self, helper: &str, limit: i64) -> Result<Vec<Uuid>, Fault> {
        let values = [self.tenant.into(), helper.into(), limit.into()];
        let rows = self.rows(HELPED_BY, &values).await?;
        rows.into_iter().map(|mut row| row.uuid(0)).collect()
    }

    /// The helper who filed an application or case, if one did.
    pub async fn helper_of(&mut self, matter: Uuid) -> Result<Option<String>, Fault> {
        let row = self.row(HELPER_OF, &[self.tenant.into(), matter.into()]).await?;
        row.map(|mut row| row.text(0)).transpose()
    }
}
