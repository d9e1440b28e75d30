//! One HTTP request over one connection: all that a driver and a download need.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Longer than any page or command takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

pub(crate) struct Reply {
    pub(crate) status: u16,
    /// Names in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Asks `host:port` and reads the answer to its end.
pub(crate) async fn ask(host: &str, first_line: &str, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<Reply> {
    let exchange = async {
        let mut stream = TcpStream::connect(host).await?;
        let mut head = format!("{first_line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(body).await?;
        read(&mut stream).await
    };
    tokio::time::timeout(PATIENCE, exchange)
        .await
        .map_err(|_| std::io::Error::from(std::io::ErrorKind::TimedOut))?
}

async fn read(stream: &mut TcpStream) -> std::io::Result<Reply> {
    let mut bytes = Vec::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        // The other side may keep the connection open, so the length it announced decides.
        if let Some(reply) = whole(&bytes, false) {
            return Ok(reply);
        }
        let count = stream.read(&mut part).await?;
        if count == 0 {
            return whole(&bytes, true).ok_or_else(|| std::io::Error::from(std::io::ErrorKind::UnexpectedEof));
        }
        bytes.extend_from_slice(&part[..count]);
    }
}

fn whole(bytes: &[u8], is_ended: bool) -> Option<Reply> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let rest = &bytes[end + 4..];
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let pairs = lines.filter_map(|line| line.split_once(':'));
    let headers: Vec<(String, String)> = pairs
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let reply = Reply {
        status,
        headers,
        body: Vec::new(),
    };
    if reply
        .header("transfer-encoding")
        .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"))
    {
        return Some(Reply {
            body: joined_chunks(rest)?,
            ..reply
        });
    }
    let length = reply
        .header("content-length")
        .and_then(|length| length.parse::<usize>().ok());
    match length {
        Some(length) if rest.len() >= length => Some(Reply {
            body: rest[..length].to_vec(),
            ..reply
        }),
        None if is_ended => Some(Reply {
            body: rest.to_vec(),
            ..reply
        }),
        Some(_) | None => None,
    }
}

fn joined_chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(end + 2..end + 2 + size)?);
        rest = rest.get(end + 2 + size + 2..)?;
    }
}

#[test]
fn an_answer_in_chunks_is_put_together() {
    let bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let reply = whole(bytes, false).unwrap();
    assert_eq!((reply.status, reply.body.as_slice()), (200, b"abcde".as_slice()));
    assert!(whole(&bytes[..60], false).is_none(), "half an answer is none");
}
