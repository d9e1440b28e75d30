//! How the offices keep their promises, for everybody to read.

use askama::Template;
use maklumat_app::OversightTable;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/performance.html")]
pub(crate) struct PerformancePage {
    pub(crate) f: Frame,
    pub(crate) table: OversightTable,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let table = visit.app.public_performance().await?;
    Ok(page(&PerformancePage {
        f: visit
            .frame(Here::Elsewhere)
            .titled_by("performance-title")
            .for_everybody_by(&urls::performance(), "performance-description"),
        table,
    }))
}
