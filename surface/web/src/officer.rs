//! The officers' site: sign in, take the next file, decide by the SOP, return once with all defects.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use maklumat_app::App;

use crate::urls::route;

pub(crate) mod absences;
pub(crate) mod access;
pub(crate) mod accounts;
pub(crate) mod answer;
pub(crate) mod case;
pub(crate) mod complete_step;
pub(crate) mod deputies;
pub(crate) mod enter_paper;
pub(crate) mod history;
pub(crate) mod inbox;
pub(crate) mod judge;
pub(crate) mod lapsed;
pub(crate) mod late;
pub(crate) mod letters;
pub(crate) mod lost_pin;
pub(crate) mod move_case;
pub(crate) mod note;
pub(crate) mod notices;
pub(crate) mod opinion;
pub(crate) mod override_case;
pub(crate) mod own_account;
pub(crate) mod panel;
pub(crate) mod paper;
pub(crate) mod password;
pub(crate) mod pay;
pub(crate) mod prove;
pub(crate) mod revoke_product;
pub(crate) mod second_factor;
pub(crate) mod sign_in;
pub(crate) mod sign_in_code;
pub(crate) mod sign_in_rules;
pub(crate) mod signing;
pub(crate) mod take;
pub(crate) mod take_back;
pub(crate) mod till;
pub(crate) mod trail;
pub(crate) mod unsigned;
pub(crate) mod viewer;
pub(crate) mod wishes;

const PHOTO_LIMIT_BYTES: usize = 24 * 1024 * 1024;

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(route::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(route::SIGN_IN_CODE, get(sign_in_code::get).post(sign_in_code::post))
        .route(route::SIGN_OUT, post(sign_in::sign_out))
        .merge(own())
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
        .route(route::PAPER, get(paper::desk).post(paper::print))
        .route(route::ENTER_PAPER, get(enter_paper::get).post(enter_paper::post))
        .route(route::PAPER_PACK, get(paper::pack))
        .route(route::PAPER_PDF, get(paper::pdf))
        .route(route::STRIKE_NUMBER, post(paper::strike))
        .route(route::NOTICES, get(notices::get))
        .route(route::TAKE_NEXT, post(take::next))
        .route(route::CASE, get(case::get))
        .route(route::EVIDENCE, get(case::evidence))
        .route(route::CASE_DOCUMENT, get(case::document))
        .route(route::TAKE, post(take::one))
        .route(route::RELEASE, post(take::release))
        .route(
            route::COMPLETE,
            post(complete_step::post).layer(DefaultBodyLimit::max(PHOTO_LIMIT_BYTES)),
        )
        .route(
            route::UNSIGNED,
            get(unsigned::get)
                .post(unsigned::post)
                .layer(DefaultBodyLimit::max(PHOTO_LIMIT_BYTES)),
        )
        .merge(money())
        .route(route::ANSWER_AT_COUNTER, post(answer::post))
        .route(route::LOST_PIN, get(lost_pin::get).post(lost_pin::find))
        .route(route::GIVE_PIN, post(lost_pin::give))
        .route(route::LATE, get(late::get))
        .merge(people())
}

/// Accounts, who stands in for whom, and what was done.
fn people() -> Router<App> {
    Router::new()
        .route(route::ACCOUNTS, get(accounts::list).post(accounts::find))
        .route(route::ADD_ACCOUNT, post(accounts::add))
        .route(route::ACCOUNT, get(accounts::get))
        .route(route::GIVE_POSITION, post(accounts::give))
        .route(route::END_POSITION, post(accounts::end))
        .route(route::CLOSE_ACCOUNT, post(accounts::close))
        .route(route::RENEW_PASSWORD, post(accounts::renew_password))
        .route(route::RESET_FACTOR, post(accounts::reset_factor))
        .route(route::ACCESS, get(access::get))
        .route(route::TRAIL, get(trail::get).post(trail::find))
        .route(route::TRAIL_CSV, get(trail::file))
        .route(route::SIGN_IN_RULES, get(sign_in_rules::get).post(sign_in_rules::post))
        .route(route::LETTERS, get(letters::get))
        .route(route::STUCK_LETTERS, post(letters::stuck))
        .route(route::TRY_LETTER, post(letters::try_one))
        .route(route::LETTER_WORDS, get(letters::words).post(letters::change))
        .route(route::WISHES, get(wishes::get).post(wishes::post))
        .route(route::OVERRIDE, get(override_case::get).post(override_case::post))
        .route(route::MOVE, get(move_case::get).post(move_case::post))
        .route(route::REVOKE, get(revoke_product::get).post(revoke_product::post))
}

/// What everybody who signs in does for their own account.
fn own() -> Router<App> {
    Router::new()
        .route(route::OWN_PASSWORD, get(password::get).post(password::post))
        .route(route::OWN_ACCOUNT, get(own_account::get))
        .route(route::END_SESSIONS, post(own_account::end))
        .route(route::ACT_FOR, post(own_account::act_for))
        .route(route::ABSENCES, get(absences::get).post(absences::enter))
        .route(route::END_ABSENCE, post(absences::withdraw))
        .route(route::DEPUTIES, get(deputies::get).post(deputies::appoint))
        .route(route::END_DEPUTY, post(deputies::end))
        .route(route::SECOND_FACTOR, get(second_factor::get).post(second_factor::begin))
        .route(route::SET_FACTOR, post(second_factor::set))
        .route(route::REMOVE_FACTOR, post(second_factor::remove))
        .route(route::RECOVERY_CODES, post(second_factor::renew_codes))
        .route(route::PROVE, get(prove::get).post(prove::post))
}

/// What is taken at the counter, and put right there.
fn money() -> Router<App> {
    Router::new()
        .route(route::TILL, get(till::get).post(till::post))
        .route(route::TILL_TABLE, get(till::table))
        .route(route::PAY, post(pay::post))
        .route(route::CANCEL_PAYMENT, post(pay::cancel))
}
