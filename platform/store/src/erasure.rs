//! Erasing what is personal: the key of the case is destroyed, the public history and its proof remain.

use uuid::Uuid;

use crate::audit::AuditRow;
use crate::database::Bound;
use crate::draft_comments::FORGET_COMMENTERS;
use crate::fault::Fault;
use crate::helped::{FORGET_HELPED, FORGET_HELPED_DRAFT};
use crate::statements::statements;
use crate::store::Store;
use crate::uploads::{FORGET_PARTS_OF_OWNER, FORGET_UPLOADS_OF_OWNER};

statements! {
    // Sealed parts of events stay as unreadable bytes, because the hash chain covers them.
    ERASE_MATTER = "UPDATE matter
        SET data_key = NULL, snapshot = NULL, applicant_key = NULL, nik_key = NULL, name_key = NULL, pin_hash = NULL,
            next_timer = NULL
        WHERE tenant = $1 AND id = $2";
    ERASE_RECEIPT = "DELETE FROM receipt WHERE tenant = $1 AND matter = $2";
    ERASE_ATTACHMENTS = "DELETE FROM attachment WHERE tenant = $1 AND owner = $2";
    // A draft and the case it grew into share an id. Files of a case are evidence, whatever becomes of a draft.
    ERASE_ATTACHMENTS_OF_DRAFT = "DELETE FROM attachment WHERE tenant = $1 AND owner = $2
        AND NOT EXISTS (SELECT 1 FROM matter WHERE tenant = $1 AND id = $2)";
    ERASE_DRAFT = "DELETE FROM draft WHERE tenant = $1 AND id = $2";
    ERASE_MESSAGES = "DELETE FROM message WHERE tenant = $1 AND matter = $2";
    ERASE_LETTERS = "DELETE FROM letter WHERE tenant = $1 AND matter = $2";
    ERASE_CONTACT = "DELETE FROM contact WHERE tenant = $1 AND owner = $2";
    ERASE_CONTACT_OF_DRAFT = "DELETE FROM contact WHERE tenant = $1 AND owner = $2
        AND NOT EXISTS (SELECT 1 FROM matter WHERE tenant = $1 AND id = $2)";
    ERASE_WORK = "DELETE FROM work_item WHERE tenant = $1 AND matter = $2";
    ERASE_REVIEWS = "DELETE FROM review WHERE tenant = $1 AND matter = $2";
    ERASE_OPINIONS = "DELETE FROM opinion WHERE tenant = $1 AND matter = $2";
    UNLINK_DOCUMENTS = "UPDATE product SET attachment = NULL, print = NULL WHERE tenant = $1 AND matter = $2";
}

impl Store {
    /// Makes the personal part of a case unreadable for ever: its key, columns, receipt and files. Effects that
    /// still wait can no longer be opened and are dropped when their turn comes. Events, numbers of documents and statistics stay. Erasing twice is fine. False: no such case.
    ///
    /// Copies in backups made before still hold the key; they must be destroyed too.
    pub async fn erase(&self, matter: Uuid) -> Result<bool, Fault> {
        let digests = self.digests_of(matter).await?;
        let mut tx = self.begin().await?;
        let touched = tx.batch(&erasing(self.tenant, matter)).await?;
        tx.commit().await?;
        // Without the key the files cannot be read any more, so a failure here leaves nothing readable behind.
        self.remove_files(matter, &digests).await?;
        Ok(touched.first().is_some_and(|matters| *matters > 0))
    }

    /// The same for several cases at once, with the entry that says who ordered it: all of it or nothing.
    pub async fn erase_all(&self, matters: &[Uuid], entry: &AuditRow) -> Result<(), Fault> {
        let mut files = Vec::with_capacity(matters.len());
        for matter in matters {
            files.push((*matter, self.digests_of(*matter).await?));
        }
        let mut tx = self.begin().await?;
        for matter in matters {
            tx.batch(&erasing(self.tenant, *matter)).await?;
        }
        tx.record_audit(entry).await?;
        tx.commit().await?;
        for (matter, digests) in files {
            self.remove_files(matter, &digests).await?;
        }
        Ok(())
    }

    /// Removes a draft that was given up, with its files; of the answer to a return only what was typed.
    pub async fn discard_draft(&self, draft: Uuid) -> Result<(), Fault> {
        let digests = self.digests_of(draft).await?;
        let mut tx = self.begin().await?;
        let subject = || vec![self.tenant.into(), draft.into()];
        // The draft first: whoever sends it at this moment holds its row, and is waited for.
        let removed = tx
            .batch(&[
                Bound::new(ERASE_DRAFT, subject()),
                Bound::new(ERASE_ATTACHMENTS_OF_DRAFT, subject()),
                Bound::new(FORGET_HELPED_DRAFT, subject()),
                Bound::new(FORGET_UPLOADS_OF_OWNER, subject()),
                Bound::new(FORGET_PARTS_OF_OWNER, subject()),
                Bound::new(ERASE_CONTACT_OF_DRAFT, subject()),
            ])
            .await?;
        tx.commit().await?;
        if removed.get(1).is_some_and(|files| *files > 0) {
            self.remove_files(draft, &digests).await?;
        }
        Ok(())
    }

    async fn digests_of(&self, owner: Uuid) -> Result<Vec<String>, Fault> {
        let attachments = self.read().await?.attachments_of(owner).await?;
        Ok(attachments.into_iter().map(|attachment| attachment.digest).collect())
    }
}

/// Everything by which the personal part of a case becomes unreadable.
fn erasing(tenant: i64, matter: Uuid) -> [Bound<'static>; 15] {
    let subject = || vec![tenant.into(), matter.into()];
    [
        Bound::new(ERASE_MATTER, subject()),
        Bound::new(ERASE_RECEIPT, subject()),
        Bound::new(ERASE_ATTACHMENTS, subject()),
        Bound::new(ERASE_DRAFT, subject()),
        Bound::new(FORGET_UPLOADS_OF_OWNER, subject()),
        Bound::new(FORGET_PARTS_OF_OWNER, subject()),
        Bound::new(FORGET_HELPED, subject()),
        Bound::new(ERASE_MESSAGES, subject()),
        Bound::new(ERASE_LETTERS, subject()),
        Bound::new(ERASE_CONTACT, subject()),
        Bound::new(ERASE_WORK, subject()),
        Bound::new(ERASE_REVIEWS, subject()),
        Bound::new(ERASE_OPINIONS, subject()),
        Bound::new(UNLINK_DOCUMENTS, subject()),
        Bound::new(FORGET_COMMENTERS, subject()),
    ]
}
