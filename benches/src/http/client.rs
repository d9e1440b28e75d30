//! A small client of HTTP/1.1: connections that stay open, one request after the other, each timed.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::stopped::Stopped;

/// A question as it goes over the wire.
pub(crate) fn question(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n").into_bytes()
}

/// An application that is sent, with the declaration that all of it is true.
pub(crate) fn submission(cookie: &str) -> Vec<u8> {
    let form = "benar=ya";
    format!(
        "POST /permohonan/kirim HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .into_bytes()
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Header lines, as they came.
    pub(crate) head: String,
    pub(crate) took: Duration,
    pub(crate) bytes: usize,
}

pub(crate) struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(to: SocketAddr) -> Result<Self, Stopped> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            received: Vec::with_capacity(64 * 1024),
        })
    }

    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Response, Stopped> {
        let begun = Instant::now();
        self.received.clear();
        self.stream.write_all(request).await?;
        let end = self.head().await?;
        let head = String::from_utf8_lossy(&self.received[..end]).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .ok_or_else(|| Stopped::new("the server answered something else than HTTP"))?;
        let length = header(&head, "content-length").and_then(|length| length.parse::<usize>().ok());
        let chunked = header(&head, "transfer-encoding").is_some_and(|coding| coding == "chunked");
        while !self.is_whole(end, length, chunked) {
            self.more().await?;
        }
        Ok(Response {
            status,
            head,
            took: begun.elapsed(),
            bytes: self.received.len(),
        })
    }

    /// Reads until the empty line; gives where the body begins.
    async fn head(&mut self) -> Result<usize, Stopped> {
        loop {
            if let Some(at) = self.received.windows(4).position(|four| four == b"\r\n\r\n") {
                return Ok(at + 4);
            }
            self.more().await?;
        }
    }

    fn is_whole(&self, end: usize, length: Option<usize>, chunked: bool) -> bool {
        if chunked {
            self.received[end..].ends_with(b"0\r\n\r\n")
        } else {
            self.received.len() >= end + length.unwrap_or(0)
        }
    }

    async fn more(&mut self) -> Result<(), Stopped> {
        if self.stream.read_buf(&mut self.received).await? == 0 {
            return Err(Stopped::new(
                "the server closed the connection in the middle of an answer",
            ));
        }
        Ok(())
    }
}

/// A header of a response, with its name in small letters.
pub(crate) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
