//! An officer finishes a step: records, decision, defects, reasons, visit; refused forms come back as they were sent.

use axum::Extension;
use axum::extract::{Multipart, Path};
use maklumat_app::{CaseId, Private, Problem, SignedIn, StepForm, VisitForm};
use maklumat_vocabulary::StepId;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload, shown};
use crate::frame::{Flash, Here};
use crate::guard::require_token;
use crate::officer::case::{self, Refused};
use crate::respond::go_with;
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
    let mut form = read(&sent.form);
    if let Some((_, photo)) = sent.files.into_iter().next() {
        match visit.app.upload_photo(&officer, id, photo).await {
            Ok(digest) => form.visit.get_or_insert_with(|| empty_visit(&sent.form)).photo = digest,
            Err(Problem::Refused(refused)) => {
                let refusal = Some(refused.words(visit.language));
                return case::show(
                    &visit,
                    &officer,
                    id,
                    Refused {
                        refusal,
                        typed: Some((step, form)),
                        ..Refused::default()
                    },
                )
                .await;
            }
            Err(problem) => return Err(problem.into()),
        }
    }
    let refused = match visit.app.complete_step(&officer, id, &step, form.clone()).await {
        Ok(()) => return Ok(go_with(&visit, &urls::inbox(), done(&visit, &officer, id).await)),
        Err(Problem::Refused(refused)) => Refused {
            refusal: Some(refused.words(visit.language)),
            ..Refused::default()
        },
        Err(Problem::Invalid(errors)) => Refused {
            errors: shown(&visit.frame(Here::Inbox), &errors),
            ..Refused::default()
        },
        Err(problem) => return Err(problem.into()),
    };
    case::show(
        &visit,
        &officer,
        id,
        Refused {
            typed: Some((step, form)),
            ..refused
        },
    )
    .await
}

/// The step is done, also where nobody can say any more whether it could be taken back.
async fn done(visit: &Visit, officer: &SignedIn, id: CaseId) -> Flash {
    match visit.app.may_be_taken_back(officer, id).await {
        Ok(true) => Flash::StepDone,
        Ok(false) | Err(_) => Flash::StepDoneForGood,
    }
}

pub(crate) fn read(form: &Form) -> StepForm {
    let outcome = form.filled("hasil").map(str::to_owned);
    let reasons_of = format!("alasan.{}", outcome.as_deref().unwrap_or_default());
    let records = form
        .answers()
        .into_iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("catat.")?.to_owned(), value)));
    let defects = form.starting("kurang.").filter(|(_, text)| !text.is_empty());
    StepForm {
        records: records.collect(),
        defects: defects
            .map(|(requirement, text)| (requirement.to_owned(), Private(text.to_owned())))
            .collect(),
        reasons: form.all(&reasons_of).filter_map(|index| index.parse().ok()).collect(),
        visit: (form.filled("posisi").is_some() || form.filled("foto-digest").is_some()).then(|| empty_visit(form)),
        note: form.filled("catatan").map(|note| Private(note.to_owned())),
        // The page offers this form only for a step in the officer's hands; a free one is taken there first.
        overtaking: None,
        password: form.filled("sandi").map(|password| Private(password.to_owned())),
        outcome,
    }
}

/// The visit as far as the fields tell, without a new photo.
fn empty_visit(form: &Form) -> VisitForm {
    VisitForm {
        position: Private(form.text("posisi").to_owned()),
        photo: form.text("foto-digest").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_reasons_of_the_chosen_outcome_are_sent() {
        let form = read(&Form::of(&[
            ("hasil", "tolak"),
            ("alasan.tolak", "1"),
            ("alasan.lain", "0"),
            ("alasan.tolak", "2"),
        ]));
        assert_eq!(form.reasons, [1, 2]);
    }

    #[test]
    fn defects_without_words_are_none() {
        let form = read(&Form::of(&[("kurang.str", ""), ("kurang.skp", " tidak terbaca ")]));
        assert_eq!(form.defects, [("skp".to_owned(), Private("tidak terbaca".to_owned()))]);
    }

    #[test]
    fn records_keep_their_names_and_dates_their_parts() {
        let form = read(&Form::of(&[
            ("catat.rem", "5,2"),
            ("catat.uji.hari", "3"),
            ("catat.uji.bulan", "2"),
            ("catat.uji.tahun", "2026"),
        ]));
        assert_eq!(form.records[0], ("rem".to_owned(), Private("5,2".to_owned())));
        assert_eq!(form.records[1], ("uji".to_owned(), Private("2026-02-03".to_owned())));
    }
}
