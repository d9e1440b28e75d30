//! What pages say of a place in the law: its title, and what follows for whoever does not keep it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maklumat_vocabulary::LocalizedText;

use crate::source::recovery::recover;
use crate::source::tree::Written;

/// The list of what the program rests on.
const LIST: &str = include_str!("../../../../docs/law.toml");

/// A place in the law as the list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceInLaw {
    /// `PP 96/2012 tentang Pelaksanaan UU 25/2009, Pasal 27`
    pub title: String,
    /// What may follow for whoever does not keep it, and the title of the place that says so.
    pub sanction: Option<(LocalizedText, String)>,
}

impl PlaceInLaw {
    /// The title without what the law is about: `PP 96/2012, Pasal 27`.
    #[must_use]
    pub fn short(&self) -> String {
        short(&self.title)
    }
}

fn short(title: &str) -> String {
    match (title.split_once(" tentang "), title.rsplit_once(", ")) {
        (Some((law, _)), Some((_, place))) => format!("{law}, {place}"),
        (Some((law, _)), None) => law.to_owned(),
        (None, _) => title.to_owned(),
    }
}

/// A place by its key in the list, `pp-96-2012-art-27`.
#[must_use]
pub fn place_in_law(key: &str) -> Option<&'static PlaceInLaw> {
    static PLACES: LazyLock<BTreeMap<String, PlaceInLaw>> = LazyLock::new(places);
    PLACES.get(key)
}

fn places() -> BTreeMap<String, PlaceInLaw> {
    let list = recover(LIST).table;
    let word = |key: &str, name: &str| {
        let Written::Table(place) = &list.entry(key)?.node.value else {
            return None;
        };
        let Written::Text(text) = &place.entry(name)?.node.value else {
            return None;
        };
        Some(text.clone())
    };
    let place = |key: &str| {
        let sanction = word(key, "sanction").map(|id| {
            let words = LocalizedText {
                id,
                en: word(key, "sanction-en"),
            };
            let by = word(key, "sanction-by").and_then(|by| word(&by, "title"));
            (words, short(&by.unwrap_or_default()))
        });
        let title = word(key, "title")?;
        Some((key.to_owned(), PlaceInLaw { title, sanction }))
    };
    let keys = list.entries.iter().map(|entry| entry.key.value.as_str());
    keys.filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::establishing::Stage;

    #[test]
    fn every_stage_with_a_time_limit_has_its_article_and_its_sanction_on_file() {
        for stage in Stage::ALL {
            let place = place_in_law(stage.article());
            let place = place.unwrap_or_else(|| panic!("{stage:?}: {} is not on file", stage.article()));
            if stage.limit().is_some() {
                let (words, by) = place.sanction.as_ref().unwrap();
                assert!(words.en.is_some(), "{stage:?}");
                assert_eq!(by, "PP 96/2012, Pasal 49");
            }
        }
        assert_eq!(
            place_in_law("pp-96-2012-art-27").unwrap().short(),
            "PP 96/2012, Pasal 27"
        );
        assert!(place_in_law("pp-96-2012-art-999").is_none());
    }
}
