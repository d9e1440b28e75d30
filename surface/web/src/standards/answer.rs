//! The office says what became of a comment. [law: pp-96-2012-art-42]

use axum::extract::Path;
use maklumat_app::{Problem, Taken};

use super::one::{case_of, then};
use crate::failure::Answer;
use crate::form::Form;
use crate::frame::Flash;
use crate::guard::require_token;
use crate::visit::Visit;

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = case_of(&id)?;
    let taken = Taken::of(form.text("tindak-lanjut")).ok_or(Problem::NotFound)?;
    let about = (case, form.text("tanggapan"));
    let answered = visit
        .app
        .answer_comment(&officer, about, (taken, form.text("jawaban")))
        .await;
    then(&visit, &officer, (case, answered, Flash::CommentAnswered)).await
}
