//! Take the next file in fair order, one out of order with a reason, or put one back.

use axum::extract::Path;
use maklumat_app::Problem;
use maklumat_vocabulary::{ServiceKey, StepId};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::Flash;
use crate::guard::require_token;
use crate::officer::case;
use crate::respond::{go_to, go_with};
use crate::urls;
use crate::visit::Visit;

pub(crate) async fn next(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let service = form.filled("layanan").and_then(ServiceKey::parse);
    match visit.app.take_next(&officer, service.as_ref()).await? {
        Some(case) => Ok(go_to(&urls::case(&case))),
        None => Ok(go_with(&visit, &urls::inbox(), Flash::NothingWaiting)),
    }
}

pub(crate) async fn one(visit: Visit, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let reason = form.filled("alasan").map(str::to_owned);
    match visit.app.take(&officer, id, &StepId::new(&step), reason).await {
        Ok(_) => Ok(go_to(&urls::case(&id))),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn release(visit: Visit, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    match visit.app.release(&officer, id, &StepId::new(&step)).await {
        Ok(_) => Ok(go_with(&visit, &urls::inbox(), Flash::StepReleased)),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}
