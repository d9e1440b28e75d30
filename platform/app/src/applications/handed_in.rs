//! Files of an application: taken in, taken off again, shown.

use maklumat_store::{CaseKey, NewAttachment, Uuid};

use super::fill::Filling;
use super::form::{self, KeptFile};
use super::session::Applicant;
use crate::App;
use crate::media;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::FileView;

/// Most files for one requirement.
const MOST_FILES: usize = 20;

/// Most files taken off one answer: their content is still kept.
const MOST_TAKEN_OFF: usize = 100;

impl App {
    /// Takes in one file for a requirement: looked at, stripped of metadata, sealed.
    pub async fn attach(
        &self,
        applicant: &Applicant,
        page: &str,
        _filename: &str,
        bytes: Vec<u8>,
    ) -> Result<FileView, Problem> {
        let filling = self.filling(applicant).await?;
        room_for_one_more(&filling, page)?;
        let media_type = media::sniff(&bytes)?;
        let content = media::without_metadata(bytes, media_type)?;
        let kept = self
            .keep_owned(filling.draft.id, &filling.draft.key, &content, media_type)
            .await?;
        self.edit(applicant, |filling| {
            room_for_one_more(filling, page)?;
            let files = filling.form.files.entry(page.to_owned()).or_default();
            if !files.iter().any(|file| file.digest == kept.digest) {
                files.push(kept.clone());
            }
            filling.form.saved.insert(page.to_owned());
            Ok(())
        })
        .await?;
        Ok(kept.view())
    }

    pub(crate) async fn keep_owned(
        &self,
        owner: Uuid,
        key: &CaseKey,
        content: &[u8],
        kind: &str,
    ) -> Result<KeptFile, Problem> {
        let now = self.now();
        let kept = self
            .store()
            .keep_attachment(
                NewAttachment {
                    owner,
                    key,
                    kind,
                    content,
                },
                now,
            )
            .await?;
        Ok(KeptFile {
            digest: kept.digest,
            media_type: kept.kind,
            bytes: u64::try_from(kept.length_bytes).unwrap_or(0),
            uploaded_at: kept.stored_at.as_microsecond(),
        })
    }

    /// Takes a file off the application. Before the first sending its content goes too, unless the form holds it elsewhere;
    /// of an answer it stays sealed until the answer is sent or lapses, because the case may rest on it.
    pub async fn detach(&self, applicant: &Applicant, page: &str, digest: &str) -> Result<(), Problem> {
        let (_, filling) = self
            .edit(applicant, |filling| {
                let files = filling.form.files.get_mut(page);
                if files.is_some_and(|files| take_off(files, digest)) {
                    filling.form.detached.insert(digest.to_owned());
                }
                Ok(())
            })
            .await?;
        if filling.loaded.is_none() && filling.form.given_up().any(|given_up| given_up == digest) {
            let id = filling.draft.id;
            let mut tx = self.store().begin().await?;
            tx.forget_attachment(id, digest).await?;
            tx.commit().await?;
            self.store().remove_files(id, &[digest.to_owned()]).await?;
        }
        Ok(())
    }

    /// A file the applicant has handed in. At the counter only those of the form that is open there.
    pub async fn own_file(&self, applicant: &Applicant, digest: &str) -> Result<(String, Vec<u8>), Problem> {
        if applicant.at_counter.is_some() && !self.filling(applicant).await?.form.holds(digest) {
            return Err(Problem::NotFound);
        }
        let mut reader = self.store().read().await?;
        let key = match reader.matter(applicant.id).await? {
            Some(matter) => matter.head.key.ok_or(Problem::NotFound)?,
            None => reader.draft(applicant.id).await?.ok_or(Problem::NotFound)?.key,
        };
        // Readers are few: whoever held one while asking for another could wait for ever.
        drop(reader);
        self.file_of(applicant.id, &key, digest).await
    }

    pub(crate) async fn file_of(&self, owner: Uuid, key: &CaseKey, digest: &str) -> Result<(String, Vec<u8>), Problem> {
        let known = self.store().read().await?.attachments_of(owner).await?;
        if let Some(file) = known.into_iter().find(|file| file.digest == digest) {
            let content = self
                .store()
                .attachment(owner, key, digest)
                .await?
                .ok_or(Problem::NotFound)?;
            return Ok((file.kind, content));
        }
        self.sample_file(digest).await
    }
}

/// Whether the file was there.
fn take_off(files: &mut Vec<KeptFile>, digest: &str) -> bool {
    let before = files.len();
    files.retain(|file| file.digest != digest);
    files.len() < before
}

fn room_for_one_more(filling: &Filling, page: &str) -> Result<(), Problem> {
    form::page(&filling.published.sop, page).ok_or(Problem::NotFound)?;
    let count = filling.form.files.get(page).map_or(0, Vec::len);
    let is_exhausted = filling.loaded.is_some() && filling.form.detached.len() >= MOST_TAKEN_OFF;
    if count >= MOST_FILES || is_exhausted {
        return Err(Rule::TooManyFiles.into());
    }
    Ok(())
}
