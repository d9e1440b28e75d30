//! Paper for a day without power or line: print numbered forms ahead, see what became of them, strike numbers off.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use maklumat_app::{PackId, PackView, PaperDesk, PaperState, Problem, Sentence, SignedIn, StrikeReason};
use maklumat_vocabulary::ServiceKey;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{self, go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/paper.html")]
pub(crate) struct PaperPage {
    pub(crate) f: Frame,
    pub(crate) desk: PaperDesk,
    /// What was chosen before a refusal.
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/paper_pack.html")]
pub(crate) struct PackPage {
    pub(crate) f: Frame,
    pub(crate) pack: PackView,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn desk(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show_desk(&visit, &officer, (Form::default(), None)).await
}

/// Numbers a pack, and leads to it to be printed.
pub(crate) async fn print(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let service = ServiceKey::parse(form.text("layanan")).ok_or(Failure::NotFound)?;
    let forms = form.text("jumlah").parse().unwrap_or(0);
    match visit.app.print_pack(&officer, &service, forms).await {
        Ok(pack) => Ok(go_with(&visit, &urls::paper_pack(&pack), Flash::PackPrinted)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show_desk(&visit, &officer, (form, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn pack(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let pack = urls::pack_of(&id).ok_or(Failure::NotFound)?;
    show_pack(&visit, &officer, pack, (Form::default(), None)).await
}

pub(crate) async fn pdf(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let pack = urls::pack_of(&id).ok_or(Failure::NotFound)?;
    let bytes = visit.app.pack_pdf(&officer, pack).await?;
    Ok(respond::pdf(bytes, "formulir-kertas.pdf"))
}

pub(crate) async fn strike(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let pack = urls::pack_of(&id).ok_or(Failure::NotFound)?;
    let reason = StrikeReason::from_word(form.text("alasan"));
    match visit
        .app
        .strike_number(&officer, pack, (form.text("nomor"), reason))
        .await
    {
        Ok(()) => Ok(go_with(&visit, &urls::paper_pack(&pack), Flash::NumberStruck)),
        Err(Problem::Refused(refused)) => {
            let refusal = Some(refused.words(visit.language));
            show_pack(&visit, &officer, pack, (form, refusal)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn show_desk(visit: &Visit, officer: &SignedIn, (typed, refusal): (Form, Option<Sentence>)) -> Answer {
    let desk = visit.app.paper_desk(officer).await?;
    let frame = visit.work_frame(Here::Inbox, officer).at(&urls::paper());
    let status = status_of(refusal.as_ref());
    let shown = PaperPage {
        f: titled(frame, "paper-title", refusal.as_ref()),
        desk,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &shown))
}

async fn show_pack(
    visit: &Visit,
    officer: &SignedIn,
    pack: PackId,
    (typed, refusal): (Form, Option<Sentence>),
) -> Answer {
    let view = visit.app.pack(officer, pack).await?;
    let frame = visit.work_frame(Here::Inbox, officer).at(&urls::paper_pack(&pack));
    let status = status_of(refusal.as_ref());
    let shown = PackPage {
        f: titled(frame, "pack-title", refusal.as_ref()),
        pack: view,
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &shown))
}

fn titled(frame: Frame, key: &str, refusal: Option<&Sentence>) -> Frame {
    let title = frame.t(key);
    match refusal {
        None => frame.titled(title),
        Some(_) => frame.titled_error(title),
    }
}

fn status_of(refusal: Option<&Sentence>) -> StatusCode {
    match refusal {
        None => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl PaperPage {
    fn forms(&self) -> &str {
        self.typed.filled("jumlah").unwrap_or("10")
    }
}

impl PackPage {
    /// What became of a number, in words.
    fn state(&self, state: &PaperState) -> String {
        let f = &self.f;
        match state {
            PaperState::Open => f.t("paper-open").into_owned(),
            PaperState::Begun { received_at, .. } => {
                f.say("paper-begun").with("received", f.moment(received_at)).to_string()
            }
            PaperState::Entered { received_at, at, .. } => f
                .say("paper-entered")
                .with("received", f.moment(received_at))
                .with("entered", f.moment(at))
                .to_string(),
            PaperState::Struck { at, reason } => f
                .say("paper-struck")
                .with("at", f.moment(at))
                .with("reason", f.t(reason_key(*reason)))
                .to_string(),
        }
    }

    fn mark(&self, state: &PaperState) -> &'static str {
        match state {
            PaperState::Open => "tag tag--you",
            PaperState::Begun { .. } => "tag tag--warn",
            PaperState::Entered { .. } => "tag tag--ok",
            PaperState::Struck { .. } => "tag",
        }
    }

    fn word(&self, state: &PaperState) -> &'static str {
        match state {
            PaperState::Open => "paper-is-open",
            PaperState::Begun { .. } => "paper-is-begun",
            PaperState::Entered { .. } => "paper-is-entered",
            PaperState::Struck { .. } => "paper-is-struck",
        }
    }

    /// Numbers that can still be struck off.
    fn strikable(&self) -> impl Iterator<Item = &maklumat_app::PaperNumber> {
        let numbers = self.pack.numbers.iter();
        numbers.filter(|number| matches!(number.state, PaperState::Open | PaperState::Begun { .. }))
    }

    fn reasons(&self) -> [(&'static str, &'static str, bool); 5] {
        StrikeReason::ALL.map(|reason| {
            let is_chosen = self.typed.is("alasan", reason.word());
            (reason.word(), reason_key(reason), is_chosen)
        })
    }
}

const fn reason_key(reason: StrikeReason) -> &'static str {
    match reason {
        StrikeReason::Miswritten => "struck-miswritten",
        StrikeReason::Damaged => "struck-damaged",
        StrikeReason::Lost => "struck-lost",
        StrikeReason::Unused => "struck-unused",
        StrikeReason::Other => "struck-other",
    }
}
