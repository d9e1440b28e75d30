//! Password, code and proof as pages ask for them.

use axum::http::{StatusCode, header};
use totp_rs::{Builder, Secret};

use crate::site::{Browser, Site};

const LOGIN: &str = "dpmptsp.kepala-dinas.1";

/// What a phone shows that has scanned the page.
fn code_of(site: &Site, page: &str) -> String {
    let (_, rest) = page.split_once("<p class=\"mono promise-big\">").unwrap();
    let letters = rest.split('<').next().unwrap().replace(' ', "");
    let secret = Secret::try_from_base32(letters).unwrap();
    let totp = Builder::new().with_secret(secret.as_bytes().to_vec()).build().unwrap();
    totp.generate(site.app.now().as_second().try_into().unwrap())
        .to_string()
}

async fn password(site: &Site, browser: &mut Browser, login: &str) -> crate::site::Answer {
    let password = site.furnished.accounts[0].password.clone();
    browser
        .post("/petugas/masuk", &[("nama", login), ("sandi", &password)])
        .await
}

#[tokio::test]
async fn a_phone_is_set_up_on_pages_and_asked_for_on_a_second_one() {
    let site = Site::with_cases(0).await;
    let mut officer = site.officer(LOGIN).await;
    let place = "/petugas/akun-saya/kode";
    let token = officer.get(place).await.form_token();
    assert_eq!(officer.post(place, &[("kunci", &token)]).await.to, place);
    let begun = officer.get(place).await;
    assert!(begun.html.contains("<svg xmlns"), "{}", begun.html);
    let set = format!("{place}/pasang");
    let wrong = officer.post(&set, &[("kunci", &token), ("kode", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        code_of(&site, &wrong.html),
        code_of(&site, &begun.html),
        "the same secret is shown again"
    );
    let code = code_of(&site, &begun.html);
    let codes = officer.post(&set, &[("kunci", &token), ("kode", &code)]).await;
    assert_eq!(codes.html.matches("<li class=\"mono\">").count(), 10, "{}", codes.html);
    assert!(
        !officer.get(place).await.html.contains("promise-big"),
        "the secret is not shown any more"
    );

    let mut elsewhere = site.browser();
    let asked = password(&site, &mut elsewhere, LOGIN).await;
    assert_eq!(asked.to, "/petugas/masuk/kode");
    let cookie = asked.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.starts_with("masuk=") && cookie.contains("HttpOnly") && cookie.contains("Max-Age=300"),
        "{cookie}"
    );
    assert_eq!(
        elsewhere.get("/petugas").await.to,
        "/petugas/masuk",
        "no session before the code"
    );
    let wrong = elsewhere.post("/petugas/masuk/kode", &[("kode", "000000")]).await;
    assert!(wrong.shows("Kode itu tidak cocok."), "{}", wrong.html);
    site.minutes_pass(1);
    let code = code_of(&site, &begun.html);
    let entered = elsewhere.post("/petugas/masuk/kode", &[("kode", &code)]).await;
    assert_eq!(entered.to, "/petugas", "{}", entered.html);
    assert_eq!(elsewhere.get("/petugas").await.status, StatusCode::OK);
    assert!(!elsewhere.cookies().contains("masuk="));
}

#[tokio::test]
async fn a_session_somebody_else_chose_is_never_the_one_that_is_opened() {
    let site = Site::with_cases(0).await;
    let mut victim = site.browser();
    victim.keep(
        "petugas",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    let before = victim.cookies();
    password(&site, &mut victim, LOGIN).await;
    assert_ne!(victim.cookies(), before);
    assert_eq!(victim.get("/petugas").await.status, StatusCode::OK);
    let mut attacker = site.browser();
    attacker.keep(
        "petugas",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    assert_eq!(attacker.get("/petugas").await.to, "/petugas/masuk");
    // And whoever signs in again in the same browser leaves no session behind.
    let first = victim.cookies();
    password(&site, &mut victim, LOGIN).await;
    let mut left_behind = site.browser();
    let token = first.strip_prefix("petugas=").unwrap();
    left_behind.keep("petugas", token);
    assert_eq!(left_behind.get("/petugas").await.to, "/petugas/masuk");
}

#[tokio::test]
async fn before_a_dangerous_act_the_password_is_asked_for_again_and_leads_back() {
    let site = Site::with_cases(0).await;
    let mut admin = site.officer("admin").await;
    let account = format!("/petugas/akun/{LOGIN}");
    let token = admin.get(&account).await.form_token();
    let renew = format!("{account}/sandi");
    site.minutes_pass(20);
    let asked = admin.post(&renew, &[("kunci", &token)]).await;
    assert_eq!(asked.to, format!("/petugas/buktikan?ke=%2Fpetugas%2Fakun%2F{LOGIN}"));
    let page = admin.get(&asked.to).await;
    assert!(
        page.html.contains(&format!("name=\"ke\" value=\"{account}\"")),
        "{}",
        page.html
    );
    let wrong = admin
        .post(
            "/petugas/buktikan",
            &[("kunci", &token), ("ke", &account), ("sandi", "salah sama sekali")],
        )
        .await;
    assert!(wrong.shows("Kata sandi tidak cocok."), "{}", wrong.html);
    let password = site.furnished.accounts[0].password.clone();
    let proved = admin
        .post(
            "/petugas/buktikan",
            &[("kunci", &token), ("ke", &account), ("sandi", &password)],
        )
        .await;
    assert_eq!(proved.to, account, "{}", proved.html);
    let renewed = admin.post(&renew, &[("kunci", &token)]).await;
    assert!(renewed.shows("Kata sandi pertama"), "{}", renewed.html);
}

#[tokio::test]
async fn one_s_own_sessions_are_listed_and_ended() {
    let site = Site::with_cases(0).await;
    let mut here = site.officer(LOGIN).await;
    let mut there = site.officer(LOGIN).await;
    let page = here.get("/petugas/akun-saya").await;
    assert!(page.shows("Anda sedang masuk di 2 tempat"), "{}", page.html);
    let id = page.between("name=\"sesi\" value=\"", "\"");
    let token = page.form_token();
    assert_eq!(
        here.post("/petugas/akun-saya/sesi", &[("sesi", &id)]).await.status,
        StatusCode::FORBIDDEN
    );
    here.post("/petugas/akun-saya/sesi", &[("kunci", &token), ("sesi", &id)])
        .await;
    assert_eq!(there.get("/petugas").await.to, "/petugas/masuk");
    assert!(
        here.get("/petugas/akun-saya")
            .await
            .shows("Anda sedang masuk di 1 tempat")
    );
}
