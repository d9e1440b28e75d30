//! Numbers of paper forms: references like any other, so that the slip in the citizen's hand opens the case later.

use maklumat_store::Reader;

use crate::App;
use crate::problem::Problem;
use crate::random;
use crate::reference;

/// Where the code on a form leads.
pub const PAPER: &str = "/kertas/";

/// Letters and digits people do not confuse: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Fifty bits, as of a short link.
const LETTERS: usize = 10;

impl App {
    /// A reference that no case, no application and no form has.
    pub(crate) async fn free_reference(&self, reader: &mut Reader) -> Result<Option<String>, Problem> {
        let day = self.zone().date(self.now());
        for _ in 0..5 {
            let random = u32::from_le_bytes(random::bytes()) & 0x01ff_ffff;
            let reference = reference::reference(&self.prefix(), day, random);
            if reader.matter_by_reference(&reference).await?.is_none()
                && reader.draft_by_reference(&reference).await?.is_none()
                && reader.paper_form(&reference).await?.is_none()
            {
                return Ok(Some(reference));
            }
        }
        Ok(None)
    }

    /// The PIN printed beside a number. Kept nowhere: whoever prints the pack again prints the same, and nobody makes it
    /// without the key of this installation.
    pub(crate) fn paper_pin(&self, number: &str) -> String {
        let hash = self.store().keys().lookup(self.store().tenant(), "paper-pin", number);
        let bytes: [u8; 8] = hash[..8].try_into().expect("a hash has 32 bytes");
        format!("{:06}", u64::from_le_bytes(bytes) % 1_000_000)
    }

    /// The code in the QR of a form.
    pub(crate) fn paper_code(&self, number: &str) -> String {
        let keys = self.store().keys();
        let hash = keys.lookup(self.store().tenant(), "paper-link-code", number);
        let letters = hash.iter().take(LETTERS);
        letters
            .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
            .collect()
    }

    /// What is kept of a code; `None` where it cannot be one.
    pub(crate) fn paper_link(&self, code: &str) -> Option<[u8; 32]> {
        let code = code.trim().to_ascii_uppercase();
        let is_code = code.len() == LETTERS && code.bytes().all(|letter| ALPHABET.contains(&letter));
        let keys = self.store().keys();
        is_code.then(|| keys.lookup(self.store().tenant(), "paper-link", &code))
    }
}
