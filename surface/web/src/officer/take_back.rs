//! An officer takes a completion back, while the file only lies on the next desk.

use axum::extract::Path;
use maklumat_app::Problem;
use maklumat_vocabulary::StepId;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::Flash;
use crate::guard::require_token;
use crate::officer::case;
use crate::respond::go_with;
use crate::urls;
use crate::visit::Visit;

pub(crate) async fn post(visit: Visit, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    match visit.app.take_completion_back(&officer, id, &StepId::new(&step)).await {
        Ok(()) => Ok(go_with(&visit, &urls::case(&id), Flash::TakenBack)),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}
