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
