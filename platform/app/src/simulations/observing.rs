//! Closed cases are counted for simulations, some in each round, each once. Safe to break off and to run twice.

use std::collections::BTreeMap;

use maklumat_sop::CheckedSop;
use maklumat_store::{Tx, Unobserved, Uuid};
use maklumat_workflow::{Event, What};

use super::counted::{Counts, counts_of};
use crate::App;
use crate::problem::Problem;

/// Most cases counted in one round.
const ROUND: i64 = 200;

impl App {
    /// Counts closed cases that were not counted yet; gives back whether some may be left.
    pub(crate) async fn observe_closed(&self) -> Result<bool, Problem> {
        let cases = self.store().read().await?.unobserved_cases(ROUND).await?;
        let mut counted = Vec::new();
        for case in &cases {
            let counts = match self.counts_of_case(case).await {
                Ok(counts) => counts,
                // One case that cannot be read must not keep the others from being counted.
                Err(problem) => {
                    tracing::warn!(case = %case.matter, problem = ?problem, "a closed case could not be counted");
                    None
                }
            };
            counted.push((case, counts));
        }
        let mut sums: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
        let mut tx = self.store().begin().await?;
        for (case, counts) in counted {
            // Whoever claims a case counts it: another program may be at the same ones.
            let is_ours = tx.claim_unobserved(case.matter).await?;
            if let Some(counts) = counts.filter(|_| is_ours) {
                sums.entry((&case.unit, &case.service)).or_default().join(counts);
            }
        }
        for (service, counts) in sums {
            tx.add_observations(service, &counts.rows()).await?;
        }
        tx.commit().await?;
        Ok(i64::try_from(cases.len()).unwrap_or(i64::MAX) == ROUND)
    }

    /// `None`: erased, or not gone the way of its SOP.
    async fn counts_of_case(&self, case: &Unobserved) -> Result<Option<Counts>, Problem> {
        let mut reader = self.store().read().await?;
        let Some(matter) = reader
            .matter(case.matter)
            .await?
            .filter(|matter| matter.head.key.is_some())
        else {
            return Ok(None);
        };
        let loaded = self.load(&mut reader, case.matter).await?;
        let events = self.events(&mut reader, &matter).await?;
        let month = case.day.get(..7).unwrap_or(&case.day);
        Ok(counts_of(&loaded.published.sop, &events, month))
    }
}

/// Counts cases in the transaction that writes them, for whoever writes closed cases.
#[derive(Default)]
pub(crate) struct Observing(BTreeMap<(String, String), Counts>);

impl Observing {
    /// Counts a case that was just written, if it is closed.
    pub(crate) async fn add(
        &mut self,
        tx: &mut Tx,
        (id, sop): (Uuid, &CheckedSop),
        events: &[Event],
    ) -> Result<(), Problem> {
        let end = events.iter().find(|event| matches!(event.what, What::Closed { .. }));
        let Some(end) = end else { return Ok(()) };
        if !tx.claim_unobserved(id).await? {
            return Ok(());
        }
        let month: String = sop.calendar().date(end.at).to_string().chars().take(7).collect();
        let key = &sop.definition().key;
        if let Some(counts) = counts_of(sop, events, &month) {
            let sums = self
                .0
                .entry((key.unit.to_string(), key.service.to_string()))
                .or_default();
            sums.join(counts);
        }
        Ok(())
    }

    pub(crate) async fn keep(self, tx: &mut Tx) -> Result<(), Problem> {
        for ((unit, service), counts) in self.0 {
            tx.add_observations((&unit, &service), &counts.rows()).await?;
        }
        Ok(())
    }
}
