//! The second page of signing in: the code that the phone shows, or one of those on paper.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Problem, Sentence};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::officer::sign_in::{Asked, words_of};
use crate::respond::{go_to, page_with};
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/sign_in_code.html")]
pub(crate) struct SignInCodePage {
    pub(crate) f: Frame,
    /// The page to go back to.
    pub(crate) back: Option<Url>,
    pub(crate) refusal: Option<Sentence>,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if visit.half_token().is_none() {
        return Err(Failure::GoTo(urls::sign_in()));
    }
    Ok(show(&visit, asked.back(), None))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let back = urls::page_of_ours(form.text("ke"));
    let half = visit.half_token().ok_or(Failure::GoTo(urls::sign_in()))?;
    match visit
        .app
        .sign_in_with_code(half, form.text("kode"), &visit.origin())
        .await
    {
        Ok(token) => visit.opened(go_to(&back.unwrap_or_else(urls::inbox)), &token).await,
        // Too late, or somebody has used the same password and code already: from the beginning.
        Err(Problem::NotFound) => Err(Failure::GoTo(urls::sign_in())),
        Err(problem) => Ok(show(&visit, back, Some(words_of(&visit, problem)?))),
    }
}

fn show(visit: &Visit, back: Option<Url>, refusal: Option<Sentence>) -> Response {
    let frame = visit.frame(Here::Elsewhere);
    let title = frame.t("sign-in-code-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    page_with(status, &SignInCodePage { f, back, refusal })
}
