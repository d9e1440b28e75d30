//! The pages on which a service is written: the drafts there are, the tables of one, its rows, text and history.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::{App, SignedIn};

use crate::frame::Here;
use crate::urls::route;

pub(crate) mod answer;
pub(crate) mod asked;
pub(crate) mod brought_in;
pub(crate) mod change;
pub(crate) mod draft;
pub(crate) mod drawn;
pub(crate) mod explain;
pub(crate) mod history;
pub(crate) mod list;
mod plain;
pub(crate) mod propose;
pub(crate) mod row;
pub(crate) mod seen;
pub(crate) mod sheet;
pub(crate) mod text;

/// So many findings tell where to begin; the others are counted.
pub(crate) const MOST_SHOWN: usize = 20;

/// A definition is at most so large; a workbook or a Word file is larger than what is written in it.
const TEXT_LIMIT_BYTES: usize = 2 * 1024 * 1024;
const FILE_LIMIT_BYTES: usize = 12 * 1024 * 1024;

/// What the script says: its name there, and the key of the sentence.
pub(crate) const SAID_BY_SCRIPT: [(&str, &str); 6] = [
    ("menyimpan", "writing-saving"),
    ("putus", "writing-line-down"),
    ("barisputus", "writing-line-down-rows"),
    ("masuk", "writing-sign-in-again"),
    ("gagal", "writing-failed"),
    ("pergi", "writing-leave-sure"),
];

/// Keys of the table, and what each does.
pub(crate) const KEYS: [(&str, &str); 15] = [
    ("↑ ↓ ← →", "writing-key-arrows"),
    ("Enter", "writing-key-enter"),
    ("Tab", "writing-key-tab"),
    ("F2", "writing-key-edit"),
    ("F4", "writing-key-row"),
    ("Esc", "writing-key-escape"),
    ("Alt+Enter", "writing-key-line"),
    ("Ctrl+Enter", "writing-key-add"),
    ("Ctrl+Delete", "writing-key-remove"),
    ("Alt+↑ Alt+↓", "writing-key-move"),
    ("Ctrl+Z", "writing-key-undo"),
    ("Ctrl+Shift+Z", "writing-key-redo"),
    ("Ctrl+V", "writing-key-paste"),
    ("Ctrl+S", "writing-key-save"),
    ("Ctrl+/", "writing-key-help"),
];

/// The entry of the navigation: administrators have theirs, the others one of its own.
pub(crate) const fn here(officer: &SignedIn) -> Here {
    if officer.is_administrator {
        Here::Administration
    } else {
        Here::Drafting
    }
}

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::DRAFTS, get(list::get).post(list::post))
        .route(
            route::DRAFT_FROM_FILE,
            post(list::from_file).layer(DefaultBodyLimit::max(FILE_LIMIT_BYTES)),
        )
        .route(route::DRAFT, get(draft::get))
        .route(route::DRAFT_ROW, get(row::get).post(row::post))
        .route(route::CHECK_DRAFT, post(change::check))
        .route(route::CHANGE_DRAFT, post(change::change))
        .route(route::UNDO_DRAFT, post(change::undo))
        .route(route::REDO_DRAFT, post(change::redo))
        .route(route::TAKE_FIX, post(change::take_fix))
        .route(route::DRAFT_DRAWING, get(drawn::get))
        .route(
            route::DRAFT_TEXT,
            get(text::get)
                .post(text::post)
                .layer(DefaultBodyLimit::max(TEXT_LIMIT_BYTES)),
        )
        .route(route::DRAFT_HISTORY, get(history::get))
        .route(route::PROPOSE_DRAFT, post(propose::post))
        .route(route::DROP_DRAFT, post(propose::leave))
        .route(route::FINDING, get(explain::get))
}
