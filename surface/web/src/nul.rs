//! U+0000 ends where requests come in: no keyboard writes it, and PostgreSQL keeps no text that holds it.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;

/// No page has such an address.
pub(crate) async fn refuse_in_addresses(request: Request, next: Next) -> Response {
    let place = request.uri().path_and_query().map_or("", |place| place.as_str());
    if place.contains("%00") {
        Failure::NotFound.into_response()
    } else {
        next.run(request).await
    }
}

/// What a form sends, without it.
pub(crate) fn left_out(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    }
}
