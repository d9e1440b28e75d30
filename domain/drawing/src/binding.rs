//! What ties a sheet to the definition it was made from.

use maklumat_credential::{Digest, digest};
use maklumat_vocabulary::ServiceKey;

/// The digest of a definition's address and text. A sheet that shows another one was made from another definition: the
/// same text under another service, or another text of the same one.
///
/// Spelt out, it is the SHA-256 of the service, a line feed, and the SHA-256 of the text in hex; so whoever knows only the
/// digest of the text can tell it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding(Digest);

impl Binding {
    /// Of a definition whose text has this digest.
    #[must_use]
    pub fn of(service: &ServiceKey, text_digest: &str) -> Self {
        Self(digest(format!("{service}\n{text_digest}").as_bytes()))
    }

    /// Of a definition with this text.
    #[must_use]
    pub fn of_text(service: &ServiceKey, text: &str) -> Self {
        Self::of(service, &digest(text.as_bytes()).to_string())
    }

    /// As people compare it: `41d7 0e9b c3a8`.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint()
    }

    /// All 64 hex digits.
    #[must_use]
    pub fn in_full(&self) -> String {
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(service: &str) -> ServiceKey {
        ServiceKey::parse(service).unwrap()
    }

    #[test]
    fn another_address_or_another_letter_gives_another_fingerprint() {
        let own = Binding::of_text(&key("disdukcapil/ktp-el"), "[service]\n");
        assert_ne!(own, Binding::of_text(&key("disdukcapil/ktp"), "[service]\n"));
        assert_ne!(own, Binding::of_text(&key("disdukcapil/ktp-el"), "[service] \n"));
        assert_eq!(own, Binding::of_text(&key("disdukcapil/ktp-el"), "[service]\n"));
        assert_eq!(own.fingerprint().len(), 14);
    }
}
