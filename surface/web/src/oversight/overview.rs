//! How all units stand, or one: figures, worst first, what deserves a look, and where it is heading.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::{Path, Query};
use maklumat_app::{Overview, SignedIn};
use maklumat_vocabulary::UnitId;

use super::{tables, trend_charts};
use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::period::{Asked, downloads, file, period_bar, period_words};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "oversight/overview.html")]
pub(crate) struct OverviewPage {
    pub(crate) f: Frame,
    pub(crate) view: Overview,
    sums: Sums,
    charts: Option<(Markup, Markup)>,
    place: Url,
    period: String,
    form_token: String,
}

/// All services together.
#[derive(Default)]
struct Sums {
    open: u64,
    late: u64,
    finished: u64,
    on_time: u64,
}

pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    answer(&visit, &officer, (None, &asked)).await
}

pub(crate) async fn show_unit(visit: Visit, Path(unit): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    answer(&visit, &officer, (Some(UnitId::new(&unit)), &asked)).await
}

async fn answer(visit: &Visit, officer: &SignedIn, (unit, asked): (Option<UnitId>, &Asked)) -> Answer {
    let period = asked.period(visit.app.today());
    let view = visit.app.oversight(officer, unit.as_ref(), period).await?;
    let f = visit.work_frame(Here::Oversight, officer);
    let Some(form) = asked.form() else {
        return Ok(page(&OverviewPage::new(f, view)));
    };
    let (table, name) = if asked.tabel.as_deref() == Some("unit") {
        (tables::units(&f, &view), f.t("file-units"))
    } else {
        (tables::services(&f, &view.table), f.t("file-services"))
    };
    file(visit, (&table, form), (&name, &period), unit.as_ref()).await
}

impl OverviewPage {
    pub(crate) fn new(f: Frame, view: Overview) -> Self {
        let sums = view.table.rows.iter().fold(Sums::default(), |sums, row| Sums {
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
        let title = view
            .unit
            .as_ref()
            .map_or_else(|| f.t("oversight-title").into_owned(), |(_, name)| f.l(name).to_owned());
        let place = view
            .unit
            .as_ref()
            .map_or_else(urls::oversight, |(unit, _)| urls::oversight_unit(unit));
        Self {
            charts: trend_charts(&f, &view.table.trend),
            period: period_words(&f, &view.table.period),
            f: f.titled(title),
            view,
            sums,
            place,
            form_token,
        }
    }

    fn period_bar(&self) -> Markup {
        period_bar(&self.f, self.view.table.period, self.place.clone())
    }

    fn downloads(&self, table: &'static str) -> Markup {
        downloads(&self.f, self.view.table.period, self.place.clone(), table)
    }
}
