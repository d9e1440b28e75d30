//! What the sites withstand: foreign forms, injected lines, bombs, guessed methods and addresses that lead elsewhere.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::applying::{PHOTO, begin, fill_in};
use crate::site::{Answer, Browser, Site};

/// Every route as an address that some route answers.
fn addresses() -> Vec<String> {
    maklumat_web::ROUTES
        .iter()
        .map(|route| {
            route
                .replace("{unit}", "disnaker")
                .replace("{service}", "ak-1")
                .replace("{page}", "ijazah")
                .replace("{step}", "periksa")
                .replace("{account}", "sekda")
                .replace("{case}", "01930000-0000-7000-8000-000000000000")
                .replace(['{', '}'], "")
        })
        .collect()
}

fn form(method: Method, place: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(place);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    if !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    request.body(body.into()).unwrap()
}

async fn everybody(site: &Site) -> Vec<Browser> {
    vec![
        site.browser(),
        site.applicant().await,
        site.officer("disnaker.petugas-loket.1").await,
        site.officer("disnaker.kepala-dinas.1").await,
        site.officer("sekda").await,
        site.officer("admin").await,
    ]
}

#[tokio::test]
async fn no_form_of_another_site_reaches_any_route() {
    let site = Site::furnished().await;
    let foreign: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example"), ("host", "layanan.example")],
        &[("origin", "null"), ("host", "layanan.example")],
    ];
    for browser in &mut everybody(&site).await {
        for place in addresses() {
            for headers in foreign {
                let answer = browser.send(form(Method::POST, &place, headers, "a=b")).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{place} {headers:?}");
            }
        }
    }
}

#[tokio::test]
async fn no_form_for_officers_does_anything_without_the_secret_of_the_session() {
    let site = Site::furnished().await;
    for login in ["disnaker.petugas-loket.1", "disnaker.kepala-dinas.1", "sekda", "admin"] {
        for secret in ["", "kunci=", "kunci=00112233445566778899aabbccddeeff"] {
            let mut browser = site.officer(login).await;
            for place in addresses().iter().filter(|place| place.starts_with("/petugas")) {
                // Whoever signs in has no session yet; see the tests of signing in.
                if place.starts_with("/petugas/masuk") {
                    continue;
                }
                let answer = browser.send(form(Method::POST, place, &[], secret.to_owned())).await;
                let is_refused = matches!(
                    answer.status,
                    StatusCode::FORBIDDEN
                        | StatusCode::NOT_FOUND
                        | StatusCode::METHOD_NOT_ALLOWED
                        | StatusCode::UNPROCESSABLE_ENTITY
                        | StatusCode::BAD_REQUEST
                        | StatusCode::UNSUPPORTED_MEDIA_TYPE
                );
                assert!(is_refused, "{login} {place} {secret}: {} {}", answer.status, answer.to);
            }
            assert_ne!(
                browser.get("/petugas").await.to,
                "/petugas/masuk",
                "{login} was signed out"
            );
        }
    }
}

#[tokio::test]
async fn every_answer_forbids_code_of_its_own_and_holds_none() {
    let site = Site::furnished().await;
    for browser in &mut everybody(&site).await {
        for place in addresses() {
            let answer = browser.get(&place).await;
            let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src"));
            let is_strict = scripts.map_or_else(
                || policy.starts_with("default-src 'none'"),
                |scripts| scripts.trim() == "script-src 'self'",
            );
            assert!(is_strict && !policy.contains("unsafe-eval"), "{place}: {policy}");
            assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{place}");
            assert_eq!(answer.headers[header::REFERRER_POLICY], "same-origin", "{place}");
            let kind = answer
                .headers
                .get(header::CONTENT_TYPE)
                .map(|kind| kind.to_str().unwrap());
            if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
                continue;
            }
            for (at, _) in answer.html.match_indices("<script") {
                assert!(answer.html[at..].starts_with("<script src=\"/"), "{place}");
            }
            for forbidden in [
                " style=\"",
                "<style",
                "javascript:",
                " onclick=",
                " onload=",
                " onerror=",
                " src=\"http",
                " src=\"//",
            ] {
                assert!(!answer.html.contains(forbidden), "{place}: {forbidden}");
            }
        }
    }
}

#[tokio::test]
async fn every_cookie_is_out_of_reach_of_scripts_and_of_other_sites_and_of_plain_lines() {
    let site = Site::furnished().await;
    let password = site.furnished.accounts[0].password.clone();
    let trackable = &site.furnished.trackable[0];
    let encoded = |text: &str| text.replace(' ', "+");
    let opening = format!("kode={}&pin={}", encoded(&trackable.reference), encoded(&trackable.pin));
    let sign_in = format!("nama=sekda&sandi={password}");
    let https = [("x-forwarded-proto", "https")];
    let mut seen = Vec::new();
    for (method, place, body) in [
        (Method::GET, "/kinerja?bahasa=en", ""),
        (Method::POST, "/lacak", opening.as_str()),
        (Method::POST, "/petugas/masuk", sign_in.as_str()),
        (Method::POST, "/ajukan/disnaker/ak-1", "telepon=0812+0000+1234"),
        (Method::POST, "/permohonan/keluar", ""),
    ] {
        let mut browser = site.browser();
        let answer = browser.send(form(method, place, &https, body.to_owned())).await;
        assert_eq!(answer.headers[header::STRICT_TRANSPORT_SECURITY], "max-age=31536000");
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
                assert!(cookie.contains(part), "{place}: {cookie}");
            }
            assert!(!cookie.contains("Domain="), "{cookie}");
            seen.push(cookie.split('=').next().unwrap().to_owned());
        }
    }
    for name in ["bahasa", "pemohon", "petugas", "kode", "kabar"] {
        assert!(seen.iter().any(|one| one == name), "{name} was not seen in {seen:?}");
    }
}

#[tokio::test]
async fn a_bomb_of_fields_or_a_name_without_end_is_refused_before_it_fills_the_memory() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    let place = "/permohonan/isi/ijazah/unggah";
    let many: Vec<(String, String)> = (0..10_000)
        .map(|number| (format!("isian.{number}"), "x".to_owned()))
        .collect();
    let pairs: Vec<(&str, &str)> = many
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let answer = browser.upload(place, &pairs, &[("berkas", "a.png", PHOTO)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", answer.html);
    let deep = format!("isian{}", "[a]".repeat(5_000));
    let answer = browser.upload(place, &[(&deep, "x")], &[]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let answer = browser.post("/permohonan/isi/pendidikan", &pairs).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.shows("Kiriman terlalu besar"), "{}", answer.html);
    let answer = browser.upload(place, &[], &[("berkas", "a.png", PHOTO)]).await;
    assert!(
        !answer.status.is_client_error(),
        "an honest photo still goes: {}",
        answer.html
    );
}

#[tokio::test]
async fn a_gigabyte_is_refused_by_its_word_alone() {
    let site = Site::furnished().await;
    for browser in &mut everybody(&site).await {
        for place in addresses() {
            let declared = [
                ("content-length", "1073741824"),
                ("content-type", "multipart/form-data; boundary=x"),
            ];
            let answer = browser.send(form(Method::POST, &place, &declared, "--x")).await;
            assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{place}");
        }
    }
}

const LINES: &str = "x\r\nSet-Cookie: jahat=1\r\n\r\n<script>alert(1)</script>";

fn is_whole(answer: &Answer, place: &str) {
    assert!(!answer.status.is_server_error(), "{place}: {}", answer.html);
    for value in answer.headers.values() {
        assert!(!value.to_str().unwrap().contains("jahat"), "{place}: {value:?}");
    }
    assert!(!answer.html.contains("<script>alert"), "{place}");
}

#[tokio::test]
async fn lines_in_a_field_never_become_headers_or_code() {
    let site = Site::furnished().await;
    let fields = [
        "nama",
        "nama-masuk",
        "sandi",
        "kode",
        "pin",
        "cari",
        "q",
        "telepon",
        "jawaban",
        "alasan",
        "dasar",
        "ke",
        "jabatan",
        "mulai",
        "sampai",
        "sesi",
        "isian",
        "lanjut",
        "dari",
        "peran",
        "berkas",
        "tanda",
        "jenis",
        "hasil",
        "catatan",
        "bukti",
        "tanda-terima",
    ];
    for browser in &mut everybody(&site).await {
        let token = browser.see("/petugas").await;
        let token = token
            .html
            .split_once("name=\"kunci\" value=\"")
            .and_then(|(_, rest)| rest.split('"').next())
            .unwrap_or_default()
            .to_owned();
        for place in addresses().iter().filter(|place| !place.ends_with("keluar")) {
            let mut pairs = vec![("kunci", token.as_str())];
            pairs.extend(fields.iter().map(|name| (*name, LINES)));
            is_whole(&browser.post(place, &pairs).await, place);
            is_whole(
                &browser.upload(place, &pairs, &[("berkas", "a.png", PHOTO)]).await,
                place,
            );
        }
    }
}

#[tokio::test]
async fn lines_and_climbing_in_an_address_or_a_file_name_lead_nowhere() {
    let site = Site::furnished().await;
    let mut browsers = everybody(&site).await;
    let mut applying = site.browser();
    fill_in(&mut applying).await;
    browsers.push(applying);
    let bad = [
        "..%2f..%2f..%2fkeys%2fmaster.key",
        "..%5c..%5ckeys",
        "%2e%2e%2f%2e%2e%2fkeys",
        "a%0d%0aSet-Cookie:%20jahat=1",
        "....//....//keys",
        "%252e%252e%252fkeys",
        "C:%5cWindows",
    ];
    for browser in &mut browsers {
        for route in maklumat_web::ROUTES.iter().filter(|route| route.contains('{')) {
            for place in bad {
                let mut path = String::new();
                for part in route.split('/').skip(1) {
                    path = format!("{path}/{}", if part.starts_with('{') { place } else { part });
                }
                let answer = browser.get(&path).await;
                is_whole(&answer, &path);
                let is_refused = answer.status.is_client_error() || answer.status == StatusCode::SEE_OTHER;
                assert!(is_refused, "{path}: {}", answer.status);
            }
        }
        for name in [
            "../../keys/master.key",
            "a\\..\\b.png",
            "a%0d%0aSet-Cookie: jahat=1.png",
            "/etc/passwd",
        ] {
            let answer = browser
                .upload("/permohonan/isi/ijazah/unggah", &[], &[("berkas", name, PHOTO)])
                .await;
            is_whole(&answer, name);
        }
    }
}

#[tokio::test]
async fn no_parameter_leads_to_another_site() {
    let site = Site::furnished().await;
    let elsewhere = [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/%5cevil.example",
        "\\\\evil.example",
        "/petugas/..//evil.example",
        "javascript:alert(1)",
        "/.evil.example",
    ];
    let names = [
        "ke", "dari", "lewati", "bahasa", "kembali", "next", "url", "redirect", "halaman", "layanan", "q",
    ];
    let leads_away =
        |to: &str| !to.is_empty() && (!to.starts_with('/') || to.starts_with("//") || to.starts_with("/\\"));
    for browser in &mut everybody(&site).await {
        for place in addresses() {
            for target in elsewhere {
                let query: Vec<String> = names
                    .iter()
                    .map(|name| format!("{name}={}", target.replace('\\', "%5c").replace(':', "%3a")))
                    .collect();
                let answer = browser.get(&format!("{place}?{}", query.join("&"))).await;
                assert!(!leads_away(&answer.to), "{place} {target}: {}", answer.to);
                assert!(
                    !answer.html.contains("href=\"https://evil") && !answer.html.contains("href=\"//evil"),
                    "{place}"
                );
            }
        }
    }
    for path in [
        "//evil.example/?bahasa=en",
        "//evil.example/%2f..?bahasa=en",
        "/%5cevil.example?bahasa=en",
    ] {
        let answer = site.browser().get(path).await;
        assert!(!leads_away(&answer.to), "{path}: {}", answer.to);
    }
    let mut admin = site.officer("admin").await;
    let token = admin.get("/petugas").await.form_token();
    let password = site.furnished.accounts[0].password.clone();
    for target in elsewhere {
        let pairs = [("kunci", token.as_str()), ("ke", target), ("sandi", &password)];
        assert_eq!(admin.post("/petugas/buktikan", &pairs).await.to, "/petugas", "{target}");
    }
}

#[tokio::test]
async fn a_name_nobody_has_is_answered_like_one_somebody_has_and_takes_as_long() {
    let site = Site::with_cases(0).await;
    let mut shortest = Vec::new();
    let mut answers = Vec::new();
    for login in ["sekda", "tidak.ada"] {
        let mut times = Vec::new();
        let mut said = Vec::new();
        for _ in 0..6 {
            let begun = std::time::Instant::now();
            let answer = site
                .browser()
                .post("/petugas/masuk", &[("nama", login), ("sandi", "bukan ini sandinya")])
                .await;
            times.push(begun.elapsed());
            said.push((answer.status, answer.html.replace(login, "NAMA")));
        }
        answers.push(said);
        // The last one is refused before the password is looked at.
        shortest.push(times[..5].iter().min().copied().unwrap());
    }
    assert_eq!(answers[0], answers[1]);
    let (known, unknown) = (shortest[0], shortest[1]);
    assert!(known < unknown * 3 && unknown < known * 3, "{known:?} and {unknown:?}");
}

#[tokio::test]
async fn a_method_nobody_asks_for_is_refused_everywhere() {
    let site = Site::furnished().await;
    let mut browser = site.officer("admin").await;
    for place in addresses() {
        for method in ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "PROPFIND"] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let answer = browser.send(form(method.clone(), &place, &[], "")).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {place}");
        }
        let head = browser.send(form(Method::HEAD, &place, &[], "")).await;
        assert_eq!(head.status, browser.get(&place).await.status, "HEAD {place}");
    }
}

#[tokio::test]
async fn nothing_is_built_from_the_host_somebody_claims_to_ask() {
    let site = Site::furnished().await;
    for browser in &mut everybody(&site).await {
        for place in addresses() {
            let claimed = [("host", "evil.example"), ("x-forwarded-host", "evil.example")];
            let answer = browser.send(form(Method::GET, &place, &claimed, "")).await;
            assert!(
                !answer.html.contains("evil.example") && !answer.to.contains("evil"),
                "{place}: {}",
                answer.to
            );
        }
    }
}
