//! Officers sign in with a name and a password; too many wrong tries lock the door for a while.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Problem, Sentence};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_to, go_with, page_with, with_cookie};
use crate::urls;
use crate::visit::{self, Visit};

#[derive(Template)]
#[template(path = "officer/sign_in.html")]
pub(crate) struct SignInPage {
    pub(crate) f: Frame,
    pub(crate) login: String,
    pub(crate) refusal: Option<Sentence>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    if visit.app.needs_first_run().await {
        return Err(Failure::GoTo(urls::first_run()));
    }
    Ok(show(&visit, "", None))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let login = form.text("nama");
    let refusal = match visit.app.sign_in(login, form.text("sandi"), &visit.client).await {
        Ok(token) => {
            let cookie = visit::set_cookie(visit::OFFICER, &token.0, None, visit.is_secure);
            return Ok(with_cookie(go_to(&urls::inbox()), &cookie));
        }
        Err(Problem::Refused(refused)) => refused.words(visit.language),
        Err(Problem::Locked { until }) => {
            let f = visit.frame(Here::Elsewhere);
            Sentence {
                what: f.t("locked").into_owned(),
                then: f.say("locked-then").with("time", f.moment(&until)).to_string(),
            }
        }
        Err(problem) => return Err(problem.into()),
    };
    Ok(show(&visit, login, Some(refusal)))
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

fn show(visit: &Visit, login: &str, refusal: Option<Sentence>) -> Response {
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
            refusal,
        },
    )
}
