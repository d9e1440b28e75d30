//! Before a dangerous act the password is asked for once more, and the code where there is one.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{PROVE_AGAIN, Problem, Sentence, SignedIn};
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::sign_in::words_of;
use crate::respond::{go_with, page_with};
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/prove.html")]
pub(crate) struct ProvePage {
    pub(crate) f: Frame,
    pub(crate) back: Url,
    pub(crate) asks_code: bool,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ke: String,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, back(&asked.ke), None).await
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let back = back(form.text("ke"));
    match visit.app.prove(&officer, form.text("sandi"), form.text("kode")).await {
        Ok(()) => Ok(go_with(&visit, &back, Flash::Proved)),
        Err(problem) => {
            let refusal = words_of(&visit, problem)?;
            show(&visit, &officer, back, Some(refusal)).await
        }
    }
}

/// Where an act was refused because the password was given too long ago, leads to where it is given again, and from
/// there back to the page.
pub(crate) fn unless_proved(problem: Problem, page: &Url) -> Failure {
    if let Problem::Refused(refused) = &problem
        && refused.code() == PROVE_AGAIN
    {
        return Failure::GoTo(urls::prove_before(page));
    }
    problem.into()
}

/// The page somebody came from; the inbox where the address names none of ours.
fn back(place: &str) -> Url {
    urls::page_of_ours(place).unwrap_or_else(urls::inbox)
}

async fn show(visit: &Visit, officer: &SignedIn, back: Url, refusal: Option<Sentence>) -> Result<Response, Failure> {
    let account = visit.app.own_account(officer).await?;
    let frame = visit
        .work_frame(Here::OwnAccount, officer)
        .at(&urls::prove_before(&back));
    let title = frame.t("prove-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = ProvePage {
        f,
        back,
        asks_code: account.factor.set_at.is_some(),
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}
