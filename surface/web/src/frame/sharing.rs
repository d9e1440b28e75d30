//! What others see of a page before they open it: a description, an address, and whether engines may list it at all.

use maklumat_vocabulary::Language;

use super::Frame;
use crate::preferences::{self, TextSize};
use crate::urls::Url;

/// Longer descriptions are cut by those who show them.
const MOST_LETTERS: usize = 155;

/// Where the site stands, with how to reach it: the setting is the address as printed on documents.
pub(crate) fn site(public_address: &str) -> String {
    let address = public_address.trim_end_matches('/');
    let is_own_machine = address.starts_with("localhost") || address.starts_with("127.");
    if address.contains("://") {
        address.to_owned()
    } else if is_own_machine {
        format!("http://{address}")
    } else {
        format!("https://{address}")
    }
}

impl Frame {
    /// A page anybody may find and pass on. Every other page is kept out of search engines.
    #[must_use]
    pub(crate) fn for_everybody(mut self, place: &Url, description: impl Into<String>) -> Self {
        self.lasting = Some(place.as_str().to_owned());
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub(crate) fn for_everybody_by(self, place: &Url, key: &str) -> Self {
        let description = self.t(key);
        self.for_everybody(place, description)
    }

    /// What the page is about, in one or two sentences.
    pub(crate) fn about(&self) -> String {
        match &self.description {
            Some(own) => shortened(own),
            None => self
                .say("site-description")
                .with("regency", self.regency.as_str())
                .to_string(),
        }
    }

    /// The page's own lasting address, where it may be passed on.
    pub(crate) fn address(&self) -> Option<String> {
        let place = self.lasting.as_deref()?;
        Some(match self.language {
            Language::Indonesian => self.address_of(place),
            Language::English => preferences::in_language(&self.address_of(place), Language::English),
        })
    }

    /// The same page for each language, with the one for everybody else last.
    pub(crate) fn alternates(&self) -> Vec<(&'static str, String)> {
        let Some(place) = self.lasting.as_deref() else {
            return Vec::new();
        };
        let plain = self.address_of(place);
        let english = preferences::in_language(&plain, Language::English);
        vec![("id", plain.clone()), ("en", english), ("x-default", plain)]
    }

    fn address_of(&self, place: &str) -> String {
        format!("{}{place}", self.site)
    }

    /// How previews spell the language.
    pub(crate) fn locale(&self) -> &'static str {
        match self.language {
            Language::Indonesian => "id_ID",
            Language::English => "en_GB",
        }
    }

    /// This page with another size of letters.
    pub(crate) fn size_link(&self, size: &TextSize) -> String {
        preferences::with_size(&self.place, *size)
    }

    pub(crate) fn is_size(&self, size: &TextSize) -> bool {
        self.size == *size
    }

    pub(crate) fn sizes(&self) -> [TextSize; 3] {
        TextSize::ALL
    }

    /// The address to pass on: with what was chosen on the page.
    pub(crate) fn shared_address(&self) -> String {
        let lasting = self.lasting.as_deref().unwrap_or_default();
        let is_same_page = self.place.split('?').next() == Some(lasting);
        let place = self.address_of(if is_same_page { &self.place } else { lasting });
        match self.language {
            Language::Indonesian => place,
            Language::English => preferences::in_language(&place, Language::English),
        }
    }

    /// An outside link a person clicks: WhatsApp with title and address of this page ready to send.
    pub(crate) fn whatsapp_link(&self) -> Option<String> {
        self.lasting.as_ref()?;
        let text = format!("{}: {}", self.title, self.shared_address());
        Some(format!("https://wa.me/?text={}", crate::urls::encoded(&text)))
    }
}

/// At most as many letters as are shown, cut between words.
fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() + 2 > MOST_LETTERS {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_as_printed_becomes_one_that_can_be_followed() {
        assert_eq!(site("layanan.sungairaya.example"), "https://layanan.sungairaya.example");
        assert_eq!(
            site("https://layanan.sungairaya.example/"),
            "https://layanan.sungairaya.example"
        );
        assert_eq!(site("127.0.0.1:8080"), "http://127.0.0.1:8080");
    }

    #[test]
    fn a_description_is_cut_between_words() {
        assert_eq!(shortened("Izin dokter."), "Izin dokter.");
        let short = shortened(&"kata ".repeat(60));
        assert!(
            short.chars().count() <= MOST_LETTERS && short.ends_with("kata…"),
            "{short}"
        );
    }
}
