//! The citizen's site: find a service, apply, answer, track, collect, check a document, complain.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::{App, PART_BYTES};

use crate::urls::route;

pub(crate) mod apply;
pub(crate) mod catalogue;
pub(crate) mod check_answers;
pub(crate) mod complain;
pub(crate) mod contact;
mod engines;
pub(crate) mod event;
pub(crate) mod find;
pub(crate) mod hand_in;
pub(crate) mod legal_sop;
mod listed;
pub(crate) mod my_cases;
pub(crate) mod paper;
pub(crate) mod performance;
pub(crate) mod receipt;
pub(crate) mod save_for_later;
pub(crate) mod service;
pub(crate) mod service_sheets;
pub(crate) mod start;
pub(crate) mod track;
pub(crate) mod verify;

/// A little above the largest upload, so that a file too large is refused in words and not by a cut connection.
const UPLOAD_LIMIT_BYTES: usize = 24 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::HOME, get(find::home))
        .route(route::SEARCH, get(find::search))
        .route(route::CATALOGUE, get(catalogue::get))
        .route(route::LIFE_EVENT, get(event::get))
        .route(route::ROBOTS, get(engines::robots))
        .route(route::SITEMAP, get(engines::sitemap))
        .route(route::SERVICE, get(service::get))
        .route(route::LEGAL_SOP, get(legal_sop::get))
        .route(route::SERVICE_SHEET, get(service_sheets::get))
        .route(route::START, get(start::get).post(start::post))
        .route(route::CODES, get(start::codes).post(start::noted))
        .route(route::RESUME, get(apply::resume))
        .route(route::SAVED, get(save_for_later::get).post(save_for_later::new_pin))
        .route(route::QUESTION, get(apply::get).post(apply::post))
        .route(
            route::ATTACH,
            post(hand_in::attach).layer(DefaultBodyLimit::max(UPLOAD_LIMIT_BYTES)),
        )
        .route(route::DETACH, post(hand_in::detach))
        .route(route::REORDER, post(hand_in::reorder))
        .route(route::UPLOAD_BEGIN, post(hand_in::begin))
        .route(
            route::UPLOAD_PART,
            post(hand_in::part).layer(DefaultBodyLimit::max(PART_BYTES)),
        )
        .route(route::UPLOAD_FINISH, post(hand_in::finish))
        .route(route::UPLOAD_CANCEL, post(hand_in::cancel))
        .route(route::COUNTER, post(apply::tick))
        .route(route::OWN_FILE, get(hand_in::own_file))
        .route(
            route::PRIORITY,
            get(check_answers::priority).post(check_answers::set_priority),
        )
        .route(route::CHECK_ANSWERS, get(check_answers::get))
        .route(route::SUBMIT, post(check_answers::submit))
        .route(route::RECEIPT, get(receipt::get))
        .route(route::RECEIPT_PDF, get(receipt::pdf))
        .route(route::STRIP, get(receipt::strip))
        .route(route::STRIP_PDF, get(receipt::strip_pdf))
        .route(route::TRACK_FORM, get(track::form).post(track::open))
        .route(route::PAPER_STATUS, get(paper::get))
        .route(route::FOLLOW, get(track::follow))
        .route(route::MY_CASES, get(my_cases::get).post(my_cases::ask))
        .route(route::MY_CODE, get(my_cases::code).post(my_cases::open))
        .route(route::OPEN_MINE, post(my_cases::open_one))
        .route(route::LEAVE_MINE, post(my_cases::leave))
        .route(route::CONTACT, get(contact::get).post(contact::post))
        .route(route::LEAVE, post(track::leave))
        .route(route::TRACKING, get(track::get))
        .route(route::OWN_STEP, post(track::own_step))
        .route(route::WITHDRAW, get(track::withdraw).post(track::withdraw_now))
        .route(route::PRODUCT, get(track::product))
        .route(route::PAYMENT, get(track::payment))
        .merge(checking())
        .route(route::PROOF, get(track::proof))
        .route(route::COMPLAIN, get(complain::get))
        .route(route::PERFORMANCE, get(performance::get))
}

/// Whether a document is genuine, and what it takes to find out elsewhere.
fn checking() -> Router<App> {
    Router::new()
        .route(route::VERIFY, get(verify::get).post(verify::post))
        .route(
            route::VERIFY_FILE,
            post(verify::file).layer(DefaultBodyLimit::max(UPLOAD_LIMIT_BYTES)),
        )
        .route(route::KEYS, get(verify::keys))
        .route(route::REVOKED, get(verify::revoked))
}
