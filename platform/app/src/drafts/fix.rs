//! The certain edit of a finding, taken at the press of a button.

use std::sync::Arc;

use maklumat_sop::{Checked, Rewrite, ServiceTexts, Splice, check, rewrite};
use maklumat_store::{SopDraft, SopDraftChange};
use maklumat_vocabulary::{Diagnostic, Edit};

use super::stored::{Splices, changes_in_json, places_in_json, splices_in_json};
use super::view::{Seen, fix_names};
use super::{TRIES, key_of, too_busy};
use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::drafting::{DraftAct, DraftView};

impl App {
    /// Takes the certain edit of a finding, by the name the finding gives it. It is kept only if it brings no error.
    ///
    /// # Errors
    /// [`Problem::Refused`] where the finding is gone, [`Problem::NotFound`] for who may not write the draft.
    pub async fn take_fix(&self, by: &SignedIn, id: &str, fix: &str) -> Result<DraftView, Problem> {
        self.follow_published(&mut self.store().read().await?).await?;
        for _ in 0..TRIES {
            let mut tx = self.store().begin().await?;
            let mut draft = self.load_draft(&mut tx, by, id).await?;
            let mut changes = tx.sop_draft_changes(draft.id, 0).await?;
            let (act, splices) = self.mended(&draft, fix).ok_or(Rule::FixIsGone)?;
            let texts = ServiceTexts {
                text: &draft.content,
                english: draft.english.as_deref(),
            };
            let mended = rewrite(texts, &act, &key_of(&draft), &self.regency());
            let mended = mended.map_err(|reason| Problem::not_rewritten(&reason))?;
            draft.content = mended.text;
            draft.english = mended.english;
            let change = SopDraftChange {
                revision: draft.revision + 1,
                changed_by: by.id.to_string(),
                changed_at: self.now(),
                act: DraftAct::Mended.as_str().to_owned(),
                answers: None,
                change: changes_in_json(&[act]),
                touched: places_in_json(&mended.touched),
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
                    touched: mended.touched,
                };
                let mut reader = self.store().read().await?;
                return self.draft_view(&mut reader, by, (draft, seen)).await;
            }
        }
        Err(too_busy())
    }

    /// The text with the edit in it, and what that does. Nothing where the finding is gone or the edit does not help.
    fn mended(&self, draft: &SopDraft, fix: &str) -> Option<(Rewrite, Splices)> {
        let key = key_of(draft);
        let regency = self.regency();
        let checked = |text: &str, english: Option<&str>| check(text, english, &key, &Arc::clone(&regency));
        let now = checked(&draft.content, draft.english.as_deref());
        let english = draft.english.as_deref().unwrap_or_default();
        if let Some(edit) = named(&now.english_findings, "en:", fix) {
            let splice = splice(english, edit)?;
            let text = splice.applied(english)?;
            let then = checked(&draft.content, Some(&text));
            let is_better = then.english_findings.len() < now.english_findings.len();
            let splices = Splices {
                english: vec![splice],
                ..Splices::default()
            };
            return is_better.then_some((Rewrite::SetEnglish { text }, splices));
        }
        let splice = splice(&draft.content, named(&now.findings, "", fix)?)?;
        let text = splice.applied(&draft.content)?;
        let then = checked(&text, draft.english.as_deref());
        let errors = |checked: &Checked| checked.findings.iter().filter(|finding| finding.is_error()).count();
        let splices = Splices {
            main: vec![splice],
            ..Splices::default()
        };
        (errors(&then) <= errors(&now)).then_some((Rewrite::SetText { text }, splices))
    }
}

fn named<'d>(found: &'d [Diagnostic], prefix: &str, fix: &str) -> Option<&'d Edit> {
    let at = fix_names(found, prefix)
        .iter()
        .position(|name| name.as_deref() == Some(fix))?;
    found[at].edit.as_ref()
}

fn splice(text: &str, edit: &Edit) -> Option<Splice> {
    Some(Splice {
        at: edit.span.start,
        old: text.get(edit.span.start..edit.span.end)?.to_owned(),
        new: edit.replacement.clone(),
    })
}
