//! Who changed what in a draft.

use super::stored::{Splices, places, splices};
use super::view::Names;
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::drafting::{DraftAct, DraftChangeRow};

impl App {
    /// The changes of a draft, the latest first; of very many only the latest.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for who may not write the draft.
    pub async fn draft_history(&self, by: &SignedIn, id: &str) -> Result<Vec<DraftChangeRow>, Problem> {
        let mut reader = self.store().read().await?;
        let draft = self.load_draft(&mut reader, by, id).await?;
        let changes = reader.sop_draft_changes(draft.id, 0).await?;
        let mut names = Names::default();
        let mut rows: Vec<DraftChangeRow> = Vec::with_capacity(changes.len());
        for change in changes.iter().rev() {
            let Splices { main, english } = splices(&change.splices).unwrap_or_default();
            // What took a change back may itself be taken back, which makes the change stand again.
            let is_undone = rows
                .iter()
                .any(|later| later.answers == Some(change.revision) && !later.is_undone);
            rows.push(DraftChangeRow {
                revision: change.revision,
                who: names.of(&mut reader, &change.changed_by).await?,
                at: change.changed_at,
                what: DraftAct::of(&change.act),
                answers: change.answers,
                places: places(&change.touched),
                splices: main,
                english_splices: english,
                is_undone,
            });
        }
        Ok(rows)
    }
}
