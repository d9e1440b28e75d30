//! How SOPs in force are looked at: heads fill in half-yearly and yearly sheets with what was measured beside them, and
//! overseers open campaigns and see how far each unit is.

pub(crate) mod campaign;
pub(crate) mod campaigns;
pub(crate) mod evaluation;
pub(crate) mod list;
pub(crate) mod said;
pub(crate) mod sheet;
mod shortcoming;
pub(crate) mod sop;
pub(crate) mod tables;
pub(crate) mod typed;

use axum::Router;
use axum::routing::{get, post};
use maklumat_app::App;

use crate::urls::route;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::REVIEWS, get(list::show))
        .route(route::CLOSE_FOLLOW_UP, post(sop::close_follow_up))
        .route(route::SOP_REVIEW, get(sop::get))
        .route(route::NAME_ASSESSOR, post(sop::name_assessor))
        .route(route::MONITORING, get(sheet::get).post(sheet::post))
        .route(route::MONITORING_OF, get(sheet::earlier))
        .route(route::EVALUATION, get(evaluation::get).post(evaluation::post))
        .route(route::EVALUATION_OF, get(evaluation::earlier))
        .route(route::CAMPAIGNS, get(campaigns::get).post(campaigns::open))
        .route(route::CAMPAIGN, get(campaign::get))
        .route(route::CLOSE_CAMPAIGN, post(campaign::close))
}
