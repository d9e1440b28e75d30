//! More uploads at once than there is memory for, over real connections that stay open.

use std::net::SocketAddr;

use axum::http::StatusCode;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::applying::{PHOTO, begin};
use crate::site::{Answer, Browser, Site};

/// What of each upload arrives; its end does not come.
const PART_BYTES: usize = 22 * 1024 * 1024;

/// As many as fit: a sixth does not.
const UPLOADS: usize = 5;

/// Sends the beginning of a large upload and keeps the line open.
async fn half_an_upload(address: SocketAddr, cookies: &str) -> TcpStream {
    let mut line = TcpStream::connect(address).await.unwrap();
    let whole = PART_BYTES + 4096;
    let head = format!(
        "POST /permohonan/isi/ijazah/unggah HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {whole}\r\n\r\n\
         --x\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"a.jpg\"\r\n\r\n"
    );
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(&vec![7; PART_BYTES]).await.unwrap();
    line
}

/// Sends a whole upload until it is answered so: what was sent before may not have been read yet.
async fn upload_until(browser: &mut Browser, content: &[u8], status: StatusCode) -> Answer {
    for _ in 0..100 {
        let answer = browser
            .upload("/permohonan/isi/ijazah/unggah", &[], &[("berkas", "a.png", content)])
            .await;
        if answer.status == status {
            return answer;
        }
    }
    panic!("never answered with {status}")
}

#[tokio::test(flavor = "multi_thread")]
async fn uploads_beyond_what_fits_in_memory_are_refused_in_words_while_pages_still_answer() {
    let site = Site::with_cases(0).await;
    let mut browser = site.browser();
    begin(&mut browser).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = browser.router();
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });

    let mut lines = Vec::new();
    for _ in 0..UPLOADS {
        lines.push(half_an_upload(address, &browser.cookies()).await);
    }
    let large = vec![7; PART_BYTES];
    let refused = upload_until(&mut browser, &large, StatusCode::SERVICE_UNAVAILABLE).await;
    assert!(
        refused.shows("Terlalu banyak yang mengunggah saat ini") && refused.shows("Coba lagi satu menit lagi."),
        "{}",
        refused.html
    );
    browser.get("/?bahasa=en").await;
    let refused = upload_until(&mut browser, &large, StatusCode::SERVICE_UNAVAILABLE).await;
    assert!(refused.shows("Try again in a minute."), "{}", refused.html);
    for path in ["/", "/permohonan/isi/identitas"] {
        assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
    }
    // A small photo still fits.
    upload_until(&mut browser, PHOTO, StatusCode::SEE_OTHER).await;

    // When the others have gone there is room again: this one is now refused for its size.
    drop(lines);
    upload_until(&mut browser, &large, StatusCode::UNPROCESSABLE_ENTITY).await;
    serving.abort();
}
