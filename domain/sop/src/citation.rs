//! A place in the law, written so that it can be looked up: the key of a regulation on file and where in it.

use std::fmt;

use maklumat_vocabulary::LawKey;

use crate::rules::misspelt_id;

/// A regulation and, where given, the place in it: `uu-25-2009 pasal 29`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub law: LawKey,
    /// `pasal 29`, `pasal 67 ayat 2`, `lampiran`.
    pub place: Option<String>,
}

impl Citation {
    /// `uu-25-2009`, `pp-55-2012 pasal 67 ayat 2 huruf a`, `kepmenkes-129-2008 lampiran II`, exactly so.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (law, place) = text
            .split_once(' ')
            .map_or((text, None), |(law, place)| (law, Some(place)));
        if !misspelt_id::is_well_spelt(law) {
            return None;
        }
        if let Some(place) = place {
            let mut words = place.split(' ').peekable();
            while let Some(word) = words.next() {
                let has_number = words
                    .next_if(|next| {
                        next.chars().all(|letter| letter.is_ascii_alphanumeric())
                            && !next.is_empty()
                            && !is_place_word(next)
                    })
                    .is_some();
                if !is_place_word(word) || (!has_number && word != "lampiran") {
                    return None;
                }
            }
        }
        Some(Self {
            law: law.into(),
            place: place.map(str::to_owned),
        })
    }

    /// The same as people type it: `uu-25-2009  Pasal 29 ayat (2)`. Anything beyond a place is not read.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let words = typed.split_whitespace().map(|word| {
            let word = word.trim_matches(|sign| matches!(sign, '(' | ')' | ',' | '.' | ';'));
            let lower = word.to_lowercase();
            if is_place_word(&lower) { lower } else { word.to_owned() }
        });
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        Self::parse(&words.join(" "))
    }

    /// As people write it: `UU 30/2014 pasal 53`, `Permenkes 24/2022`, `Perda PDRD 2024`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let law = self.law.to_string();
        let mut parts = law.split('-');
        let kind = kind_in_words(parts.next().unwrap_or_default());
        let named: Vec<&str> = parts.collect();
        let named = match *named.as_slice() {
            [number, year] if number.starts_with(|sign: char| sign.is_ascii_digit()) => format!("{number}/{year}"),
            _ => named.join(" ").to_uppercase(),
        };
        let law = format!("{kind} {named}");
        match &self.place {
            Some(place) => format!("{} {place}", law.trim_end()),
            None => law.trim_end().to_owned(),
        }
    }
}

/// The name people use for a kind of regulation: `PermenPANRB`, `UU`.
fn kind_in_words(kind: &str) -> String {
    if matches!(kind, "uu" | "pp" | "pm" | "pmk" | "skb") {
        return kind.to_uppercase();
    }
    for abbreviated in ["panrb", "kominfo", "lh", "pupr"] {
        if let Some(start) = kind.strip_suffix(abbreviated).filter(|start| start.ends_with("men")) {
            return format!("{}{}", capital(start), abbreviated.to_uppercase());
        }
    }
    capital(kind)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_ascii_uppercase(), letters.as_str())
    })
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.law.fmt(f)?;
        match &self.place {
            Some(place) => write!(f, " {place}"),
            None => Ok(()),
        }
    }
}

fn is_place_word(word: &str) -> bool {
    matches!(
        word,
        "pasal" | "ayat" | "huruf" | "angka" | "lampiran" | "bab" | "bagian"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_a_key_and_a_place() {
        for text in [
            "uu-25-2009",
            "uu-25-2009 pasal 29",
            "uu-24-2013 pasal 79A",
            "pp-55-2012 pasal 67 ayat 2",
            "uu-25-2009 pasal 21 huruf d",
            "kepmenkes-129-2008 lampiran",
            "kepmenkes-129-2008 lampiran II angka 3",
        ] {
            assert_eq!(Citation::parse(text).unwrap().to_string(), text);
            assert_eq!(Citation::read(text), Citation::parse(text));
        }
        for text in [
            "",
            "UU 25",
            "uu-25-2009 ",
            "uu-25-2009 ps 3",
            "uu-25-2009 pasal",
            "uu-25-2009  pasal 3",
            "uu-25-2009 3",
        ] {
            assert_eq!(Citation::parse(text), None, "{text}");
        }
    }

    #[test]
    fn people_read_a_citation_as_they_write_it() {
        for (cited, words) in [
            ("uu-30-2014 pasal 53", "UU 30/2014 pasal 53"),
            ("permenpanrb-35-2012", "PermenPANRB 35/2012"),
            ("permenlh-5-2006 lampiran II", "PermenLH 5/2006 lampiran II"),
            ("kepmenkes-129-2008", "Kepmenkes 129/2008"),
            ("perda-pdrd-2024 pasal 3", "Perda PDRD 2024 pasal 3"),
            ("kep-dinas-tanpa-tahun", "Kep DINAS TANPA TAHUN"),
            ("tatatertib", "Tatatertib"),
        ] {
            assert_eq!(Citation::parse(cited).unwrap().in_words(), words);
        }
    }

    #[test]
    fn what_an_officer_types_is_read_and_a_story_is_not() {
        let read = |typed: &str| Citation::read(typed).map(|citation| citation.to_string());
        assert_eq!(
            read(" uu-25-2009  Pasal 29 ayat (2), "),
            Some("uu-25-2009 pasal 29 ayat 2".to_owned())
        );
        for story in [
            "uu-25-2009 karena pemohon sakit",
            "uu-25-2009 pasal 29 karena pemohon sakit",
            "uu-25-2009 pasal 29 9901011705900001",
            "",
        ] {
            assert_eq!(read(story), None, "{story}");
        }
    }
}
