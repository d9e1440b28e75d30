//! Both catalogs against each other and against the sources that ask for sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

/// Keys, with the names of their arguments.
fn catalog(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        if let Some(key) = message_keys(line).next() {
            assert!(
                keys.insert(key.clone(), BTreeSet::new()).is_none(),
                "{key} is given twice"
            );
            current = key;
        }
        for part in line.split("$").skip(1) {
            let name: String = part
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric())
                .collect();
            keys.get_mut(&current).unwrap().insert(name);
        }
    }
    keys
}

/// The text of all sources below a folder, tests left out.
fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "html")
            && !path.ends_with("tests.rs")
        {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn all_sources() -> String {
    let mut text = String::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&here.join("src"), &mut text);
    sources(&here.join("../../platform/app/src"), &mut text);
    text
}

#[test]
fn both_languages_say_the_same_things_with_the_same_arguments() {
    assert_eq!(catalog(INDONESIAN), catalog(ENGLISH));
}

#[test]
fn every_sentence_is_used() {
    let text = all_sources();
    let unused: Vec<String> = catalog(INDONESIAN)
        .into_keys()
        .filter(|key| !text.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_sentence_asked_for_exists() {
    let text = all_sources();
    let known = catalog(INDONESIAN);
    let mut missing = BTreeSet::new();
    for call in ["t(\"", "say(\"", "rich(\"", "titled_by(\"", "key: \"", "\"error-"] {
        for (place, _) in text.match_indices(call) {
            let start = if call == "\"error-" {
                place + 1
            } else {
                place + call.len()
            };
            let key: String = text[start..]
                .chars()
                .take_while(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || *letter == '-')
                .collect();
            let before = text[..place].chars().next_back();
            let is_call =
                call.starts_with('"') || !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
            let is_key = text[start + key.len()..].starts_with('"') && !key.is_empty();
            if is_call && is_key && !known.contains_key(&key) {
                missing.insert(key);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_sentence_takes_its_arguments_and_groups_numbers() {
    let words = Saying::new(Language::Indonesian, "evidence-words")
        .with("events", 18_204_u64)
        .to_string();
    assert_eq!(words, "18.204 kejadian tercatat.");
    let words = Saying::new(Language::English, "days-left")
        .with("days", 1_i64)
        .to_string();
    assert_eq!(words, "1 working day left, today included.");
}

#[test]
fn what_somebody_typed_stays_text() {
    let rich = Saying::new(Language::Indonesian, "incident")
        .with("number", "<b>**x**")
        .rich()
        .to_string();
    assert!(
        rich.contains("&lt;b&gt;") && rich.matches("<strong>").count() == 1,
        "{rich}"
    );
}

#[test]
fn sentences_cut_at_their_gaps_say_what_fluent_says() {
    for language in Language::ALL {
        let catalog = Catalog::of(language);
        assert!(catalog.cut.len() > 100, "{} sentences have gaps", catalog.cut.len());
        for (key, parts) in &catalog.cut {
            let mut saying = Saying::new(language, key);
            for (number, part) in parts.iter().enumerate() {
                let Part::Gap(name) = part else { continue };
                let value = if number.is_multiple_of(2) {
                    FluentValue::from(1_234_567_u64)
                } else {
                    FluentValue::from("Senin {x} **")
                };
                saying.arguments.set(name.clone(), value);
            }
            let mut errors = Vec::new();
            let whole = written(&catalog.bundle, key, Some(&saying.arguments), &mut errors);
            assert_eq!(saying.filled(parts), whole, "{key}");
            assert!(errors.is_empty(), "{key}: {errors:?}");
        }
    }
}

#[test]
fn plurals_and_sentences_of_several_lines_are_left_to_fluent() {
    let file = "one = a { $b } c\nmany = { $n ->\n    [one] x\n   *[other] y\n}\nlong = a\n    { $b }\nterm = { -name } { $b }\nplain = a\n";
    let keys: Vec<String> = sentences_with_gaps(file).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["one"]);
}
