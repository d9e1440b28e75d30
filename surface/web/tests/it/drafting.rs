//! Services are written by page: with forms alone, with the script of the table, and by two at once.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::site::{Answer, Browser, Site};

const DRAFTS: &str = "/petugas/naskah";
const CLERK: &str = "disnaker.petugas-loket.1";
const OTHER: &str = "disnaker.pengantar-kerja.1";
const TIME: &str = "step.periksa.time";

async fn form_token(browser: &mut Browser) -> String {
    browser.get(DRAFTS).await.between("name=\"kunci\" value=\"", "\"")
}

/// Begins a draft from a published service and gives its id.
pub(crate) async fn begun(browser: &mut Browser, service: &str) -> String {
    let token = form_token(browser).await;
    let form = [("kunci", token.as_str()), ("dari", "terbit"), ("layanan", service)];
    let answer = browser.post(DRAFTS, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    answer.to.rsplit('/').next().unwrap().to_owned()
}

/// What the script of the table sends, and what it is told.
async fn asked(browser: &mut Browser, place: &str, body: Value) -> (StatusCode, Value) {
    let request = Request::builder()
        .method(Method::POST)
        .uri(place)
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    let answer = browser.send(request).await;
    let told = serde_json::from_str(&answer.html).unwrap_or(Value::Null);
    (answer.status, told)
}

fn body(token: &str, revision: i64, changes: Value) -> Value {
    json!({ "kunci": token, "revisi": revision, "bagian": "step", "baris": [], "changes": changes })
}

/// The form of a row with one cell written in, as a browser without scripts sends it.
async fn save(browser: &mut Browser, page: &Answer, place: &str, (address, value): (&str, &str)) -> Answer {
    let token = page.between("name=\"kunci\" value=\"", "\"");
    let revision = page.between("name=\"revisi\" value=\"", "\"");
    let (before, now) = (format!("dulu.{address}"), format!("isi.{address}"));
    let form = [
        ("kunci", token.as_str()),
        ("revisi", revision.as_str()),
        (before.as_str(), "3 menit"),
        (now.as_str(), value),
        ("laku", "simpan"),
    ];
    browser.post(place, &form).await
}

#[tokio::test]
async fn a_row_is_written_without_a_script_and_the_other_one_is_told() {
    let site = Site::furnished().await;
    let (mut first, mut second) = (site.officer(CLERK).await, site.officer(OTHER).await);
    let id = begun(&mut first, "disnaker/ak-1").await;
    let place = format!("{DRAFTS}/{id}/baris/step.periksa");
    let (mine, theirs) = (first.get(&place).await, second.get(&place).await);
    assert!(mine.html.contains("value=\"3 menit\""), "{}", mine.html);

    let kept = save(&mut first, &mine, &place, (TIME, "5 menit")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.html);
    assert!(first.get(&place).await.html.contains("value=\"5 menit\""));

    let told = save(&mut second, &theirs, &place, (TIME, "10 menit")).await;
    assert_eq!(told.status, StatusCode::CONFLICT, "{}", told.html);
    assert!(told.html.contains("value=\"10 menit\""), "what was typed is lost");
    assert!(
        told.shows("5 menit") && told.shows("Isi yang sekarang:"),
        "{}",
        told.html
    );

    // Sent again from that page, it is what the second one wants.
    let again = save(&mut second, &told, &place, (TIME, "10 menit")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.html);
    assert!(second.get(&place).await.html.contains("value=\"10 menit\""));
    let history = first.get(&format!("{DRAFTS}/{id}/riwayat")).await;
    assert!(
        history.html.contains("10 menit") && history.html.contains("5 menit"),
        "{}",
        history.html
    );
}

#[tokio::test]
async fn the_table_is_checked_while_typing_and_only_then_kept() {
    let site = Site::furnished().await;
    let mut browser = site.officer(CLERK).await;
    let id = begun(&mut browser, "disnaker/ak-1").await;
    let token = form_token(&mut browser).await;
    let page = browser.get(&format!("{DRAFTS}/{id}")).await;
    let revision: i64 = page.between("data-revisi=\"", "\"").parse().unwrap();
    let (check, change) = (format!("{DRAFTS}/{id}/periksa"), format!("{DRAFTS}/{id}/ubah"));

    let empty = json!([{ "do": "clear", "address": "step.wawancara.output" }]);
    let (status, told) = asked(&mut browser, &check, body(&token, revision, empty.clone())).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    let about = |told: &Value| told["marks"]["step.wawancara"].as_str().unwrap_or_default().to_owned();
    assert!(about(&told).contains("mark--"), "{told}");
    assert!(
        !browser.get(&format!("{DRAFTS}/{id}")).await.html.contains("mark--stop"),
        "peeking has written"
    );

    let (_, told) = asked(&mut browser, &change, body(&token, revision, empty)).await;
    assert_eq!(told["revision"], revision + 1, "{told}");
    let undo = format!("{DRAFTS}/{id}/urungkan");
    let (_, told) = asked(&mut browser, &undo, body(&token, revision + 1, json!([]))).await;
    assert!(!about(&told).contains("mark--stop"), "{told}");
    assert_eq!(
        told["cells"]["step.wawancara.output"], "Kartu AK-1 tercetak dan diparaf",
        "{told}"
    );

    let add = json!([{ "do": "add", "table": "step", "after": "step.wawancara" }]);
    let (_, told) = asked(&mut browser, &change, body(&token, revision + 2, add)).await;
    let added = told["ke"].as_str().unwrap_or_default();
    assert!(
        told["html"]["tabel"]
            .as_str()
            .unwrap()
            .contains(&format!("data-b=\"{added}\"")),
        "{told}"
    );
}

#[tokio::test]
async fn nothing_is_taken_from_another_site_and_nothing_shown_to_another_unit() {
    let site = Site::furnished().await;
    let mut browser = site.officer(CLERK).await;
    let id = begun(&mut browser, "disnaker/ak-1").await;
    let change = format!("{DRAFTS}/{id}/ubah");
    let write = json!([{ "do": "write", "address": TIME, "value": "9 menit" }]);
    let (status, _) = asked(&mut browser, &change, body("0000", 1, write.clone())).await;
    assert!(status.is_client_error(), "{status}");
    let mut stranger = site.officer("dpmptsp.verifikator.1").await;
    let token = form_token(&mut stranger).await;
    let (status, _) = asked(&mut stranger, &change, body(&token, 1, write)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!stranger.get(DRAFTS).await.html.contains(&id));
    let page = browser.get(&format!("{DRAFTS}/{id}/baris/{}", "step.periksa")).await;
    assert!(page.html.contains("value=\"3 menit\""), "{}", page.html);
}

#[tokio::test]
async fn the_script_is_told_what_another_wrote_and_what_cannot_be_written() {
    let site = Site::furnished().await;
    let (mut first, mut second) = (site.officer(CLERK).await, site.officer(OTHER).await);
    let id = begun(&mut first, "disnaker/ak-1").await;
    let change = format!("{DRAFTS}/{id}/ubah");
    let tokens = [form_token(&mut first).await, form_token(&mut second).await];
    let write = |value: &str| json!([{ "do": "write", "address": TIME, "value": value }]);
    let (status, told) = asked(&mut first, &change, body(&tokens[0], 0, write("5 menit"))).await;
    assert_eq!(status, StatusCode::OK, "{told}");

    let (status, told) = asked(&mut second, &change, body(&tokens[1], 0, write("10 menit"))).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let conflict = &told["conflicts"][0];
    assert_eq!(
        (&conflict["mine"], &conflict["theirs"]),
        (&json!("10 menit"), &json!("5 menit")),
        "{told}"
    );
    let newest = told["revision"].as_i64().unwrap();
    let (status, told) = asked(&mut second, &change, body(&tokens[1], newest, write("10 menit"))).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    assert_eq!(told["cells"][TIME], "10 menit");

    let arrow = json!([{ "do": "write", "address": "step.periksa.next", "value": "ke mana saja!" }]);
    let (status, told) = asked(&mut second, &change, body(&tokens[1], newest + 1, arrow)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
    assert!(
        told["refused"] == true && !told["then"].as_str().unwrap().is_empty(),
        "{told}"
    );
}
