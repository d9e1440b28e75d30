//! An officer enters when they are away and who takes over; whoever is above sees who is absent.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{AbsenceKind, AbsenceRow, Absences, NewAbsence, Problem, Rule, Sentence, SignedIn};

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/absences.html")]
pub(crate) struct AbsencesPage {
    pub(crate) f: Frame,
    pub(crate) absences: Absences,
    /// Holds positions, so that an own absence can be entered.
    pub(crate) may_enter: bool,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    show(&visit, &officer, (Form::default(), None)).await
}

pub(crate) async fn enter(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    if form.filled("sebab").is_none() {
        let f = visit.frame(Here::OwnAccount);
        let refusal = Sentence {
            what: f.t("absence-why-missing").into_owned(),
            then: f.t("absence-why-missing-then").into_owned(),
        };
        return show(&visit, &officer, (form, Some(refusal))).await;
    }
    let entered = match (form.date("mulai"), form.date("sampai")) {
        (Ok(Some(from)), Ok(until)) => {
            let new = NewAbsence {
                officer: form.filled("siapa").map(str::to_owned),
                from,
                until: until.unwrap_or(from),
                kind: AbsenceKind::of_word(form.text("sebab")),
                hand_to: form.filled("rekan").map(str::to_owned),
            };
            visit.app.enter_absence(&officer, new).await
        }
        (Ok(None) | Err(_), _) | (_, Err(_)) => Err(Rule::DateNotUnderstood.into()),
    };
    match entered {
        Ok(()) => Ok(go_with(&visit, &urls::absences(), Flash::AbsenceEntered)),
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show(&visit, &officer, (form, Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn withdraw(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let id = form.text("catatan").parse().map_err(|_| Failure::NotFound)?;
    visit.app.withdraw_absence(&officer, id).await?;
    Ok(go_with(&visit, &urls::absences(), Flash::AbsenceWithdrawn))
}

async fn show(
    visit: &Visit,
    officer: &SignedIn,
    (typed, refusal): (Form, Option<Sentence>),
) -> Result<Response, Failure> {
    let absences = visit.app.absences(officer).await?;
    let frame = visit.work_frame(Here::OwnAccount, officer).at(&urls::absences());
    let title = frame.t("absence-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = AbsencesPage {
        f,
        absences,
        may_enter: !officer.holds.is_empty(),
        typed,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    Ok(page_with(status, &page))
}

/// Key of why somebody is away.
pub(crate) fn kind_key(kind: &AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::Leave => "absence-leave",
        AbsenceKind::Duty => "absence-duty",
        AbsenceKind::Training => "absence-training",
        AbsenceKind::Other => "absence-other",
    }
}

/// `Petugas Loket; Verifikator`
pub(crate) fn positions(f: &Frame, row: &AbsenceRow) -> String {
    let names: Vec<&str> = row.positions.iter().map(|name| f.l(name)).collect();
    names.join("; ")
}
