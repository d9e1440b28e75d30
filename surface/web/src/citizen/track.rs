//! See who holds the file and until when, and do what the applicant may do: answer, collect, withdraw.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{
    DayCell, DayState, Holder, LettersOfCase, Problem, ProductView, PromiseView, Sentence, ThreadItem, ThreadState,
    Tracking, TrackingState,
};
use maklumat_calendar::Timestamp;
use maklumat_sop::Ending;
use maklumat_vocabulary::{LocalizedText, ProductId};
use serde::Deserialize;

use crate::citizen::paper::PaperStatusPage;
use crate::citizen::receipt::grouped;
use crate::citizen::service::contacts;
use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::respond::{self, go_to, go_with, page, page_with, with_cookie};
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/track_form.html")]
pub(crate) struct TrackFormPage {
    pub(crate) f: Frame,
    pub(crate) reference: String,
    /// Where to go once the codes are right, where somebody came from a bookmark.
    pub(crate) then: Option<Url>,
    /// The code of a short link that leads to a case: then only the PIN is asked for.
    pub(crate) link: Option<String>,
    /// Somebody followed a link that leads nowhere, or nowhere any more.
    pub(crate) is_old_link: bool,
    pub(crate) refusal: Option<Sentence>,
}

#[derive(Deserialize)]
pub(crate) struct Then {
    lalu: Option<String>,
}

#[derive(Template)]
#[template(path = "citizen/track.html")]
pub(crate) struct TrackPage {
    pub(crate) f: Frame,
    pub(crate) tracking: Tracking,
    pub(crate) heading: String,
    pub(crate) chain: String,
    /// What was sent, and where to.
    pub(crate) letters: LettersOfCase,
    /// How the office is reached: kind and number.
    pub(crate) contacts: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "citizen/withdraw.html")]
pub(crate) struct WithdrawPage {
    pub(crate) f: Frame,
    pub(crate) reference: String,
    pub(crate) service: String,
}

pub(crate) async fn form(visit: Visit, Query(then): Query<Then>) -> Response {
    let frame = visit
        .frame(Here::Track)
        .titled_by("track-form-title")
        .for_everybody_by(&urls::track_form(), "track-description");
    page(&TrackFormPage {
        f: frame,
        reference: String::new(),
        then: then.lalu.map(|place| urls::place_after(&place)),
        link: None,
        is_old_link: false,
        refusal: None,
    })
}

pub(crate) async fn open(visit: Visit, form: Form) -> Answer {
    let pin = form.text("pin");
    let opened = match form.filled("tautan") {
        Some(link) => visit.app.open_with_link(link, pin, &visit.client).await,
        None => visit.app.open_with_pin(form.text("kode"), pin, &visit.client).await,
    };
    match opened {
        Ok(token) => {
            let place = urls::place_after(form.text("lalu"));
            Ok(with_cookie(go_to(&place), &visit.applicant_cookie(&token)))
        }
        Err(Problem::Refused(refused)) => {
            // A form on paper that is no case yet answers by what is known of it.
            let on_paper = visit.app.paper_status_by_pin(form.text("kode"), pin, &visit.client);
            match on_paper.await {
                Ok(Some(status)) => Ok(page(&PaperStatusPage::new(visit.frame(Here::Track), status))),
                Ok(None) | Err(_) => Ok(refuse(&visit, &form, refused.words(visit.language))),
            }
        }
        Err(Problem::Locked { until }) => {
            let frame = visit.frame(Here::Track);
            let then = frame.say("locked-then").with("time", frame.moment(&until)).to_string();
            Ok(refuse(
                &visit,
                &form,
                Sentence {
                    what: frame.t("locked").into_owned(),
                    then,
                },
            ))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Forgets the applicant on this browser: phones are shared.
pub(crate) async fn leave(visit: Visit) -> Response {
    visit.without_applicant(go_with(&visit, &urls::home(), Flash::SignedOut))
}

/// The tracking form with the case of a letter known: what is left to type is the PIN.
pub(crate) async fn follow(visit: Visit, Path(code): Path<String>) -> Answer {
    let is_known = visit.app.is_link(&code, &visit.client).await?;
    let frame = visit.frame(Here::Track).titled_by("track-form-title");
    let status = if is_known {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    let shown = TrackFormPage {
        f: frame,
        reference: String::new(),
        then: None,
        link: is_known.then_some(code),
        is_old_link: !is_known,
        refusal: None,
    };
    Ok(page_with(status, &shown))
}

fn refuse(visit: &Visit, form: &Form, refusal: Sentence) -> Response {
    let frame = visit.frame(Here::Track);
    let title = frame.t("track-form-title");
    let page = TrackFormPage {
        f: frame.titled_error(title),
        reference: form.text("kode").to_owned(),
        then: form.filled("lalu").map(urls::place_after),
        link: form.filled("tautan").map(str::to_owned),
        is_old_link: false,
        refusal: Some(refusal),
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    if !applicant.is_submitted() {
        return Ok(go_to(&urls::saved()));
    }
    let (tracking, letters) = visit.app.tracking_with_letters(&applicant).await?;
    let shown = TrackPage::new(visit.frame(Here::Track), tracking);
    let regency = visit.app.regency();
    let unit = regency.unit(&shown.tracking.service.unit);
    Ok(page(&TrackPage {
        contacts: unit.map(contacts).unwrap_or_default(),
        letters,
        ..shown
    }))
}

/// The applicant has done their own step, such as paying.
pub(crate) async fn own_step(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let tracking = visit.app.tracking(&applicant).await?;
    let TrackingState::YourTurn { id, .. } = &tracking.state else {
        return Err(Failure::GoTo(urls::tracking()));
    };
    visit.app.complete_own_step(&applicant, id).await?;
    Ok(go_with(&visit, &urls::tracking(), Flash::OwnStepDone))
}

pub(crate) async fn withdraw(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let tracking = visit.app.tracking(&applicant).await?;
    if !tracking.can_withdraw {
        return Err(Failure::GoTo(urls::tracking()));
    }
    let frame = visit.frame(Here::Track).titled_by("withdraw-title");
    let service = frame.l(&tracking.service_name).to_owned();
    Ok(page(&WithdrawPage {
        f: frame,
        reference: tracking.reference,
        service,
    }))
}

pub(crate) async fn withdraw_now(visit: Visit, form: Form) -> Answer {
    let applicant = visit.applicant().await?;
    visit
        .app
        .withdraw(&applicant, form.filled("alasan").map(str::to_owned))
        .await?;
    Ok(go_with(&visit, &urls::tracking(), Flash::Withdrawn))
}

pub(crate) async fn product(visit: Visit, Path(file): Path<String>) -> Answer {
    let applicant = visit.applicant().await?;
    let product = file.strip_suffix(".pdf").ok_or(Failure::NotFound)?;
    let bytes = visit.app.product_pdf(&applicant, &ProductId::new(product)).await?;
    // The name becomes part of a header: ids hold only letters, digits and hyphens, and were found above.
    Ok(respond::pdf(bytes, &format!("{product}.pdf")))
}

/// The official receipt of a payment.
pub(crate) async fn payment(visit: Visit, Path(file): Path<String>) -> Answer {
    let applicant = visit.applicant().await?;
    let number = file.strip_suffix(".pdf").and_then(|number| number.parse().ok());
    let bytes = visit
        .app
        .payment_pdf(&applicant, number.ok_or(Failure::NotFound)?)
        .await?;
    Ok(respond::pdf(bytes, "bukti-bayar.pdf"))
}

/// The proof that the receipt was recorded, to be kept or checked by anybody.
pub(crate) async fn proof(visit: Visit) -> Answer {
    let applicant = visit.applicant().await?;
    let proof = visit.app.receipt_proof(&applicant).await?;
    Ok(respond::json_to_keep(proof, "bukti.json"))
}

impl TrackPage {
    pub(crate) fn new(f: Frame, tracking: Tracking) -> Self {
        let heading = heading(&f, &tracking);
        Self {
            f: f.titled(heading.clone()),
            chain: grouped(&tracking.chain),
            heading,
            tracking,
            letters: LettersOfCase::default(),
            contacts: Vec::new(),
        }
    }

    /// The promise the page is about: the first that is not kept or broken yet.
    fn promise(&self) -> Option<&PromiseView> {
        let promises = &self.tracking.promises;
        promises
            .iter()
            .find(|promise| promise.is_met.is_none())
            .or_else(|| promises.first())
    }

    fn is_waiting_for_you(&self) -> bool {
        matches!(
            self.tracking.state,
            TrackingState::Returned { .. } | TrackingState::YourTurn { .. }
        )
    }

    fn until_you(&self) -> Option<String> {
        match &self.tracking.state {
            TrackingState::Returned { until } | TrackingState::YourTurn { until, .. } => Some(self.f.until(until)),
            TrackingState::AtOffice { .. } | TrackingState::Closed { .. } => None,
        }
    }

    /// Whether the time the applicant has was over when the page was made.
    fn is_too_late(&self) -> bool {
        match &self.tracking.state {
            TrackingState::Returned { until } | TrackingState::YourTurn { until, .. } => *until < self.f.now,
            TrackingState::AtOffice { .. } | TrackingState::Closed { .. } => false,
        }
    }

    /// What is said of the day until which the applicant may act.
    fn until_words(&self) -> &'static str {
        match (self.is_returned(), self.is_too_late()) {
            (_, false) => "answer-until",
            (true, true) => "answer-passed",
            (false, true) => "your-turn-passed",
        }
    }

    /// When and how it ended, where it was not served to the end: then no promise was kept or broken.
    fn ended_otherwise(&self) -> Option<(&Timestamp, String)> {
        let TrackingState::Closed { ending, at, .. } = &self.tracking.state else {
            return None;
        };
        let key = match ending {
            Ending::Done => return None,
            Ending::Refused => "closed-refused",
            Ending::Redirected => "closed-redirected",
            Ending::Withdrawn if self.tracking.is_lapsed => "closed-lapsed",
            Ending::Withdrawn => "closed-withdrawn",
        };
        let f = &self.f;
        Some((at, f.say(key).with("day", f.day(at)).to_string()))
    }

    /// A refusal or a redirection is handed out as a letter too, and no reason for a green tick.
    fn product_class(&self, product: &ProductView) -> &'static str {
        match (product.revoked_at.is_some(), self.ended_otherwise().is_some()) {
            (true, _) => "note--stop",
            (false, true) => "",
            (false, false) => "note--ok",
        }
    }

    fn product_icon(&self, product: &ProductView) -> &'static str {
        match (product.revoked_at.is_some(), self.ended_otherwise().is_some()) {
            (true, _) => "stop",
            (false, true) => "paper",
            (false, false) => "tick",
        }
    }

    /// Where nothing was served, nothing stands against applying anew.
    fn may_apply_again(&self) -> bool {
        matches!(
            self.tracking.state,
            TrackingState::Closed {
                ending: Ending::Refused | Ending::Withdrawn,
                ..
            }
        )
    }

    /// Whether it ended without a fee that was set having been paid.
    fn owes_nothing_more(&self) -> bool {
        let is_unpaid = self.tracking.ledger.iter().any(|row| row.paid.is_none())
            && !self
                .tracking
                .ledger
                .iter()
                .any(|row| row.paid.as_ref().is_some_and(|paid| paid.cancelled.is_none()));
        self.ended_otherwise().is_some() && is_unpaid
    }

    /// When the office should have done its step; nothing is said of a time that has passed.
    fn look_again(&self) -> Option<String> {
        match &self.tracking.state {
            TrackingState::AtOffice { until, .. } => (*until > self.f.now).then(|| self.f.until(until)),
            TrackingState::Returned { .. } | TrackingState::YourTurn { .. } | TrackingState::Closed { .. } => None,
        }
    }

    fn is_returned(&self) -> bool {
        matches!(self.tracking.state, TrackingState::Returned { .. })
    }

    fn is_closed(&self) -> bool {
        matches!(self.tracking.state, TrackingState::Closed { .. })
    }

    fn reasons(&self) -> &[LocalizedText] {
        match &self.tracking.state {
            TrackingState::Closed { reasons, .. } => reasons,
            TrackingState::AtOffice { .. } | TrackingState::Returned { .. } | TrackingState::YourTurn { .. } => &[],
        }
    }

    /// How many cells of the ribbon are of a kind.
    fn count(&self, state: DayState) -> usize {
        self.tracking.days.iter().filter(|cell| cell.state == state).count()
    }

    /// How long is left, in words: days, minutes, or how late. Nothing of a promise that has not started.
    fn time_left(&self, promise: &PromiseView) -> Option<String> {
        let f = &self.f;
        promise.due?;
        Some(match (promise.is_met, promise.days_left, promise.minutes_left) {
            (Some(true), _, _) => f.t("promise-met").into_owned(),
            (Some(false), _, _) => f.t("promise-broken").into_owned(),
            (None, Some(days), _) if days < 0 => f.say("days-late").with("days", -days).to_string(),
            (None, Some(days), _) if promise.counts_today => f.say("days-left").with("days", days).to_string(),
            (None, Some(0), _) => return None,
            (None, Some(days), _) => f.say("days-left-later").with("days", days).to_string(),
            (None, None, Some(minutes)) if minutes < 0 => f.say("minutes-late").with("minutes", -minutes).to_string(),
            (None, None, Some(minutes)) => f.say("minutes-left").with("minutes", minutes).to_string(),
            (None, None, None) => return None,
        })
    }
}

/// Where the file is now, as one sentence.
pub(crate) fn heading(f: &Frame, tracking: &Tracking) -> String {
    let service = f.l(&tracking.service_name);
    match &tracking.state {
        TrackingState::AtOffice { holder, .. } => f
            .say("track-at-office")
            .with("service", service)
            .with("holder", f.l(holder))
            .to_string(),
        TrackingState::Returned { until } if *until < f.now => {
            f.say("track-answer-passed").with("service", service).to_string()
        }
        TrackingState::Returned { .. } => f.say("track-returned").with("service", service).to_string(),
        TrackingState::YourTurn { step, .. } => f.say("track-your-turn").with("step", f.l(step)).to_string(),
        TrackingState::Closed { ending, .. } => f
            .say(match ending {
                Ending::Done => "track-done",
                Ending::Refused => "track-refused",
                Ending::Redirected => "track-redirected",
                Ending::Withdrawn if tracking.is_lapsed => "track-lapsed",
                Ending::Withdrawn => "track-withdrawn",
            })
            .with("service", service)
            .to_string(),
    }
}

/// The cells of the ribbon; days the office is closed on in a row become one.
pub(crate) fn ribbon(tracking: &Tracking) -> Vec<&DayCell> {
    let days = &tracking.days;
    let is_kept = |(index, cell): &(usize, &DayCell)| {
        cell.state != DayState::Off
            || days[..*index]
                .last()
                .is_some_and(|before| before.state != DayState::Off)
    };
    days.iter().enumerate().filter(is_kept).map(|(_, cell)| cell).collect()
}

/// Class of a knot in the thread.
pub(crate) fn knot(state: &ThreadState, who: &Holder) -> &'static str {
    match (state, who) {
        (ThreadState::Now, Holder::Applicant) => "is-you is-now",
        (ThreadState::Now, Holder::Position { .. }) => "is-now",
        (ThreadState::Next, _) => "is-next",
        (ThreadState::Done | ThreadState::Returned | ThreadState::Late, Holder::Applicant) => "is-you",
        (ThreadState::Done | ThreadState::Returned | ThreadState::Late, Holder::Position { .. }) => "",
    }
}

/// Number of an item of the thread; that something was late is counted as no step.
pub(crate) fn number(thread: &[ThreadItem], index: &usize) -> usize {
    let up_to = thread.iter().take(index + 1);
    up_to.filter(|item| item.state != ThreadState::Late).count()
}

/// Key of what an override did.
pub(crate) fn override_key(what: &str) -> &'static str {
    match what {
        "pause" => "override-pause",
        "resume" => "override-resume",
        "extend-answer" => "override-extend-answer",
        "same-person" => "override-same-person",
        "waive-requirement" => "override-waive-requirement",
        _ => "override-other",
    }
}

pub(crate) fn message_key(kind: &str) -> &'static str {
    match kind {
        "submitted" => "message-submitted",
        "returned" => "message-returned",
        "resumed" => "message-resumed",
        "your-turn" => "message-your-turn",
        "paid" => "message-paid",
        "deviated" => "message-deviated",
        "answer-extended" => "message-answer-extended",
        "late" => "message-late",
        "deemed-approved" => "message-deemed-approved",
        "revoked" => "message-revoked",
        "done" => "message-done",
        "refused" => "message-refused",
        "redirected" => "message-redirected",
        "withdrawn" => "message-withdrawn",
        "remind" => "message-remind",
        "invite-survey" => "message-invite-survey",
        _ => "message-other",
    }
}
