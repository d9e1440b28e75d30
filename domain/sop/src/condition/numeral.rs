//! A number with a dot read aloud, so that a slip like `12.000` can be heard.

use maklumat_vocabulary::{Language, Text, spell};

/// `12.500` in the words of a language: `dua belas koma lima`. Nothing for several dots.
pub(crate) fn read_aloud(text: &str, language: Language) -> Option<String> {
    const POINT: Text = Text {
        id: " koma",
        en: " point",
    };
    let (whole, fraction) = text.split_once('.')?;
    if fraction.contains('.') {
        return None;
    }
    let mut words = spell(whole.parse().ok()?, language);
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        words.push_str(POINT.within(language));
    }
    for digit in fraction.chars().filter_map(|digit| digit.to_digit(10)) {
        words.push(' ');
        words.push_str(&spell(u64::from(digit), language));
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_heard_as_it_is_read() {
        assert_eq!(read_aloud("12.000", Language::Indonesian).unwrap(), "dua belas");
        assert_eq!(read_aloud("12.000", Language::English).unwrap(), "twelve");
        assert_eq!(
            read_aloud("115.250", Language::Indonesian).unwrap(),
            "seratus lima belas koma dua lima"
        );
        assert_eq!(read_aloud("1.500", Language::English).unwrap(), "one point five");
        assert_eq!(read_aloud("1.200.000", Language::English), None);
    }
}
