//! Words of strangers brought into one spelling: spaces, plain words to compare, ids, strings of TOML.

use std::collections::BTreeSet;

use crate::bounds;

/// Words of an id that say nothing.
const IDLE: [&str; 16] = [
    "dan", "atau", "yang", "untuk", "dari", "ke", "di", "dengan", "pada", "oleh", "dalam", "serta", "the", "a", "of",
    "to",
];

/// Longest id that is invented.
const ID_LETTERS: usize = 40;

/// One space between words, no control characters, within the bound.
pub(crate) fn tidy(words: &str) -> String {
    let mut tidy = String::new();
    for word in words.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
        if tidy.len() > bounds::LETTERS * 4 {
            break;
        }
    }
    tidy.chars().take(bounds::LETTERS).collect()
}

/// Words in small letters, without anything but letters and digits: what headings and names are compared by.
pub(crate) fn plain(words: &str) -> String {
    let mut plain = String::new();
    for letter in words.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// An id of these words: small letters, digits and single hyphens; nothing where no word is left.
pub(crate) fn slug(words: &str, most_words: usize) -> String {
    let plain = plain(words);
    let ascii = |word: &str| -> String { word.chars().filter(char::is_ascii_alphanumeric).collect() };
    let telling: Vec<String> = plain
        .split(' ')
        .filter(|word| !IDLE.contains(word))
        .map(ascii)
        .filter(|word| !word.is_empty())
        .collect();
    let mut slug = String::new();
    for word in telling.iter().take(most_words) {
        if slug.len() + word.len() + 1 > ID_LETTERS && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(ID_LETTERS));
    }
    slug
}

/// A slug nobody has yet; it is taken from now on.
pub(crate) fn unique(slug: &str, otherwise: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = if slug.is_empty() { otherwise } else { slug };
    let mut id = stem.to_owned();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}

/// Whether a text is spelt as ids are.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A string of TOML on one line.
pub(crate) fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push(' '),
            letter if letter.is_control() => {}
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// A list of strings of TOML.
pub(crate) fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_say_something() {
        assert_eq!(
            slug("Memeriksa kelengkapan dan keabsahan berkas!", 3),
            "memeriksa-kelengkapan-keabsahan"
        );
        assert_eq!(slug("—", 3), "");
        let mut taken = BTreeSet::new();
        assert_eq!(unique("", "langkah", &mut taken), "langkah");
        assert_eq!(unique("", "langkah", &mut taken), "langkah-2");
    }

    #[test]
    fn words_keep_their_letters_inside_quotes() {
        assert_eq!(quoted("a \"b\" \\ c\u{1}"), r#""a \"b\" \\ c""#);
    }
}
