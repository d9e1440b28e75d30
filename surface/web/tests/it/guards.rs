//! Headers, foreign forms, language, weight.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::site::Site;

#[tokio::test]
async fn every_page_says_what_browsers_may_do() {
    let site = Site::furnished().await;
    let answer = site.browser().get("/").await;
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    for part in [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_in_words() {
    let site = Site::furnished().await;
    let request = Request::builder()
        .method(Method::POST)
        .uri("/lacak")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("kode=a&pin=b"))
        .unwrap();
    let answer = site.browser().send(request).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.shows("Kiriman ini tidak datang dari halaman kami"));
}

#[tokio::test]
async fn an_officers_form_without_its_secret_changes_nothing() {
    let site = Site::furnished().await;
    let mut officer = site.officer("disnaker.petugas-loket.1").await;
    let answer = officer.post("/petugas/ambil", &[("kunci", "tebakan")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(officer.post("/petugas/keluar", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(officer.get("/petugas").await.status, StatusCode::OK);
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_secure_behind_https() {
    let site = Site::furnished().await;
    let trackable = &site.furnished.trackable[0];
    let body = format!(
        "kode={}&pin={}",
        trackable.reference.replace(' ', "+"),
        trackable.pin.replace(' ', "+")
    );
    let request = Request::builder()
        .method(Method::POST)
        .uri("/lacak")
        .header("x-forwarded-proto", "https")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let answer = site.browser().send(request).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(answer.to, "/permohonan");
}

#[tokio::test]
async fn no_page_of_an_applicant_puts_the_reference_into_an_address() {
    let site = Site::furnished().await;
    let reference = site.furnished.trackable[0].reference.clone();
    let mut browser = site.applicant().await;
    for path in ["/permohonan", "/permohonan/tanda-terima"] {
        let answer = browser.get(path).await;
        for link in answer
            .html
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(
                !link.contains(&reference) && !link.contains(&reference.replace(' ', "%20")),
                "{link}"
            );
        }
    }
}

#[tokio::test]
async fn a_style_sheet_is_kept_by_browsers_until_it_changes() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let home = browser.get("/").await;
    let style = home.between("rel=\"stylesheet\" href=\"", "\"");
    let sheet = browser.get(&style).await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert!(
        sheet.headers[header::CACHE_CONTROL]
            .to_str()
            .unwrap()
            .contains("immutable")
    );
}

#[tokio::test]
async fn an_upload_that_is_too_large_is_refused_in_words() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    browser
        .post("/ajukan/disnaker/ak-1", &[("telepon", "0812 0000 1234")])
        .await;
    let large = [&[0xff, 0xd8, 0xff, 0xe0][..], &vec![0; 11 * 1024 * 1024]].concat();
    let answer = browser
        .upload("/permohonan/isi/ijazah/unggah", &[], &[("berkas", "besar.jpg", &large)])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.shows("10 MB"), "{}", answer.html);
    let huge = vec![0; 30 * 1024 * 1024];
    let answer = browser
        .upload("/permohonan/isi/ijazah/unggah", &[], &[("berkas", "besar.jpg", &huge)])
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.shows("Kiriman terlalu besar"), "{}", answer.html);
}

#[tokio::test]
async fn whoever_begins_one_application_after_another_is_told_to_wait() {
    let site = Site::with_cases(0).await;
    let phone = [("telepon", "0812 0000 1234")];
    for _ in 0..240 {
        let begun = site.browser().post("/ajukan/disnaker/ak-1", &phone).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.html);
    }
    let refused = site.browser().post("/ajukan/disnaker/ak-1", &phone).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.shows("Coba lagi satu jam lagi"), "{}", refused.html);
    // Officers begin applications for everybody who comes.
    let mut desk = site.officer("disnaker.petugas-loket.1").await;
    let begun = desk.post("/ajukan/disnaker/ak-1", &phone).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.html);
}
