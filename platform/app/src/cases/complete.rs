//! Completing a step: the form read against the SOP, then decided by the engine.

use maklumat_sop::{CheckedSop, Field};
use maklumat_vocabulary::{OutcomeId, RequirementId, StepId};
use maklumat_workflow::{Actor, Case, Command, Defect, StepResult, Visit};

use crate::App;
use crate::answers;
use crate::applications::submit::acting;
use crate::cases::record;
use crate::cases::take::taking;
use crate::conditions::applies;
use crate::problem::Problem;
use crate::views::{CaseId, SignedIn, StepForm};

impl App {
    /// Completes a step; one that nobody holds is taken first, so that whoever is overtaken by it is counted.
    pub async fn complete_step(
        &self,
        officer: &SignedIn,
        case: CaseId,
        step: &StepId,
        mut form: StepForm,
    ) -> Result<(), Problem> {
        let by = Actor::Officer(acting(officer));
        let mut reader = self.store().read().await?;
        let loaded = self.load(&mut reader, case.0).await?;
        let free = loaded.case.open_step(step).filter(|open| open.holder.is_none());
        let take = match free.and_then(|open| record::item(case.0, &loaded.case, open)) {
            Some(item) => {
                let overtaken = reader.overtaken(&item).await?;
                Some(taking(step, overtaken, form.overtaking.take().map(|reason| reason.0))?)
            }
            None => None,
        };
        drop(reader);
        let result = self.read(&loaded.published.sop, &loaded.case, step, form)?;
        let complete = Command::Complete {
            step: step.clone(),
            result,
        };
        match take {
            Some(take) => self.act_on(loaded, &by, (&take, &[complete])).await?,
            None => self.act_on(loaded, &by, (&complete, &[])).await?,
        };
        Ok(())
    }

    fn read(&self, sop: &CheckedSop, case: &Case, step: &StepId, form: StepForm) -> Result<StepResult, Problem> {
        let now = self.now();
        let step = sop.definition().step(step).ok_or(Problem::NotFound)?;
        let submitted = sop.regency().zone.date(case.submitted_at);
        let typed: Vec<(String, String)> = form.records.into_iter().map(|(name, value)| (name, value.0)).collect();
        let needed: Vec<&Field> = step
            .records
            .iter()
            .filter(|field| applies(field.when.as_ref(), &case.facts, submitted))
            .collect();
        let records = answers::parse_all(needed.iter().copied(), &typed, sop.regency().zone.date(now))
            .map_err(Problem::Invalid)?;
        // The standard names the device of each measurement; the officer confirms by recording it.
        let devices = needed
            .iter()
            .filter(|field| records.contains_key(&field.name))
            .filter_map(|field| Some((field.name.clone(), field.device.clone()?)))
            .collect();
        let defects = form
            .defects
            .into_iter()
            .map(|(requirement, explanation)| Defect {
                requirement: RequirementId::new(&requirement),
                explanation: explanation.0.trim().to_owned(),
            })
            .collect();
        Ok(StepResult {
            outcome: form.outcome.as_deref().map(OutcomeId::new),
            records,
            devices,
            defects,
            reasons: form.reasons,
            visit: form.visit.map(|visit| Visit {
                at: now,
                position: visit.position.0,
                photo: visit.photo,
            }),
            note: form
                .note
                .map(|note| note.0.trim().to_owned())
                .filter(|note| !note.is_empty()),
        })
    }
}
