//! Deputies: the head appoints who stands in, by which decree and until when.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Deputies, Deputy, DeputyRow, NewDeputy, Problem, Rule, Sentence, SignedIn};
use maklumat_vocabulary::PositionKey;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::accounts::deputy_of;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/deputies.html")]
pub(crate) struct DeputiesPage {
    pub(crate) f: Frame,
    pub(crate) deputies: Deputies,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (Form::default(), None)).await
}

pub(crate) async fn appoint(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let appointed = match asked(&form) {
        Ok(new) => visit.app.appoint_deputy(&officer, new).await,
        Err(rule) => Err(rule.into()),
    };
    match appointed {
        Ok(()) => Ok(go_with(&visit, &urls::deputies(), Flash::DeputyAppointed)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, (form, Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

fn asked(form: &Form) -> Result<NewDeputy, Rule> {
    let position = PositionKey::parse(form.text("jabatan")).ok_or(Rule::PositionUnknown)?;
    let day = |name: &str| form.date(name).ok().flatten().ok_or(Rule::DateNotUnderstood);
    Ok(NewDeputy {
        position,
        officer: form.text("siapa").to_owned(),
        deputy: deputy_of(form.text("sebagai")).unwrap_or(Deputy::Plh),
        from: day("mulai")?,
        until: day("sampai")?,
        decree: (form.text("surat").to_owned(), day("tanggal-surat")?),
    })
}

pub(crate) async fn end(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let position = PositionKey::parse(form.text("jabatan")).ok_or(Failure::NotFound)?;
    let from = form.date("sejak").ok().flatten().ok_or(Failure::NotFound)?;
    match visit
        .app
        .end_deputy(&officer, form.text("siapa"), (&position, from))
        .await
    {
        Ok(()) => Ok(go_with(&visit, &urls::deputies(), Flash::DeputyEnded)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, (Form::default(), Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    (typed, refusal): (Form, Option<Sentence>),
) -> Result<Response, Failure> {
    let deputies = visit.app.deputies(officer).await?;
    let frame = visit.work_frame(Here::OwnAccount, officer).at(&urls::deputies());
    let title = frame.t("deputy-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = DeputiesPage {
        f,
        deputies,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

/// `Plh. Kepala Dinas`
pub(crate) fn held_name(f: &Frame, row: &DeputyRow) -> String {
    format!("{} {}", row.deputy.prefix(), f.l(&row.name))
}
