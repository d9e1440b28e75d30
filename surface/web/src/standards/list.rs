//! Cases about standards: where each stands, what is due to be evaluated or reviewed, and opening a case.

use askama::Template;
use axum::Extension;
use axum::extract::{Multipart, Query};
use axum::http::StatusCode;
use maklumat_app::{NewStandardCase, Problem, Sentence, SignedIn, StandardCases};
use maklumat_sop::Purpose;
use maklumat_vocabulary::ServiceKey;
use serde::Deserialize;

use crate::failure::Answer;
use crate::form::Upload;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::standards::purpose_key;
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "standards/list.html")]
pub(crate) struct StandardsPage {
    pub(crate) f: Frame,
    pub(crate) cases: StandardCases,
    pub(crate) asked: Asked,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

/// What is chosen before the form is sent.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) layanan: String,
    #[serde(default)]
    pub(crate) maksud: String,
    #[serde(default)]
    pub(crate) alasan: String,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (asked, None)).await
}

pub(crate) async fn open(visit: Visit, Extension(room): Extension<UploadRoom>, parts: Multipart) -> Answer {
    let officer = visit.officer().await?;
    let sent = Upload::read(parts, &room).await?;
    require_token(&officer, &sent.form)?;
    let new_one = sent.form.text("layanan-baru");
    let asked = Asked {
        layanan: if new_one.is_empty() {
            sent.form.text("layanan")
        } else {
            new_one
        }
        .to_owned(),
        maksud: sent.form.text("maksud").to_owned(),
        alasan: sent.form.text("alasan").to_owned(),
    };
    let (service, purpose) = (ServiceKey::parse(&asked.layanan), Purpose::of(&asked.maksud));
    let (Some(service), Some(purpose)) = (service, purpose) else {
        return Err(Problem::NotFound.into());
    };
    let new = NewStandardCase {
        service,
        purpose,
        reason: asked.alasan.clone(),
        files: sent.files,
    };
    match visit.app.open_standard(&officer, new).await {
        Ok(case) => Ok(go_with(&visit, &urls::standard(&case), Flash::StandardOpened)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (asked, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, officer: &SignedIn, (asked, refusal): (Asked, Option<Sentence>)) -> Answer {
    let cases = visit.app.standards(officer).await?;
    let f = visit.work_frame(Here::Standards, officer).at(&urls::standards());
    let title = f.t("standards-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = StandardsPage {
        f,
        cases,
        asked,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

impl StandardsPage {
    /// Purposes by their option, each with its word; the chosen one is marked.
    fn purposes(&self) -> Vec<(&'static str, &'static str, bool)> {
        let all = Purpose::ALL.iter();
        all.map(|purpose| {
            let is_chosen = self.asked.maksud == purpose.option();
            (purpose.option(), purpose_key(purpose), is_chosen)
        })
        .collect()
    }

    fn is_asked(&self, key: &ServiceKey) -> bool {
        self.asked.layanan == key.to_string()
    }
}
