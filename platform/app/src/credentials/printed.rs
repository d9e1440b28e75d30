//! What was said when it was signed, kept word for word, and printed from that and nothing else.
//!
//! A document is made once: its sheet and its code are frozen in the transaction that numbers it. The regency may move to
//! another address afterwards, change its letterhead or its laws; the document stays what it was, and so does its code,
//! by which it can be revoked. The first print is kept, and served ever after.

use maklumat_credential::digest;
use maklumat_documents::{Document, Paper, Seal, product_again, receipt_again};
use maklumat_store::{IssuedProduct, NewAttachment, Receipt};
use maklumat_vocabulary::{Language, ProductId};

use crate::App;
use crate::cases::act::Loaded;
use crate::problem::Problem;
use crate::problem::rule::Rule;

/// The sheet of a signed document in one spelling, with its code: what is kept.
pub(crate) struct Frozen {
    /// The digest of these bytes is in the code.
    pub(crate) sheet: Vec<u8>,
    pub(crate) credential: String,
    pub(crate) verify_at: String,
}

impl Frozen {
    /// Three lines; no part holds a line end.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let parts: [&[u8]; 3] = [self.credential.as_bytes(), self.verify_at.as_bytes(), &self.sheet];
        parts.join(&b'\n')
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
        let mut text = || String::from_utf8(lines.next()?.to_vec()).ok();
        let (credential, verify_at) = (text()?, text()?);
        Some(Self {
            sheet: lines.next()?.to_vec(),
            credential,
            verify_at,
        })
    }

    fn seal(&self) -> Seal {
        Seal {
            credential: self.credential.clone(),
            fingerprint: digest(&self.sheet).fingerprint(),
            verify_at: self.verify_at.clone(),
        }
    }
}

/// A receipt as it was given: the Indonesian sheet is signed, the English one says the same.
pub(crate) struct FrozenReceipt {
    pub(crate) signed: Frozen,
    pub(crate) english: Vec<u8>,
}

impl FrozenReceipt {
    /// The sheets and the address, a line each, as the store keeps them beside the signed text.
    pub(crate) fn payload(&self) -> Vec<u8> {
        let parts: [&[u8]; 3] = [&self.signed.sheet, &self.english, self.signed.verify_at.as_bytes()];
        parts.join(&b'\n')
    }

    pub(crate) fn of(kept: &Receipt) -> Option<Self> {
        let mut lines = kept.payload.splitn(3, |byte| *byte == b'\n');
        let sheet = lines.next()?.to_vec();
        let english = lines.next()?.to_vec();
        Some(Self {
            signed: Frozen {
                sheet,
                credential: String::from_utf8(kept.signature.clone()).ok()?,
                verify_at: String::from_utf8(lines.next()?.to_vec()).ok()?,
            },
            english,
        })
    }

    /// One fingerprint, whatever the language: that of the signed sheet.
    pub(crate) fn fingerprint(&self) -> String {
        digest(&self.signed.sheet).fingerprint()
    }

    pub(crate) fn document(&self, language: Language, paper: Paper) -> Option<Document> {
        let sheet = match language {
            Language::Indonesian => &self.signed.sheet,
            Language::English => &self.english,
        };
        receipt_again(sheet, paper, &self.signed.seal())
    }
}

impl App {
    /// The latest document of that name, as it was issued. It is set once; the same bytes are served ever after.
    pub(crate) async fn document_of(&self, loaded: &Loaded, product: &ProductId) -> Result<Vec<u8>, Problem> {
        let head = &loaded.matter.head;
        // Each question gets a reader of its own: a page that waits for a second one while it holds the first can wait for
        // others that do the same.
        let issued = self.store().read().await?.products_of(head.id).await?;
        let issued = issued
            .into_iter()
            .rev()
            .find(|issued| issued.product == product.as_str())
            .ok_or(Rule::ProductNotReady)?;
        if let Some(bytes) = self.kept_print(loaded, &issued).await? {
            return Ok(bytes);
        }
        let frozen = self.store().read().await?.print_of(head, &issued.credential).await?;
        let frozen = frozen
            .and_then(|bytes| Frozen::from_bytes(&bytes))
            .ok_or(Rule::ProductNotReady)?;
        let document = product_again(&frozen.sheet, &frozen.seal()).ok_or(Rule::ProductNotReady)?;
        let bytes = self.render(document).await?;
        self.keep_print(loaded, issued, bytes).await
    }

    async fn kept_print(&self, loaded: &Loaded, issued: &IssuedProduct) -> Result<Option<Vec<u8>>, Problem> {
        let head = &loaded.matter.head;
        let (Some(digest), Some(key)) = (&issued.attachment, &head.key) else {
            return Ok(None);
        };
        Ok(self.store().attachment(head.id, key, digest).await?)
    }

    /// Keeps the first print. Whoever comes second gets the one that is there.
    async fn keep_print(&self, loaded: &Loaded, issued: IssuedProduct, bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
        let head = &loaded.matter.head;
        let key = head.key.as_ref().ok_or(Problem::NotFound)?;
        let new = NewAttachment {
            owner: head.id,
            key,
            kind: "application/pdf",
            content: &bytes,
        };
        let kept = self.store().write_file(new, self.now()).await?;
        let mut tx = self.store().begin().await?;
        tx.note_attachment(head.id, &kept).await?;
        let is_first = tx.attach_document(&issued.credential, &kept.digest).await?;
        tx.commit().await?;
        if is_first {
            return Ok(bytes);
        }
        let before = self.store().read().await?.product(&issued.credential).await?;
        match before {
            Some(before) => self.kept_print(loaded, &before).await?.ok_or(Problem::NotFound),
            None => Err(Problem::NotFound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_frozen_comes_back_word_for_word() {
        let frozen = Frozen {
            sheet: b"{\"a\":\"b\\nc\"}".to_vec(),
            credential: "MKL1:A B".to_owned(),
            verify_at: "kantor.example/cek".to_owned(),
        };
        let again = Frozen::from_bytes(&frozen.to_bytes()).unwrap();
        assert_eq!(
            (again.sheet, again.credential, again.verify_at),
            (frozen.sheet, frozen.credential, frozen.verify_at)
        );
        assert!(Frozen::from_bytes(b"MKL1:A").is_none());
    }
}
