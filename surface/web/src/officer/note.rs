//! A note for the other officers of a case. The applicant never sees it.

use axum::extract::Path;
use maklumat_app::Problem;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::Flash;
use crate::guard::require_token;
use crate::officer::case;
use crate::respond::go_with;
use crate::urls;
use crate::visit::Visit;

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    match visit.app.leave_note(&officer, id, form.text("catatan-baru")).await {
        Ok(()) => Ok(go_with(&visit, &urls::case(&id), Flash::NoteKept)),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}
