//! Begin an application: a phone number, then reference and PIN, shown once.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{FieldError, Problem, SignedIn};
use maklumat_sop::Channel;
use maklumat_vocabulary::ServiceKey;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, shown};
use crate::frame::{Frame, Here};
use crate::respond::{go_to, page, page_with, with_cookie};
use crate::urls;
use crate::visit::{self, Visit};

/// How long reference and PIN are shown to somebody who never says that they are noted, in seconds.
const CODES_AGE: u32 = 3600;
/// How long a browser stays an applicant without being used, in seconds.
const SESSION_AGE: u32 = 86_400;

#[derive(Template)]
#[template(path = "citizen/start.html")]
pub(crate) struct StartPage {
    pub(crate) f: Frame,
    pub(crate) key: ServiceKey,
    pub(crate) service: String,
    pub(crate) phone: String,
    pub(crate) is_at_counter: bool,
    pub(crate) errors: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "citizen/codes.html")]
pub(crate) struct CodesPage {
    pub(crate) f: Frame,
    pub(crate) reference: String,
    pub(crate) pin: String,
}

pub(crate) async fn get(visit: Visit, Path((unit, service)): Path<(String, String)>) -> Answer {
    let key = known_service(&visit, &unit, &service)?;
    let officer = visit.officer_if_any().await?;
    Ok(show(&visit, key, officer.as_ref(), String::new(), &[]))
}

pub(crate) async fn post(visit: Visit, Path((unit, service)): Path<(String, String)>, form: Form) -> Answer {
    let key = known_service(&visit, &unit, &service)?;
    let officer = visit.officer_if_any().await?;
    let channel = if officer.is_some() {
        Channel::Counter
    } else {
        Channel::Online
    };
    let phone = form.text("telepon");
    match visit
        .app
        .start_application(&key, phone, channel, officer.as_ref())
        .await
    {
        Ok(started) => {
            let codes = format!("{}.{}", started.reference.replace(' ', "-"), started.pin.0);
            let response = go_to(&urls::codes());
            let response = with_cookie(
                response,
                &visit::set_cookie(visit::APPLICANT, &started.token.0, Some(SESSION_AGE), visit.is_secure),
            );
            Ok(with_cookie(
                response,
                &visit::set_cookie(visit::CODES, &codes, Some(CODES_AGE), visit.is_secure),
            ))
        }
        Err(Problem::Invalid(errors)) => Ok(show(&visit, key, officer.as_ref(), phone.to_owned(), &errors)),
        Err(problem) => Err(problem.into()),
    }
}

/// Shows reference and PIN, again after a reload or in the other language, until they are noted.
pub(crate) async fn codes(visit: Visit) -> Answer {
    let Some((reference, pin)) = visit.codes.as_deref().and_then(|codes| codes.rsplit_once('.')) else {
        return Err(Failure::GoTo(urls::resume()));
    };
    let shown = CodesPage {
        f: visit.frame(Here::Services).titled_by("codes-title"),
        reference: reference.replace('-', " "),
        pin: pin.to_owned(),
    };
    Ok(page(&shown))
}

/// They are noted: the cookie that carried them is removed.
pub(crate) async fn noted(visit: Visit) -> Response {
    with_cookie(
        go_to(&urls::resume()),
        &visit::set_cookie(visit::CODES, "", Some(0), visit.is_secure),
    )
}

fn known_service(visit: &Visit, unit: &str, service: &str) -> Result<ServiceKey, Failure> {
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    visit.app.service(&key).map(|_| key).ok_or(Failure::NotFound)
}

fn show(visit: &Visit, key: ServiceKey, officer: Option<&SignedIn>, phone: String, errors: &[FieldError]) -> Response {
    let frame = visit.frame(Here::Services);
    let service = visit
        .app
        .service(&key)
        .map(|published| frame.l(&published.sop.definition().name).to_owned())
        .unwrap_or_default();
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let title = frame.say("start-title").with("service", &service).to_string();
    let start = StartPage {
        errors: shown(&frame, errors),
        f: if errors.is_empty() {
            frame.titled(title)
        } else {
            frame.titled_error(title)
        },
        key,
        service,
        phone,
        is_at_counter: officer.is_some(),
    };
    page_with(status, &start)
}
