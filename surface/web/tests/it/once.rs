//! A form an officer's browser sends twice, because the answer was lost, is carried out once.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::applying::fill_in;
use crate::site::{Answer, Browser, Site};

const CLERK: &str = "disnaker.petugas-loket.1";

/// Where the button of a form leads, with its key.
async fn keyed(officer: &mut Browser, page: &str, place: &str) -> String {
    let shown = officer.get(page).await;
    let rest = shown.between(&format!("formaction=\"{place}?sekali="), "\"");
    format!("{place}?sekali={rest}")
}

/// As the script sends what waited.
async fn from_the_queue(officer: &mut Browser, place: &str, body: &str) -> Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri(place)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-antrean", "1")
        .body(Body::from(body.to_owned()));
    officer.send(request.unwrap()).await
}

#[tokio::test]
async fn taking_the_next_file_twice_with_one_key_takes_one_file() {
    let site = Site::with_cases(0).await;
    for _ in 0..2 {
        let mut citizen = site.browser();
        fill_in(&mut citizen).await;
        let sent = citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);
    }
    let mut desk = site.officer(CLERK).await;
    let token = desk.get("/petugas").await.form_token();
    let place = keyed(&mut desk, "/petugas", "/petugas/ambil").await;
    let first = desk.post(&place, &[("kunci", &token)]).await;
    assert!(
        first.to.starts_with("/petugas/berkas/"),
        "{} {}",
        first.status,
        first.html
    );
    let again = desk.post(&place, &[("kunci", &token)]).await;
    assert_eq!((again.status, &again.to), (StatusCode::SEE_OTHER, &first.to));
    // Another page has another key, and that is another act.
    let other = keyed(&mut desk, "/petugas", "/petugas/ambil").await;
    assert_ne!(other, place);
    let next = desk.post(&other, &[("kunci", &token)]).await;
    assert_ne!(next.to, first.to);
}

#[tokio::test]
async fn an_application_begun_twice_with_one_key_is_one() {
    let site = Site::with_cases(0).await;
    let mut desk = site.officer(CLERK).await;
    let place = keyed(&mut desk, "/ajukan/disnaker/ak-1", "/ajukan/disnaker/ak-1").await;
    let first = desk.post(&place, &[("telepon", "")]).await;
    let codes = desk.get(&first.to).await.between("class=\"code\">", "<");
    let again = desk.post(&place, &[("telepon", "")]).await;
    assert_eq!(again.to, first.to);
    assert_eq!(desk.get(&again.to).await.between("class=\"code\">", "<"), codes);
    // What was written anew is not what was sent before.
    let changed = desk.post(&place, &[("telepon", "0812 0000 1234")]).await;
    assert_ne!(desk.get(&changed.to).await.between("class=\"code\">", "<"), codes);
}

#[tokio::test]
async fn what_was_refused_can_be_mended_and_sent_with_the_same_key() {
    let site = Site::with_cases(0).await;
    let mut desk = site.officer(CLERK).await;
    let token = desk.get("/petugas/kertas").await.form_token();
    let place = keyed(&mut desk, "/petugas/kertas", "/petugas/kertas").await;
    let form = |forms: &'static str| [("layanan", "disnaker/ak-1"), ("jumlah", forms)];
    let send = async |desk: &mut Browser, forms: &'static str| {
        let pairs: Vec<(&str, &str)> = [("kunci", token.as_str())].into_iter().chain(form(forms)).collect();
        desk.post(&place, &pairs).await
    };
    let refused = send(&mut desk, "0").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(&mut desk, "0").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let printed = send(&mut desk, "2").await;
    assert_eq!(printed.status, StatusCode::SEE_OTHER, "{}", printed.html);
    assert_eq!(send(&mut desk, "2").await.to, printed.to);
    let desk_page = desk.get("/petugas/kertas").await;
    assert_eq!(
        desk_page.html.matches("/petugas/kertas/0").count(),
        1,
        "{}",
        desk_page.html
    );
}

#[tokio::test]
async fn the_script_is_told_where_to_go_and_turned_away_is_not_done() {
    let site = Site::with_cases(0).await;
    let mut desk = site.officer(CLERK).await;
    let token = desk.get("/petugas/kertas").await.form_token();
    let place = keyed(&mut desk, "/petugas/kertas", "/petugas/kertas").await;
    let body = format!("kunci={token}&layanan=disnaker%2Fak-1&jumlah=2");
    let told = from_the_queue(&mut desk, &place, &body).await;
    assert_eq!(told.status, StatusCode::OK);
    assert!(told.html.starts_with("{\"ke\":\"/petugas/kertas/"), "{}", told.html);
    // After signing in again the secret of the session is another; the form is still the same one.
    let mut again = site.officer(CLERK).await;
    let other = again.get("/petugas/kertas").await.form_token();
    assert_ne!(other, token);
    let body = body.replace(&token, &other);
    let repeated = from_the_queue(&mut again, &place, &body).await;
    assert_eq!(repeated.html, told.html);
    // Nobody is signed in: nothing is done, and the script keeps what it has.
    let turned = from_the_queue(&mut site.browser(), &place, &body).await;
    assert_eq!(turned.status, StatusCode::UNAUTHORIZED);
    // The key of one officer opens nothing to another.
    let mut other = site.officer("disnaker.pengantar-kerja.1").await;
    let token = other.get("/petugas/kertas").await.form_token();
    let body = format!("kunci={token}&layanan=disnaker%2Fak-1&jumlah=2");
    assert_ne!(from_the_queue(&mut other, &place, &body).await.html, told.html);
}

#[tokio::test]
async fn a_page_of_an_officer_bears_how_to_seal_and_a_citizens_page_does_not() {
    let site = Site::with_cases(0).await;
    let mut one = site.officer(CLERK).await;
    let mut same = site.officer(CLERK).await;
    let mut other = site.officer("disnaker.pengantar-kerja.1").await;
    let key = async |browser: &mut Browser| browser.get("/petugas").await.between("data-kunci=\"", "\"");
    let sealed = key(&mut one).await;
    assert_eq!(sealed.len(), 64);
    assert_eq!(key(&mut same).await, sealed, "it is readable again after signing in");
    assert_ne!(key(&mut other).await, sealed);
    let home = site.browser().get("/ajukan/disnaker/ak-1").await;
    assert!(
        !home.html.contains("antrean") && !home.html.contains("sekali="),
        "{}",
        home.html
    );
}
