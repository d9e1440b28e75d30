//! What anybody may know of a numbered form: that it was printed, and whether it has been entered. Nothing of a person.

use maklumat_store::PaperForm;
use maklumat_vocabulary::ServiceKey;

use super::pack::state;
use crate::App;
use crate::cases::{tracking, words};
use crate::problem::Problem;
use crate::random;
use crate::reference;
use crate::views::paper::PaperStatus;

/// Forms that may be looked at from one place in one hour. Many people share an address.
const LOOKED_AT_FROM_ONE_PLACE: i64 = 120;

impl App {
    /// What the code on a form leads to. Whoever tries too many is told that none does.
    pub async fn paper_status(&self, code: &str, client: &str) -> Result<PaperStatus, Problem> {
        if !self.is_within("paper", client, LOOKED_AT_FROM_ONE_PLACE).await? {
            return Err(Problem::NotFound);
        }
        let link = self.paper_link(code).ok_or(Problem::NotFound)?;
        let form = self.store().read().await?.paper_form_of_link(&link).await?;
        self.status(form.ok_or(Problem::NotFound)?).await
    }

    /// The same by number and PIN, as long as the form is no case. `None`: no such form, another PIN, or a case already.
    pub async fn paper_status_by_pin(
        &self,
        typed: &str,
        pin: &str,
        client: &str,
    ) -> Result<Option<PaperStatus>, Problem> {
        let Some(number) = reference::normal_form(typed) else {
            return Ok(None);
        };
        let form = self.store().read().await?.paper_form(&number).await?;
        let Some(form) = form.filter(|form| form.captured_at.is_none()) else {
            return Ok(None);
        };
        let tried = self.tried("pin-attempt", &number, client);
        self.count_try(&tried).await?;
        if !random::is_same(&self.paper_pin(&number), pin.trim()) {
            return Ok(None);
        }
        let mut tx = self.store().begin().await?;
        tried.was_right(&mut tx).await?;
        tx.commit().await?;
        self.status(form).await.map(Some)
    }

    async fn status(&self, form: PaperForm) -> Result<PaperStatus, Problem> {
        let pack = self
            .store()
            .read()
            .await?
            .pack(form.pack)
            .await?
            .ok_or(Problem::NotFound)?;
        let key = ServiceKey::new(&pack.unit, &pack.service);
        let published = self.version(&key, pack.version).ok_or(Problem::NotFound)?;
        let sop = &published.sop;
        let unit = sop.regency().unit(sop.definition().unit());
        Ok(PaperStatus {
            service: key,
            service_name: sop.definition().name.clone(),
            unit_name: tracking::unit_name(sop),
            unit_contact: unit
                .map(|unit| unit.contact.values().cloned().collect())
                .unwrap_or_default(),
            printed_at: pack.printed_at,
            within: sop.regency().paper.as_ref().map(|rule| words::duration(rule.within)),
            state: state(&form),
        })
    }
}
