//! Money received for a fee that is due. Exactly that much, once, with a receipt.

use maklumat_vocabulary::{FeeId, Money};
use maklumat_workflow::Command;

use crate::App;
use crate::access::Action;
use crate::problem::Problem;
use crate::views::CaseId;
use crate::views::account::SignedIn;

impl App {
    /// `receipt` is the number of the official receipt.
    pub async fn pay(
        &self,
        officer: &SignedIn,
        case: CaseId,
        fee: &FeeId,
        (amount, receipt): (Money, &str),
    ) -> Result<(), Problem> {
        let command = Command::Pay {
            fee: fee.clone(),
            amount,
            receipt: receipt.trim().to_owned(),
        };
        self.act_for(officer, case, (Action::RecordPayment, &command)).await
    }
}
