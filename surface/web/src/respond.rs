//! From a template, a document or a decision to a response.

use askama::Template;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::frame::Flash;
use crate::guard::{KeptByAnybody, ShownInside};
use crate::urls::Url;
use crate::visit::{self, Visit};

const ROOM_BYTES: usize = 32 * 1024;

/// A page that is fine.
pub(crate) fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template)
}

/// A page that shows what was not accepted.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Response {
    // Room for most pages at once; growing would copy what is written several times.
    let mut html = String::with_capacity(ROOM_BYTES);
    match template.render_into(&mut html) {
        Ok(()) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "template");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

pub(crate) fn go_to(url: &Url) -> Response {
    Redirect::to(url.as_str()).into_response()
}

/// A redirect after which a note is shown once.
pub(crate) fn go_with(visit: &Visit, url: &Url, flash: Flash) -> Response {
    with_cookie(
        go_to(url),
        &visit::set_cookie(visit::FLASH, flash.key(), Some(60), visit.is_secure),
    )
}

pub(crate) fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = cookie.parse() {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A PDF to keep. Its name says what it is, never whose.
pub(crate) fn pdf(bytes: Vec<u8>, filename: &str) -> Response {
    let disposition = format!("inline; filename=\"{filename}\"");
    (
        [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}

/// A file to keep. Its name says what it is, never whose.
pub(crate) fn file_to_keep(bytes: Vec<u8>, media_type: &'static str, filename: &str) -> Response {
    let disposition = format!("attachment; filename=\"{filename}\"");
    (
        [
            (header::CONTENT_TYPE, media_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}

/// A JSON file to keep. Its name says what it is, never whose.
pub(crate) fn json_to_keep(text: String, filename: &str) -> Response {
    let disposition = format!("attachment; filename=\"{filename}\"");
    (
        [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        text,
    )
        .into_response()
}

/// A table to keep. Its name says what it is, never whose.
pub(crate) fn csv_to_keep(table: Vec<u8>, filename: &str) -> Response {
    let disposition = format!("attachment; filename=\"{filename}\"");
    (
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        table,
    )
        .into_response()
}

/// A small text for programs that anybody may keep for some minutes.
pub(crate) fn list(text: String) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response();
    response.extensions_mut().insert(KeptByAnybody);
    response
}

/// Somebody's upload, shown inside a page. Only kinds that cannot run anything are shown at all.
pub(crate) fn upload(media_type: &str, bytes: Vec<u8>) -> Response {
    let is_shown = matches!(
        media_type,
        "image/jpeg" | "image/png" | "image/webp" | "application/pdf"
    );
    let kind = if is_shown {
        media_type
    } else {
        "application/octet-stream"
    };
    let headers: [(HeaderName, &str); 2] = [
        (header::CONTENT_TYPE, kind),
        (
            header::CONTENT_DISPOSITION,
            if is_shown { "inline" } else { "attachment" },
        ),
    ];
    let mut response = (headers, bytes).into_response();
    response.extensions_mut().insert(ShownInside);
    response
}
