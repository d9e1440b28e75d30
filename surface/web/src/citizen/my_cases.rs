//! Find one's own applications and cases by phone: a number, the code that is sent to it, the list.
//! The number is posted and forgotten; what goes on in a cookie is a keyed hash of it.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{LetterChannels, MyCase, MyCases, MyState, Problem, Sentence, TrackingState};
use maklumat_sop::Ending;
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, shown};
use crate::frame::{Flash, Frame, Here};
use crate::respond::{go_to, go_with, page, page_with, with_cookie};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/my_phone.html")]
pub(crate) struct MyPhonePage {
    pub(crate) f: Frame,
    pub(crate) phone: String,
    pub(crate) channels: LetterChannels,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
}

#[derive(Template)]
#[template(path = "citizen/my_code.html")]
pub(crate) struct MyCodePage {
    pub(crate) f: Frame,
    /// Letters only appear where the program was started.
    pub(crate) is_demo: bool,
    pub(crate) refusal: Option<Sentence>,
}

#[derive(Template)]
#[template(path = "citizen/my_cases.html")]
pub(crate) struct MyCasesPage {
    pub(crate) f: Frame,
    pub(crate) mine: MyCases,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    halaman: Option<u32>,
}

/// The list, for whoever has shown a code; the question for the number to everybody else.
pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if let Some(token) = visit.mine_token() {
        match visit.app.my_cases(token, asked.halaman.unwrap_or(1)).await {
            Ok(mine) => {
                let f = visit.frame(Here::Track).titled_by("my-cases-title");
                return Ok(page(&MyCasesPage { f, mine }));
            }
            Err(Problem::NotFound) => {}
            Err(problem) => return Err(problem.into()),
        }
    }
    Ok(show_phone(&visit, "", (Vec::new(), None)))
}

pub(crate) async fn ask(visit: Visit, form: Form) -> Answer {
    let phone = form.text("telepon");
    match visit.app.ask_code(phone, &visit.client, visit.language).await {
        Ok(asked) => Ok(with_cookie(go_to(&urls::my_code()), &visit.mine_cookie(&asked.token))),
        Err(Problem::Invalid(errors)) => {
            let errors = shown(&visit.frame(Here::Track), &errors);
            Ok(show_phone(&visit, phone, (errors, None)))
        }
        Err(Problem::Refused(refused)) => {
            let refusal = refused.words(visit.language);
            Ok(show_phone(&visit, phone, (Vec::new(), Some(refusal))))
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn code(visit: Visit) -> Answer {
    visit.mine_token().ok_or(Failure::GoTo(urls::my_cases()))?;
    Ok(show_code(&visit, None))
}

pub(crate) async fn open(visit: Visit, form: Form) -> Answer {
    let token = visit.mine_token().ok_or(Failure::GoTo(urls::my_cases()))?;
    match visit.app.open_with_code(token, form.text("kode"), &visit.client).await {
        Ok(token) => Ok(with_cookie(go_to(&urls::my_cases()), &visit.mine_cookie(&token))),
        // Asked too long ago.
        Err(Problem::NotFound) => Err(Failure::GoTo(urls::my_cases())),
        Err(Problem::Refused(refused)) => Ok(show_code(&visit, Some(refused.words(visit.language)))),
        Err(problem) => Err(problem.into()),
    }
}

/// Opens one of the list. Which one is posted, because it has no place in an address.
pub(crate) async fn open_one(visit: Visit, form: Form) -> Answer {
    let token = visit.mine_token().ok_or(Failure::GoTo(urls::my_cases()))?;
    let case = urls::case_of(form.text("berkas")).ok_or(Failure::NotFound)?;
    match visit.app.open_my_case(token, case).await {
        Ok(opened) => Ok(with_cookie(go_to(&urls::tracking()), &visit.applicant_cookie(&opened))),
        Err(Problem::NotFound) => Err(Failure::GoTo(urls::my_cases())),
        Err(problem) => Err(problem.into()),
    }
}

/// Closes the list and whatever was opened from it: phones are shared.
pub(crate) async fn leave(visit: Visit) -> Response {
    visit.without_applicant(go_with(&visit, &urls::home(), Flash::SignedOut))
}

fn show_phone(visit: &Visit, phone: &str, (errors, refusal): (Vec<Shown>, Option<Sentence>)) -> Response {
    let is_fine = errors.is_empty() && refusal.is_none();
    let f = frame(visit, "my-phone-title", is_fine).at(&urls::my_cases());
    let shown = MyPhonePage {
        f,
        phone: phone.to_owned(),
        channels: visit.app.letter_channels(),
        errors,
        refusal,
    };
    page_with(status(is_fine), &shown)
}

fn show_code(visit: &Visit, refusal: Option<Sentence>) -> Response {
    let is_fine = refusal.is_none();
    let shown = MyCodePage {
        f: frame(visit, "my-code-title", is_fine).at(&urls::my_code()),
        is_demo: visit.app.shows_letters(),
        refusal,
    };
    page_with(status(is_fine), &shown)
}

fn frame(visit: &Visit, title: &str, is_fine: bool) -> Frame {
    let frame = visit.frame(Here::Track);
    let title = frame.t(title);
    if is_fine {
        frame.titled(title)
    } else {
        frame.titled_error(title)
    }
}

const fn status(is_fine: bool) -> StatusCode {
    if is_fine {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

impl MyCasesPage {
    /// Whether something waits for the reader: marked, and said in words too.
    fn is_yours(&self, row: &MyCase) -> bool {
        match &row.state {
            MyState::Draft { .. } => true,
            MyState::Sent { state, .. } => {
                matches!(state, TrackingState::Returned { .. } | TrackingState::YourTurn { .. })
            }
        }
    }

    /// Who holds it and until when, as one sentence.
    fn state(&self, row: &MyCase) -> String {
        let f = &self.f;
        match &row.state {
            MyState::Draft { kept_until, .. } => f.say("my-draft").with("day", f.day(kept_until)).to_string(),
            MyState::Sent { state, .. } => match state {
                TrackingState::AtOffice { holder, until, .. } => f
                    .say("my-at-office")
                    .with("holder", f.l(holder))
                    .with("until", f.until(until))
                    .to_string(),
                TrackingState::Returned { until } | TrackingState::YourTurn { until, .. } => {
                    f.say("my-turn").with("until", f.until(until)).to_string()
                }
                TrackingState::Closed { ending, at, .. } => f
                    .say(match ending {
                        Ending::Done => "lost-pin-done",
                        Ending::Refused => "lost-pin-refused",
                        Ending::Redirected => "lost-pin-redirected",
                        Ending::Withdrawn => "lost-pin-withdrawn",
                    })
                    .with("day", f.day(at))
                    .to_string(),
            },
        }
    }

    /// The promise, while it runs.
    fn due(&self, row: &MyCase) -> Option<String> {
        match &row.state {
            MyState::Draft { .. } => None,
            MyState::Sent { due, state, .. } => {
                let is_open = !matches!(state, TrackingState::Closed { .. });
                due.filter(|_| is_open).map(|due| self.f.until(&due))
            }
        }
    }

    /// When it began: sent, or touched last.
    fn since(&self, row: &MyCase) -> String {
        let f = &self.f;
        match &row.state {
            MyState::Draft { saved_at, .. } => f.say("my-saved").with("day", f.day(saved_at)).to_string(),
            MyState::Sent { submitted_at, .. } => f.say("my-sent").with("day", f.day(submitted_at)).to_string(),
        }
    }
}
