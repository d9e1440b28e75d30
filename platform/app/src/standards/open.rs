//! Opens a case about a standard: filed at the counter by the bureau, or by the unit itself, as any other application.

use maklumat_sop::{Channel, PROPOSED, PURPOSE, Purpose};
use maklumat_store::NewStandard;
use maklumat_vocabulary::ServiceKey;
use maklumat_workflow::serves;

use super::check;
use super::text::Texts;
use crate::App;
use crate::access::Action;
use crate::applications::session::Applicant;
use crate::catalogue::Published;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::account::SignedIn;
use crate::views::{CaseId, Private};

/// A case to be opened.
#[derive(Clone, Debug)]
pub struct NewStandardCase {
    /// The service whose standard it is; it need not exist yet.
    pub service: ServiceKey,
    pub purpose: Purpose,
    pub reason: String,
    /// Uploaded files: the definition, and its English texts. Empty: the text comes later.
    pub files: Vec<(String, Vec<u8>)>,
}

impl App {
    /// Opens a case about the standard of a service. One for each service at a time.
    pub async fn open_standard(&self, by: &SignedIn, new: NewStandardCase) -> Result<CaseId, Problem> {
        let bureau = self.standards_service()?;
        check(by, (&bureau.sop, &new.service), Action::OpenStandard)?;
        let regency = self.regency();
        regency.unit(&new.service.unit).ok_or(Problem::NotFound)?;
        let in_force = self.service(&new.service);
        if in_force.is_none() != (new.purpose == Purpose::New) {
            return Err(Rule::StandardPurposeWrong.into());
        }
        let mut reader = self.store().read().await?;
        let is_open = reader
            .standards()
            .await?
            .iter()
            .any(|known| known.service == new.service && known.closed_at.is_none());
        if is_open {
            return Err(Rule::StandardIsOpen.into());
        }
        if new.reason.trim().is_empty() {
            return Err(Rule::ReasonMissing.into());
        }
        let texts = match Texts::uploaded(new.files.clone())? {
            Some(texts) => Some(self.with_english(&mut reader, (&new.service, texts)).await?),
            None => None,
        };
        drop(reader);
        self.file_standard(by, &bureau, (&new, texts.as_ref(), in_force.as_ref()))
            .await
    }

    async fn file_standard(
        &self,
        by: &SignedIn,
        bureau: &Published,
        (new, texts, in_force): (&NewStandardCase, Option<&Texts>, Option<&Published>),
    ) -> Result<CaseId, Problem> {
        let is_of_bureau = by.positions.iter().any(|held| serves(&bureau.sop, &held.key));
        let key = bureau.sop.definition().key.clone();
        let started = if is_of_bureau {
            self.start_application(&key, "", Channel::Counter, Some(by)).await?
        } else {
            // The unit applies as any applicant does, under its own telephone number.
            let phone = self.telephone_of_unit(&new.service);
            self.start_application(&key, &phone, Channel::Online, None).await?
        };
        let applicant = self.applicant(&started.token.0).await?;
        self.fill_in(&applicant, bureau, new).await?;
        let mut tx = self.store().begin().await?;
        // First: a row without a case is shown nowhere, a case without its row could not go on.
        tx.open_standard(NewStandard {
            matter: applicant.id,
            purpose: new.purpose.option(),
            service: &new.service,
            from_version: in_force.map(|published| published.sop.definition().version),
            text: texts.map(|texts| texts.text.as_str()),
            english: texts.and_then(|texts| texts.english.as_deref()),
            by: by.id.as_str(),
            at: self.now(),
        })
        .await?;
        tx.commit().await?;
        if is_of_bureau {
            self.submit_at_counter(&applicant, by).await?;
        } else {
            self.submit(&applicant).await?;
        }
        tracing::info!(by = %by.id, service = %new.service, "a case about a standard was opened");
        Ok(CaseId(applicant.id))
    }

    /// Answers the form of the procedure: its purpose, and every page with the words it asks for.
    async fn fill_in(&self, applicant: &Applicant, bureau: &Published, new: &NewStandardCase) -> Result<(), Problem> {
        let purpose = vec![(PURPOSE.to_owned(), Private(new.purpose.option().to_owned()))];
        self.save_page(applicant, PURPOSE, purpose).await?;
        let reason = new.reason.trim();
        let unit = self.unit_of_standard(&new.service).id;
        let service = self.name_of_service(&new.service).id;
        let said = PROPOSED.into_iter().zip([unit.as_str(), service.as_str(), reason]);
        let answers: Vec<(&str, &str)> = said.collect();
        for requirement in &bureau.sop.definition().requirements {
            let of_page = answers
                .iter()
                .filter(|(name, _)| requirement.fields.iter().any(|field| field.name.as_str() == *name));
            let typed: Vec<(String, Private)> = of_page
                .map(|(name, said)| ((*name).to_owned(), Private((*said).to_owned())))
                .collect();
            if !typed.is_empty() {
                self.save_page(applicant, requirement.id.as_str(), typed).await?;
            }
        }
        Ok(())
    }

    /// The first of a unit's contacts that is a telephone number.
    fn telephone_of_unit(&self, service: &ServiceKey) -> String {
        let regency = self.regency();
        let contacts = regency.unit(&service.unit).map(|unit| unit.contact.clone());
        let numbers = contacts.into_iter().flatten();
        let mut phones = numbers.filter_map(|(_, value)| crate::answers::phone(&value));
        phones.next().unwrap_or_default()
    }
}
