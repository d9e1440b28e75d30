//! What is late below a superior, the longest late first: look, ask, put a file back, deviate with a ground.

use askama::Template;
use axum::extract::Query;
use maklumat_app::LateList;
use serde::Deserialize;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/late.html")]
pub(crate) struct LatePage {
    pub(crate) f: Frame,
    pub(crate) late: LateList,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    halaman: Option<u32>,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let late = visit.app.late_files(&officer, asked.halaman.unwrap_or(1)).await?;
    let f = visit.work_frame(Here::Late, &officer).titled_by("late-title");
    Ok(page(&LatePage { f, late }))
}
