//! Definitions being written, and every change of them.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::statements::statements;
use crate::value::{Row, Value};

statements! {
    BEGIN_SOP_DRAFT = "INSERT INTO sop_draft (
            tenant, id, unit, service, from_version, content, english, revision, changed_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)";
    // Only the revision that was read: of two who save at once the second reads and tries again.
    SAVE_SOP_DRAFT = "UPDATE sop_draft SET content = $1, english = $2, revision = revision + 1, changed_by = $3,
            changed_at = $4
        WHERE tenant = $5 AND id = $6 AND revision = $7";
    ONE_SOP_DRAFT = "SELECT id, unit, service, from_version, content, english, revision, changed_by, changed_at,
            proposed_revision
        FROM sop_draft
        WHERE tenant = $1 AND id = $2";
    SOP_DRAFTS_OF_UNIT = "SELECT id, unit, service, from_version, content, english, revision, changed_by, changed_at,
            proposed_revision
        FROM sop_draft
        WHERE tenant = $1 AND unit = $2
        ORDER BY changed_at DESC";
    PROPOSE_SOP_DRAFT = "UPDATE sop_draft SET proposed_revision = $1 WHERE tenant = $2 AND id = $3";
    DROP_SOP_DRAFT = "DELETE FROM sop_draft WHERE tenant = $1 AND id = $2";
    DROP_SOP_DRAFT_CHANGES = "DELETE FROM sop_draft_change WHERE tenant = $1 AND draft = $2";
    KEEP_SOP_DRAFT_CHANGE = "INSERT INTO sop_draft_change (
            tenant, draft, revision, changed_by, changed_at, act, answers, change, touched, splices)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SOP_DRAFT_CHANGES_SINCE = "SELECT revision, changed_by, changed_at, act, answers, change, touched, splices
        FROM sop_draft_change
        WHERE tenant = $1 AND draft = $2 AND revision > $3
        ORDER BY revision";
    THIN_SOP_DRAFT_CHANGES = "DELETE FROM sop_draft_change WHERE tenant = $1 AND draft = $2 AND revision <= $3";
}

/// A definition being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SopDraft {
    pub id: Uuid,
    pub unit: String,
    pub service: String,
    /// The published version it was begun from.
    pub from_version: Option<u32>,
    pub content: String,
    pub english: Option<String>,
    /// How often it was changed.
    pub revision: i64,
    /// By the id of an account.
    pub changed_by: String,
    pub changed_at: Timestamp,
    /// As it was handed on to be published, at last.
    pub proposed_revision: Option<i64>,
}

/// One change of it, which led to `revision`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SopDraftChange {
    pub revision: i64,
    pub changed_by: String,
    pub changed_at: Timestamp,
    /// A word of the caller's.
    pub act: String,
    /// The revision it takes back or makes again.
    pub answers: Option<i64>,
    /// As the caller encodes them, in JSON.
    pub change: String,
    pub touched: String,
    pub splices: String,
}

impl Tx {
    pub async fn begin_sop_draft(&mut self, draft: &SopDraft) -> Result<(), Fault> {
        let values: [Value<'_>; 9] = [
            self.tenant.into(),
            draft.id.into(),
            (&draft.unit).into(),
            (&draft.service).into(),
            draft.from_version.map(i64::from).into(),
            (&draft.content).into(),
            draft.english.as_deref().into(),
            (&draft.changed_by).into(),
            draft.changed_at.into(),
        ];
        self.execute(BEGIN_SOP_DRAFT, &values).await.map(|_| ())
    }

    /// Keeps the texts as `change` left them; those of before are gone from the draft and stand in the change. Only the
    /// latest `kept` changes stay. False: somebody else has changed it since `draft` was read, and nothing is kept.
    pub async fn save_sop_draft(
        &mut self,
        draft: &SopDraft,
        change: &SopDraftChange,
        kept: i64,
    ) -> Result<bool, Fault> {
        let values: [Value<'_>; 7] = [
            (&draft.content).into(),
            draft.english.as_deref().into(),
            (&change.changed_by).into(),
            change.changed_at.into(),
            self.tenant.into(),
            draft.id.into(),
            (change.revision - 1).into(),
        ];
        if self.execute(SAVE_SOP_DRAFT, &values).await? == 0 {
            return Ok(false);
        }
        let keep = vec![
            self.tenant.into(),
            draft.id.into(),
            change.revision.into(),
            (&change.changed_by).into(),
            change.changed_at.into(),
            (&change.act).into(),
            change.answers.into(),
            Value::Json(&change.change),
            Value::Json(&change.touched),
            Value::Json(&change.splices),
        ];
        let thin = vec![self.tenant.into(), draft.id.into(), (change.revision - kept).into()];
        let statements = [
            Bound::new(KEEP_SOP_DRAFT_CHANGE, keep),
            Bound::new(THIN_SOP_DRAFT_CHANGES, thin),
        ];
        self.batch(&statements).await.map(|_| true)
    }

    /// Notes that a revision was handed on to be published.
    pub async fn sop_draft_is_proposed(&mut self, id: Uuid, revision: i64) -> Result<(), Fault> {
        let values = [revision.into(), self.tenant.into(), id.into()];
        self.execute(PROPOSE_SOP_DRAFT, &values).await.map(|_| ())
    }

    /// Drops a draft with its changes. False: there is none.
    pub async fn drop_sop_draft(&mut self, id: Uuid) -> Result<bool, Fault> {
        let subject = [self.tenant.into(), id.into()];
        let statements = [
            Bound::new(DROP_SOP_DRAFT, subject.to_vec()),
            Bound::new(DROP_SOP_DRAFT_CHANGES, subject.to_vec()),
        ];
        let touched = self.batch(&statements).await?;
        Ok(touched.first().is_some_and(|dropped| *dropped > 0))
    }
}

impl Reader {
    pub async fn sop_draft(&mut self, id: Uuid) -> Result<Option<SopDraft>, Fault> {
        let row = self.row(ONE_SOP_DRAFT, &[self.tenant.into(), id.into()]).await?;
        row.map(read).transpose()
    }

    /// Those of a unit, the one changed last first.
    pub async fn sop_drafts(&mut self, unit: &str) -> Result<Vec<SopDraft>, Fault> {
        let rows = self
            .rows(SOP_DRAFTS_OF_UNIT, &[self.tenant.into(), unit.into()])
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// The kept changes after a revision, in order.
    pub async fn sop_draft_changes(&mut self, id: Uuid, after: i64) -> Result<Vec<SopDraftChange>, Fault> {
        let values = [self.tenant.into(), id.into(), after.into()];
        let rows = self.rows(SOP_DRAFT_CHANGES_SINCE, &values).await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(SopDraftChange {
                    revision: row.int(0)?,
                    changed_by: row.text(1)?,
                    changed_at: row.instant(2)?,
                    act: row.text(3)?,
                    answers: row.optional_int(4)?,
                    change: row.text(5)?,
                    touched: row.text(6)?,
                    splices: row.text(7)?,
                })
            })
            .collect()
    }
}

fn read(mut row: Row) -> Result<SopDraft, Fault> {
    let version = row.optional_int(3)?;
    Ok(SopDraft {
        id: row.uuid(0)?,
        unit: row.text(1)?,
        service: row.text(2)?,
        from_version: version.and_then(|version| u32::try_from(version).ok()),
        content: row.text(4)?,
        english: row.optional_text(5)?,
        revision: row.int(6)?,
        changed_by: row.text(7)?,
        changed_at: row.instant(8)?,
        proposed_revision: row.optional_int(9)?,
    })
}
