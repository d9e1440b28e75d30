//! What is late below a superior, the longest late first: look, ask, put a file back, deviate with a ground.

use askama::Template;
use axum::extract::Query;
use maklumat_app::{Holding, LateFilter, LateList, PageSize};
use maklumat_vocabulary::ServiceKey;
use serde::Deserialize;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/late.html")]
pub(crate) struct LatePage {
    pub(crate) f: Frame,
    pub(crate) late: LateList,
    pub(crate) filter: LateFilter,
}

/// What an address says of the list.
#[derive(Deserialize)]
pub(crate) struct Asked {
    layanan: Option<String>,
    pemegang: Option<String>,
    baris: Option<String>,
    halaman: Option<u32>,
}

impl Asked {
    /// Whatever cannot be understood narrows nothing.
    fn filter(&self) -> LateFilter {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        LateFilter {
            service: self.layanan.as_deref().and_then(ServiceKey::parse),
            holding: urls::holding_of(&said(&self.pemegang)).unwrap_or_default(),
            size: urls::size_of(&said(&self.baris)).unwrap_or_default(),
        }
    }
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let filter = asked.filter();
    let late = visit
        .app
        .late_files(&officer, &filter, asked.halaman.unwrap_or(1))
        .await?;
    let f = visit.work_frame(Here::Late, &officer).titled_by("late-title");
    Ok(page(&LatePage { f, late, filter }))
}

impl LatePage {
    fn page_before(&self) -> Option<Url> {
        (self.late.page > 1).then(|| urls::late_page(&self.filter, self.late.page - 1))
    }

    fn page_after(&self) -> Option<Url> {
        (self.late.page < self.late.pages).then(|| urls::late_page(&self.filter, self.late.page + 1))
    }

    fn is_narrowed(&self) -> bool {
        self.filter.service.is_some() || self.filter.holding != Holding::Any
    }

    fn is_chosen(&self, service: &ServiceKey) -> bool {
        self.filter.service.as_ref() == Some(service)
    }

    fn holdings(&self) -> [(&'static str, &'static str, bool); 3] {
        [
            (Holding::Any, "holding-any"),
            (Holding::Taken, "holding-taken"),
            (Holding::Free, "holding-free"),
        ]
        .map(|(holding, key)| (urls::holding_word(holding), key, self.filter.holding == holding))
    }

    fn sizes(&self) -> [(&'static str, usize, bool); 3] {
        [PageSize::Rows25, PageSize::Rows50, PageSize::Rows100]
            .map(|size| (urls::size_word(size), size.rows(), self.filter.size == size))
    }

    fn row_number(&self, index: &usize) -> usize {
        self.late.first + index - 1
    }
}
