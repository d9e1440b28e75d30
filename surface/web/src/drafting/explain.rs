//! What a kind of finding means, why it matters, and what to write instead.

use askama::Template;
use axum::extract::Path;
use maklumat_vocabulary::Code;

use crate::administration::proposal::sentence;
use crate::drafting::here;
use crate::failure::{Answer, Failure};
use crate::frame::Frame;
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "drafting/finding.html")]
pub(crate) struct ExplainPage {
    pub(crate) f: Frame,
    pub(crate) code: &'static Code,
}

pub(crate) async fn get(visit: Visit, Path(number): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let code = maklumat_app::explain_finding(&number).ok_or(Failure::NotFound)?;
    let f = visit.work_frame(here(&officer), &officer);
    Ok(page(&ExplainPage::new(f, code)))
}

impl ExplainPage {
    pub(crate) fn new(f: Frame, code: &'static Code) -> Self {
        let title = sentence(code.finds.within(f.language));
        Self {
            f: f.titled(title.trim_end_matches('.')).at(&urls::finding(code.number)),
            code,
        }
    }

    fn why(&self) -> String {
        sentence(self.code.why.within(self.f.language))
    }

    fn instead(&self) -> String {
        sentence(self.code.instead.within(self.f.language))
    }
}
