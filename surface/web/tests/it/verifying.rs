//! The server's answer to a code, and the same code judged by the script of the page where a script engine is installed.

use std::process::Command;

use axum::http::StatusCode;

use crate::applying::fill_in;
use crate::site::Site;
use crate::working::open_case;

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

#[tokio::test]
async fn a_file_and_what_is_printed_are_genuine_changed_or_unknown() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    let document = issued_document(&site).await;
    let other = "0".repeat(64);
    let changed = [("kode", document.code.as_str()), ("sidik-berkas", other.as_str())];
    let answer = browser.post("/cek", &changed).await;
    assert!(
        answer.shows("Sudah berubah") && !answer.html.contains("<h2>Asli dan berlaku"),
        "{}",
        answer.html
    );
    let stranger: &[u8] = b"%PDF-1.7 nothing of ours";
    let answer = browser
        .upload("/cek/berkas", &[], &[("dokumen", "a.pdf", stranger)])
        .await;
    assert!(answer.shows("Kami tidak menemukan dokumen ini"), "{}", answer.html);

    let answer = browser.post("/cek", &[("kode", &document.code)]).await;
    let row = |label: &str| {
        let from = answer.html.find(&format!("<dt>{label}</dt>")).unwrap();
        let rest = &answer.html[from..];
        let value = rest.split("<dd").nth(1).unwrap().split_once('>').unwrap().1;
        value.split('<').next().unwrap().to_owned()
    };
    let (number, fingerprint) = (row("Nomor"), row("Sidik"));
    let typed = [("nomor", number.as_str()), ("sidik", fingerprint.as_str())];
    let answer = browser.post("/cek", &typed).await;
    assert!(answer.shows("Sama persis"), "{number} {fingerprint}: {}", answer.html);
    let answer = browser
        .post("/cek", &[("nomor", &number), ("sidik", "0000 0000 0000")])
        .await;
    assert!(answer.shows("Sudah berubah"), "{}", answer.html);
}

/// The page's own script gives the verdicts of the server, without a network.
#[tokio::test]
async fn the_script_of_the_page_gives_the_same_verdicts() {
    if Command::new("node").arg("--version").output().is_err() {
        return;
    }
    let site = Site::furnished().await;
    let code = receipt_code(&site).await;
    let inside = |page: &crate::site::Answer, id: &str| {
        let block = page.between(&format!("id=\"{id}\""), "</div>");
        block.split_once('>').unwrap().1.to_owned()
    };
    let page = site.browser().get("/cek").await;
    let (ring, list) = (inside(&page, "kunci"), inside(&page, "dicabut"));
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src/assets");
    let run = |ring: &str, list: &str, code: &str, seen: &str| {
        let output = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/verify_page.js"))
            .args([source, ring, list, code, seen])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(run(&ring, &list, &code, ""), "valid");
    assert_eq!(run(&ring, &list, &swapped(&code), ""), "altered");
    assert_eq!(run(&ring, &list, "halo", ""), "not-ours");
    assert_eq!(run("maklumat-keys 1\n", &list, &code, ""), "unknown and warns");
    // A list that is missing, changed or older than one seen before makes no document valid.
    assert_eq!(run(&ring, "", &code, ""), "unsure and warns");
    assert_eq!(run(&ring, &swapped(&list), &code, ""), "unsure and warns");
    assert_eq!(run(&ring, &list, &code, "3"), "unsure and warns");

    let document = issued_document(&site).await;
    assert_eq!(run(&ring, &list, &document.code, ""), "valid");
    revoke(&site, &document).await;
    let revoked = site.browser().get("/dicabut").await;
    assert!(revoked.headers["cache-control"].to_str().unwrap().starts_with("public"));
    assert_eq!(run(&ring, revoked.html.trim(), &document.code, "1"), "revoked");
    let answer = site.browser().post("/cek", &[("kode", &document.code)]).await;
    assert!(
        answer.shows("Sudah dicabut") && answer.shows("Sidik"),
        "{}",
        answer.html
    );
    assert!(site.browser().get("/kunci").await.html.starts_with("maklumat-keys 1"));
}

struct Document {
    reference: String,
    unit: String,
    product: String,
    code: String,
}

/// A document of the furnished history, as its holder downloads it.
async fn issued_document(site: &Site) -> Document {
    for case in &site.furnished.trackable {
        let token = site.app.open_with_pin(&case.reference, &case.pin, "uji").await.unwrap();
        let applicant = site.app.applicant(&token.0).await.unwrap();
        let tracking = site.app.tracking(&applicant).await.unwrap();
        if let Some(product) = tracking.products.iter().find(|product| product.has_document) {
            let pdf = site.app.product_pdf(&applicant, &product.id).await.unwrap();
            let start = pdf.windows(5).position(|window| window == b"MKL1:").unwrap();
            let code: String = pdf[start..]
                .iter()
                .map(|byte| char::from(*byte))
                .take_while(|letter| {
                    letter.is_ascii_uppercase() || letter.is_ascii_digit() || " $%*+-./:".contains(*letter)
                })
                .collect();
            return Document {
                reference: case.reference.clone(),
                unit: tracking.service.unit.to_string(),
                product: product.id.to_string(),
                code,
            };
        }
    }
    panic!("nobody holds a document");
}

/// The head of the unit takes it back on the officers' page.
async fn revoke(site: &Site, document: &Document) {
    let mut head = site.officer(&format!("{}.kepala-dinas.1", document.unit)).await;
    let case = open_case(&mut head, &document.reference).await;
    let path = format!("{case}/cabut/{}", document.product);
    let page = head.get(&path).await;
    let token = page.between("name=\"kunci\" value=\"", "\"").to_owned();
    let form = |ground: &'static str| {
        [
            ("kunci", token.clone()),
            ("sebab", "mistaken".to_owned()),
            ("dasar", ground.to_owned()),
            ("alasan", "Data pemohon keliru.".to_owned()),
        ]
    };
    let without_ground = form("");
    let typed: Vec<(&str, &str)> = without_ground
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(head.post(&path, &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let whole = form("uu-30-2014");
    let typed: Vec<(&str, &str)> = whole.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(head.post(&path, &typed).await.to, case);
    assert!(head.get(&case).await.shows("Data pemohon keliru."));
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
