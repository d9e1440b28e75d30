//! How much was entered from paper, by unit, and how long it lay before.

use askama::Template;
use axum::extract::Query;
use maklumat_app::PaperFigures;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::markup::Markup;
use crate::period::{Asked, period_bar, period_words};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "oversight/paper.html")]
pub(crate) struct PaperFiguresPage {
    pub(crate) f: Frame,
    pub(crate) figures: PaperFigures,
    period: String,
}

pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let period = asked.period(visit.app.today());
    let figures = visit.app.paper_figures(&officer, period).await?;
    let f = visit.work_frame(Here::Oversight, &officer);
    Ok(page(&PaperFiguresPage::new(f, figures)))
}

impl PaperFiguresPage {
    pub(crate) fn new(f: Frame, figures: PaperFigures) -> Self {
        Self {
            period: period_words(&f, &figures.period),
            f: f.titled_by("from-paper-title"),
            figures,
        }
    }

    fn period_bar(&self) -> Markup {
        period_bar(&self.f, self.figures.period, urls::oversight_paper())
    }
}
