//! Files of a package fetched from a server that only gives out files.

use maklumat_delivery::{Unfetched, fetch};

use crate::server::{answering, closed_port, request, respond};

fn fetched(status: &'static str, headers: &'static str, body: &'static str) -> Result<Vec<u8>, Unfetched> {
    let (port, heard) = answering(move |mut stream| {
        let head = request(&mut stream).0;
        respond(&mut stream, status, headers, body);
        head
    });
    let file = fetch(&format!("http://127.0.0.1:{port}/paket/index.toml"), 16);
    assert!(heard.join().unwrap().starts_with("GET /paket/index.toml HTTP/1.1"));
    file
}

#[test]
fn a_file_is_fetched_whole_or_not_at_all() {
    assert_eq!(fetched("200 OK", "", "isi"), Ok(b"isi".to_vec()));
    assert_eq!(fetched("404 Not Found", "", "tidak ada"), Err(Unfetched::Absent));
    assert_eq!(
        fetched("200 OK", "", "jauh lebih panjang daripada batasnya"),
        Err(Unfetched::TooLong)
    );
    let elsewhere = fetched("302 Found", "location: http://127.0.0.1:1/\r\n", "");
    assert_eq!(elsewhere, Err(Unfetched::Failed("HTTP 302".to_owned())));
}

#[test]
fn nothing_is_fetched_over_a_line_that_anybody_can_change() {
    assert_eq!(fetch("http://layanan.example/index.toml", 16), Err(Unfetched::Unsafe));
    assert_eq!(fetch("file:///etc/hostname", 16), Err(Unfetched::Unsafe));
    let nobody = fetch(&format!("http://127.0.0.1:{}/", closed_port()), 16);
    assert!(matches!(nobody, Err(Unfetched::Failed(_))), "{nobody:?}");
}
