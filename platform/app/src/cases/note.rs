//! Notes of officers to one another: an event of the case, sealed, and never shown to the applicant.

use maklumat_workflow::{Actor, Command};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;

impl App {
    pub async fn leave_note(&self, officer: &SignedIn, case: CaseId, note: &str) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::LeaveNote).await?;
        let command = Command::Note {
            note: note.trim().to_owned(),
        };
        self.act_on(loaded, &Actor::Officer(acting(officer)), (&command, &[]))
            .await?;
        Ok(())
    }
}
