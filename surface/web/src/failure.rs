//! What a page answers when it cannot do what was asked: a redirect, or an error page in the reader's language.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use maklumat_app::{App, Problem};

use crate::frame::{Frame, Here, sharing};
use crate::preferences::TextSize;
use crate::urls::Url;
use crate::visit;

/// Why a handler stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The asker has to do something else first.
    GoTo(Url),
    NotFound,
    /// The form did not come from a page of ours, or its session has changed.
    ForeignForm,
    TooLarge,
    /// Too many uploads at once.
    NoRoom,
    /// More is asked than can be answered.
    Overloaded,
    /// A form that did not arrive in time.
    TooSlow,
    Problem(Problem),
}

/// Seconds after which a browser or a program should try again.
const COME_AGAIN: &str = "5";

pub(crate) type Answer = Result<Response, Failure>;

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Marks a redirect by which nothing was done.
#[derive(Clone, Copy)]
pub(crate) struct TurnedAway;

/// Travels with the response to [`dress`], which knows the language.
#[derive(Clone)]
struct Undressed(Arc<Failure>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if let Self::GoTo(url) = &self {
            let mut response = Redirect::to(url.as_str()).into_response();
            response.extensions_mut().insert(TurnedAway);
            return response;
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Undressed(Arc::new(self)));
        response
    }
}

impl Failure {
    fn status(&self) -> StatusCode {
        match self {
            Self::GoTo(_) => StatusCode::SEE_OTHER,
            Self::NotFound | Self::Problem(Problem::NotFound) => StatusCode::NOT_FOUND,
            Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoRoom | Self::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Problem(Problem::Refused(refused)) if refused.code() == "disk-full" => {
                StatusCode::INSUFFICIENT_STORAGE
            }
            Self::Problem(Problem::Refused(refused)) if refused.code() == "too-busy" => StatusCode::SERVICE_UNAVAILABLE,
            Self::Problem(Problem::Refused(_)) => StatusCode::CONFLICT,
            Self::Problem(Problem::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Problem(Problem::Locked { .. }) => StatusCode::TOO_MANY_REQUESTS,
            Self::Problem(Problem::Fault { .. }) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
pub(crate) struct FailurePage {
    pub(crate) f: Frame,
    pub(crate) heading: String,
    pub(crate) what: String,
    pub(crate) incident: Option<String>,
}

/// Gives every bare error response a page, whoever made it: a handler, the router, or a limit.
pub(crate) async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let language = visit::language_of(request.headers());
    let size = TextSize::chosen(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let failure = response.extensions().get::<Undressed>().cloned();
    let is_bare =
        failure.is_some() || ((status.is_client_error() || status.is_server_error()) && !is_dressed(&response));
    if !is_bare {
        return response;
    }
    let frame = Frame {
        language,
        zone: app.zone(),
        now: app.now(),
        regency: app.regency().name.within(language).to_owned(),
        site: sharing::site(app.public_address()),
        place: "/".to_owned(),
        lasting: None,
        description: None,
        size,
        here: Here::Elsewhere,
        title: String::new(),
        flash: None,
        badge: None,
        preview: None,
        is_at_work: false,
        queue: None,
    };
    let page = page_for(frame, status, failure.as_ref().map(|undressed| &*undressed.0));
    let mut response = (status, Html(page.render().unwrap_or_default())).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static(COME_AGAIN));
    }
    response
}

/// A page, or what a script of ours is told.
fn is_dressed(response: &Response) -> bool {
    let kind = response.headers().get(axum::http::header::CONTENT_TYPE);
    let kind = kind.map(axum::http::HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/html") || kind.starts_with(b"application/json"))
}

fn page_for(f: Frame, status: StatusCode, failure: Option<&Failure>) -> FailurePage {
    let (heading, what) = match failure {
        Some(Failure::ForeignForm) => (f.t("foreign-form"), f.t("foreign-form-then").into_owned()),
        Some(Failure::TooLarge) => (f.t("too-large"), f.t("too-large-then").into_owned()),
        Some(Failure::NoRoom) => (f.t("no-room"), f.t("no-room-then").into_owned()),
        Some(Failure::Overloaded) => (f.t("overloaded"), f.t("overloaded-then").into_owned()),
        Some(Failure::TooSlow) => (f.t("too-slow"), f.t("too-slow-then").into_owned()),
        Some(Failure::Problem(Problem::Refused(refused))) => {
            let words = refused.words(f.language);
            (words.what.into(), words.then)
        }
        Some(Failure::Problem(Problem::Locked { until })) => (
            f.t("locked"),
            f.say("locked-then").with("time", f.moment(until)).to_string(),
        ),
        Some(Failure::Problem(Problem::Invalid(_))) => (f.t("not-accepted"), f.t("not-accepted-then").into_owned()),
        Some(Failure::Problem(Problem::Fault { .. })) => (f.t("broken"), f.t("broken-then").into_owned()),
        Some(Failure::NotFound | Failure::Problem(Problem::NotFound) | Failure::GoTo(_)) | None => {
            for_status(&f, status)
        }
    };
    let heading = heading.into_owned();
    let incident = if let Some(Failure::Problem(Problem::Fault { incident })) = failure {
        Some(incident.clone())
    } else {
        None
    };
    FailurePage {
        f: f.titled_error(heading.clone()),
        heading,
        what,
        incident,
    }
}

fn for_status(f: &Frame, status: StatusCode) -> (std::borrow::Cow<'static, str>, String) {
    let (heading, what) = match status.as_u16() {
        404 | 405 => ("not-found", "not-found-then"),
        413 => ("too-large", "too-large-then"),
        408 | 503 | 504 => ("unavailable", "unavailable-then"),
        400..=499 => ("not-accepted", "not-accepted-then"),
        _ => ("broken", "broken-then"),
    };
    (f.t(heading), f.t(what).into_owned())
}
