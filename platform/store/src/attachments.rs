//! Files handed in and documents printed: by digest of their content, sealed with the key of their case.

use std::sync::Arc;
use std::time::Duration;

use maklumat_calendar::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::database::{Reader, Tx};
use crate::fault::{Fault, FaultKind};
use crate::seal::{CaseKey, Keys, Purpose, hex};
use crate::statements::statements;
use crate::store::Store;

statements! {
    NOTE_ATTACHMENT = "INSERT INTO attachment (tenant, owner, digest, kind, length_bytes, stored_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant, owner, digest) DO NOTHING";
    ATTACHMENTS_OF_OWNER = "SELECT digest, kind, length_bytes, stored_at FROM attachment
        WHERE tenant = $1 AND owner = $2
        ORDER BY stored_at, digest";
    ONE_ATTACHMENT = "SELECT digest, kind, length_bytes, stored_at FROM attachment
        WHERE tenant = $1 AND owner = $2 AND digest = $3";
    FORGET_ATTACHMENT = "DELETE FROM attachment WHERE tenant = $1 AND owner = $2 AND digest = $3";
}

/// A file of a draft or case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Lower-case hex of SHA-256 over the content.
    pub digest: String,
    /// Media type, `image/jpeg`.
    pub kind: String,
    pub length_bytes: i64,
    pub stored_at: Timestamp,
}

/// A file to be kept. `owner` is a draft or a case; both have the same id and key.
#[derive(Clone, Copy, Debug)]
pub struct NewAttachment<'a> {
    pub owner: Uuid,
    pub key: &'a CaseKey,
    pub kind: &'a str,
    pub content: &'a [u8],
}

impl Store {
    /// Writes a file and then notes it. The same content handed in twice is kept once.
    pub async fn keep_attachment(&self, new: NewAttachment<'_>, now: Timestamp) -> Result<Attachment, Fault> {
        let kept = self.write_file(new, now).await?;
        let mut tx = self.begin().await?;
        tx.note_attachment(new.owner, &kept).await?;
        tx.commit().await?;
        Ok(kept)
    }

    /// Writes the file only. It counts once [`Tx::note_attachment`] is committed; before that it may be left over.
    pub async fn write_file(&self, new: NewAttachment<'_>, now: Timestamp) -> Result<Attachment, Fault> {
        let digest = hex(&Sha256::digest(new.content));
        let sealed = new.key.seal(self.tenant, new.owner, Purpose::Attachment, new.content)?;
        let name = file_name(&self.keys, self.tenant, new.owner, &digest);
        let files = Arc::clone(&self.files);
        blocking(move || files.put(&name, &sealed))
            .await?
            .map_err(|error| Fault::io("keeping a file", error))?;
        let length_bytes = i64::try_from(new.content.len()).unwrap_or(i64::MAX);
        Ok(Attachment {
            digest,
            kind: new.kind.to_owned(),
            length_bytes,
            stored_at: now,
        })
    }

    /// The content of a file. `None`: the owner has no such file. Content that does not match its digest is a fault.
    pub async fn attachment(&self, owner: Uuid, key: &CaseKey, digest: &str) -> Result<Option<Vec<u8>>, Fault> {
        let values = [self.tenant.into(), owner.into(), digest.into()];
        if self.read().await?.row(ONE_ATTACHMENT, &values).await?.is_none() {
            return Ok(None);
        }
        let name = file_name(&self.keys, self.tenant, owner, digest);
        let files = Arc::clone(&self.files);
        let sealed = blocking(move || files.get(&name))
            .await?
            .map_err(|error| Fault::io("reading a file", error))?;
        let sealed = sealed.ok_or_else(|| Fault::new(FaultKind::Altered, "a file that was kept is missing"))?;
        let content = key.open(self.tenant, owner, Purpose::Attachment, &sealed)?;
        if hex(&Sha256::digest(&content)) != digest {
            return Err(Fault::new(FaultKind::Altered, "a file does not match its digest"));
        }
        Ok(Some(content))
    }

    /// Removes files that were begun at least so long ago and never finished.
    pub async fn sweep_files(&self, age: Duration) -> Result<u64, Fault> {
        let files = Arc::clone(&self.files);
        blocking(move || files.sweep(age))
            .await?
            .map_err(|error| Fault::io("sweeping unfinished files", error))
    }

    /// Removes files from disk once nothing names them any more, see [`Tx::forget_attachment`].
    pub async fn remove_files(&self, owner: Uuid, digests: &[String]) -> Result<(), Fault> {
        let names: Vec<String> = digests
            .iter()
            .map(|digest| file_name(&self.keys, self.tenant, owner, digest))
            .collect();
        let files = Arc::clone(&self.files);
        blocking(move || names.iter().try_for_each(|name| files.remove(name)))
            .await?
            .map_err(|error| Fault::io("removing a file", error))
    }
}

impl Tx {
    /// Takes a file away from its owner. After the commit its content can go too.
    pub async fn forget_attachment(&mut self, owner: Uuid, digest: &str) -> Result<(), Fault> {
        self.execute(FORGET_ATTACHMENT, &[self.tenant.into(), owner.into(), digest.into()])
            .await
            .map(|_| ())
    }

    pub async fn note_attachment(&mut self, owner: Uuid, attachment: &Attachment) -> Result<(), Fault> {
        let values = [
            self.tenant.into(),
            owner.into(),
            (&attachment.digest).into(),
            (&attachment.kind).into(),
            attachment.length_bytes.into(),
            attachment.stored_at.into(),
        ];
        self.execute(NOTE_ATTACHMENT, &values).await.map(|_| ())
    }
}

impl Reader {
    pub async fn attachments_of(&mut self, owner: Uuid) -> Result<Vec<Attachment>, Fault> {
        let rows = self
            .rows(ATTACHMENTS_OF_OWNER, &[self.tenant.into(), owner.into()])
            .await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(Attachment {
                    digest: row.text(0)?,
                    kind: row.text(1)?,
                    length_bytes: row.int(2)?,
                    stored_at: row.instant(3)?,
                })
            })
            .collect()
    }
}

/// A keyed hash, so that nobody can tell from a name on disk which well-known file lies there.
fn file_name(keys: &Keys, tenant: i64, owner: Uuid, digest: &str) -> String {
    hex(&keys.lookup(tenant, "file", &format!("{owner}/{digest}")))
}

pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Fault::caused(FaultKind::Broken, "work on files was cut off", error))
}
