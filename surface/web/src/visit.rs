//! One request: who asks, in which language, from which page; read from cookies and headers before any handler runs.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use maklumat_app::{App, Applicant, Origin, Private, SignedIn};
use maklumat_vocabulary::{Language, OfficerId};

use crate::browser;
use crate::failure::Failure;
use crate::frame::{Badge, Flash, Frame, Here, Queue, sharing};
use crate::preferences::TextSize;
use crate::respond::with_cookie;
use crate::urls;

pub(crate) const LANGUAGE: &str = "bahasa";
pub(crate) const APPLICANT: &str = "pemohon";
pub(crate) const OFFICER: &str = "petugas";
pub(crate) const FLASH: &str = "kabar";
pub(crate) const CODES: &str = "kode";
pub(crate) const SEARCH: &str = "saring";
/// Between the password and the code.
pub(crate) const HALF: &str = "masuk";
/// Who has asked for a one-time code, or shown it.
pub(crate) const MINE: &str = "saya";

/// How long reference and PIN are shown to somebody who never says that they are noted, in seconds.
const CODES_AGE: u32 = 3600;

/// How long a browser stays an applicant, in seconds.
const APPLICANT_AGE: u32 = 86_400;

pub(crate) struct Visit {
    pub(crate) app: App,
    pub(crate) language: Language,
    pub(crate) is_secure: bool,
    /// Where the asker connects from, to slow down guessing.
    pub(crate) client: String,
    pub(crate) flash: Option<Flash>,
    size: TextSize,
    place: String,
    /// A page is asked for; nothing is sent.
    is_reading: bool,
    applicant: Option<String>,
    officer: Option<String>,
    half: Option<String>,
    browser: String,
    mine: Option<String>,
    /// Reference and PIN on their one page, from the cookie that carries them there.
    pub(crate) codes: Option<String>,
    /// Who an officer looked for last, sealed.
    pub(crate) search: Option<String>,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let headers = &parts.headers;
        let cookie = |name: &str| cookie(headers, name).map(str::to_owned);
        Ok(Self {
            app: app.clone(),
            language: language_of(headers),
            is_secure: is_secure(headers),
            client: client_of(parts, app.is_behind_proxy()),
            size: TextSize::chosen(headers),
            flash: cookie(FLASH).and_then(|key| Flash::from_key(&key)),
            place: parts
                .uri
                .path_and_query()
                .map_or("/", |place| place.as_str())
                .to_owned(),
            is_reading: parts.method == axum::http::Method::GET,
            applicant: cookie(APPLICANT),
            officer: cookie(OFFICER),
            half: cookie(HALF),
            browser: browser::kind(headers),
            mine: cookie(MINE),
            codes: cookie(CODES),
            search: cookie(SEARCH),
        })
    }
}

impl Visit {
    pub(crate) fn frame(&self, here: Here) -> Frame {
        Frame {
            language: self.language,
            zone: self.app.zone(),
            now: self.app.now(),
            regency: self.app.regency().name.within(self.language).to_owned(),
            site: sharing::site(self.app.public_address()),
            place: self.place.clone(),
            lasting: None,
            description: None,
            size: self.size,
            here,
            title: String::new(),
            flash: self.flash,
            badge: None,
            preview: None,
            is_at_work: self.officer.is_some(),
            queue: None,
        }
    }

    /// The frame of a form an applicant fills in, or an officer for one at the counter.
    pub(crate) fn form_frame(&self, here: Here, applicant: &Applicant) -> Frame {
        Frame {
            queue: applicant.officer_at_counter().map(|officer| self.queue(officer)),
            ..self.frame(here)
        }
    }

    /// How this browser keeps what an officer could not send.
    pub(crate) fn queue(&self, officer: &OfficerId) -> Queue {
        let secret = self.app.queue_secret(officer);
        Queue {
            owner: secret.owner,
            key: secret.key,
            once: self.app.sending_key(),
        }
    }

    pub(crate) fn work_frame(&self, here: Here, officer: &SignedIn) -> Frame {
        let badge = Badge {
            is_head: !officer.is_overseer && self.app.sees_unit_figures(officer),
            ..Badge::of(officer, self.language)
        };
        Frame {
            badge: Some(badge),
            queue: Some(self.queue(&officer.id)),
            ..self.frame(here)
        }
    }

    /// The applicant of this browser; without one, the way back in is the tracking form. What an officer opened at the
    /// counter is open to that officer alone, and as long as they are signed in.
    pub(crate) async fn applicant(&self) -> Result<Applicant, Failure> {
        let way_in = || {
            let is_kept = self.is_reading && urls::is_worth_a_bookmark(&self.place);
            Failure::GoTo(if is_kept {
                urls::track_form_then(&self.place)
            } else {
                urls::track_form()
            })
        };
        let token = self.applicant.as_deref().ok_or_else(way_in)?;
        let applicant = match self.app.applicant(token).await {
            Ok(applicant) => applicant,
            Err(maklumat_app::Problem::NotFound) => return Err(way_in()),
            Err(problem) => return Err(problem.into()),
        };
        if let Some(serving) = applicant.officer_at_counter()
            && self.officer().await?.id != *serving
        {
            return Err(Failure::GoTo(urls::inbox()));
        }
        Ok(applicant)
    }

    /// The officer of this browser, once a first password has been changed and a second factor set up where one must be.
    pub(crate) async fn officer(&self) -> Result<SignedIn, Failure> {
        let officer = self.officer_without_factor().await?;
        if officer.must_set_second_factor {
            return Err(Failure::GoTo(urls::second_factor()));
        }
        Ok(officer)
    }

    /// The same where a second factor is only about to be set up.
    pub(crate) async fn officer_without_factor(&self) -> Result<SignedIn, Failure> {
        let mut officer = self.officer_with_any_password().await?;
        if officer.must_change_password {
            return Err(Failure::GoTo(urls::own_password()));
        }
        officer.notices = self.app.count_notices(&officer).await?;
        Ok(officer)
    }

    pub(crate) async fn officer_with_any_password(&self) -> Result<SignedIn, Failure> {
        self.officer_if_any().await?.ok_or(Failure::GoTo(urls::sign_in()))
    }

    pub(crate) async fn officer_if_any(&self) -> Result<Option<SignedIn>, Failure> {
        let Some(token) = self.officer.as_deref() else {
            return Ok(None);
        };
        match self.app.signed_in(token).await {
            Ok(officer) => Ok(Some(officer)),
            Err(maklumat_app::Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem.into()),
        }
    }

    /// Remembers who has begun or opened an application: for a day on a phone of their own, and no longer than the
    /// browser is open where an officer serves one after the other.
    pub(crate) fn applicant_cookie(&self, token: &Private) -> String {
        let age = self.officer.is_none().then_some(APPLICANT_AGE);
        set_cookie(APPLICANT, &token.0, age, self.is_secure)
    }

    /// Carries reference and PIN to the one page that shows them.
    pub(crate) fn codes_cookie(&self, codes: &str) -> String {
        set_cookie(CODES, codes, Some(CODES_AGE), self.is_secure)
    }

    /// A response after which this browser opens nobody's application.
    pub(crate) fn without_applicant(&self, response: Response) -> Response {
        [APPLICANT, CODES, MINE].into_iter().fold(response, |response, name| {
            with_cookie(response, &set_cookie(name, "", Some(0), self.is_secure))
        })
    }

    /// Where this browser is, as a list of sessions tells it.
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            network: self.client.clone(),
            browser: self.browser.clone(),
        }
    }

    /// What the right password left, until the code comes.
    pub(crate) fn half_token(&self) -> Option<&str> {
        self.half.as_deref()
    }

    /// A response that opens a session in this browser. Whoever was signed in here before is out.
    pub(crate) async fn opened(&self, response: Response, token: &Private) -> Result<Response, Failure> {
        if let Some(before) = self.officer_token() {
            self.app.sign_out(before).await?;
        }
        let response = with_cookie(response, &set_cookie(OFFICER, &token.0, None, self.is_secure));
        Ok(if self.half.is_some() {
            with_cookie(response, &set_cookie(HALF, "", Some(0), self.is_secure))
        } else {
            response
        })
    }

    /// What somebody who asked for a one-time code, or has shown it, goes on with.
    pub(crate) fn mine_token(&self) -> Option<&str> {
        self.mine.as_deref()
    }

    /// As long as the browser is open, and no longer than the token in it counts.
    pub(crate) fn mine_cookie(&self, token: &Private) -> String {
        set_cookie(MINE, &token.0, None, self.is_secure)
    }

    pub(crate) fn officer_token(&self) -> Option<&str> {
        self.officer.as_deref()
    }
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name && !value.is_empty()).then_some(value)
        })
}

/// The language somebody chose; Indonesian for everybody who did not.
pub(crate) fn language_of(headers: &HeaderMap) -> Language {
    cookie(headers, LANGUAGE)
        .and_then(Language::from_tag)
        .unwrap_or_default()
}

/// Whether the browser came over https, as the proxy in front says.
pub(crate) fn is_secure(headers: &HeaderMap) -> bool {
    headers
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme.as_bytes() == b"https")
}

/// A `Set-Cookie` line. `age` in seconds: `None` lasts as long as the browser is open, zero removes it.
pub(crate) fn set_cookie(name: &str, value: &str, age: Option<u32>, is_secure: bool) -> String {
    let age = age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")
}

/// The network the other side connects from. The word of a proxy counts only where one is known to stand in front;
/// of several, the nearest wrote the last.
fn client_of(parts: &Parts, is_behind_proxy: bool) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|info| info.0.ip());
    let seen = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let seen = seen.filter(|_| is_behind_proxy).and_then(|list| list.to_str().ok());
    let seen = seen.and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    seen.or(peer).map_or_else(|| "local".to_owned(), network)
}

/// Whoever has one address of IPv6 has a whole network of them.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_from(peer: &str, forwarded: Option<&str>) -> Parts {
        let mut request = axum::http::Request::builder();
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let peer: SocketAddr = peer.parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        parts
    }

    #[test]
    fn a_visitor_cannot_write_where_they_come_from_unless_a_proxy_does() {
        let parts = asked_from("203.0.113.7:4000", Some("198.51.100.1"));
        assert_eq!(client_of(&parts, false), "203.0.113.7");
        let parts = asked_from("127.0.0.1:4000", Some("192.0.2.9, 198.51.100.1"));
        assert_eq!(
            client_of(&parts, true),
            "198.51.100.1",
            "the nearest proxy wrote the last"
        );
        let parts = asked_from("127.0.0.1:4000", Some("unknown"));
        assert_eq!(client_of(&parts, true), "127.0.0.1");
    }

    #[test]
    fn the_addresses_of_one_network_count_as_one_place() {
        let parts = asked_from("[2001:db8:1:2:aaaa::1]:4000", None);
        assert_eq!(client_of(&parts, false), "2001:db8:1:2::/64");
        let parts = asked_from("[::ffff:203.0.113.7]:4000", None);
        assert_eq!(client_of(&parts, false), "203.0.113.7");
    }
}
