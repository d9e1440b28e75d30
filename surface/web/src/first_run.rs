//! The first visit to an empty installation: whoever started the program creates the first administrator.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maklumat_app::{App, Problem, Sentence};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::respond::{go_to, page_with, with_cookie};
use crate::urls::{self, route};
use crate::visit::{self, Visit};

#[derive(Template)]
#[template(path = "first_run.html")]
pub(crate) struct FirstRunPage {
    pub(crate) f: Frame,
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) refusal: Option<Sentence>,
}

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::FIRST_RUN, get(show).post(create))
        .route(route::HEALTH, get(health))
}

async fn show(visit: Visit) -> Answer {
    if !visit.app.needs_first_run().await {
        return Err(Failure::GoTo(urls::sign_in()));
    }
    Ok(respond(&visit, &Form::default(), None))
}

async fn create(visit: Visit, form: Form) -> Answer {
    let f = visit.frame(Here::Elsewhere);
    if form.text("sandi") != form.text("sandi-lagi") {
        let refusal = Sentence {
            what: f.t("passwords-differ").into_owned(),
            then: f.t("passwords-differ-then").into_owned(),
        };
        return Ok(respond(&visit, &form, Some(refusal)));
    }
    let created = visit
        .app
        .create_first_administrator(
            form.text("kode"),
            form.text("nama-masuk"),
            form.text("nama"),
            form.text("sandi"),
        )
        .await;
    match created {
        Ok(token) => {
            let cookie = visit::set_cookie(visit::OFFICER, &token.0, None, visit.is_secure);
            Ok(with_cookie(go_to(&urls::inbox()), &cookie))
        }
        Err(Problem::Refused(refused)) => Ok(respond(&visit, &form, Some(refused.words(visit.language)))),
        Err(problem) => Err(problem.into()),
    }
}

/// For the watchdog of the machine: a short word and a status, no details.
async fn health(visit: Visit) -> Response {
    match visit.app.health().await {
        Ok(()) => {
            let jobs = visit.app.since_last_round();
            let jobs = jobs.map_or_else(|| "-".to_owned(), |seconds| seconds.to_string());
            format!("sehat\npekerjaan latar {jobs} detik lalu\n").into_response()
        }
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            [(axum::http::header::CONTENT_TYPE, "text/html; charset=utf-8")],
            "sakit\n",
        )
            .into_response(),
    }
}

fn respond(visit: &Visit, form: &Form, refusal: Option<Sentence>) -> Response {
    let frame = visit.frame(Here::Elsewhere);
    let title = frame.t("first-run-title");
    let status = if refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = FirstRunPage {
        f: if refusal.is_some() {
            frame.titled_error(title)
        } else {
            frame.titled(title)
        },
        login: form.text("nama-masuk").to_owned(),
        name: form.text("nama").to_owned(),
        refusal,
    };
    page_with(status, &page)
}
