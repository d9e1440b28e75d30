//! The administrators' pages: what is published and what would be, units, days, fees, sheets.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::App;

use crate::urls::route;

pub(crate) mod calendar;
pub(crate) mod definitions;
pub(crate) mod fees;
pub(crate) mod preview;
pub(crate) mod proposal;
pub(crate) mod retention;
pub(crate) mod sheets;
pub(crate) mod start;
pub(crate) mod units;
pub(crate) mod upload;

/// A little above what is taken, so that a file too large is refused in words and not by a cut connection.
const UPLOAD_LIMIT_BYTES: usize = 12 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::ADMINISTRATION, get(start::get))
        .route(route::DEFINITIONS, get(definitions::get))
        .route(route::ALL_DEFINITIONS, get(definitions::all))
        .route(route::DEFINITION_FILE, get(definitions::file))
        .route(route::SHARED_FILE, get(definitions::shared))
        .route(route::UNITS, get(units::list))
        .route(route::UNIT, get(units::get))
        .route(route::CALENDAR, get(calendar::get))
        .route(route::FEES, get(fees::get))
        .route(route::RETENTION, get(retention::get).post(retention::erase))
        .route(route::SHEETS, get(sheets::get))
        .route(route::SPECIMEN, get(sheets::file))
        .route(
            route::PROPOSALS,
            get(upload::get)
                .post(upload::post)
                .layer(DefaultBodyLimit::max(UPLOAD_LIMIT_BYTES)),
        )
        .route(route::PROPOSAL, get(proposal::get))
        .route(route::PUBLISH_PROPOSAL, post(proposal::publish))
        .route(route::DROP_PROPOSAL, post(proposal::leave))
        .route(route::PREVIEW, get(preview::service))
        .route(route::PREVIEW_SOP, get(preview::sop))
        .route(route::PREVIEW_FORM, get(preview::form))
}
