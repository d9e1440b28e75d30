use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use maklumat_delivery::{Address, Answer, Delivery, Letter, Why, is_mailbox};

use crate::server::{answering, closed_port, set_up};

fn letter() -> Letter {
    Letter {
        to: Address::Mailbox("melati@contoh.example".to_owned()),
        subject: "Berkas Anda\r\nBcc: lain@contoh.example".to_owned(),
        text: "Giliran Anda, paling lambat Jumat.\n.\nSelesai – é".to_owned(),
        key: "0199-ab".to_owned(),
    }
}

fn mail(port: u16) -> Delivery {
    set_up(&format!(
        "[mail]\nhost = \"127.0.0.1\"\nport = {port}\ntls = \"none\"\nfrom = \"Layanan <layanan@kabupaten.example>\"\nseconds = 1"
    ))
}

/// Speaks SMTP; `recipient` is the answer to the recipient. Gives back every line it heard.
fn conversation(stream: TcpStream, recipient: &str) -> Vec<String> {
    let mut writer = stream.try_clone().unwrap();
    let mut say = |line: &str| writer.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    let mut heard = Vec::new();
    say("220 surat.example siap");
    let mut is_content = false;
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { break };
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        heard.push(line.clone());
        let is_said = if is_content {
            is_content = line != ".";
            is_content || say("250 diterima")
        } else {
            match verb.as_str() {
                "RCPT" => say(recipient),
                "DATA" => {
                    is_content = true;
                    say("354 silakan")
                }
                "QUIT" => {
                    say("221 sampai jumpa");
                    break;
                }
                _ => say("250 baik"),
            }
        };
        if !is_said {
            break;
        }
    }
    heard
}

fn answered(recipient: &'static str) -> Answer {
    let (port, heard) = answering(move |stream| conversation(stream, recipient));
    let answer = mail(port).send(&letter());
    heard.join().unwrap();
    answer
}

fn later(why: Why) -> Answer {
    Answer::Later { why, after: None }
}

#[test]
fn a_letter_arrives_and_a_subject_brings_no_header_of_its_own() {
    let (port, heard) = answering(|stream| conversation(stream, "250 baik"));
    assert_eq!(mail(port).send(&letter()), Answer::Taken { id: None });
    let heard = heard.join().unwrap();
    let recipients: Vec<&String> = heard.iter().filter(|line| line.starts_with("RCPT")).collect();
    assert_eq!(recipients, ["RCPT TO:<melati@contoh.example>"]);
    let content = heard.join("\n");
    assert!(content.contains("Auto-Submitted: auto-generated"), "{content}");
    assert!(content.contains("Message-ID: <0199ab@kabupaten.example>"), "{content}");
    assert!(!heard.iter().any(|line| line.starts_with("Bcc")), "{content}");
    // A line of one dot does not end the letter early.
    assert_eq!(heard.iter().filter(|line| *line == ".").count(), 1, "{content}");
}

#[test]
fn a_mailbox_nobody_has_is_refused_for_good_and_a_full_one_is_not() {
    assert_eq!(answered("550 tidak ada"), Answer::Refused { why: Why::Status(550) });
    assert_eq!(answered("450 nanti"), later(Why::Status(450)));
    assert_eq!(answered("530 masuk dahulu"), later(Why::SignIn));
}

#[test]
fn a_server_that_is_silent_broken_or_makes_no_sense_is_for_later() {
    assert_eq!(mail(closed_port()).send(&letter()), later(Why::Unreachable));
    let (port, heard) = answering(|stream| {
        // Says nothing until nobody waits any more.
        let mut line = String::new();
        let _ = BufReader::new(stream).read_line(&mut line);
        std::thread::park_timeout(Duration::from_millis(1));
    });
    assert_eq!(mail(port).send(&letter()), later(Why::TimedOut));
    heard.join().unwrap();
    for greeting in [&b"\xff\x00\xfe\r\n"[..], b"HTTP/1.1 400\r\n\r\n", b""] {
        let (port, heard) = answering(move |mut stream| stream.write_all(greeting).is_ok());
        let answer = mail(port).send(&letter());
        assert!(matches!(answer, Answer::Later { .. }), "{greeting:?}: {answer:?}");
        heard.join().unwrap();
    }
}

#[test]
fn a_server_that_offers_no_safety_gets_neither_letter_nor_password() {
    let (port, heard) = answering(|stream| conversation(stream, "250 baik"));
    let delivery = set_up(&format!(
        "[mail]\nhost = \"127.0.0.1\"\nport = {port}\nuser = \"layanan\"\npassword-file = \"token\"\n\
         from = \"layanan@kabupaten.example\"\nseconds = 1"
    ));
    assert!(matches!(delivery.send(&letter()), Answer::Later { .. }));
    let heard = heard.join().unwrap();
    assert!(
        !heard
            .iter()
            .any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")),
        "{heard:?}"
    );
}

#[test]
fn what_is_no_mailbox_is_refused_before_anybody_is_asked() {
    for mailbox in [
        "",
        "melati",
        "a@b\r\nRCPT TO:<c@d>",
        "a b@c.example",
        "<a@b.example>",
        "a@b.example, c@d.example",
    ] {
        assert!(!is_mailbox(mailbox), "{mailbox}");
        let letter = Letter {
            to: Address::Mailbox(mailbox.to_owned()),
            ..letter()
        };
        assert_eq!(
            mail(closed_port()).send(&letter),
            Answer::Refused { why: Why::Address },
            "{mailbox}"
        );
    }
}
