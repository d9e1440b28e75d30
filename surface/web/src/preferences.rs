//! What a reader chooses once for every page: the language and the size of letters. Both are links, so no script is needed.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use maklumat_vocabulary::Language;

use crate::visit;

/// How addresses and the cookie call the size of letters.
const SIZE: &str = "huruf";

/// How long a choice is remembered, in seconds: a year.
const AGE: u32 = 31_536_000;

/// How large a page is set, beside what the browser itself can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TextSize {
    #[default]
    Ordinary,
    Large,
    Largest,
}

impl TextSize {
    pub(crate) const ALL: [Self; 3] = [Self::Ordinary, Self::Large, Self::Largest];

    /// As the address and the cookie spell it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Ordinary => "biasa",
            Self::Large => "besar",
            Self::Largest => "terbesar",
        }
    }

    /// Key of what a screen reader says.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Ordinary => "size-ordinary",
            Self::Large => "size-large",
            Self::Largest => "size-largest",
        }
    }

    /// Class of the whole page.
    pub(crate) const fn class(self) -> Option<&'static str> {
        match self {
            Self::Ordinary => None,
            Self::Large => Some("t-large"),
            Self::Largest => Some("t-largest"),
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }

    pub(crate) fn chosen(headers: &HeaderMap) -> Self {
        visit::cookie(headers, SIZE).and_then(Self::of).unwrap_or_default()
    }
}

/// The same place with a choice in it.
pub(crate) fn with_size(place: &str, size: TextSize) -> String {
    with(place, SIZE, size.word())
}

/// The same place in a language.
pub(crate) fn in_language(place: &str, language: Language) -> String {
    with(place, visit::LANGUAGE, language.tag())
}

fn with(place: &str, name: &str, value: &str) -> String {
    let mark = if place.contains('?') { '&' } else { '?' };
    format!("{place}{mark}{name}={value}")
}

/// `?bahasa=en` on any page: the page in that language, remembered from then on. It is answered at once and not by a
/// redirect, so that each language of a page has an address others can be sent to.
/// `?huruf=besar`: remembers the size and leads back to the same page.
pub(crate) async fn choose(mut request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let language = asked(request.uri(), visit::LANGUAGE).and_then(Language::from_tag);
    let size = asked(request.uri(), SIZE).and_then(TextSize::of);
    let is_secure = visit::is_secure(request.headers());
    if let Some(size) = size {
        let cookie = remembered(SIZE, size.word(), is_secure);
        let place = without(request.uri(), SIZE);
        return ([(header::SET_COOKIE, cookie)], Redirect::to(&place)).into_response();
    }
    let Some(language) = language else {
        return next.run(request).await;
    };
    if let Ok(place) = without(request.uri(), visit::LANGUAGE).parse() {
        *request.uri_mut() = place;
    }
    speak(request.headers_mut(), language);
    let mut response = next.run(request).await;
    let cookie = remembered(visit::LANGUAGE, language.tag(), is_secure);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn remembered(name: &str, value: &str, is_secure: bool) -> String {
    visit::set_cookie(name, value, Some(AGE), is_secure)
}

fn asked<'a>(uri: &'a Uri, name: &str) -> Option<&'a str> {
    let pairs = uri.query()?.split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(known, value)| (known == name).then_some(value))
}

/// The place without a choice in it.
fn without(uri: &Uri, name: &str) -> String {
    let is_other = |pair: &&str| pair.split_once('=').is_none_or(|(known, _)| known != name);
    let rest: Vec<&str> = uri.query().unwrap_or_default().split('&').filter(is_other).collect();
    let rest = rest.join("&");
    // A path of two slashes would be read as another host.
    let path = uri.path().trim_start_matches(['/', '\\']);
    if rest.is_empty() {
        format!("/{path}")
    } else {
        format!("/{path}?{rest}")
    }
}

/// Puts the language before whatever the browser still remembers.
fn speak(headers: &mut HeaderMap, language: Language) {
    let before: Vec<HeaderValue> = headers.get_all(header::COOKIE).iter().cloned().collect();
    let Ok(now) = HeaderValue::from_str(&format!("{}={}", visit::LANGUAGE, language.tag())) else {
        return;
    };
    headers.insert(header::COOKIE, now);
    for line in before {
        headers.append(header::COOKIE, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_taken_out_of_an_address_and_the_rest_stays() {
        let place = |text: &str| without(&text.parse().unwrap(), "bahasa");
        assert_eq!(place("/cari?q=ktp&bahasa=en&hal=2"), "/cari?q=ktp&hal=2");
        assert_eq!(place("/cari?bahasa=en"), "/cari");
        assert_eq!(place("/cari"), "/cari");
    }

    #[test]
    fn a_path_of_two_slashes_leads_to_no_other_host() {
        assert_eq!(
            without(&"//evil.example/?huruf=besar".parse().unwrap(), "huruf"),
            "/evil.example/"
        );
    }

    #[test]
    fn the_language_asked_for_counts_before_the_one_remembered() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("bahasa=id; pemohon=x"));
        speak(&mut headers, Language::English);
        assert_eq!(visit::language_of(&headers), Language::English);
        assert_eq!(visit::cookie(&headers, "pemohon"), Some("x"));
    }
}
