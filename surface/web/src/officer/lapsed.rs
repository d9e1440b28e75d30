//! What was typed into a form when its session had ended: shown to be copied, with the way back to the page.

use askama::Template;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request, State};
use axum::http::header::{CONTENT_TYPE, REFERER};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maklumat_app::App;

use crate::form::Form;
use crate::frame::{Frame, Here};
use crate::once::ASKED_BY_SCRIPT;
use crate::respond::page_with;
use crate::urls::{self, Url, route};
use crate::visit::Visit;
use crate::{FORM_LIMIT_BYTES, nul};

/// Most parts of a form that are looked at.
const PARTS: usize = 500;

/// Below it forms are sent by officers, but for those with which somebody comes and goes.
const PLACE: &str = "/petugas/";
const OPEN: [&str; 3] = [route::SIGN_IN, route::SIGN_IN_CODE, route::SIGN_OUT];

#[derive(Template)]
#[template(path = "officer/lapsed.html")]
pub(crate) struct LapsedPage {
    pub(crate) f: Frame,
    /// What somebody wrote in their own words.
    pub(crate) words: Vec<String>,
    pub(crate) sign_in: Url,
}

/// A form of an officer who is not signed in any more is answered with its words; without any, the way is to sign in.
pub(crate) async fn keep_words(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_form = *request.method() == Method::POST && path.starts_with(PLACE) && !OPEN.contains(&path);
    if !is_form || request.headers().contains_key(ASKED_BY_SCRIPT) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let visit = match Visit::from_request_parts(&mut parts, &app).await {
        Ok(visit) => visit,
        Err(never) => match never {},
    };
    // Whatever is wrong beside that, the page itself says.
    if !matches!(visit.officer_if_any().await, Ok(None)) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let back = came_from(&parts.headers);
    let (request, words) = match read(Request::from_parts(parts, body)).await {
        Ok(read) => read,
        Err(refused) => return refused,
    };
    if words.is_empty() {
        return next.run(request).await;
    }
    let page = LapsedPage {
        f: visit.frame(Here::Elsewhere).titled_by("lapsed-title"),
        words,
        sign_in: back.map_or_else(urls::sign_in, |page| urls::sign_in_then(&page)),
    };
    page_with(StatusCode::UNAUTHORIZED, &page)
}

/// The page of ours the form stood in.
fn came_from(headers: &HeaderMap) -> Option<Url> {
    let said = headers.get(REFERER)?.to_str().ok()?;
    let (_, rest) = said.split_once("://")?;
    let path = rest.get(rest.find('/')?..)?;
    urls::page_of_ours(path.split(['?', '#']).next()?)
}

/// The request, to be answered as ever, and the words in it. Files are not looked at.
async fn read(request: Request) -> Result<(Request, Vec<String>), Response> {
    let kind = request.headers().get(CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
        let (parts, body) = request.into_parts();
        let again = Request::from_parts(parts.clone(), Body::empty());
        let words = match Multipart::from_request(Request::from_parts(parts, body), &()).await {
            Ok(multipart) => written_beside_files(multipart).await,
            Err(_) => Vec::new(),
        };
        return Ok((again, words));
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, FORM_LIMIT_BYTES)
        .await
        .map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
    let form = Form::from_request(Request::from_parts(parts.clone(), Body::from(body.clone())), &()).await;
    let words = form.map_or_else(|_| Vec::new(), |form| written(form.starting("")));
    Ok((Request::from_parts(parts, Body::from(body)), words))
}

async fn written_beside_files(mut multipart: Multipart) -> Vec<String> {
    let mut pairs = Vec::new();
    while let Ok(Some(part)) = multipart.next_field().await {
        if pairs.len() == PARTS {
            break;
        }
        let name = part.name().unwrap_or_default().to_owned();
        if part.file_name().is_none()
            && let Ok(text) = part.text().await
        {
            pairs.push((name, text));
        }
    }
    written(pairs.iter().map(|(name, text)| (name.as_str(), text.trim())))
}

/// More than one word is something somebody wrote. A password may have several and is never shown.
fn written<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let own_words = |(name, text): &(&str, &str)| !name.starts_with("sandi") && text.contains(char::is_whitespace);
    pairs
        .filter(own_words)
        .map(|(_, text)| nul::left_out(text.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_and_keys_and_passwords_are_not() {
        let pairs = [
            ("kunci", "0a1b"),
            ("catatan-baru", "Klinik pindah alamat."),
            ("sandi", "kata sandi saya"),
            ("hasil", "lengkap"),
        ];
        assert_eq!(written(pairs.into_iter()), ["Klinik pindah alamat."]);
    }

    #[test]
    fn the_way_back_leads_to_pages_of_ours_alone() {
        let from = |referer: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(REFERER, axum::http::HeaderValue::from_static(referer));
            came_from(&headers).map(|url| url.to_string())
        };
        assert_eq!(
            from("https://layanan.example/petugas/berkas/1a?x=1").as_deref(),
            Some("/petugas/berkas/1a")
        );
        assert_eq!(from("https://layanan.example/lacak"), None);
        assert_eq!(from("tidak jelas"), None);
    }
}
