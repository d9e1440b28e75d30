//! Striking a number off: the form is torn, lost or miswritten, and nothing will be entered from it.

use super::handles_paper;
use crate::App;
use crate::access::Action;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::reference;
use crate::views::account::SignedIn;
use crate::views::paper::{PackId, StrikeReason};

impl App {
    /// Strikes a number off its pack. Twice, or after it was entered, is refused.
    pub async fn strike_number(
        &self,
        officer: &SignedIn,
        pack: PackId,
        (number, reason): (&str, Option<StrikeReason>),
    ) -> Result<(), Problem> {
        let number = reference::normal_form(number).ok_or(Rule::NoSuchPaper)?;
        let mut reader = self.store().read().await?;
        let known = self.known_pack(&mut reader, officer, pack).await?;
        drop(reader);
        if !handles_paper(officer, &known.published.sop, Action::EnterFromPaper) {
            return Err(Problem::NotFound);
        }
        let reason = reason.ok_or(Rule::StrikeReasonMissing)?;
        let mut tx = self.store().begin().await?;
        let struck = tx
            .strike((pack.0, &number), (officer.id.as_str(), reason.word()), self.now())
            .await?;
        if !struck {
            tx.roll_back().await;
            return Err(Rule::PaperUsed.into());
        }
        tx.commit().await?;
        tracing::info!(by = %officer.id, reason = reason.word(), "a paper form was struck off");
        Ok(())
    }
}
