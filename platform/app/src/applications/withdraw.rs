//! Taking an application back. Anybody may, at any time before the end.

use maklumat_workflow::{Actor, Command};

use super::session::Applicant;
use crate::App;
use crate::problem::Problem;
use crate::views::CaseId;

impl App {
    pub async fn withdraw(&self, applicant: &Applicant, reason: Option<String>) -> Result<(), Problem> {
        applicant.acts_in_person()?;
        if applicant.is_submitted {
            self.act(CaseId(applicant.id), &Actor::Applicant, &Command::Withdraw { reason })
                .await?;
        } else {
            self.store().discard_draft(applicant.id).await?;
        }
        Ok(())
    }

    /// The applicant does a step of theirs that needs nothing but the act, such as confirming a payment.
    pub async fn complete_own_step(
        &self,
        applicant: &Applicant,
        step: &maklumat_vocabulary::StepId,
    ) -> Result<(), Problem> {
        applicant.acts_in_person()?;
        let command = Command::Complete {
            step: step.clone(),
            result: maklumat_workflow::StepResult::default(),
        };
        self.act(CaseId(applicant.id), &Actor::Applicant, &command).await?;
        Ok(())
    }
}
