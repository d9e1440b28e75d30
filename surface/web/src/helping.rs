//! The site of registered helpers: whom they file for, how those agreed, and where each case is.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::App;

use crate::urls::route;

pub(crate) mod consent;
pub(crate) mod helped;

/// A photo of a signed paper, and a little more, so that one too large is refused in words.
const PAPER_LIMIT_BYTES: usize = 24 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::HELPING, get(helped::list))
        .route(route::HELPED_CASE, get(helped::case))
        .route(route::GO_ON_HELPING, post(helped::go_on))
        .route(route::DROP_HELPED, post(helped::discard))
        .route(
            route::CONSENT,
            get(consent::get)
                .post(consent::post)
                .layer(DefaultBodyLimit::max(PAPER_LIMIT_BYTES)),
        )
        .route(route::CONSENT_PAPER, get(consent::paper))
}
