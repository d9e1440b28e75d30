//! Mail by SMTP.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};

use crate::answer::{Answer, Why};
use crate::letter::{Letter, is_mailbox};
use crate::secret::Secret;

/// Codes by which a server says that it does not know the office, not that it does not know the mailbox.
const SIGN_IN: [u16; 4] = [530, 534, 535, 538];

/// How a connection is kept from being read on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Safety {
    /// From the first byte, usually port 465.
    Tls,
    /// After the greeting, usually port 587; without it nothing is sent.
    StartTls,
    /// Only for a server on the same machine.
    Local,
}

/// A mail server that takes the office's mail.
#[derive(Clone, Debug)]
pub struct MailServer {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) safety: Safety,
    pub(crate) user: Option<String>,
    pub(crate) password: Option<Secret>,
    pub(crate) from: Mailbox,
    /// Of each step of the conversation.
    pub(crate) patience: Duration,
}

impl MailServer {
    pub(crate) fn send(&self, mailbox: &str, letter: &Letter) -> Answer {
        let Some(message) = self.message(mailbox, letter) else {
            return Answer::Refused { why: Why::Address };
        };
        let Some(transport) = self.transport() else {
            return Answer::Later {
                why: Why::Unsafe,
                after: None,
            };
        };
        match transport.send(&message) {
            Ok(_) => Answer::Taken { id: None },
            Err(error) => judged(&error),
        }
    }

    fn message(&self, mailbox: &str, letter: &Letter) -> Option<Message> {
        if !is_mailbox(mailbox) {
            return None;
        }
        let to = Mailbox::new(None, mailbox.parse().ok()?);
        let name: String = letter.key.chars().filter(char::is_ascii_alphanumeric).collect();
        // No out-of-office note answers a letter that says so, see RFC 3834.
        let automatic = HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        );
        let built = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(one_line(&letter.subject))
            .message_id(Some(format!("<{name}@{}>", self.from.email.domain())))
            .raw_header(automatic)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.replace("\r\n", "\n").replace('\n', "\r\n"));
        built.ok()
    }

    fn transport(&self) -> Option<SmtpTransport> {
        let parameters = || TlsParameters::new(self.host.clone()).ok();
        let tls = match self.safety {
            Safety::Tls => Tls::Wrapper(parameters()?),
            Safety::StartTls => Tls::Required(parameters()?),
            Safety::Local => Tls::None,
        };
        let mut builder = SmtpTransport::builder_dangerous(self.host.as_str())
            .port(self.port)
            .tls(tls)
            .timeout(Some(self.patience));
        if let (Some(user), Some(password)) = (&self.user, &self.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.text().to_owned()));
        }
        Some(builder.build())
    }
}

/// A subject is one line, whatever was written into it.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

fn judged(error: &lettre::transport::smtp::Error) -> Answer {
    let status = error.status().map(u16::from);
    let later = |why| Answer::Later { why, after: None };
    match status {
        Some(status) if SIGN_IN.contains(&status) => later(Why::SignIn),
        Some(status) if error.is_permanent() => Answer::Refused {
            why: Why::Status(status),
        },
        Some(status) => later(Why::Status(status)),
        None if has_timed_out(error) => later(Why::TimedOut),
        None if error.is_tls() => later(Why::Unsafe),
        None if error.is_response() => later(Why::NotUnderstood),
        None => later(Why::Unreachable),
    }
}

/// The library knows one of the two kinds by which the system says that nothing came in time.
fn has_timed_out(error: &lettre::transport::smtp::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(broken) = cause.downcast_ref::<std::io::Error>() {
            return matches!(
                broken.kind(),
                std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock
            );
        }
        source = cause.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_of_many_lines_becomes_one() {
        assert_eq!(one_line("a\r\nBcc: x@y.example"), "a  Bcc: x@y.example");
    }
}
