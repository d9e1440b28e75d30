//! Applications begun and not yet submitted.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::seal::{CaseKey, Purpose};
use crate::statements::statements;
use crate::uploads::{FORGET_PARTS_OF_OWNER, FORGET_UPLOADS_OF_OWNER};
use crate::value::Row;

statements! {
    BEGIN_DRAFT = "INSERT INTO draft (
            tenant, id, reference, unit, service, version, applicant_key, pin_hash, data_key, answers, updated_at,
            expires_at, revision)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
    SAVE_DRAFT = "UPDATE draft SET version = $1, answers = $2, updated_at = $3, expires_at = $4, revision = revision + 1
        WHERE tenant = $5 AND id = $6 AND revision = $7";
    ONE_DRAFT = "SELECT id, reference, unit, service, version, applicant_key, pin_hash, data_key, answers, updated_at,
            expires_at, revision
        FROM draft
        WHERE tenant = $1 AND id = $2";
    DRAFT_BY_REFERENCE = "SELECT id, reference, unit, service, version, applicant_key, pin_hash, data_key, answers,
            updated_at, expires_at, revision
        FROM draft
        WHERE tenant = $1 AND reference = $2";
    DRAFTS_OF_APPLICANT = "SELECT id FROM draft
        WHERE tenant = $1 AND applicant_key = $2
        ORDER BY updated_at DESC
        LIMIT $3";
    DROP_DRAFT = "DELETE FROM draft WHERE tenant = $1 AND id = $2 AND revision = $3";
    DROP_ANSWER = "DELETE FROM draft WHERE tenant = $1 AND id = $2";
    // The answer to a return lives as long as its case waits for it.
    EXPIRED_DRAFTS = "SELECT id FROM draft
        WHERE tenant = $1 AND expires_at <= $2
            AND NOT EXISTS (SELECT 1 FROM matter WHERE tenant = $1 AND id = draft.id)
        ORDER BY expires_at
        LIMIT $3";
}

/// An application somebody is still filling in. Its id and key become those of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: Uuid,
    pub key: CaseKey,
    pub reference: String,
    pub unit: String,
    pub service: String,
    pub version: u32,
    pub applicant_key: Option<[u8; 32]>,
    pub pin_hash: Option<String>,
    /// As the caller encodes them; sealed at rest.
    pub answers: Vec<u8>,
    pub updated_at: Timestamp,
    pub expires_at: Timestamp,
    /// How often it was written; 0 before the first time.
    pub revision: i64,
}

impl Tx {
    /// Writes a draft as it was read and changed. A fault of kind `Conflict`: it was written or dropped meanwhile, and
    /// the change must be made anew on what is there now. Of kind `Duplicate`: a new one whose id or reference is taken.
    pub async fn save_draft(&mut self, draft: &Draft) -> Result<(), Fault> {
        let tenant = self.tenant;
        let answers = draft.key.seal(tenant, draft.id, Purpose::Draft, &draft.answers)?;
        if draft.revision > 0 {
            let values = vec![
                draft.version.into(),
                (&answers).into(),
                draft.updated_at.into(),
                draft.expires_at.into(),
                tenant.into(),
                draft.id.into(),
                draft.revision.into(),
            ];
            let save = Bound {
                must_touch: true,
                ..Bound::new(SAVE_DRAFT, values)
            };
            return self.batch(&[save]).await.map(|_| ());
        }
        let wrapped = self.keys.wrap(tenant, draft.id, &draft.key)?;
        let values = [
            tenant.into(),
            draft.id.into(),
            (&draft.reference).into(),
            (&draft.unit).into(),
            (&draft.service).into(),
            draft.version.into(),
            draft.applicant_key.as_ref().into(),
            draft.pin_hash.as_ref().into(),
            (&wrapped).into(),
            (&answers).into(),
            draft.updated_at.into(),
            draft.expires_at.into(),
        ];
        self.execute(BEGIN_DRAFT, &values).await.map(|_| ())
    }

    /// Removes a draft whose content goes into a case with this transaction. A fault of kind `Conflict`: it is not what
    /// was read any more. One given up is removed with [`crate::Store::discard_draft`], which takes its files along.
    pub async fn drop_draft(&mut self, draft: &Draft) -> Result<(), Fault> {
        let drop = Bound {
            must_touch: true,
            ..Bound::new(
                DROP_DRAFT,
                vec![self.tenant.into(), draft.id.into(), draft.revision.into()],
            )
        };
        let uploads = Bound::new(FORGET_UPLOADS_OF_OWNER, vec![self.tenant.into(), draft.id.into()]);
        let parts = Bound::new(FORGET_PARTS_OF_OWNER, vec![self.tenant.into(), draft.id.into()]);
        self.batch(&[drop, uploads, parts]).await.map(|_| ())
    }

    /// Removes the answer to a return that is not awaited any more, if one was begun. Its files stay with the case.
    pub async fn drop_answer(&mut self, matter: Uuid) -> Result<(), Fault> {
        let statements = [DROP_ANSWER, FORGET_UPLOADS_OF_OWNER, FORGET_PARTS_OF_OWNER];
        let statements = statements.map(|sql| Bound::new(sql, vec![self.tenant.into(), matter.into()]));
        self.batch(&statements).await.map(|_| ())
    }
}

impl Reader {
    pub async fn draft(&mut self, id: Uuid) -> Result<Option<Draft>, Fault> {
        let row = self.row(ONE_DRAFT, &[self.tenant.into(), id.into()]).await?;
        row.map(|row| self.read_draft(row)).transpose()
    }

    pub async fn draft_by_reference(&mut self, reference: &str) -> Result<Option<Draft>, Fault> {
        let row = self
            .row(DRAFT_BY_REFERENCE, &[self.tenant.into(), reference.into()])
            .await?;
        row.map(|row| self.read_draft(row)).transpose()
    }

    /// Unsent applications of one applicant, the last touched first.
    pub async fn drafts_of_applicant(&mut self, applicant_key: &[u8; 32], limit: i64) -> Result<Vec<Uuid>, Fault> {
        let values = [self.tenant.into(), applicant_key.into(), limit.into()];
        let rows = self.rows(DRAFTS_OF_APPLICANT, &values).await?;
        rows.into_iter().map(|mut row| row.uuid(0)).collect()
    }

    pub async fn expired_drafts(&mut self, now: Timestamp, limit: i64) -> Result<Vec<Uuid>, Fault> {
        let rows = self
            .rows(EXPIRED_DRAFTS, &[self.tenant.into(), now.into(), limit.into()])
            .await?;
        rows.into_iter().map(|mut row| row.uuid(0)).collect()
    }

    fn read_draft(&self, mut row: Row) -> Result<Draft, Fault> {
        let id = row.uuid(0)?;
        let key = self.keys.unwrap_key(self.tenant, id, &row.bytes(7)?)?;
        let answers = key.open(self.tenant, id, Purpose::Draft, &row.bytes(8)?)?;
        let applicant_key = if row.is_null(5) { None } else { Some(row.digest(5)?) };
        Ok(Draft {
            id,
            key,
            reference: row.text(1)?,
            unit: row.text(2)?,
            service: row.text(3)?,
            version: u32::try_from(row.int(4)?).unwrap_or(0),
            applicant_key,
            pin_hash: row.optional_text(6)?,
            answers,
            updated_at: row.instant(9)?,
            expires_at: row.instant(10)?,
            revision: row.int(11)?,
        })
    }
}
