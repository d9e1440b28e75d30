//! U+0000 ends where requests come in: no keyboard writes it, and PostgreSQL keeps no text that holds it.

use axum::http::Uri;

/// No page has such an address.
pub(crate) fn is_in_address(uri: &Uri) -> bool {
    let place = uri.path_and_query().map_or("", |place| place.as_str());
    place.contains("%00")
}

/// What a form sends, without it.
pub(crate) fn left_out(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    }
}
