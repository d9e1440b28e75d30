//! Hand in the sheets of a document: several, in order, whole or in parts; take one off, take one again.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Response};
use maklumat_app::{Applicant, Arrived, Coming, FieldError, PART_BYTES, Place, Problem};

use crate::citizen::apply::{FROM_CHECK, Outcome, Saved, here, is_for_later, next, save, show};
use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload};
use crate::respond::{go_to, upload};
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

/// Takes the files of a page, then its answers; one form, so that a file chosen before "continue" is never lost.
pub(crate) async fn attach(
    visit: Visit,
    Path(id): Path<String>,
    Extension(room): Extension<UploadRoom>,
    parts: Multipart,
) -> Answer {
    let applicant = visit.applicant().await?;
    let sent = Upload::read(parts, &room).await?;
    let from_check = sent.form.text("dari") == FROM_CHECK;
    let mut outcome = Outcome {
        from_check,
        ..Outcome::default()
    };
    let mut replaced = sent.form.filled("ganti");
    for (filename, bytes) in sent.files {
        let kept = match replaced.take() {
            Some(old) => visit.app.retake(&applicant, &id, old, bytes).await,
            None => visit.app.attach(&applicant, &id, &filename, bytes).await,
        };
        match kept {
            Ok(_) => {}
            Err(Problem::Refused(refused)) => {
                outcome.refusal = Some(refused.words(visit.language));
                let application = visit.app.application(&applicant).await?;
                return show(&visit, (&applicant, &application), &id, &outcome).await;
            }
            Err(problem) => return Err(problem.into()),
        }
    }
    if sent.form.filled("ganti").is_some() {
        return Ok(go_to(&urls::question(&id)));
    }
    outcome.errors = match save(&visit, &applicant, &id, &sent.form).await? {
        Saved::Fine(_) if is_for_later(&sent.form) => return Ok(go_to(&urls::saved())),
        Saved::Fine(application) if sent.form.text("lanjut").is_empty() => {
            return Ok(go_to(&here(&application, &id, from_check)));
        }
        Saved::Fine(application) => {
            let page = application.pages.iter().find(|page| page.id == id);
            match page.filter(|page| !page.is_complete) {
                None => return Ok(go_to(&next(&visit, &application, &id, from_check))),
                Some(_) => vec![missing_file()],
            }
        }
        Saved::Wrong(errors) => errors,
        Saved::Elsewhere(changed) => {
            outcome.elsewhere = Some(changed);
            Vec::new()
        }
    };
    let application = visit.app.application(&applicant).await?;
    show(&visit, (&applicant, &application), &id, &outcome).await
}

fn missing_file() -> FieldError {
    FieldError {
        field: "berkas".to_owned(),
        label: None,
        key: "error-file-missing",
        arguments: Vec::new(),
    }
}

pub(crate) async fn detach(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    visit.app.detach(&applicant, &id, form.text("berkas")).await?;
    Ok(go_to(&urls::question(&id)))
}

/// One place up or down.
pub(crate) async fn reorder(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    let to = if form.is("ke", "naik") {
        Place::Earlier
    } else {
        Place::Later
    };
    visit.app.move_file(&applicant, &id, form.text("berkas"), to).await?;
    Ok(go_to(&urls::question(&id)))
}

pub(crate) async fn own_file(visit: Visit, Path(digest): Path<String>) -> Answer {
    let applicant = visit.applicant().await?;
    let (media_type, bytes) = visit.app.own_file(&applicant, &digest).await?;
    Ok(upload(&media_type, bytes))
}

/// The script announces a file.
pub(crate) async fn begin(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    let coming = Coming {
        length_bytes: form.text("panjang").parse().unwrap_or(usize::MAX),
        digest: form.text("sidik"),
        replaces: form.filled("ganti"),
    };
    let begun = visit.app.begin_upload(&applicant, &id, coming).await;
    told(&visit, begun)
}

pub(crate) async fn part(
    visit: Visit,
    Path((id, digest, number)): Path<(String, String, u32)>,
    Extension(room): Extension<UploadRoom>,
    content: Bytes,
) -> Answer {
    let mut held = room.enter();
    if !held.take_in(content.len()) {
        return Err(Failure::NoRoom);
    }
    let applicant = visit.applicant().await?;
    let taken = visit
        .app
        .take_part(&applicant, (&id, &digest), (number, &content))
        .await;
    told(&visit, taken)
}

pub(crate) async fn finish(
    visit: Visit,
    Path((id, digest)): Path<(String, String)>,
    Extension(room): Extension<UploadRoom>,
) -> Answer {
    let mut held = room.enter();
    if !held.take_in(maklumat_app::UPLOAD_LIMIT_BYTES) {
        return Err(Failure::NoRoom);
    }
    let applicant = visit.applicant().await?;
    let finished = visit.app.finish_upload(&applicant, &id, &digest).await;
    told(&visit, finished)
}

pub(crate) async fn cancel(visit: Visit, Path((id, digest)): Path<(String, String)>) -> Answer {
    let applicant: Applicant = visit.applicant().await?;
    visit.app.cancel_upload(&applicant, &id, &digest).await?;
    Ok(lines("selesai=tidak".to_owned()))
}

/// What the script reads: how many parts are here, or why the file is not taken.
fn told(visit: &Visit, outcome: Result<Arrived, Problem>) -> Answer {
    match outcome {
        Ok(arrived) => {
            let is_kept = if arrived.is_kept { "ya" } else { "tidak" };
            Ok(lines(format!(
                "sampai={}&bagian={PART_BYTES}&selesai={is_kept}",
                arrived.parts
            )))
        }
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            let refusal = urls::encoded(&format!("{} {}", words.what, words.then));
            Ok(lines(format!("tolak={refusal}")))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn lines(text: String) -> Response {
    text.into_response()
}
