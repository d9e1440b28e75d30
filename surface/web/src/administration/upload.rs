//! Upload a definition: one file of a service, several, or an archive of a whole folder; and go back to what waits.

use askama::Template;
use axum::Extension;
use axum::extract::Multipart;
use axum::http::StatusCode;
use maklumat_app::{Problem, ProposalRow, Sentence, SignedIn, WaitingProposal};
use maklumat_vocabulary::UnitId;

use crate::failure::Answer;
use crate::form::Upload;
use crate::frame::{Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_to, page_with};
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "administration/upload.html")]
pub(crate) struct UploadPage {
    pub(crate) f: Frame,
    /// Id and name of every unit.
    pub(crate) units: Vec<(String, String)>,
    pub(crate) unit: String,
    pub(crate) waiting: Vec<WaitingProposal>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (String::new(), None)).await
}

pub(crate) async fn post(visit: Visit, Extension(room): Extension<UploadRoom>, parts: Multipart) -> Answer {
    let officer = visit.officer().await?;
    let sent = Upload::read(parts, &room).await?;
    require_token(&officer, &sent.form)?;
    let unit = sent.form.text("unit").to_owned();
    let named = Some(UnitId::new(&unit)).filter(|_| !unit.is_empty());
    match visit.app.propose(&officer, sent.files, named.as_ref()).await {
        Ok(id) => Ok(go_to(&urls::proposal(&id))),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (unit, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, (unit, refusal): (String, Option<Sentence>)) -> Answer {
    let waiting = visit.app.proposals(officer).await?;
    let f = visit.work_frame(Here::Administration, officer).at(&urls::proposals());
    let regency = visit.app.regency();
    let units = regency.units.values();
    let units = units.map(|unit| (unit.id.to_string(), f.l(&unit.name).to_owned()));
    let (units, title) = (units.collect(), f.t("propose-title"));
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = UploadPage {
        f,
        units,
        unit,
        waiting,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

/// So many services, differences and files tell one proposal from another.
const SHOWN: usize = 3;

/// The first files of a proposal by their paths.
pub(crate) fn first_paths(row: &ProposalRow) -> String {
    let first: Vec<&str> = row.paths.iter().take(SHOWN).map(String::as_str).collect();
    let more = if row.paths.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}

/// What a shared file holds.
pub(crate) fn shared_key(name: &str) -> &'static str {
    match name {
        "organisation.toml" => "shared-organisation",
        "organisation.en.toml" => "shared-organisation-english",
        "calendar.toml" => "shared-calendar",
        "law.toml" => "shared-law",
        "guide.toml" => "shared-guide",
        _ => "shared-guide-english",
    }
}
