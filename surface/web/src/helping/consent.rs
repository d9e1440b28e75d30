//! Record how the applicant agreed to be helped: on paper, by a code, or in person.

use askama::Template;
use axum::Extension;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{ConsentForm, ConsentWay, Private, Problem, Sentence};

use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload};
use crate::frame::{Frame, Here};
use crate::helping::helped::helper;
use crate::respond::{go_to, page, page_with};
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "helping/consent.html")]
pub(crate) struct ConsentPage {
    pub(crate) f: Frame,
    pub(crate) text: &'static str,
    pub(crate) given: Option<ConsentWay>,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

/// The text to be printed and signed.
#[derive(Template)]
#[template(path = "helping/consent_paper.html")]
pub(crate) struct ConsentPaperPage {
    pub(crate) f: Frame,
    pub(crate) text: &'static str,
    pub(crate) helper: Private,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, Form::default(), None).await
}

pub(crate) async fn post(visit: Visit, Extension(room): Extension<UploadRoom>, parts: Multipart) -> Answer {
    let helper = helper(&visit).await?;
    let applicant = visit.applicant().await?;
    let sent = Upload::read(parts, &room).await?;
    crate::guard::require_token(&helper, &sent.form)?;
    let given = ConsentForm {
        way: sent.form.text("cara").to_owned(),
        code: Private(sent.form.text("kode").to_owned()),
        paper: sent.files.into_iter().next().map(|(_, bytes)| bytes),
    };
    match visit
        .app
        .record_consent(&applicant, &helper, (given, visit.language))
        .await
    {
        Ok(()) => Ok(go_to(&urls::check_answers())),
        Err(Problem::Refused(refused)) => show(&visit, sent.form, Some(refused.words(visit.language))).await,
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn paper(visit: Visit) -> Answer {
    let helper = helper(&visit).await?;
    Ok(page(&ConsentPaperPage {
        f: visit.frame(Here::Elsewhere).titled_by("consent-title"),
        text: maklumat_app::consent_text(visit.language),
        helper: helper.name,
    }))
}

async fn show(visit: &Visit, typed: Form, refusal: Option<Sentence>) -> Answer {
    let helper = helper(visit).await?;
    let applicant = visit.applicant().await?;
    if applicant.is_submitted() || !applicant.is_helped() {
        return Err(Failure::GoTo(urls::helping()));
    }
    let application = visit.app.application(&applicant).await?;
    let frame = visit.work_frame(Here::Inbox, &helper);
    let page = ConsentPage {
        text: maklumat_app::consent_text(visit.language),
        given: application.consent,
        f: if refusal.is_none() {
            frame.titled_by("consent-title")
        } else {
            let title = frame.t("consent-title");
            frame.titled_error(title)
        },
        typed,
        refusal,
        form_token: helper.form_token.0,
    };
    Ok(respond(&page))
}

fn respond(page: &ConsentPage) -> Response {
    let status = if page.refusal.is_none() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, page)
}

/// Key of how somebody agreed.
pub(crate) const fn way_key(way: &ConsentWay) -> &'static str {
    match way {
        ConsentWay::Signed => "consent-signed",
        ConsentWay::Code => "consent-code",
        ConsentWay::Present => "consent-present",
    }
}
