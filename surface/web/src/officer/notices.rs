//! What waits on an officer: files that came from a colleague, opinions to give, awaited and arrived, and what is late.

use askama::Template;
use maklumat_app::{AwaitedRow, DeskCounts, InboxFilter, InboxView, NewsKind, NewsRow, ReviewDuties};

use crate::failure::Answer;
use crate::frame::{Frame, Here};
use crate::respond::page;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/notices.html")]
pub(crate) struct NoticesPage {
    pub(crate) f: Frame,
    pub(crate) news: Vec<NewsRow>,
    pub(crate) to_give: Vec<AwaitedRow>,
    pub(crate) awaited: Vec<AwaitedRow>,
    pub(crate) counts: DeskCounts,
    pub(crate) duties: ReviewDuties,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let counts = visit.app.desk_counts(&officer).await?;
    let notices = NoticesPage {
        f: visit.work_frame(Here::Notices, &officer).titled_by("notices-title"),
        news: visit.app.news(&officer).await?,
        to_give: visit.app.opinions_to_give(&officer).await?,
        awaited: visit.app.opinions_awaited(&officer).await?,
        counts,
        duties: visit.app.review_duties(&officer).await?,
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
        let is_listed = !(self.news.is_empty() && self.to_give.is_empty());
        let has_duties =
            !(self.duties.sops.is_empty() && self.duties.actions.is_empty() && self.duties.campaigns.is_empty());
        !is_listed && !has_duties && self.awaited.is_empty() && self.counts.late == 0 && self.counts.escalated == 0
    }

    fn handed_over(&self) -> Vec<&NewsRow> {
        self.of_kind(NewsKind::HandedOver)
    }

    fn opinions_given(&self) -> Vec<&NewsRow> {
        self.of_kind(NewsKind::OpinionGiven)
    }

    fn of_kind(&self, kind: NewsKind) -> Vec<&NewsRow> {
        self.news.iter().filter(|row| row.kind == kind).collect()
    }

    fn is_late(&self, row: &AwaitedRow) -> bool {
        row.due <= self.f.now
    }
}
