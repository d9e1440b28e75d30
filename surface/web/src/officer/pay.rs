//! Money received: exactly what the published fee says, with the number of its receipt; and what was wrong about it.

use axum::extract::Path;
use maklumat_app::Problem;
use maklumat_vocabulary::{FeeId, Money};

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
    let amount = form
        .text("jumlah")
        .parse()
        .map(Money)
        .map_err(|_| Failure::Problem(Problem::Invalid(Vec::new())))?;
    // Left empty, the office's own next number is used.
    let receipt = form.text("bukti");
    match visit
        .app
        .pay(&officer, id, &FeeId::new(form.text("tarif")), (amount, receipt))
        .await
    {
        Ok(_) => Ok(go_with(&visit, &urls::case(&id), Flash::Paid)),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// A wrong payment counts no more; it stays in the list with the reason.
pub(crate) async fn cancel(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let number = form.text("nomor").parse().map_err(|_| Failure::NotFound)?;
    let told = (number, form.text("alasan-batal"));
    match visit.app.cancel_payment(&officer, id, told).await {
        Ok(()) => Ok(go_with(&visit, &urls::case(&id), Flash::PaymentCancelled)),
        Err(Problem::Refused(refused)) => case::refuse(&visit, &officer, id, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}
