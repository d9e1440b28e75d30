//! A draft becomes a proposal, which an administrator looks at and publishes.

use std::sync::Arc;

use maklumat_sop::check;
use maklumat_vocabulary::Diagnostic;

use super::key_of;
use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;

impl App {
    /// Hands a draft on as a proposal and gives the proposal's id. The draft stays, and whoever changes it proposes anew.
    ///
    /// # Errors
    /// [`Problem::Refused`] while it has errors, [`Problem::NotFound`] for who may not write it.
    pub async fn propose_draft(&self, by: &SignedIn, id: &str) -> Result<String, Problem> {
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let draft = self.load_draft(&mut reader, by, id).await?;
        drop(reader);
        let (key, revision) = (key_of(&draft), draft.revision);
        let checked = check(
            &draft.content,
            draft.english.as_deref(),
            &key,
            &Arc::clone(&self.regency()),
        );
        if checked.findings.iter().any(Diagnostic::is_error) {
            return Err(Rule::DraftNotSound.into());
        }
        let mut files = vec![(format!("services/{key}.toml"), draft.content.into_bytes())];
        let english = draft.english.filter(|english| !english.trim().is_empty());
        files.extend(english.map(|english| (format!("services/{key}.en.toml"), english.into_bytes())));
        let proposal = self.keep_as_proposal(by, &files).await?;
        let mut tx = self.store().begin().await?;
        tx.sop_draft_is_proposed(draft.id, revision).await?;
        tx.commit().await?;
        tracing::info!(by = %by.id, draft = %draft.id, proposal = %proposal, "a draft was proposed");
        Ok(proposal)
    }
}
