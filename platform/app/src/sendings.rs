//! Forms an officer's browser may send again after a dropped line: each is carried out once, and what came of it is
//! answered the same way to whoever asks again.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::OfficerId;

use crate::App;
use crate::problem::Problem;
use crate::random;
use crate::views::Private;

/// After so many seconds without an answer it is taken for broken off: no act lasts as long.
const BROKEN_OFF: i64 = 60;

/// How long an answer is kept, in seconds. What waits in a browser for longer is no longer sent by it.
pub(crate) const ANSWERS_KEPT: i64 = 8 * 86_400;

/// Letters of a key.
const KEY: usize = 32;

/// What becomes of a form that was sent.
#[derive(Clone, PartialEq, Eq)]
pub enum Sent {
    /// For the first time, or again after it broke off: it is carried out now.
    Now,
    /// It was carried out, and answered so.
    Before(Vec<u8>),
    /// It is being carried out at this moment.
    UnderWay,
}

/// A form as it was sent.
pub struct Sending<'s> {
    /// As the page gave it to the browser.
    pub key: &'s str,
    pub place: &'s str,
    /// What was filled in, without what changes with the session.
    pub content: &'s [u8],
}

/// How a browser keeps what could not be sent.
#[derive(Clone, Debug)]
pub struct QueueSecret {
    /// Whose it is; says nothing of the officer.
    pub owner: String,
    /// Seals what waits. Only pages of this officer's own sessions bear it.
    pub key: Private,
}

impl App {
    /// A key for a form that is carried out once.
    #[must_use]
    pub fn sending_key(&self) -> String {
        random::hex(&random::bytes::<16>())
    }

    /// By what the browser of an officer keeps forms that wait for the line: the same in each of their sessions, so that
    /// what waited is still readable after signing in again, and another's for everybody else.
    #[must_use]
    pub fn queue_secret(&self, officer: &OfficerId) -> QueueSecret {
        let keys = self.store().keys();
        let made = |purpose: &'static str| keys.lookup(self.store().tenant(), purpose, officer.as_str());
        QueueSecret {
            owner: random::hex(&made("queue-owner")[..8]),
            key: Private(random::hex(&made("queue-key"))),
        }
    }

    /// Whether a form is to be carried out: known by the key it bears, where it was sent to, and what it said.
    pub async fn begin_sending(&self, officer: &OfficerId, sending: &Sending<'_>) -> Result<Sent, Problem> {
        let Some(key) = sending.key() else {
            return Ok(Sent::Now);
        };
        let now = self.now();
        let id = (officer.as_str(), key.as_str());
        let mut tx = self.store().begin().await?;
        if tx.begin_sending(id, now).await? {
            tx.commit().await?;
            return Ok(Sent::Now);
        }
        let before = tx.sending(officer.as_str(), &key).await?;
        let broken_off = Timestamp::from_second(now.as_second() - BROKEN_OFF).unwrap_or(now);
        let sent = match before.map(|before| before.answer) {
            Some(Some(answer)) => Sent::Before(answer),
            // The act itself tells whoever does it a second time; what is lost is only the first answer.
            Some(None) if tx.take_over_sending(id, (broken_off, now)).await? => Sent::Now,
            Some(None) | None => Sent::UnderWay,
        };
        tx.commit().await?;
        Ok(sent)
    }

    /// It was carried out: whoever sends it again is answered so.
    pub async fn answer_sending(
        &self,
        officer: &OfficerId,
        sending: &Sending<'_>,
        answer: &[u8],
    ) -> Result<(), Problem> {
        let Some(key) = sending.key() else { return Ok(()) };
        let mut tx = self.store().begin().await?;
        tx.answer_sending((officer.as_str(), &key), answer).await?;
        tx.commit().await?;
        Ok(())
    }

    /// It was not carried out: the form can be mended and sent again.
    pub async fn release_sending(&self, officer: &OfficerId, sending: &Sending<'_>) -> Result<(), Problem> {
        let Some(key) = sending.key() else { return Ok(()) };
        let mut tx = self.store().begin().await?;
        tx.release_sending((officer.as_str(), &key)).await?;
        tx.commit().await?;
        Ok(())
    }
}

impl Sending<'_> {
    /// What is kept of it; `None` where the browser's key is none of ours, and nothing is promised.
    fn key(&self) -> Option<String> {
        let is_ours = self.key.len() == KEY && self.key.bytes().all(|letter| letter.is_ascii_hexdigit());
        let content = maklumat_credential::digest(self.content);
        let whole = format!("{}\n{}\n{content}", self.key, self.place);
        is_ours.then(|| maklumat_credential::digest(whole.as_bytes()).to_string())
    }
}
