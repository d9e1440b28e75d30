//! Carrying out effects, each for itself: told where the case is tracked, put off when it fails, parked when hopeless.
//!
//! Applicants read their messages on the tracking page, and where they asked for it a letter is planned beside each.
//! Officers see late files in the red zone of the inbox, so that an alert needs nothing more.

use maklumat_calendar::Timestamp;
use maklumat_store::{Effect, Message};

use super::effect::{ALERT, INVITE_SURVEY, NOTIFY, Payload, REMIND};
use super::{ROUND, later};
use crate::App;
use crate::problem::Problem;

/// How long a worker may hold an effect, in seconds.
const LEASE: i64 = 60;

/// Tries before a person must look.
const TRIES: i64 = 8;

/// Wait after the first failed try, in seconds; doubled with each further one.
const WAIT: i64 = 30;

/// What is to be done with an effect.
enum Deed {
    Tell(Message),
    /// It is seen elsewhere already.
    Nothing,
    /// Its time has not come.
    Wait(Timestamp),
}

impl App {
    /// Carries out what the outbox holds.
    pub(super) async fn carry_out_effects(&self) -> Result<(), Problem> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let effects = tx.lease_effects(now, later(now, LEASE), ROUND).await?;
        tx.commit().await?;
        for effect in effects {
            let done = match deed(&effect, now) {
                Some(deed) => self.carry_out(&effect, deed, now).await,
                None => self.park(&effect, now).await,
            };
            if let Err(problem) = done {
                // The cause stands in the log beside its incident number.
                tracing::error!(kind = %effect.kind, problem = ?problem, "an effect failed");
                self.put_off(&effect, now).await?;
            }
        }
        Ok(())
    }

    async fn carry_out(&self, effect: &Effect, deed: Deed, now: Timestamp) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        match deed {
            Deed::Tell(message) => {
                if let Some(matter) = effect.matter {
                    tx.keep_message(matter, &message).await?;
                    self.plan_letter(&mut tx, matter, &message).await?;
                }
                tx.finish_effect(effect.id, now).await?;
            }
            Deed::Nothing => {
                tx.finish_effect(effect.id, now).await?;
            }
            Deed::Wait(until) => tx.postpone_effect(effect.id, until, "its time has not come").await?,
        }
        tx.commit().await?;
        Ok(())
    }

    async fn park(&self, effect: &Effect, now: Timestamp) -> Result<(), Problem> {
        tracing::error!(kind = %effect.kind, "an effect is not understood and was parked");
        let mut tx = self.store().begin().await?;
        tx.park_effect(effect.id, now, "this release does not understand it")
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn put_off(&self, effect: &Effect, now: Timestamp) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        if effect.attempts >= TRIES {
            tx.park_effect(effect.id, now, "it failed too often").await?;
        } else {
            let wait = WAIT << effect.attempts.clamp(0, TRIES);
            tx.postpone_effect(effect.id, later(now, wait), "it failed").await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// `None`: not understood.
fn deed(effect: &Effect, now: Timestamp) -> Option<Deed> {
    let payload: Payload = serde_json::from_slice(&effect.payload).ok()?;
    let at = payload.at.and_then(|at| Timestamp::from_second(at).ok());
    let message = |kind: &str, until| {
        Deed::Tell(Message {
            id: effect.id,
            kind: kind.to_owned(),
            about: payload.product.clone(),
            until,
            at: effect.at,
        })
    };
    match effect.kind.as_str() {
        NOTIFY => payload.notice.as_deref().map(|notice| message(notice, at)),
        // Effects of an earlier release do not wait by themselves.
        REMIND | INVITE_SURVEY => Some(match at.filter(|at| *at > now) {
            Some(at) => Deed::Wait(at),
            None => message(&effect.kind, None),
        }),
        ALERT => Some(Deed::Nothing),
        _ => None,
    }
}
