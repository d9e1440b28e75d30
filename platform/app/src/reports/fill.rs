//! Cases that closed before closings were kept are added, some in each round. Safe to break off and to run twice.

use maklumat_store::{Closing, Uuid};

use super::closing::closing_of;
use crate::App;
use crate::problem::Problem;

/// Most cases added in one round.
const ROUND: i64 = 200;

struct Found {
    matter: Uuid,
    unit: String,
    service: String,
    closing: Closing,
}

impl App {
    pub(crate) async fn fill_closings(&self) -> Result<(), Problem> {
        let mut reader = self.store().read().await?;
        let Some(after) = reader.closings_filled_to().await? else {
            return Ok(());
        };
        let cases = reader.unmeasured_cases(after, ROUND).await?;
        drop(reader);
        let mut found = Vec::new();
        for id in &cases {
            match self.past_closing(*id).await {
                Ok(Some(closing)) => found.push(closing),
                Ok(None) => {}
                // One case that cannot be read must not keep the others from being counted.
                Err(problem) => tracing::warn!(case = %id, problem = ?problem, "a closed case could not be counted"),
            }
        }
        let is_done = i64::try_from(cases.len()).unwrap_or(i64::MAX) < ROUND;
        let mut tx = self.store().begin().await?;
        for one in &found {
            tx.add_closing((&one.unit, &one.service), one.matter, &one.closing)
                .await?;
        }
        tx.keep_fill(cases.last().copied().unwrap_or(after), is_done).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Has the jobs count all closed cases anew: after the calendar of the past was corrected, say.
    pub async fn count_closings_anew(&self) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        tx.forget_closings().await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether every closed case is in the figures.
    pub(crate) async fn are_closings_filled(&self) -> Result<bool, Problem> {
        Ok(self.store().read().await?.closings_filled_to().await?.is_none())
    }

    async fn past_closing(&self, id: Uuid) -> Result<Option<Found>, Problem> {
        let mut reader = self.store().read().await?;
        // The personal part of an erased case is gone, and with it what its events say.
        let Some(matter) = reader.matter(id).await?.filter(|matter| matter.head.key.is_some()) else {
            return Ok(None);
        };
        let loaded = self.load(&mut reader, id).await?;
        let events = self.events(&mut reader, &matter).await?;
        Ok(closing_of(&loaded.published.sop, &events).map(|closing| Found {
            matter: id,
            unit: matter.unit,
            service: matter.service,
            closing,
        }))
    }
}
