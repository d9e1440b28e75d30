//! Find the files of somebody who has lost the PIN, see the identity card, and hand out a new slip.
//! What is typed is posted, because it would be a person in an address; the new PIN stands in one answer and nowhere else.

use askama::Template;
use axum::http::StatusCode;
use maklumat_app::{LostPin, LostPins, Problem, Renewal, RenewedPin, Sentence, SignedIn, TrackingState};
use maklumat_sop::Ending;

use crate::failure::{Answer, Failure};
use crate::form::{Form, Shown, shown};
use crate::frame::{Frame, Here};
use crate::guard::require_token;
use crate::respond::{page, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/lost_pin.html")]
pub(crate) struct LostPinPage {
    pub(crate) f: Frame,
    /// What was looked for, as typed.
    pub(crate) typed: String,
    /// `None` before anything was looked for.
    pub(crate) found: Option<LostPins>,
    pub(crate) errors: Vec<Shown>,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/new_pin.html")]
pub(crate) struct NewPinPage {
    pub(crate) f: Frame,
    pub(crate) renewed: RenewedPin,
    /// Where it is typed.
    pub(crate) address: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    visit.app.renews_pins(&officer)?;
    Ok(show(&visit, &officer, "", (None, Vec::new(), None)))
}

pub(crate) async fn find(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    search(&visit, &officer, form.text("cari"), None).await
}

/// Hands out the new PIN, in the answer to the form itself: sent again, the form is refused.
pub(crate) async fn give(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let case = urls::case_of(form.text("berkas")).ok_or(Failure::NotFound)?;
    let renewal = Renewal {
        mark: form.text("tanda"),
        is_card_seen: form.is("ktp", "ya"),
        otherwise: form.text("cara-lain"),
    };
    match visit.app.renew_pin(&officer, case, renewal).await {
        Ok(renewed) => Ok(page(&NewPinPage {
            f: frame(&visit, &officer).titled_by("new-pin-title"),
            renewed,
            address: format!("{}{}", visit.app.public_address(), urls::track_form()),
        })),
        Err(Problem::Refused(refused)) => {
            let refusal = refused.words(visit.language);
            search(&visit, &officer, form.text("cari"), Some(refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn search(visit: &Visit, officer: &SignedIn, typed: &str, refusal: Option<Sentence>) -> Answer {
    let shown_with = match visit.app.lost_pins(officer, typed).await {
        Ok(found) => (Some(found), Vec::new(), refusal),
        Err(Problem::Invalid(errors)) => (None, shown(&frame(visit, officer), &errors), refusal),
        Err(Problem::Locked { until }) => {
            let f = frame(visit, officer);
            let then = f.say("lost-pin-locked-then").with("time", f.moment(&until)).to_string();
            let what = f.t("locked").into_owned();
            (None, Vec::new(), Some(Sentence { what, then }))
        }
        Err(problem) => return Err(problem.into()),
    };
    Ok(show(visit, officer, typed, shown_with))
}

fn show(
    visit: &Visit,
    officer: &SignedIn,
    typed: &str,
    (found, errors, refusal): (Option<LostPins>, Vec<Shown>, Option<Sentence>),
) -> axum::response::Response {
    let frame = frame(visit, officer);
    let title = frame.t("lost-pin-title");
    let is_fine = errors.is_empty() && refusal.is_none();
    let lost = LostPinPage {
        f: if is_fine {
            frame.titled(title)
        } else {
            frame.titled_error(title)
        },
        typed: typed.to_owned(),
        found,
        errors,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    let status = if is_fine {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, &lost)
}

fn frame(visit: &Visit, officer: &SignedIn) -> Frame {
    visit.work_frame(Here::Inbox, officer).at(&urls::lost_pin())
}

impl LostPinPage {
    /// Once there is something to do with what was found, looking again comes second.
    fn has_rows(&self) -> bool {
        self.found.as_ref().is_some_and(|found| !found.rows.is_empty())
    }

    /// Where a file stands, as one sentence.
    fn state(&self, row: &LostPin) -> String {
        let f = &self.f;
        match &row.state {
            TrackingState::AtOffice { step, .. } => f.say("lost-pin-at-office").with("step", f.l(step)).to_string(),
            TrackingState::Returned { until } | TrackingState::YourTurn { until, .. } => {
                f.say("lost-pin-waits").with("until", f.until(until)).to_string()
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
        }
    }
}
