//! Sending what was planned: at least once, later where it cannot be now, parked after too many tries.

use maklumat_calendar::Timestamp;
use maklumat_delivery::{Address, Answer, Letter, Why};
use maklumat_store::{PlannedLetter, new_id};
use maklumat_vocabulary::Language;

use super::contact::contact_of_case;
use super::kinds::kind_of;
use super::words::{About, subject, values};
use crate::App;
use crate::problem::Problem;
use crate::views::letters::{ContactChoice, LetterChannel};

/// How long a worker may hold letters, in seconds. Longer than all of a round can take.
const LEASE: i64 = 600;

/// Letters of one round.
const ROUND: i64 = 20;

/// Tries before a person must look: about four hours.
const TRIES: i64 = 8;

/// Wait after the first failed try, in seconds; doubled with each further one.
const WAIT: i64 = 60;

/// The longest wait between two tries.
const LONGEST_WAIT: i64 = 6 * 3600;

/// A channel that did not answer so often in a row is left alone for the rest of the round.
const SILENT: u32 = 3;

/// A letter that is ready, or why there is none.
pub(super) enum Composed {
    Ready(LetterChannel, Letter),
    /// Nobody wants it any more, or nobody is there.
    Nobody,
}

impl App {
    /// Sends letters whose time has come. Gives how many were taken.
    pub async fn deliver_letters(&self) -> Result<u64, Problem> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let leased = tx.lease_letters(now, later(now, LEASE), ROUND).await?;
        tx.commit().await?;
        let mut taken = 0;
        let mut silent = 0;
        for letter in leased {
            if silent >= SILENT {
                self.wait_with(&letter, later(self.now(), WAIT)).await?;
                continue;
            }
            match self.deliver(&letter).await {
                Ok(Some(Answer::Taken { .. })) => (taken, silent) = (taken + 1, 0),
                Ok(Some(Answer::Later {
                    why: Why::TimedOut | Why::Unreachable,
                    ..
                })) => silent += 1,
                Ok(Some(Answer::Later { .. } | Answer::Refused { .. } | Answer::Unclear { .. }) | None) => silent = 0,
                Err(problem) => {
                    tracing::error!(kind = %letter.kind, problem = ?problem, "a letter could not be written");
                    self.put_letter_off(&letter, ("it could not be written", None)).await?;
                }
            }
        }
        Ok(taken)
    }

    async fn deliver(&self, planned: &PlannedLetter) -> Result<Option<Answer>, Problem> {
        let now = self.now();
        // Tried again, it may have got late.
        let waking = self.next_waking(&planned.kind, now);
        if waking > now {
            self.wait_with(planned, waking).await?;
            return Ok(None);
        }
        match self.composed(planned).await? {
            Composed::Nobody => {
                self.end_letter(planned, &planned.channel, ("dropped", None)).await?;
                Ok(None)
            }
            Composed::Ready(channel, letter) => {
                let answer = self.carry(letter).await;
                self.note_answer(planned, channel, &answer).await?;
                Ok(Some(answer))
            }
        }
    }

    async fn composed(&self, planned: &PlannedLetter) -> Result<Composed, Problem> {
        match (planned.matter, &planned.officer) {
            (Some(_), _) => self.about_case(planned).await,
            (None, Some(officer)) => self.to_officer(planned, officer).await,
            (None, None) => Ok(Composed::Nobody),
        }
    }

    async fn about_case(&self, planned: &PlannedLetter) -> Result<Composed, Problem> {
        let (Some(case), Some(kind)) = (planned.matter, kind_of(&planned.kind)) else {
            return Ok(Composed::Nobody);
        };
        let mut reader = self.store().read().await?;
        let contact = contact_of_case(&mut reader, case).await?;
        let Some((channel, to)) = contact.as_ref().and_then(address) else {
            return Ok(Composed::Nobody);
        };
        let language = contact.map_or(Language::default(), |contact| contact.language);
        let loaded = match self.load(&mut reader, case).await {
            Ok(loaded) => loaded,
            // Erased meanwhile.
            Err(Problem::NotFound) => return Ok(Composed::Nobody),
            Err(problem) => return Err(problem),
        };
        let about = About {
            product: planned.about.as_deref(),
            until: planned.until,
            link: self.short_link(planned.id),
        };
        let values = values(&loaded, &about, language);
        let text = self.written(&mut reader, kind, language, &values).await?;
        let letter = Letter {
            to,
            subject: subject(&values, language),
            text,
            key: planned.id.simple().to_string(),
        };
        Ok(Composed::Ready(channel, letter))
    }

    async fn note_answer(
        &self,
        planned: &PlannedLetter,
        channel: LetterChannel,
        answer: &Answer,
    ) -> Result<(), Problem> {
        match answer {
            Answer::Taken { .. } => self.end_letter(planned, channel.word(), ("taken", None)).await,
            Answer::Refused { why } => {
                self.end_letter(planned, channel.word(), ("refused", Some(&why.to_string())))
                    .await
            }
            Answer::Later { why, after } => {
                let after = after.and_then(|after| i64::try_from(after.as_secs()).ok());
                self.put_letter_off(planned, (&why.to_string(), after)).await
            }
            // Sent again by itself it could arrive twice.
            Answer::Unclear { why } => self.park_letter(planned, &why.to_string()).await,
        }
    }

    async fn end_letter(
        &self,
        planned: &PlannedLetter,
        channel: &str,
        outcome: (&str, Option<&str>),
    ) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        tx.finish_letter(planned.id, self.now(), channel, outcome).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn wait_with(&self, planned: &PlannedLetter, until: Timestamp) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        tx.let_letter_wait(planned.id, until).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn put_letter_off(
        &self,
        planned: &PlannedLetter,
        (problem, after): (&str, Option<i64>),
    ) -> Result<(), Problem> {
        if planned.attempts >= TRIES {
            return self.park_letter(planned, problem).await;
        }
        let usual = WAIT << planned.attempts.saturating_sub(1).clamp(0, TRIES);
        let wait = after.unwrap_or(usual).max(usual).min(LONGEST_WAIT);
        let mut tx = self.store().begin().await?;
        tx.postpone_letter(planned.id, later(self.now(), wait), problem).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn park_letter(&self, planned: &PlannedLetter, problem: &str) -> Result<(), Problem> {
        tracing::error!(kind = %planned.kind, problem, "a letter was given up; an administrator must look");
        let mut tx = self.store().begin().await?;
        tx.park_letter(planned.id, self.now(), problem).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Sends a letter that waits for no round, and remembers only that it was sent.
    pub(crate) async fn send_at_once(
        &self,
        (kind, channel): (&str, LetterChannel),
        letter: Letter,
    ) -> Result<Answer, Problem> {
        let at = self.now();
        let answer = self.carry(letter).await;
        let problem = match &answer {
            Answer::Taken { .. } => None,
            Answer::Refused { why } | Answer::Later { why, .. } | Answer::Unclear { why } => Some(why.to_string()),
        };
        let outcome = match &answer {
            Answer::Taken { .. } => "taken",
            Answer::Refused { .. } | Answer::Later { .. } | Answer::Unclear { .. } => "refused",
        };
        let mut tx = self.store().begin().await?;
        let kept = (outcome, problem.as_deref());
        tx.keep_sent_letter(new_id(at)?, (kind, channel.word()), at, kept)
            .await?;
        tx.commit().await?;
        Ok(answer)
    }
}

/// Where somebody wants letters.
fn address(contact: &ContactChoice) -> Option<(LetterChannel, Address)> {
    let channel = contact.channel?;
    let to = match channel {
        LetterChannel::Phone => Address::Phone(contact.phone.0.clone()),
        LetterChannel::Mail => Address::Mailbox(contact.mailbox.0.clone()),
    };
    Some((channel, to))
}

pub(super) fn later(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() + seconds).unwrap_or(now)
}
