//! Who changed what in a draft, and when.

use askama::Template;
use axum::extract::Path;
use maklumat_app::{DraftAct, DraftChangeRow, DraftView};

use crate::drafting::here;
use crate::drafting::seen;
use crate::failure::Answer;
use crate::frame::Frame;
use crate::respond::page;
use crate::urls;
use crate::visit::Visit;

/// So much of what stood somewhere tells what it was, in letters.
const MOST_LETTERS: usize = 160;

#[derive(Template)]
#[template(path = "drafting/history.html")]
pub(crate) struct HistoryPage {
    pub(crate) f: Frame,
    pub(crate) draft: DraftView,
    pub(crate) changes: Vec<DraftChangeRow>,
}

pub(crate) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let officer = visit.officer().await?;
    let draft = visit.app.draft(&officer, &id).await?;
    let changes = visit.app.draft_history(&officer, &id).await?;
    let f = visit.work_frame(here(&officer), &officer);
    Ok(page(&HistoryPage {
        f: f.titled_by("writing-history-title").at(&urls::draft_history(&id)),
        draft,
        changes,
    }))
}

impl HistoryPage {
    fn act(&self, change: &DraftChangeRow) -> &'static str {
        match change.what {
            DraftAct::Changed => "writing-act-changed",
            DraftAct::Mended => "writing-act-mended",
            DraftAct::Undone => "writing-act-undone",
            DraftAct::Redone => "writing-act-redone",
        }
    }

    fn places(&self, change: &DraftChangeRow) -> String {
        let mut places: Vec<String> = Vec::new();
        for place in &change.places {
            let words = seen::place_words(&self.f, &self.draft.outline, place);
            if !places.contains(&words) {
                places.push(words);
            }
        }
        places.join("; ")
    }

    /// What stood there and what stands there instead, of each stretch of the text.
    fn pieces(&self, change: &DraftChangeRow) -> Vec<(String, String)> {
        let splices = change.splices.iter().chain(&change.english_splices);
        splices.map(|splice| (short(&splice.old), short(&splice.new))).collect()
    }
}

fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let first: String = text.chars().take(MOST_LETTERS).collect();
    format!("{first} …")
}
