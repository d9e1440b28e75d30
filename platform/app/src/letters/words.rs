//! From a kind of letter and a case to the words that are sent.

use std::collections::BTreeMap;

use maklumat_calendar::{Timestamp, Zone, long_date};
use maklumat_delivery::Pattern;
use maklumat_store::{LetterWords, Reader};
use maklumat_vocabulary::{Language, ProductId, Text};

use super::kinds::Kind;
use crate::App;
use crate::cases::act::Loaded;
use crate::cases::tracking;
use crate::problem::Problem;
use crate::views::tracking::TrackingState;

const YOU: Text = Text { id: "Anda", en: "you" };
/// Where a day is not known when the letter is written.
const SEE_THERE: Text = Text {
    id: "hari yang tertulis di sana",
    en: "the day written there",
};
const NOBODY: Text = Text {
    id: "kantor",
    en: "the office",
};
const YOUR_DOCUMENT: Text = Text {
    id: "dokumen",
    en: "document",
};
const SUBJECT: Text = Text {
    id: "Kabar permohonan Anda",
    en: "News of your application",
};

/// What is written into the places of a letter.
pub(crate) type Values = BTreeMap<&'static str, String>;

/// What a letter is about.
pub(crate) struct About<'a> {
    pub(crate) product: Option<&'a str>,
    pub(crate) until: Option<Timestamp>,
    pub(crate) link: String,
}

pub(crate) fn subject(values: &Values, language: Language) -> String {
    match values.get("layanan") {
        Some(service) => format!("{service}: {}", SUBJECT.within(language)),
        None => SUBJECT.within(language).to_owned(),
    }
}

pub(crate) fn values(loaded: &Loaded, about: &About<'_>, language: Language) -> Values {
    let sop = &loaded.published.sop;
    let zone = sop.regency().zone;
    let state = tracking::state(sop, &loaded.case);
    let day = |at: Option<Timestamp>| day(at, zone, language);
    let (turn, until) = match &state {
        TrackingState::AtOffice { holder, until, .. } => (holder.within(language).to_owned(), Some(*until)),
        TrackingState::Returned { until } | TrackingState::YourTurn { until, .. } => {
            (YOU.within(language).to_owned(), Some(*until))
        }
        TrackingState::Closed { .. } => (NOBODY.within(language).to_owned(), None),
    };
    let product = about
        .product
        .and_then(|id| sop.definition().product(&ProductId::new(id)))
        .map_or(YOUR_DOCUMENT.within(language), |product| product.name.within(language));
    BTreeMap::from([
        ("kantor", tracking::unit_name(sop).within(language).to_owned()),
        ("layanan", sop.definition().name.within(language).to_owned()),
        ("giliran", turn),
        ("sampai", day(about.until.or(until))),
        ("selesai", day(loaded.matter.due_at)),
        ("produk", product.to_owned()),
        ("tautan", about.link.clone()),
    ])
}

fn day(at: Option<Timestamp>, zone: Zone, language: Language) -> String {
    at.map_or_else(
        || SEE_THERE.within(language).to_owned(),
        |at| long_date(zone.date(at), language),
    )
}

/// The words of a kind with its places filled: the office's own, or where there are none or they no longer fit, those
/// the program brings.
pub(crate) fn written(kind: &Kind, own: &[LetterWords], language: Language, values: &Values) -> String {
    let fill = |pattern: &Pattern| pattern.filled(|slot| values.get(slot).cloned().unwrap_or_default());
    let own = own
        .iter()
        .find(|own| own.language == language.tag())
        .and_then(|own| Pattern::read(&own.words, kind.slots).ok());
    let brought = || Pattern::read(kind.words.within(language), kind.slots).ok();
    let text = own.or_else(brought).as_ref().map(fill).unwrap_or_default();
    match kind.always.map(|sentence| sentence.within(language)) {
        Some(sentence) if !text.contains(sentence) => format!("{text} {sentence}"),
        Some(_) | None => text,
    }
}

impl App {
    pub(crate) async fn written(
        &self,
        reader: &mut Reader,
        kind: &Kind,
        language: Language,
        values: &Values,
    ) -> Result<String, Problem> {
        let own = reader.letter_words(kind.key).await?;
        Ok(written(kind, &own, language, values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::kinds::{CODE, kind_of};

    #[test]
    fn a_code_never_goes_out_without_the_warning_that_it_is_for_nobody_else() {
        let kind = kind_of(CODE).unwrap();
        let own = [LetterWords {
            kind: CODE.to_owned(),
            language: "id".to_owned(),
            words: "Halo {kode}".to_owned(),
            changed_at: Timestamp::UNIX_EPOCH,
        }];
        let values = Values::from([("kode", "123456".to_owned())]);
        let text = |own: &[LetterWords]| written(kind, own, Language::Indonesian, &values);
        assert_eq!(text(&own), "Halo 123456 Jangan berikan kepada siapa pun, juga petugas.");
        assert_eq!(text(&[]).matches("siapa pun").count(), 1);
    }
}
