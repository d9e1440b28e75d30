//! Everything that has happened to a case, in words: when, by whom, in which position.

use askama::Template;
use axum::extract::Path;
use maklumat_app::CaseHistory;

use crate::failure::{Answer, Failure};
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/history.html")]
pub(crate) struct HistoryPage {
    pub(crate) f: Frame,
    pub(crate) history: CaseHistory,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let case = urls::case_of(&id).ok_or(Failure::NotFound)?;
    let history = visit.app.case_history(&officer, case).await?;
    let f = visit.work_frame(Here::Inbox, &officer).titled_by("history-title");
    Ok(page(&HistoryPage { f, history }))
}
