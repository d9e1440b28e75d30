//! One's own last change taken back, and made again.

use maklumat_sop::{Rewrite, ServiceTexts, rewrite_all};
use maklumat_store::{SopDraft, SopDraftChange};

use super::stack::{Stack, without};
use super::stored::{places_in_json, splices_in_json};
use super::view::Seen;
use super::{TRIES, key_of, too_busy};
use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::drafting::{DraftAct, DraftView};

impl App {
    /// Takes back one's own last change; refused where somebody else has changed the same stretch of text since.
    ///
    /// # Errors
    /// [`Problem::Refused`] where there is nothing to take back or others stand in the way, [`Problem::NotFound`] for
    /// who may not write the draft.
    pub async fn undo_draft(&self, by: &SignedIn, id: &str) -> Result<DraftView, Problem> {
        self.step_back(by, id, DraftAct::Undone).await
    }

    /// Makes again what was taken back last.
    ///
    /// # Errors
    /// As [`Self::undo_draft`].
    pub async fn redo_draft(&self, by: &SignedIn, id: &str) -> Result<DraftView, Problem> {
        self.step_back(by, id, DraftAct::Redone).await
    }

    /// Making again is taking back what took back.
    async fn step_back(&self, by: &SignedIn, id: &str, act: DraftAct) -> Result<DraftView, Problem> {
        self.follow_published(&mut self.store().read().await?).await?;
        for _ in 0..TRIES {
            let mut tx = self.store().begin().await?;
            let mut draft = self.load_draft(&mut tx, by, id).await?;
            let mut changes = tx.sop_draft_changes(draft.id, 0).await?;
            let stack = Stack::of(&changes, by.id.as_str());
            let top = match act {
                DraftAct::Redone => stack.redo.last().copied().ok_or(Rule::NothingToRedo)?,
                DraftAct::Changed | DraftAct::Mended | DraftAct::Undone => {
                    stack.undo.last().copied().ok_or(Rule::NothingToUndo)?
                }
            };
            let (text, english, splices) = without(&draft, &changes, top).ok_or(Rule::ChangedByOthers)?;
            let touched = self.touched_by(&draft, (&text, english.as_deref()))?;
            draft.content = text;
            draft.english = english;
            let change = SopDraftChange {
                revision: draft.revision + 1,
                changed_by: by.id.to_string(),
                changed_at: self.now(),
                act: act.as_str().to_owned(),
                answers: Some(top),
                change: "[]".to_owned(),
                touched: places_in_json(&touched),
                splices: splices_in_json(&splices),
            };
            if self.keep_draft(tx, &draft, &change).await? {
                let since = draft.revision;
                draft.revision = change.revision;
                draft.changed_by.clone_from(&change.changed_by);
                draft.changed_at = change.changed_at;
                changes.push(change);
                let seen = Seen {
                    changes: &changes,
                    since,
                    touched,
                };
                let mut reader = self.store().read().await?;
                return self.draft_view(&mut reader, by, (draft, seen)).await;
            }
        }
        Err(too_busy())
    }

    /// The places that differ between the texts of a draft and others.
    fn touched_by(&self, draft: &SopDraft, (text, english): (&str, Option<&str>)) -> Result<Vec<String>, Problem> {
        let texts = ServiceTexts {
            text: &draft.content,
            english: draft.english.as_deref(),
        };
        let mut all = vec![Rewrite::SetText { text: text.to_owned() }];
        all.extend(english.map(|text| Rewrite::SetEnglish { text: text.to_owned() }));
        let rewritten = rewrite_all(texts, &all, &key_of(draft), &self.regency());
        let rewritten = rewritten.map_err(|reason| Problem::not_rewritten(&reason))?;
        Ok(rewritten.touched)
    }
}
