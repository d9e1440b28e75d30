//! One case about a standard: its text, its published draft, the comments, the proposal its decree made.

use askama::Template;
use axum::Extension;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use maklumat_app::{CaseId, Problem, Sentence, SignedIn, StandardCase};

use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload};
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::standards::Changes;
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "standards/one.html")]
pub(crate) struct StandardPage {
    pub(crate) f: Frame,
    pub(crate) standard: StandardCase,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (case_of(&id)?, None)).await
}

pub(crate) async fn hand_in(
    visit: Visit,
    Path(id): Path<String>,
    Extension(room): Extension<UploadRoom>,
    parts: Multipart,
) -> Answer {
    let officer = visit.officer().await?;
    let sent = Upload::read(parts, &room).await?;
    require_token(&officer, &sent.form)?;
    let case = case_of(&id)?;
    let revision = sent.form.text("dibaca").parse().unwrap_or(0);
    let handed_in = visit.app.hand_in_standard(&officer, (case, revision), sent.files).await;
    then(&visit, &officer, (case, handed_in, Flash::TextHandedIn)).await
}

pub(crate) async fn hand_in_draft(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = case_of(&id)?;
    let revision = form.text("dibaca").parse().unwrap_or(0);
    let draft = form.text("naskah");
    let handed_in = visit.app.hand_in_draft(&officer, (case, revision), draft).await;
    then(&visit, &officer, (case, handed_in, Flash::TextHandedIn)).await
}

pub(crate) async fn propose(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = case_of(&id)?;
    let proposed = visit.app.propose_standard_again(&officer, case).await;
    then(&visit, &officer, (case, proposed, Flash::StandardProposed)).await
}

/// Back to the page: with a note, or with what was refused.
pub(super) async fn then(
    visit: &Visit,
    officer: &SignedIn,
    (case, done, flash): (CaseId, Result<(), Problem>, Flash),
) -> Answer {
    match done {
        Ok(()) => Ok(go_with(visit, &urls::standard(&case), flash)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(visit, officer, (case, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) fn case_of(id: &str) -> Result<CaseId, Failure> {
    urls::case_of(id).ok_or(Failure::NotFound)
}

async fn show(visit: &Visit, officer: &SignedIn, (case, refusal): (CaseId, Option<Sentence>)) -> Answer {
    let standard = visit.app.standard_case(officer, case).await?;
    let f = visit.work_frame(Here::Standards, officer).at(&urls::standard(&case));
    let title = f.l(&standard.row.name).to_owned();
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = StandardPage {
        f,
        standard,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

impl StandardPage {
    /// Of the text that is looked at.
    fn revision(&self) -> i64 {
        self.standard.text.as_ref().map_or(1, |text| text.revision)
    }

    fn changes(&self) -> Changes<'_> {
        let text = self.standard.text.as_ref();
        Changes::of(text.map_or(&[], |text| text.differences.as_slice()))
    }
}
