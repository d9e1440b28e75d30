//! The leaders' site: per service what is open, late and on time, worst first, with the counts behind every share.

use askama::Template;
use axum::Router;
use axum::routing::get;
use maklumat_app::{App, OversightTable};

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls::route;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "oversight/table.html")]
pub(crate) struct OversightPage {
    pub(crate) f: Frame,
    pub(crate) table: OversightTable,
    pub(crate) sums: Sums,
    pub(crate) form_token: String,
}

/// All services together.
#[derive(Default)]
pub(crate) struct Sums {
    pub(crate) open: u64,
    pub(crate) late: u64,
    pub(crate) finished: u64,
    pub(crate) on_time: u64,
}

pub(crate) fn router() -> Router<App> {
    Router::new().route(route::OVERSIGHT, get(show))
}

async fn show(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let table = visit.app.oversight(&officer).await?;
    Ok(page(&OversightPage::new(
        visit.work_frame(Here::Oversight, &officer),
        table,
    )))
}

impl OversightPage {
    pub(crate) fn new(f: Frame, table: OversightTable) -> Self {
        let sums = table.rows.iter().fold(Sums::default(), |sums, row| Sums {
            open: sums.open + row.open,
            late: sums.late + row.late,
            finished: sums.finished + row.finished,
            on_time: sums.on_time + row.on_time,
        });
        let form_token = f
            .badge
            .as_ref()
            .map(|badge| badge.form_token.0.clone())
            .unwrap_or_default();
        Self {
            f: f.titled_by("oversight-title"),
            table,
            sums,
            form_token,
        }
    }
}

/// `84,2%`, or a dash where nothing can be said yet.
pub(crate) fn percent(f: &Frame, part: &u64, whole: &u64) -> String {
    if *whole == 0 {
        return "–".to_owned();
    }
    let tenths = (part * 1000 + whole / 2) / whole;
    let comma = match f.language {
        maklumat_vocabulary::Language::Indonesian => ',',
        maklumat_vocabulary::Language::English => '.',
    };
    if tenths.is_multiple_of(10) {
        format!("{}%", tenths / 10)
    } else {
        format!("{}{comma}{}%", tenths / 10, tenths % 10)
    }
}
