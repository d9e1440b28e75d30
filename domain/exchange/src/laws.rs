//! Regulations named in words, found among those of the regency: by kind, number and year.

use maklumat_sop::Regency;
use maklumat_vocabulary::LawKey;

use crate::spelling::plain;

/// The regulation a line of a legal basis names. Kind, number and year must all agree.
pub(crate) fn named(words: &str, regency: &Regency) -> Option<LawKey> {
    let plain_words = plain(words);
    if let Some(key) = regency.laws.keys().find(|key| plain(key.as_str()) == plain_words) {
        return Some(key.clone());
    }
    let wanted = marks(&plain_words)?;
    let mut known = regency
        .laws
        .iter()
        .filter(|(_, law)| marks(&plain(&law.title.id)).as_ref() == Some(&wanted));
    let first = known.next()?;
    // Two regulations of one kind, number and year are of different places: then the words must decide, not we.
    known.next().is_none().then(|| first.0.clone())
}

/// Kind, number and year: `Peraturan Pemerintah Nomor 96 Tahun 2012` and `PP 96/2012` have the same.
fn marks(plain: &str) -> Option<(&'static str, String, String)> {
    let words: Vec<&str> = plain.split(' ').collect();
    let kind = kind(plain)?;
    let after = |names: &[&str]| {
        let at = words.iter().position(|word| names.contains(word))?;
        words.get(at + 1).copied()
    };
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_number(word);
    let number = after(&["nomor", "no", "number"])
        .or_else(|| words.iter().copied().find(|word| is_number(word) && !year(word)))?;
    let year_word = after(&["tahun", "year"])
        .filter(|word| year(word))
        .or_else(|| words.iter().rev().copied().find(|word| year(word)))?;
    Some((kind, number.to_owned(), year_word.to_owned()))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The kind of a regulation, the more special before the more general.
fn kind(plain: &str) -> Option<&'static str> {
    const KINDS: [(&str, &[&str]); 9] = [
        ("uu", &["undang undang", "uu "]),
        ("perpres", &["peraturan presiden", "perpres "]),
        (
            "permenpanrb",
            &["pendayagunaan aparatur negara", "permenpan", "permenpanrb "],
        ),
        ("permendagri", &["menteri dalam negeri", "permendagri "]),
        ("permen", &["peraturan menteri", "permen"]),
        ("perda", &["peraturan daerah", "perda "]),
        (
            "perbup",
            &["peraturan bupati", "perbup ", "peraturan wali kota", "perwali "],
        ),
        ("pp", &["peraturan pemerintah", "pp "]),
        ("kep", &["keputusan", "kep "]),
    ];
    KINDS
        .into_iter()
        .find(|(_, names)| {
            names
                .iter()
                .any(|name| plain.contains(name) && (name.len() > 4 || plain.starts_with(name)))
        })
        .map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_regulation_has_the_same_marks_however_it_is_written() {
        let marks = |words: &str| marks(&plain(words));
        assert_eq!(
            marks("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"),
            marks("UU 25/2009")
        );
        assert_eq!(
            marks("Peraturan Menteri Dalam Negeri No. 108 Tahun 2019"),
            marks("Permendagri 108/2019")
        );
        assert_ne!(marks("PP 96/2012"), marks("Perpres 96/2012"));
        assert_eq!(marks("Arahan pimpinan"), None);
    }
}
