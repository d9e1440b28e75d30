//! The desk: the next file in fair order first, then one of the lists, narrowed by filters that are also figures.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use maklumat_app::{
    DeskCounts, DueFilter, Inbox, InboxFilter, InboxOrder, InboxRow, InboxView, PageSize, SignedIn, WaitsFor,
    Whereabouts,
};
use maklumat_calendar::Date;
use maklumat_vocabulary::{ServiceKey, StepId};
use serde::Deserialize;

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Acting, Flash, Frame, Here};
use crate::guard::require_token;
use crate::respond::{csv_to_keep, go_to, go_with, page, with_cookie};
use crate::urls::{self, Url};
use crate::visit::{self, Visit};

#[derive(Template)]
#[template(path = "officer/inbox.html")]
pub(crate) struct InboxPage {
    pub(crate) f: Frame,
    pub(crate) inbox: Inbox,
    pub(crate) filter: InboxFilter,
    /// Number of the first row of the page.
    pub(crate) first: usize,
    pub(crate) renews_pins: bool,
    /// May name deputies.
    pub(crate) appoints: bool,
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

/// What an address says of the list.
#[derive(Deserialize)]
pub(crate) struct Asked {
    tampil: Option<String>,
    layanan: Option<String>,
    langkah: Option<String>,
    tenggat: Option<String>,
    menunggu: Option<String>,
    dari: Option<String>,
    sampai: Option<String>,
    urut: Option<String>,
    baris: Option<String>,
    sesudah: Option<String>,
    no: Option<usize>,
}

impl Asked {
    /// Whatever cannot be understood narrows nothing.
    fn filter(&self, visit: &Visit, officer: &SignedIn) -> InboxFilter {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse::<Date>().ok());
        let sought = visit
            .search
            .as_deref()
            .and_then(|kept| visit.app.search_kept(officer, kept));
        let view = urls::view_of(&said(&self.tampil)).unwrap_or_default();
        InboxFilter {
            // Without somebody who is looked for there is nobody to be found.
            view: if view == InboxView::Found && sought.is_none() {
                InboxView::Free
            } else {
                view
            },
            service: self.layanan.as_deref().and_then(ServiceKey::parse),
            step: self.langkah.as_deref().filter(|step| !step.is_empty()).map(StepId::new),
            due: urls::due_of(&said(&self.tenggat)).unwrap_or_default(),
            waits_for: urls::waits_of(&said(&self.menunggu)),
            from: day(&self.dari),
            until: day(&self.sampai),
            order: urls::order_of(&said(&self.urut)).unwrap_or_default(),
            size: urls::size_of(&said(&self.baris)).unwrap_or_default(),
            after: self.sesudah.clone().filter(|after| !after.is_empty()),
            sought: sought.filter(|_| view == InboxView::Found),
        }
    }
}

pub(crate) async fn get(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    if let Some(other) = other_desk(&visit, &officer) {
        return Ok(other);
    }
    let filter = asked.filter(&visit, &officer);
    let inbox = visit.app.inbox(&officer, &filter).await?;
    Ok(page(&InboxPage {
        f: visit.work_frame(Here::Inbox, &officer).titled_by("inbox-title"),
        inbox,
        first: asked.no.unwrap_or(1).max(1),
        filter,
        renews_pins: visit.app.renews_pins(&officer).is_ok(),
        appoints: visit.app.appoints(&officer),
        form_token: officer.form_token.0.clone(),
    }))
}

/// The whole list, not one page of it, as a table to keep.
pub(crate) async fn table(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let officer = visit.officer().await?;
    let filter = asked.filter(&visit, &officer);
    let (rows, is_cut) = visit.app.inbox_rows(&officer, &filter).await?;
    let list = InboxPage {
        f: visit.work_frame(Here::Inbox, &officer),
        inbox: Inbox {
            rows,
            ..Inbox::default()
        },
        filter,
        first: 1,
        renews_pins: false,
        appoints: false,
        form_token: String::new(),
    };
    Ok(csv_to_keep(list.csv(is_cut), "daftar-berkas.csv"))
}

/// Finds by reference, NIK, phone or name. Posted and kept sealed in a cookie, because what people look for would be a
/// name in an address.
pub(crate) async fn find(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let text = form.text("cari");
    if text.is_empty() {
        return Ok(with_search(&visit, "", go_to(&urls::inbox())));
    }
    if let Some(case) = visit.app.case_by_reference(&officer, text).await? {
        return Ok(go_to(&urls::case(&case)));
    }
    if officer.positions.is_empty() {
        return Ok(go_with(&visit, &urls::inbox(), Flash::NotFound));
    }
    let kept = visit.app.kept_search(&officer, text)?;
    let found = InboxFilter {
        view: InboxView::Found,
        ..InboxFilter::default()
    };
    Ok(with_search(&visit, &kept, go_to(&urls::inbox_page(&found, 1))))
}

/// Keeps a search as long as the browser is open; an empty one is forgotten.
fn with_search(visit: &Visit, kept: &str, response: Response) -> Response {
    let age = kept.is_empty().then_some(0);
    with_cookie(response, &visit::set_cookie(visit::SEARCH, kept, age, visit.is_secure))
}

/// Who holds no position works elsewhere: overseers at their table, administrators at the program itself.
fn other_desk(visit: &Visit, officer: &SignedIn) -> Option<Response> {
    if !officer.positions.is_empty() {
        return None;
    }
    if officer.is_overseer {
        return Some(go_to(&urls::oversight()));
    }
    if officer.is_helper {
        return Some(go_to(&urls::helping()));
    }
    let services = visit.app.catalogue().len();
    let f = visit.work_frame(Here::Inbox, officer).titled_by("desk-title");
    Some(page(&DeskPage {
        f,
        is_administrator: officer.is_administrator,
        services,
    }))
}

impl InboxPage {
    /// The list of another kind, narrowed to the same service.
    fn list(&self, view: InboxView, due: DueFilter) -> Url {
        let filter = InboxFilter {
            view,
            due,
            service: self.filter.service.clone(),
            size: self.filter.size,
            ..InboxFilter::default()
        };
        urls::inbox_page(&filter, 1)
    }

    fn free_url(&self) -> Url {
        self.list(InboxView::Free, DueFilter::Any)
    }

    fn mine_url(&self) -> Url {
        self.list(InboxView::Mine, DueFilter::Any)
    }

    fn elsewhere_url(&self) -> Url {
        self.list(InboxView::Elsewhere, DueFilter::Any)
    }

    fn late_url(&self) -> Url {
        self.list(InboxView::Due, DueFilter::Any)
    }

    fn today_url(&self) -> Url {
        self.list(InboxView::Due, DueFilter::Today)
    }

    fn done_url(&self) -> Url {
        self.list(InboxView::Done, DueFilter::Any)
    }

    fn table_url(&self) -> Url {
        urls::inbox_table(&InboxFilter {
            after: None,
            ..self.filter.clone()
        })
    }

    /// For which of several positions the list is.
    fn acting_words(&self) -> Option<String> {
        let badge = self.f.badge.as_ref()?;
        match badge.acting {
            Acting::Only => None,
            Acting::All(held) => Some(self.f.say("acting-all").with("count", held).to_string()),
            Acting::One => Some(self.f.say("acting-one").with("position", &badge.positions).to_string()),
        }
    }

    /// Without names: who it is about stands in the file. A list that was cut says so at its end.
    fn csv(&self, is_cut: bool) -> Vec<u8> {
        let head = [
            "reference-short",
            "service",
            "step",
            self.since_key(),
            self.due_key(),
            "place",
        ];
        let rows = self.inbox.rows.iter().map(|row| {
            vec![
                row.reference.clone(),
                self.f.l(&row.service_name).to_owned(),
                self.f.l(&row.step_name).to_owned(),
                self.f.sortable(&row.ready_at),
                row.due.as_ref().map(|due| self.f.sortable(due)).unwrap_or_default(),
                self.place(row),
            ]
        });
        let mut rows: Vec<Vec<String>> = rows.collect();
        if is_cut {
            let count = self.f.n(&(rows.len() as u64));
            rows.push(vec![self.f.say("list-is-cut").with("count", count).to_string()]);
        }
        maklumat_app::list_as_csv(&head.map(|key| self.f.t(key).into_owned()), &rows)
    }

    fn first_url(&self) -> Url {
        urls::inbox_page(
            &InboxFilter {
                after: None,
                ..self.filter.clone()
            },
            1,
        )
    }

    fn following_url(&self, following: &str) -> Url {
        let filter = InboxFilter {
            after: Some(following.to_owned()),
            ..self.filter.clone()
        };
        urls::inbox_page(&filter, self.first + self.inbox.rows.len())
    }

    /// Key of what the list is called.
    fn heading(&self) -> &'static str {
        match (self.filter.view, self.filter.due) {
            (InboxView::Free, _) => "list-free",
            (InboxView::Mine, _) => "list-mine",
            (InboxView::Elsewhere, _) => "list-elsewhere",
            (InboxView::Due, DueFilter::Any | DueFilter::Late) => "list-late",
            (InboxView::Due, DueFilter::Today) => "list-today",
            (InboxView::Due, DueFilter::ThreeDays) => "list-three-days",
            (InboxView::Done, _) => "list-done",
            (InboxView::Found, _) => "list-found",
        }
    }

    /// Key of what the instant in a row is.
    fn since_key(&self) -> &'static str {
        match self.filter.view {
            InboxView::Done => "finished-at",
            InboxView::Found => "came-in-at",
            InboxView::Free | InboxView::Mine | InboxView::Elsewhere | InboxView::Due => "waits-since",
        }
    }

    /// Key of what the due date in a row is.
    fn due_key(&self) -> &'static str {
        match self.filter.view {
            InboxView::Found => "promised-until",
            InboxView::Elsewhere => "waited-for-until",
            InboxView::Free | InboxView::Mine | InboxView::Due | InboxView::Done => "step-due",
        }
    }

    fn has_due(&self) -> bool {
        self.filter.view != InboxView::Done
    }

    fn has_order(&self) -> bool {
        matches!(self.filter.view, InboxView::Free | InboxView::Mine)
    }

    fn is_narrowed(&self) -> bool {
        let plain = InboxFilter {
            view: self.filter.view,
            after: self.filter.after.clone(),
            ..InboxFilter::default()
        };
        urls::inbox_page(&plain, 1) != urls::inbox_page(&self.filter, 1)
    }

    fn view_word(&self) -> &'static str {
        urls::view_word(self.filter.view)
    }

    fn is_chosen(&self, service: &ServiceKey) -> bool {
        self.filter.service.as_ref() == Some(service)
    }

    fn is_chosen_step(&self, step: &StepId) -> bool {
        self.filter.step.as_ref() == Some(step)
    }

    /// Word, key of the words and whether it is chosen, for each way to list by due date.
    fn dues(&self) -> [(&'static str, &'static str, bool); 4] {
        [
            (DueFilter::Any, "any-due"),
            (DueFilter::Today, "only-today"),
            (DueFilter::ThreeDays, "only-three-days"),
            (DueFilter::Late, "only-late"),
        ]
        .map(|(due, key)| (urls::due_word(due), key, self.filter.due == due))
    }

    fn waits(&self) -> [(&'static str, &'static str, bool); 5] {
        let all = ("", "waits-for-anybody", self.filter.waits_for.is_none());
        let one = |waits, key| (urls::waits_word(waits), key, self.filter.waits_for == Some(waits));
        [
            all,
            one(WaitsFor::Answer, "waits-for-answer"),
            one(WaitsFor::Payment, "waits-for-payment"),
            one(WaitsFor::Applicant, "waits-for-applicant"),
            one(WaitsFor::OtherUnit, "waits-for-unit"),
        ]
    }

    fn orders(&self) -> [(&'static str, &'static str, bool); 2] {
        [(InboxOrder::Fair, "order-fair"), (InboxOrder::Due, "order-due")]
            .map(|(order, key)| (urls::order_word(order), key, self.filter.order == order))
    }

    fn sizes(&self) -> [(&'static str, usize, bool); 3] {
        [PageSize::Rows25, PageSize::Rows50, PageSize::Rows100]
            .map(|size| (urls::size_word(size), size.rows(), self.filter.size == size))
    }

    fn day(&self, day: &Option<Date>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    /// `99+` where nobody counted further.
    fn count(&self, count: &u64) -> String {
        if *count >= DeskCounts::LIMIT {
            format!("{}+", DeskCounts::LIMIT - 1)
        } else {
            self.f.n(count)
        }
    }

    /// How many files the list has, as far as that is known without walking to its end.
    fn total(&self) -> Option<String> {
        let counts = &self.inbox.counts;
        let shown = (self.first + self.inbox.rows.len()).saturating_sub(1);
        let known = match (self.filter.view, self.filter.due) {
            (InboxView::Free, DueFilter::Any) => Some(counts.free),
            (InboxView::Due, DueFilter::Any | DueFilter::Late) => Some(counts.late),
            (InboxView::Due, DueFilter::Today) => Some(counts.today),
            (InboxView::Elsewhere, DueFilter::Any) => Some(counts.elsewhere),
            (InboxView::Free | InboxView::Due | InboxView::Elsewhere, _)
            | (InboxView::Mine | InboxView::Done | InboxView::Found, _) => None,
        };
        let is_alike = self.filter.service.is_none()
            && self.filter.step.is_none()
            && self.filter.waits_for.is_none()
            && self.filter.from.is_none()
            && self.filter.until.is_none();
        let count = match (&self.inbox.following, known.filter(|_| is_alike)) {
            (None, _) if self.inbox.rows.is_empty() => return None,
            (None, _) => self.f.n(&(shown as u64)),
            (Some(_), Some(known)) => self.count(&known),
            (Some(_), None) => return Some(self.f.say("list-more-than").with("count", shown).to_string()),
        };
        Some(self.f.say("list-total").with("count", count).to_string())
    }

    fn row_number(&self, index: &usize) -> usize {
        self.first + index - 1
    }

    /// Nothing is due any more.
    fn is_closed(&self, row: &InboxRow) -> bool {
        matches!(row.place, Whereabouts::Closed(_))
    }

    /// Where a file lies, in words.
    fn place(&self, row: &InboxRow) -> String {
        let word = |key: &str| self.f.t(key).into_owned();
        match &row.place {
            Whereabouts::Free => word("place-free"),
            Whereabouts::Mine => word("place-mine"),
            Whereabouts::Another => word("place-another"),
            Whereabouts::Waits(WaitsFor::Answer) => word("waits-for-answer"),
            Whereabouts::Waits(WaitsFor::Payment) => word("waits-for-payment"),
            Whereabouts::Waits(WaitsFor::Applicant) => word("waits-for-applicant"),
            Whereabouts::Waits(WaitsFor::OtherUnit) => word("waits-for-unit"),
            Whereabouts::Unit(unit) => self.f.l(unit).to_owned(),
            Whereabouts::Open => word("place-open"),
            Whereabouts::Closed(ending) => word(crate::officer::case::ending_key(ending)),
        }
    }
}
