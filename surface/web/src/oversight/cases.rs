//! The cases behind a figure, late ones first.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::{Path, Query};
use maklumat_app::{CaseFilter, CaseList};
use maklumat_vocabulary::ServiceKey;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::period::Asked;
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "oversight/cases.html")]
pub(crate) struct CasesPage {
    pub(crate) f: Frame,
    pub(crate) list: CaseList,
}

const FILTERS: [(CaseFilter, &str); 3] = [
    (CaseFilter::Late, "see-late-cases"),
    (CaseFilter::Open, "see-open-cases"),
    (CaseFilter::ClosedLate, "see-closed-late"),
];

pub(crate) async fn show(
    visit: Visit,
    Path((unit, service)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let officer = visit.officer().await?;
    let filter = urls::case_filter_of(asked.saring.as_deref().unwrap_or_default());
    let period = asked.period(visit.app.today());
    let page_number = asked.halaman.unwrap_or(1);
    let key = ServiceKey::new(&unit, &service);
    let list = visit
        .app
        .listed_cases(&officer, &key, (filter, period, page_number))
        .await?;
    let f = visit.work_frame(Here::Oversight, &officer).titled_by("cases-title");
    Ok(page(&CasesPage { f, list }))
}
