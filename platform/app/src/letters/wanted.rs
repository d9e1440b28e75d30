//! What officers asked to be told by mail.

use maklumat_store::{OfficerContact, new_id};
use maklumat_vocabulary::Language;

use super::contact::wrong;
use crate::App;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::account::SignedIn;
use crate::views::letters::OfficerWishes;

impl App {
    /// How an officer wants to be told; nothing where they never said.
    pub async fn wishes(&self, officer: &SignedIn) -> Result<OfficerWishes, Problem> {
        let kept = self.store().read().await?.officer_contact(officer.id.as_str()).await?;
        Ok(kept.map(wishes).unwrap_or_default())
    }

    /// Keeps how an officer wants to be told. Who wants nothing is forgotten.
    pub async fn change_wishes(&self, officer: &SignedIn, wanted: OfficerWishes) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        if wanted.weekly || wanted.daily {
            let mailbox = wanted.mailbox.0.trim().to_owned();
            if !maklumat_delivery::is_mailbox(&mailbox) {
                tx.roll_back().await;
                return Err(wrong("surel", "error-mailbox"));
            }
            let contact = OfficerContact {
                officer: officer.id.to_string(),
                mailbox,
                language: wanted.language.tag().to_owned(),
                weekly: wanted.weekly,
                daily: wanted.daily,
            };
            tx.keep_officer_contact(&contact, new_id(self.now())?).await?;
        } else {
            tx.drop_officer_contact(officer.id.as_str()).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn wishes(contact: OfficerContact) -> OfficerWishes {
    OfficerWishes {
        mailbox: Private(contact.mailbox),
        language: Language::from_tag(&contact.language).unwrap_or_default(),
        weekly: contact.weekly,
        daily: contact.daily,
    }
}
