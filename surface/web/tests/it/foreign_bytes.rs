//! Bodies nobody's browser would send: answered with a page that says no, never with a broken one.

use axum::body::Body;
use axum::http::{Method, Request, header};

use crate::applying::fill_in;
use crate::site::Site;

/// The same bytes every time, and no two bodies alike.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[0]
    };
    let length = usize::from(next());
    let parts: [&[u8]; 6] = [
        b"--x\r\n",
        b"Content-Disposition: form-data; name=\"berkas\"; filename=\"",
        b"\r\n\r\n",
        b"%ff=",
        b"&",
        b"\"",
    ];
    let mut body = Vec::new();
    for _ in 0..length {
        match parts.get(usize::from(next() % 24)) {
            Some(part) => body.extend_from_slice(part),
            None => body.push(next()),
        }
    }
    body
}

#[tokio::test(flavor = "multi_thread")]
async fn a_garbled_body_is_refused_and_the_application_stays() {
    let site = Site::furnished().await;
    let mut browser = site.browser();
    fill_in(&mut browser).await;
    for seed in 0..120 {
        let (kind, path) = if seed % 2 == 0 {
            ("multipart/form-data; boundary=x", "/permohonan/isi/ijazah/unggah")
        } else {
            ("application/x-www-form-urlencoded", "/permohonan/isi/pendidikan")
        };
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(bytes(seed)))
            .unwrap();
        let answer = browser.send(request).await;
        assert!(!answer.status.is_server_error(), "{path}, seed {seed}: {}", answer.html);
    }
    let page = browser.get("/permohonan/isi/identitas").await;
    assert!(page.html.contains("Melati Contoh"), "{}", page.html);
}

/// PostgreSQL keeps no text with U+0000 in it, so that it must end before any database is asked.
#[tokio::test]
async fn a_zero_byte_in_a_name_a_question_an_answer_or_an_address_is_no_fault() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    let refused = browser
        .post("/petugas/masuk", &[("nama", "se\0kda"), ("sandi", "sa\0lah")])
        .await;
    assert!(refused.html.contains("value=\"sekda\""), "{}", refused.html);
    fill_in(&mut browser).await;
    let school = [("jenjang", "slta"), ("jurusan", "I\0PA"), ("tahun-lulus", "2008")];
    browser.post("/permohonan/isi/pendidikan", &school).await;
    let photo = [("berkas", "a\0.png", crate::applying::PHOTO)];
    browser
        .upload("/permohonan/isi/ijazah/unggah", &[("la\0njut", "y\0a")], &photo)
        .await;
    for path in [
        "/permohonan/isi/pendidikan",
        "/permohonan/isi/ijazah",
        "/permohonan/periksa",
    ] {
        let page = browser.get(path).await;
        assert!(!page.html.contains('\0'), "{path}: {}", page.html);
    }
    assert!(
        browser
            .get("/permohonan/isi/pendidikan")
            .await
            .html
            .contains("value=\"IPA\"")
    );
    for path in ["/cari?q=KTP%00", "/layanan/dis%00naker/ak-1", "/petugas/akun/%00"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, axum::http::StatusCode::NOT_FOUND, "{path}");
    }
}
