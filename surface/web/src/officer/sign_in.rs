//! Officers sign in with a name and a password; too many wrong tries lock the door for a while.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Problem, Sentence, SignIn};
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_to, go_with, page_with, with_cookie};
use crate::urls::{self, Url};
use crate::visit::{self, Visit};

/// How long the code is waited for, in seconds.
const HALF_AGE: u32 = 300;

#[derive(Template)]
#[template(path = "officer/sign_in.html")]
pub(crate) struct SignInPage {
    pub(crate) f: Frame,
    pub(crate) login: String,
    /// The browser still brings a session that counts no more.
    pub(crate) has_ended: bool,
    /// The page to go back to.
    pub(crate) back: Option<Url>,
    pub(crate) refusal: Option<Sentence>,
}

/// The page somebody wants to go back to.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ke: String,
}

impl Asked {
    pub(super) fn back(&self) -> Option<Url> {
        urls::page_of_ours(&self.ke)
    }
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if visit.app.needs_first_run().await {
        return Err(Failure::GoTo(urls::first_run()));
    }
    let has_ended = visit.officer_token().is_some() && visit.officer_if_any().await?.is_none();
    Ok(show(&visit, ("", has_ended), asked.back(), None))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let login = form.text("nama");
    let back = urls::page_of_ours(form.text("ke"));
    let refusal = match visit.app.sign_in(login, form.text("sandi"), visit.origin()).await {
        Ok(SignIn::Open(token)) => {
            let onward = back.unwrap_or_else(urls::inbox);
            return visit.opened(go_to(&onward), &token).await;
        }
        Ok(SignIn::NeedsCode(token)) => {
            let cookie = visit::set_cookie(visit::HALF, &token.0, Some(HALF_AGE), visit.is_secure);
            let onward = back.map_or_else(urls::sign_in_code, |page| urls::sign_in_code_then(&page));
            return Ok(with_cookie(go_to(&onward), &cookie));
        }
        Err(problem) => words_of(&visit, problem)?,
    };
    Ok(show(&visit, (login, false), back, Some(refusal)))
}

/// A refused try in words, also where it was one too many.
pub(super) fn words_of(visit: &Visit, problem: Problem) -> Result<Sentence, Failure> {
    match problem {
        Problem::Refused(refused) => Ok(refused.words(visit.language)),
        Problem::Locked { until } => {
            let f = visit.frame(Here::Elsewhere);
            Ok(Sentence {
                what: f.t("locked").into_owned(),
                then: f.say("locked-then").with("time", f.moment(&until)).to_string(),
            })
        }
        Problem::NotFound | Problem::Invalid(_) | Problem::Fault { .. } => Err(problem.into()),
    }
}

pub(crate) async fn sign_out(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer_with_any_password().await?;
    require_token(&officer, &form)?;
    if let Some(token) = visit.officer_token() {
        visit.app.sign_out(token).await?;
    }
    let cookie = visit::set_cookie(visit::OFFICER, "", Some(0), visit.is_secure);
    let response = with_cookie(go_with(&visit, &urls::sign_in(), Flash::SignedOut), &cookie);
    // The next one at this computer must not open the file of whoever was served last.
    Ok(visit.without_applicant(response))
}

fn show(visit: &Visit, (login, has_ended): (&str, bool), back: Option<Url>, refusal: Option<Sentence>) -> Response {
    let frame = visit.frame(Here::Elsewhere);
    let title = frame.t("sign-in-title");
    let f = if refusal.is_some() {
        frame.titled_error(title)
    } else {
        frame.titled(title)
    };
    let status = if refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    page_with(
        status,
        &SignInPage {
            f,
            login: login.to_owned(),
            has_ended,
            back,
            refusal,
        },
    )
}
