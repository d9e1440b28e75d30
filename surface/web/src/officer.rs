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
pub(crate) mod inbox;
pub(crate) mod late;
pub(crate) mod letters;
pub(crate) mod lost_pin;
pub(crate) mod move_case;
pub(crate) mod override_case;
pub(crate) mod panel;
pub(crate) mod password;
pub(crate) mod pay;
pub(crate) mod revoke_product;
pub(crate) mod sign_in;
pub(crate) mod take;
pub(crate) mod wishes;

const PHOTO_LIMIT_BYTES: usize = 24 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(route::SIGN_OUT, post(sign_in::sign_out))
        .route(route::INBOX, get(inbox::get))
        .route(route::FIND_CASE, post(inbox::find))
        .route(route::INBOX_TABLE, get(inbox::table))
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
        .route(route::LETTERS, get(letters::get))
        .route(route::STUCK_LETTERS, post(letters::stuck))
        .route(route::TRY_LETTER, post(letters::try_one))
        .route(route::LETTER_WORDS, get(letters::words).post(letters::change))
        .route(route::WISHES, get(wishes::get).post(wishes::post))
        .route(route::OVERRIDE, get(override_case::get).post(override_case::post))
        .route(route::MOVE, get(move_case::get).post(move_case::post))
        .route(route::REVOKE, get(revoke_product::get).post(revoke_product::post))
}
