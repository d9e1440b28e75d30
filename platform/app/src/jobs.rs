//! What happens without anybody asking: new definitions, timers, effects, checkpoints, forgetting. Each is safe to run twice.

mod carry_out;
pub(crate) mod effect;
#[cfg(test)]
mod tests;

use std::sync::atomic::Ordering;
use std::time::Duration;

use maklumat_calendar::Timestamp;
use maklumat_credential::SigningKey;
use maklumat_store::{Checkpoint, Signer, Uuid};
use maklumat_workflow::{Actor, Command, due_at, next_timer};

use crate::App;
use crate::problem::Problem;
use crate::sendings::ANSWERS_KEPT;
use crate::tries::CLOSED;
use crate::views::CaseId;

/// How often the jobs look around.
const PAUSE: Duration = Duration::from_secs(2);

/// From this age on an unfinished file is left over from a power cut.
const UNFINISHED: Duration = Duration::from_secs(86_400);

/// Most things of one kind done in one round.
const ROUND: i64 = 200;

/// When a case is looked at again after time could not act on it, in seconds.
const LOOK_AGAIN: i64 = 3600;

/// A checkpoint is made over so many events, or when the last one is so old, whichever is first.
const CHECKPOINT_EVENTS: i64 = 1_000;
const CHECKPOINT_SECONDS: i64 = 300;

/// Seconds between two clearings.
const CLEAR_EVERY: i64 = 3600;

/// How long letters about no case are remembered, in seconds.
const LETTERS_REMEMBERED: i64 = 90 * 86_400;

/// How long what was carried out is remembered, in seconds.
const REMEMBERED: i64 = 30 * 86_400;

impl App {
    /// Runs the jobs until [`App::stop`].
    pub async fn work_until_stopped(self) {
        let mut stopping = self.0.stopping.subscribe();
        match self.store().sweep_files(UNFINISHED).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "files that were never finished are gone"),
            Err(fault) => tracing::warn!(fault = ?fault, "unfinished files could not be swept"),
        }
        let letters = tokio::spawn(self.clone().send_letters_until_stopped());
        loop {
            // On a task of its own, so that a panic ends one round and not the jobs.
            let app = self.clone();
            if let Err(error) = tokio::spawn(async move { app.work_once().await }).await {
                tracing::error!(error = %error, "a round of jobs broke off");
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                // Also where the stop came before anybody listened.
                _ = stopping.wait_for(|is_stopping| *is_stopping) => break,
            }
        }
        if let Err(error) = letters.await {
            tracing::error!(error = %error, "sending letters broke off");
        }
        if let Err(problem) = self.checkpoint().await {
            tracing::error!(problem = ?problem, "what happened last is not under a checkpoint yet");
        }
    }

    /// Sends letters beside the other jobs: a server that is slow to answer keeps nothing but letters waiting.
    async fn send_letters_until_stopped(self) {
        let mut stopping = self.0.stopping.subscribe();
        loop {
            let app = self.clone();
            match tokio::spawn(async move { app.deliver_letters().await }).await {
                Ok(Ok(_)) => {}
                Ok(Err(problem)) => tracing::error!(problem = ?problem, "a round of letters failed"),
                Err(error) => tracing::error!(error = %error, "a round of letters broke off"),
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = stopping.wait_for(|is_stopping| *is_stopping) => break,
            }
        }
    }

    /// One round of everything that is due. What fails is logged and does not keep the rest from being done; the first
    /// failure is given back.
    pub async fn work_once(&self) -> Result<(), Problem> {
        let stages = [
            ("definitions", self.follow_definitions().await),
            ("dues", self.settle_dues().await),
            ("absences", self.hand_over_what_the_absent_hold().await),
            ("timers", self.ring_timers().await),
            ("effects", self.carry_out_effects().await),
            ("digests", self.plan_digests().await),
            ("checkpoint", self.checkpoint_if_due().await),
            ("lists", self.refresh_lists().await),
            ("forgetting", self.forget_what_expired().await),
            ("clearing", self.clear_away().await),
            ("closings", self.fill_closings().await),
            ("observations", self.observe_closed().await.map(drop)),
        ];
        self.0.last_round.store(self.now().as_second(), Ordering::Relaxed);
        let mut outcome = Ok(());
        for (stage, result) in stages {
            if let Err(problem) = result {
                tracing::error!(stage, problem = ?problem, "a part of a round of jobs failed");
                outcome = outcome.and(Err(problem));
            }
        }
        outcome
    }

    /// Seconds since the jobs last went round; `None` before the first time.
    #[must_use]
    pub fn since_last_round(&self) -> Option<i64> {
        let last = self.0.last_round.load(Ordering::Relaxed);
        (last > 0).then(|| self.now().as_second().saturating_sub(last).max(0))
    }

    /// Serves what another program has published since the last round.
    async fn follow_definitions(&self) -> Result<(), Problem> {
        self.follow_published(&mut self.store().read().await?).await
    }

    /// Lets time act on every case with a timer that has run out.
    async fn ring_timers(&self) -> Result<(), Problem> {
        let now = self.now();
        let due = self.store().read().await?.due_timers(now, ROUND).await?;
        for id in due {
            if let Err(problem) = self.ring(id, now).await {
                // One case that cannot be read or decided must not keep the others waiting.
                tracing::error!(case = %id, problem = ?problem, "time could not act on a case");
                let mut tx = self.store().begin().await?;
                tx.put_off_timer(id, later(now, LOOK_AGAIN), now).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Lets time act on one case, and writes anew when it will next do so: the calendar may have changed meanwhile.
    async fn ring(&self, id: Uuid, now: Timestamp) -> Result<(), Problem> {
        self.act(CaseId(id), &Actor::System, &Command::Expire).await?;
        let loaded = self.load(&mut self.store().read().await?, id).await?;
        let sop = &loaded.published.sop;
        let next = next_timer(sop, &loaded.case);
        if loaded.matter.next_timer.is_none_or(|stored| stored > now) {
            return Ok(());
        }
        let mut tx = self.store().begin().await?;
        if next == loaded.matter.next_timer {
            tx.put_off_timer(id, later(now, LOOK_AGAIN), now).await?;
        } else {
            tx.set_timer(&loaded.matter, next, due_at(sop, &loaded.case)).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn checkpoint_if_due(&self) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let (last, position) = (reader.last_checkpoint().await?, reader.last_position().await?);
        drop(reader);
        if is_checkpoint_due(last.as_ref(), position, self.now()) {
            self.checkpoint().await?;
        }
        Ok(())
    }

    /// Signs everything that happened since the last checkpoint.
    pub async fn checkpoint(&self) -> Result<(), Problem> {
        let now = self.now();
        let key = self.office_keys().signing_at(now);
        let signer = CheckpointSigner {
            key_id: key.key_id().to_string(),
            key,
        };
        self.store().make_checkpoint(&signer, now).await?;
        Ok(())
    }

    async fn forget_what_expired(&self) -> Result<(), Problem> {
        let now = self.now();
        let expired = self.store().read().await?.expired_drafts(now, ROUND).await?;
        for id in expired {
            if let Err(fault) = self.store().discard_draft(id).await {
                tracing::error!(fault = ?fault, "an expired application could not be forgotten");
            }
        }
        Ok(())
    }

    /// What is over and only takes room. No index leads to all of it, so it is not looked for in every round.
    async fn clear_away(&self) -> Result<(), Problem> {
        let now = self.now();
        let last = self.0.last_clearing.load(Ordering::Relaxed);
        if last > 0 && now.as_second() < last.saturating_add(CLEAR_EVERY) {
            return Ok(());
        }
        let mut tx = self.store().begin().await?;
        tx.forget_expired_sessions(now).await?;
        tx.forget_half_sessions(now).await?;
        tx.forget_attempts(later(now, -CLOSED)).await?;
        tx.forget_effects(later(now, -REMEMBERED)).await?;
        tx.forget_jobs(later(now, -REMEMBERED)).await?;
        tx.forget_expired_uploads(now, ROUND).await?;
        tx.forget_letters(later(now, -LETTERS_REMEMBERED)).await?;
        tx.forget_codes(now).await?;
        tx.forget_proposals(now).await?;
        tx.forget_sendings(later(now, -ANSWERS_KEPT)).await?;
        tx.commit().await?;
        self.0.last_clearing.store(now.as_second(), Ordering::Relaxed);
        Ok(())
    }
}

/// Checkpoints stay for ever and each is verified and handed out: not one for every act, but soon enough for a proof.
fn is_checkpoint_due(last: Option<&Checkpoint>, position: i64, now: Timestamp) -> bool {
    last.is_none_or(|last| {
        let age = now.as_second() - last.at.as_second();
        // A clock that was set back must not keep anything unsealed either.
        position - last.last_position >= CHECKPOINT_EVENTS || age.abs() >= CHECKPOINT_SECONDS
    })
}

fn later(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() + seconds).unwrap_or(now)
}

/// Signs checkpoints with the key the office uses now.
struct CheckpointSigner {
    key_id: String,
    key: SigningKey,
}

impl Signer for CheckpointSigner {
    fn key_id(&self) -> &str {
        &self.key_id
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.key.sign_bytes(message).0.to_vec()
    }
}
