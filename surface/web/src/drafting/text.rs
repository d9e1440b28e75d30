//! The text of a draft as it is kept: for what no table can mend, and to take along.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{DraftAnswer, DraftView, Problem, Sentence, SignedIn};
use maklumat_sop::Rewrite;

use crate::drafting::change::revision_of;
use crate::drafting::here;
use crate::failure::Answer;
use crate::form::Form;
use crate::frame::Frame;
use crate::guard::require_token;
use crate::respond::{go_to, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "drafting/text.html")]
pub(crate) struct TextPage {
    pub(crate) f: Frame,
    pub(crate) draft: DraftView,
    /// What was typed, where it was not taken.
    pub(crate) typed: Option<(String, String)>,
    /// The draft has changed since the form was made: who did, and when.
    pub(crate) is_overtaken: bool,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let draft = visit.app.draft(&officer, &id).await?;
    let page = TextPage::new(&visit, &officer, draft);
    Ok(page_with(StatusCode::OK, &page))
}

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let revision = revision_of(&form)?;
    let (text, english) = (lines(form.text("teks")), lines(form.text("inggris")));
    let changes = [
        Rewrite::SetText { text: text.clone() },
        Rewrite::SetEnglish { text: english.clone() },
    ];
    let before = visit.app.draft(&officer, &id).await?;
    let is_same = |change: &&Rewrite| match change {
        Rewrite::SetText { text } => text.trim() == before.text.trim(),
        Rewrite::SetEnglish { text } => text.trim() == before.english.as_deref().unwrap_or_default().trim(),
        Rewrite::Write { .. }
        | Rewrite::Clear { .. }
        | Rewrite::AddRow { .. }
        | Rewrite::RemoveRow { .. }
        | Rewrite::MoveRow { .. }
        | Rewrite::Rename { .. }
        | Rewrite::PasteRows { .. } => false,
    };
    let changes: Vec<Rewrite> = changes.iter().filter(|change| !is_same(change)).cloned().collect();
    if changes.is_empty() {
        return Ok(go_to(&urls::draft(&id)));
    }
    let made = visit.app.change_draft(&officer, &id, (revision, &changes)).await;
    let (status, refusal, is_overtaken) = match made {
        Ok(DraftAnswer::Made(_)) => return Ok(go_to(&urls::draft(&id))),
        Ok(DraftAnswer::Conflicts { .. }) => (StatusCode::CONFLICT, None, true),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            (StatusCode::UNPROCESSABLE_ENTITY, refusal, false)
        }
        Err(problem) => return Err(problem.into()),
    };
    let draft = visit.app.draft(&officer, &id).await?;
    let page = TextPage {
        typed: Some((text, english)),
        is_overtaken,
        refusal,
        ..TextPage::new(&visit, &officer, draft)
    };
    Ok(page_with(status, &page))
}

/// Browsers send lines with a carriage return; a text ends with a line.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    if text.is_empty() { text } else { format!("{text}\n") }
}

impl TextPage {
    fn new(visit: &Visit, officer: &SignedIn, draft: DraftView) -> Self {
        let f = visit.work_frame(here(officer), officer);
        Self {
            f: f.titled_by("writing-text-title").at(&urls::draft_text(&draft.id)),
            draft,
            typed: None,
            is_overtaken: false,
            refusal: None,
            form_token: officer.form_token.0.clone(),
        }
    }

    fn text(&self) -> &str {
        let typed = self.typed.as_ref().map(|(text, _)| text.as_str());
        typed.unwrap_or(&self.draft.text)
    }

    fn english(&self) -> &str {
        let typed = self.typed.as_ref().map(|(_, english)| english.as_str());
        typed.unwrap_or_else(|| self.draft.english.as_deref().unwrap_or_default())
    }
}
