//! Save and go on later, also on another device: what is kept, until when, and the codes that open it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{Application, Problem, Sentence};

use crate::citizen::apply::past_sending;
use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::respond::{go_to, page_with, with_cookie};
use crate::urls;
use crate::visit::{self, Visit};

/// From so many days before the end on, the end is said as a warning.
const SOON_DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "citizen/save_for_later.html")]
pub(crate) struct SavedPage {
    pub(crate) f: Frame,
    pub(crate) service: String,
    pub(crate) application: Application,
    pub(crate) missing: Vec<String>,
    pub(crate) days_left: i64,
    /// Reference and PIN have not been noted yet in this browser.
    pub(crate) codes_are_here: bool,
    pub(crate) is_at_counter: bool,
    /// The helper who fills this in, and the code by which the applicant agrees.
    pub(crate) helper: Option<(String, String)>,
    pub(crate) consent: &'static str,
    pub(crate) phone: String,
    pub(crate) refusal: Option<Sentence>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, String::new(), None).await
}

/// A new PIN, shown as the first one was.
pub(crate) async fn new_pin(visit: Visit, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    match visit.app.renew_draft_pin(&applicant, form.text("telepon")).await {
        Ok(renewed) => {
            let codes = format!("{}.{}", renewed.reference.replace(' ', "-"), renewed.pin.0);
            let response = with_cookie(go_to(&urls::codes()), &visit.applicant_cookie(&renewed.token));
            Ok(with_cookie(response, &visit.codes_cookie(&codes)))
        }
        Err(Problem::Refused(refused)) => {
            show(
                &visit,
                form.text("telepon").to_owned(),
                Some(refused.words(visit.language)),
            )
            .await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show(visit: &Visit, phone: String, refusal: Option<Sentence>) -> Answer {
    let applicant = visit.applicant().await?;
    let application = match visit.app.application(&applicant).await {
        Ok(application) => application,
        Err(Problem::Refused(_)) if applicant.is_submitted() => {
            return Err(Failure::GoTo(past_sending(&applicant)));
        }
        Err(problem) => return Err(problem.into()),
    };
    let frame = visit.frame(Here::Track).at(&urls::saved());
    let published = visit.app.service(&application.service);
    let service = published.map_or_else(String::new, |published| {
        frame.l(&published.sop.definition().name).to_owned()
    });
    let is_at_counter = applicant.officer_at_counter().is_some();
    let helper = if is_at_counter || applicant.is_submitted() {
        None
    } else {
        visit
            .app
            .helped_by(&applicant)
            .await?
            .map(|(name, code)| (name.0, code))
    };
    let page = SavedPage {
        helper,
        consent: maklumat_app::consent_text(visit.language),
        is_at_counter,
        codes_are_here: visit.codes.is_some(),
        phone,
        refusal,
        ..SavedPage::new(frame, application, service)
    };
    Ok(respond(&page))
}

fn respond(page: &SavedPage) -> Response {
    let status = if page.refusal.is_none() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, page)
}

impl SavedPage {
    pub(crate) fn new(f: Frame, application: Application, service: String) -> Self {
        let pages = application.pages.iter().filter(|page| !page.is_complete);
        Self {
            missing: pages.map(|page| f.l(&page.title).to_owned()).collect(),
            days_left: (application.kept_until.as_second() - f.now.as_second()).div_euclid(86_400),
            f: f.titled_by("saved-title"),
            service,
            application,
            codes_are_here: false,
            is_at_counter: false,
            helper: None,
            consent: "",
            phone: String::new(),
            refusal: None,
        }
    }

    fn ends_soon(&self) -> bool {
        self.days_left < SOON_DAYS
    }

    /// Whether it is sent already and only an answer is kept here.
    fn is_answer(&self) -> bool {
        self.application.answering.is_some()
    }

    fn heading(&self) -> &'static str {
        if self.is_answer() {
            "saved-answer-heading"
        } else {
            "saved-heading"
        }
    }
}

/// Removes nothing but the codes of this browser.
pub(crate) fn without_codes(visit: &Visit, response: Response) -> Response {
    with_cookie(response, &visit::set_cookie(visit::CODES, "", Some(0), visit.is_secure))
}
