//! The drafts somebody may write, and of what more may be begun.

use std::sync::Arc;

use maklumat_sop::{ServiceTexts, check, outline};

use super::view::{Names, name, standing};
use super::{key_of, may_write};
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::drafting::{DraftList, DraftRow, DraftSource};

impl App {
    /// Drafts of the units for which `by` may write.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for who may write for no unit.
    pub async fn drafts(&self, by: &SignedIn) -> Result<DraftList, Problem> {
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let regency = self.regency();
        let units = regency
            .units
            .values()
            .filter(|unit| may_write(by, &unit.id, &regency).is_ok());
        let units: Vec<_> = units.map(|unit| (unit.id.clone(), unit.name.clone())).collect();
        if units.is_empty() {
            return Err(Problem::NotFound);
        }
        let mut list = DraftList::default();
        let mut names = Names::default();
        for (unit, _) in &units {
            for draft in reader.sop_drafts(unit.as_str()).await? {
                let key = key_of(&draft);
                let texts = ServiceTexts {
                    text: &draft.content,
                    english: draft.english.as_deref(),
                };
                let checked = check(texts.text, texts.english, &key, &Arc::clone(&regency));
                let standing = standing(&checked.findings, None);
                list.drafts.push(DraftRow {
                    id: draft.id.to_string(),
                    name: name(&outline(texts, &key, &regency), &draft),
                    key,
                    from_version: draft.from_version,
                    revision: draft.revision,
                    changed_at: draft.changed_at,
                    changed_by: names.of(&mut reader, &draft.changed_by).await?,
                    errors: standing.errors,
                    warnings: standing.warnings,
                    advice: standing.advice,
                });
            }
        }
        list.drafts.sort_by_key(|row| std::cmp::Reverse(row.changed_at));
        let offered = self.catalogue().into_iter();
        list.services = offered
            .map(|published| published.sop.definition().clone())
            .filter(|definition| units.iter().any(|(unit, _)| *unit == definition.key.unit))
            .map(|definition| DraftSource {
                key: definition.key,
                name: definition.name,
                version: definition.version,
            })
            .collect();
        list.units = units;
        Ok(list)
    }

    /// Throws a draft away, its history included.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for who may not write it.
    pub async fn drop_draft(&self, by: &SignedIn, id: &str) -> Result<(), Problem> {
        let draft = self.load_draft(&mut self.store().read().await?, by, id).await?;
        let mut tx = self.store().begin().await?;
        let is_dropped = tx.drop_sop_draft(draft.id).await?;
        tx.commit().await?;
        if is_dropped { Ok(()) } else { Err(Problem::NotFound) }
    }
}
