//! Compares what is typed with the thresholds and shows the verdicts beside the values. Nothing is kept.

use axum::Extension;
use axum::extract::{Multipart, Path};
use maklumat_app::Problem;
use maklumat_vocabulary::StepId;

use crate::failure::{Answer, Failure};
use crate::form::{Upload, shown};
use crate::frame::Here;
use crate::guard::require_token;
use crate::officer::case::{self, Refused};
use crate::officer::complete_step;
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

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
    let shown_again = match visit.app.judge(&officer, id, &step, &form).await {
        Ok(judged) => Refused {
            judged: Some(judged),
            ..Refused::default()
        },
        Err(Problem::Invalid(errors)) => Refused {
            errors: shown(&visit.frame(Here::Inbox), &errors),
            ..Refused::default()
        },
        Err(problem) => return Err(problem.into()),
    };
    let shown_again = Refused {
        typed: Some((step, form)),
        ..shown_again
    };
    case::show(&visit, &officer, id, shown_again).await
}
