//! The document of a step before it is signed: marked as not in force, set anew each time, kept nowhere.

use axum::Extension;
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use maklumat_app::{Problem, StepForm};
use maklumat_vocabulary::StepId;
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::form::{Upload, shown};
use crate::frame::Here;
use crate::guard::require_token;
use crate::officer::case::{self, Refused};
use crate::officer::complete_step;
use crate::respond::pdf;
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

/// Says what it is, never whose.
const FILENAME: &str = "rancangan.pdf";

#[derive(Deserialize)]
pub(crate) struct Asked {
    hasil: Option<String>,
}

/// As it would be if the step were completed with nothing filled in but the decision.
pub(crate) async fn get(visit: Visit, Path((id, step)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let form = StepForm {
        outcome: asked.hasil,
        ..StepForm::default()
    };
    let bytes = visit.app.unsigned_pdf(&officer, id, &StepId::new(&step), form).await?;
    Ok(to_look_at(bytes))
}

/// As it would be with what stands in the form of the step now.
pub(crate) async fn post(
    visit: Visit,
    Path((id, step)): Path<(String, String)>,
    Extension(room): Extension<UploadRoom>,
    parts: Multipart,
) -> Answer {
    let officer = visit.officer().await?;
    let sent = Upload::read(parts, &room).await?;
    require_token(&officer, &sent.form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let step = StepId::new(&step);
    let form = complete_step::read(&sent.form);
    let refused = match visit.app.unsigned_pdf(&officer, id, &step, form.clone()).await {
        Ok(bytes) => return Ok(to_look_at(bytes)),
        Err(Problem::Refused(refused)) => Refused {
            refusal: Some(refused.words(visit.language)),
            ..Refused::default()
        },
        Err(Problem::Invalid(errors)) => Refused {
            errors: shown(&visit.frame(Here::Inbox), &errors),
            ..Refused::default()
        },
        Err(problem) => return Err(problem.into()),
    };
    let refused = Refused {
        typed: Some((step, form)),
        ..refused
    };
    case::show(&visit, &officer, id, refused).await
}

/// Like all that is somebody's, it goes out with `no-store`: neither the browser nor anything in between keeps it.
fn to_look_at(bytes: Vec<u8>) -> Response {
    pdf(bytes, FILENAME)
}
