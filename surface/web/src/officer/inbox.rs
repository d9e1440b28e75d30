//! The inbox: the next file in fair order first, then what waits, with filters that are also figures.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use maklumat_app::{DueFilter, Inbox, InboxFilter, SignedIn};
use maklumat_vocabulary::ServiceKey;
use serde::Deserialize;

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{go_to, go_with, page};
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/inbox.html")]
pub(crate) struct InboxPage {
    pub(crate) f: Frame,
    pub(crate) inbox: Inbox,
    pub(crate) filter: InboxFilter,
    pub(crate) renews_pins: bool,
    pub(crate) form_token: String,
}

/// For officers without a position.
#[derive(Template)]
#[template(path = "officer/desk.html")]
pub(crate) struct DeskPage {
    pub(crate) f: Frame,
    pub(crate) is_administrator: bool,
    pub(crate) services: usize,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    layanan: Option<String>,
    tenggat: Option<String>,
    halaman: Option<u32>,
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    if let Some(other) = other_desk(&visit, &officer) {
        return Ok(other);
    }
    let filter = InboxFilter {
        service: asked.layanan.as_deref().and_then(ServiceKey::parse),
        text: None,
        due: urls::due_of(asked.tenggat.as_deref().unwrap_or_default()),
        page: asked.halaman.unwrap_or(1).max(1),
    };
    show(&visit, &officer, filter).await
}

/// Finds by reference or words. Posted, because what people look for would be a name in an address.
pub(crate) async fn find(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let text = form.text("cari");
    if text.is_empty() {
        return Ok(go_to(&urls::inbox()));
    }
    if let Some(case) = visit.app.case_by_reference(&officer, text).await? {
        return Ok(go_to(&urls::case(&case)));
    }
    if officer.positions.is_empty() {
        return Ok(go_with(&visit, &urls::inbox(), Flash::NotFound));
    }
    show(
        &visit,
        &officer,
        InboxFilter {
            text: Some(text.to_owned()),
            page: 1,
            ..InboxFilter::default()
        },
    )
    .await
}

/// Who holds no position works elsewhere: overseers at their table, administrators at the program itself.
fn other_desk(visit: &Visit, officer: &SignedIn) -> Option<Response> {
    if !officer.positions.is_empty() {
        return None;
    }
    if officer.is_overseer {
        return Some(go_to(&urls::oversight()));
    }
    let services = visit.app.catalogue().len();
    let f = visit.work_frame(Here::Inbox, officer).titled_by("desk-title");
    Some(page(&DeskPage {
        f,
        is_administrator: officer.is_administrator,
        services,
    }))
}

async fn show(visit: &Visit, officer: &SignedIn, filter: InboxFilter) -> Answer {
    let inbox = visit.app.inbox(officer, &filter).await?;
    let frame = visit.work_frame(Here::Inbox, officer).titled_by("inbox-title");
    let frame = if filter.text.is_some() {
        frame.at(&urls::inbox())
    } else {
        frame
    };
    Ok(respond(InboxPage {
        f: frame,
        inbox,
        filter,
        renews_pins: visit.app.renews_pins(officer).is_ok(),
        form_token: officer.form_token.0.clone(),
    }))
}

fn respond(inbox: InboxPage) -> Response {
    page(&inbox)
}

impl InboxPage {
    fn is_chosen(&self, service: &ServiceKey) -> bool {
        self.filter.service.as_ref() == Some(service)
    }

    fn page_url(&self, page: u32) -> Url {
        urls::inbox_page(self.filter.service.as_ref(), self.filter.due, page)
    }

    fn all_url(&self) -> Url {
        urls::inbox_page(self.filter.service.as_ref(), DueFilter::Any, 1)
    }

    fn today_url(&self) -> Url {
        urls::inbox_page(self.filter.service.as_ref(), DueFilter::Today, 1)
    }

    fn late_url(&self) -> Url {
        urls::inbox_page(self.filter.service.as_ref(), DueFilter::Late, 1)
    }

    /// Word, key of the words and whether it is chosen, for each way to list by due date.
    fn dues(&self) -> [(&'static str, &'static str, bool); 3] {
        [
            (DueFilter::Any, "any-due"),
            (DueFilter::Today, "only-today"),
            (DueFilter::Late, "only-late"),
        ]
        .map(|(due, key)| (urls::due_word(due), key, self.filter.due == due))
    }

    fn row_number(&self, index: &usize) -> usize {
        /// As many rows as the use case puts on a page.
        const PER_PAGE: usize = 25;
        (self.filter.page.max(1) as usize - 1) * PER_PAGE + index
    }
}
