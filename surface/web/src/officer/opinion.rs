//! Asking another unit what it thinks, reminding it, taking the question back; and answering where it was asked.

use askama::Template;
use axum::Extension;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use maklumat_app::{Asking, CaseFile, CaseId, OpinionSheet, Private, Problem, Sentence, SignedIn};
use maklumat_vocabulary::StepId;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Upload};
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::{case, viewer};
use crate::respond::{go_with, page_with, upload};
use crate::upload_room::UploadRoom;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/ask_opinion.html")]
pub(crate) struct AskPage {
    pub(crate) f: Frame,
    pub(crate) step: StepId,
    pub(crate) file: CaseFile,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/give_opinion.html")]
pub(crate) struct GivePage {
    pub(crate) f: Frame,
    pub(crate) sheet: OpinionSheet,
    pub(crate) words: String,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn asking(visit: Visit, Path((id, step)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show_asking(&visit, &officer, (case, StepId::new(&step)), (Form::default(), None)).await
}

async fn show_asking(
    visit: &Visit,
    officer: &SignedIn,
    (case, step): (CaseId, StepId),
    (typed, refusal): (Form, Option<Sentence>),
) -> Answer {
    let file = visit.app.case_file(officer, case).await?;
    if file.open.iter().all(|open| open.step != step) {
        return Err(Failure::NotFound);
    }
    let status = status_of(refusal.as_ref());
    let asked = AskPage {
        f: visit
            .work_frame(Here::Inbox, officer)
            .titled_by("opinion-ask-title")
            .at(&urls::ask_opinion(&case, &step)),
        step,
        file,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &asked))
}

const fn status_of(refusal: Option<&Sentence>) -> StatusCode {
    if refusal.is_none() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

pub(crate) async fn ask(visit: Visit, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let step = StepId::new(&step);
    let Ok(Some(until)) = form.date("sampai") else {
        let f = visit.frame(Here::Inbox);
        let refusal = Sentence {
            what: f.t("opinion-no-day").into_owned(),
            then: f.t("opinion-no-day-then").into_owned(),
        };
        return show_asking(&visit, &officer, (case, step), (form, Some(refusal))).await;
    };
    let asking = Asking {
        unit: form.text("unit").to_owned(),
        until,
        question: Private(form.text("pertanyaan").to_owned()),
        evidence: form.all("bukti").map(str::to_owned).collect(),
    };
    match visit.app.ask_opinion(&officer, case, &step, asking).await {
        Ok(()) => Ok(go_with(&visit, &urls::case(&case), Flash::OpinionAsked)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show_asking(&visit, &officer, (case, step), (form, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn remind(visit: Visit, Path((id, number)): Path<(String, u32)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let reminded = visit.app.remind_opinion(&officer, case, number).await;
    answered(&visit, &officer, case, (reminded, Flash::OpinionReminded)).await
}

pub(crate) async fn withdraw(visit: Visit, Path((id, number)): Path<(String, u32)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let withdrawn = visit
        .app
        .withdraw_opinion(&officer, case, number, form.text("alasan-tarik"))
        .await;
    answered(&visit, &officer, case, (withdrawn, Flash::OpinionWithdrawn)).await
}

async fn answered(
    visit: &Visit,
    officer: &SignedIn,
    case: CaseId,
    (done, flash): (Result<(), Problem>, Flash),
) -> Answer {
    match done {
        Ok(()) => Ok(go_with(visit, &urls::case(&case), flash)),
        Err(Problem::Refused(refused)) => case::refuse(visit, officer, case, refused.words(visit.language)).await,
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn get(visit: Visit, Path((id, number)): Path<(String, u32)>) -> Answer {
    let officer = visit.officer().await?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    show_sheet(&visit, &officer, (case, number), (String::new(), None)).await
}

async fn show_sheet(
    visit: &Visit,
    officer: &SignedIn,
    (case, number): (CaseId, u32),
    (words, refusal): (String, Option<Sentence>),
) -> Answer {
    let sheet = visit.app.opinion_sheet(officer, case, number).await?;
    let status = status_of(refusal.as_ref());
    let given = GivePage {
        f: visit
            .work_frame(Here::Notices, officer)
            .titled_by("opinion-give-title")
            .at(&urls::opinion(&case, &number)),
        sheet,
        words,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &given))
}

pub(crate) async fn give(
    visit: Visit,
    Path((id, number)): Path<(String, u32)>,
    Extension(room): Extension<UploadRoom>,
    parts: Multipart,
) -> Answer {
    let officer = visit.officer().await?;
    let sent = Upload::read(parts, &room).await?;
    require_token(&officer, &sent.form)?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let words = sent.form.text("pendapat").to_owned();
    let enclosed = sent.files.into_iter().next().map(|(_, bytes)| bytes);
    match visit.app.give_opinion(&officer, (case, number), &words, enclosed).await {
        Ok(()) => Ok(go_with(&visit, &urls::notices(), Flash::OpinionGiven)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show_sheet(&visit, &officer, (case, number), (words, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// One of the files chosen for the unit that was asked.
pub(crate) async fn evidence(visit: Visit, Path((id, number, digest)): Path<(String, u32, String)>) -> Answer {
    let officer = visit.officer().await?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let (media_type, bytes) = visit.app.opinion_evidence(&officer, (case, number), &digest).await?;
    Ok(upload(&media_type, bytes))
}

impl AskPage {
    fn documents(&self) -> Vec<(&maklumat_vocabulary::LocalizedText, &maklumat_app::FileView)> {
        viewer::documents(&self.file)
    }

    fn ends(&self) -> Option<maklumat_calendar::Timestamp> {
        let mut open = self.file.open.iter().filter(|open| open.step == self.step);
        open.next().map(|open| open.due)
    }

    fn is_shown(&self, digest: &str) -> bool {
        self.typed.all("bukti").any(|chosen| chosen == digest)
    }
}
