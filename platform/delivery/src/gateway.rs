//! A gateway that speaks HTTP: any provider of WhatsApp or SMS, by its own address, words and ways to say yes.

pub(crate) mod body;
pub(crate) mod verdict;

use std::io;
use std::time::Duration;

use ureq::http::{Request, Response};
use ureq::{Agent, Body};

use crate::answer::{Answer, Why};
use crate::gateway::body::{Wording, percent_encoded};
use crate::gateway::verdict::Verdicts;
use crate::letter::Letter;
use crate::pattern::Pattern;
use crate::secret::Secret;

/// The places of a body, an address and of headers.
pub(crate) const SLOTS: [&str; 4] = ["number", "text", "key", "secret"];

/// More of an answer is not read.
const ANSWER_BYTES: u64 = 64 * 1024;

/// How long somebody may tell us to wait.
const LONGEST_WAIT: Duration = Duration::from_secs(6 * 3600);

/// How a provider wants numbers written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// `081234567890`
    National,
    /// `6281234567890`
    International,
    /// `+6281234567890`
    Plus,
}

/// A gateway as it was set up.
#[derive(Clone, Debug)]
pub struct Gateway {
    /// Up to the question mark, which nothing that is filled in can move.
    pub(crate) place: String,
    /// What follows the question mark, where there is one.
    pub(crate) query: Option<Pattern>,
    pub(crate) method: String,
    pub(crate) headers: Vec<(String, Pattern)>,
    pub(crate) body: Option<Wording>,
    pub(crate) number: NumberForm,
    pub(crate) secret: Option<Secret>,
    pub(crate) verdicts: Verdicts,
    /// For the whole conversation.
    pub(crate) patience: Duration,
}

impl NumberForm {
    fn write(self, national: &str) -> String {
        let rest = national.strip_prefix('0').unwrap_or(national);
        match self {
            Self::National => national.to_owned(),
            Self::International => format!("62{rest}"),
            Self::Plus => format!("+62{rest}"),
        }
    }
}

impl Gateway {
    pub(crate) fn send(&self, number: &str, letter: &Letter) -> Answer {
        if number.len() < 9 || !number.bytes().all(|digit| digit.is_ascii_digit()) {
            return Answer::Refused { why: Why::Address };
        }
        let Some(request) = self.request(number, letter) else {
            return Answer::Refused { why: Why::Address };
        };
        match self.agent().run(request) {
            Ok(response) => self.judged(response),
            Err(error) => Answer::Later {
                why: cause(&error),
                after: None,
            },
        }
    }

    /// What is written into a place.
    fn value(&self, slot: &str, number: &str, letter: &Letter) -> String {
        match slot {
            "number" => self.number.write(number),
            "text" => letter.text.clone(),
            "key" => letter.key.clone(),
            _ => self
                .secret
                .as_ref()
                .map(|secret| secret.text().to_owned())
                .unwrap_or_default(),
        }
    }

    /// `None` where a value cannot stand in a header.
    fn request(&self, number: &str, letter: &Letter) -> Option<Request<String>> {
        let value = |slot: &str| self.value(slot, number, letter);
        let address = match &self.query {
            Some(query) => format!("{}?{}", self.place, query.filled(|slot| percent_encoded(&value(slot)))),
            None => self.place.clone(),
        };
        let mut request = Request::builder().method(self.method.as_str()).uri(address);
        for (name, pattern) in &self.headers {
            request = request.header(name, pattern.filled(value));
        }
        let body = self.body.as_ref().map(|wording| {
            let kind = wording.media_type();
            (kind, wording.filled(value))
        });
        if let Some((kind, _)) = &body {
            request = request.header("content-type", *kind);
        }
        request.body(body.map(|(_, text)| text).unwrap_or_default()).ok()
    }

    fn agent(&self) -> Agent {
        let config = Agent::config_builder()
            .timeout_global(Some(self.patience))
            .http_status_as_error(false)
            // An answer that leads elsewhere is judged and not followed: numbers and secrets go to one host only.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            // What the environment says of proxies is no setting of this program.
            .proxy(None)
            .user_agent("maklumat")
            .build();
        config.new_agent()
    }

    fn judged(&self, mut response: Response<Body>) -> Answer {
        let status = response.status().as_u16();
        let wait = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT));
        if (300..400).contains(&status) {
            return Answer::Later {
                why: Why::LeadsElsewhere,
                after: wait,
            };
        }
        let read = response
            .body_mut()
            .with_config()
            .limit(ANSWER_BYTES)
            .lossy_utf8(true)
            .read_to_string();
        self.verdicts.judged(status, read.as_deref().unwrap_or_default(), wait)
    }
}

fn cause(error: &ureq::Error) -> Why {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a foreign enum that grows: what is not known here is a connection that failed"
    )]
    match error {
        ureq::Error::Timeout(_) => Why::TimedOut,
        ureq::Error::Io(broken) if broken.kind() == io::ErrorKind::TimedOut => Why::TimedOut,
        ureq::Error::Protocol(_) | ureq::Error::Http(_) | ureq::Error::LargeResponseHeader(..) => Why::NotUnderstood,
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::TlsRequired => Why::Unsafe,
        _ => Why::Unreachable,
    }
}
