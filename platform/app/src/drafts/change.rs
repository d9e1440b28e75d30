//! Changes of a draft: tried at every keystroke, kept on leaving a cell.

use maklumat_sop::{NotRewritten, Rewrite, ServiceTexts, rewrite_all};
use maklumat_store::{Reader, SopDraft, SopDraftChange};

use super::stored::{Splices, changes_in_json, places_in_json, splices_in_json};
use super::view::Seen;
use super::{TRIES, key_of, too_busy};
use crate::App;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::drafting::{DraftAct, DraftAnswer};

/// More acts at once than a page sends.
const MOST_CHANGES: usize = 200;

impl App {
    /// The draft as it would be with changes that were made on a revision. Nothing is kept.
    ///
    /// # Errors
    /// [`Problem::Refused`] where a change cannot be made, [`Problem::NotFound`] for who may not write the draft.
    pub async fn peek_draft(&self, by: &SignedIn, id: &str, asked: (i64, &[Rewrite])) -> Result<DraftAnswer, Problem> {
        let mut reader = self.store().read().await?;
        self.follow_published(&mut reader).await?;
        let tried = self.tried_draft(&mut reader, by, id, asked).await?;
        drop(reader);
        match tried {
            Tried::Conflicts(answer) => Ok(answer),
            Tried::Made(made) => self.draft_answer(by, *made, asked.0).await,
        }
    }

    /// Makes changes that were made on a revision, all or none. On an older revision they are made on the newest text,
    /// unless somebody else has changed the same places since.
    ///
    /// # Errors
    /// [`Problem::Refused`] where a change cannot be made, [`Problem::NotFound`] for who may not write the draft.
    pub async fn change_draft(
        &self,
        by: &SignedIn,
        id: &str,
        asked: (i64, &[Rewrite]),
    ) -> Result<DraftAnswer, Problem> {
        self.follow_published(&mut self.store().read().await?).await?;
        for _ in 0..TRIES {
            let mut tx = self.store().begin().await?;
            let mut made = match self.tried_draft(&mut tx, by, id, asked).await? {
                Tried::Conflicts(answer) => {
                    tx.roll_back().await;
                    return Ok(answer);
                }
                Tried::Made(made) => made,
            };
            if made.is_nothing() {
                tx.roll_back().await;
                return self.draft_answer(by, *made, asked.0).await;
            }
            let change = SopDraftChange {
                revision: made.draft.revision + 1,
                changed_by: by.id.to_string(),
                changed_at: self.now(),
                act: DraftAct::Changed.as_str().to_owned(),
                answers: None,
                change: changes_in_json(asked.1),
                touched: places_in_json(&made.touched),
                splices: splices_in_json(&made.splices),
            };
            if self.keep_draft(tx, &made.draft, &change).await? {
                made.follows(change);
                return self.draft_answer(by, *made, asked.0).await;
            }
        }
        Err(too_busy())
    }

    /// The changes made on the newest text, and nothing kept.
    async fn tried_draft(
        &self,
        reader: &mut Reader,
        by: &SignedIn,
        id: &str,
        (revision, asked): (i64, &[Rewrite]),
    ) -> Result<Tried, Problem> {
        if asked.len() > MOST_CHANGES {
            return Err(Problem::not_rewritten(&NotRewritten::TooLong));
        }
        let mut draft = self.load_draft(reader, by, id).await?;
        let changes = reader.sop_draft_changes(draft.id, 0).await?;
        let others: Vec<&SopDraftChange> = changes
            .iter()
            .filter(|change| change.revision > revision && change.changed_by != by.id.as_str())
            .collect();
        let conflicts = self.conflicts(reader, (&draft, &others), asked).await?;
        if !conflicts.is_empty() {
            return Ok(Tried::Conflicts(DraftAnswer::Conflicts {
                revision: draft.revision,
                conflicts,
            }));
        }
        let texts = ServiceTexts {
            text: &draft.content,
            english: draft.english.as_deref(),
        };
        let rewritten = rewrite_all(texts, asked, &key_of(&draft), &self.regency());
        let rewritten = rewritten.map_err(|reason| Problem::not_rewritten(&reason))?;
        draft.content = rewritten.text;
        draft.english = rewritten.english;
        Ok(Tried::Made(Box::new(Made {
            draft,
            changes,
            touched: rewritten.touched,
            splices: Splices {
                main: rewritten.splices,
                english: rewritten.english_splices,
            },
        })))
    }

    async fn draft_answer(&self, by: &SignedIn, made: Made, since: i64) -> Result<DraftAnswer, Problem> {
        let mut reader = self.store().read().await?;
        let seen = Seen {
            changes: &made.changes,
            since,
            touched: made.touched,
        };
        let view = self.draft_view(&mut reader, by, (made.draft, seen)).await?;
        Ok(DraftAnswer::Made(Box::new(view)))
    }
}

/// What came of trying.
enum Tried {
    Conflicts(DraftAnswer),
    Made(Box<Made>),
}

/// A draft with changes in it.
struct Made {
    draft: SopDraft,
    /// The history it was made on.
    changes: Vec<SopDraftChange>,
    touched: Vec<String>,
    splices: Splices,
}

impl Made {
    fn is_nothing(&self) -> bool {
        self.splices.main.is_empty() && self.splices.english.is_empty()
    }

    /// It is kept now.
    fn follows(&mut self, change: SopDraftChange) {
        self.draft.revision = change.revision;
        self.draft.changed_by.clone_from(&change.changed_by);
        self.draft.changed_at = change.changed_at;
        self.changes.push(change);
    }
}
