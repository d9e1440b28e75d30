//! A legal ground as officers type it, brought to the key the rules know the regulation by.

use std::collections::BTreeMap;

use maklumat_sop::Law;
use maklumat_vocabulary::LawKey;

/// Kinds of regulations that are also written out.
const WRITTEN_OUT: [(&str, &str); 6] = [
    ("undang-undang", "uu"),
    ("peraturan pemerintah", "pp"),
    ("peraturan presiden", "perpres"),
    ("peraturan daerah", "perda"),
    ("peraturan bupati", "perbup"),
    ("peraturan menteri", "permen"),
];

/// Most words a regulation is named by.
const LONGEST: usize = 6;

/// `UU 30 Tahun 2014 pasal 22`, `UU 30/2014 pasal 22` and `uu-30-2014 pasal 22` are the same place. What names no
/// regulation on file stays as it was typed, for the rules to say so.
pub(crate) fn as_cited(typed: &str, laws: &BTreeMap<LawKey, Law>) -> String {
    let mut plain = typed.to_lowercase().replace('/', " ");
    for (words, kind) in WRITTEN_OUT {
        plain = plain.replace(words, kind);
    }
    let words = plain.split_whitespace().filter(|word| !is_filler(word));
    let words: Vec<&str> = words.collect();
    let longest = words.len().min(LONGEST);
    let found = (1..=longest).rev().find(|length| {
        let key = words[..*length].join("-");
        laws.contains_key(&LawKey::new(&key))
    });
    match found {
        Some(length) => {
            let key = words[..length].join("-");
            let parts: Vec<&str> = std::iter::once(&*key).chain(words[length..].iter().copied()).collect();
            parts.join(" ")
        }
        None => typed.trim().to_owned(),
    }
}

fn is_filler(word: &str) -> bool {
    matches!(word, "nomor" | "no" | "no." | "tahun" | "th" | "th." | "tentang")
}

#[cfg(test)]
mod tests {
    use super::*;
    use maklumat_calendar::Date;
    use maklumat_vocabulary::LocalizedText;

    fn laws() -> BTreeMap<LawKey, Law> {
        let key = LawKey::new("uu-30-2014");
        let law = Law {
            key: key.clone(),
            title: LocalizedText::indonesian("Administrasi Pemerintahan"),
            from: Date::constant(2014, 10, 17),
            until: None,
            replaced_by: None,
            is_verified: true,
            limits: BTreeMap::new(),
        };
        BTreeMap::from([(key, law)])
    }

    #[test]
    fn a_ground_is_understood_as_people_write_it() {
        for typed in [
            "uu-30-2014 pasal 22",
            "UU 30 Tahun 2014 pasal 22",
            "UU 30/2014 Pasal 22",
            "UU No. 30 Tahun 2014  pasal 22",
            "Undang-Undang Nomor 30 Tahun 2014 pasal 22",
        ] {
            assert_eq!(as_cited(typed, &laws()), "uu-30-2014 pasal 22", "{typed}");
        }
    }

    #[test]
    fn what_names_no_regulation_stays_as_it_was_typed() {
        assert_eq!(as_cited(" UU 1 Tahun 1900 ", &laws()), "UU 1 Tahun 1900");
        assert_eq!(as_cited("", &laws()), "");
    }
}
