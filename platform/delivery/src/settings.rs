//! `messages.toml`: how an office sends letters. Read as a whole; with a flaw in it nothing is sent.

mod keys;
mod reader;

use std::time::Duration;

use lettre::message::Mailbox;
use maklumat_vocabulary::LocalizedText;

use crate::carrier::Delivery;
use crate::gateway::body::{Unusable, Wording};
use crate::gateway::verdict::{Verdict, Verdicts};
use crate::gateway::{Gateway, NumberForm, SLOTS};
use crate::mail::{MailServer, Safety};
use crate::pattern::Pattern;
use crate::secret::{Secret, Secrets};
use reader::{Reader, said};

/// How long a mail server may take for a step of the conversation, and a gateway for all of it.
const PATIENCE: Duration = Duration::from_secs(15);

/// Everything in the file.
#[derive(Clone, Debug)]
pub struct MessageSettings {
    pub delivery: Delivery,
    /// When nobody is written to, unless the kind of letter is urgent.
    pub quiet: Option<Hours>,
    /// Kinds of letters that wait for no morning.
    pub urgent: Vec<String>,
}

/// From a minute of the day to another, over midnight where the second comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub from: u16,
    pub until: u16,
}

/// What is wrong with the file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// `mail.host`
    pub key: String,
    pub what: LocalizedText,
}

impl Default for MessageSettings {
    fn default() -> Self {
        Self {
            delivery: Delivery::default(),
            quiet: Some(Hours::NIGHT),
            urgent: Vec::new(),
        }
    }
}

impl Hours {
    /// 20.00-07.00
    pub const NIGHT: Self = Self {
        from: 20 * 60,
        until: 7 * 60,
    };

    #[must_use]
    pub const fn hold(self, minute: u16) -> bool {
        if self.from <= self.until {
            self.from <= minute && minute < self.until
        } else {
            minute >= self.from || minute < self.until
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let minute = |text: &str| {
            let (hour, minute) = text.trim().split_once(['.', ':'])?;
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (hour < 24 && minute < 60).then_some(hour * 60 + minute)
        };
        Some(Self {
            from: minute(from)?,
            until: minute(until)?,
        })
    }
}

impl MessageSettings {
    /// Reads the file. `beside` gives the content of a file named in it.
    pub fn read(text: &str, secrets: &Secrets, beside: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<Flaw>> {
        let mut reader = Reader::of(text, beside)?;
        let settings = Self {
            quiet: quiet(&mut reader),
            urgent: reader.texts("", "urgent"),
            delivery: Delivery {
                mail: if reader.has("mail") {
                    mail(&mut reader, secrets)
                } else {
                    None
                },
                gateway: if reader.has("gateway") {
                    gateway(&mut reader, secrets)
                } else {
                    None
                },
            },
        };
        reader.done().map(|()| settings)
    }
}

fn quiet(reader: &mut Reader<'_>) -> Option<Hours> {
    let Some(text) = reader.text("", "quiet") else {
        return Some(Hours::NIGHT);
    };
    if text.is_empty() {
        return None;
    }
    let hours = Hours::read(&text);
    if hours.is_none() {
        reader.flaw(
            "quiet",
            said("tulis seperti \"20.00-07.00\"", "write it as \"20.00-07.00\""),
        );
    }
    hours
}

fn mail(reader: &mut Reader<'_>, secrets: &Secrets) -> Option<MailServer> {
    const MAIL: &str = "mail";
    let host = reader.needed(MAIL, "host");
    let safety = safety(reader, host.as_deref());
    let usual = match safety {
        Safety::Tls => 465,
        Safety::StartTls => 587,
        Safety::Local => 25,
    };
    let port = reader.number(MAIL, "port").unwrap_or(usual);
    let user = reader.text(MAIL, "user");
    let password = reader
        .secret_file(MAIL, "password-file")
        .or_else(|| secrets.mail_password.clone());
    if user.is_some() && password.is_none() {
        reader.flaw(
            "mail.password-file",
            said(
                "sandi belum ada: isi password-file, atau variabel MAKLUMAT_MAIL_PASSWORD",
                "there is no password: set password-file, or the variable MAKLUMAT_MAIL_PASSWORD",
            ),
        );
    }
    let from = reader.needed(MAIL, "from").and_then(|text| {
        let mailbox = text.parse::<Mailbox>().ok();
        if mailbox.is_none() {
            reader.flaw(
                "mail.from",
                said(
                    "tulis seperti \"Layanan <layanan@kabupaten.example>\"",
                    "write it as \"Services <services@regency.example>\"",
                ),
            );
        }
        mailbox
    });
    Some(MailServer {
        host: host?,
        port,
        safety,
        user,
        password,
        from: from?,
        patience: patience(reader, MAIL),
    })
}

/// Unprotected only where nobody else can listen.
fn safety(reader: &mut Reader<'_>, host: Option<&str>) -> Safety {
    let flaw = match reader.text("mail", "tls").as_deref() {
        None | Some("starttls") => return Safety::StartTls,
        Some("tls") => return Safety::Tls,
        Some("none") if host.is_some_and(is_here) => return Safety::Local,
        Some("none") => said(
            "tanpa TLS hanya untuk 127.0.0.1, ::1, atau localhost",
            "without TLS only for 127.0.0.1, ::1 or localhost",
        ),
        Some(_) => said("pilih starttls, tls, atau none", "starttls, tls or none"),
    };
    reader.flaw("mail.tls", flaw);
    Safety::StartTls
}

fn gateway(reader: &mut Reader<'_>, secrets: &Secrets) -> Option<Gateway> {
    const GATEWAY: &str = "gateway";
    let secret = reader
        .secret_file(GATEWAY, "secret-file")
        .or_else(|| secrets.gateway_secret.clone());
    let address = reader
        .needed(GATEWAY, "address")
        .and_then(|text| address(reader, &text));
    let method = reader.text(GATEWAY, "method").unwrap_or_else(|| "POST".to_owned());
    if !["GET", "POST", "PUT"].contains(&method.as_str()) {
        reader.flaw("gateway.method", said("pilih GET, POST, atau PUT", "GET, POST or PUT"));
    }
    let number = match reader.text(GATEWAY, "number").as_deref() {
        None | Some("62") => NumberForm::International,
        Some("+62") => NumberForm::Plus,
        Some("0") => NumberForm::National,
        Some(_) => {
            reader.flaw("gateway.number", said("pilih 62, +62, atau 0", "62, +62 or 0"));
            NumberForm::International
        }
    };
    let body = body(reader);
    let headers = headers(reader);
    let (place, query) = address?;
    let names = |slot: &str| {
        body.as_ref().is_some_and(|body| body.names(slot)) || query.as_ref().is_some_and(|query| query.names(slot))
    };
    for slot in ["number", "text"] {
        if !names(slot) {
            reader.flaw(
                "gateway.template",
                said(
                    &format!("{{{slot}}} tidak ada di template atau alamat"),
                    &format!("{{{slot}}} is neither in the template nor in the address"),
                ),
            );
        }
    }
    let needs_secret = names("secret") || headers.iter().any(|(_, value)| value.names("secret"));
    if needs_secret && secret.is_none() {
        reader.flaw(
            "gateway.secret-file",
            said(
                "{secret} belum ada: isi secret-file, atau variabel MAKLUMAT_GATEWAY_SECRET",
                "there is no {secret}: set secret-file, or the variable MAKLUMAT_GATEWAY_SECRET",
            ),
        );
    }
    Some(Gateway {
        place,
        query,
        method,
        headers,
        body,
        number,
        secret,
        verdicts: verdicts(reader),
        patience: patience(reader, GATEWAY),
    })
}

/// Host and path are fixed; places may stand behind the question mark only.
fn address(reader: &mut Reader<'_>, text: &str) -> Option<(String, Option<Pattern>)> {
    let (place, query) = text
        .split_once('?')
        .map_or((text, None), |(place, query)| (place, Some(query)));
    let uri: Option<ureq::http::Uri> = place.parse().ok();
    let host = uri.as_ref().and_then(|uri| uri.host()).map(str::to_owned);
    let is_safe = match (uri.as_ref().and_then(|uri| uri.scheme_str()), &host) {
        (Some("https"), Some(_)) => true,
        (Some("http"), Some(host)) => is_here(host),
        (_, _) => false,
    };
    if !is_safe || place.contains(['{', '}', '@']) {
        reader.flaw(
            "gateway.address",
            said(
                "tulis alamat https lengkap; isian seperti {number} hanya boleh setelah tanda tanya",
                "write a whole https address; places such as {number} only behind the question mark",
            ),
        );
        return None;
    }
    let query = query.map(|query| Pattern::read(query, &SLOTS)).transpose();
    match query {
        Ok(query) => Some((place.to_owned(), query)),
        Err(unknown) => {
            reader.unknown_slot("gateway.address", &unknown.0);
            None
        }
    }
}

fn body(reader: &mut Reader<'_>) -> Option<Wording> {
    let text = reader.text("gateway", "template")?;
    let read = match reader.text("gateway", "body").as_deref() {
        None | Some("json") => Wording::json(&text),
        Some("form") => Wording::form(&text),
        Some(_) => {
            reader.flaw("gateway.body", said("pilih json atau form", "json or form"));
            return None;
        }
    };
    match read {
        Ok(wording) => Some(wording),
        Err(Unusable::Slot(name)) => {
            reader.unknown_slot("gateway.template", &name);
            None
        }
        Err(Unusable::NotJson) => {
            reader.flaw("gateway.template", said("bukan JSON yang utuh", "is no whole JSON"));
            None
        }
    }
}

fn headers(reader: &mut Reader<'_>) -> Vec<(String, Pattern)> {
    let mut headers = Vec::new();
    for (name, text) in reader.pairs("gateway.headers") {
        let is_name = ureq::http::HeaderName::from_bytes(name.as_bytes()).is_ok();
        let is_value = ureq::http::HeaderValue::from_str(&text).is_ok();
        match Pattern::read(&text, &["key", "secret"]) {
            Ok(pattern) if is_name && is_value => headers.push((name, pattern)),
            Ok(_) => reader.flaw(
                &format!("gateway.headers.{name}"),
                said("tidak dapat menjadi kepala HTTP", "cannot be a header"),
            ),
            Err(unknown) => reader.unknown_slot(&format!("gateway.headers.{name}"), &unknown.0),
        }
    }
    headers
}

fn verdicts(reader: &mut Reader<'_>) -> Verdicts {
    Verdicts {
        taken: verdict(reader, "gateway.taken"),
        refused: reader
            .has("gateway.refused")
            .then(|| verdict(reader, "gateway.refused")),
        id: reader.text("gateway.taken", "id"),
    }
}

fn verdict(reader: &mut Reader<'_>, section: &str) -> Verdict {
    let verdict = Verdict {
        status: reader.numbers(section, "status"),
        field: reader.text(section, "field"),
        values: reader.texts(section, "values"),
    };
    if verdict.field.is_some() == verdict.values.is_empty() {
        reader.flaw(
            section,
            said("isi field dan values bersama-sama", "set field and values together"),
        );
    }
    if section == "gateway.refused" && verdict.field.is_none() && verdict.status.is_empty() {
        reader.flaw(section, said("isi status atau field", "set status or field"));
    }
    verdict
}

fn patience(reader: &mut Reader<'_>, section: &str) -> Duration {
    let seconds = reader.number(section, "seconds").map(u64::from);
    if seconds.is_some_and(|seconds| !(1..=60).contains(&seconds)) {
        reader.flaw(
            &format!("{section}.seconds"),
            said("antara 1 dan 60", "between 1 and 60"),
        );
    }
    seconds.map_or(PATIENCE, Duration::from_secs)
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    let bare = host.trim_matches(['[', ']']);
    bare == "localhost"
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// A password, from what a file holds.
fn secret(text: &str) -> Option<Secret> {
    let text = text.trim();
    let is_one = !text.is_empty() && !text.contains(char::is_control);
    is_one.then(|| Secret::new(text))
}

#[cfg(test)]
mod tests;
