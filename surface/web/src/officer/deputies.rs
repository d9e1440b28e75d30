//! Deputies: the head appoints who stands in, by which decree and until when.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Deputies, Deputy, DeputyRow, NewDeputy, Problem, Sentence, SignedIn};
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
    let new = match asked(&form) {
        Ok(new) => new,
        Err(missing) => {
            let f = visit.frame(Here::OwnAccount);
            let refusal = Sentence {
                what: f.say("deputy-missing").with("what", f.t(missing)).to_string(),
                then: f.t("deputy-missing-then").into_owned(),
            };
            return show(&visit, &officer, (form, Some(refusal))).await;
        }
    };
    match visit.app.appoint_deputy(&officer, new).await {
        Ok(()) => Ok(go_with(&visit, &urls::deputies(), Flash::DeputyAppointed)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, (form, Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What was filled in, or the key of the label of what was not.
fn asked(form: &Form) -> Result<NewDeputy, &'static str> {
    let position = PositionKey::parse(form.text("jabatan")).ok_or("position")?;
    let officer = form.filled("siapa").ok_or("deputy-who-label")?;
    let day = |name: &str, label| form.date(name).ok().flatten().ok_or(label);
    Ok(NewDeputy {
        position,
        officer: officer.to_owned(),
        deputy: deputy_of(form.text("sebagai")).unwrap_or(Deputy::Plh),
        from: day("mulai", "first-day")?,
        until: day("sampai", "last-day")?,
        decree: (
            form.text("surat").to_owned(),
            day("tanggal-surat", "deputy-decree-day")?,
        ),
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
