//! A running case moves to a newer version: what differs, which step becomes which, and why.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{CaseId, MoveOffer, Problem, Sentence, SignedIn};
use maklumat_vocabulary::StepId;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/move_case.html")]
pub(crate) struct MovePage {
    pub(crate) f: Frame,
    pub(crate) offer: MoveOffer,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show(&visit, &officer, id, (Form::default(), None)).await
}

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let version: u32 = form.text("versi").parse().map_err(|_| Failure::NotFound)?;
    let steps: Vec<(StepId, StepId)> = form
        .starting("langkah.")
        .filter(|(_, to)| !to.is_empty())
        .map(|(from, to)| (StepId::new(from), StepId::new(to)))
        .collect();
    let moved = visit
        .app
        .move_case(&officer, id, (version, &steps), form.text("alasan"))
        .await;
    match moved {
        Ok(()) => Ok(go_with(&visit, &urls::case(&id), Flash::CaseMoved)),
        Err(Problem::Refused(refused)) => {
            let refusal = refused.words(visit.language);
            show(&visit, &officer, id, (form, Some(refusal))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, id: CaseId, (typed, refusal): (Form, Option<Sentence>)) -> Answer {
    let Some(offer) = visit.app.move_offer(officer, id).await? else {
        return Err(Failure::NotFound);
    };
    let frame = visit.work_frame(Here::Inbox, officer);
    let title = frame.t("move-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = MovePage {
        f,
        offer,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

impl MovePage {
    /// Whether a step of the new version stands chosen: as it was sent, else the likely one.
    fn is_chosen(&self, step: &maklumat_app::StepMatch, choice: &StepId) -> bool {
        let name = format!("langkah.{}", step.step);
        match self.typed.filled(&name) {
            Some(sent) => sent == choice.as_str(),
            None => step.to.as_ref() == Some(choice),
        }
    }
}
