//! The officers' site: sign in, take the next file, decide by the SOP, return once with all defects.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::App;

use crate::urls::route;

pub(crate) mod accounts;
pub(crate) mod answer;
pub(crate) mod case;
pub(crate) mod complete_step;
pub(crate) mod history;
pub(crate) mod inbox;
pub(crate) mod judge;
pub(crate) mod late;
pub(crate) mod lost_pin;
pub(crate) mod move_case;
pub(crate) mod note;
pub(crate) mod notices;
pub(crate) mod opinion;
pub(crate) mod override_case;
pub(crate) mod panel;
pub(crate) mod password;
pub(crate) mod pay;
pub(crate) mod revoke_product;
pub(crate) mod sign_in;
pub(crate) mod signing;
pub(crate) mod take;
pub(crate) mod take_back;
pub(crate) mod till;
pub(crate) mod viewer;

const PHOTO_LIMIT_BYTES: usize = 24 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(route::SIGN_OUT, post(sign_in::sign_out))
        .route(route::INBOX, get(inbox::get))
        .route(route::FIND_CASE, post(inbox::find))
        .route(route::INBOX_TABLE, get(inbox::table))
        .route(route::CASE_VIEWER, get(viewer::get))
        .route(route::CASE_HISTORY, get(history::get))
        .route(route::NOTE, post(note::post))
        .route(
            route::JUDGE,
            post(judge::post).layer(DefaultBodyLimit::max(PHOTO_LIMIT_BYTES)),
        )
        .route(route::TAKE_BACK, post(take_back::post))
        .route(route::ASK_OPINION, get(opinion::asking).post(opinion::ask))
        .route(route::REMIND_OPINION, post(opinion::remind))
        .route(route::WITHDRAW_OPINION, post(opinion::withdraw))
        .route(
            route::OPINION,
            get(opinion::get)
                .post(opinion::give)
                .layer(DefaultBodyLimit::max(PHOTO_LIMIT_BYTES)),
        )
        .route(route::OPINION_EVIDENCE, get(opinion::evidence))
        .route(route::SIGNING, get(signing::desk))
        .route(route::SIGNING_LIST, get(signing::list).post(signing::sign))
        .route(route::SIGNING_REVIEW, get(signing::open).post(signing::reviewed))
        .route(route::SIGNING_RESULT, get(signing::result))
        .route(route::TILL, get(till::get).post(till::post))
        .route(route::TILL_TABLE, get(till::table))
        .route(route::NOTICES, get(notices::get))
        .route(route::TAKE_NEXT, post(take::next))
        .route(route::CASE, get(case::get))
        .route(route::EVIDENCE, get(case::evidence))
        .route(route::TAKE, post(take::one))
        .route(route::RELEASE, post(take::release))
        .route(
            route::COMPLETE,
            post(complete_step::post).layer(DefaultBodyLimit::max(PHOTO_LIMIT_BYTES)),
        )
        .route(route::PAY, post(pay::post))
        .route(route::ANSWER_AT_COUNTER, post(answer::post))
        .route(route::OWN_PASSWORD, get(password::get).post(password::post))
        .route(route::LOST_PIN, get(lost_pin::get).post(lost_pin::find))
        .route(route::GIVE_PIN, post(lost_pin::give))
        .route(route::LATE, get(late::get))
        .route(route::ACCOUNTS, get(accounts::list).post(accounts::find))
        .route(route::ADD_ACCOUNT, post(accounts::add))
        .route(route::ACCOUNT, get(accounts::get))
        .route(route::GIVE_POSITION, post(accounts::give))
        .route(route::END_POSITION, post(accounts::end))
        .route(route::CLOSE_ACCOUNT, post(accounts::close))
        .route(route::RENEW_PASSWORD, post(accounts::renew_password))
        .route(route::OVERRIDE, get(override_case::get).post(override_case::post))
        .route(route::MOVE, get(move_case::get).post(move_case::post))
        .route(route::REVOKE, get(revoke_product::get).post(revoke_product::post))
}
