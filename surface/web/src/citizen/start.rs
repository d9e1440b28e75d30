//! Begin an application: a phone number, then reference and PIN, shown once.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{FieldError, Private, Problem, SignedIn, Started};
use maklumat_sop::{Channel, Facts};
use maklumat_vocabulary::ServiceKey;

use crate::citizen::contact::ContactForm;
use crate::citizen::save_for_later::without_codes;
use crate::citizen::service::choose;
use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, shown};
use crate::frame::{Frame, Here};
use crate::offer;
use crate::respond::{go_to, page, page_with, with_cookie};
use crate::urls;
use crate::visit::Visit;

/// How the form names what was chosen on the page of the service.
const CHOSEN: &str = "pilih.";

#[derive(Template)]
#[template(path = "citizen/start.html")]
pub(crate) struct StartPage {
    pub(crate) f: Frame,
    pub(crate) key: ServiceKey,
    pub(crate) service: String,
    /// What was chosen on the page of the service, in words and as the form sends it on.
    pub(crate) choice: String,
    pub(crate) choices: Vec<(String, String)>,
    pub(crate) phone: String,
    /// How people come to the officer who writes this for them; empty where applicants write themselves.
    pub(crate) ways: Vec<Way>,
    pub(crate) is_officer: bool,
    pub(crate) contact: ContactForm,
    pub(crate) errors: Vec<Shown>,
}

/// A way to apply other than online.
pub(crate) struct Way {
    /// As the form spells it.
    pub(crate) word: &'static str,
    pub(crate) channel: Channel,
    pub(crate) is_chosen: bool,
}

impl Way {
    /// What the applicant did, as a sentence.
    fn key(&self) -> &'static str {
        match self.channel {
            Channel::Online => "channel-online",
            Channel::Counter => "way-counter",
            Channel::Phone => "way-phone",
            Channel::Village => "way-village",
        }
    }
}

#[derive(Template)]
#[template(path = "citizen/codes.html")]
pub(crate) struct CodesPage {
    pub(crate) f: Frame,
    pub(crate) reference: String,
    pub(crate) pin: String,
    /// What was begun, and at which office.
    pub(crate) service: Option<(String, String)>,
    /// Where to open it, on the slip that an officer or a helper prints for the applicant.
    pub(crate) for_another: Option<String>,
}

pub(crate) async fn get(
    visit: Visit,
    Path((unit, service)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Answer {
    let key = known_service(&visit, &unit, &service)?;
    let officer = visit.officer_if_any().await?;
    if let Some(officer) = &officer {
        visit.app.files_for_others(officer, &key)?;
    }
    let is_online = offered(&visit, &key).contains(&Channel::Online);
    if officer.is_none() && !is_online {
        // Its page says how to apply instead.
        return Err(Failure::GoTo(urls::service(&key)));
    }
    let chosen = chosen(&visit, &key, &asked);
    Ok(show(&visit, (key, chosen), officer.as_ref(), &Form::default(), &[]))
}

pub(crate) async fn post(visit: Visit, Path((unit, service)): Path<(String, String)>, form: Form) -> Answer {
    let key = known_service(&visit, &unit, &service)?;
    let officer = visit.officer_if_any().await?;
    let channel = channel(&visit, &key, officer.as_ref(), &form);
    let sent = form.starting(CHOSEN);
    let sent = sent.map(|(name, option)| (name.to_owned(), option.to_owned()));
    let chosen = chosen(&visit, &key, &sent.collect());
    let contact = contact(&visit, &form);
    if let Err(Problem::Invalid(errors)) = contact.choice().is_reachable() {
        return Ok(show(&visit, (key, chosen), officer.as_ref(), &form, &errors));
    }
    if officer.is_none() {
        visit.app.count_beginning(&visit.client).await?;
    }
    match visit
        .app
        .start_application(&key, form.text("telepon"), channel, officer.as_ref())
        .await
    {
        Ok(started) => {
            keep_contact(&visit, &started, contact).await;
            keep_choices(&visit, &started, &key, &chosen).await;
            let codes = format!("{}.{}", started.reference.replace(' ', "-"), started.pin.0);
            let response = go_to(&urls::codes());
            let response = with_cookie(response, &visit.applicant_cookie(&started.token));
            Ok(with_cookie(response, &visit.codes_cookie(&codes)))
        }
        Err(Problem::Invalid(errors)) => Ok(show(&visit, (key, chosen), officer.as_ref(), &form, &errors)),
        Err(problem) => Err(problem.into()),
    }
}

/// How somebody wants to be told, as they chose it or as it stands before anybody chose.
fn contact(visit: &Visit, form: &Form) -> ContactForm {
    let channels = visit.app.letter_channels();
    // Whoever sends the form without a choice has chosen nothing.
    if form.filled("kabar").or(form.filled("telepon")).is_some() {
        ContactForm::sent(form, channels, visit.language)
    } else {
        ContactForm::fresh(channels, visit.language)
    }
}

/// The application is begun, and can be told of later; a choice that could not be kept must not hide its codes.
async fn keep_contact(visit: &Visit, started: &Started, contact: ContactForm) {
    if contact.channel.is_none() {
        return;
    }
    let kept = async {
        let applicant = visit.app.applicant(&started.token.0).await?;
        visit.app.choose_contact(&applicant, contact.choice()).await
    };
    if let Err(problem) = kept.await {
        tracing::warn!(problem = ?problem, "how somebody wants to be told was not kept");
    }
}

/// What was chosen before, as the service asks for it.
fn chosen(visit: &Visit, key: &ServiceKey, asked: &BTreeMap<String, String>) -> Facts {
    let published = visit.app.service(key);
    published.map_or_else(Facts::new, |published| {
        choose::facts_of(published.sop.definition(), asked)
    })
}

/// Answers the first questions as they were answered on the page of the service; they can be changed. What could not be
/// kept is asked as if it had not been chosen.
async fn keep_choices(visit: &Visit, started: &Started, key: &ServiceKey, chosen: &Facts) {
    let Some(published) = visit.app.service(key) else {
        return;
    };
    let kept = async {
        let applicant = visit.app.applicant(&started.token.0).await?;
        for (question, option) in choose::pairs(published.sop.definition(), chosen) {
            let typed = vec![(question.clone(), Private(option))];
            visit.app.save_page(&applicant, &question, typed).await?;
        }
        Ok::<(), Problem>(())
    };
    if let Err(problem) = kept.await {
        tracing::warn!(problem = ?problem, "what was chosen before beginning was not kept");
    }
}

/// Applicants apply online. An officer says how the applicant came.
fn channel(visit: &Visit, key: &ServiceKey, officer: Option<&SignedIn>, form: &Form) -> Channel {
    let Some(officer) = officer else {
        return Channel::Online;
    };
    if officer.is_helper {
        let is_village = offered(visit, key).contains(&Channel::Village);
        return if is_village { Channel::Village } else { Channel::Online };
    }
    let ways = ways(visit, key, form);
    let chosen = ways.iter().find(|way| way.is_chosen).or_else(|| ways.first());
    chosen.map_or(Channel::Counter, |way| way.channel)
}

/// The ways of a service to apply other than online, in the order of its standard; the first where none was chosen.
fn ways(visit: &Visit, key: &ServiceKey, form: &Form) -> Vec<Way> {
    let words = offered(visit, key).into_iter().filter_map(|channel| {
        let word = match channel {
            Channel::Online => return None,
            Channel::Counter => "loket",
            Channel::Phone => "telepon",
            Channel::Village => "desa",
        };
        Some((word, channel))
    });
    let is_first = |index: usize| index == 0 && form.text("kanal").is_empty();
    words
        .enumerate()
        .map(|(index, (word, channel))| Way {
            word,
            channel,
            is_chosen: form.is("kanal", word) || is_first(index),
        })
        .collect()
}

fn offered(visit: &Visit, key: &ServiceKey) -> Vec<Channel> {
    visit
        .app
        .service(key)
        .map(|published| published.sop.definition().channels.clone())
        .unwrap_or_default()
}

/// Shows reference and PIN, again after a reload or in the other language, until they are noted.
pub(crate) async fn codes(visit: Visit) -> Answer {
    let Some((reference, pin)) = visit.codes.as_deref().and_then(|codes| codes.rsplit_once('.')) else {
        return Err(Failure::GoTo(urls::resume()));
    };
    let frame = visit.frame(Here::Services).titled_by("codes-title");
    let shown = CodesPage {
        service: begun(&visit, &frame).await,
        f: frame,
        reference: reference.replace('-', " "),
        pin: pin.to_owned(),
        for_another: visit
            .officer_if_any()
            .await?
            .map(|_| format!("{}{}", visit.app.public_address(), urls::track_form())),
    };
    Ok(page(&shown))
}

/// The service this browser has begun, with its office.
async fn begun(visit: &Visit, f: &Frame) -> Option<(String, String)> {
    let applicant = visit.applicant().await.ok()?;
    let application = visit.app.application(&applicant).await.ok()?;
    let published = visit.app.service(&application.service)?;
    let definition = published.sop.definition();
    let regency = visit.app.regency();
    let unit = offer::unit_name(f, &regency, definition).to_owned();
    Some((f.l(&definition.name).to_owned(), unit))
}

/// They are noted: the cookie that carried them is removed.
pub(crate) async fn noted(visit: Visit) -> Response {
    without_codes(&visit, go_to(&urls::resume()))
}

fn known_service(visit: &Visit, unit: &str, service: &str) -> Result<ServiceKey, Failure> {
    let key = ServiceKey::parse(&format!("{unit}/{service}")).ok_or(Failure::NotFound)?;
    visit.app.service(&key).map(|_| key).ok_or(Failure::NotFound)
}

fn show(
    visit: &Visit,
    (key, chosen): (ServiceKey, Facts),
    officer: Option<&SignedIn>,
    form: &Form,
    errors: &[FieldError],
) -> Response {
    let frame = Frame {
        queue: officer.map(|officer| visit.queue(&officer.id)),
        ..visit.frame(Here::Services)
    };
    let published = visit.app.service(&key);
    let definition = published.as_ref().map(|published| published.sop.definition());
    let service = definition.map_or_else(String::new, |definition| frame.l(&definition.name).to_owned());
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let title = frame.say("start-title").with("service", &service).to_string();
    let start = StartPage {
        choice: definition.map_or_else(String::new, |definition| {
            offer::choice_words(&frame, definition, &chosen)
        }),
        choices: definition.map_or_else(Vec::new, |definition| choose::pairs(definition, &chosen)),
        contact: ContactForm {
            errors: shown(&frame, errors),
            ..contact(visit, form)
        },
        errors: shown(&frame, errors),
        f: if errors.is_empty() {
            frame.titled(title)
        } else {
            frame.titled_error(title)
        },
        ways: officer
            .filter(|officer| !officer.is_helper)
            .map_or_else(Vec::new, |_| ways(visit, &key, form)),
        key,
        service,
        phone: form.text("telepon").to_owned(),
        is_officer: officer.is_some(),
    };
    page_with(status, &start)
}
