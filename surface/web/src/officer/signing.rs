//! Files that wait for a signature: each is opened and looked at, then the ticked ones are signed with one password.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{
    CaseFile, CaseId, Chosen, Holder, OpenStepView, Private, Problem, ReviewState, Sentence, SignedIn, SignedRow,
    SigningGroup, SigningList, SigningResult, ThreadState,
};
use maklumat_vocabulary::{OutcomeId, ServiceKey, StepId};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_to, page, page_with};
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/signing.html")]
pub(crate) struct SigningPage {
    pub(crate) f: Frame,
    pub(crate) groups: Vec<SigningGroup>,
}

#[derive(Template)]
#[template(path = "officer/signing_list.html")]
pub(crate) struct SigningListPage {
    pub(crate) f: Frame,
    pub(crate) list: SigningList,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/review.html")]
pub(crate) struct ReviewPage {
    pub(crate) f: Frame,
    pub(crate) service: ServiceKey,
    pub(crate) step: StepId,
    pub(crate) file: CaseFile,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/signing_result.html")]
pub(crate) struct SigningResultPage {
    pub(crate) f: Frame,
    pub(crate) result: SigningResult,
}

pub(crate) async fn desk(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let groups = visit.app.signing_desk(&officer).await?;
    let f = visit.work_frame(Here::Signing, &officer).titled_by("signing-title");
    Ok(page(&SigningPage { f, groups }))
}

/// Unit, service and step of an address.
type Place = (String, String, String);

fn of_place((unit, service, step): &Place) -> (ServiceKey, StepId) {
    (ServiceKey::new(unit, service), StepId::new(step))
}

pub(crate) async fn list(visit: Visit, Path(place): Path<Place>) -> Answer {
    let officer = visit.officer().await?;
    let (service, step) = of_place(&place);
    show(&visit, &officer, (&service, &step), (Form::default(), None)).await
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    (service, step): (&ServiceKey, &StepId),
    (typed, refusal): (Form, Option<Sentence>),
) -> Answer {
    let list = visit.app.signing_list(officer, (service, step)).await?;
    let status = if refusal.is_none() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let f = visit
        .work_frame(Here::Signing, officer)
        .titled_by("signing-title")
        .at(&urls::signing_list(service, step));
    let list = SigningListPage {
        f,
        list,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &list))
}

/// Signs what is ticked.
pub(crate) async fn sign(visit: Visit, Path(place): Path<Place>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let (service, step) = of_place(&place);
    let chosen = Chosen {
        cases: form.all("berkas").filter_map(urls::case_of).collect(),
        outcome: form.filled("hasil").map(OutcomeId::new),
        overtaking: form.filled("alasan").map(|reason| Private(reason.to_owned())),
    };
    let password = form.text("sandi").to_owned();
    match visit
        .app
        .sign_reviewed(&officer, (&service, &step), &chosen, &password)
        .await
    {
        Ok(batch) => Ok(go_to(&urls::signing_result(&batch))),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show(&visit, &officer, (&service, &step), (form, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// One file, to be looked at before it is signed.
pub(crate) async fn open(
    visit: Visit,
    Path((unit, service, step, id)): Path<(String, String, String, String)>,
) -> Answer {
    let officer = visit.officer().await?;
    let (service, step) = of_place(&(unit, service, step));
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let file = visit.app.case_file(&officer, case).await?;
    if file.tracking.service != service || file.open.iter().all(|open| open.step != step) {
        return Err(Failure::NotFound);
    }
    let title = visit
        .frame(Here::Signing)
        .say("review-title")
        .with("reference", &file.tracking.reference);
    let review = ReviewPage {
        f: visit.work_frame(Here::Signing, &officer).titled(title.to_string()),
        service,
        step,
        file,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page(&review))
}

/// The officer has looked at it; the next one follows.
pub(crate) async fn reviewed(
    visit: Visit,
    Path((unit, service, step, id)): Path<(String, String, String, String)>,
    form: Form,
) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let (service, step) = of_place(&(unit, service, step));
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let next = visit.app.review(&officer, (&service, &step), case).await?;
    Ok(go_to(&match next {
        Some(next) => urls::signing_review(&service, &step, &next),
        None => urls::signing_list(&service, &step),
    }))
}

pub(crate) async fn result(visit: Visit, Path(batch): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let result = visit.app.signing_result(&officer, &batch).await?;
    let f = visit.work_frame(Here::Signing, &officer).titled_by("signing-result");
    Ok(page(&SigningResultPage { f, result }))
}

impl SigningListPage {
    fn review_url(&self, case: &CaseId) -> Url {
        urls::signing_review(&self.list.service, &self.list.step, case)
    }

    fn is_ticked(&self, case: &CaseId) -> bool {
        let text = case.0.to_string();
        let nothing_sent = self.refusal.is_none();
        nothing_sent || self.typed.all("berkas").any(|ticked| ticked == text)
    }

    /// The file to open first.
    fn first(&self) -> Option<&CaseId> {
        let mut rows = self.list.rows.iter();
        rows.find(|row| row.state != ReviewState::Reviewed)
            .map(|row| &row.row.case)
    }
}

impl ReviewPage {
    /// The step that is to be signed.
    fn open(&self) -> Option<&OpenStepView> {
        self.file.open.iter().find(|open| open.step == self.step)
    }
}

impl SigningResultPage {
    fn total(&self) -> usize {
        self.result.rows.len()
    }

    fn refused(&self) -> usize {
        self.total() - self.result.signed - self.result.waiting
    }

    fn why(&self, row: &SignedRow) -> Option<String> {
        let (indonesian, english) = row.refused.as_ref()?;
        let said = match self.f.language {
            maklumat_vocabulary::Language::Indonesian => indonesian,
            maklumat_vocabulary::Language::English => english,
        };
        Some(format!("{} {}", said.what, said.then))
    }
}
