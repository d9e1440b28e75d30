//! The cases behind a figure, late ones first.

use std::borrow::{Borrow, Cow};

use askama::Template;
use axum::extract::{Path, Query};
use maklumat_app::{CaseFilter, CaseList, CasePart, ListedCase};
use maklumat_vocabulary::ServiceKey;

use super::tables;
use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::period::{Asked, file, period_words};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "oversight/cases.html")]
pub(crate) struct CasesPage {
    pub(crate) f: Frame,
    pub(crate) list: CaseList,
}

const FILTERS: [(CaseFilter, &str); 4] = [
    (CaseFilter::Late, "see-late-cases"),
    (CaseFilter::Open, "see-open-cases"),
    (CaseFilter::ClosedLate, "see-closed-late"),
    (CaseFilter::Overtaking, "see-overtaking"),
];

pub(crate) async fn show(
    visit: Visit,
    Path((unit, service)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let officer = visit.officer().await?;
    let filter = urls::case_filter_of(asked.saring.as_deref().unwrap_or_default());
    let period = asked.period(visit.app.today());
    let form = asked.form();
    let part = form.map_or(CasePart::Page(asked.halaman.unwrap_or(1)), |_| CasePart::Whole);
    let key = ServiceKey::new(&unit, &service);
    let list = visit.app.listed_cases(&officer, &key, (filter, period, part)).await?;
    let f = visit.work_frame(Here::Oversight, &officer).titled_by("cases-title");
    let Some(form) = form else {
        return Ok(page(&CasesPage { f, list }));
    };
    let name = format!("{}-{service}", f.t("file-cases"));
    file(
        &visit,
        (&tables::cases(&f, &list), form),
        (&name, &period),
        Some(&key.unit),
    )
    .await
}

impl CasesPage {
    /// Closed ones are of some days, open ones of now.
    fn is_of_closed(&self) -> bool {
        is_of_closed(self.list.filter)
    }

    /// What the list is of, in words.
    fn explained(&self) -> Cow<'static, str> {
        self.f.t(explained_key(self.list.filter))
    }

    fn days(&self) -> String {
        period_words(&self.f, &self.list.period)
    }
}

pub(crate) const fn is_of_closed(filter: CaseFilter) -> bool {
    match filter {
        CaseFilter::Late | CaseFilter::Open => false,
        CaseFilter::ClosedLate | CaseFilter::Overtaking => true,
    }
}

pub(crate) const fn explained_key(filter: CaseFilter) -> &'static str {
    match filter {
        CaseFilter::Late => "late-files-explained",
        CaseFilter::Open => "open-files-explained",
        CaseFilter::ClosedLate => "closed-late-explained",
        CaseFilter::Overtaking => "overtaking-explained",
    }
}

/// `3 hari kerja`; a dash where the promise is kept.
pub(crate) fn days_over(f: &Frame, row: &ListedCase) -> String {
    match row.days_over {
        None => "–".to_owned(),
        Some(0) => f.t("days-over-none").into_owned(),
        Some(days) => f.say("days-over").with("days", days).to_string(),
    }
}
