//! A new draft: empty, from what is published, or from a text.

use maklumat_sop::{NotRewritten, Rewrite, ServiceTexts, blank, is_well_spelt, rewrite};
use maklumat_store::{Reader, SopDraft, new_id};
use maklumat_vocabulary::ServiceKey;

use super::may_write;
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::drafting::DraftFrom;

/// A text longer than any definition.
const LONGEST_BYTES: usize = 1_000_000;

impl App {
    /// Begins a draft and gives its id. There may be several of one service.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for who may not write for the unit, and where nothing is published to begin from;
    /// [`Problem::Refused`] where the service cannot be called so.
    pub async fn new_draft(&self, by: &SignedIn, key: &ServiceKey, from: DraftFrom) -> Result<String, Problem> {
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let regency = self.regency();
        may_write(by, &key.unit, &regency)?;
        if regency.unit(&key.unit).is_none() {
            return Err(Problem::NotFound);
        }
        if !is_well_spelt(key.service.as_str()) {
            let reason = NotRewritten::IdMisspelt(key.service.to_string());
            return Err(Problem::not_rewritten(&reason));
        }
        let (content, english, from_version) = match from {
            DraftFrom::Blank { name } => (blank(key, &name, self.today(), &regency), None, None),
            DraftFrom::Published => self.next_version(&mut reader, key).await?,
            DraftFrom::Text { text, english } => (text, english, None),
        };
        if content.len() + english.as_ref().map_or(0, String::len) > LONGEST_BYTES {
            return Err(Problem::not_rewritten(&NotRewritten::TooLong));
        }
        let now = self.now();
        let draft = SopDraft {
            id: new_id(now)?,
            unit: key.unit.to_string(),
            service: key.service.to_string(),
            from_version,
            content,
            english,
            revision: 0,
            changed_by: by.id.to_string(),
            changed_at: now,
            proposed_revision: None,
        };
        drop(reader);
        let mut tx = self.store().begin().await?;
        tx.begin_sop_draft(&draft).await?;
        tx.commit().await?;
        Ok(draft.id.to_string())
    }

    /// The newest published text, its version raised by one.
    async fn next_version(
        &self,
        reader: &mut Reader,
        key: &ServiceKey,
    ) -> Result<(String, Option<String>, Option<u32>), Problem> {
        let current = self.current();
        let newest = current.versions_of(key).last().ok_or(Problem::NotFound)?;
        let version = newest.sop.definition().version;
        let kept = reader
            .definition(key.unit.as_str(), key.service.as_str(), version)
            .await?
            .ok_or(Problem::NotFound)?;
        let raised = Rewrite::Write {
            address: "service.version".to_owned(),
            value: (version + 1).to_string(),
        };
        let texts = ServiceTexts {
            text: &kept.source,
            english: None,
        };
        // Where it cannot be raised, the text is begun with as it is, and a finding says so.
        let text = rewrite(texts, &raised, key, &self.regency()).map(|raised| raised.text);
        Ok((text.unwrap_or(kept.source), kept.english, Some(version)))
    }
}
