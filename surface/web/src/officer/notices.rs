//! What waits on an officer besides the files on the desk: opinions to give, opinions awaited, and what is late.

use askama::Template;
use maklumat_app::{AwaitedRow, DeskCounts, InboxFilter, InboxView};

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/notices.html")]
pub(crate) struct NoticesPage {
    pub(crate) f: Frame,
    pub(crate) to_give: Vec<AwaitedRow>,
    pub(crate) awaited: Vec<AwaitedRow>,
    pub(crate) counts: DeskCounts,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let counts = visit.app.desk_counts(&officer).await?;
    let notices = NoticesPage {
        f: visit.work_frame(Here::Notices, &officer).titled_by("notices-title"),
        to_give: visit.app.opinions_to_give(&officer).await?,
        awaited: visit.app.opinions_awaited(&officer).await?,
        counts,
    };
    Ok(page(&notices))
}

impl NoticesPage {
    fn late_url(&self) -> Url {
        let late = InboxFilter {
            view: InboxView::Due,
            ..InboxFilter::default()
        };
        urls::inbox_page(&late, 1)
    }

    fn is_quiet(&self) -> bool {
        self.to_give.is_empty() && self.awaited.is_empty() && self.counts.late == 0 && self.counts.escalated == 0
    }

    fn is_late(&self, row: &AwaitedRow) -> bool {
        row.due <= self.f.now
    }
}
