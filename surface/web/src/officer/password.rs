//! An officer chooses a password; after a first password this comes before everything else.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{Problem, Sentence, SignedIn};

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with, with_cookie};
use crate::urls;
use crate::visit::{self, Visit};

#[derive(Template)]
#[template(path = "officer/password.html")]
pub(crate) struct PasswordPage {
    pub(crate) f: Frame,
    pub(crate) is_first: bool,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer_with_any_password().await?;
    Ok(show(&visit, &officer, None))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer_with_any_password().await?;
    require_token(&officer, &form)?;
    if form.text("sandi") != form.text("sandi-lagi") {
        let f = visit.frame(Here::Elsewhere);
        let refusal = Sentence {
            what: f.t("passwords-differ").into_owned(),
            then: f.t("passwords-differ-then").into_owned(),
        };
        return Ok(show(&visit, &officer, Some(refusal)));
    }
    let changed = visit
        .app
        .change_own_password(&officer, form.text("sandi-lama"), form.text("sandi"))
        .await;
    match changed {
        Ok(token) => {
            let cookie = visit::set_cookie(visit::OFFICER, &token.0, None, visit.is_secure);
            let done = go_with(&visit, &urls::inbox(), Flash::PasswordChanged);
            Ok(with_cookie(done, &cookie))
        }
        Err(Problem::Refused(refused)) => Ok(show(&visit, &officer, Some(refused.words(visit.language)))),
        Err(problem) => Err(problem.into()),
    }
}

fn show(visit: &Visit, officer: &SignedIn, refusal: Option<Sentence>) -> axum::response::Response {
    let frame = visit.work_frame(Here::Elsewhere, officer);
    let title = frame.t("password-title");
    let status = if refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = PasswordPage {
        f: if refusal.is_some() {
            frame.titled_error(title)
        } else {
            frame.titled(title)
        },
        is_first: officer.must_change_password,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    page_with(status, &page)
}
