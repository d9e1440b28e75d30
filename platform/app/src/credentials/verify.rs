//! Is this document genuine? The same answer the offline page gives.

use maklumat_calendar::Timestamp;
use maklumat_credential::{ClaimKind, Claims, CredentialId, Digest, RevocationReason, Verdict, digest, verify};
use maklumat_vocabulary::{LocalizedText, Text};

use crate::App;
use crate::credentials::printed::Frozen;
use crate::problem::Problem;
use crate::views::Private;
use crate::views::document::{DocumentFacts, DocumentVerdict};

/// Fewer digits of a fingerprint prove nothing.
const FINGERPRINT_DIGITS: usize = 12;

/// What a document is that somebody holds as a file, or reads from paper.
#[derive(Clone, Debug)]
pub enum HeldDocument {
    /// Exactly what was issued, and what its code says now.
    Same(DocumentVerdict),
    /// Ours by its number or its code, and not what was issued.
    Changed,
    Unknown,
    /// Its code is genuine; the file itself is not kept, and cannot be compared.
    NotKept(DocumentVerdict),
}

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
        self.compare_digest(code, &digest(file).to_string()).await
    }

    /// The same by the digest of the file, where the file stays with who holds it.
    async fn compare_digest(&self, code: &str, file: &str) -> Result<PrintMatch, Problem> {
        let Some(id) = CredentialId::of(code) else {
            return Ok(PrintMatch::NothingKept);
        };
        let product = self.store().read().await?.product(&id.to_string()).await?;
        Ok(match product.and_then(|product| product.attachment) {
            None => PrintMatch::NothingKept,
            Some(kept) if kept == file => PrintMatch::Same,
            Some(_) => PrintMatch::Other,
        })
    }

    /// Judges a file somebody sent to be looked at. Nothing of it is kept.
    pub async fn verify_file(&self, file: &[u8]) -> Result<HeldDocument, Problem> {
        let code = maklumat_documents::embedded_credential(file).unwrap_or_default();
        self.verify_digest(&code, &digest(file).to_string()).await
    }

    /// Judges a file by the code in it and its digest, 64 hex digits.
    pub async fn verify_digest(&self, code: &str, file: &str) -> Result<HeldDocument, Problem> {
        let verdict = self.verify_text(code);
        match &verdict {
            DocumentVerdict::NotOurs | DocumentVerdict::UnknownKey => return Ok(HeldDocument::Unknown),
            DocumentVerdict::Altered => return Ok(HeldDocument::Changed),
            DocumentVerdict::Valid(_) | DocumentVerdict::Expired(_) | DocumentVerdict::Revoked { .. } => {}
        }
        Ok(match self.compare_digest(code, file).await? {
            PrintMatch::Same => HeldDocument::Same(verdict),
            PrintMatch::Other => HeldDocument::Changed,
            PrintMatch::NothingKept => HeldDocument::NotKept(verdict),
        })
    }

    /// Judges a document by what is printed on it: its number, and its fingerprint as people compare it.
    pub async fn verify_printed(&self, number: &str, fingerprint: &str) -> Result<HeldDocument, Problem> {
        let digits = fingerprint.chars().filter(char::is_ascii_hexdigit);
        let typed: String = digits.map(|digit| digit.to_ascii_lowercase()).collect();
        let mut is_known = false;
        let mut reader = self.store().read().await?;
        for published in self.catalogue().iter() {
            let key = &published.sop.definition().key;
            let (unit, service) = (key.unit.as_str(), key.service.as_str());
            let Some(issued) = reader.product_numbered(unit, service, number).await? else {
                continue;
            };
            let matter = reader.matter(issued.matter).await?;
            let Some(head) = matter.map(|matter| matter.head).filter(|head| head.key.is_some()) else {
                continue;
            };
            let frozen = reader.print_of(&head, &issued.credential).await?;
            let Some(frozen) = frozen.and_then(|bytes| Frozen::from_bytes(&bytes)) else {
                continue;
            };
            is_known = true;
            let printed = digest(&frozen.sheet).to_string();
            if typed.len() == FINGERPRINT_DIGITS && printed.starts_with(&typed) {
                return Ok(HeldDocument::Same(self.verify_text(&frozen.credential)));
            }
        }
        Ok(if is_known {
            HeldDocument::Changed
        } else {
            HeldDocument::Unknown
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
