//! Fill in an application: one question per page, and a tick for what an officer has seen at the counter.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use maklumat_app::{
    Applicant, Application, ApplicationPage, DefectView, FieldError, PageKind, Private, Problem, Sentence,
};
use maklumat_calendar::Timestamp;
use maklumat_sop::RequirementKind;
use serde::Deserialize;

use crate::asked::{Asked, Shape, answer_words};
use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, shown};
use crate::frame::{Frame, Here};
use crate::respond::{go_to, page_with};
use crate::urls::{self, Url};
use crate::visit::Visit;

/// More steps than this are told in words only.
const MOST_BARS: usize = 8;

#[derive(Template)]
#[template(path = "citizen/question.html")]
pub(crate) struct QuestionPage<'a> {
    pub(crate) f: Frame,
    pub(crate) service: String,
    pub(crate) saved_at: String,
    pub(crate) kept_until: &'a Timestamp,
    pub(crate) page: &'a ApplicationPage,
    pub(crate) inputs: Vec<Asked<'a>>,
    pub(crate) errors: &'a [Shown],
    pub(crate) refusal: Option<Sentence>,
    pub(crate) defects: Vec<&'a DefectView>,
    pub(crate) step: usize,
    pub(crate) steps: usize,
    /// Filled and empty bars.
    pub(crate) bars: Vec<bool>,
    pub(crate) back: Option<Url>,
    pub(crate) takes_files: bool,
    /// The original is shown at the counter, or handed over there; nothing is sent.
    pub(crate) is_shown: bool,
    pub(crate) is_surrendered: bool,
    /// The office and its address, to bring originals to.
    pub(crate) place: String,
    pub(crate) is_at_counter: bool,
    pub(crate) from_check: bool,
    /// What another device answered meanwhile, where it differs.
    pub(crate) others: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    dari: String,
}

impl From {
    fn is_check(&self) -> bool {
        self.dari == FROM_CHECK
    }
}

pub(crate) const FROM_CHECK: &str = "periksa";

#[derive(Deserialize)]
pub(crate) struct Past {
    /// A page left for later.
    lewati: Option<String>,
}

/// Goes on where something is missing.
pub(crate) async fn resume(visit: Visit, Query(past): Query<Past>) -> Answer {
    let applicant = visit.applicant().await?;
    let application = match visit.app.application(&applicant).await {
        Ok(application) => application,
        Err(Problem::Refused(_)) if applicant.is_submitted() => return Ok(go_to(&past_sending(&applicant))),
        Err(problem) => return Err(problem.into()),
    };
    if let Some(left) = past.lewati {
        return Ok(go_to(&next(&visit, &application, &left, false)));
    }
    let missing = application.pages.iter().find(|page| !page.is_complete);
    Ok(go_to(
        &missing.map_or_else(urls::check_answers, |page| urls::question(&page.id)),
    ))
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, Query(from): Query<From>) -> Answer {
    let applicant = visit.applicant().await?;
    let application = visit.app.application(&applicant).await?;
    show(
        &visit,
        (&applicant, &application),
        &id,
        &Outcome {
            from_check: from.is_check(),
            ..Outcome::default()
        },
    )
    .await
}

pub(crate) async fn post(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    let from_check = form.text("dari") == FROM_CHECK;
    let mut outcome = Outcome {
        from_check,
        ..Outcome::default()
    };
    match save(&visit, &applicant, &id, &form).await? {
        Saved::Fine(_) if is_for_later(&form) => return Ok(go_to(&urls::saved())),
        Saved::Fine(application) => return Ok(go_to(&next(&visit, &application, &id, from_check))),
        Saved::Wrong(errors) => outcome.errors = errors,
        Saved::Elsewhere(elsewhere) => outcome.elsewhere = Some(elsewhere),
    }
    let application = visit.app.application(&applicant).await?;
    show(&visit, (&applicant, &application), &id, &outcome).await
}

/// An officer ticks what was shown or handed over at the counter, and is at the next question if nothing else is asked.
pub(crate) async fn tick(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    let is_received = form.text("diterima") == "ya";
    visit.app.tick_at_counter(&applicant, &id, is_received).await?;
    let application = visit.app.application(&applicant).await?;
    let is_complete = |page: &ApplicationPage| page.id == id && page.is_complete;
    Ok(go_to(&if is_received && application.pages.iter().any(is_complete) {
        next(&visit, &application, &id, form.text("dari") == FROM_CHECK)
    } else {
        urls::question(&id)
    }))
}

pub(crate) enum Saved {
    Fine(Box<Application>),
    Wrong(Vec<FieldError>),
    /// Another device has answered the page meanwhile. Nothing was kept.
    Elsewhere(Elsewhere),
}

/// What was sent for a page that another device has answered meanwhile.
pub(crate) struct Elsewhere {
    words: Sentence,
    typed: Vec<(String, Private)>,
}

/// Names of a question's form that are no answers.
const NO_ANSWERS: [&str; 5] = ["dari", "lanjut", "berkas", "ganti", CHANGES];

/// Which answers of the page were read. No field can be called so.
const CHANGES: &str = "_perubahan";

/// Whether the page was left with "save and go on later".
pub(crate) fn is_for_later(form: &Form) -> bool {
    form.is("lanjut", "simpan")
}

/// What is left empty may wait where the page is saved for later; what is wrong is said now.
fn is_left_empty(error: &FieldError) -> bool {
    matches!(error.key, "error-missing" | "error-choose" | "error-date-missing")
}

pub(crate) async fn save(visit: &Visit, applicant: &Applicant, id: &str, form: &Form) -> Result<Saved, Failure> {
    let mut answers = form.answers();
    answers.retain(|(name, _)| !NO_ANSWERS.contains(&name.as_str()));
    let read = form.text(CHANGES).parse().ok();
    match visit.app.save_page_read(applicant, id, answers.clone(), read).await {
        Ok(application) => Ok(Saved::Fine(Box::new(application))),
        Err(Problem::Invalid(errors)) if is_for_later(form) && errors.iter().all(is_left_empty) => {
            Ok(Saved::Fine(Box::new(visit.app.application(applicant).await?)))
        }
        Err(Problem::Invalid(errors)) => Ok(Saved::Wrong(errors)),
        Err(Problem::Refused(refused)) if refused.code() == "answered-elsewhere" => Ok(Saved::Elsewhere(Elsewhere {
            words: refused.words(visit.language),
            typed: answers,
        })),
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) fn here(application: &Application, id: &str, from_check: bool) -> Url {
    match application.pages.iter().find(|page| page.id == id) {
        Some(page) if from_check => urls::question_from_check(&page.id),
        Some(_) | None => urls::question(id),
    }
}

/// The page after this one, in the order that applies given the answers so far.
pub(crate) fn next(visit: &Visit, application: &Application, id: &str, from_check: bool) -> Url {
    if from_check {
        return urls::check_answers();
    }
    let after = application.pages.iter().skip_while(|page| page.id != id).nth(1);
    match after {
        Some(page) => urls::question(&page.id),
        None if has_priorities(visit, application) => urls::priority(),
        None => urls::check_answers(),
    }
}

/// Where an application is looked at that was sent: by its applicant, or at the officer's desk.
pub(crate) fn past_sending(applicant: &Applicant) -> Url {
    match applicant.officer_at_counter() {
        Some(_) => urls::inbox(),
        None => urls::tracking(),
    }
}

pub(crate) fn has_priorities(visit: &Visit, application: &Application) -> bool {
    application.answering.is_none()
        && visit
            .app
            .service(&application.service)
            .is_some_and(|published| !published.sop.definition().priorities.is_empty())
}

#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) errors: Vec<FieldError>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) from_check: bool,
    pub(crate) elsewhere: Option<Elsewhere>,
}

pub(crate) async fn show(
    visit: &Visit,
    (applicant, application): (&Applicant, &Application),
    id: &str,
    outcome: &Outcome,
) -> Answer {
    let position = application
        .pages
        .iter()
        .position(|page| page.id == id)
        .ok_or(Failure::NotFound)?;
    let frame = visit.form_frame(Here::Services, applicant).at(&urls::question(id));
    let errors = shown(&frame, &outcome.errors);
    let is_at_counter = applicant.officer_at_counter().is_some() && !applicant.is_helped();
    let mut application = application.clone();
    let others = outcome.elsewhere.as_ref().map_or_else(Vec::new, |sent| {
        sent.laid_over(&frame, &mut application.pages[position])
    });
    let page = QuestionPage::new(frame, &application, position, &errors, is_at_counter);
    let elsewhere = outcome.elsewhere.as_ref().map(|sent| sent.words.clone());
    let is_fine = outcome.errors.is_empty() && outcome.refusal.is_none() && elsewhere.is_none();
    let status = if is_fine {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = QuestionPage {
        service: service_name(visit, &page.f, &application),
        place: place(visit, &page.f, &application),
        refusal: outcome.refusal.clone().or(elsewhere),
        from_check: outcome.from_check,
        others,
        ..page
    };
    Ok(page_with(status, &page))
}

/// What is being applied for, in words.
pub(crate) fn service_name(visit: &Visit, f: &Frame, application: &Application) -> String {
    let published = visit.app.service(&application.service);
    published.map_or_else(String::new, |published| {
        f.l(&published.sop.definition().name).to_owned()
    })
}

/// The office that serves this, with its address.
fn place(visit: &Visit, f: &Frame, application: &Application) -> String {
    let regency = visit.app.regency();
    let unit = regency.unit(&application.service.unit);
    unit.map_or_else(String::new, |unit| {
        let name = f.l(&unit.name).to_owned();
        match &unit.address {
            Some(address) => format!("{name}, {}", f.l(address)),
            None => name,
        }
    })
}

impl Elsewhere {
    /// Puts what was sent into the fields of the page. Gives what the other device answered where both differ.
    fn laid_over(&self, f: &Frame, page: &mut ApplicationPage) -> Vec<(String, String)> {
        let mut others = Vec::new();
        for input in &mut page.inputs {
            let theirs = answer_words(f, input);
            let sent = self.typed.iter().filter(|(name, _)| *name == input.name.as_str());
            input.typed = sent.map(|(_, value)| value.clone()).collect();
            if answer_words(f, input) != theirs {
                others.push((f.l(&input.label).to_owned(), theirs));
            }
        }
        others
    }
}

/// Originals are shown or handed over at the counter; a picture of them proves nothing.
const fn takes_files(kind: Option<RequirementKind>) -> bool {
    matches!(kind, Some(RequirementKind::Copy | RequirementKind::Statement))
}

impl<'a> QuestionPage<'a> {
    pub(crate) fn new(
        f: Frame,
        application: &'a Application,
        position: usize,
        errors: &'a [Shown],
        is_at_counter: bool,
    ) -> Self {
        let page = &application.pages[position];
        let steps = application.pages.len() + 1;
        let kind = match page.kind {
            PageKind::Variant => None,
            PageKind::Requirement(kind) => Some(kind),
        };
        let mut inputs: Vec<Asked<'a>> = page
            .inputs
            .iter()
            .map(|input| Asked::new(&f, input, "", errors))
            .collect();
        if let [only] = inputs.as_mut_slice() {
            only.is_title = matches!(page.kind, PageKind::Variant);
        }
        let title = f.l(&page.title).to_owned();
        let named = application.answering.iter().flatten();
        let named = named.filter(|defect| defect.requirement.as_str() == page.id);
        for asked in &mut inputs {
            let about = named.clone().find(|defect| {
                defect
                    .field
                    .as_ref()
                    .is_some_and(|(field, _)| *field == asked.input.name)
            });
            asked.defect = about.map(|defect| defect.explanation.0.clone());
        }
        let defects = named.filter(|defect| defect.field.is_none()).collect();
        Self {
            service: String::new(),
            saved_at: f.clock(&application.saved_at),
            kept_until: &application.kept_until,
            inputs,
            refusal: None,
            defects,
            step: position + 1,
            steps,
            bars: if steps <= MOST_BARS {
                (0..steps).map(|index| index <= position).collect()
            } else {
                Vec::new()
            },
            back: position
                .checked_sub(1)
                .map(|before| urls::question(&application.pages[before].id)),
            takes_files: takes_files(kind) || !page.files.is_empty(),
            is_shown: kind == Some(RequirementKind::Shown),
            is_surrendered: kind == Some(RequirementKind::Surrendered),
            place: String::new(),
            is_at_counter,
            from_check: false,
            others: Vec::new(),
            f: if errors.is_empty() {
                f.titled(title)
            } else {
                f.titled_error(title)
            },
            page,
            errors,
        }
    }

    /// Whether nothing but a photo or a tick completes the page.
    fn is_missing(&self) -> bool {
        self.takes_files && self.page.files.is_empty() && !self.page.is_ticked && !self.page.is_complete
    }
}
