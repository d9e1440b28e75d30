//! One SOP: when it is due, its sheets, what is to be done, and who fills beside the head.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{Problem, Sentence, SignedIn, SopReview};
use maklumat_vocabulary::{PositionKey, ServiceKey};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "monitoring/sop.html")]
pub(crate) struct SopPage {
    pub(crate) f: Frame,
    pub(crate) review: SopReview,
    pub(crate) form_token: String,
    pub(crate) refusal: Option<Sentence>,
    /// What was typed for a follow-up that could not be closed.
    pub(crate) typed: Form,
    /// Whether the figures of the service are theirs to see too.
    pub(crate) sees_figures: bool,
}

pub(crate) async fn get(visit: Visit, Path((unit, service)): Path<(String, String)>) -> Answer {
    let officer = visit.officer().await?;
    let key = ServiceKey::new(&unit, &service);
    show(&visit, &officer, &key, (Form::default(), None)).await
}

pub(crate) async fn name_assessor(visit: Visit, Path((unit, service)): Path<(String, String)>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let key = ServiceKey::new(&unit, &service);
    let position = match form.filled("jabatan") {
        Some(text) => Some(PositionKey::parse(text).ok_or(Failure::NotFound)?),
        None => None,
    };
    visit.app.name_assessor(&officer, &key, position.as_ref()).await?;
    Ok(go_with(&visit, &urls::sop_review(&key), Flash::AssessorNamed))
}

pub(crate) async fn close_follow_up(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let key = ServiceKey::parse(form.text("sop")).ok_or(Failure::NotFound)?;
    let id = form.text("tindakan").parse().map_err(|_| Failure::NotFound)?;
    match visit.app.close_follow_up(&officer, id, form.text("hasil")).await {
        Ok(()) => Ok(go_with(&visit, &urls::sop_review(&key), Flash::FollowUpClosed)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, &key, (form, Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    key: &ServiceKey,
    (typed, refusal): (Form, Option<Sentence>),
) -> Answer {
    let review = visit.app.sop_review(officer, key).await?;
    let f = visit.work_frame(Here::Oversight, officer).at(&urls::sop_review(key));
    let title = f.l(&review.sop.service_name).to_owned();
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, f.titled_error(title))
    } else {
        (StatusCode::OK, f.titled(title))
    };
    let page = SopPage {
        sees_figures: officer.is_overseer || visit.app.sees_unit_figures(officer),
        f,
        review,
        form_token: officer.form_token.0.clone(),
        refusal,
        typed,
    };
    Ok(page_with(status, &page))
}

impl SopPage {
    fn is_named(&self, key: &PositionKey) -> bool {
        self.review.assessor.as_ref().is_some_and(|(named, _)| named == key)
    }

    /// Whether the sheet of this half year is finished.
    fn is_monitored(&self) -> bool {
        let period = self.review.this_half_year.to_string();
        self.is_finished(&maklumat_app::Round::Monitoring, &period)
    }

    fn is_evaluated(&self) -> bool {
        let period = self.review.this_year.to_string();
        self.is_finished(&maklumat_app::Round::Evaluation, &period)
    }

    fn is_finished(&self, round: &maklumat_app::Round, period: &str) -> bool {
        let mut sheets = self.review.sheets.iter();
        sheets.any(|sheet| sheet.round == *round && sheet.period == period && sheet.finished.is_some())
    }

    /// The address of a sheet in the list.
    fn sheet_url(&self, sheet: &maklumat_app::SheetEntry) -> urls::Url {
        let key = &self.review.sop.service;
        match sheet.round {
            maklumat_app::Round::Monitoring => urls::monitoring_of(key, &sheet.period),
            maklumat_app::Round::Evaluation => urls::evaluation_of(key, &sheet.period),
        }
    }

    /// What was typed for this follow-up.
    fn typed_word(&self, id: &impl std::fmt::Display) -> &str {
        if self.typed.is("tindakan", &id.to_string()) {
            self.typed.text("hasil")
        } else {
            ""
        }
    }
}
