//! How the offices keep their promises, for everybody to read and take away.

use askama::Template;
use axum::extract::Query;
use maklumat_app::OversightTable;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::oversight::{TOO_FEW, tables, trend_charts};
use crate::period::{Asked, downloads, file, period_bar, period_words};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/performance.html")]
pub(crate) struct PerformancePage {
    f: Frame,
    table: OversightTable,
    charts: Option<(Markup, Markup)>,
    period: String,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let period = asked.period(visit.app.today());
    let table = visit.app.public_performance_in(period).await?;
    let f = visit.frame(Here::Elsewhere);
    match asked.form() {
        None => Ok(page(&PerformancePage::new(f, table))),
        Some(form) => {
            let name = f.t("file-public");
            file(&visit, (&tables::public(&f, &table), form), (&name, &period), None).await
        }
    }
}

impl PerformancePage {
    pub(crate) fn new(f: Frame, mut table: OversightTable) -> Self {
        table
            .trend
            .retain(|point| point.finished == 0 || point.finished >= TOO_FEW);
        Self {
            charts: trend_charts(&f, &table.trend),
            period: period_words(&f, &table.period),
            f: f.titled_by("performance-title")
                .for_everybody_by(&urls::performance(), "performance-description"),
            table,
        }
    }

    fn period_bar(&self) -> Markup {
        period_bar(&self.f, self.table.period, urls::performance())
    }

    fn downloads(&self) -> Markup {
        downloads(&self.f, self.table.period, urls::performance(), "layanan")
    }

    /// A count that might be somebody's known case is not told to everybody.
    fn told(&self, count: &u64) -> String {
        match count {
            0 | TOO_FEW.. => self.f.n(count),
            1.. => self.f.t("fewer-than-five").into_owned(),
        }
    }
}
