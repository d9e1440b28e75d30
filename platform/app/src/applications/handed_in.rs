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
use crate::views::application::Place;

/// Most files for one requirement.
const MOST_FILES: usize = 20;

/// Most bytes of one application, or of one answer.
const MOST_BYTES: i64 = 100 * 1024 * 1024;

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
        let kept = self.hand_in(applicant, page, bytes, None).await?;
        Ok(kept.view())
    }

    /// Takes in a file in the place of another one of the same page, such as a photo that was taken again.
    pub async fn retake(
        &self,
        applicant: &Applicant,
        page: &str,
        replaced: &str,
        bytes: Vec<u8>,
    ) -> Result<FileView, Problem> {
        let kept = self.hand_in(applicant, page, bytes, Some(replaced)).await?;
        Ok(kept.view())
    }

    pub(super) async fn hand_in(
        &self,
        applicant: &Applicant,
        page: &str,
        bytes: Vec<u8>,
        replaces: Option<&str>,
    ) -> Result<KeptFile, Problem> {
        let filling = self.filling(applicant).await?;
        let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.room_for(&filling, page, (replaces, length)).await?;
        let media_type = media::sniff(&bytes)?;
        let content = media::without_metadata(bytes, media_type)?;
        let kept = self
            .keep_owned(filling.draft.id, &filling.draft.key, &content, media_type)
            .await?;
        let (gone, filling) = self
            .edit(applicant, |filling| {
                room_for_one_more(filling, page, replaces)?;
                let files = filling.form.files.entry(page.to_owned()).or_default();
                let gone = put_in(files, &kept, replaces);
                filling.form.detached.extend(gone.clone());
                filling.form.saved.insert(page.to_owned());
                Ok(gone)
            })
            .await?;
        if let Some(gone) = gone {
            self.forget_given_up(&filling, &gone).await?;
        }
        Ok(kept)
    }

    /// Refuses what would be one file too many, or too much in all.
    pub(super) async fn room_for(
        &self,
        filling: &Filling,
        page: &str,
        (replaces, bytes): (Option<&str>, i64),
    ) -> Result<(), Problem> {
        room_for_one_more(filling, page, replaces)?;
        if self.bytes_of(filling).await?.saturating_add(bytes) > MOST_BYTES {
            return Err(Rule::NoRoomLeft.into());
        }
        Ok(())
    }

    /// Moves a file one place up or down among those of its page. At the end of the list nothing changes.
    pub async fn move_file(&self, applicant: &Applicant, page: &str, digest: &str, to: Place) -> Result<(), Problem> {
        self.edit(applicant, |filling| {
            let Some(files) = filling.form.files.get_mut(page) else {
                return Ok(());
            };
            let at = files.iter().position(|file| file.digest == digest);
            let other = at.and_then(|at| match to {
                Place::Earlier => at.checked_sub(1),
                Place::Later => Some(at + 1).filter(|other| *other < files.len()),
            });
            if let Some((at, other)) = at.zip(other) {
                files.swap(at, other);
            }
            Ok(())
        })
        .await
        .map(|_| ())
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
        self.forget_given_up(&filling, digest).await
    }

    async fn forget_given_up(&self, filling: &Filling, digest: &str) -> Result<(), Problem> {
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

/// Puts a file where the one it replaces stood, or last. The same content is not listed twice. Gives what it replaced.
fn put_in(files: &mut Vec<KeptFile>, kept: &KeptFile, replaces: Option<&str>) -> Option<String> {
    let replaced = files
        .iter()
        .position(|file| Some(file.digest.as_str()) == replaces && file.digest != kept.digest);
    let is_listed = files.iter().any(|file| file.digest == kept.digest);
    match replaced {
        Some(at) if is_listed => Some(files.remove(at).digest),
        Some(at) => Some(std::mem::replace(&mut files[at], kept.clone()).digest),
        None => {
            if !is_listed {
                files.push(kept.clone());
            }
            None
        }
    }
}

fn room_for_one_more(filling: &Filling, page: &str, replaces: Option<&str>) -> Result<(), Problem> {
    form::page(&filling.published.sop, page).ok_or(Problem::NotFound)?;
    let files = filling.form.files.get(page).map(Vec::as_slice).unwrap_or_default();
    let count = files
        .iter()
        .filter(|file| Some(file.digest.as_str()) != replaces)
        .count();
    let is_exhausted = filling.loaded.is_some() && filling.form.detached.len() >= MOST_TAKEN_OFF;
    if count >= MOST_FILES || is_exhausted {
        return Err(Rule::TooManyFiles.into());
    }
    Ok(())
}
