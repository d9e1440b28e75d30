//! Files that arrive in parts: what has come so far, sealed like the file it becomes, until it is whole or too old.

use maklumat_calendar::Timestamp;
use uuid::Uuid;

use crate::database::{Bound, Reader, Tx};
use crate::fault::Fault;
use crate::seal::{CaseKey, Purpose};
use crate::statements::statements;
use crate::value::Row;

statements! {
    BEGIN_UPLOAD = "INSERT INTO upload (
            tenant, owner, page, digest, length_bytes, arrived, replaces, kept, expires_at)
        VALUES ($1, $2, $3, $4, $5, 0, $6, NULL, $7)
        ON CONFLICT (tenant, owner, page, digest) DO NOTHING";
    UPLOADS_OF_OWNER = "SELECT page, digest, length_bytes, arrived, replaces, kept, expires_at FROM upload
        WHERE tenant = $1 AND owner = $2
        ORDER BY page, digest";
    // Only the next part is taken, so that a part sent twice is there once and none is missing between others.
    COUNT_PART = "UPDATE upload SET arrived = $1, expires_at = $2
        WHERE tenant = $3 AND owner = $4 AND page = $5 AND digest = $6 AND arrived = $7 AND kept IS NULL";
    KEEP_PART = "INSERT INTO upload_part (tenant, owner, page, digest, number, content)
        VALUES ($1, $2, $3, $4, $5, $6)";
    PARTS_OF_UPLOAD = "SELECT content FROM upload_part
        WHERE tenant = $1 AND owner = $2 AND page = $3 AND digest = $4
        ORDER BY number";
    UPLOAD_IS_KEPT = "UPDATE upload SET kept = $1 WHERE tenant = $2 AND owner = $3 AND page = $4 AND digest = $5";
    FORGET_PARTS = "DELETE FROM upload_part WHERE tenant = $1 AND owner = $2 AND page = $3 AND digest = $4";
    FORGET_UPLOAD = "DELETE FROM upload WHERE tenant = $1 AND owner = $2 AND page = $3 AND digest = $4";
    pub(crate) FORGET_PARTS_OF_OWNER = "DELETE FROM upload_part WHERE tenant = $1 AND owner = $2";
    pub(crate) FORGET_UPLOADS_OF_OWNER = "DELETE FROM upload WHERE tenant = $1 AND owner = $2";
    EXPIRED_UPLOADS = "SELECT owner, page, digest FROM upload
        WHERE tenant = $1 AND expires_at <= $2
        ORDER BY expires_at
        LIMIT $3";
}

/// Which file of which draft or case: its page and the digest of the whole, as the sender says it.
#[derive(Clone, Copy, Debug)]
pub struct UploadKey<'a> {
    pub owner: Uuid,
    pub page: &'a str,
    /// Lower-case hex of SHA-256.
    pub digest: &'a str,
}

/// A file on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    pub page: String,
    pub digest: String,
    pub length_bytes: i64,
    /// How many parts are here, without a gap.
    pub arrived: i64,
    /// The file whose place it takes.
    pub replaces: Option<String>,
    /// The attachment it became.
    pub kept: Option<String>,
    pub expires_at: Timestamp,
}

impl Tx {
    /// Notes that a file will come; nothing changes where that is known.
    pub async fn begin_upload(&mut self, owner: Uuid, upload: &Unfinished) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            owner.into(),
            (&upload.page).into(),
            (&upload.digest).into(),
            upload.length_bytes.into(),
            upload.replaces.as_ref().into(),
            upload.expires_at.into(),
        ];
        self.execute(BEGIN_UPLOAD, &values).await.map(|_| ())
    }

    /// Keeps the next part, counted from 0. A fault of kind `Conflict`: another one is next, or the file is whole.
    pub async fn keep_part(
        &mut self,
        upload: UploadKey<'_>,
        key: &CaseKey,
        (number, content): (i64, &[u8]),
        expires_at: Timestamp,
    ) -> Result<(), Fault> {
        let sealed = key.seal(self.tenant, upload.owner, Purpose::Attachment, content)?;
        let mut counted = vec![(number + 1).into(), expires_at.into()];
        counted.extend(self.names(upload));
        counted.push(number.into());
        let mut kept = self.names(upload).to_vec();
        kept.push(number.into());
        kept.push((&sealed).into());
        let statements = [
            Bound {
                must_touch: true,
                ..Bound::new(COUNT_PART, counted)
            },
            Bound::new(KEEP_PART, kept),
        ];
        self.batch(&statements).await.map(|_| ())
    }

    /// The parts have become an attachment, and go.
    pub async fn finish_upload(&mut self, upload: UploadKey<'_>, kept: &str) -> Result<(), Fault> {
        let mut finished = vec![kept.into()];
        finished.extend(self.names(upload));
        let statements = [
            Bound::new(UPLOAD_IS_KEPT, finished),
            Bound::new(FORGET_PARTS, self.names(upload).to_vec()),
        ];
        self.batch(&statements).await.map(|_| ())
    }

    /// Gives a transfer up; nothing happens where there is none.
    pub async fn forget_upload(&mut self, upload: UploadKey<'_>) -> Result<(), Fault> {
        let statements = [
            Bound::new(FORGET_UPLOAD, self.names(upload).to_vec()),
            Bound::new(FORGET_PARTS, self.names(upload).to_vec()),
        ];
        self.batch(&statements).await.map(|_| ())
    }

    /// Removes what was not finished in time. Gives how many.
    pub async fn forget_expired_uploads(&mut self, now: Timestamp, limit: i64) -> Result<usize, Fault> {
        let values = [self.tenant.into(), now.into(), limit.into()];
        let rows = self.rows(EXPIRED_UPLOADS, &values).await?;
        let count = rows.len();
        for mut row in rows {
            let (owner, page, digest) = (row.uuid(0)?, row.text(1)?, row.text(2)?);
            self.forget_upload(UploadKey {
                owner,
                page: &page,
                digest: &digest,
            })
            .await?;
        }
        Ok(count)
    }

    fn names<'a>(&self, upload: UploadKey<'a>) -> [crate::Value<'a>; 4] {
        [
            self.tenant.into(),
            upload.owner.into(),
            upload.page.into(),
            upload.digest.into(),
        ]
    }
}

impl Reader {
    /// What is on its way to a draft or case, and what arrived lately.
    pub async fn uploads_of(&mut self, owner: Uuid) -> Result<Vec<Unfinished>, Fault> {
        let rows = self.rows(UPLOADS_OF_OWNER, &[self.tenant.into(), owner.into()]).await?;
        rows.into_iter().map(read_upload).collect()
    }

    /// All parts that are here, put together.
    pub async fn parts_of(&mut self, upload: UploadKey<'_>, key: &CaseKey) -> Result<Vec<u8>, Fault> {
        let values = [
            self.tenant.into(),
            upload.owner.into(),
            upload.page.into(),
            upload.digest.into(),
        ];
        let mut whole = Vec::new();
        for mut row in self.rows(PARTS_OF_UPLOAD, &values).await? {
            whole.extend(key.open(self.tenant, upload.owner, Purpose::Attachment, &row.bytes(0)?)?);
        }
        Ok(whole)
    }
}

fn read_upload(mut row: Row) -> Result<Unfinished, Fault> {
    Ok(Unfinished {
        page: row.text(0)?,
        digest: row.text(1)?,
        length_bytes: row.int(2)?,
        arrived: row.int(3)?,
        replaces: row.optional_text(4)?,
        kept: row.optional_text(5)?,
        expires_at: row.instant(6)?,
    })
}
