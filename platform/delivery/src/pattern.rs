//! A text with named places to be filled: `{nomor}`. What is filled in is never read for places again.

/// A text that was read and whose places are all known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Slot(String),
}

/// A place nobody knows how to fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSlot(pub String);

impl Pattern {
    /// Reads a text whose places must be among the known ones. Braces around anything but lower-case letters are words.
    pub fn read(text: &str, known: &[&str]) -> Result<Self, UnknownSlot> {
        let mut parts = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            words.push_str(before);
            match slot(from) {
                Some(name) if known.contains(&name) => {
                    if !words.is_empty() {
                        parts.push(Part::Words(std::mem::take(&mut words)));
                    }
                    parts.push(Part::Slot(name.to_owned()));
                    rest = &from[name.len() + 2..];
                }
                Some(name) => return Err(UnknownSlot(name.to_owned())),
                None => {
                    words.push('{');
                    rest = &from[1..];
                }
            }
        }
        words.push_str(rest);
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        Ok(Self(parts))
    }

    #[must_use]
    pub fn names(&self, slot: &str) -> bool {
        self.0
            .iter()
            .any(|part| matches!(part, Part::Slot(name) if name == slot))
    }

    #[must_use]
    pub fn filled(&self, mut value: impl FnMut(&str) -> String) -> String {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Slot(name) => text.push_str(&value(name)),
            }
        }
        text
    }
}

/// The name between braces at the beginning of a text.
fn slot(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    let is_name = !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-');
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_filled_and_other_braces_are_words() {
        let pattern = Pattern::read("{\"to\": \"{nomor}\"} {} {A} {teks", &["nomor"]).unwrap();
        assert_eq!(pattern.filled(|_| "08".to_owned()), "{\"to\": \"08\"} {} {A} {teks");
        assert!(pattern.names("nomor") && !pattern.names("teks"));
    }

    #[test]
    fn a_place_nobody_knows_is_named() {
        assert_eq!(
            Pattern::read("a {tautn}", &["tautan"]),
            Err(UnknownSlot("tautn".to_owned()))
        );
    }

    proptest! {
        /// What stands in a filled place stays what it is, whatever it looks like.
        #[test]
        fn what_is_filled_in_is_not_read_again(value in ".*") {
            let pattern = Pattern::read("[{a}{b}]", &["a", "b"]).unwrap();
            prop_assert_eq!(pattern.filled(|_| value.clone()), format!("[{value}{value}]"));
        }

        #[test]
        fn any_text_is_read_or_its_unknown_place_is_named(text in ".*") {
            if let Ok(pattern) = Pattern::read(&text, &[]) {
                prop_assert_eq!(pattern.filled(|_| String::new()), text);
            }
        }
    }
}
