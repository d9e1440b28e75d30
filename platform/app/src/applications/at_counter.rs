//! An officer answers a return for somebody at the counter, as officers also file for them.

use super::session::Applicant;
use crate::App;
use crate::access::Action;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::{CaseId, Private};

impl App {
    /// Opens the answer to a return; papers may be ticked as shown. Gives the token under which this browser goes on: it
    /// fills in and sends, and does nothing else that is the applicant's.
    pub async fn answer_at_counter(&self, officer: &SignedIn, case: CaseId) -> Result<Private, Problem> {
        let loaded = self.load_for(officer, case, Action::AnswerAtCounter).await?;
        let applicant = Applicant {
            id: case.0,
            reference: loaded.matter.reference,
            is_submitted: true,
            at_counter: Some(officer.id.clone()),
            is_helped: false,
        };
        self.filling(&applicant).await?;
        tracing::info!(by = %officer.id, "an answer was begun at the counter");
        Ok(self.counter_token(case.0, &officer.id, self.now()))
    }
}
