//! A draft: one part as a table, what is wrong anywhere in it, and the way it goes as a drawing.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use maklumat_app::{DraftView, Sentence, SignedIn};

use crate::drafting::drawn::{self, Drawn};
use crate::drafting::here;
use crate::drafting::seen::{STEPS, Seen};
use crate::drafting::sheet::{Found, Lists, Mark, Sheet, Standing, Tab};
use crate::failure::Answer;
use crate::frame::Frame;
use crate::respond::page_with;
use crate::urls::{self, Url};
use crate::visit::Visit;

#[derive(Template)]
#[template(
    path = "drafting/draft.html",
    blocks = ["standing", "tabs", "table", "findings"]
)]
pub(crate) struct DraftPage {
    pub(crate) f: Frame,
    pub(crate) draft: DraftView,
    pub(crate) sheet: Sheet,
    pub(crate) lists: Lists,
    pub(crate) tabs: Vec<Tab>,
    pub(crate) findings: Vec<Found>,
    pub(crate) standing: Standing,
    pub(crate) drawing: Drawn,
    pub(crate) refusal: Option<Sentence>,
    /// Tells what this person left unsent in the browser from what another did.
    pub(crate) owner: String,
    pub(crate) form_token: String,
}

#[derive(Template)]
#[template(path = "drafting/mark.html")]
struct MarkPart<'p> {
    f: &'p Frame,
    mark: &'p Mark,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>, Query(asked): Query<BTreeMap<String, String>>) -> Answer {
    let officer = visit.officer().await?;
    let draft = visit.app.draft(&officer, &id).await?;
    let part = asked.get("bagian").map_or(STEPS, String::as_str);
    Ok(shown(&visit, &officer, draft, (part, None)))
}

/// The page of a part, with what was refused where something was.
pub(crate) fn shown(
    visit: &Visit,
    officer: &SignedIn,
    draft: DraftView,
    (part, refusal): (&str, Option<Sentence>),
) -> axum::response::Response {
    let mut page = DraftPage::new(visit, officer, draft, part);
    let status = if refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    page.refusal = refusal;
    page_with(status, &page)
}

impl DraftPage {
    pub(crate) fn new(visit: &Visit, officer: &SignedIn, draft: DraftView, part: &str) -> Self {
        let f = visit.work_frame(here(officer), officer);
        let owner = f.queue.as_ref().map_or_else(String::new, |queue| queue.owner.clone());
        Self::of(f, draft, part, (owner, officer.form_token.0.clone()))
    }

    pub(crate) fn of(f: Frame, draft: DraftView, part: &str, (owner, form_token): (String, String)) -> Self {
        // What cannot be sent from here waits in its own place, and not in the queue of forms.
        let place = urls::draft_part(&draft.id, part);
        let f = Frame { queue: None, ..f }.at(&place);
        let seen = Seen::new(&f, &draft);
        let mut lists = Lists::default();
        let sheet = seen
            .part(part)
            .map_or_else(Sheet::default, |part| seen.sheet(part, &mut lists));
        let (tabs, standing) = (seen.tabs(), seen.standing());
        let findings = seen.findings;
        let drawing = drawn::of(&f, &draft, &findings);
        let title = f
            .say("writing-draft-title")
            .with("name", draft.name.as_str())
            .to_string();
        Self {
            f: f.titled(title),
            sheet,
            lists,
            tabs,
            findings,
            standing,
            drawing,
            refusal: None,
            owner,
            form_token,
            draft,
        }
    }

    /// Where it comes from: `Naskah dari versi 2, belum terbit`.
    fn eyebrow(&self) -> String {
        match self.draft.from_version {
            Some(version) => self.f.say("writing-from-version").with("version", version).to_string(),
            None => self.f.t("writing-from-nothing").into_owned(),
        }
    }

    pub(crate) fn saved(&self) -> String {
        let time = self.f.clock(&self.draft.changed_at);
        self.f.say("writing-saved").with("time", time).to_string()
    }

    /// How many findings of each weight, for who hears the page.
    pub(crate) fn counts(&self) -> String {
        let standing = &self.standing;
        self.f
            .say("writing-counts")
            .with("errors", standing.errors)
            .with("warnings", standing.warnings)
            .with("advice", standing.advice)
            .to_string()
    }

    /// What is not in the way of publishing.
    fn lesser(&self) -> String {
        if self.standing.warnings + self.standing.advice == 0 {
            return String::new();
        }
        self.f
            .say("writing-lesser")
            .with("warnings", self.standing.warnings)
            .with("advice", self.standing.advice)
            .to_string()
    }

    fn time_words(&self) -> String {
        match (&self.standing.takes, &self.standing.promised) {
            (Some(takes), Some(promised)) => self
                .f
                .say("writing-time")
                .with("taken", takes.as_str())
                .with("promised", promised.as_str())
                .to_string(),
            _ => String::new(),
        }
    }

    /// The part a finding is in, at its row; where the text alone can be mended, the text.
    fn place_of(&self, found: &Found) -> String {
        let is_part = self.tabs.iter().any(|tab| tab.id == found.part);
        let part = if is_part {
            urls::draft_part(&self.draft.id, &found.part)
        } else {
            return urls::draft_text(&self.draft.id).to_string();
        };
        match &found.row {
            Some(row) => format!("{part}#b-{row}"),
            None => part.to_string(),
        }
    }

    pub(crate) fn mark_html(&self, mark: &Mark) -> askama::Result<String> {
        MarkPart { f: &self.f, mark }.render()
    }

    /// Cells with an error.
    pub(crate) fn bad(&self) -> Vec<String> {
        let cells = self.sheet.rows.iter().flat_map(|row| &row.cells);
        cells
            .filter(|cell| cell.is_bad)
            .map(|cell| cell.address.clone())
            .collect()
    }

    /// What stands in every cell of the part.
    pub(crate) fn cells(&self) -> BTreeMap<String, String> {
        let cells = self.sheet.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| (cell.address.clone(), cell.value.clone())).collect()
    }

    /// The place of the drawing, as it is asked for apart.
    fn drawing_place(&self) -> Url {
        urls::draft_drawing(&self.draft.id)
    }
}
