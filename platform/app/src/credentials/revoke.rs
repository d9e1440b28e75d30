//! Taking a document back: an event of its case, and a line on the signed list that every checker reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use maklumat_calendar::Timestamp;
use maklumat_credential::{CredentialId, Revocation, RevocationList, RevocationReason};
use maklumat_store::{Fault, IssuedProduct, Tx};
use maklumat_vocabulary::ProductId;
use maklumat_workflow::{Actor, Command, Event, RevocationCause, What};

use crate::App;
use crate::access::Action;
use crate::applications::submit::acting;
use crate::cases::ground::as_cited;
use crate::office_keys::OfficeKeys;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::CaseId;
use crate::views::account::SignedIn;

/// A list older than this is dated anew, so that a checker can tell a current one from one that was kept back.
const LIST_AGE_SECONDS: i64 = 12 * 3600;

/// The list in force and its signed text.
pub(crate) struct Revoked {
    pub(crate) list: RevocationList,
    pub(crate) text: String,
}

/// Why a document is taken back, as forms and commands spell it.
#[derive(Clone, Copy, Debug)]
pub struct Taking<'a> {
    /// `withdrawn`, `replaced`, `mistaken`, `returned`, `key-exposed`
    pub cause: &'a str,
    /// A regulation on file: `uu-30-2014 pasal 64`.
    pub ground: &'a str,
    pub reason: &'a str,
}

impl App {
    /// Makes a new signing key. Documents signed with the earlier ones stay valid.
    pub fn rotate_keys(&self) -> std::io::Result<()> {
        let keys = OfficeKeys::rotate(&self.0.settings.key_folder(), self.now())?;
        *self.0.keys.write().expect("nobody panics while holding the keys") = keys;
        self.write_published()
    }

    pub(crate) fn revoked(&self) -> Arc<Revoked> {
        Arc::clone(
            &self
                .0
                .revoked
                .read()
                .expect("nobody panics while holding the revocation list"),
        )
    }

    /// Takes back the latest document of that name in a case, as the head of the unit.
    pub async fn revoke_product(
        &self,
        officer: &SignedIn,
        case: CaseId,
        product: &ProductId,
        taking: Taking<'_>,
    ) -> Result<(), Problem> {
        let loaded = self.load_for(officer, case, Action::RevokeProduct).await?;
        let ground = as_cited(taking.ground, &loaded.published.sop.regency().laws);
        let taking = Taking {
            ground: &ground,
            ..taking
        };
        let mut reader = self.store().read().await?;
        let issued = reader.products_of(case.0).await?;
        let issued = issued.into_iter().rev().find(|one| one.product == product.as_str());
        let issued = issued.ok_or(Rule::ProductNotReady)?;
        drop(reader);
        self.revoke(&issued, &Actor::Officer(acting(officer)), taking).await
    }

    /// Takes back any document by the id of its credential, as whoever runs the installation.
    pub async fn revoke_by_operator(&self, credential: &str, taking: Taking<'_>) -> Result<(), Problem> {
        let issued = self.store().read().await?.product(credential).await?;
        let issued = issued.ok_or(Problem::NotFound)?;
        self.revoke(&issued, &Actor::System, taking).await
    }

    async fn revoke(&self, issued: &IssuedProduct, by: &Actor, taking: Taking<'_>) -> Result<(), Problem> {
        if taking.reason.trim().is_empty() {
            return Err(Rule::ReasonMissing.into());
        }
        let command = Command::Revoke {
            product: ProductId::new(&issued.product),
            credential: issued.credential.clone(),
            issued_at: Some(issued.issued_at),
            cause: cause_of(taking.cause).ok_or(Problem::NotFound)?,
            ground: taking.ground.trim().to_owned(),
            reason: taking.reason.trim().to_owned(),
        };
        self.act(CaseId(issued.matter), by, &command).await?;
        self.read_revoked().await?;
        self.publish_lists();
        Ok(())
    }

    /// What another process did to keys and documents since, and a list that is old, are taken up.
    pub(crate) async fn refresh_lists(&self) -> Result<(), Problem> {
        let known = self.revoked();
        let count = self.store().read().await?.revoked_so_far().await?;
        let is_old = self.now().as_second() - known.list.issued_at().as_second() > LIST_AGE_SECONDS;
        let has_new_keys = self.read_keys_again();
        if has_new_keys || is_old || usize::try_from(count).ok() != Some(known.list.len()) {
            self.read_revoked().await?;
            self.publish_lists();
        }
        Ok(())
    }

    fn read_keys_again(&self) -> bool {
        let Ok(Some(keys)) = OfficeKeys::read(&self.0.settings.key_folder()) else {
            tracing::error!("the signing keys cannot be read again");
            return false;
        };
        let mut current = self.0.keys.write().expect("nobody panics while holding the keys");
        let is_new = keys.ring != current.ring;
        *current = keys;
        is_new
    }

    /// The files are a copy for others; the pages do not need them.
    fn publish_lists(&self) {
        if let Err(error) = self.write_published() {
            tracing::error!(error = %error, "the published lists cannot be written");
        }
    }

    /// Reads the revoked documents from the store and signs the list anew.
    pub(crate) async fn read_revoked(&self) -> Result<(), Fault> {
        let mut revoked = BTreeMap::new();
        for (credential, at, word) in self.store().read().await?.revocations().await? {
            if let Ok(id) = credential.parse::<CredentialId>() {
                let reason = cause_of(&word).map_or(RevocationReason::Withdrawn, reason_of);
                revoked.insert(id, Revocation { at, reason });
            }
        }
        let version = u64::try_from(revoked.len()).unwrap_or(0);
        let list = RevocationList::new(version, self.now(), revoked);
        let text = list.to_text(&self.office_keys().signing_at(self.now()));
        *self
            .0
            .revoked
            .write()
            .expect("nobody panics while holding the revocation list") = Arc::new(Revoked { list, text });
        Ok(())
    }
}

/// Marks the documents that these events take back, in their transaction.
pub(crate) async fn keep_revocations(
    tx: &mut Tx,
    revoked: &[(String, RevocationCause, Timestamp)],
) -> Result<(), Fault> {
    for (credential, cause, at) in revoked {
        tx.revoke_product(credential, cause_word(*cause), *at).await?;
    }
    Ok(())
}

pub(crate) fn revocations(events: &[Event]) -> Vec<(String, RevocationCause, Timestamp)> {
    let mut found = Vec::new();
    for event in events {
        if let What::ProductRevoked { credential, cause, .. } = &event.what {
            found.push((credential.clone(), *cause, event.at));
        }
    }
    found
}

const CAUSES: [RevocationCause; 5] = [
    RevocationCause::Withdrawn,
    RevocationCause::Replaced,
    RevocationCause::Mistaken,
    RevocationCause::Returned,
    RevocationCause::KeyExposed,
];

const fn cause_word(cause: RevocationCause) -> &'static str {
    match cause {
        RevocationCause::Withdrawn => "withdrawn",
        RevocationCause::Replaced => "replaced",
        RevocationCause::Mistaken => "mistaken",
        RevocationCause::Returned => "returned",
        RevocationCause::KeyExposed => "key-exposed",
    }
}

fn cause_of(word: &str) -> Option<RevocationCause> {
    CAUSES.into_iter().find(|cause| cause_word(*cause) == word)
}

pub(crate) const fn reason_of(cause: RevocationCause) -> RevocationReason {
    match cause {
        RevocationCause::Withdrawn => RevocationReason::Withdrawn,
        RevocationCause::Replaced => RevocationReason::Replaced,
        RevocationCause::Mistaken => RevocationReason::Mistaken,
        RevocationCause::Returned => RevocationReason::Returned,
        RevocationCause::KeyExposed => RevocationReason::KeyExposed,
    }
}
