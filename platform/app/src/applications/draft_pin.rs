//! A new PIN for an application that is not sent yet, to whoever has it open and knows the number it was begun with.

use super::session::Applicant;
use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;
use crate::views::application::Started;
use crate::{answers, random};

impl App {
    /// Replaces the PIN of an application. The one of before opens nothing any more, on whichever device.
    pub async fn renew_draft_pin(&self, applicant: &Applicant, typed_phone: &str) -> Result<Started, Problem> {
        applicant.acts_in_person()?;
        let draft = self.store().read().await?.draft(applicant.id).await?;
        let draft = draft.filter(|_| !applicant.is_submitted).ok_or(Problem::NotFound)?;
        let tried = self.tried("draft-pin", &draft.reference, "");
        self.count_try(&tried).await?;
        let given = answers::phone(typed_phone).map(|phone| {
            let keys = self.store().keys();
            keys.lookup(self.store().tenant(), "phone", &phone)
        });
        if given.is_none() || given != draft.applicant_key {
            return Err(Rule::NotTheNumber.into());
        }
        let pin = random::pin();
        let hash = self.pin_hash(&draft.reference, &pin);
        let mut tx = self.store().begin().await?;
        tried.was_right(&mut tx).await?;
        if let Err(fault) = tx.replace_draft_pin(draft.id, &hash).await {
            tx.roll_back().await;
            // It was sent or thrown away at this moment.
            return Err(if fault.is_conflict() {
                Problem::NotFound
            } else {
                fault.into()
            });
        }
        tx.commit().await?;
        Ok(Started {
            token: self.applicant_token(draft.id, Some(&hash), self.now()),
            reference: draft.reference,
            pin: Private(pin),
        })
    }
}
