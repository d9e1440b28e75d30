//! An officer sets up the code of the phone, and keeps ten codes on paper for the day on which it is lost.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{NewFactor, Private, Problem, Sentence, SignedIn};

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::markup::Markup;
use crate::officer::prove::unless_proved;
use crate::respond::{go_to, go_with, page, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/second_factor.html")]
pub(crate) struct SecondFactorPage {
    pub(crate) f: Frame,
    /// `None` before it was begun.
    pub(crate) begun: Option<NewFactor>,
    pub(crate) is_required: bool,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

impl SecondFactorPage {
    fn qr(factor: &NewFactor) -> Markup {
        Markup::trusted(factor.qr_svg.0.clone())
    }
}

#[derive(Template)]
#[template(path = "officer/recovery_codes.html")]
pub(crate) struct RecoveryCodesPage {
    pub(crate) f: Frame,
    /// Shown on this page only.
    pub(crate) codes: Vec<Private>,
    /// What they open, for the paper.
    pub(crate) address: String,
    pub(crate) login: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer_without_factor().await?;
    let begun = visit.app.second_factor_begun(&officer).await?;
    Ok(show(&visit, &officer, begun, None))
}

pub(crate) async fn begin(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer_without_factor().await?;
    require_token(&officer, &form)?;
    match visit.app.begin_second_factor(&officer).await {
        // The secret is shown by the page itself, so that loading it anew makes no other one.
        Ok(_) => Ok(go_to(&urls::second_factor())),
        Err(problem) => Err(unless_proved(problem, &urls::second_factor())),
    }
}

pub(crate) async fn set(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer_without_factor().await?;
    require_token(&officer, &form)?;
    match visit.app.set_second_factor(&officer, form.text("kode")).await {
        Ok(codes) => show_codes(&visit, &officer, codes).await,
        Err(Problem::Refused(refused)) if refused.code() == "wrong-code" => {
            let begun = visit.app.second_factor_begun(&officer).await?;
            Ok(show(&visit, &officer, begun, Some(refused.words(visit.language))))
        }
        Err(problem) => Err(unless_proved(problem, &urls::second_factor())),
    }
}

pub(crate) async fn remove(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    match visit.app.remove_second_factor(&officer).await {
        Ok(()) => Ok(go_with(&visit, &urls::own_account(), Flash::FactorRemoved)),
        Err(problem) => Err(unless_proved(problem, &urls::own_account())),
    }
}

pub(crate) async fn renew_codes(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    match visit.app.renew_recovery_codes(&officer).await {
        Ok(codes) => show_codes(&visit, &officer, codes).await,
        Err(problem) => Err(unless_proved(problem, &urls::own_account())),
    }
}

/// The codes stand in the answer to the form itself: sent again, the form makes others.
async fn show_codes(visit: &Visit, officer: &SignedIn, codes: Vec<Private>) -> Answer {
    let login = visit.app.own_account(officer).await?.login;
    Ok(page(&RecoveryCodesPage {
        f: visit
            .work_frame(Here::OwnAccount, officer)
            .at(&urls::own_account())
            .titled_by("recovery-title"),
        codes,
        address: visit.app.public_address().to_owned(),
        login,
    }))
}

fn show(visit: &Visit, officer: &SignedIn, begun: Option<NewFactor>, refusal: Option<Sentence>) -> Response {
    let frame = visit.work_frame(Here::OwnAccount, officer).at(&urls::second_factor());
    let title = frame.t("factor-title");
    let (status, f) = if refusal.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, frame.titled_error(title))
    } else {
        (StatusCode::OK, frame.titled(title))
    };
    let page = SecondFactorPage {
        f,
        begun,
        is_required: officer.must_set_second_factor,
        refusal,
        form_token: officer.form_token.0.clone(),
    };
    page_with(status, &page)
}
