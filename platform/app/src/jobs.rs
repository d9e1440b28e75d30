//! What happens without anybody asking: timers, effects, checkpoints, forgetting. Each is safe to run twice.

pub(crate) mod effect;

use std::time::Duration;

use maklumat_calendar::Timestamp;
use maklumat_store::Signer;
use maklumat_workflow::{Actor, Command};

use crate::App;
use crate::problem::Problem;
use crate::views::CaseId;

/// How often the jobs look around.
const PAUSE: Duration = Duration::from_secs(2);

/// Most things of one kind done in one round.
const ROUND: i64 = 200;

/// How long a worker may hold an effect, in seconds.
const LEASE: i64 = 60;

impl App {
    /// Runs the jobs until [`App::stop`].
    pub async fn work_until_stopped(self) {
        let mut stopping = self.0.stopping.subscribe();
        loop {
            if let Err(problem) = self.work_once().await {
                tracing::error!(problem = ?problem, "a round of jobs failed");
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = stopping.changed() => return,
            }
        }
    }

    /// One round of everything that is due.
    pub async fn work_once(&self) -> Result<(), Problem> {
        self.ring_timers().await?;
        self.carry_out_effects().await?;
        self.checkpoint().await?;
        self.forget_what_expired().await
    }

    /// Lets time act on every case with a timer that has run out.
    async fn ring_timers(&self) -> Result<(), Problem> {
        let due = self.store().read().await?.due_timers(self.now(), ROUND).await?;
        for id in due {
            match self.act(CaseId(id), &Actor::System, &Command::Expire).await {
                Ok(_) | Err(Problem::Refused(_) | Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(())
    }

    /// Carries out what the outbox holds. Messages have no door to the outside yet: they are noted as done.
    async fn carry_out_effects(&self) -> Result<(), Problem> {
        let now = self.now();
        let until = Timestamp::from_second(now.as_second() + LEASE).unwrap_or(now);
        let mut tx = self.store().begin().await?;
        let effects = tx.lease_effects(now, until, ROUND).await?;
        for effect in effects {
            tracing::info!(effect.kind = %effect.kind, "effect");
            tx.finish_effect(effect.id, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Signs everything that happened since the last checkpoint.
    pub async fn checkpoint(&self) -> Result<(), Problem> {
        let keys = self.office_keys();
        let signer = CheckpointSigner {
            key_id: keys.latest().key_id().to_string(),
            keys: &keys,
        };
        self.store().make_checkpoint(&signer, self.now()).await?;
        Ok(())
    }

    async fn forget_what_expired(&self) -> Result<(), Problem> {
        let now = self.now();
        let expired = self.store().read().await?.expired_drafts(now, ROUND).await?;
        for id in expired {
            self.store().discard_draft(id).await?;
        }
        let mut tx = self.store().begin().await?;
        tx.forget_expired_sessions(now).await?;
        tx.forget_attempts(now).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Signs checkpoints with the office's latest key.
struct CheckpointSigner<'a> {
    key_id: String,
    keys: &'a crate::office_keys::OfficeKeys,
}

impl Signer for CheckpointSigner<'_> {
    fn key_id(&self) -> &str {
        &self.key_id
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.keys.latest().sign_bytes(message).0.to_vec()
    }
}
