//! Administrators keep accounts: who signs in, which positions they hold, until when, and as whose deputy.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use maklumat_app::{
    AccountClosing, AccountList, AccountRole, AccountRow, Deputy, HoldingView, NewHolding, PROVE_AGAIN, Private,
    Problem, Rule, Sentence, SignedIn,
};
use maklumat_vocabulary::PositionKey;
use serde::Deserialize;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::prove::unless_proved;
use crate::respond::{go_with, page, page_with};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/accounts.html")]
pub(crate) struct AccountsPage {
    pub(crate) f: Frame,
    pub(crate) list: AccountList,
    pub(crate) words: String,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/account.html")]
pub(crate) struct AccountPage {
    pub(crate) f: Frame,
    pub(crate) account: AccountRow,
    /// By unit: its name, then key and name of every position.
    pub(crate) units: Vec<(String, Vec<(PositionKey, String)>)>,
    pub(crate) typed: Form,
    pub(crate) refusal: Option<Sentence>,
    /// Shown on this page only.
    pub(crate) password: Option<Private>,
    pub(crate) is_own: bool,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "officer/close_account.html")]
pub(crate) struct CloseAccountPage {
    pub(crate) f: Frame,
    pub(crate) closing: AccountClosing,
    pub(crate) form_token: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    halaman: Option<u32>,
}

pub(crate) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    show_list(
        &visit,
        &officer,
        "",
        asked.halaman.unwrap_or(1),
        (Form::default(), None),
    )
    .await
}

/// Finds by name. Posted, because a name has no place in an address.
pub(crate) async fn find(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    show_list(&visit, &officer, form.text("cari"), 1, (Form::default(), None)).await
}

pub(crate) async fn add(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let role = AccountRole::of_word(form.text("peran"));
    let made = visit
        .app
        .add_account(&officer, (form.text("nama-masuk"), form.text("nama")), role)
        .await;
    match made {
        Ok((id, password)) => show_one(&visit, &officer, &id, (Form::default(), None, Some(password))).await,
        Err(Problem::Refused(refused)) => {
            let words = refused.words(visit.language);
            show_list(&visit, &officer, "", 1, (form, Some(words))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    show_one(&visit, &officer, &id, (Form::default(), None, None)).await
}

pub(crate) async fn give(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let position = PositionKey::parse(form.text("jabatan"));
    let given = match (position, form.date("mulai"), form.date("sampai")) {
        (Some(position), Ok(from), Ok(until)) => {
            let new = NewHolding {
                position,
                deputy: deputy_of(form.text("sebagai")),
                from,
                until,
            };
            visit.app.give_position(&officer, &id, new).await
        }
        (None, _, _) => Err(Rule::PositionUnknown.into()),
        (Some(_), _, _) => Err(Rule::DateNotUnderstood.into()),
    };
    answer(&visit, &officer, &id, form, given.map(|()| Flash::PositionGiven)).await
}

pub(crate) async fn end(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let position = PositionKey::parse(form.text("jabatan")).ok_or(Failure::NotFound)?;
    let from = form.date("sejak").ok().flatten().ok_or(Failure::NotFound)?;
    let held = (&position, from);
    if form.is("batal", "ya") {
        let taken_back = visit.app.take_back_position(&officer, &id, held).await;
        return answer(
            &visit,
            &officer,
            &id,
            form,
            taken_back.map(|()| Flash::PositionTakenBack),
        )
        .await;
    }
    let ended = match form.date("terakhir") {
        Ok(last) => visit.app.end_position(&officer, &id, held, last).await,
        Err(_) => Err(Rule::DateNotUnderstood.into()),
    };
    answer(&visit, &officer, &id, form, ended.map(|()| Flash::PositionEnded)).await
}

pub(crate) async fn close(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    if !form.is("pasti", "ya") {
        return ask_before_closing(&visit, &officer, &id, form).await;
    }
    let closed = visit.app.close_account(&officer, &id).await;
    answer(&visit, &officer, &id, form, closed.map(|()| Flash::AccountClosed)).await
}

/// Says what follows from closing, and asks once more.
async fn ask_before_closing(visit: &Visit, officer: &SignedIn, id: &str, form: Form) -> Answer {
    match visit.app.account_closing(officer, id).await {
        Ok(closing) => Ok(page(&CloseAccountPage {
            f: visit
                .work_frame(Here::Accounts, officer)
                .at(&urls::account(id))
                .titled_by("account-close-title"),
            closing,
            form_token: officer.form_token.0.clone(),
        })),
        Err(problem) => refused(visit, officer, id, form, problem).await,
    }
}

pub(crate) async fn renew_password(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    match visit.app.renew_password(&officer, &id).await {
        Ok(password) => show_one(&visit, &officer, &id, (Form::default(), None, Some(password))).await,
        Err(problem) => refused(&visit, &officer, &id, form, problem).await,
    }
}

/// For somebody who has lost phone and codes.
pub(crate) async fn reset_factor(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let reset = visit.app.reset_second_factor(&officer, &id).await;
    answer(&visit, &officer, &id, form, reset.map(|()| Flash::FactorReset)).await
}

async fn answer(visit: &Visit, officer: &SignedIn, id: &str, form: Form, done: Result<Flash, Problem>) -> Answer {
    match done {
        Ok(flash) => Ok(go_with(visit, &urls::account(id), flash)),
        Err(problem) => refused(visit, officer, id, form, problem).await,
    }
}

async fn refused(visit: &Visit, officer: &SignedIn, id: &str, form: Form, problem: Problem) -> Answer {
    if let Problem::Refused(refused) = &problem
        && refused.code() != PROVE_AGAIN
    {
        let words = refused.words(visit.language);
        return show_one(visit, officer, id, (form, Some(words), None)).await;
    }
    Err(unless_proved(problem, &urls::account(id)))
}

async fn show_list(
    visit: &Visit,
    officer: &SignedIn,
    words: &str,
    number: u32,
    (typed, refusal): (Form, Option<Sentence>),
) -> Answer {
    let list = visit.app.accounts(officer, words, number).await?;
    let frame = visit.work_frame(Here::Accounts, officer).at(&urls::accounts());
    let f = titled(frame, "accounts-title", refusal.is_some());
    Ok(respond(
        refusal.is_some(),
        &AccountsPage {
            f,
            list,
            words: words.to_owned(),
            typed,
            refusal,
            form_token: officer.form_token.0.clone(),
        },
    ))
}

async fn show_one(
    visit: &Visit,
    officer: &SignedIn,
    id: &str,
    (typed, refusal, password): (Form, Option<Sentence>, Option<Private>),
) -> Answer {
    let account = visit.app.account(officer, id).await?;
    let frame = visit.work_frame(Here::Accounts, officer).at(&urls::account(id));
    let f = titled(frame, "account-title", refusal.is_some());
    let regency = visit.app.regency();
    let units: Vec<(String, Vec<(PositionKey, String)>)> = regency
        .units
        .values()
        .map(|unit| {
            let positions = unit.positions.iter();
            let positions = positions.map(|position| (position.key.clone(), f.l(&position.name).to_owned()));
            (f.l(&unit.name).to_owned(), positions.collect())
        })
        .collect();
    let is_refused = refusal.is_some();
    let page = AccountPage {
        units,
        account,
        typed,
        refusal,
        password,
        is_own: officer.id.as_str() == id,
        form_token: officer.form_token.0.clone(),
        f,
    };
    Ok(respond(is_refused, &page))
}

fn titled(frame: Frame, key: &str, is_refused: bool) -> Frame {
    let title = frame.t(key);
    if is_refused {
        frame.titled_error(title)
    } else {
        frame.titled(title)
    }
}

fn respond(is_refused: bool, template: &impl Template) -> Response {
    if is_refused {
        page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
    } else {
        page(template)
    }
}

/// How forms spell a deputy.
pub(crate) fn deputy_of(word: &str) -> Option<Deputy> {
    match word {
        "plt" => Some(Deputy::Plt),
        "plh" => Some(Deputy::Plh),
        _ => None,
    }
}

/// Key of what an account is.
pub(crate) fn role_key(role: &AccountRole) -> &'static str {
    match role {
        AccountRole::Officer => "role-officer",
        AccountRole::Overseer => "role-overseer",
        AccountRole::Administrator => "role-administrator",
        AccountRole::Helper => "role-helper",
    }
}

/// `Plt. Kepala Dinas`
pub(crate) fn held_name(f: &Frame, held: &HoldingView) -> String {
    match held.deputy {
        Some(deputy) => format!("{} {}", deputy.prefix(), f.l(&held.name)),
        None => f.l(&held.name).to_owned(),
    }
}
