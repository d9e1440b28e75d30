//! Is this document genuine? The same answer the offline page gives.

use maklumat_calendar::Timestamp;
use maklumat_credential::{ClaimKind, Claims, CredentialId, Digest, RevocationReason, Verdict, digest, verify};
use maklumat_vocabulary::{LocalizedText, Text};

use crate::App;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::document::{DocumentFacts, DocumentVerdict};

/// Whether a file is the one we issued, byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintMatch {
    Same,
    Other,
    /// Never printed here, erased, or a receipt.
    NothingKept,
}

impl App {
    #[must_use]
    pub fn verify_text(&self, text: &str) -> DocumentVerdict {
        let revoked = self.revoked();
        match verify(text.trim(), &self.office_keys().ring, &revoked.list, self.now()) {
            Verdict::Valid(claims) => DocumentVerdict::Valid(facts(&claims)),
            Verdict::Expired(claims) => DocumentVerdict::Expired(facts(&claims)),
            Verdict::Revoked { claims, at, reason } => {
                let words = reason_words(reason);
                let reason = LocalizedText {
                    id: words.id.to_owned(),
                    en: Some(words.en.to_owned()),
                };
                DocumentVerdict::Revoked {
                    facts: facts(&claims),
                    at,
                    reason,
                }
            }
            Verdict::UnknownKey => DocumentVerdict::UnknownKey,
            Verdict::Altered => DocumentVerdict::Altered,
            Verdict::NotOurs => DocumentVerdict::NotOurs,
        }
    }

    /// Compares a file that carries a genuine code of ours with the print we keep.
    pub async fn compare_print(&self, code: &str, file: &[u8]) -> Result<PrintMatch, Problem> {
        let Some(id) = CredentialId::of(code) else {
            return Ok(PrintMatch::NothingKept);
        };
        let product = self.store().read().await?.product(&id.to_string()).await?;
        let kept = product.and_then(|product| product.attachment);
        Ok(match kept {
            None => PrintMatch::NothingKept,
            Some(kept) if kept == digest(file).to_string() => PrintMatch::Same,
            Some(_) => PrintMatch::Other,
        })
    }

    /// All public keys of the office, for whoever checks without a network.
    #[must_use]
    pub fn key_ring_text(&self) -> String {
        self.office_keys().ring.to_text()
    }

    /// The signed list of revoked documents.
    #[must_use]
    pub fn revocations_text(&self) -> String {
        self.revoked().text.clone()
    }

    /// Instant at which the list of revoked documents was signed.
    #[must_use]
    pub fn revocations_of(&self) -> Timestamp {
        self.revoked().list.issued_at()
    }

    /// Instant of the office the verdict was given at.
    #[must_use]
    pub fn verified_at(&self) -> Timestamp {
        self.now()
    }
}

const fn reason_words(reason: RevocationReason) -> Text {
    match reason {
        RevocationReason::Withdrawn => Text {
            id: "keputusan ditarik kembali",
            en: "the decision was taken back",
        },
        RevocationReason::Replaced => Text {
            id: "diganti dokumen yang lebih baru",
            en: "replaced by a newer document",
        },
        RevocationReason::Mistaken => Text {
            id: "terbit karena keliru",
            en: "issued by mistake",
        },
        RevocationReason::Returned => Text {
            id: "dikembalikan pemegangnya",
            en: "given back by its holder",
        },
        RevocationReason::KeyExposed => Text {
            id: "kunci penerbit tidak aman lagi",
            en: "the signing key is no longer safe",
        },
    }
}

fn facts(claims: &Claims) -> DocumentFacts {
    let kind = match claims.kind {
        ClaimKind::Product => Text {
            id: "Dokumen",
            en: "Document",
        },
        ClaimKind::Receipt => Text {
            id: "Tanda terima janji",
            en: "Promise receipt",
        },
    };
    DocumentFacts {
        kind: LocalizedText {
            id: kind.id.to_owned(),
            en: Some(kind.en.to_owned()),
        },
        fingerprint: claims.document.as_ref().map(Digest::fingerprint),
        reference: claims.reference.clone(),
        due_at: claims.due_at,
        fee: claims.fee.clone(),
        number: claims.number.clone(),
        product: LocalizedText::indonesian(claims.product.clone()),
        unit: LocalizedText::indonesian(claims.unit.clone()),
        holder: Private(claims.holder.clone()),
        issued_at: claims.issued_at,
        valid_until: claims.valid_until,
    }
}
