//! The second page of signing in: the code that the phone shows, or one of those on paper.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Problem, Sentence};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::officer::sign_in::words_of;
use crate::respond::{go_to, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/sign_in_code.html")]
pub(crate) struct SignInCodePage {
    pub(crate) f: Frame,
    pub(crate) refusal: Option<Sentence>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    if visit.half_token().is_none() {
        return Err(Failure::GoTo(urls::sign_in()));
    }
    Ok(show(&visit, None))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let half = visit.half_token().ok_or(Failure::GoTo(urls::sign_in()))?;
    match visit
        .app
        .sign_in_with_code(half, form.text("kode"), &visit.origin())
        .await
    {
        Ok(token) => visit.opened(go_to(&urls::inbox()), &token).await,
        // Too late, or somebody has used the same password and code already: from the beginning.
        Err(Problem::NotFound) => Err(Failure::GoTo(urls::sign_in())),
        Err(problem) => Ok(show(&visit, Some(words_of(&visit, problem)?))),
    }
}

fn show(visit: &Visit, refusal: Option<Sentence>) -> Response {
    let frame = visit.frame(Here::Elsewhere);
    let title = frame.t("sign-in-code-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    page_with(status, &SignInCodePage { f, refusal })
}
