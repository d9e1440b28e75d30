//! An officer answers a return for somebody at the counter, as officers also file for them.

use maklumat_sop::Channel;

use super::session::Applicant;
use super::start::channel_word;
use crate::App;
use crate::access::Action;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::{CaseId, Private};

impl App {
    /// Opens the answer to a return; papers may be ticked as shown. Gives the token under which this browser goes on.
    pub async fn answer_at_counter(&self, officer: &SignedIn, case: CaseId) -> Result<Private, Problem> {
        let loaded = self.load_for(officer, case, Action::AnswerAtCounter).await?;
        let applicant = Applicant {
            id: case.0,
            reference: loaded.matter.reference,
            is_submitted: true,
        };
        self.edit(&applicant, |filling| {
            channel_word(Channel::Counter).clone_into(&mut filling.form.channel);
            Ok(())
        })
        .await?;
        tracing::info!(by = %officer.id, "an answer was begun at the counter");
        Ok(self.applicant_token(case.0, self.now()))
    }
}
