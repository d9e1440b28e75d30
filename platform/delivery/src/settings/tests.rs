use super::*;
use proptest::prelude::*;

const WHOLE: &str = r#"
quiet = "21.30-06.00"
urgent = ["returned"]

[mail]
host = "mail.example"
user = "layanan"
password-file = "keys/mail"
from = "Layanan <layanan@kabupaten.example>"

[gateway]
address = "https://gateway.example/send?device=1"
template = '{"target": "{number}", "message": "{text}"}'
secret-file = "keys/gateway"

[gateway.headers]
Authorization = "Bearer {secret}"

[gateway.taken]
status = [200]
field = "status"
values = ["true"]
"#;

fn beside(name: &str) -> Option<String> {
    ["keys/mail", "keys/gateway"]
        .contains(&name)
        .then(|| "rahasia-sekali\n".to_owned())
}

fn flaws(text: &str) -> Vec<String> {
    let read = MessageSettings::read(text, &Secrets::default(), &beside);
    read.err()
        .unwrap_or_default()
        .into_iter()
        .map(|flaw| flaw.key)
        .collect()
}

#[test]
fn a_whole_file_sets_up_both_channels() {
    let read = MessageSettings::read(WHOLE, &Secrets::default(), &beside).unwrap();
    assert!(read.delivery.mail.is_some() && read.delivery.gateway.is_some());
    assert_eq!(
        read.quiet,
        Some(Hours {
            from: 21 * 60 + 30,
            until: 360
        })
    );
    assert_eq!(read.urgent, ["returned"]);
    // What is printed by accident gives no secret away.
    assert!(!format!("{read:?}").contains("rahasia"));
}

#[test]
fn without_a_word_nothing_is_sent_and_nights_are_quiet() {
    let read = MessageSettings::read("", &Secrets::default(), &beside).unwrap();
    assert!(read.delivery.mail.is_none() && read.delivery.gateway.is_none());
    assert_eq!(read.quiet, Some(Hours::NIGHT));
    assert_eq!(
        MessageSettings::read("quiet = \"\"", &Secrets::default(), &beside)
            .unwrap()
            .quiet,
        None
    );
}

#[test]
fn each_mistake_is_named_by_its_key() {
    assert_eq!(flaws("quiet = \"malam\""), ["quiet"]);
    assert_eq!(flaws("hush = 1"), ["hush"]);
    assert_eq!(flaws("[mail]\nhost = \"\"\nfrom = \"x\""), ["mail.host", "mail.from"]);
    let needs = "[mail]\nhost = \"m.example\"\nfrom = \"a@b.example\"\n";
    assert!(flaws(needs).is_empty());
    assert_eq!(flaws(&format!("{needs}tls = \"none\"")), ["mail.tls"]);
    assert_eq!(flaws(&format!("{needs}user = \"a\"")), ["mail.password-file"]);
    assert_eq!(flaws(&format!("{needs}port = \"587\"")), ["mail.port"]);
    let gateway = |address: &str, rest: &str| {
        format!("[gateway]\naddress = \"{address}\"\ntemplate = '{{\"a\": \"{{number}}{{text}}\"}}'\n{rest}")
    };
    assert!(flaws(&gateway("https://g.example/x", "")).is_empty());
    assert!(flaws(&gateway("http://127.0.0.1:9/x", "")).is_empty());
    for address in [
        "http://g.example/x",
        "ftp://g.example",
        "https://{number}.example/",
        "https://a@g.example/",
        "g.example",
    ] {
        assert_eq!(flaws(&gateway(address, "")), ["gateway.address"], "{address}");
    }
    assert_eq!(
        flaws(&gateway("https://g.example/", "[gateway.headers]\nA = \"{secret}\"")),
        ["gateway.secret-file"]
    );
    assert_eq!(
        flaws(&gateway("https://g.example/", "[gateway.refused]")),
        ["gateway.refused"]
    );
    assert_eq!(
        flaws("[gateway]\naddress = \"https://g.example/?to={number}\""),
        ["gateway.template"]
    );
}

#[test]
fn the_message_about_a_broken_file_does_not_quote_it() {
    let broken = MessageSettings::read("a = 1\npassword = rahasia", &Secrets::default(), &beside).unwrap_err();
    assert_eq!(broken[0].what.id, "baris 2 bukan TOML");
}

#[test]
fn quiet_hours_go_over_midnight() {
    for (minute, holds) in [
        (19 * 60 + 59, false),
        (20 * 60, true),
        (0, true),
        (419, true),
        (420, false),
    ] {
        assert_eq!(Hours::NIGHT.hold(minute), holds, "{minute}");
    }
    let noon = Hours { from: 720, until: 780 };
    assert!(noon.hold(720) && !noon.hold(780) && !noon.hold(0));
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading(text in ".*") {
        let _ = MessageSettings::read(&text, &Secrets::default(), &beside);
    }
}
