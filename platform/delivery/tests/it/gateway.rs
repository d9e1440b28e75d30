use std::io::Write;
use std::time::{Duration, Instant};

use maklumat_delivery::{Address, Answer, Delivery, Letter, Why};

use crate::server::{TOKEN, answering, closed_port, request, respond, set_up};

const TEXT: &str = "Halo \"Melati\"\r\nX-Sisip: 1\\ & 100% {number} 😀";

fn letter() -> Letter {
    Letter {
        to: Address::Phone("081200000001".to_owned()),
        subject: String::new(),
        text: TEXT.to_owned(),
        key: "0199".to_owned(),
    }
}

fn gateway(port: u16) -> Delivery {
    set_up(&format!(
        "[gateway]
        address = \"http://127.0.0.1:{port}/kirim\"
        template = '{{\"target\": \"{{number}}\", \"message\": \"{{text}}\", \"ref\": \"{{key}}\"}}'
        secret-file = \"token\"
        seconds = 1
        [gateway.headers]
        Authorization = \"Bearer {{secret}}\"
        Idempotency-Key = \"{{key}}\"
        [gateway.taken]
        status = [200]
        field = \"ok\"
        values = [\"true\"]
        id = \"id.0\"
        [gateway.refused]
        field = \"reason\"
        values = [\"no such number\"]"
    ))
}

/// What comes of an answer.
fn answered(status: &'static str, headers: &'static str, body: &'static str) -> Answer {
    let (port, heard) = answering(move |mut stream| {
        request(&mut stream);
        respond(&mut stream, status, headers, body);
    });
    let answer = gateway(port).send(&letter());
    heard.join().unwrap();
    answer
}

fn later(why: Why) -> Answer {
    Answer::Later { why, after: None }
}

#[test]
fn a_letter_arrives_whole_and_nothing_of_it_becomes_a_header() {
    let (port, heard) = answering(|mut stream| {
        let heard = request(&mut stream);
        respond(&mut stream, "200 OK", "", r#"{"ok": true, "id": ["m-7"]}"#);
        heard
    });
    let answer = gateway(port).send(&letter());
    let (head, body) = heard.join().unwrap();
    assert_eq!(
        answer,
        Answer::Taken {
            id: Some("m-7".to_owned())
        }
    );
    let sent: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        sent,
        serde_json::json!({"target": "6281200000001", "message": TEXT, "ref": "0199"})
    );
    let head = head.to_ascii_lowercase();
    assert!(head.starts_with("post /kirim http/1.1"), "{head}");
    assert!(head.contains(&format!("authorization: bearer {TOKEN}")), "{head}");
    assert!(head.contains("idempotency-key: 0199"), "{head}");
    assert!(!head.contains("x-sisip"), "{head}");
}

#[test]
fn a_gateway_that_is_asked_by_its_address_gets_number_and_text_encoded() {
    let (port, heard) = answering(|mut stream| {
        let heard = request(&mut stream);
        respond(&mut stream, "200 OK", "", "");
        heard
    });
    let delivery = set_up(&format!(
        "[gateway]\naddress = \"http://127.0.0.1:{port}/s?to={{number}}&t={{text}}\"\nmethod = \"GET\"\nnumber = \"+62\""
    ));
    assert_eq!(delivery.send(&letter()), Answer::Taken { id: None });
    let (head, _) = heard.join().unwrap();
    let line = head.lines().next().unwrap();
    assert_eq!(
        line,
        "GET /s?to=%2B6281200000001&t=Halo%20%22Melati%22%0D%0AX-Sisip%3A%201%5C%20%26%20100%25%20%7Bnumber%7D%20%F0%9F%98%80 HTTP/1.1"
    );
}

#[test]
fn answers_are_told_apart() {
    assert_eq!(
        answered("400 Bad Request", "", r#"{"reason": "no such number"}"#),
        Answer::Refused { why: Why::Status(400) }
    );
    assert_eq!(answered("500 Oh", "", "{}"), later(Why::Status(500)));
    assert_eq!(answered("401 Unauthorized", "", ""), later(Why::SignIn));
    // Perhaps it was sent: nobody sends it again without looking.
    for body in [r#"{"ok": false}"#, "\u{0}\u{1}", "<html>", ""] {
        let unclear = Answer::Unclear {
            why: Why::NotUnderstood,
        };
        assert_eq!(answered("200 OK", "", body), unclear);
    }
}

#[test]
fn who_says_how_long_to_wait_is_heard_within_reason() {
    let wait = |seconds| Answer::Later {
        why: Why::Status(429),
        after: Some(Duration::from_secs(seconds)),
    };
    assert_eq!(answered("429 Too Many", "retry-after: 90\r\n", ""), wait(90));
    assert_eq!(
        answered("429 Too Many", "retry-after: 99999999\r\n", ""),
        wait(6 * 3600)
    );
    assert_eq!(
        answered("429 Too Many", "retry-after: besok\r\n", ""),
        later(Why::Status(429))
    );
}

#[test]
fn an_answer_that_leads_to_another_host_is_not_followed() {
    let other = closed_port();
    let (port, heard) = answering(move |mut stream| {
        request(&mut stream);
        respond(
            &mut stream,
            "307 Temporary Redirect",
            &format!("location: http://127.0.0.1:{other}/\r\n"),
            r#"{"ok": true}"#,
        );
    });
    assert_eq!(gateway(port).send(&letter()), later(Why::LeadsElsewhere));
    heard.join().unwrap();
}

#[test]
fn who_is_slow_or_drips_is_left_after_the_time_that_was_set() {
    let began = Instant::now();
    let (port, _heard) = answering(|mut stream| {
        request(&mut stream);
        // One byte after the other, for ever; until nobody reads any more.
        for byte in "HTTP/1.1 200 OK\r\nx: ".bytes().chain(std::iter::repeat(b'y')) {
            if stream.write_all(&[byte]).is_err() {
                break;
            }
            std::thread::park_timeout(Duration::from_millis(40));
        }
    });
    assert_eq!(gateway(port).send(&letter()), later(Why::TimedOut));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn broken_connections_and_bytes_without_sense_are_for_later() {
    assert_eq!(gateway(closed_port()).send(&letter()), later(Why::Unreachable));
    for bytes in [
        &b""[..],
        b"\xff\xfe\x00\x00",
        b"HTTP/9.9 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-",
    ] {
        let (port, heard) = answering(move |mut stream| {
            request(&mut stream);
            let _ = stream.write_all(bytes);
        });
        let answer = gateway(port).send(&letter());
        assert!(matches!(answer, Answer::Later { .. }), "{bytes:?}: {answer:?}");
        heard.join().unwrap();
    }
}

#[test]
fn what_is_no_number_is_refused_before_anybody_is_asked() {
    for number in ["", "12", "08120000x", "0812000000\r\nA: b"] {
        let letter = Letter {
            to: Address::Phone(number.to_owned()),
            ..letter()
        };
        let answer = gateway(closed_port()).send(&letter);
        assert_eq!(answer, Answer::Refused { why: Why::Address }, "{number}");
    }
}

#[test]
fn without_a_channel_nothing_is_sent() {
    assert_eq!(Delivery::default().send(&letter()), later(Why::NoChannel));
    assert!(!format!("{:?}", letter()).contains("0812"));
}
