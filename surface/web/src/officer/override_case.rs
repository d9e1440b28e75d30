//! A named override: the only way past the SOP, with a legal ground, shown to the applicant, and counted.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{CaseId, Problem, Sentence, SignedIn};

use crate::failure::{Answer, Failure};
use crate::form::Form;
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
    /// Id and name of the open steps.
    pub(crate) steps: Vec<(String, String)>,
    pub(crate) requirements: Vec<(String, String)>,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show(&visit, &officer, id, Form::default(), None).await
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
    let refusal = match made {
        Ok(_) => return Ok(go_with(&visit, &urls::case(&id), Flash::OverrideMade)),
        Err(Problem::Refused(refused)) => refused.words(visit.language),
        Err(Problem::Invalid(_)) => {
            let f = visit.frame(Here::Inbox);
            Sentence {
                what: f.t("override-incomplete").into_owned(),
                then: f.t("override-incomplete-then").into_owned(),
            }
        }
        Err(problem) => return Err(problem.into()),
    };
    show(&visit, &officer, id, form, Some(refusal)).await
}

async fn show(visit: &Visit, officer: &SignedIn, id: CaseId, typed: Form, refusal: Option<Sentence>) -> Answer {
    let file = visit.app.case_file(officer, id).await?;
    let frame = visit.work_frame(Here::Inbox, officer);
    let name = |text: &maklumat_vocabulary::LocalizedText| frame.l(text).to_owned();
    let answers = file
        .answers
        .iter()
        .map(|group| (group.requirement.to_string(), name(&group.title)));
    let evidence = file
        .evidence
        .iter()
        .map(|evidence| (evidence.requirement.to_string(), name(&evidence.name)));
    let title = frame.t("override-title");
    let page = OverridePage {
        case: id,
        reference: file.tracking.reference.clone(),
        steps: file
            .open
            .iter()
            .map(|open| (open.step.to_string(), name(&open.name)))
            .collect(),
        requirements: answers.chain(evidence).collect(),
        typed,
        form_token: officer.form_token.0.clone(),
        f: if refusal.is_some() {
            frame.titled_error(title)
        } else {
            frame.titled(title)
        },
        refusal,
    };
    let status = if page.refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Ok(page_with(status, &page))
}
