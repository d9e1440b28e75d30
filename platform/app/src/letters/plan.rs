//! A fact that is told becomes a letter, in the transaction that tells it on the tracking page.

use maklumat_calendar::Timestamp;
use maklumat_store::{Message, NewLetter, Tx, Uuid};

use super::contact::contact_of_case;
use super::kinds::kind_of;
use crate::App;
use crate::problem::Problem;

impl App {
    /// Plans the letter of a message, where its applicant wants one and the office can send it.
    pub(crate) async fn plan_letter(&self, tx: &mut Tx, case: Uuid, message: &Message) -> Result<(), Problem> {
        if !self.letter_channels().is_any() || kind_of(&message.kind).is_none() {
            return Ok(());
        }
        let Some(contact) = contact_of_case(tx, case).await? else {
            return Ok(());
        };
        let Some(channel) = contact.channel.filter(|channel| self.0.letters.carries(*channel)) else {
            return Ok(());
        };
        let now = self.now();
        let letter = NewLetter {
            id: message.id,
            matter: Some(case),
            officer: None,
            kind: &message.kind,
            about: message.about.as_deref(),
            until: message.until,
            channel: channel.word(),
            link: Some(self.link_hash(&self.link_code(message.id))),
            at: now,
            not_before: self.next_waking(&message.kind, now),
        };
        tx.plan_letter(&letter).await?;
        Ok(())
    }

    /// The moment from which somebody may be written to: at once by day, in the morning by night.
    pub(crate) fn next_waking(&self, kind: &str, now: Timestamp) -> Timestamp {
        let letters = &self.0.letters;
        let Some(quiet) = letters
            .quiet
            .filter(|_| !letters.urgent.iter().any(|urgent| urgent == kind))
        else {
            return now;
        };
        let minute = self.minute_of_day(now);
        if !quiet.hold(minute) {
            return now;
        }
        let wait = (i64::from(quiet.until) - i64::from(minute)).rem_euclid(24 * 60);
        let seconds = now.as_second().rem_euclid(60);
        Timestamp::from_second(now.as_second() - seconds + wait * 60).unwrap_or(now)
    }

    /// By the clock of the regency.
    pub(crate) fn minute_of_day(&self, at: Timestamp) -> u16 {
        let time = self.zone().time(at);
        let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
        u16::try_from(minutes).unwrap_or(0)
    }
}
