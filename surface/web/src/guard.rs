//! Keeps other sites from acting in the name of somebody who is signed in, and tells browsers what pages may do.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maklumat_app::SignedIn;

use crate::failure::Failure;
use crate::form::Form;
use crate::{nul, visit};

const POLICY: &str = "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      form-action 'self'; base-uri 'none'; object-src 'self'; frame-ancestors 'none'";

/// The same for a page that other pages of ours may show in a frame.
const FRAMED_POLICY: &str = "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                             form-action 'self'; base-uri 'none'; object-src 'self'; frame-ancestors 'self'";

/// Documents shown inside our own pages: nothing in them runs.
const DOCUMENT_POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// Twice what the largest form may hold: whoever sends a little too much is read to the end and told so in words.
const GIANT_BYTES: u64 = 64 * 1024 * 1024;

/// Marks a response that shows somebody's file inside a page of ours.
#[derive(Clone, Copy)]
pub(crate) struct ShownInside;

/// Marks a page of ours that is shown inside another page of ours.
#[derive(Clone, Copy)]
pub(crate) struct FramedByUs;

/// Marks a response that is the same for everybody and may be kept for some minutes.
#[derive(Clone, Copy)]
pub(crate) struct KeptByAnybody;

/// Refuses addresses no page has, what is said to be larger than anything we take, and forms sent from other sites.
pub(crate) async fn let_in(request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if nul::is_in_address(request.uri()) {
        Failure::NotFound.into_response()
    } else if is_giant(request.headers()) {
        Failure::TooLarge.into_response()
    } else if is_safe || comes_from_here(request.headers()) {
        next.run(request).await
    } else {
        Failure::ForeignForm.into_response()
    }
}

/// By its own word, before it is read.
fn is_giant(headers: &HeaderMap) -> bool {
    let said = headers.get(header::CONTENT_LENGTH);
    let said = said.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    said.is_some_and(|bytes| bytes > GIANT_BYTES)
}

/// Browsers say where a form comes from. Those too old to say it do not send our cookies across sites either.
fn comes_from_here(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()) else {
        return true;
    };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin_host = origin.split_once("://").map(|(_, host)| host);
    origin_host.is_some() && origin_host == host
}

/// Officers' forms also carry the secret of the session.
pub(crate) fn require_token(officer: &SignedIn, form: &Form) -> Result<(), Failure> {
    require_secret(officer, form.text("kunci"))
}

/// The same secret, sent by a script.
pub(crate) fn require_secret(officer: &SignedIn, sent: &str) -> Result<(), Failure> {
    let sent = sent.as_bytes();
    let kept = officer.form_token.0.as_bytes();
    let differences = sent.iter().zip(kept).fold(0, |sum, (left, right)| sum | (left ^ right));
    if sent.len() == kept.len() && differences == 0 {
        Ok(())
    } else {
        Err(Failure::ForeignForm)
    }
}

/// Headers of every response.
pub(crate) async fn set_headers(request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/aset/");
    let had_flash = visit::cookie(request.headers(), visit::FLASH).is_some() && *request.method() == Method::GET;
    let is_secure = visit::is_secure(request.headers());
    let mut response = next.run(request).await;
    let policy = if response.extensions().get::<ShownInside>().is_some() {
        DOCUMENT_POLICY
    } else if response.extensions().get::<FramedByUs>().is_some() {
        FRAMED_POLICY
    } else {
        POLICY
    };
    let is_public = response.extensions().get::<KeptByAnybody>().is_some();
    let is_shown = response.status().is_success();
    let headers = response.headers_mut();
    set(headers, header::CONTENT_SECURITY_POLICY, policy);
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "same-origin");
    set(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(self), microphone=()",
    );
    set(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    if is_secure {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if is_public {
        set(headers, header::CACHE_CONTROL, "public, max-age=300");
    } else if !is_asset {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
    if had_flash && is_shown && !is_asset && !is_public {
        let cleared = visit::set_cookie(visit::FLASH, "", Some(0), is_secure);
        if let Ok(value) = HeaderValue::from_str(&cleared) {
            headers.append(header::SET_COOKIE, value);
        }
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_of_another_site_is_not_from_here() {
        assert!(!comes_from_here(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!comes_from_here(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!comes_from_here(&headers(&[
            ("origin", "https://evil.example"),
            ("host", "layanan.example")
        ])));
        assert!(!comes_from_here(&headers(&[
            ("origin", "null"),
            ("host", "layanan.example")
        ])));
    }

    #[test]
    fn a_form_of_ours_is() {
        assert!(comes_from_here(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(comes_from_here(&headers(&[
            ("origin", "https://layanan.example"),
            ("host", "layanan.example")
        ])));
        assert!(comes_from_here(&headers(&[])));
    }
}
