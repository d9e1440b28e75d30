//! Refuses names that say nothing about what is behind them.

use super::{Findings, numbered};
use crate::tree::{Tree, cut};

const BANNED: [&str; 15] = [
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "core",
    "base",
    "manager",
    "processor",
    "impl",
    "imp",
    "data",
    "info",
    "mod",
];

/// Last words of type names. "Service" alone is the public service; behind another word it is a layer of code.
const BANNED_ENDINGS: [&str; 12] = [
    "Util",
    "Utils",
    "Helper",
    "Helpers",
    "Common",
    "Misc",
    "Core",
    "Base",
    "Manager",
    "Processor",
    "Info",
    "Service",
];

/// Types that end so for a reason.
const EXCEPTIONS: [&str; 2] = [
    // A position of the organisation with what the law wants known of it.
    "PositionInfo",
    // The public service as its author wrote it.
    "DraftService",
];

pub(crate) fn check(tree: &Tree, found: &mut Findings) {
    for (path, text) in tree.ending(&[".rs"]) {
        for part in path.trim_end_matches(".rs").split('/') {
            if BANNED.contains(&part) {
                found.fail(path, format!("`{part}` says nothing: name it after what it does"));
            }
        }
        for (number, line) in numbered(text) {
            if let Some(name) = declared_type(line).filter(|name| has_banned_ending(name)) {
                found.fail(
                    format!("{path}:{number}"),
                    format!("type `{name}` ends in a word that says nothing"),
                );
            }
        }
        for (number, line) in numbered(cut(text).tests) {
            if line.trim_start().starts_with("fn test_") {
                found.fail(
                    format!("{path} (tests, line {number})"),
                    "a test's name is a sentence without `test_`",
                );
            }
        }
    }
}

fn declared_type(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    let keyword = words.next()?;
    if !["struct", "enum", "trait", "type"].contains(&keyword) || line.starts_with(' ') {
        return None;
    }
    words.next()?.split(|letter: char| !letter.is_alphanumeric()).next()
}

fn has_banned_ending(name: &str) -> bool {
    let last_word = name
        .rfind(|letter: char| letter.is_uppercase())
        .map_or(name, |at| &name[at..]);
    last_word.len() < name.len() && BANNED_ENDINGS.contains(&last_word) && !EXCEPTIONS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found_by;

    #[test]
    fn a_drawer_for_everything_is_found() {
        assert_eq!(
            found_by(
                check,
                &[("platform/app/src/utils.rs", ""), ("domain/core/src/lib.rs", "")]
            )
            .len(),
            2
        );
        assert!(found_by(check, &[("domain/sop/src/condition.rs", "")]).is_empty());
    }

    #[test]
    fn a_layer_called_service_is_found() {
        let text =
            "pub struct UserService {\npub(crate) enum CaseManager<'a> {\npub struct Service {\nstruct Database;\n";
        assert_eq!(
            found_by(check, &[("a.rs", text)]),
            [
                "a.rs:1: type `UserService` ends in a word that says nothing",
                "a.rs:2: type `CaseManager` ends in a word that says nothing",
            ]
        );
    }

    #[test]
    fn a_numbered_test_is_found() {
        let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn test_clock_2() {}\n}\n";
        assert_eq!(found_by(check, &[("a.rs", text)]).len(), 1);
    }
}
