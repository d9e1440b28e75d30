//! A draft as it is now.

use super::view::Seen;
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::drafting::DraftView;

impl App {
    /// A draft with its findings.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for who may not write it.
    pub async fn draft(&self, by: &SignedIn, id: &str) -> Result<DraftView, Problem> {
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let draft = self.load_draft(&mut reader, by, id).await?;
        let changes = reader.sop_draft_changes(draft.id, 0).await?;
        let seen = Seen {
            changes: &changes,
            since: draft.revision,
            touched: Vec::new(),
        };
        self.draft_view(&mut reader, by, (draft, seen)).await
    }
}
