//! A named override: the only way past the SOP, with a legal ground, shown to the applicant, and counted.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{CaseId, Problem, Sentence, SignedIn};
use maklumat_vocabulary::{LawKey, LocalizedText};

use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, shown};
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

/// The closed list of deviations: how forms spell them, and the key of their words.
pub(crate) const DEVIATIONS: [(&str, &str); 5] = [
    ("pause", "override-pause"),
    ("resume", "override-resume"),
    ("extend-answer", "override-extend-answer"),
    ("same-person", "override-same-person"),
    ("waive-requirement", "override-waive-requirement"),
];

#[derive(Template)]
#[template(path = "officer/override_case.html")]
pub(crate) struct OverridePage {
    pub(crate) f: Frame,
    pub(crate) case: CaseId,
    pub(crate) reference: String,
    /// Id and name of the steps another person must do.
    pub(crate) steps: Vec<(String, String)>,
    pub(crate) requirements: Vec<(String, String)>,
    pub(crate) laws: Vec<(LawKey, LocalizedText)>,
    pub(crate) typed: Form,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show(&visit, &officer, id, Form::default(), (Vec::new(), None)).await
}

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let deviation = form.text("jenis").to_owned();
    let target = form.filled(&format!("sasaran.{deviation}")).map(str::to_owned);
    let made = visit
        .app
        .override_case(
            &officer,
            id,
            (&deviation, target.as_deref()),
            (form.text("dasar"), form.text("alasan")),
        )
        .await;
    let refused = match made {
        Ok(_) => return Ok(go_with(&visit, &urls::case(&id), Flash::OverrideMade)),
        Err(Problem::Refused(refused)) => (Vec::new(), Some(refused.words(visit.language))),
        Err(Problem::Invalid(errors)) => (shown(&visit.frame(Here::Inbox), &errors), None),
        Err(problem) => return Err(problem.into()),
    };
    show(&visit, &officer, id, form, refused).await
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    id: CaseId,
    typed: Form,
    (errors, refusal): (Vec<Shown>, Option<Sentence>),
) -> Answer {
    let file = visit.app.case_file(officer, id).await?;
    if !file.acts.may_override {
        return Err(Failure::NotFound);
    }
    let frame = visit.work_frame(Here::Inbox, officer);
    let title = frame.t("override-title");
    let is_refused = refusal.is_some() || !errors.is_empty();
    let page = OverridePage {
        case: id,
        reference: file.tracking.reference.clone(),
        steps: named(&frame, &file.separated),
        requirements: named(&frame, &file.nameable),
        laws: file.laws,
        typed,
        errors,
        form_token: officer.form_token.0.clone(),
        f: if is_refused {
            frame.titled_error(title)
        } else {
            frame.titled(title)
        },
        refusal,
    };
    let status = if is_refused {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Ok(page_with(status, &page))
}

/// Ids and names in the reader's language.
fn named<T: std::fmt::Display>(f: &Frame, list: &[(T, LocalizedText)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(id, name)| (id.to_string(), f.l(name).to_owned()))
        .collect()
}

impl OverridePage {
    fn error(&self, field: &str) -> Option<&Shown> {
        self.errors.iter().find(|error| error.field == field)
    }
}
