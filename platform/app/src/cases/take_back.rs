//! Taking a completion back while nobody has gone on from it: an event, after which the case stands as before.

use maklumat_vocabulary::StepId;
use maklumat_workflow::{Actor, take_back, take_back_until};

use crate::App;
use crate::access::{Action, may};
use crate::applications::submit::acting;
use crate::cases::act::TRIES;
use crate::cases::allowed::role;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;

impl App {
    /// Whether the officer can still take back what was completed last in a case.
    pub async fn may_be_taken_back(&self, officer: &SignedIn, case: CaseId) -> Result<bool, Problem> {
        let (loaded, events) = self.load_with_events(case.0).await?;
        if !may(role(officer, &loaded.published.sop), Action::CompleteStep) {
            return Err(Problem::NotFound);
        }
        let undoable = take_back_until(&events, &officer.id);
        Ok(undoable.is_some_and(|(_, until)| self.now() <= until))
    }

    /// Takes the officer's last completion back. Nothing was sent for it, because nothing that is sent can be taken back.
    pub async fn take_completion_back(&self, officer: &SignedIn, case: CaseId, step: &StepId) -> Result<(), Problem> {
        let by = Actor::Officer(acting(officer));
        for _ in 0..TRIES {
            let (loaded, events) = self.load_with_events(case.0).await?;
            if !may(role(officer, &loaded.published.sop), Action::CompleteStep) {
                return Err(Problem::NotFound);
            }
            let sop = &loaded.published.sop;
            let now = self.now();
            let events = take_back(sop, &loaded.case, (&events, step), &by, now)
                .map_err(|refusal| Problem::refused(&refusal, sop.definition()))?;
            if self.keep_events(&loaded, events, now).await?.is_some() {
                return Ok(());
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }
}
