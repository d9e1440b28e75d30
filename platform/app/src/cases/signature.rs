//! Where somebody signs: a document comes of it, and so the password is asked for, of one file as of many.

use maklumat_sop::{Performer, Step};

use crate::App;
use crate::cases::inbox::positions_of;
use crate::problem::Problem;
use crate::views::account::SignedIn;
use crate::views::case_file::StepForm;

impl App {
    /// Whoever signs with a step proves once more who they are. What issues nothing asks for nothing, and neither does a
    /// step of others, which the engine refuses.
    pub(super) async fn prove_signature(
        &self,
        officer: &SignedIn,
        step: Option<&Step>,
        form: &mut StepForm,
    ) -> Result<(), Problem> {
        let password = form.password.take().unwrap_or_default();
        let is_theirs = |step: &Step| match &step.by {
            Performer::Position(by) => positions_of(officer).contains(by),
            Performer::Applicant => false,
        };
        if step.is_some_and(|step| is_theirs(step) && issues(step, form.outcome.as_deref())) {
            self.prove_password(officer, &password.0).await?;
        }
        Ok(())
    }
}

/// Whether a document comes of the step, decided like this.
fn issues(step: &Step, outcome: Option<&str>) -> bool {
    let mut outcomes = step.outcomes().iter();
    step.issues.is_some()
        || outcomes.any(|known| known.issues.is_some() && outcome.is_some_and(|chosen| *chosen == *known.id.as_str()))
}

/// Whether a document may come of it.
pub(super) fn may_issue(step: &Step) -> bool {
    step.issues.is_some() || step.outcomes().iter().any(|outcome| outcome.issues.is_some())
}
