//! Sheets of a document: put in order, taken again, and sent in parts as the script of the page does.

use std::process::Command;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use crate::applying::{PHOTO, begin};
use crate::site::{Answer, Browser, Site};

const PART: usize = 256 * 1024;

/// The digests of the sheets of a page, in order.
async fn sheets(browser: &mut Browser, page: &str) -> Vec<String> {
    let html = browser.get(&format!("/permohonan/isi/{page}")).await.html;
    let named = html.split("name=\"berkas\" value=\"").skip(1);
    named.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn document(first: u8, length: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7 ".to_vec();
    content.push(first);
    content.resize(length, b'x');
    content
}

async fn send_part(browser: &mut Browser, digest: &str, number: usize, content: &[u8]) -> Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/permohonan/isi/ijazah/bagian/{digest}/{number}"))
        .body(Body::from(content.to_vec()));
    browser.send(request.unwrap()).await
}

#[tokio::test]
async fn a_sheet_is_moved_and_taken_again_without_a_script() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    let (a, b, c) = (document(b'a', 99), document(b'b', 99), document(b'c', 99));
    let files: [(&str, &str, &[u8]); 2] = [("berkas", "a.pdf", &a), ("berkas", "b.pdf", &b)];
    browser.upload("/permohonan/isi/ijazah/unggah", &[], &files).await;
    let [first, second] = sheets(&mut browser, "ijazah").await.try_into().unwrap();
    let page = browser.get("/permohonan/isi/ijazah").await;
    assert!(
        page.shows("Lokasi dan data kamera dihapus") && page.shows("Ganti lembar ini"),
        "{}",
        page.html
    );
    let up = [("berkas", second.as_str()), ("ke", "naik")];
    browser.post("/permohonan/isi/ijazah/urutan", &up).await;
    assert_eq!(sheets(&mut browser, "ijazah").await, [second.clone(), first.clone()]);
    let again = browser
        .upload(
            "/permohonan/isi/ijazah/unggah",
            &[("ganti", &second)],
            &[("berkas", "c.pdf", &c)],
        )
        .await;
    assert_eq!(again.to, "/permohonan/isi/ijazah");
    let left = sheets(&mut browser, "ijazah").await;
    assert!(left.len() == 2 && left[0] != second && left[1] == first, "{left:?}");
}

#[tokio::test]
async fn a_file_arrives_in_parts_and_a_lost_answer_is_asked_for_again() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    let content = document(b'a', PART + 9);
    browser
        .upload("/permohonan/isi/foto/unggah", &[], &[("berkas", "a.pdf", &content)])
        .await;
    let digest = sheets(&mut browser, "foto").await.remove(0);
    let length = content.len().to_string();
    let announced = [("panjang", length.as_str()), ("sidik", digest.as_str()), ("ganti", "")];
    let begun = browser.post("/permohonan/isi/ijazah/bagian", &announced).await;
    assert_eq!(
        (begun.status, begun.html.as_str()),
        (StatusCode::OK, "sampai=0&bagian=262144&selesai=tidak")
    );
    for _ in 0..2 {
        let taken = send_part(&mut browser, &digest, 0, &content[..PART]).await;
        assert_eq!(taken.html, "sampai=1&bagian=262144&selesai=tidak");
    }
    let early = browser
        .post(&format!("/permohonan/isi/ijazah/bagian/{digest}/selesai"), &[])
        .await;
    assert!(early.html.starts_with("tolak=Bagian%20berkas%20ini"), "{}", early.html);
    // Another day, the same browser: the same file is chosen again.
    let again = browser.post("/permohonan/isi/ijazah/bagian", &announced).await;
    assert_eq!(again.html, "sampai=1&bagian=262144&selesai=tidak");
    send_part(&mut browser, &digest, 1, &content[PART..]).await;
    for _ in 0..2 {
        let done = browser
            .post(&format!("/permohonan/isi/ijazah/bagian/{digest}/selesai"), &[])
            .await;
        assert_eq!(done.html, "sampai=2&bagian=262144&selesai=ya");
    }
    assert_eq!(sheets(&mut browser, "ijazah").await, [digest]);
}

#[tokio::test]
async fn more_than_may_come_is_refused_in_words() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    let digest = "a".repeat(64);
    let huge = [("panjang", "99999999999999999999999"), ("sidik", digest.as_str())];
    let refused = browser.post("/permohonan/isi/ijazah/bagian", &huge).await;
    assert!(refused.html.starts_with("tolak=Ukuran%20berkas"), "{}", refused.html);
    let large = send_part(&mut browser, &digest, 0, &vec![7; PART + 1]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let pairs = vec![("x", "y"); 3000];
    let many = browser
        .upload("/permohonan/isi/ijazah/unggah", &pairs, &[("berkas", "a.png", PHOTO)])
        .await;
    assert_eq!(many.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(many.shows("terlalu besar"), "{}", many.html);
    let mut stranger = site.browser();
    let foreign = send_part(&mut stranger, &digest, 0, b"x").await;
    assert_eq!(foreign.to, "/lacak");
}

/// The page's own script against a line that loses every second answer and a server that stops in the middle.
#[test]
fn the_script_of_the_page_goes_on_where_it_stopped() {
    if Command::new("node").arg("--version").output().is_err() {
        return;
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/assets");
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/upload_page.js");
    for (way, expected) in [
        ("bad-line", "sent 600000 bytes once in 3 parts, form sent without files"),
        ("refused", "refused: Berkas ini bukan foto."),
        ("cancelled", "cancelled, file input is empty"),
    ] {
        let ran = Command::new("node").args([page, folder, way]).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert_eq!(said.trim(), expected, "{}", String::from_utf8_lossy(&ran.stderr));
    }
}
