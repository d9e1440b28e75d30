//! Taking a document back: a line on the signed list that every checker reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use maklumat_credential::{CredentialId, Revocation, RevocationList, RevocationReason};

use crate::App;
use crate::office_keys::OfficeKeys;
use crate::problem::Problem;

/// The list in force and its signed text.
pub(crate) struct Revoked {
    pub(crate) list: RevocationList,
    pub(crate) text: String,
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

    /// Revokes an issued document by the id of its credential. False: unknown, or revoked before.
    pub async fn revoke_document(&self, credential: &str, reason: RevocationReason) -> Result<bool, Problem> {
        let mut tx = self.store().begin().await?;
        let is_new = tx.revoke_product(credential, reason_word(reason), self.now()).await?;
        tx.commit().await?;
        self.read_revoked().await?;
        let _ = self.write_published();
        Ok(is_new)
    }

    /// Reads the revoked documents from the store and signs the list anew.
    pub(crate) async fn read_revoked(&self) -> Result<(), maklumat_store::Fault> {
        let mut reader = self.store().read().await?;
        let mut revoked = BTreeMap::new();
        for credential in reader.revoked_credentials().await? {
            let Some(product) = reader.product(&credential).await? else {
                continue;
            };
            let (Ok(id), Some(at)) = (credential.parse::<CredentialId>(), product.revoked_at) else {
                continue;
            };
            let reason = product
                .revoked_reason
                .map_or(RevocationReason::Withdrawn, |word| reason_of(&word));
            revoked.insert(id, Revocation { at, reason });
        }
        let version = u64::try_from(revoked.len()).unwrap_or(0);
        let list = RevocationList::new(version, self.now(), revoked);
        let text = list.to_text(self.office_keys().latest());
        *self
            .0
            .revoked
            .write()
            .expect("nobody panics while holding the revocation list") = Arc::new(Revoked { list, text });
        Ok(())
    }
}

const fn reason_word(reason: RevocationReason) -> &'static str {
    match reason {
        RevocationReason::Withdrawn => "withdrawn",
        RevocationReason::Replaced => "replaced",
        RevocationReason::Mistaken => "mistaken",
        RevocationReason::Returned => "returned",
        RevocationReason::KeyExposed => "key-exposed",
    }
}

fn reason_of(word: &str) -> RevocationReason {
    match word {
        "replaced" => RevocationReason::Replaced,
        "mistaken" => RevocationReason::Mistaken,
        "returned" => RevocationReason::Returned,
        "key-exposed" => RevocationReason::KeyExposed,
        _ => RevocationReason::Withdrawn,
    }
}
