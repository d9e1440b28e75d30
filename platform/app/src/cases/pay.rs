//! Money received for a fee that is due. Exactly that much, once, with a receipt.

use maklumat_calendar::Timestamp;
use maklumat_vocabulary::{FeeId, Money};
use maklumat_workflow::{Actor, Command, decide};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::cases::act::{Appending, Loaded, TRIES};
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;

impl App {
    /// `receipt` is the number of the official receipt; where none is given, the next number of the unit's own series is
    /// used up in the same transaction.
    pub async fn pay(
        &self,
        officer: &SignedIn,
        case: CaseId,
        fee: &FeeId,
        (amount, receipt): (Money, &str),
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::RecordPayment).await?;
        self.till_is_open(officer).await?;
        let receipt = receipt.trim();
        if receipt.is_empty() {
            return self.pay_with_next_number(officer, loaded, (fee, amount)).await;
        }
        let command = Command::Pay {
            fee: fee.clone(),
            amount,
            receipt: receipt.to_owned(),
        };
        self.act_on(loaded, &Actor::Officer(acting(officer)), (&command, &[]))
            .await?;
        Ok(())
    }

    async fn pay_with_next_number(
        &self,
        officer: &SignedIn,
        mut loaded: Loaded,
        (fee, amount): (&FeeId, Money),
    ) -> Result<(), Problem> {
        let id = loaded.matter.head.id;
        for tried in 0..TRIES {
            if tried > 0 {
                loaded = self.load(&mut self.store().read().await?, id).await?;
            }
            if self.paid_now(officer, &loaded, (fee, amount), self.now()).await? {
                return Ok(());
            }
        }
        Err(Rule::SomebodyWasFaster.into())
    }

    /// False: somebody else was faster, and neither the payment nor the number is kept.
    async fn paid_now(
        &self,
        officer: &SignedIn,
        loaded: &Loaded,
        (fee, amount): (&FeeId, Money),
        now: Timestamp,
    ) -> Result<bool, Problem> {
        let sop = &loaded.published.sop;
        let unit = sop.definition().unit();
        let year = self.zone().date(now).year();
        let mut tx = self.store().begin().await?;
        let number = tx.next_number(&format!("receipt/{unit}/{year}")).await?;
        let command = Command::Pay {
            fee: fee.clone(),
            amount,
            receipt: format!("BKT/{}/{year}/{number:05}", unit.as_str().to_uppercase()),
        };
        let decided = decide(sop, &loaded.case, command, &Actor::Officer(acting(officer)), now);
        let events = match decided {
            Ok(events) => events,
            Err(refusal) => {
                tx.roll_back().await;
                return Err(Problem::refused(&refusal, sop.definition()));
            }
        };
        match self.append(&mut tx, loaded, events, now).await {
            Ok(_) => {}
            Err(Appending::Conflict) => {
                tx.roll_back().await;
                return Ok(false);
            }
            Err(Appending::Failed(problem)) => {
                tx.roll_back().await;
                return Err(problem);
            }
        }
        match tx.commit().await {
            Ok(()) => Ok(true),
            Err(fault) if fault.is_conflict() => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }
}
