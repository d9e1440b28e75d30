//! One's own account: where it is signed in, and how it is kept safe.

use askama::Template;
use maklumat_app::{HeldPosition, OwnAccount, SessionRow};
use maklumat_vocabulary::PositionKey;

use crate::failure::{Answer, Failure};
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_with, page};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/own_account.html")]
pub(crate) struct OwnAccountPage {
    pub(crate) f: Frame,
    pub(crate) name: String,
    pub(crate) account: OwnAccount,
    /// Positions held, and the one acted for where one was chosen.
    pub(crate) holds: Vec<HeldPosition>,
    pub(crate) chosen: Option<PositionKey>,
    pub(crate) appoints: bool,
    pub(crate) form_token: String,
}

impl OwnAccountPage {
    fn is_chosen(&self, held: &HeldPosition) -> bool {
        self.chosen.as_ref() == Some(&held.key)
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let account = visit.app.own_account(&officer).await?;
    Ok(page(&OwnAccountPage {
        f: visit
            .work_frame(Here::OwnAccount, &officer)
            .titled_by("own-account-title"),
        name: officer.name.0.clone(),
        account,
        chosen: (officer.positions.len() < officer.holds.len())
            .then(|| officer.positions.first().map(|held| held.key.clone()))
            .flatten(),
        appoints: visit.app.appoints(&officer),
        holds: officer.holds.clone(),
        form_token: officer.form_token.0.clone(),
    }))
}

/// Chooses which of several positions is acted for.
pub(crate) async fn act_for(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let position = match form.filled("jabatan") {
        Some(text) => Some(PositionKey::parse(text).ok_or(Failure::NotFound)?),
        None => None,
    };
    visit.app.act_for_position(&officer, position.as_ref()).await?;
    Ok(go_with(&visit, &urls::own_account(), Flash::ActingFor))
}

/// `Plh. Kepala Dinas · Dinas Perhubungan`
pub(crate) fn held_words(f: &Frame, held: &HeldPosition) -> String {
    let prefix = held
        .deputy
        .map_or(String::new(), |deputy| format!("{} ", deputy.prefix()));
    format!("{prefix}{} · {}", f.l(&held.name), f.l(&held.unit))
}

/// Ends one session, or all but this one.
pub(crate) async fn end(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    visit.app.end_sessions(&officer, form.filled("sesi")).await?;
    Ok(go_with(&visit, &urls::own_account(), Flash::SessionsEnded))
}

/// `Firefox, Windows`; words where the browser does not tell.
pub(crate) fn browser_words(f: &Frame, session: &SessionRow) -> String {
    let (browser, machine) = session.origin.browser.split_once('.').unwrap_or_default();
    match (browser, machine) {
        ("", "") => f.t("browser-unknown").into_owned(),
        ("", known) | (known, "") => known.to_owned(),
        (browser, machine) => format!("{browser}, {machine}"),
    }
}
