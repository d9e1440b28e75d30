//! A draft goes on to be published, or is thrown away.

use axum::extract::Path;
use maklumat_app::Problem;

use crate::drafting::draft;
use crate::drafting::seen::STEPS;
use crate::failure::Answer;
use crate::form::Form;
use crate::frame::Flash;
use crate::guard::require_token;
use crate::respond::{go_to, go_with};
use crate::urls;
use crate::visit::Visit;

/// Whoever may publish goes on to the preview; for the others it waits there.
pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    match visit.app.propose_draft(&officer, &id).await {
        Ok(proposal) if officer.is_administrator => Ok(go_to(&urls::proposal(&proposal))),
        Ok(_) => Ok(go_with(&visit, &urls::draft(&id), Flash::DraftProposed)),
        Err(Problem::Refused(refused)) => {
            let draft = visit.app.draft(&officer, &id).await?;
            let refusal = Some(refused.words(visit.language));
            Ok(draft::shown(&visit, &officer, draft, (STEPS, refusal)))
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn leave(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    visit.app.drop_draft(&officer, &id).await?;
    Ok(go_with(&visit, &urls::drafts(), Flash::WritingDropped))
}
