//! An officer takes the answer to a return from somebody at the counter.

use axum::extract::Path;
use maklumat_app::Problem;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::guard::require_token;
use crate::officer::case;
use crate::respond::{go_to, with_cookie};
use crate::urls;
use crate::visit::Visit;

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    match visit.app.answer_at_counter(&officer, id).await {
        Ok(token) => Ok(with_cookie(go_to(&urls::resume()), &visit.applicant_cookie(&token))),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}
