//! More people at once than can be served: the rest is told kindly, and a form that comes slowly takes nobody's place.

use axum::http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::site::Site;

/// More than are served at once.
const SLOW: usize = 80;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_that_never_arrive_keep_nobody_from_being_served() {
    let site = Site::with_cases(0).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(maklumat_web::serve(listener, site.app.clone(), std::future::pending()));
    let mut slow = Vec::new();
    for _ in 0..SLOW {
        let mut line = TcpStream::connect(address).await.unwrap();
        let head = "POST /lacak HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nkode=";
        line.write_all(head.as_bytes()).await.unwrap();
        slow.push(line);
    }
    let mut quick = TcpStream::connect(address).await.unwrap();
    quick
        .write_all(b"GET /lacak HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let mut answer = String::new();
    quick.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    server.abort();
}

#[tokio::test]
async fn a_form_larger_than_any_of_ours_is_refused_in_words() {
    let site = Site::with_cases(0).await;
    let answer = site.browser().post("/lacak", &[("kode", &"A".repeat(300_000))]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.html.contains("</html>"), "{}", answer.html);
}
