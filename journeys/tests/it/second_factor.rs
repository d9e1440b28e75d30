//! An officer sets up a phone as second factor, signs in with its code and once with a code from paper, and ends the
//! session that is open somewhere else.

use std::sync::Arc;

use totp_rs::{Builder, Secret};

use crate::browser::{Browser, Size};
use crate::look::{Expected, FINE};
use crate::officer::{self, PASSWORD};
use crate::paper;
use crate::stage::{Stage, on_sqlite};

on_sqlite!(a_phone_is_set_up_asked_for_and_replaced_once_by_a_code_on_paper);

const LOGIN: &str = "dpmptsp.kepala-dinas.1";
const REFUSED: Expected = Expected { status: 422, ..FINE };

async fn a_phone_is_set_up_asked_for_and_replaced_once_by_a_code_on_paper(stage: Arc<Stage>) {
    let office = stage.browser(Size::Desk).await;
    officer::sign_in(&office, LOGIN).await;
    let (secret, codes) = set_up(&stage, &office).await;
    officer::sign_out(&office).await;
    with_the_phone(&stage, &office, &secret).await;
    let elsewhere = stage.browser(Size::Desk).await;
    with_paper(&elsewhere, &codes).await;
    end_the_other(&office, &elsewhere).await;
}

/// What the phone shows now.
fn code_of(stage: &Stage, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let phone = Builder::new().with_secret(secret.as_bytes().to_vec()).build().unwrap();
    let now = stage.app.now().as_second().try_into().unwrap();
    phone.generate(now).to_string()
}

/// The secret of the phone and the codes on paper.
async fn set_up(stage: &Stage, office: &Browser) -> (String, Vec<String>) {
    office.press("nav a[href=\"/petugas/akun-saya\"]").await;
    office.expect("Belum aktif.").await;
    office.look("own-account").await;
    office.press("main a[href=\"/petugas/akun-saya/kode\"]").await;
    office.look("factor-begin").await;
    office
        .press("main form[action=\"/petugas/akun-saya/kode\"] button")
        .await;
    office.look("factor-scan").await;
    let secret = office.find("main p.promise-big").await;
    let secret = office.words(&secret).await;
    let form = "main form[action=\"/petugas/akun-saya/kode/pasang\"]";
    office.fill(form, "kode", "000000").await;
    office.press(&format!("{form} button")).await;
    office.examine("factor-wrong-code", REFUSED, true).await;
    office.fill(form, "kode", &code_of(stage, &secret)).await;
    office.press(&format!("{form} button")).await;
    let mut codes = Vec::new();
    for code in office.all("main ol.codes li").await {
        codes.push(office.words(&code).await);
    }
    assert_eq!(codes.len(), 10, "{}", office.reads().await);
    office.look("recovery-codes").await;
    let sheet = office.printed().await;
    paper::expect(stage, &sheet, &[&codes[0], &codes[9], LOGIN]);
    office.press("main a[href=\"/petugas/akun-saya\"].btn").await;
    office.expect("Kode ponsel aktif").await;
    office.look("own-account-with-factor").await;
    (secret, codes)
}

/// Types login and password: the code is asked for then, and nothing is open yet.
async fn asks_for_code(browser: &Browser) {
    browser.go("/petugas/masuk").await;
    browser.fill("main", "nama", LOGIN).await;
    browser.fill("main", "sandi", PASSWORD).await;
    browser.press("main form button[type=submit]").await;
    assert_eq!(browser.path().await, "/petugas/masuk/kode");
}

async fn enter(browser: &Browser, code: &str) {
    browser.fill("main", "kode", code).await;
    browser.press("main form button[type=submit]").await;
}

async fn with_the_phone(stage: &Stage, office: &Browser, secret: &str) {
    asks_for_code(office).await;
    office.look("sign-in-code").await;
    enter(office, "000000").await;
    office.expect("Kode itu tidak cocok.").await;
    office.examine("sign-in-code-wrong", REFUSED, true).await;
    // The code that set the phone up opens nothing again.
    stage.minutes_pass(1);
    enter(office, &code_of(stage, secret)).await;
    assert_eq!(office.path().await, "/petugas", "{}", office.reads().await);
}

async fn with_paper(elsewhere: &Browser, codes: &[String]) {
    asks_for_code(elsewhere).await;
    enter(elsewhere, &codes[0]).await;
    assert_eq!(elsewhere.path().await, "/petugas", "{}", elsewhere.reads().await);
    officer::sign_out(elsewhere).await;
    asks_for_code(elsewhere).await;
    enter(elsewhere, &codes[0]).await;
    elsewhere.expect("Kode itu tidak cocok.").await;
    enter(elsewhere, &codes[1]).await;
    assert_eq!(elsewhere.path().await, "/petugas", "{}", elsewhere.reads().await);
}

async fn end_the_other(office: &Browser, elsewhere: &Browser) {
    office.go("/petugas/akun-saya").await;
    office.expect("Anda sedang masuk di 2 tempat").await;
    office.expect("Sisa kode cadangan: 8").await;
    office.look("own-account-two-places").await;
    office
        .press("main td form[action=\"/petugas/akun-saya/sesi\"] button")
        .await;
    office.expect("Tempat masuk itu sudah ditutup.").await;
    office.expect("Anda sedang masuk di 1 tempat").await;
    elsewhere.go("/petugas").await;
    assert!(
        elsewhere.path().await.starts_with("/petugas/masuk"),
        "the other is still open"
    );
}
