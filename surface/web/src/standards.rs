//! Standards on their way: drafts for everybody to comment on, and the cases that establish them for who works on them.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::{App, DifferenceView};
use maklumat_sop::{ChangeClass, PlaceInLaw, Purpose};

use crate::frame::Frame;
use crate::urls::route;

pub(crate) mod answer;
pub(crate) mod draft;
pub(crate) mod drafts;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod preview;

/// A definition and its English texts, a little larger than what is taken.
const TEXT_LIMIT_BYTES: usize = 3 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::PUBLIC_DRAFTS, get(drafts::get))
        .route(route::PUBLIC_DRAFT, get(draft::get))
        .route(route::COMMENT_ON_DRAFT, post(draft::comment))
        .route(route::DRAFTED_SERVICE, get(preview::service))
        .route(route::DRAFTED_SOP, get(preview::sop))
        .route(route::DRAFTED_FORM, get(preview::form))
        .route(
            route::STANDARDS,
            get(list::get)
                .post(list::open)
                .layer(DefaultBodyLimit::max(TEXT_LIMIT_BYTES)),
        )
        .route(route::STANDARD, get(one::get))
        .route(
            route::STANDARD_TEXT,
            post(one::hand_in).layer(DefaultBodyLimit::max(TEXT_LIMIT_BYTES)),
        )
        .route(route::STANDARD_DRAFT, post(one::hand_in_draft))
        .route(route::ANSWER_COMMENT, post(answer::post))
        .route(route::PROPOSE_STANDARD, post(one::propose))
}

/// What changes, as both kinds of pages show it.
pub(crate) struct Changes<'a> {
    pub(crate) list: &'a [DifferenceView],
    pub(crate) worst: Option<ChangeClass>,
}

impl<'a> Changes<'a> {
    pub(crate) fn of(list: &'a [DifferenceView]) -> Self {
        Self {
            worst: list.iter().map(|difference| difference.class).max(),
            list,
        }
    }
}

/// Class of its tag and its shape.
pub(crate) const fn class_tag(class: &ChangeClass) -> (&'static str, &'static str) {
    match class {
        ChangeClass::Wording => ("", "note"),
        ChangeClass::Favourable | ChangeClass::Additive => ("tag--ok", "tick"),
        ChangeClass::Burdening => ("tag--warn", "warning"),
        ChangeClass::Structural => ("tag--act", "note"),
    }
}

/// What a class of change is called.
pub(crate) fn class_name(f: &Frame, class: &ChangeClass) -> String {
    class.name().within(f.language).to_owned()
}

/// What cases under way may do.
pub(crate) fn class_rule(f: &Frame, class: &ChangeClass) -> String {
    class.for_running_cases().within(f.language).to_owned()
}

/// Key of the word for a purpose.
pub(crate) const fn purpose_key(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::New => "standard-purpose-new",
        Purpose::Change => "standard-purpose-change",
        Purpose::Evaluation => "standard-purpose-evaluation",
        Purpose::Review => "standard-purpose-review",
    }
}

/// The sanction of an article, for what is late.
pub(crate) fn sanction(f: &Frame, law: &Option<&'static PlaceInLaw>) -> Option<String> {
    let law = (*law)?;
    let (words, by) = law.sanction.as_ref()?;
    let said = f.say("standard-sanction").with("law", law.short());
    Some(said.with("sanction", f.l(words)).with("by", by.as_str()).to_string())
}
