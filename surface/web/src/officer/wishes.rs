//! Officers say what they want to be told by mail: how services stand each week, what waits each morning.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{OfficerWishes, Private, Problem, SignedIn};
use maklumat_vocabulary::Language;

use crate::failure::Answer;
use crate::form::{Form, Shown, shown};
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/wishes.html")]
pub(crate) struct WishesPage {
    pub(crate) f: Frame,
    pub(crate) wishes: OfficerWishes,
    /// Heads and leaders are told of services, others only of their own work.
    pub(crate) is_leader: bool,
    pub(crate) has_work: bool,
    /// The office sends mail at all.
    pub(crate) has_mail: bool,
    pub(crate) errors: Vec<Shown>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let wishes = visit.app.wishes(&officer).await?;
    Ok(show(&visit, &officer, wishes, Vec::new()))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let wanted = OfficerWishes {
        mailbox: Private(form.text("surel").to_owned()),
        language: Language::from_tag(form.text("bahasa-kabar")).unwrap_or(visit.language),
        weekly: form.is("mingguan", "ya") && visit.app.is_leader(&officer),
        daily: form.is("harian", "ya"),
    };
    match visit.app.change_wishes(&officer, wanted.clone()).await {
        Ok(()) => Ok(go_with(&visit, &urls::wishes(), Flash::WishesKept)),
        Err(Problem::Invalid(errors)) => {
            let errors = shown(&visit.frame(Here::Elsewhere), &errors);
            Ok(show(&visit, &officer, wanted, errors))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn show(visit: &Visit, officer: &SignedIn, wishes: OfficerWishes, errors: Vec<Shown>) -> Response {
    let frame = visit.work_frame(Here::Elsewhere, officer).at(&urls::wishes());
    let title = frame.t("wishes-title");
    let (status, f) = if errors.is_empty() {
        (StatusCode::OK, frame.titled(title))
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    };
    let shown = WishesPage {
        f,
        wishes,
        is_leader: visit.app.is_leader(officer),
        has_work: !officer.positions.is_empty(),
        has_mail: visit.app.letter_channels().mail,
        errors,
        form_token: officer.form_token.0.clone(),
    };
    page_with(status, &shown)
}
