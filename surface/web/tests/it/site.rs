//! A furnished installation and browsers that ask it.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use maklumat_app::demo::Plan;
use maklumat_app::{App, Furnished, Settings};
use maklumat_calendar::{Date, Time, Zone};
use tower::ServiceExt;

/// Monday, 23 November 2026, 09.40.
fn monday() -> maklumat_calendar::Timestamp {
    Zone::Wib.instant(Date::constant(2026, 11, 23), Time::constant(9, 40, 0, 0))
}

pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) furnished: Furnished,
    router: axum::Router,
    _folder: tempfile::TempDir,
}

impl Site {
    pub(crate) async fn furnished() -> Self {
        Self::with_cases(120).await
    }

    pub(crate) async fn with_cases(cases: u32) -> Self {
        let (app, folder) = open().await;
        let furnished = app.furnish(&Plan { seed: 7, cases }, |_, _| {}).await.unwrap();
        Self {
            router: maklumat_web::router(app.clone()),
            app,
            furnished,
            _folder: folder,
        }
    }

    /// The same without cases, with letters handed to a test.
    pub(crate) async fn with_letters_to(taker: maklumat_app::Taker) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::at(folder.path()).standing_at(monday()).with_letters_to(taker);
        let app = App::open(settings).await.unwrap();
        let furnished = app.furnish(&Plan { seed: 7, cases: 0 }, |_, _| {}).await.unwrap();
        Self {
            router: maklumat_web::router(app.clone()),
            app,
            furnished,
            _folder: folder,
        }
    }

    /// Moves the clock on.
    pub(crate) fn minutes_pass(&self, minutes: i64) {
        let later = self.app.now().as_second() + minutes * 60;
        self.app
            .advance_to(maklumat_calendar::Timestamp::from_second(later).unwrap());
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
        }
    }

    /// A browser in which somebody has signed in.
    pub(crate) async fn officer(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        let password = self.furnished.accounts[0].password.clone();
        let answer = browser
            .post("/petugas/masuk", &[("nama", login), ("sandi", &password)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}: {}", answer.html);
        browser
    }

    /// A browser in which an applicant has opened one of the furnished cases.
    pub(crate) async fn applicant(&self) -> Browser {
        self.applicant_of(&self.furnished.trackable[0].about).await
    }

    /// The same with the case that is told about so.
    pub(crate) async fn applicant_of(&self, about: &str) -> Browser {
        let trackable = self.furnished.trackable.iter().find(|case| case.about == about);
        let trackable = trackable.unwrap_or_else(|| panic!("nothing is {about}"));
        let mut browser = self.browser();
        let answer = browser
            .post("/lacak", &[("kode", &trackable.reference), ("pin", &trackable.pin)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
        browser
    }
}

/// An empty installation.
pub(crate) async fn open() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(Settings::at(folder.path()).standing_at(monday()))
        .await
        .unwrap();
    (app, folder)
}

pub(crate) struct Browser {
    router: axum::Router,
    cookies: BTreeMap<String, String>,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Where a redirect leads.
    pub(crate) to: String,
    pub(crate) html: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) headers: axum::http::HeaderMap,
}

impl Browser {
    pub(crate) fn of(router: axum::Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
        }
    }

    pub(crate) fn router(&self) -> axum::Router {
        self.router.clone()
    }

    /// Puts a cookie into the browser, as somebody else might.
    pub(crate) fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// As the header says them.
    pub(crate) fn cookies(&self) -> String {
        let pairs: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::builder().uri(path).body(Body::empty()).unwrap())
            .await
    }

    /// Follows redirects to the page a person ends up on.
    pub(crate) async fn see(&mut self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            if answer.status != StatusCode::SEE_OTHER {
                return answer;
            }
            answer = self.get(&answer.to.clone()).await;
        }
        panic!("{path} leads in circles");
    }

    pub(crate) async fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")));
        self.send(request.unwrap()).await
    }

    /// A form with files: pairs, then name, file name and content.
    pub(crate) async fn upload(&mut self, path: &str, pairs: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in pairs {
            body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        for (name, file, content) in files {
            let head = format!(
                "--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(b"--x--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    pub(crate) async fn send(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookies.is_empty() {
            request
                .headers_mut()
                .insert(header::COOKIE, self.cookies().parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        Answer {
            status: parts.status,
            to: parts
                .headers
                .get(header::LOCATION)
                .map(|to| to.to_str().unwrap().to_owned())
                .unwrap_or_default(),
            html: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
            headers: parts.headers,
        }
    }

    fn keep_cookies(&mut self, response: &Response) {
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    /// The secret of the officer's session, from any form of the page.
    pub(crate) fn form_token(&self) -> String {
        self.between("name=\"kunci\" value=\"", "\"")
    }

    pub(crate) fn between(&self, start: &str, end: &str) -> String {
        let at = self
            .html
            .find(start)
            .unwrap_or_else(|| panic!("no {start} in {}", self.html));
        let rest = &self.html[at + start.len()..];
        rest[..rest.find(end).unwrap()].to_owned()
    }

    pub(crate) fn shows(&self, words: &str) -> bool {
        self.html.replace('\u{a0}', " ").contains(words)
    }
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
