//! A document before it is signed, for whoever may sign it: decided and set as it would be, then thrown away.

use maklumat_documents::unsigned;
use maklumat_sop::Performer;
use maklumat_vocabulary::{ProductId, StepId};
use maklumat_workflow::{Actor, Command, decide};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::cases::act::{Loaded, decided};
use crate::cases::inbox::positions_of;
use crate::cases::numbered::with_numbers;
use crate::credentials::issue::unsigned_sheet;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;
use crate::views::case_file::StepForm;

impl App {
    /// The document that completing a step with this form would issue, as a PDF that says on every page that it is not
    /// in force. Nothing is numbered, signed or kept. Only whoever may complete the step sees it.
    pub async fn unsigned_pdf(
        &self,
        officer: &SignedIn,
        case: CaseId,
        step: &StepId,
        form: StepForm,
    ) -> Result<Vec<u8>, Problem> {
        let loaded = self.load_for(officer, case, Action::ReadUnsigned).await?;
        let take = self.taking_to_sign(officer, &loaded, step)?;
        let result = self.read(&loaded.published.sop, &loaded.case, step, form)?;
        let complete = Command::Complete {
            step: step.clone(),
            result,
        };
        let sop = &loaded.published.sop;
        let definition = sop.definition();
        let (by, now) = (Actor::Officer(acting(officer)), self.now());
        let events = match &take {
            Some(take) => decided(&loaded, (take, &[complete]), &by, now),
            None => decided(&loaded, (&complete, &[]), &by, now),
        };
        let events = events.map_err(|refusal| Problem::refused(&refusal, definition))?;
        // The engine asks for a number where the product has one; it is given at issue, and so this one stays empty.
        let no_number = |product: &ProductId| {
            let pattern = definition.product(product)?.number.as_ref();
            pattern.map(|_| String::new())
        };
        let (after, events) = with_numbers(&loaded, events, no_number, now)?;
        let sheet = unsigned_sheet(self, &loaded, &after, &events).ok_or(Rule::NoDocumentOfIt)?;
        self.render(unsigned(&sheet)).await
    }

    /// How a free step comes into the officer's hands first; nothing where it is there already. Whoever may not complete
    /// the step learns nothing of it.
    fn taking_to_sign(&self, officer: &SignedIn, loaded: &Loaded, step: &StepId) -> Result<Option<Command>, Problem> {
        let sop = &loaded.published.sop;
        let open = loaded.case.open_step(step).ok_or(Problem::NotFound)?;
        let is_theirs = sop.definition().step(step).is_some_and(|step| match &step.by {
            Performer::Position(by) => positions_of(officer).contains(by),
            Performer::Applicant => false,
        });
        if !is_theirs {
            return Err(Problem::NotFound);
        }
        match &open.holder {
            Some(holder) if holder.officer == officer.id => Ok(None),
            Some(_) => Err(Problem::NotFound),
            None => {
                let take = Command::Take {
                    step: step.clone(),
                    overtaken: 0,
                    reason: None,
                };
                let by = Actor::Officer(acting(officer));
                decide(sop, &loaded.case, take.clone(), &by, self.now()).map_err(|_| Problem::NotFound)?;
                Ok(Some(take))
            }
        }
    }
}
