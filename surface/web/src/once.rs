//! An officer's form that bears a key is carried out once, however often a browser sends it.
//!
//! The key stands in the address it is sent to, so that it needs no script: a browser that reloads after its own error page
//! sends the same. Only what led on is kept; a form that was not accepted has changed nothing and may be sent again.

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maklumat_app::{App, Sending, Sent, SignedIn};
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, TurnedAway};
use crate::{FORM_LIMIT_BYTES, visit};

/// Sent by the script that keeps what could not be sent: it is told where to go instead of being led there.
pub(crate) const ASKED_BY_SCRIPT: HeaderName = HeaderName::from_static("x-antrean");

/// Before the key in an address.
pub(crate) const KEY: &str = "sekali";

/// An answer that led on.
#[derive(Serialize, Deserialize)]
struct LedOn {
    to: String,
    cookies: Vec<String>,
}

pub(crate) async fn carry_out_once(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(key) = key_of(&request) else {
        return next.run(request).await;
    };
    let is_asked_by_script = request.headers().contains_key(ASKED_BY_SCRIPT);
    let token = visit::cookie(request.headers(), visit::OFFICER).map(str::to_owned);
    let Some(officer) = signed_in(&app, token).await else {
        // What waits in the browser is kept there until somebody has signed in again.
        return if is_asked_by_script {
            StatusCode::UNAUTHORIZED.into_response()
        } else {
            next.run(request).await
        };
    };
    let place = request.uri().path().to_owned();
    let (request, content) = match read(request).await {
        Ok(read) => read,
        Err(failure) => return failure.into_response(),
    };
    let sending = Sending {
        key: &key,
        place: &place,
        content: &content,
    };
    let led_on = match app.begin_sending(&officer.id, &sending).await {
        Err(problem) => return Failure::Problem(problem).into_response(),
        Ok(Sent::UnderWay) => return StatusCode::CONFLICT.into_response(),
        Ok(Sent::Before(answer)) => match serde_json::from_slice(&answer) {
            Ok(led_on) => led_on,
            Err(_) => return Failure::NotFound.into_response(),
        },
        Ok(Sent::Now) => {
            let response = next.run(request).await;
            let Some(led_on) = LedOn::of(&response) else {
                // Nothing was carried out; what cannot be released is taken over after a minute.
                let _unreleased = app.release_sending(&officer.id, &sending).await;
                return response;
            };
            let answer = serde_json::to_vec(&led_on).expect("texts are serializable");
            // The act is done: an answer that cannot be kept is still given.
            let _unkept = app.answer_sending(&officer.id, &sending, &answer).await;
            led_on
        }
    };
    led_on.told(is_asked_by_script)
}

/// The request again, and what of it tells one form from another: all that was filled in but the secret of the session.
/// Of files nothing is read: there the key alone must do.
async fn read(request: Request) -> Result<(Request, Vec<u8>), Failure> {
    let kind = request.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded")) {
        return Ok((request, Vec::new()));
    }
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, FORM_LIMIT_BYTES)
        .await
        .map_err(|_| Failure::TooLarge)?;
    let pairs = body
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.starts_with(b"kunci="));
    let content = pairs.collect::<Vec<_>>().join(&b'&');
    Ok((Request::from_parts(parts, axum::body::Body::from(body)), content))
}

impl LedOn {
    fn of(response: &Response) -> Option<Self> {
        let is_turned_away = response.extensions().get::<TurnedAway>().is_some();
        if response.status() != StatusCode::SEE_OTHER || is_turned_away {
            return None;
        }
        let text = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
        Some(Self {
            to: response.headers().get(LOCATION).and_then(text)?,
            cookies: response.headers().get_all(SET_COOKIE).iter().filter_map(text).collect(),
        })
    }

    fn told(self, is_asked_by_script: bool) -> Response {
        let mut response = if is_asked_by_script {
            let body = serde_json::json!({ "ke": self.to }).to_string();
            ([(CONTENT_TYPE, "application/json")], body).into_response()
        } else {
            (StatusCode::SEE_OTHER, [(LOCATION, self.to)]).into_response()
        };
        for cookie in self.cookies {
            if let Ok(cookie) = cookie.parse() {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
        }
        response
    }
}

fn key_of(request: &Request) -> Option<String> {
    if *request.method() != Method::POST {
        return None;
    }
    let mut pairs = request
        .uri()
        .query()?
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == KEY).map(|(_, key)| key.to_owned())
}

async fn signed_in(app: &App, token: Option<String>) -> Option<SignedIn> {
    app.signed_in(&token?).await.ok()
}
