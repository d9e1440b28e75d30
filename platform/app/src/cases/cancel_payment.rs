//! A payment that was written down wrongly: the record stays, and one more says that it counts no more, and why.

use maklumat_calendar::Date;
use maklumat_workflow::{Actor, Event, cancel_payment, payment};

use crate::App;
use crate::access::{Action, Role, may};
use crate::applications::submit::acting;
use crate::cases::act::TRIES;
use crate::cases::allowed::role;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;

impl App {
    /// `number` is the place of the payment among those of the case, from 1 on.
    pub async fn cancel_payment(
        &self,
        officer: &SignedIn,
        case: CaseId,
        (number, reason): (u32, &str),
    ) -> Result<(), Problem> {
        let by = Actor::Officer(acting(officer));
        for _ in 0..TRIES {
            let (loaded, events) = self.load_with_events(case.0).await?;
            let sop = &loaded.published.sop;
            let role = role(officer, sop);
            if !may(role, Action::CancelPayment) {
                return Err(Problem::NotFound);
            }
            if role != Role::Superior {
                self.drawer_is_open(&events, number).await?;
            }
            let now = self.now();
            let told = (events.as_slice(), number, reason.trim());
            let cancelled = cancel_payment(sop, &loaded.case, told, &by, now)
                .map_err(|refusal| Problem::refused(&refusal, sop.definition()))?;
            if self.keep_events(&loaded, cancelled, now).await?.is_some() {
                return Ok(());
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }

    /// What was counted at the end of the day is not changed behind the back of whoever counted it.
    async fn drawer_is_open(&self, events: &[Event], number: u32) -> Result<(), Problem> {
        // What is unknown or was paid by no officer is for the engine to judge.
        let Some((paid, receiver)) = payment(events, number).and_then(|paid| Some((paid, paid.by.officer_id()?)))
        else {
            return Ok(());
        };
        let day: Date = self.zone().date(paid.at);
        let closed = self
            .store()
            .read()
            .await?
            .till(receiver.as_str(), &day.to_string())
            .await?;
        if closed.is_some() {
            Err(Rule::TillClosed.into())
        } else {
            Ok(())
        }
    }
}
