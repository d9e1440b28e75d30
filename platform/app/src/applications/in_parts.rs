//! Files sent in parts over a bad line: begun, taken in part by part, put together, and then handed in like any other.
//!
//! A transfer is known by its page and by the digest of the whole file. Whoever chooses the same file again, on a phone that
//! was switched off meanwhile too, goes on where it stopped; each act may be repeated when its answer was lost.

use maklumat_calendar::Timestamp;
use maklumat_store::{Unfinished, UploadKey};

use super::fill::Filling;
use super::session::Applicant;
use crate::App;
use crate::media::UPLOAD_LIMIT_BYTES;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::application::{Arrived, Coming};

/// Size of every part but the last, in bytes.
pub const PART_BYTES: usize = 256 * 1024;

/// How long parts are kept after the last one came, in seconds.
const KEPT: i64 = 86_400;

/// Most transfers of one application that are not finished.
const MOST_UNFINISHED: usize = 5;

impl App {
    /// Says that a file will come. Gives what of it is here already.
    pub async fn begin_upload(
        &self,
        applicant: &Applicant,
        page: &str,
        coming: Coming<'_>,
    ) -> Result<Arrived, Problem> {
        if coming.length_bytes == 0 {
            return Err(Rule::FileEmpty.into());
        }
        if coming.length_bytes > UPLOAD_LIMIT_BYTES {
            return Err(Rule::FileTooLarge.into());
        }
        if !is_digest(coming.digest) {
            return Err(Problem::NotFound);
        }
        let filling = self.filling(applicant).await?;
        let key = UploadKey {
            owner: filling.draft.id,
            page,
            digest: coming.digest,
        };
        let length_bytes = i64::try_from(coming.length_bytes).unwrap_or(i64::MAX);
        let others = self.store().read().await?.uploads_of(key.owner).await?;
        let known = others.iter().find(|upload| is_of(upload, key));
        if let Some(known) = known {
            let is_here = known.kept.as_ref().is_none_or(|kept| filling.form.holds(kept));
            if is_here && known.length_bytes == length_bytes {
                return Ok(arrived(known));
            }
        }
        let open = others
            .iter()
            .filter(|upload| upload.kept.is_none() && !is_of(upload, key));
        if open.clone().count() >= MOST_UNFINISHED {
            return Err(Rule::TooManyUploads.into());
        }
        let on_their_way: i64 = open.map(|upload| upload.length_bytes).sum();
        self.room_for(&filling, page, (coming.replaces, on_their_way + length_bytes))
            .await?;
        let upload = Unfinished {
            page: page.to_owned(),
            digest: coming.digest.to_owned(),
            length_bytes,
            arrived: 0,
            replaces: coming.replaces.map(str::to_owned),
            kept: None,
            expires_at: self.unfinished_until(),
        };
        let mut tx = self.store().begin().await?;
        if known.is_some() {
            // Taken off again since, or announced with another length: it begins anew.
            tx.forget_upload(key).await?;
        }
        tx.begin_upload(key.owner, &upload).await?;
        tx.commit().await?;
        Ok(arrived(&upload))
    }

    /// Takes in one part, counted from 0. A part that is here already, or is not the next, changes nothing: the answer says
    /// which one is awaited.
    pub async fn take_part(
        &self,
        applicant: &Applicant,
        (page, digest): (&str, &str),
        (number, content): (u32, &[u8]),
    ) -> Result<Arrived, Problem> {
        let filling = self.filling(applicant).await?;
        let key = UploadKey {
            owner: filling.draft.id,
            page,
            digest,
        };
        let upload = self.upload(key).await?;
        let number = i64::from(number);
        if upload.kept.is_some() || number != upload.arrived || content.len() != length_of_next(&upload) {
            return Ok(arrived(&upload));
        }
        let mut tx = self.store().begin().await?;
        let taken = tx
            .keep_part(key, &filling.draft.key, (number, content), self.unfinished_until())
            .await;
        match taken {
            Ok(()) => tx.commit().await?,
            // The same part came twice at the same time.
            Err(fault) if fault.is_conflict() => tx.roll_back().await,
            Err(fault) => {
                tx.roll_back().await;
                return Err(fault.into());
            }
        }
        self.upload(key).await.map(|upload| arrived(&upload))
    }

    /// Puts the parts together and hands the file in. Asked again, it says the same.
    pub async fn finish_upload(&self, applicant: &Applicant, page: &str, digest: &str) -> Result<Arrived, Problem> {
        let filling = self.filling(applicant).await?;
        let key = UploadKey {
            owner: filling.draft.id,
            page,
            digest,
        };
        let upload = self.upload(key).await?;
        if upload.kept.is_some() {
            return Ok(arrived(&upload));
        }
        if length_of_next(&upload) > 0 {
            return Err(Rule::UploadMisses.into());
        }
        let mut reader = self.store().read().await?;
        let whole = reader.parts_of(key, &filling.draft.key).await?;
        drop(reader);
        let handed_in = if maklumat_credential::digest(&whole).to_string() == digest {
            self.hand_in(applicant, page, whole, upload.replaces.as_deref()).await
        } else {
            Err(Rule::UploadDiffers.into())
        };
        let mut tx = self.store().begin().await?;
        match &handed_in {
            Ok(kept) => tx.finish_upload(key, &kept.digest).await?,
            // It will not become better by asking again.
            Err(Problem::Refused(_)) => tx.forget_upload(key).await?,
            Err(_) => {}
        }
        tx.commit().await?;
        handed_in?;
        self.upload(key).await.map(|upload| arrived(&upload))
    }

    /// Gives a transfer up, with what has arrived of it.
    pub async fn cancel_upload(&self, applicant: &Applicant, page: &str, digest: &str) -> Result<(), Problem> {
        let owner = self.filling(applicant).await?.draft.id;
        let mut tx = self.store().begin().await?;
        tx.forget_upload(UploadKey { owner, page, digest }).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn upload(&self, key: UploadKey<'_>) -> Result<Unfinished, Problem> {
        let uploads = self.store().read().await?.uploads_of(key.owner).await?;
        let found = uploads.into_iter().find(|upload| is_of(upload, key));
        found.ok_or_else(|| Rule::UploadUnknown.into())
    }

    fn unfinished_until(&self) -> Timestamp {
        let now = self.now();
        Timestamp::from_second(now.as_second() + KEPT).unwrap_or(now)
    }

    /// Files of an application in bytes: of an answer, those since the return.
    pub(super) async fn bytes_of(&self, filling: &Filling) -> Result<i64, Problem> {
        let waiting = filling.loaded.as_ref().and_then(|loaded| loaded.case.waiting.as_ref());
        let kept = self.store().read().await?.attachments_of(filling.draft.id).await?;
        let counted = kept
            .iter()
            .filter(|file| waiting.is_none_or(|waiting| file.stored_at >= waiting.since));
        Ok(counted.map(|file| file.length_bytes).sum())
    }
}

fn is_of(upload: &Unfinished, key: UploadKey<'_>) -> bool {
    upload.page == key.page && upload.digest == key.digest
}

/// How long the part that is awaited must be; 0 where all are here.
fn length_of_next(upload: &Unfinished) -> usize {
    let part = i64::try_from(PART_BYTES).unwrap_or(i64::MAX);
    let left = upload.length_bytes - upload.arrived.saturating_mul(part);
    usize::try_from(left.clamp(0, part)).unwrap_or(0)
}

fn arrived(upload: &Unfinished) -> Arrived {
    Arrived {
        parts: u64::try_from(upload.arrived).unwrap_or(0),
        is_kept: upload.kept.is_some(),
    }
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
