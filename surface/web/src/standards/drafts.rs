//! Drafts of standards: those everybody may comment on now, and what became of earlier ones.

use askama::Template;
use maklumat_app::PublicDraftRow;

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "standards/drafts.html")]
pub(crate) struct DraftsPage {
    pub(crate) f: Frame,
    pub(crate) open: Vec<PublicDraftRow>,
    pub(crate) past: Vec<PublicDraftRow>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let drafts = visit.app.public_drafts().await?;
    Ok(page(&DraftsPage::new(visit.frame(Here::Services), drafts)))
}

impl DraftsPage {
    pub(crate) fn new(f: Frame, drafts: Vec<PublicDraftRow>) -> Self {
        let (open, past) = drafts.into_iter().partition(|draft| draft.is_open);
        Self {
            f: f.titled_by("drafts-title")
                .for_everybody_by(&urls::public_drafts(), "drafts-description"),
            open,
            past,
        }
    }
}
