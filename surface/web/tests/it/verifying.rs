//! The server's answer to a code, and the same code judged by the script of the page where a script engine is installed.

use std::process::Command;

use axum::http::StatusCode;

use crate::applying::fill_in;
use crate::site::Site;

/// A receipt's code, from its page.
async fn receipt_code(site: &Site) -> String {
    let mut citizen = site.browser();
    let filed = fill_in(&mut citizen).await;
    citizen.post("/permohonan/kirim", &[("benar", "ya")]).await;
    let token = site
        .app
        .open_with_pin(&filed.reference, &filed.pin, "test")
        .await
        .unwrap();
    let applicant = site.app.applicant(&token.0).await.unwrap();
    site.app.receipt(&applicant).await.unwrap().qr_text
}

#[tokio::test]
async fn a_receipt_is_genuine_and_a_changed_one_is_not() {
    let site = Site::furnished().await;
    let code = receipt_code(&site).await;
    let mut browser = site.browser();
    let answer = browser.post("/cek", &[("kode", &code)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(
        answer.shows("Asli dan berlaku") && answer.shows("Melati C"),
        "{}",
        answer.html
    );
    let changed = swapped(&code);
    assert!(
        browser
            .post("/cek", &[("kode", &changed)])
            .await
            .shows("Isinya sudah diubah")
    );
    assert!(
        browser
            .post("/cek", &[("kode", "halo")])
            .await
            .shows("Bukan kode dokumen kami")
    );
    assert!(browser.get("/cek").await.html.contains("maklumat-keys 1"));
}

/// The page's own script gives the verdicts of the server, without a network.
#[tokio::test]
async fn the_script_of_the_page_gives_the_same_verdicts() {
    if Command::new("node").arg("--version").output().is_err() {
        return;
    }
    let site = Site::furnished().await;
    let code = receipt_code(&site).await;
    let page = site.browser().get("/cek").await;
    let ring = page.between("id=\"kunci\"", "</div>");
    let ring = ring.split_once('>').unwrap().1.to_owned();
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src/assets");
    let run = |ring: &str, code: &str| {
        let output = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/verify_page.js"))
            .args([source, ring, code])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(run(&ring, &code), "valid");
    assert_eq!(run(&ring, &swapped(&code)), "altered");
    assert_eq!(run(&ring, "halo"), "not-ours");
    assert_eq!(run("maklumat-keys 1\n", &code), "unknown");
}

/// Two neighbouring letters in the middle changed places.
fn swapped(code: &str) -> String {
    let mut letters: Vec<char> = code.chars().collect();
    let at = (letters.len() / 2..letters.len() - 1)
        .find(|at| letters[*at] != letters[*at + 1])
        .unwrap();
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}
