//! Asking another unit what it thinks, reminding it, taking the question back; and answering where it was asked.

use askama::Template;
use axum::Extension;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use maklumat_app::{Asking, CaseFile, CaseId, OpenStepView, OpinionSheet, Private, Problem, Sentence, SignedIn};
use maklumat_calendar::{Date, Timestamp};
use maklumat_vocabulary::StepId;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, Upload};
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
    pub(crate) errors: Vec<Shown>,
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
    show_asking(
        &visit,
        &officer,
        (case, StepId::new(&step)),
        (Form::default(), (Vec::new(), None)),
    )
    .await
}

async fn show_asking(
    visit: &Visit,
    officer: &SignedIn,
    (case, step): (CaseId, StepId),
    (typed, (errors, refusal)): (Form, (Vec<Shown>, Option<Sentence>)),
) -> Answer {
    let file = visit.app.case_file(officer, case).await?;
    if file.open.iter().all(|open| open.step != step) {
        return Err(Failure::NotFound);
    }
    let f = visit.work_frame(Here::Inbox, officer);
    let title = f.t("opinion-ask-title");
    let is_fine = errors.is_empty() && refusal.is_none();
    let f = if is_fine {
        f.titled(title)
    } else {
        f.titled_error(title)
    };
    let status = if is_fine {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let asked = AskPage {
        f: f.at(&urls::ask_opinion(&case, &step)),
        step,
        file,
        typed,
        errors,
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
    let file = visit.app.case_file(&officer, case).await?;
    let open = file.open.iter().find(|open| open.step == step);
    let limit = open.map(|open| open.opinion_until).ok_or(Failure::NotFound)?;
    let until = match read_asking(&visit.frame(Here::Inbox), &form, limit) {
        Ok(until) => until,
        Err(errors) => return show_asking(&visit, &officer, (case, step), (form, (errors, None))).await,
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
            show_asking(&visit, &officer, (case, step), (form, (Vec::new(), refusal))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The last day for an answer, or everything that is still missing at once. What the fields cannot tell the rules refuse.
fn read_asking(f: &Frame, form: &Form, limit: Timestamp) -> Result<Date, Vec<Shown>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, words: String| {
        let field = field.to_owned();
        errors.push(Shown { field, words });
    };
    if form.filled("unit").is_none() {
        wrong("unit", f.t("opinion-no-unit").into_owned());
    }
    if form.filled("pertanyaan").is_none() {
        wrong("pertanyaan", f.t("opinion-no-question").into_owned());
    }
    let until = form.date("sampai").ok().flatten();
    match until {
        None => wrong("sampai", f.t("opinion-no-day").into_owned()),
        Some(day) if day < f.today() || day > f.zone.date(limit) => {
            let words = f.say("opinion-wrong-day").with("day", f.until(&limit));
            wrong("sampai", words.to_string());
        }
        Some(_) => {}
    }
    until.filter(|_| errors.is_empty()).ok_or(errors)
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

    fn open(&self) -> Option<&OpenStepView> {
        self.file.open.iter().find(|open| open.step == self.step)
    }

    fn error(&self, field: &str) -> Option<&Shown> {
        self.errors.iter().find(|error| error.field == field)
    }

    fn is_shown(&self, digest: &str) -> bool {
        self.typed.all("bukti").any(|chosen| chosen == digest)
    }
}
