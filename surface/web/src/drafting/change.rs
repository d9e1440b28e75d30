//! Changes of a draft: tried while somebody types, kept, taken back, made again.

use axum::extract::Path;
use maklumat_app::{DraftAnswer, DraftView, Problem, SignedIn};
use maklumat_sop::Rewrite;

use crate::drafting::asked::{Asked, Script};
use crate::drafting::here;
use crate::drafting::{answer, draft};
use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::respond::go_to;
use crate::urls;
use crate::visit::Visit;

/// What would be wrong with what is being typed; nothing is kept.
pub(crate) async fn check(visit: Visit, Path(id): Path<String>, asked: Asked) -> Answer {
    let officer = visit.officer().await?;
    asked.require_token(&officer)?;
    let Asked::Script(script) = asked else {
        return Ok(go_to(&urls::draft(&id)));
    };
    let changes = script.rewrites();
    let made = visit.app.peek_draft(&officer, &id, (script.revisi, &changes)).await;
    by_script(&visit, &officer, (&id, &script), made).await
}

/// From the table the acts that were made there; from a form a new row.
pub(crate) async fn change(visit: Visit, Path(id): Path<String>, asked: Asked) -> Answer {
    let officer = visit.officer().await?;
    asked.require_token(&officer)?;
    match asked {
        Asked::Script(script) => {
            let changes = script.rewrites();
            let at = (script.revisi, changes.as_slice());
            let made = if changes.is_empty() {
                visit.app.peek_draft(&officer, &id, at).await
            } else {
                visit.app.change_draft(&officer, &id, at).await
            };
            by_script(&visit, &officer, (&id, &script), made).await
        }
        Asked::Form(form) => add_row(&visit, &officer, &id, &form).await,
    }
}

pub(crate) async fn undo(visit: Visit, Path(id): Path<String>, asked: Asked) -> Answer {
    let officer = visit.officer().await?;
    asked.require_token(&officer)?;
    let made = visit.app.undo_draft(&officer, &id).await;
    whole(&visit, &officer, (&id, &asked), made).await
}

pub(crate) async fn redo(visit: Visit, Path(id): Path<String>, asked: Asked) -> Answer {
    let officer = visit.officer().await?;
    asked.require_token(&officer)?;
    let made = visit.app.redo_draft(&officer, &id).await;
    whole(&visit, &officer, (&id, &asked), made).await
}

pub(crate) async fn take_fix(visit: Visit, Path(id): Path<String>, asked: Asked) -> Answer {
    let officer = visit.officer().await?;
    asked.require_token(&officer)?;
    let fix = match &asked {
        Asked::Script(script) => script.fix().unwrap_or_default(),
        Asked::Form(form) => form.text("usulan"),
    };
    let made = visit.app.take_fix(&officer, &id, fix).await;
    whole(&visit, &officer, (&id, &asked), made).await
}

/// An answer that has no conflicts, in the way it was asked for.
async fn whole(
    visit: &Visit,
    officer: &SignedIn,
    (id, asked): (&str, &Asked),
    made: Result<DraftView, Problem>,
) -> Answer {
    match asked {
        Asked::Script(script) => {
            let made = made.map(|draft| DraftAnswer::Made(Box::new(draft)));
            by_script(visit, officer, (id, script), made).await
        }
        Asked::Form(form) => by_form(visit, officer, (id, form), made).await,
    }
}

async fn by_script(
    visit: &Visit,
    officer: &SignedIn,
    (id, script): (&str, &Script),
    made: Result<DraftAnswer, Problem>,
) -> Answer {
    match made {
        Ok(DraftAnswer::Made(draft)) => answer::told(visit, officer, script, *draft),
        Ok(DraftAnswer::Conflicts { revision, conflicts }) => {
            let f = visit.work_frame(here(officer), officer);
            let draft = visit.app.draft(officer, id).await?;
            Ok(answer::disputed(&f, &draft, revision, &conflicts))
        }
        Err(Problem::Refused(refused)) => Ok(answer::refused(refused.words(visit.language))),
        Err(problem) => Err(problem.into()),
    }
}

async fn by_form(
    visit: &Visit,
    officer: &SignedIn,
    (id, form): (&str, &Form),
    made: Result<DraftView, Problem>,
) -> Answer {
    let part = form.text("bagian");
    match made {
        Ok(_) => Ok(go_to(&urls::draft_part(id, part))),
        Err(Problem::Refused(refused)) => {
            let draft = visit.app.draft(officer, id).await?;
            let refusal = Some(refused.words(visit.language));
            Ok(draft::shown(visit, officer, draft, (part, refusal)))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// A new row at the end of a table, opened at once.
async fn add_row(visit: &Visit, officer: &SignedIn, id: &str, form: &Form) -> Answer {
    let revision = revision_of(form)?;
    let add = [Rewrite::AddRow {
        table: form.text("tabel").to_owned(),
        after: form.filled("sesudah").map(str::to_owned),
        id: None,
        cells: Vec::new(),
    }];
    match visit.app.change_draft(officer, id, (revision, &add)).await {
        Ok(DraftAnswer::Made(draft)) => Ok(go_to(&first_touched(&draft, id, form.text("bagian")))),
        // A new row is nobody's place yet.
        Ok(DraftAnswer::Conflicts { .. }) => Ok(go_to(&urls::draft_part(id, form.text("bagian")))),
        Err(problem) => by_form(visit, officer, (id, form), Err(problem)).await,
    }
}

/// The page of the row that came by a change, or of its part.
pub(crate) fn first_touched(draft: &DraftView, id: &str, part: &str) -> urls::Url {
    let rows = draft.outline.rows();
    let row = rows.iter().find(|row| draft.touched.contains(&row.address));
    row.map_or_else(|| urls::draft_part(id, part), |row| urls::draft_row(id, &row.address))
}

/// The revision a form was made on.
pub(crate) fn revision_of(form: &Form) -> Result<i64, Failure> {
    let revision = form.text("revisi").parse();
    revision.map_err(|_| Failure::Problem(Problem::Invalid(Vec::new())))
}
