//! Where the code on a paper form leads: what is known of the form, and nothing of a person.

use askama::Template;
use axum::extract::Path;
use maklumat_app::{PaperState, PaperStatus};

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "citizen/paper.html")]
pub(crate) struct PaperStatusPage {
    pub(crate) f: Frame,
    pub(crate) status: PaperStatus,
}

pub(crate) async fn get(visit: Visit, Path(code): Path<String>) -> Answer {
    let status = visit.app.paper_status(&code, &visit.client).await?;
    Ok(page(&PaperStatusPage::new(visit.frame(Here::Track), status)))
}

impl PaperStatusPage {
    pub(crate) fn new(frame: Frame, status: PaperStatus) -> Self {
        Self {
            f: frame.titled_by("form-title"),
            status,
        }
    }

    fn heading(&self) -> &'static str {
        match self.status.state {
            PaperState::Open => "form-open-heading",
            PaperState::Begun { .. } => "form-begun-heading",
            PaperState::Entered { .. } => "form-entered-heading",
            PaperState::Struck { .. } => "form-struck-heading",
        }
    }

    /// By when it must be entered, where that is set.
    fn within(&self) -> Option<&str> {
        self.status.within.as_ref().map(|within| self.f.l(within))
    }
}
